"""The one door to the readers of lists: a file and its name in, the schools of one bestuur out."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from typing import Any

from scholen.inlezen import csv, xlsx
from scholen.inlezen.afgeschermd import lees_afgeschermd
from scholen.inlezen.fout import InlezenMislukt, hoogstens
from scholen.inlezen.kolommen import Kop, geen_kop, zoek_kop
from scholen.inlezen.kolomnamen import WOORDEN, tel
from scholen.inlezen.lijst import MEESTE_VESTIGINGEN, Schoollijst
from scholen.inlezen.rijen import Rijenlezer, zonder_dubbele
from scholen.inlezen.rooster import Blad
from scholen.inlezen.soorten import soort_van_naam
from scholen.taal import kleine_letter

MEESTE_BYTES = csv.MEESTE_BYTES
MEESTE_NAMEN = 8
"""So many columns are named in one sentence."""
HOOGSTENS = 20
"""So many faults are named at once."""
LEZERS: dict[str, Callable[[bytes], list[Blad]]] = {
    ".xlsx": xlsx.lees,
    ".csv": lambda inhoud: csv.lees(inhoud, tel),
    ".txt": lambda inhoud: csv.lees(inhoud, tel),
}
ANDER_SOORT = {
    ".xls": "Dit is een oud Excelbestand (.xls). Bewaar het als .xlsx en kies dat bestand.",
    ".xlsm": "Dit is een Excelbestand met macro’s. Bewaar het als .xlsx en kies dat bestand.",
    ".ods": "Dit is een bestand van LibreOffice. Bewaar het als .xlsx en kies dat bestand.",
    ".zip": "Dit is een zip. Pak het uit en kies het bestand dat erin zit.",
}


def lees_bestand(naam: str, inhoud: bytes, *, bestuursnummer: str) -> Schoollijst:
    """The schools of a bestuur in a file, read in a process of its own with limits.

    Args:
        naam: the name of the file; its extension chooses the reader.
        bestuursnummer: whose rows count where the file names besturen.

    Raises:
        InlezenMislukt: another kind of file, or one that is not right; a line per fault.
    """
    if PurePath(naam).suffix.lower() not in LEZERS:
        raise InlezenMislukt(
            ANDER_SOORT.get(
                PurePath(naam).suffix.lower(),
                "We lezen lijsten van scholen uit Excel (.xlsx) en uit .csv. Bewaar de lijst zo en"
                " kies dat bestand.",
            )
        )
    uit = lees_afgeschermd(lees_lijst, inhoud, naam=naam, bestuursnummer=bestuursnummer)
    return Schoollijst.uit_json(uit)


def lees_lijst(inhoud: bytes, *, naam: str, bestuursnummer: str) -> dict[str, Any]:
    """What ``lees_bestand`` gives, as plain data: the part that runs in the other process.

    Raises:
        InlezenMislukt: as ``lees_bestand``.
    """
    pad = PurePath(naam)
    tabellen, zonder_kop = _tabellen(LEZERS[pad.suffix.lower()](inhoud))
    lezers = []
    for nummer, (blad, kop) in enumerate(tabellen):
        soort = soort_van_naam(blad.naam) or soort_van_naam(pad.stem)
        lezer = Rijenlezer(blad, kop, bestuursnummer=bestuursnummer, soort=soort, nummer=nummer)
        lezer.lees()
        lezers.append(lezer)
    regels, dubbel, weg = zonder_dubbele([een for lezer in lezers for een in lezer.regels])
    fouten = sorted([fout for lezer in lezers for fout in lezer.fouten] + dubbel)
    if fouten:
        raise InlezenMislukt("\n".join(hoogstens([fout for _, fout in fouten], HOOGSTENS)))
    van_anderen = sum(lezer.van_anderen for lezer in lezers)
    _controleer_aantal(len(regels), van_anderen, bestuursnummer, lezers)
    soorten = {regel.soort for regel in regels} | {soort for soort in map(_soort, lezers) if soort}
    return Schoollijst(
        regels=tuple(sorted(regels, key=lambda regel: regel.brin6)),
        soorten=() if "" in soorten else tuple(sorted(soorten)),
        alleen_hoofd=all(
            {"vestiging", "brin6"}.isdisjoint(lezer.kop.kolommen)
            and all(een.regel.brin6.endswith("00") for een in lezer.regels)
            for lezer in lezers
        ),
        van_anderen=van_anderen,
        kolommen=tuple(dict.fromkeys(paar for lezer in lezers for paar in _kolommen(lezer.kop))),
        opmerkingen=tuple(_opmerkingen(lezers, weg, zonder_kop)),
    ).als_json()


def _soort(lezer: Rijenlezer) -> str:
    """The kind a whole sheet is about, unless each row says its own."""
    return "" if "soort" in lezer.kop.kolommen else lezer.soort


def _tabellen(bladen: Sequence[Blad]) -> tuple[list[tuple[Blad, Kop]], list[str]]:
    """The sheets with a list on them, and the names of the others."""
    tabellen, zonder = [], []
    beste: Sequence[str] = ()
    for blad in bladen:
        kop, onder_kop, rij = zoek_kop(blad)
        if kop:
            tabellen.append((onder_kop, kop))
        else:
            zonder.append(blad.naam)
            beste = max(beste, rij, key=tel)
    if not tabellen:
        raise geen_kop(beste)
    return tabellen, zonder


def _kolommen(kop: Kop) -> Iterator[tuple[str, str]]:
    """Each column that is read, with what it was read as."""
    return ((naam or "zonder naam", WOORDEN[veld]) for naam, veld in kop.gelezen)


def _controleer_aantal(
    aantal: int, van_anderen: int, bestuursnummer: str, lezers: Sequence[Rijenlezer]
) -> None:
    if not aantal and van_anderen:
        raise InlezenMislukt(
            f"In dit bestand staat geen school van bestuur {bestuursnummer}, wel {van_anderen} van"
            " andere besturen. Kijk of dit de goede lijst is: sbo en so staan bij DUO in een ander"
            " bestand."
        )
    if not aantal:
        raise InlezenMislukt(
            "Onder de namen van de kolommen staat geen enkele school. Kies een ander bestand."
        )
    if aantal > MEESTE_VESTIGINGEN:
        kolom = any("bestuur" in lezer.kop.kolommen for lezer in lezers)
        wat = "Dat" if kolom else "Er is geen kolom met het bestuursnummer om op te kiezen, en dat"
        raise InlezenMislukt(
            f"In dit bestand staan {aantal} vestigingen. {wat} is meer dan één bestuur heeft."
            " Bewaar alleen jullie eigen rijen in een nieuw bestand en kies dat."
        )


def _opmerkingen(
    lezers: Sequence[Rijenlezer], weg: Sequence[str], zonder_kop: Sequence[str]
) -> list[str]:
    """What was left aside, in sentences."""
    zinnen = [
        f"Op blad “{lezer.blad.naam}” verborgen rijen: {len(lezer.blad.verborgen)}. Die lazen we"
        " niet. Horen ze erbij, maak ze dan zichtbaar."
        for lezer in lezers
        if lezer.blad.verborgen
    ]
    zinnen += _over_kolommen([lezer.kop for lezer in lezers])
    voet = [plek for lezer in lezers for plek in lezer.voetregels]
    if voet:
        zinnen.append(f"Dit is geen school en lieten we weg: {_plekken(voet)}.")
    if weg:
        zinnen.append(f"Deze stond er twee keer precies gelijk in: {_plekken(weg)}.")
    if zonder_kop:
        zinnen.append(f"Hier staat geen lijst van scholen op: blad {', '.join(zonder_kop[:5])}.")
    return zinnen


def _over_kolommen(koppen: Sequence[Kop]) -> Iterator[str]:
    """Which columns were known by what stands in them, and which are not taken over."""
    for kop in koppen:
        for veld in sorted(kop.gegist):
            naam = kop.namen[kop.kolommen[veld]]
            yield f"De kolom {f'“{naam}”' if naam else 'zonder naam'} lazen we als {WOORDEN[veld]}."
    over = list(dict.fromkeys(naam for kop in koppen for naam in kop.overgeslagen))
    if over:
        meer = len(over) - MEESTE_NAMEN
        namen = over if meer <= 1 else over[:MEESTE_NAMEN]
        rest = f" en nog {meer} andere" if meer > 1 else ""
        yield f"Deze kolommen nemen we niet over: {', '.join(namen)}{rest}."


def _plekken(plekken: Sequence[str]) -> str:
    return ", ".join(map(kleine_letter, plekken[:5]))
