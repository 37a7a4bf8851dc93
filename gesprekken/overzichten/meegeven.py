"""Rows as they leave an installation: without its counters, so that they mean the same elsewhere.

A row points at another by the place of that one in its own file, counted from 1. Read back in this
order and written once more, the same bestuur gives the same lines and so the same fingerprints.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from django.db import models
from django.db.migrations.loader import MigrationLoader
from django.db.models.functions import Concat

from gesprekken.models import VerslagPdf
from gesprekken.overzichten.boedel import IN_EEN_KADER, Boedel, Model, in_blokken
from gesprekken.wegen import APPS, modellen, op_modelnaam
from kwaliteit.canoniek import canonieke_json
from kwaliteit.models import Kwaliteitskader, Tekstversie
from scholen.models import Bewaring, Gebruiker, Inlogdienst, Samenwerkingsverband

SOORT, VERSIE = "kwaliteitsdialoog-bestuur", 3
LEEG: dict[Model, dict[str, Any]] = {
    Gebruiker: {"password": "", "last_login": None},
    Inlogdienst: {"geheim": "", "staat_aan": False},
    Bewaring: {"vrijgegeven_tot": None},
}
"""What lets somebody in, or belongs to this machine alone: it stays here, and comes back empty."""
VAN_DE_INSTALLATIE = ("sleutel", "status", "gepubliceerd_op")
"""Of a kader that all share, when each installation loads it itself: the same text is the same."""

Nummers = Mapping[Model, Mapping[int, int]]


def naam_van(model: Model) -> str:
    """``scholen.school``: the name of a model in the zip."""
    return model._meta.label_lower


def op_naam() -> dict[str, Model]:
    """Every model that can leave, by that name."""
    return {naam_van(model): model for model in modellen()}


def nummers_van(boedel: Boedel) -> Nummers:
    """The place of every row in the file of its model, counted from 1.

    Shared rows stand in the order of their names, all others in that of their keys.
    """
    return {
        model: _genummerd(model, naam, boedel.alles(model))
        if (naam := _sorteernaam(model))
        else boedel.eigen[model]
        for model in modellen()
    }


def rijen_van(model: Model, nummers: Nummers) -> Iterator[models.Model]:
    """The rows of a model, in the order of their places."""
    for blok in in_blokken(nummers[model], per_keer(model)):
        gevonden = model._base_manager.in_bulk(blok)
        yield from (gevonden[pk] for pk in blok)


def per_keer(model: Model) -> int:
    """How many rows of a model are at hand at once: a report is large, and so is a snapshot."""
    velden = model._meta.concrete_fields
    if any(isinstance(veld, models.BinaryField) for veld in velden):
        return 1
    return 20 if any(isinstance(veld, models.JSONField) for veld in velden) else 200


def regel(rij: models.Model, nummers: Nummers) -> str:
    """One row as a line of JSON, always the same for the same row."""
    leeg = LEEG.get(type(rij), {})
    velden = {
        veld.name: leeg[veld.name] if veld.name in leeg else _waarde(rij, veld, nummers)
        for veld in rij._meta.concrete_fields
        if not veld.primary_key
    }
    return canonieke_json(velden)


def rijhash(model: Model, tekst: str) -> str:
    """The SHA-256 of a line; of a kader that all share, without what the installation gave it.

    Raises:
        ValueError: the line of a kader is no row.
    """
    if model is Kwaliteitskader and is_van_allen(rij := rij_uit(tekst)):
        tekst = canonieke_json({naam: rij[naam] for naam in rij if naam not in VAN_DE_INSTALLATIE})
    return hashlib.sha256(tekst.encode()).hexdigest()


def is_van_allen(kader: dict[str, Any]) -> bool:
    """Whether this line is a kader of no bestuur and no samenwerkingsverband."""
    return kader.get("bestuur") is None and kader.get("swv") is None


def rijhashes(model: Model, nummers: Nummers) -> Iterator[str]:
    """The SHA-256 of every row of a model as it is now, in the order of their places."""
    return (rijhash(model, regel(rij, nummers)) for rij in rijen_van(model, nummers))


def rijen_naam(model: Model) -> str:
    """Where the rows of a model stand in the zip."""
    return f"rijen/{naam_van(model)}.jsonl"


def hashes_naam(model: Model) -> str:
    """Where the SHA-256 of each of those rows stands in the zip, line by line."""
    return f"hashes/{naam_van(model)}.txt"


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


def _genummerd(
    model: Model, naam: models.Expression | models.F, sleutels: Iterable[int]
) -> dict[int, int]:
    """The place of these rows when they are sorted by this name, and then by their keys."""
    namen: dict[int, str] = {}
    for blok in in_blokken(sleutels):
        rijen = model._base_manager.filter(pk__in=blok).order_by()
        namen |= dict(rijen.annotate(sorteernaam=naam).values_list("pk", "sorteernaam"))
    gesorteerd = sorted(namen, key=lambda pk: (namen[pk] or "", pk))
    return {pk: nummer for nummer, pk in enumerate(gesorteerd, 1)}


def _sorteernaam(model: Model) -> models.Expression | models.F | None:
    """What the rows of a model are sorted by, so that they lie the same in every installation."""
    if model is Samenwerkingsverband:
        return models.F("code")
    if model is Gebruiker:
        return models.F("sleutel")
    if model is Kwaliteitskader:
        return _naam_van_kader("")
    return _naam_van_kader(f"{IN_EEN_KADER[model]}__") if model in IN_EEN_KADER else None


def _naam_van_kader(weg: str) -> models.Expression:
    """Of one that all share its name and version, for its sleutel is another one elsewhere."""
    van_allen = models.Q(**{f"{weg}bestuur": None, f"{weg}swv": None})
    naam = Concat(f"{weg}naam", models.Value(" "), f"{weg}versie")
    return models.Case(models.When(van_allen, then=naam), default=models.F(f"{weg}sleutel"))


def _waarde(rij: models.Model, veld: Any, nummers: Nummers) -> Any:  # noqa: ANN401 what JSON knows
    waarde = getattr(rij, veld.attname)
    if waarde is None:
        return None
    if veld.related_model:
        return nummers[veld.related_model].get(waarde)
    if isinstance(rij, Tekstversie) and veld.name == "rij":
        return nummers[op_modelnaam()[rij.model]].get(waarde)
    if isinstance(veld, models.BinaryField):
        return pdf_naam(rij) if isinstance(rij, VerslagPdf) else None
    return _in_json(waarde)


def _in_json(waarde: Any) -> Any:  # noqa: ANN401 what JSON knows
    if isinstance(waarde, datetime):
        return waarde.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(waarde, date | time):
        return waarde.isoformat()
    return waarde
