"""What a verslag that can be read says at a glance: its year, what was discussed, what was not."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from gesprekken.models import Agendapunt, Gesprek, Verslag
from kwaliteit.templatetags.huis import datum
from scholen.klok import schooljaar_van

VELDEN = (
    "pk",
    "versie",
    "status",
    "voorgelegd_op",
    "vastgelegd_op",
    "gesprek__pk",
    "gesprek__sleutel",
    "gesprek__datum",
    "gesprek__deelname",
    "gesprek__deelname__ronde__schooljaar",
    "gesprek__school",
    "gesprek__school__naam",
    "gesprek__agendapunten__titel",
    "gesprek__agendapunten__uitkomst",
)


@dataclass(frozen=True)
class Verslagkaart:
    """One verslag: what was talked about then, and what waits for another time."""

    school_pk: int
    school: str
    schooljaar: str
    deelname_pk: int | None
    url: str
    pdf_url: str  # empty until it is fixed
    stand: str
    op: datetime | None
    besproken: tuple[str, ...] = field(default=())
    bleef_liggen: tuple[str, ...] = field(default=())

    @property
    def is_vast(self) -> bool:
        return bool(self.pdf_url)


def verslagkaarten(verslagen: QuerySet[Verslag]) -> list[Verslagkaart]:
    """The newest version of each of these verslagen, the latest year first, in one query.

    Args:
        verslagen: those that the reader may see; whose concept is not among them.
    """
    rijen = verslagen.filter(vervangen_op=None, gesprek__soort=Gesprek.Soort.BESTUUR).order_by(
        "-gesprek__deelname__ronde__schooljaar",
        "-vastgelegd_op",
        "-pk",
        "gesprek__agendapunten__volgorde",
        "gesprek__agendapunten",
    )
    per_gesprek: dict[int, list[dict[str, Any]]] = {}
    for rij in rijen.values(*VELDEN):
        punten = per_gesprek.setdefault(rij["gesprek__pk"], [rij])
        if punten[0]["pk"] == rij["pk"] and punten[0] is not rij:
            punten.append(rij)
    return [_kaart(punten) for punten in per_gesprek.values()]


def _kaart(punten: list[dict[str, Any]]) -> Verslagkaart:
    eerste = punten[0]
    sleutel = eerste["gesprek__sleutel"]
    is_vast = eerste["status"] in Verslag.VAST
    return Verslagkaart(
        school_pk=eerste["gesprek__school"],
        school=eerste["gesprek__school__naam"],
        schooljaar=eerste["gesprek__deelname__ronde__schooljaar"] or _jaar(eerste),
        deelname_pk=eerste["gesprek__deelname"],
        url=reverse("verslag", args=[sleutel]),
        pdf_url=reverse("verslag_pdf", args=[sleutel, eerste["versie"]]) if is_vast else "",
        stand=_stand(eerste),
        op=eerste["vastgelegd_op"] or eerste["voorgelegd_op"],
        besproken=_titels(punten, *Agendapunt.AAN_BOD),
        bleef_liggen=_titels(punten, Agendapunt.Uitkomst.NIET_AAN_BOD),
    )


def _jaar(rij: dict[str, Any]) -> str:
    """Of a talk outside a round: the school year of its day."""
    dag: date | None = rij["gesprek__datum"]
    return schooljaar_van(dag) if dag else ""


def _titels(punten: list[dict[str, Any]], *uitkomsten: str) -> tuple[str, ...]:
    return tuple(
        punt["gesprek__agendapunten__titel"]
        for punt in punten
        if punt["gesprek__agendapunten__uitkomst"] in uitkomsten
    )


def _stand(rij: dict[str, Any]) -> str:
    if rij["status"] == Verslag.Status.VASTGESTELD:
        return f"Vastgesteld op {datum(rij['vastgelegd_op'])} door school en bestuur"
    if rij["status"] == Verslag.Status.ZONDER_VASTSTELLING:
        return f"Afgesloten zonder vaststelling op {datum(rij['vastgelegd_op'])}"
    return "Ligt voor, nog niet vastgesteld"
