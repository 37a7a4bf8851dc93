"""A bestuur takes everything along: rows, PDFs, and the fingerprint of each."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.db import connection, transaction

from gesprekken.models import VerslagPdf
from gesprekken.overzichten.boedel import Model, boedel_van
from gesprekken.overzichten.meegeven import (
    SOORT,
    VERSIE,
    Nummers,
    hashes_naam,
    naam_van,
    nummers_van,
    pdf_naam,
    regel,
    rijen_naam,
    rijen_van,
    rijhash,
    schema,
)
from gesprekken.wegen import modellen
from kwaliteit.canoniek import canonieke_json
from scholen.models import Bestuur, Gebeurtenis, Gebruiker, leg_vast

WACHT_IN_GEHEUGEN = 1024**2
"""So many bytes of hashes wait in memory; more wait on disk."""
UITGEVOERD = "Alles van het bestuur is uitgevoerd."
LEESMIJ = """In dit bestand staat alles van {bestuur}, zoals het was op {op}.

rijen/     per soort gegeven een bestand, met op elke regel één rij in JSON. Een rij wijst naar
           een andere met het nummer van de regel in het bestand daarvan.
hashes/    van elke rij de SHA-256, op dezelfde regel van een bestand met dezelfde naam.
pdf/       de vastgestelde verslagen, zoals ze zijn ondertekend.
manifest.json  van elk bestand de SHA-256, en van elke soort hoeveel rijen er zijn.

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
    with SpooledTemporaryFile(WACHT_IN_GEHEUGEN) as hashes:  # a zip is written part after part
        teksten = (regel(rij, nummers) for rij in rijen_van(model, nummers))
        _schrijf(pakket, manifest, rijen_naam(model), _met_hash(model, teksten, hashes))
        hashes.seek(0)
        _schrijf(pakket, manifest, hashes_naam(model), hashes)
    manifest["rijen"][naam_van(model)] = len(nummers[model])


def _met_hash(model: Model, teksten: Iterable[str], hashes: IO[bytes]) -> Iterator[bytes]:
    for tekst in teksten:
        hashes.write(f"{rijhash(model, tekst)}\n".encode())
        yield f"{tekst}\n".encode()


def _schrijf(pakket: ZipFile, manifest: dict[str, Any], naam: str, regels: Iterable[bytes]) -> None:
    heel = hashlib.sha256()
    with pakket.open(naam, "w") as bestand:
        for tekst in regels:
            heel.update(tekst)
            bestand.write(tekst)
    manifest["bestanden"][naam] = heel.hexdigest()


def _schrijf_pdfs(pakket: ZipFile, manifest: dict[str, Any], nummers: Nummers) -> None:
    for pk in nummers[VerslagPdf]:
        pdf = VerslagPdf.objects.select_related("verslag").defer("verslag__inhoud").get(pk=pk)
        if pdf.inhoud is not None:
            inhoud = bytes(pdf.inhoud)
            pakket.writestr(pdf_naam(pdf), inhoud, ZIP_STORED)
            manifest["bestanden"][pdf_naam(pdf)] = hashlib.sha256(inhoud).hexdigest()
