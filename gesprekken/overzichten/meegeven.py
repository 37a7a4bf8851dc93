"""Rows as they leave an installation: without its counters, so that they mean the same elsewhere.

A row points at another by the place of that one in its own file, counted from 1. Read back in this
order and written once more, the same bestuur gives the same lines and so the same fingerprints.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from django.db import models
from django.db.migrations.loader import MigrationLoader

from gesprekken.models import VerslagPdf
from gesprekken.overzichten.boedel import IN_EEN_KADER, Boedel, Model, boedel_van, in_blokken
from gesprekken.wegen import APPS, modellen, op_modelnaam
from kwaliteit.canoniek import canonieke_json
from kwaliteit.models import Kwaliteitskader, Tekstversie
from scholen.models import Bestuur, Bewaring, Gebruiker, Inlogdienst, Samenwerkingsverband

SOORT, VERSIE = "kwaliteitsdialoog-bestuur", 1
LEEG: dict[Model, dict[str, Any]] = {
    Gebruiker: {"password": "", "last_login": None},
    Inlogdienst: {"geheim": "", "staat_aan": False},
    Bewaring: {"vrijgegeven_tot": None},
}
"""What lets somebody in, or belongs to this machine alone: it stays here, and comes back empty."""

Nummers = dict[Model, dict[int, int]]


def naam_van(model: Model) -> str:
    """``scholen.school``: the name of a model in the zip."""
    return model._meta.label_lower


def op_naam() -> dict[str, Model]:
    """Every model that can leave, by that name."""
    return {naam_van(model): model for model in modellen()}


def nummers_van(boedel: Boedel) -> Nummers:
    """The place of every row in the file of its model."""
    return {model: _nummer(model, boedel.alles(model)) for model in modellen()}


def rijen_van(model: Model, nummers: Nummers) -> Iterator[models.Model]:
    """The rows of a model, in the order of their places."""
    op_volgorde = list(nummers[model])
    for begin in range(0, len(op_volgorde), 200):
        blok = op_volgorde[begin : begin + 200]
        gevonden = model._base_manager.in_bulk(blok)
        yield from (gevonden[pk] for pk in blok)


def regel(rij: models.Model, nummers: Nummers) -> str:
    """One row as a line of JSON, always the same for the same row."""
    leeg = LEEG.get(type(rij), {})
    velden = {
        veld.name: leeg[veld.name] if veld.name in leeg else _waarde(rij, veld, nummers)
        for veld in rij._meta.concrete_fields
        if not veld.primary_key
    }
    return canonieke_json(velden)


def hashes_van(bestuur: Bestuur) -> dict[str, list[str]]:
    """The SHA-256 of every line of a bestuur as it is now, by the name of its model."""
    nummers = nummers_van(boedel_van(bestuur))
    alle = {
        naam: [
            hashlib.sha256(regel(rij, nummers).encode()).hexdigest()
            for rij in rijen_van(model, nummers)
        ]
        for naam, model in op_naam().items()
    }
    return {naam: hashes for naam, hashes in alle.items() if hashes}


def pdf_naam(pdf: VerslagPdf) -> str:
    """Where the bytes of a report stand in the zip."""
    return f"pdf/{pdf.verslag.sleutel}.pdf"


def schema() -> dict[str, str]:
    """The last migration of each app: what the rows look like."""
    bladeren = MigrationLoader(None, ignore_no_migrations=True).graph.leaf_nodes()
    return {app: naam for app, naam in sorted(bladeren) if app in APPS}


def rij_uit(tekst: str) -> dict[str, Any]:
    """A line read back.

    Raises:
        ValueError: no JSON, or something else than a row.
    """
    rij = json.loads(tekst)
    if not isinstance(rij, dict):
        raise ValueError("geen rij")
    return rij


def _nummer(model: Model, sleutels: set[int]) -> dict[int, int]:
    """Shared rows stand in the order of their names, and all others in that of their keys."""
    ervoor: dict[int, str] = {}
    if weg := _naam_vooraan(model):
        for blok in in_blokken(sleutels):
            rijen = model._base_manager.filter(pk__in=blok).order_by()
            ervoor |= dict(rijen.values_list("pk", weg))
    gesorteerd = sorted(sleutels, key=lambda pk: (ervoor.get(pk) or "", pk))
    return {pk: nummer for nummer, pk in enumerate(gesorteerd, 1)}


def _naam_vooraan(model: Model) -> str:
    if model is Samenwerkingsverband:
        return "code"
    if model in (Gebruiker, Kwaliteitskader):
        return "sleutel"
    return f"{IN_EEN_KADER[model]}__sleutel" if model in IN_EEN_KADER else ""


def _waarde(rij: models.Model, veld: Any, nummers: Nummers) -> Any:  # noqa: ANN401 what JSON knows
    waarde = getattr(rij, veld.attname)
    if veld.related_model:
        return nummers[veld.related_model].get(waarde)
    if isinstance(rij, Tekstversie) and veld.name == "rij":
        return nummers[op_modelnaam()[rij.model]].get(waarde)
    if isinstance(veld, models.BinaryField):
        return None if waarde is None or not isinstance(rij, VerslagPdf) else pdf_naam(rij)
    if isinstance(waarde, datetime):
        return waarde.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(waarde, date | time):
        return waarde.isoformat()
    return waarde
