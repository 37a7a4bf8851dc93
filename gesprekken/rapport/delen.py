"""The parts of a gespreksrapport: what is said, as plain frozen data. Names are text."""

from dataclasses import dataclass
from datetime import date, datetime

from gesprekken.models import Akkoord, Partij
from kwaliteit.models import Waarde

GEEN_NIVEAU = "\u2013"  # a dash as wide as a number
PARTIJEN = {
    "school": "de school",
    "bestuur": "het bestuur",
    "samen": "school en bestuur samen",
    "swv": "het samenwerkingsverband",
}
UITKOMSTEN = {
    "besproken": "besproken",
    "deels": "deels besproken",
    "niet_aan_bod": "niet aan bod",
}


@dataclass(frozen=True)
class Persoon:
    """Somebody, as named on that day."""

    naam: str
    functie: str = ""
    partij: str = ""


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
class Antwoord:
    """The answer on one item, as in the snapshot (``kwaliteit/momentopname.py``)."""

    code: str
    stelling: str
    kort: str = ""
    soort: str = "stelling"
    over: str = "school"
    waarde: str = ""
    label: str = ""
    toelichting: str = ""
    waaraan: str = ""
    waar_te_vinden: str = ""
    feit_waarde: str = ""
    feit_jaar: str = ""
    streefjaar: str = ""
    wil_bespreken: bool = False
    reden: str = ""
    bekeken: bool = False
    overgenomen_op: str = ""

    @property
    def is_ingevuld(self) -> bool:
        """Whether anything at all was answered."""
        velden = (
            self.waarde,
            self.toelichting,
            self.waaraan,
            self.waar_te_vinden,
            self.feit_waarde,
            self.feit_jaar,
            self.streefjaar,
            self.wil_bespreken,
            self.reden,
        )
        return any(velden)

    @property
    def teken(self) -> str:
        """The short mark of the level: its number, ``?`` or a dash."""
        if self.waarde == Waarde.ONBEKEND:
            return "?"
        return self.waarde if self.waarde.isdigit() else GEEN_NIVEAU

    @property
    def overgenomen(self) -> date | None:
        return date.fromisoformat(self.overgenomen_op) if self.overgenomen_op else None


@dataclass(frozen=True)
class Domeinantwoorden:
    """A domein with the answers on all of its items, filled in or not."""

    code: str
    titel: str
    items: tuple[Antwoord, ...] = ()


@dataclass(frozen=True)
class Onderwerpregel:
    """A topic as it was submitted."""

    titel: str
    code: str = ""
    stelling: str = ""
    reden: str = ""
    bron: str = "school"

    @property
    def van_wie(self) -> str:
        return {"school": "van de school", "bestuur": "van het bestuur"}.get(
            self.bron, "van vorig jaar"
        )


@dataclass(frozen=True)
class Zelfevaluatiedeel:
    """The submitted self-evaluation, complete."""

    ingediend_op: datetime
    ingediend_door: Persoon
    hash: str
    van: str = ""
    kader: str = ""
    focus: tuple[str, ...] = ()
    domeinen: tuple[Domeinantwoorden, ...] = ()
    onderwerpen: tuple[Onderwerpregel, ...] = ()
    doel_school: str = ""
    doel_bestuur: str = ""
    reactie: str = ""


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
