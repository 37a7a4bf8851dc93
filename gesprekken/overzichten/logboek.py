"""Who did and read what in a deelname, in sentences: for its school and its adviser."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from gesprekken.models import Deelname, Ronde, Verslag
from kwaliteit.models import Indiening
from scholen.models import Gebeurtenis

ZINNEN = {
    ("ronde", "open"): "opende de ronde",
    ("ronde", "concept"): "zette de ronde terug naar concept",
    ("ronde", "gesloten"): "sloot de ronde",
    ("ronde", "afgerond"): "rondde de ronde af",
    ("ronde", "wijziging"): "werkte aan de ronde",
    ("zelfevaluatie", "ingediend"): "diende de antwoorden, de onderwerpen en het doel in",
    ("zelfevaluatie", "concept"): "heropende de zelfevaluatie",
    ("indiening", "gelezen"): "las wat de school indiende",
    ("deelname", "inzage"): "vroeg om te lezen wat de school indiende",
    ("deelname", "wijziging"): "koos een andere adviseur",
    ("gesprek", "voorbereiden"): "zette een gesprek klaar",
    ("gesprek", "gepland"): "plande het gesprek",
    ("gesprek", "gevoerd"): "schreef op dat het gesprek is gevoerd",
    ("gesprek", "ter_vaststelling"): "stuurde het verslag naar beide kanten",
    ("gesprek", "vastgesteld"): "gaf het laatste akkoord; het verslag staat vast",
    ("gesprek", "zonder_vaststelling"): "sloot het gesprek af zonder vaststelling",
    ("gesprek", "vervallen"): "liet het gesprek niet doorgaan",
    ("gesprek", "wijziging"): "wijzigde het gesprek",
    ("verslag", "gelezen"): "opende het verslag",
    ("verslag", "akkoord"): "gaf een antwoord op het verslag",
}
TERUG = {
    ("ronde", "gesloten", "open"): "opende de ronde weer",
    ("ronde", "afgerond", "gesloten"): "zette de ronde een stap terug",
    ("gesprek", "ter_vaststelling", "gevoerd"): "nam het verslag terug",
}


@dataclass(frozen=True)
class Logregel:
    """One line: when, who in which function, did what, and why."""

    op: datetime
    naam: str
    rol: str
    wat: str
    reden: str


def logboek(deelname: Deelname, indieningen: Iterable[Indiening]) -> tuple[Logregel, ...]:
    """What happened around this deelname, the newest first, in one query."""
    van_gesprek = deelname.gesprekken.order_by().values("sleutel")
    van_verslag = Verslag.objects.filter(gesprek__deelname=deelname).order_by().values("sleutel")
    rijen = Gebeurtenis.objects.filter(
        Q(model="ronde", sleutel=deelname.ronde.sleutel)
        | Q(model="deelname", sleutel=deelname.sleutel)
        | Q(model="zelfevaluatie", sleutel=deelname.zelfevaluatie.sleutel, soort="overgang")
        | Q(model="indiening", sleutel__in=[str(rij.pk) for rij in indieningen])
        | Q(model="gesprek", sleutel__in=van_gesprek)
        | Q(model="verslag", sleutel__in=van_verslag, soort__in=["gelezen", "akkoord"])
    )
    return _regels(rijen)


def logboek_van_ronde(ronde: Ronde) -> tuple[Logregel, ...]:
    """The steps of the round itself, the newest first, for its makers."""
    return _regels(Gebeurtenis.objects.filter(model="ronde", sleutel=ronde.sleutel))


def _regels(rijen: QuerySet[Gebeurtenis]) -> tuple[Logregel, ...]:
    return tuple(
        Logregel(rij.op, rij.naam, rij.rol, _zin(rij), rij.reden)
        for rij in rijen.order_by("-op", "-pk")
    )


def _zin(rij: Gebeurtenis) -> str:
    if rij.soort != Gebeurtenis.Soort.OVERGANG:
        verzet = f" van {rij.van} naar {rij.naar}" if rij.van and rij.naar else ""
        return ZINNEN.get((rij.model, rij.soort), rij.get_soort_display().lower()) + verzet
    gewoon = ZINNEN.get((rij.model, rij.naar), f"zette een stap naar {rij.naar}")
    return TERUG.get((rij.model, rij.van, rij.naar), gewoon)
