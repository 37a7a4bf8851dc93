"""The submitted self-evaluation inside a gespreksrapport, as plain frozen data."""

from dataclasses import dataclass
from datetime import date, datetime

from kwaliteit.models import Waarde
from scholen.taal import hoofdletter, opsomming

GEEN_NIVEAU = "\u2013"  # a dash as wide as a number
OP_EEN_BLADZIJDE = 900  # characters of an answer that need not be split over two pages


@dataclass(frozen=True)
class Persoon:
    """Somebody, as named on that day."""

    naam: str
    functie: str = ""
    partij: str = ""


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
    def past_bij_elkaar(self) -> bool:
        """Whether it is short enough to keep on one page."""
        geschreven = (
            self.stelling,
            self.toelichting,
            self.waaraan,
            self.waar_te_vinden,
            self.reden,
        )
        return sum(map(len, geschreven)) < OP_EEN_BLADZIJDE

    @property
    def wat_leeg_bleef(self) -> str:
        """What was asked and not answered, as the beginning of a sentence."""
        heeft_niveau = self.waarde or self.soort == "feit"
        gevraagd = {
            "het feit": self.soort != "feit" or self.feit_waarde,
            "waar we staan": heeft_niveau,
            "in welk jaar we er willen zijn": self.soort != "ambitie" or self.streefjaar,
            "toelichting": self.toelichting,
            "waaraan we het merken": self.waaraan,
            "waar te vinden": self.waar_te_vinden,
            "waarom we dit willen bespreken": not self.wil_bespreken or self.reden,
        }
        return hoofdletter(opsomming(wat for wat, antwoord in gevraagd.items() if not antwoord))

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
