"""From rows to vestigingen: the own bestuur out of the whole country, each row judged by itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scholen.inlezen import brin
from scholen.inlezen.kolommen import Kop
from scholen.inlezen.kolomnamen import NUMMERS
from scholen.inlezen.lijst import RUIMTE, Regel
from scholen.inlezen.namen import bedaard, netjes
from scholen.inlezen.rooster import DATUM, FOUT, Blad, Rij
from scholen.inlezen.soorten import soort_uit
from scholen.taal import kleine_letter

GEEN_SCHOOL = re.compile(
    r"(sub|eind)?tota?al|bron\b|peildatum|aantal|gemiddeld|som\b|toelichting|let op|noot\b|[*(©]",
    re.IGNORECASE,
)
VREEMD = {
    DATUM: "hier staat een datum ({}). Een spreadsheet maakte die van iets anders. Zet de kolom op"
    " Tekst en typ het opnieuw.",
    FOUT: "hier staat een fout van het rekenblad ({}). Typ in die cel wat er hoort te staan.",
}
POSTCODE = re.compile(r"^\d{4} ?[A-Za-z]{2}\s+(?=\w)")
Plek = tuple[int, int]
"""The sheet and the row where something stands: by that faults are put in order."""


@dataclass(frozen=True)
class Gelezen:
    """One row that was read: what it says, where it stands, and all of its cells."""

    regel: Regel
    plek: Plek
    waar: str
    cellen: tuple[str, ...]
    is_aangevuld: bool
    """Whether the list has no number for its vestiging, so that we made it the first."""


class Rijenlezer:
    """Goes through the rows below a heading and keeps what is of one bestuur."""

    def __init__(
        self, blad: Blad, kop: Kop, *, bestuursnummer: str, soort: str, nummer: int = 0
    ) -> None:
        self.blad = blad
        self.nummer = nummer
        self.kop = kop
        self.bestuursnummer = bestuursnummer
        self.soort = soort
        self.regels: list[Gelezen] = []
        self.fouten: list[tuple[Plek, str]] = []
        self.van_anderen = 0
        self._andere: dict[str, bool] = {}
        self.voetregels: list[str] = []

    def lees(self) -> None:
        """Read every row; afterwards the rules, the faults and the counts stand."""
        kolom = self.kop.kolommen.get("bestuur")
        for rij in self.blad.rijen:
            if kolom is not None and self._is_van_ander(rij.cel(kolom)):
                self.van_anderen += 1
            else:
                self._rij(rij)

    def _is_van_ander(self, nummer: str) -> bool:
        """Whether a cell names another bestuur; the whole country has each number many times."""
        if nummer not in self._andere:
            gelezen = brin.bestuursnummer(nummer)
            self._andere[nummer] = gelezen.isdecimal() and gelezen != self.bestuursnummer
        return self._andere[nummer]

    def _rij(self, rij: Rij) -> None:
        gevuld = [netjes(cel) for cel in rij.cellen if cel and not cel.isspace()]
        if not gevuld and not rij.vreemd:
            return
        if self.kop.is_kop(rij):
            return
        nummers = [brin.kaal(self.kop.tekst(rij, veld)) for veld in NUMMERS]
        zonder_nummer = not any(nummers)
        is_voet = GEEN_SCHOOL.match(gevuld[0]) if gevuld else None
        if (is_voet and not any(map(brin.lijkt_brin, nummers))) or (
            zonder_nummer and len(gevuld) == 1
        ):
            self.voetregels.append(self.blad.plek_van_rij(rij))
            return
        fout = self._verschoven(rij) or self._vreemd(rij) or self._dubbel(rij) or self._bestuur(rij)
        if not fout and zonder_nummer and not rij.vreemd:
            plek = self.kop.plek(self.blad, rij, self.kop.nummerveld)
            fout = f"{plek}: hier ontbreekt het BRIN-nummer. Vul het in."
        fout = fout or self._vestiging(rij)
        if fout:
            self.fouten.append(((self.nummer, rij.nummer), fout))

    def _verschoven(self, rij: Rij) -> str:
        """In text: a separator inside a name shifts all that follows."""
        breedte = len(self.kop.namen)
        if self.blad.naam or not any(rij.cellen[breedte:]):
            return ""
        return (
            f"{self.blad.plek_van_rij(rij)}: hier staan meer cellen dan kolommen. Zet een"
            " naam met een scheidingsteken erin tussen aanhalingstekens."
        )

    def _vreemd(self, rij: Rij) -> str:
        """What a spreadsheet did to a cell that we need."""
        for veld in (*NUMMERS, "naam", "school", "plaats"):
            reden = rij.vreemd.get(self.kop.kolommen.get(veld, -1))
            if reden:
                zin = VREEMD[reden].format(self.kop.tekst(rij, veld))
                return f"{self.kop.plek(self.blad, rij, veld)}: {zin}"
        return ""

    def _bestuur(self, rij: Rij) -> str:
        """A number of a bestuur that is none; whose school this is, nobody can tell."""
        if "bestuur" not in self.kop.kolommen:
            return ""
        nummer = brin.bestuursnummer(self.kop.tekst(rij, "bestuur"))
        if nummer == self.bestuursnummer:
            return ""
        zin = (
            f"{nummer[:20]} is geen bestuursnummer"
            if nummer
            else "hier ontbreekt het bestuursnummer"
        )
        return f"{self.kop.plek(self.blad, rij, 'bestuur')}: {zin}. Vul vijf cijfers in."

    def _dubbel(self, rij: Rij) -> str:
        """Two columns of one name that say two things."""
        for een, ander in self.kop.dubbel:
            if netjes(rij.cel(een)) != netjes(rij.cel(ander)):
                return (
                    f"{self.blad.plek(rij, ander, self.kop.namen[ander])}: deze kolom staat"
                    f" er twee keer in, met “{rij.cel(een)[:40]}” en “{rij.cel(ander)[:40]}”. Haal"
                    " een van de twee weg."
                )
        return ""

    def _vestiging(self, rij: Rij) -> str:
        """Keep what the row says; why not, when something is wrong with it."""
        een = next(
            (self.kop.tekst(rij, v) for v in ("brin6", "brin") if v in self.kop.kolommen), ""
        )
        een = een or self.kop.tekst(rij, "brin")
        vestiging = self.kop.tekst(rij, "vestiging")
        try:
            brin6, twijfel = brin.brin6(een, vestiging)
        except brin.GeenNummer as fout:
            veld = "brin6" if fout.veld == "brin" and self.kop.tekst(rij, "brin6") else fout.veld
            return f"{self.kop.plek(self.blad, rij, veld)}: {fout}"
        regel = self._regel(rij, brin6, twijfel)
        waar = self.blad.plek_van_rij(rij)
        te_lang = self._past(regel)
        if te_lang:
            return f"{waar}: {te_lang}"
        is_aangevuld = not brin.kaal(vestiging) and len(brin.kaal(een)) <= 4
        cellen = tuple(netjes(cel) for cel in rij.cellen)
        plek = (self.nummer, rij.nummer)
        self.regels.append(Gelezen(regel, plek, waar, cellen, is_aangevuld))
        return ""

    def _regel(self, rij: Rij, brin6: str, twijfel: str) -> Regel:
        velden = {
            veld: netjes(self.kop.tekst(rij, veld)) for veld in ("naam", "school", "plaats", "wijk")
        }
        soort, vraag = soort_uit(self.kop.tekst(rij, "soort"), self.soort)
        return Regel(
            brin6=brin6,
            naam=bedaard(velden["naam"] or velden["school"]),
            school=bedaard(velden["school"]),
            plaats=bedaard(POSTCODE.sub("", velden["plaats"])),
            wijk=velden["wijk"],
            soort=soort,
            heet_als_school=not velden["naam"],
            twijfel=" ".join(filter(None, (twijfel, vraag))),
        )

    def _past(self, regel: Regel) -> str:
        if not regel.naam:
            return f"bij {regel.brin6} ontbreekt de naam. Vul die in."
        for veld, ruimte in RUIMTE.items():
            if len(getattr(regel, veld)) > ruimte:
                return f"de {veld} is langer dan {ruimte} tekens. Maak die korter."
        return ""


def zonder_dubbele(
    gelezen: Sequence[Gelezen],
) -> tuple[list[Regel], list[tuple[Plek, str]], list[str]]:
    """Each BRIN6 once: the rules, the faults of those that contradict, where the others stood."""
    eerste: dict[str, Gelezen] = {}
    fouten, weg = [], []
    for een in gelezen:
        ander = eerste.setdefault(een.regel.brin6, een)
        if ander is een:
            continue
        fout = _tegenspraak(een, ander)
        if fout:
            fouten.append((een.plek, f"{een.waar}: {fout}"))
        else:
            weg.append(een.waar)
    return [een.regel for een in eerste.values()], fouten, weg


def _tegenspraak(een: Gelezen, ander: Gelezen) -> str:
    """Why two rows with one number cannot be the same vestiging; empty when they are."""
    regel, waar = een.regel, kleine_letter(ander.waar)
    if een.is_aangevuld and een.cellen != ander.cellen:
        return (
            f"{regel.brin} staat ook op {waar}, en we vinden geen vestigingsnummer. Zijn het twee"
            " vestigingen? Zet dan 00 en 01 in een kolom met de naam VESTIGINGSNUMMER. Is het er"
            " één, haal dan een van de twee rijen weg."
        )
    if replace(ander.regel, twijfel="") != replace(regel, twijfel=""):
        return (
            f"{regel.brin6} staat er twee keer in, hier als “{regel.naam}” en op {waar} als"
            f" “{ander.regel.naam}”. Haal een van de twee weg."
        )
    return ""
