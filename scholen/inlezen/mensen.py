"""A list of people on paper: a file or pasted text in, a row per role out, not judged yet."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any, Self

from scholen.inlezen import csv, xlsx
from scholen.inlezen.afgeschermd import lees_afgeschermd
from scholen.inlezen.fout import InlezenMislukt
from scholen.inlezen.kolomnamen import kern
from scholen.inlezen.namen import netjes
from scholen.inlezen.rollen import bedoelde, rol_van, zonder_schaal
from scholen.inlezen.rooster import Blad, Rij

MEESTE_BYTES = 5_000_000
MEESTE_REGELS = 300
KOP_BINNEN = 10
GEPLAKT = "geplakt.txt"
ALIASSEN = {
    "naam": ("NAAM", "VOLLEDIGENAAM", "MEDEWERKER", "PERSOON", "WIE"),
    "voornaam": ("VOORNAAM", "ROEPNAAM"),
    "tussenvoegsel": ("TUSSENVOEGSEL", "TUSSENVOEGSELS", "VOORVOEGSEL", "VOORVOEGSELS"),
    "achternaam": ("ACHTERNAAM",),
    "email": ("EMAIL", "EMAILADRES", "MAIL", "MAILADRES", "EMAILWERK", "WERKMAIL"),
    "rol": ("ROL", "ROLLEN"),
    "functie": ("FUNCTIE", "FUNCTIENAAM"),
    "school": ("SCHOOL", "SCHOOLNAAM", "NAAMSCHOOL", "BRIN", "BRIN6", "VESTIGING", "LOCATIE"),
    "van": ("VANAF", "VAN", "BEGIN", "BEGINDATUM", "STARTDATUM", "INGANGSDATUM", "SINDS"),
    "tot": ("TOT", "TOTENMET", "EINDE", "EINDDATUM"),
}
VELD = {alias: veld for veld, aliassen in ALIASSEN.items() for alias in aliassen}
MET_NAAM = re.compile(r"^\s*\"?(?P<naam>[^<>\"]+?)\"?\s*<(?P<email>[^<>\s]+@[^<>\s]+)>\s*$")
LEZERS: dict[str, Callable[[bytes], list[Blad]]] = {
    ".xlsx": xlsx.lees,
    ".csv": lambda inhoud: csv.lees(inhoud, _tel),
    ".txt": lambda inhoud: csv.lees(inhoud, _tel),
}
GEEN_KOP = (
    "In de eerste tien rijen vinden we geen kolom met e-mailadressen. Zet boven de lijst een rij"
    " met NAAM, E-MAIL, ROL en SCHOOL."
)
ALLEEN_KOP = (
    "De namen van de kolommen staan er, en eronder staat niemand. Zet daar een rij per persoon."
)
NIEMAND = "Hier staat niemand in. Plak een rij per persoon, met een e-mailadres."


@dataclass(frozen=True)
class Mensregel:
    """One row as the list says it; an empty text is something that the list does not say."""

    plek: str
    naam: str = ""
    email: str = ""
    rol: str = ""
    school: str = ""
    functie: str = ""
    van: str = ""
    tot: str = ""
    staat: str = ""
    """What the row says, shortened, as it stands after its number in a sentence (``Rij.staat``)."""


@dataclass(frozen=True)
class Mensenblad:
    """The rows of a list, and what was left aside on the way."""

    regels: tuple[Mensregel, ...]
    opmerkingen: tuple[str, ...] = ()

    def als_json(self) -> dict[str, Any]:
        """Plain data, for the process that asked and for the form that carries it on."""
        return asdict(self)

    @classmethod
    def uit_json(cls, gegevens: dict[str, Any]) -> Self:
        """The list again."""
        return cls(
            regels=tuple(Mensregel(**regel) for regel in gegevens["regels"]),
            opmerkingen=tuple(gegevens["opmerkingen"]),
        )


def lees_mensen(naam: str, inhoud: bytes) -> Mensenblad:
    """The people in a file or in pasted text, read in a process of its own with limits.

    Args:
        naam: the name of the file, or ``GEPLAKT``.

    Raises:
        InlezenMislukt: another kind of file, no column with addresses, too many rows.
    """
    if PurePath(naam).suffix.lower() not in LEZERS:
        raise InlezenMislukt(
            "We lezen lijsten van mensen uit Excel (.xlsx) en uit .csv. Bewaar de lijst zo en kies"
            " dat bestand, of plak de rijen hieronder."
        )
    if len(inhoud) > MEESTE_BYTES:
        raise InlezenMislukt("Dit bestand is groter dan 5 MB. Bewaar alleen de lijst en kies die.")
    return Mensenblad.uit_json(lees_afgeschermd(lees_blad, inhoud, naam=naam))


def lees_blad(inhoud: bytes, *, naam: str) -> dict[str, Any]:
    """What ``lees_mensen`` gives, as plain data: the part that runs in the other process.

    Raises:
        InlezenMislukt: as ``lees_mensen``.
    """
    regels: list[Mensregel] = []
    opmerkingen: list[str] = []
    koppen: list[Rij] = []
    for blad in LEZERS[PurePath(naam).suffix.lower()](inhoud):
        regels += _regels(blad, koppen, met_kop=naam != GEPLAKT)
        if blad.verborgen:
            opmerkingen.append(
                f"Op blad “{blad.naam}” verborgen rijen: {len(blad.verborgen)}. Die lazen we niet."
            )
    if not regels:
        in_bestand = ALLEEN_KOP if koppen else GEEN_KOP
        raise InlezenMislukt(NIEMAND if naam == GEPLAKT else in_bestand)
    if len(regels) > MEESTE_REGELS:
        raise InlezenMislukt(
            f"Hier staan {len(regels)} rijen in; {MEESTE_REGELS} is het meeste. Doe het in delen."
        )
    return Mensenblad(tuple(regels), tuple(opmerkingen)).als_json()


def _tel(cellen: Sequence[str]) -> int:
    return len({VELD[kern(cel)] for cel in cellen if kern(cel) in VELD})


def _regels(blad: Blad, koppen: list[Rij], *, met_kop: bool) -> Iterator[Mensregel]:
    """The rows below the heading, which goes into ``koppen``; pasted text may do without one."""
    kop: dict[str, int] = {}
    for teller, rij in enumerate(blad.rijen):
        if not any(netjes(cel) for cel in rij.cellen):
            continue
        if not kop and teller < KOP_BINNEN and "email" in _kop(rij):
            kop = _kop(rij)
            koppen.append(rij)
        elif kop:
            yield _met_kop(blad, rij, kop)
        elif not met_kop or any("@" in cel for cel in rij.cellen):
            yield from (_zonder_kop(blad, een) for een in _een_voor_een(rij))


def _een_voor_een(rij: Rij) -> list[Rij]:
    """A row of addresses alone, as a mail program copies them, is a row per person."""
    cellen = [cel for cel in rij.cellen if netjes(cel)]
    alleen_adressen = len(cellen) > 1 and all("@" in cel for cel in cellen)
    return [Rij(rij.nummer, [cel]) for cel in cellen] if alleen_adressen else [rij]


def _kop(rij: Rij) -> dict[str, int]:
    kolommen: dict[str, int] = {}
    for plek, cel in enumerate(rij.cellen):
        if kern(cel) in VELD:
            kolommen.setdefault(VELD[kern(cel)], plek)
    return kolommen


def _met_kop(blad: Blad, rij: Rij, kop: dict[str, int]) -> Mensregel:
    cel = {veld: netjes(rij.cel(plek)) for veld, plek in kop.items()}
    delen = (cel.get(veld, "") for veld in ("voornaam", "tussenvoegsel", "achternaam"))
    naam = cel.get("naam") or " ".join(filter(None, delen))
    if naam and "naam" in cel and not cel["naam"].count(" ") and cel.get("voornaam"):
        naam = " ".join(filter(None, (cel["voornaam"], cel.get("tussenvoegsel"), cel["naam"])))
    return Mensregel(
        blad.nummer_van(rij),
        staat=rij.staat,
        naam=naam,
        email=cel.get("email", ""),
        rol=zonder_schaal(cel.get("rol") or cel.get("functie", "")),
        school=cel.get("school", ""),
        functie=zonder_schaal(cel.get("functie", "")),
        van=cel.get("van", ""),
        tot=cel.get("tot", ""),
    )


def _zonder_kop(blad: Blad, rij: Rij) -> Mensregel:
    """By what stands in the cells: an address, a role, and else first the name, then the school."""
    velden = {"naam": "", "email": "", "rol": "", "school": ""}
    for cel in filter(None, map(netjes, rij.cellen)):
        samen = MET_NAAM.match(cel)
        if samen:
            velden |= samen.groupdict()
        elif "@" in cel:  # a second one stays visible: the judgement says that it is one too many
            velden["email"] = "; ".join(filter(None, (velden["email"], cel)))
        elif not velden["rol"] and (rol_van(cel) or (velden["naam"] and bedoelde(cel))):
            velden["rol"] = cel
        else:
            leeg = next((veld for veld in ("naam", "school", "rol") if not velden[veld]), "")
            velden |= {leeg: cel} if leeg else {}
    return Mensregel(blad.nummer_van(rij), staat=rij.staat, **velden)
