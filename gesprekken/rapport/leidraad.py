"""The gespreksleidraad: what lies on the table while one talks, with room to write.

The school's words come from its snapshot. Own notes and findings are not in it, nor are lines of
the notepad: it may lie where everybody can read it. Made when it is asked for and never kept.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Self

from django.utils.formats import date_format

from gesprekken.models import Gesprek
from gesprekken.overzichten.agenda import Punt, duur, inzending, punten
from gesprekken.overzichten.vorige_keer import (
    Openpunt,
    Openstaand,
    lopende_afspraken,
    vorige_keer,
)
from gesprekken.rapport.antwoorden import Antwoord, Persoon, Zelfevaluatiedeel
from gesprekken.rapport.lezen import antwoorden_bij, deelnemers, zelfevaluatiedeel
from scholen.models import Gebruiker

LANG_DOEL = 500  # characters; more does not fit in half a page's width


@dataclass(frozen=True)
class Leidraadpunt:
    """A point of the agenda, with what was written about it beforehand."""

    nummer: int
    titel: str
    partij: str
    herkomst: str
    minuten: int = 0
    reden: str = ""
    vraag: str = ""
    andere_vragen: tuple[str, ...] = ()
    antwoorden: tuple[Antwoord, ...] = ()


@dataclass(frozen=True)
class Gespreksleidraad:
    """Everything on the gespreksleidraad of one talk."""

    school: str
    bestuur: str
    gemaakt_op: date
    adviseur: str = ""
    schooljaar: str = ""
    ronde: str = ""
    datum: date | None = None
    tijd: time | None = None
    tijd_tot: time | None = None
    plaats: str = ""
    deelnemers: tuple[Persoon, ...] = ()
    ingediend_op: datetime | None = None
    ingediend_door: str = ""
    doel: str = ""
    doel_school: str = ""
    doel_bestuur: str = ""
    reactie: str = ""
    punten: tuple[Leidraadpunt, ...] = ()
    duur: int = 0
    vorige_op: date | None = None
    openpunten: tuple[Openpunt, ...] = ()
    openstaand: str = ""
    afspraken: tuple[Openstaand, ...] = ()

    @classmethod
    def van(cls, gesprek: Gesprek, lezer: Gebruiker, *, op: datetime) -> Self:
        """Read it for ``lezer``, the adviser of the talk, in a fixed number of queries."""
        deelname = gesprek.deelname
        zelfevaluatie = zelfevaluatiedeel(deelname) if deelname else None
        vorig = vorige_keer(gesprek, lezer)
        return cls(
            school=gesprek.school.naam,
            bestuur=gesprek.bestuur.naam,
            gemaakt_op=op.date(),
            adviseur=gesprek.adviseur.naam if gesprek.adviseur else "",
            schooljaar=deelname.ronde.schooljaar if deelname else "",
            ronde=deelname.ronde.titel if deelname else "",
            datum=gesprek.datum,
            tijd=gesprek.tijd,
            tijd_tot=gesprek.tijd_tot,
            plaats=gesprek.plaats,
            deelnemers=deelnemers(gesprek),
            ingediend_op=zelfevaluatie.ingediend_op if zelfevaluatie else None,
            ingediend_door=zelfevaluatie.ingediend_door.naam if zelfevaluatie else "",
            doel=gesprek.doel,
            doel_school=zelfevaluatie.doel_school if zelfevaluatie else "",
            doel_bestuur=deelname.doel_van_bestuur if deelname else "",
            reactie=zelfevaluatie.reactie if zelfevaluatie else "",
            punten=_punten(gesprek, zelfevaluatie),
            duur=duur(gesprek),
            vorige_op=vorig.gesprek.datum if vorig else None,
            openpunten=vorig.punten if vorig else (),
            openstaand=vorig.openstaand if vorig else "",
            afspraken=lopende_afspraken(gesprek, lezer, vandaag=op.date()),
        )

    @property
    def titel(self) -> str:
        return " ".join(filter(None, ("Gespreksleidraad", self.school, self.schooljaar)))

    @property
    def omschrijving(self) -> str:
        """One line about the document, for its properties."""
        return f"Leidraad voor het kwaliteitsgesprek van {self.school} met {self.bestuur}"

    @property
    def voettekst(self) -> str:
        """What stands at the foot of every page."""
        wanneer = date_format(self.datum, "j F Y") if self.datum else self.schooljaar
        return " · ".join(filter(None, (self.school, f"gespreksleidraad {wanneer}".strip())))

    @property
    def is_dialoog(self) -> bool:
        """Whether it is a talk in a round, with two goals and a self-evaluation."""
        return bool(self.ronde)

    @property
    def minuten(self) -> int:
        return sum(punt.minuten for punt in self.punten)

    @property
    def doelen_zijn_lang(self) -> bool:
        """Whether the goals need the width of the page."""
        return max(len(self.doel_school), len(self.doel_bestuur)) > LANG_DOEL

    @property
    def neemt_iets_mee(self) -> bool:
        """Whether the last talk left anything open."""
        return bool(self.openpunten or self.openstaand.strip())


def _punten(gesprek: Gesprek, zelfevaluatie: Zelfevaluatiedeel | None) -> tuple[Leidraadpunt, ...]:
    agenda = punten(gesprek, inzending(gesprek))
    return tuple(_punt(punt, zelfevaluatie) for punt in agenda)


def _punt(punt: Punt, zelfevaluatie: Zelfevaluatiedeel | None) -> Leidraadpunt:
    onderwerp = punt.rij.onderwerp
    return Leidraadpunt(
        nummer=punt.nummer,
        titel=punt.titel,
        partij=punt.partij,
        herkomst=punt.herkomst,
        minuten=punt.minuten or 0,
        reden=punt.reden,
        vraag=punt.vraag,
        andere_vragen=punt.andere_vragen,
        antwoorden=antwoorden_bij(onderwerp, zelfevaluatie) if onderwerp and zelfevaluatie else (),
    )
