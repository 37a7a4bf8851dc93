"""What a verslag says: one frozen value, the same on screen and in the PDF (rules 8 and 13).

Everything written for the other party is in it; team views, notes, the notepad and parked lines
never are. Once a verslag is fixed, this value *is* the verslag: ``Verslag.inhoud`` holds it and
the PDF is made from that alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Self

from gesprekken.models import Onderdeel, Partij, Verslag
from gesprekken.rapport import lezen
from gesprekken.rapport.antwoorden import Persoon, Zelfevaluatiedeel
from gesprekken.rapport.delen import (
    Aandachtspuntregel,
    Afspraakregel,
    Agendaregel,
    Ambitieregel,
    Onderdeeldeel,
    Telling,
)
from kwaliteit.canoniek import als_data, uit_data, vingerafdruk

LANG_DOEL = 700  # characters; more does not fit in half a page's width


@dataclass(frozen=True)
class Partijakkoord:
    """How one side stands to the whole: who said yes, when last, to how many sections."""

    naam: str
    soort: str
    personen: tuple[Persoon, ...]
    laatst: datetime | None
    aantal: int
    met_kanttekening: int
    totaal: int

    @property
    def is_volledig(self) -> bool:
        return self.aantal == self.totaal


@dataclass(frozen=True)
class Gespreksrapport:
    """Everything a verslag says, with dates and names as they were."""

    status: str
    versie: int
    school: str
    bestuur: str
    schooljaar: str = ""
    ronde: str = ""
    kader: str = ""
    datum: date | None = None
    tijd: time | None = None
    plaats: str = ""
    deelnemers: tuple[Persoon, ...] = ()
    doel: str = ""
    doel_school: str = ""
    doel_bestuur: str = ""
    reactie: str = ""
    onderdelen: tuple[Onderdeeldeel, ...] = ()
    agenda: tuple[Agendaregel, ...] = ()
    zelfevaluatie: Zelfevaluatiedeel | None = None
    vastgelegd_op: datetime | None = None
    reden: str = ""
    vervangt_versie: int = 0
    vervangt_van: date | None = None
    formaat: int = 1

    @classmethod
    def van(
        cls,
        verslag: Verslag,
        *,
        status: str = "",
        op: datetime | None = None,
        reden: str = "",
    ) -> Self:
        """What ``verslag`` says: a fixed one as frozen, any other as it stands now.

        Args:
            status, op, reden: for the act that fixes it: what the content will say of itself.
        """
        if verslag.is_vast and verslag.inhoud:
            return cls.van_data(verslag.inhoud)
        return cls(
            status=status or verslag.status,
            versie=verslag.versie,
            vastgelegd_op=lezen.plaatselijk(op) if op else None,
            reden=reden or verslag.reden,
            **lezen.alles(verslag),
        )

    @classmethod
    def van_data(cls, data: Mapping[str, Any]) -> Self:
        """From ``Verslag.inhoud``; the way back from ``naar_data``."""
        rapport: Self = uit_data(cls, data)
        return rapport

    def naar_data(self) -> dict[str, Any]:
        """As plain data: what ``Verslag.inhoud`` keeps."""
        data: dict[str, Any] = als_data(self)
        return data

    @property
    def hash(self) -> str:
        """SHA-256 of its canonical JSON: what the akkoorden end in."""
        return vingerafdruk(self.naar_data())

    @property
    def titel(self) -> str:
        concept = "Concept: v" if self.is_concept else "V"
        delen = (f"{concept}erslag kwaliteitsgesprek {self.school}", self.schooljaar)
        return " ".join(filter(None, delen))

    @property
    def omschrijving(self) -> str:
        """One line about the document, for its properties."""
        soort = "Concept van het verslag" if self.is_concept else "Verslag"
        return f"{soort} van het kwaliteitsgesprek van {self.school} met {self.bestuur}"

    @property
    def voettekst(self) -> str:
        """What stands at the foot of every page."""
        return " · ".join(
            filter(None, (self.school, f"verslag kwaliteitsgesprek {self.schooljaar}"))
        )

    @property
    def is_concept(self) -> bool:
        return self.status not in Verslag.VAST

    @property
    def is_zonder_vaststelling(self) -> bool:
        return self.status == Verslag.Status.ZONDER_VASTSTELLING

    @property
    def is_dialoog(self) -> bool:
        """Whether it is a talk in a round, with two goals and a self-evaluation."""
        return bool(self.ronde)

    @property
    def waarom(self) -> Onderdeeldeel | None:
        """Section 1, the summary."""
        return next(iter(self._van_soort(Onderdeel.Soort.WAAROM)), None)

    @property
    def besproken(self) -> tuple[Onderdeeldeel, ...]:
        """The sections about a point of the agenda."""
        return self._van_soort(Onderdeel.Soort.AGENDAPUNT)

    @property
    def open(self) -> Onderdeeldeel | None:
        return next(iter(self._van_soort(Onderdeel.Soort.OPEN)), None)

    @property
    def meenemen(self) -> Onderdeeldeel | None:
        return next(iter(self._van_soort(Onderdeel.Soort.MEENEMEN)), None)

    def _van_soort(self, soort: str) -> tuple[Onderdeeldeel, ...]:
        return tuple(deel for deel in self.onderdelen if deel.soort == soort)

    @property
    def afspraken(self) -> tuple[Afspraakregel, ...]:
        return tuple(rij for deel in self.onderdelen for rij in deel.afspraken)

    @property
    def aandachtspunten(self) -> tuple[Aandachtspuntregel, ...]:
        return tuple(rij for deel in self.onderdelen for rij in deel.aandachtspunten)

    @property
    def ambities(self) -> tuple[Ambitieregel, ...]:
        return tuple(rij for deel in self.onderdelen for rij in deel.ambities)

    @property
    def meegenomen_in_het_kort(self) -> tuple[Telling, ...]:
        """How much there is to take along, and from whom; kinds without any are left out."""
        return tuple(
            Telling(soort, len(rijen), tuple(rij.partij for rij in rijen if rij.partij))
            for soort, rijen in (
                ("afspraak", self.afspraken),
                ("aandachtspunt", self.aandachtspunten),
                ("ambitie", self.ambities),
            )
            if rijen
        )

    @property
    def doelen_zijn_lang(self) -> bool:
        """Whether the goals need the width of the page."""
        return max(len(self.doel_school), len(self.doel_bestuur)) > LANG_DOEL

    @property
    def doel_bestuur_bij_indienen(self) -> str:
        """The board's goal as the school submitted with, where it reads differently now."""
        eerder = self.zelfevaluatie.doel_bestuur if self.zelfevaluatie else ""
        return "" if eerder == self.doel_bestuur else eerder

    @property
    def niet_aan_bod(self) -> tuple[Agendaregel, ...]:
        """Points without a section of their own, and those that were only partly discussed."""
        return tuple(punt for punt in self.agenda if not punt.nummer or punt.uitkomst == "deels")

    @property
    def partijakkoorden(self) -> tuple[Partijakkoord, ...]:
        """Both sides, school first."""
        return (
            self._partijakkoord(Partij.SCHOOL, self.school),
            self._partijakkoord(Partij.BESTUUR, self.bestuur),
        )

    def _partijakkoord(self, partij: str, naam: str) -> Partijakkoord:
        laatste = (deel.laatste(partij) for deel in self.onderdelen)
        akkoorden = [reactie for reactie in laatste if reactie and reactie.is_akkoord]
        personen = {(rij.naam, rij.functie): Persoon(rij.naam, rij.functie) for rij in akkoorden}
        return Partijakkoord(
            naam=naam,
            soort=partij,
            personen=tuple(personen.values()),
            laatst=max((rij.op for rij in akkoorden), default=None),
            aantal=len(akkoorden),
            met_kanttekening=sum(bool(rij.tekst.strip()) for rij in akkoorden),
            totaal=len(self.onderdelen),
        )
