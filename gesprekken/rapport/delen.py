"""The parts of a gespreksrapport about the talk, as plain frozen data. Names are text."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format

from gesprekken.models import Akkoord, Partij
from gesprekken.rapport.antwoorden import Antwoord
from scholen.taal import hoofdletter

PARTIJEN = {
    "school": "de school",
    "bestuur": "het bestuur",
    "samen": "school en bestuur samen",
    "swv": "het samenwerkingsverband",
}
MEERVOUDEN = {
    "afspraak": "afspraken",
    "aandachtspunt": "aandachtspunten",
    "ambitie": "ambities",
}
UITKOMSTEN = {
    "besproken": "besproken",
    "deels": "deels besproken",
    "niet_aan_bod": "niet aan bod",
}


@dataclass(frozen=True)
class Reactie:
    """What one side said to a section: an akkoord, a remark, or the answer to one."""

    partij: str
    naam: str
    functie: str
    op: datetime
    keuze: str
    tekst: str = ""
    op_deze_tekst: bool = True

    @property
    def is_akkoord(self) -> bool:
        """Whether it counts as yes to what the section says now."""
        return self.op_deze_tekst and self.keuze in Akkoord.JA

    @property
    def van(self) -> str:
        return PARTIJEN[self.partij]

    @property
    def opschrift(self) -> str:
        """What kind of remark it is, and whose."""
        soort = {
            Akkoord.Keuze.NOG_NIET: "Nog niet akkoord",
            Akkoord.Keuze.ANTWOORD: "Antwoord van",
        }.get(Akkoord.Keuze(self.keuze), "Kanttekening van")
        return f"{soort}: {self.van}" if soort == "Nog niet akkoord" else f"{soort} {self.van}"


@dataclass(frozen=True)
class Doelregel:
    """How one sees or notices that an afspraak works."""

    soort: str
    waaraan: str
    beginwaarde: str = ""
    streefwaarde: str = ""
    bij_wie: str = ""
    wanneer: str = ""


@dataclass(frozen=True)
class Afspraakregel:
    """Who does what, by when, and how it shows."""

    wat: str
    partij: str
    wie: str = ""
    tot: date | None = None
    tot_tekst: str = ""
    vervolg_op: str = ""
    doelen: tuple[Doelregel, ...] = ()
    terugkijken: tuple[date, ...] = ()

    @property
    def van(self) -> str:
        return PARTIJEN[self.partij]

    @property
    def in_het_kort(self) -> str:
        """Who and when, on one line."""
        wie = f"{self.van}: {self.wie}" if self.wie else self.van
        tot = date_format(self.tot, "j F Y") if self.tot else ""
        return ", ".join(filter(None, (hoofdletter(wie), tot, self.tot_tekst)))


@dataclass(frozen=True)
class Aandachtspuntregel:
    """What to keep in mind, and for whom."""

    tekst: str
    partij: str

    @property
    def voor(self) -> str:
        return PARTIJEN[self.partij]


@dataclass(frozen=True)
class Ambitieregel:
    """Where one wants to be, and by the end of which school year."""

    tekst: str
    tot: str = ""
    partij: str = ""


@dataclass(frozen=True)
class Telling:
    """How many of a kind, and how they are spread over the parties."""

    soort: str
    aantal: int
    partijen: tuple[str, ...] = ()

    @property
    def hoeveel(self) -> str:
        return f"{self.aantal} {self.soort if self.aantal == 1 else MEERVOUDEN[self.soort]}"

    @property
    def verdeling(self) -> str:
        """``: 2 van de school, 1 van het bestuur``; with one party `` van de school``."""
        woord = "voor" if self.soort == "aandachtspunt" else "van"
        aantallen = Counter(self.partijen)
        if len(aantallen) == 1:
            return f" {woord} {PARTIJEN[self.partijen[0]]}"
        return ": " + ", ".join(
            f"{aantallen[partij]} {woord} {naam}"
            for partij, naam in PARTIJEN.items()
            if partij in aantallen
        )


@dataclass(frozen=True)
class Agendaregel:
    """A point of the agenda, how far it came, and the section about it (0: none of its own)."""

    titel: str
    uitkomst: str = ""
    nummer: int = 0

    @property
    def hoe_ver(self) -> str:
        return UITKOMSTEN.get(self.uitkomst, "")


@dataclass(frozen=True)
class Onderdeeldeel:
    """One section: its text, what was written beforehand, agreed on, and said to it."""

    nummer: int
    soort: str
    titel: str
    tekst: str = ""
    hash: str = ""
    bron: str = ""
    reden: str = ""
    uitkomst: str = ""
    antwoorden: tuple[Antwoord, ...] = ()
    afspraken: tuple[Afspraakregel, ...] = ()
    aandachtspunten: tuple[Aandachtspuntregel, ...] = ()
    ambities: tuple[Ambitieregel, ...] = ()
    reacties: tuple[Reactie, ...] = ()

    @property
    def neemt_iets_mee(self) -> bool:
        return bool(self.afspraken or self.aandachtspunten or self.ambities)

    @property
    def hoe_ver(self) -> str:
        return UITKOMSTEN.get(self.uitkomst, "")

    @property
    def herkomst(self) -> str:
        """Whose topic it was, as a sentence."""
        return {
            "school": "Onderwerp van de school",
            "bestuur": "Onderwerp van het bestuur",
            "vorig_jaar": "Onderwerp van vorig jaar",
        }.get(self.bron, "")

    @property
    def opmerkingen(self) -> tuple[Reactie, ...]:
        """Remarks, objections and answers, in the order they were written."""
        return tuple(reactie for reactie in self.reacties if reactie.tekst.strip())

    def laatste(self, partij: str) -> Reactie | None:
        """The newest word of a side on what the section says now."""
        eigen = [
            reactie
            for reactie in self.reacties
            if reactie.partij == partij
            and reactie.op_deze_tekst
            and reactie.keuze != Akkoord.Keuze.ANTWOORD
        ]
        return eigen[-1] if eigen else None

    @property
    def laatste_school(self) -> Reactie | None:
        return self.laatste(Partij.SCHOOL)

    @property
    def laatste_bestuur(self) -> Reactie | None:
        return self.laatste(Partij.BESTUUR)
