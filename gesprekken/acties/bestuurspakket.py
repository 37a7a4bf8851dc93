"""The zip of a bestuur, opened with care: what is in it is what its manifest says, or nothing."""

import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from gesprekken.overzichten.boedel import Model
from gesprekken.overzichten.meegeven import (
    SOORT,
    VERSIE,
    Nummers,
    hashes_naam,
    naam_van,
    op_naam,
    rij_uit,
    rijen_naam,
    rijhash,
    rijhashes,
    schema,
)
from gesprekken.wegen import modellen
from scholen.inlezen.fout import InlezenMislukt

NAAM = re.compile(
    r"leesmij\.txt|manifest\.json|rijen/[a-z]+\.[a-z_]+\.jsonl|hashes/[a-z]+\.[a-z_]+\.txt"
    r"|pdf/[a-z2-7]{12}\.pdf"
)
MEESTE_DELEN = 50_000
MEESTE_BYTES = 4 * 1024**3
MEESTE_IN_EEN_DEEL = 512 * 1024**2
MEESTE_IN_EEN_REGEL = 64 * 1024**2
HOOGSTE_VERHOUDING, VERHOUDING_VANAF = 200, 1024**2

NIETS = "Er is niets ingelezen."
OPNIEUW = "Voer het bestuur opnieuw uit, of kopieer het bestand nog een keer."
BESCHADIGD = f"Dit bestand is beschadigd of niet helemaal overgekomen. {OPNIEUW}"
GEEN_PAKKET = (
    "Dit is geen bestand van bestuur_uitvoeren. Kies het zip-bestand dat die opdracht schreef."
)
TE_GROOT = "Dit bestand wordt bij het uitpakken veel te groot. " + NIETS
VREEMD = "In dit bestand zit iets wat er niet in hoort: {}. " + NIETS
VERANDERD = f"In dit bestand is {{}} veranderd. {NIETS} {OPNIEUW}"
KAPOT = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError)
"""What a zip leads to that is damaged."""
ANDERS = (
    "Dit bestand komt uit een andere versie van Kwaliteitsdialoog ({}). Werk eerst beide"
    " installaties bij, en voer het bestuur dan opnieuw uit."
)


@dataclass(frozen=True)
class Pakket:
    """What a zip holds; all of it stays in there until it is needed, line by line."""

    zip: ZipFile
    manifest: dict[str, Any]

    def aantal(self, model: Model) -> int:
        """How many rows of a model there are."""
        aantal: int = self.manifest["rijen"].get(naam_van(model), 0)
        return aantal

    def rijen(self, model: Model) -> Iterator[dict[str, Any]]:
        """The rows of a model, in the order of their places."""
        return map(rij_uit, self.regels(model))

    def regels(self, model: Model) -> Iterator[str]:
        """The same rows, each as the line that was written."""
        return self._regels(rijen_naam(model))

    def hashes(self, model: Model) -> Iterator[str]:
        """The SHA-256 of each of those rows."""
        return self._regels(hashes_naam(model))

    def pdf(self, naam: str) -> bytes:
        """The bytes of a report, by its name in the zip.

        Raises:
            KeyError: there is no such report.
        """
        return self.zip.read(naam)

    def _regels(self, naam: str) -> Iterator[str]:
        if naam in self.manifest["bestanden"]:
            with self.zip.open(naam) as bestand:
                while regel := bestand.readline(MEESTE_IN_EEN_REGEL):
                    if len(regel) == MEESTE_IN_EEN_REGEL:
                        raise InlezenMislukt(TE_GROOT)
                    yield regel.decode().removesuffix("\n")


@contextmanager
def open_bestuurspakket(pad: Path) -> Iterator[Pakket]:
    """A zip of ``bestuur_uitvoeren``, looked at whole, and open until the end of the block.

    Raises:
        InlezenMislukt: no such zip, damaged, changed, too large, or of another version.
    """
    with ExitStack() as tot_het_eind:
        yield _open(pad, tot_het_eind)


def _open(pad: Path, tot_het_eind: ExitStack) -> Pakket:
    try:
        return _lees(tot_het_eind.enter_context(ZipFile(pad)))
    except FileNotFoundError as fout:
        raise InlezenMislukt(f"Er is geen bestand {pad}.") from fout
    except KAPOT as fout:
        raise InlezenMislukt(BESCHADIGD) from fout
    except (RuntimeError, ValueError, RecursionError) as fout:
        raise InlezenMislukt(GEEN_PAKKET) from fout


def vingerafdruk_van(pad: Path) -> str:
    """The SHA-256 of the zip itself, by which it is known in the log of the installation."""
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def _lees(zip_: ZipFile) -> Pakket:
    delen = zip_.infolist()
    _keur_delen(delen)
    pakket = Pakket(zip_, _manifest(zip_, {deel.filename for deel in delen}))
    bekend = {naam(model) for model in modellen() for naam in (rijen_naam, hashes_naam)}
    for naam, hash_ in pakket.manifest["bestanden"].items():
        with zip_.open(naam) as bestand:
            if hashlib.file_digest(bestand, "sha256").hexdigest() != hash_:  # type: ignore[arg-type]  # a zip reads like a file
                raise InlezenMislukt(VERANDERD.format(naam))
        if not naam.startswith("pdf/") and naam not in bekend:
            raise InlezenMislukt(VREEMD.format(naam))
    geteld = {naam_van(model): _tel_rijen(model, pakket) for model in modellen()}
    if pakket.manifest["rijen"] != {naam: aantal for naam, aantal in geteld.items() if aantal}:
        raise InlezenMislukt(VERANDERD.format("het aantal rijen"))
    return pakket


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


def _manifest(zip_: ZipFile, namen: set[str]) -> dict[str, Any]:
    manifest = json.loads(zip_.read("manifest.json"))
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


def _tel_rijen(model: Model, pakket: Pakket) -> int:
    """How many rows of a model there are, each with its own fingerprint and the right fields."""
    velden = {veld.name for veld in model._meta.concrete_fields if not veld.primary_key}
    aantal = 0
    for tekst, hash_ in zip_longest(pakket.regels(model), pakket.hashes(model)):
        if tekst is None or rijhash(model, tekst) != hash_:
            raise InlezenMislukt(VERANDERD.format(f"een rij van {naam_van(model)}"))
        if set(rij_uit(tekst)) != velden:
            raise InlezenMislukt(VREEMD.format(f"een rij van {naam_van(model)} met andere velden"))
        aantal += 1
    return aantal


def modellen_die_verschillen(pakket: Pakket, nummers: Nummers) -> Iterator[Model]:
    """Every model of which the rows here are not, one by one, those of the zip."""
    for _, model in sorted(op_naam().items()):
        paren = zip_longest(pakket.hashes(model), rijhashes(model, nummers))
        if any(daar != hier for daar, hier in paren):
            yield model
