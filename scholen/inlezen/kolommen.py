"""Which column is which, by its name: DUO changed those more than once, people do as they like."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scholen.inlezen.fout import InlezenMislukt
from scholen.inlezen.rooster import Blad, Rij

KOP_BINNEN = 30
"""So many rows may stand above the heading: a title, a date, an explanation."""
ALIASSEN: Mapping[str, tuple[str, ...]] = {  # per field the names of its column, the best first
    "brin6": ("BRIN6", "BRIN6CODE", "BRIN6NUMMER", "BRINVESTIGINGSNUMMER", "BRINVESTIGING"),
    "vestiging": (
        "VESTIGINGSCODE",
        "VESTIGINGSNUMMER",
        "VESTIGINGSNR",
        "VESTIGINGNUMMER",
        "VESTIGINGCODE",
        "VESTNR",
    ),
    "brin": ("INSTELLINGSCODE", "BRINNUMMER", "BRINNR", "BRINCODE", "BRIN", "INSTELLINGSNUMMER"),
    "naam": (
        "VESTIGINGSNAAM",
        "NAAMVESTIGING",
        "INSTELLINGSNAAMVESTIGING",
        "NAAMVANDEVESTIGING",
        "VESTIGING",
        "LOCATIE",
        "NAAM",
    ),
    "school": (
        "INSTELLINGSNAAM",
        "NAAMINSTELLING",
        "SCHOOLNAAM",
        "NAAMSCHOOL",
        "NAAMVANDESCHOOL",
        "SCHOOL",
    ),
    "plaats": ("PLAATSNAAM", "PLAATS", "VESTIGINGSPLAATS", "WOONPLAATS", "PLAATSNAAMVESTIGING"),
    "bestuur": (
        "BEVOEGDGEZAGNUMMER",
        "BEVOEGDGEZAGNR",
        "BEVOEGDGEZAGCODE",
        "BESTUURSNUMMER",
        "BESTUURSNR",
    ),
    "soort": (
        "SOORTPO",
        "SOORTPRIMAIRONDERWIJS",
        "SOORTONDERWIJS",
        "ONDERWIJSSOORT",
        "SCHOOLSOORT",
        "SOORTSCHOOL",
        "SOORT",
        "SCHOOLTYPE",
        "TYPESCHOOL",
        "TYPEONDERWIJS",
        "TYPE",
    ),
    "wijk": ("WIJK", "WIJKNAAM", "BUURT"),
}
VELD = {alias: veld for veld, aliassen in ALIASSEN.items() for alias in aliassen}
NUMMERS = ("brin6", "vestiging", "brin")
NAMEN = ("naam", "school")


def kern(tekst: str) -> str:
    """The name of a column without accents, spaces and signs."""
    letters = unicodedata.normalize("NFKD", tekst).upper()
    return re.sub(r"[^A-Z0-9]", "", letters)


def tel(cellen: Sequence[str]) -> int:
    """How many fields this row names."""
    return len({VELD[kern(cel)] for cel in cellen if kern(cel) in VELD})


@dataclass(frozen=True)
class Kop:
    """The heading of a table: per field its column, and per column its name."""

    rij: int
    namen: tuple[str, ...]
    kolommen: Mapping[str, int]
    dubbel: tuple[tuple[int, int], ...]
    """Columns with the same name: they should say the same."""

    def tekst(self, rij: Rij, veld: str) -> str:
        """What a row says about a field; nothing without that column."""
        return rij.cel(self.kolommen[veld]) if veld in self.kolommen else ""

    def is_kop(self, rij: Rij) -> bool:
        """Whether this row is the heading once more, on a next page."""
        eigen = [kern(naam) for naam in self.namen]
        return [kern(rij.cel(plek)) for plek in range(len(eigen))] == eigen

    def plek(self, blad: Blad, rij: Rij, veld: str) -> str:
        """Where a cell stands."""
        kolom = self.kolommen[veld if veld in self.kolommen else self.nummerveld]
        return blad.plek(rij.nummer, kolom, self.namen[kolom])

    @property
    def nummerveld(self) -> str:
        """The column that says most about which school this is."""
        return next(veld for veld in ("brin6", "brin", "vestiging") if veld in self.kolommen)


def kop_van(rij: Rij) -> Kop | None:
    """The heading that this row is, if it names a number and a name."""
    namen = tuple(" ".join(cel.split()) for cel in rij.cellen)
    gevonden: dict[str, list[int]] = {}
    for plek, naam in enumerate(namen):
        if kern(naam) in VELD:
            gevonden.setdefault(kern(naam), []).append(plek)
    kolommen = {}
    for veld, aliassen in ALIASSEN.items():
        eerste = next((alias for alias in aliassen if alias in gevonden), None)
        if eerste:
            kolommen[veld] = gevonden[eerste][0]
    if not any(veld in kolommen for veld in NUMMERS):
        return None
    if not any(veld in kolommen for veld in NAMEN):
        return None
    dubbel = tuple((plekken[0], ander) for plekken in gevonden.values() for ander in plekken[1:])
    return Kop(rij.nummer, namen, kolommen, dubbel)


def zoek_kop(blad: Blad) -> tuple[Kop | None, Sequence[str]]:
    """The heading within the first rows of a sheet, else the row that came nearest to one.

    Afterwards ``blad.rijen`` goes on below the heading.
    """
    beste: Sequence[str] = ()
    for teller, rij in enumerate(blad.rijen, start=1):
        kop = kop_van(rij)
        if kop:
            return kop, rij.cellen
        if tel(rij.cellen) > tel(beste):
            beste = rij.cellen
        if teller >= KOP_BINNEN:
            break
    return None, beste


def geen_kop(beste: Sequence[str]) -> InlezenMislukt:
    """Why there is no heading, and which names would do."""
    velden = {VELD[kern(cel)] for cel in beste if kern(cel) in VELD}
    if velden & set(NAMEN):
        return InlezenMislukt(
            "In dit bestand staat geen kolom met het BRIN-nummer. Zet er een kolom bij met de naam"
            " BRIN6 (99XA00), of BRIN (99XA) en VESTIGINGSNUMMER (00), en kies het bestand"
            " opnieuw."
        )
    if velden:
        return InlezenMislukt(
            "In dit bestand staat geen kolom met de naam van de school. Zet er een kolom bij met"
            " de naam VESTIGINGSNAAM of SCHOOL, en kies het bestand opnieuw."
        )
    return InlezenMislukt(
        "In de eerste dertig rijen vinden we geen namen van kolommen. Zet boven de lijst een rij"
        " met BRIN6, NAAM en PLAATS, of kies een bestand van DUO met vestigingen of"
        " hoofdvestigingen."
    )
