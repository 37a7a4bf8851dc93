"""A bestuur takes everything along: rows, PDFs, and the fingerprint of each."""

import hashlib
from datetime import datetime
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.db import connection, transaction

from gesprekken.models import VerslagPdf
from gesprekken.overzichten.boedel import Model, boedel_van
from gesprekken.overzichten.meegeven import (
    SOORT,
    VERSIE,
    Nummers,
    naam_van,
    nummers_van,
    pdf_naam,
    regel,
    rijen_van,
    schema,
)
from gesprekken.wegen import modellen
from kwaliteit.canoniek import canonieke_json
from scholen.models import Bestuur, Gebeurtenis, Gebruiker, leg_vast

UITGEVOERD = "Alles van het bestuur is uitgevoerd."
LEESMIJ = """In dit bestand staat alles van {bestuur}, zoals het was op {op}.

rijen/     per soort gegeven een bestand, met op elke regel één rij in JSON. Een rij wijst naar
           een andere met het nummer van de regel in het bestand daarvan.
pdf/       de vastgestelde verslagen, zoals ze zijn ondertekend.
manifest.json  van elk bestand en van elke rij de SHA-256.

Wachtwoorden, passkeys en het geheim van de inlogdienst zitten er niet bij.
Inlezen in een andere installatie: manage.py bestuur_inlezen BESTAND
"""


@transaction.atomic
def bestuur_uitvoeren(
    bestuur: Bestuur, uit: BinaryIO, *, door: Gebruiker | None, op: datetime
) -> dict[str, Any]:
    """Write all that is of a bestuur, and the shared rows it needs, as a zip.

    That it left is the last line of its log, and goes along.

    Returns:
        The manifest.
    """
    _een_moment()
    leg_vast(soort=Gebeurtenis.Soort.GELEZEN, rij=bestuur, door=door, op=op, reden=UITGEVOERD)
    nummers = nummers_van(boedel_van(bestuur))
    manifest: dict[str, Any] = {
        "soort": SOORT,
        "versie": VERSIE,
        "schema": schema(),
        "bestuur": {"nummer": bestuur.bestuursnummer, "naam": bestuur.naam},
        "gemaakt_op": op.isoformat(),
        "bestanden": {},
        "rijen": {},
    }
    with ZipFile(uit, "w", ZIP_DEFLATED) as pakket:
        leesmij = LEESMIJ.format(bestuur=bestuur, op=f"{op:%d-%m-%Y %H:%M}")
        pakket.writestr("leesmij.txt", leesmij)
        for model in modellen():
            if nummers[model]:
                _schrijf_rijen(pakket, manifest, model, nummers)
        _schrijf_pdfs(pakket, manifest, nummers)
        pakket.writestr("manifest.json", canonieke_json(manifest))
    return manifest


def _een_moment() -> None:
    """Let every question see the same moment, also while others go on working."""
    if connection.vendor == "postgresql" and not connection.savepoint_ids:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _schrijf_rijen(
    pakket: ZipFile, manifest: dict[str, Any], model: Model, nummers: Nummers
) -> None:
    hashes = []
    heel = hashlib.sha256()
    naam = f"rijen/{naam_van(model)}.jsonl"
    with pakket.open(naam, "w") as bestand:
        for rij in rijen_van(model, nummers):
            tekst = regel(rij, nummers).encode()
            hashes.append(hashlib.sha256(tekst).hexdigest())
            heel.update(tekst + b"\n")
            bestand.write(tekst + b"\n")
    manifest["rijen"][naam_van(model)] = hashes
    manifest["bestanden"][naam] = heel.hexdigest()


def _schrijf_pdfs(pakket: ZipFile, manifest: dict[str, Any], nummers: Nummers) -> None:
    for pk in nummers[VerslagPdf]:
        pdf = VerslagPdf.objects.select_related("verslag").defer("verslag__inhoud").get(pk=pk)
        if pdf.inhoud is not None:
            inhoud = bytes(pdf.inhoud)
            pakket.writestr(pdf_naam(pdf), inhoud, ZIP_STORED)
            manifest["bestanden"][pdf_naam(pdf)] = hashlib.sha256(inhoud).hexdigest()
