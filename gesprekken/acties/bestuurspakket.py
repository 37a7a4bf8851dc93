"""The zip of a bestuur, opened with care: what is in it is what its manifest says, or nothing."""

import hashlib
import json
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from gesprekken.overzichten.meegeven import SOORT, VERSIE, op_naam, rij_uit, schema
from scholen.inlezen.fout import InlezenMislukt

NAAM = re.compile(r"leesmij\.txt|manifest\.json|rijen/[a-z]+\.[a-z_]+\.jsonl|pdf/[a-z2-7]{12}\.pdf")
MEESTE_DELEN = 50_000
MEESTE_BYTES = 4 * 1024**3
MEESTE_IN_EEN_DEEL = 512 * 1024**2
HOOGSTE_VERHOUDING, VERHOUDING_VANAF = 200, 1024**2

OPNIEUW = "Voer het bestuur opnieuw uit, of kopieer het bestand nog een keer."
BESCHADIGD = f"Dit bestand is beschadigd of niet helemaal overgekomen. {OPNIEUW}"
GEEN_PAKKET = (
    "Dit is geen bestand van bestuur_uitvoeren. Kies het zip-bestand dat die opdracht schreef."
)
TE_GROOT = "Dit bestand wordt bij het uitpakken veel te groot. Er is niets ingelezen."
VREEMD = "In dit bestand zit iets wat er niet in hoort: {}. Er is niets ingelezen."
VERANDERD = f"In dit bestand is {{}} veranderd. Er is niets ingelezen. {OPNIEUW}"
ANDERS = (
    "Dit bestand komt uit een andere versie van Kwaliteitsdialoog ({}). Werk eerst beide"
    " installaties bij, en voer het bestuur dan opnieuw uit."
)


@dataclass(frozen=True)
class Pakket:
    """What a zip holds, after every fingerprint was looked at.

    Args:
        rijen: by the name of a model, in the order of their places.
        pdfs: the bytes of the reports, by their name in the zip.
    """

    manifest: dict[str, Any]
    rijen: dict[str, list[dict[str, Any]]]
    pdfs: dict[str, bytes]


def open_bestuurspakket(pad: Path) -> Pakket:
    """Read a zip of ``bestuur_uitvoeren`` whole.

    Raises:
        InlezenMislukt: no such zip, damaged, changed, too large, or of another version.
    """
    try:
        with ZipFile(pad) as pakket:
            return _lees(pakket)
    except FileNotFoundError as fout:
        raise InlezenMislukt(f"Er is geen bestand {pad}.") from fout
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as fout:
        raise InlezenMislukt(BESCHADIGD) from fout
    except (RuntimeError, ValueError, RecursionError) as fout:
        raise InlezenMislukt(GEEN_PAKKET) from fout


def vingerafdruk_van(pad: Path) -> str:
    """The SHA-256 of the zip itself, by which it is known in the log of the installation."""
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def _lees(pakket: ZipFile) -> Pakket:
    delen = pakket.infolist()
    _keur_delen(delen)
    manifest = _manifest(pakket, {deel.filename for deel in delen})
    rijen: dict[str, list[dict[str, Any]]] = {}
    pdfs: dict[str, bytes] = {}
    for naam, hash_ in manifest["bestanden"].items():
        inhoud = pakket.read(naam)
        if hashlib.sha256(inhoud).hexdigest() != hash_:
            raise InlezenMislukt(VERANDERD.format(naam))
        if naam.startswith("pdf/"):
            pdfs[naam] = inhoud
        else:
            model = naam.removeprefix("rijen/").removesuffix(".jsonl")
            rijen[model] = _rijen(inhoud, model, manifest["rijen"].get(model))
    return Pakket(manifest, rijen, pdfs)


def _keur_delen(delen: list[ZipInfo]) -> None:
    namen = [deel.filename for deel in delen]
    if len(delen) > MEESTE_DELEN or sum(deel.file_size for deel in delen) > MEESTE_BYTES:
        raise InlezenMislukt(TE_GROOT)
    for deel in delen:
        if deel.file_size > MEESTE_IN_EEN_DEEL or (
            deel.file_size > VERHOUDING_VANAF
            and deel.file_size > HOOGSTE_VERHOUDING * deel.compress_size
        ):
            raise InlezenMislukt(TE_GROOT)
        if not NAAM.fullmatch(deel.filename):
            raise InlezenMislukt(VREEMD.format(deel.filename[:80]))
    if len(set(namen)) != len(namen):
        raise InlezenMislukt(VREEMD.format("twee keer hetzelfde bestand"))
    if "manifest.json" not in namen:
        raise InlezenMislukt(GEEN_PAKKET)


def _manifest(pakket: ZipFile, namen: set[str]) -> dict[str, Any]:
    manifest = json.loads(pakket.read("manifest.json"))
    if not isinstance(manifest, dict) or manifest.get("soort") != SOORT:
        raise InlezenMislukt(GEEN_PAKKET)
    gelijk = (manifest.get("versie"), manifest.get("schema")) == (VERSIE, schema())
    if not gelijk:
        van = manifest.get("schema")
        laatste = van.get("gesprekken", "onbekend") if isinstance(van, dict) else "onbekend"
        raise InlezenMislukt(ANDERS.format(str(laatste)[:80]))
    if not all(isinstance(manifest.get(deel), dict) for deel in ("bestanden", "rijen", "bestuur")):
        raise InlezenMislukt(GEEN_PAKKET)
    genoemd = set(manifest["bestanden"])
    if ontbreekt := sorted(genoemd - namen):
        raise InlezenMislukt(f"In dit bestand ontbreekt {ontbreekt[0]}. {OPNIEUW}")
    if over := sorted(namen - genoemd - {"manifest.json", "leesmij.txt"}):
        raise InlezenMislukt(VREEMD.format(over[0]))
    return manifest


def _rijen(inhoud: bytes, model: str, hashes: object) -> list[dict[str, Any]]:
    if model not in op_naam():
        raise InlezenMislukt(VREEMD.format(f"rijen/{model}.jsonl"))
    regels = inhoud.decode().removesuffix("\n").split("\n")
    if [hashlib.sha256(regel.encode()).hexdigest() for regel in regels] != hashes:
        raise InlezenMislukt(VERANDERD.format(f"een rij van {model}"))
    velden = {veld.name for veld in op_naam()[model]._meta.concrete_fields if not veld.primary_key}
    rijen = [rij_uit(regel) for regel in regels]
    if any(set(rij) != velden for rij in rijen):
        raise InlezenMislukt(VREEMD.format(f"een rij van {model} met andere velden"))
    return rijen
