"""Handing over what an adviser has in hand: schools, talks, and own notes if she says so."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from gesprekken.acties.deelname import geef_over, neem_beurt_met
from gesprekken.models import Aantekening, Bevinding, Deelname, Gesprek, Schoolkeuze
from gesprekken.overzichten.overdragen import deelnames_van, gesprekken_van, keuzes_van
from scholen.acties.kan_niet import KanNiet
from scholen.models import Bestuur, Gebruiker, leg_vast

NIET_JOUW_NOTITIES = (
    "Aantekeningen zijn van wie ze schreef. Alleen {naam} zelf kan ze meegeven; zonder vinkje"
    " gaan de gesprekken wel over."
)


@transaction.atomic
def overdragen(
    bestuur: Bestuur,
    *,
    van: Gebruiker,
    naar: Gebruiker,
    met_aantekeningen: bool,
    door: Gebruiker,
    op: datetime,
) -> int:
    """Let another adviser go on with all that is not completed. Gives how many schools.

    What was signed keeps its names; talks that are completed stay with who held them.

    Raises:
        KanNiet: nothing to hand over, to oneself, to who is no adviser of the bestuur (any more),
            or notes of somebody else.
    """
    if van == naar:
        raise KanNiet("Kies iemand anders om het over te nemen.")
    if met_aantekeningen and door != van:
        raise KanNiet(NIET_JOUW_NOTITIES.format(naam=van))
    neem_beurt_met(naar, bestuur)
    deelnames = list(
        deelnames_van(bestuur, van)
        .select_related("ronde", "school__bestuur", "bestuur", "adviseur")
        .order_by("pk")
        .select_for_update(of=("self",), no_key=True)
    )
    gesprekken = list(  # all held before the first line in the log, which others wait for
        gesprekken_van(bestuur, van)
        .select_related("school", "bestuur")
        .order_by("pk")
        .select_for_update(of=("self",), no_key=True)
    )
    keuzes = keuzes_van(bestuur, van)
    rijen: list[Deelname | Gesprek | Schoolkeuze] = [*deelnames, *gesprekken, *keuzes]
    scholen = {rij.school_id for rij in rijen}
    if not scholen:
        raise KanNiet(f"{van} heeft nu niets om over te dragen.")
    keuzes.update(adviseur=naar)
    for deelname in deelnames:
        geef_over(deelname, naar=naar, door=door, op=op)
    _losse_gesprekken(gesprekken, van=van, naar=naar, door=door, op=op)
    if met_aantekeningen:
        _geef_aantekeningen(gesprekken, van=van, naar=naar)
    return len(scholen)


def _losse_gesprekken(
    gesprekken: list[Gesprek], *, van: Gebruiker, naar: Gebruiker, door: Gebruiker, op: datetime
) -> None:
    """Those that did not go along with a deelname: outside a round, or of a round that is over."""
    for gesprek in gesprekken:
        if Gesprek.objects.filter(pk=gesprek.pk, adviseur=van).update(adviseur=naar):
            leg_vast(
                rij=gesprek,
                door=door,
                op=op,
                reden=f"{naar} voert het gesprek nu, eerst was dat {van}.",
            )


def _geef_aantekeningen(gesprekken: list[Gesprek], *, van: Gebruiker, naar: Gebruiker) -> None:
    """What is there already of the other one stays, and what comes stands below it."""
    notities = Aantekening.objects.filter(gesprek__in=gesprekken, auteur=van)
    soort = Aantekening.Soort.VOORBEREIDING
    _voeg_samen(notities.filter(soort=soort), naar=naar, velden=("gesprek_id", "soort"))
    notities.exclude(soort=soort).update(auteur=naar)
    bevindingen = Bevinding.objects.filter(gesprek__in=gesprekken, auteur=van)
    _voeg_samen(bevindingen, naar=naar, velden=("gesprek_id", "item_id"))


def _voeg_samen(rijen: QuerySet, *, naar: Gebruiker, velden: tuple[str, ...]) -> None:
    """Rows of which an author has one each: given, or moved below the one that is there."""
    for rij in rijen:
        waar = {veld: getattr(rij, veld) for veld in velden}
        ander = rijen.model.objects.filter(auteur=naar, **waar).first()
        if ander is None:
            rijen.model.objects.filter(pk=rij.pk).update(auteur=naar)
        elif rij.tekst:
            tekst = "\n\n".join(filter(None, (ander.tekst, rij.tekst)))
            rijen.model.objects.filter(pk=ander.pk).update(tekst=tekst)
            rijen.model.objects.filter(pk=rij.pk).update(tekst="")
