"""The snapshots of a deelname: what they hold, which one the board reads, who has read it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from gesprekken.models import Deelname, Onderwerp
from kwaliteit.models import Indiening, Oordeel
from kwaliteit.momentopname import momentopname
from kwaliteit.woorden import vul_in
from scholen.models import Gebeurtenis, Gebruiker

INZAGE_DUURT = timedelta(hours=24)
"""How long a bestuurder who gave a reason may read a school's submitted evaluation."""


def indieningen(deelname: Deelname) -> QuerySet[Indiening]:
    """All snapshots of this deelname, the latest first."""
    return Indiening.objects.filter(zelfevaluatie=deelname.zelfevaluatie_id).order_by(
        "-ingediend_op", "-pk"
    )


def laatste_indiening(deelname: Deelname) -> Indiening | None:
    """The snapshot the board reads: never the live rows."""
    return indieningen(deelname).first()


def gelezen(indiening: Indiening) -> QuerySet[Gebeurtenis]:
    """Who of the board opened this snapshot, when."""
    return Gebeurtenis.objects.filter(
        model="indiening", sleutel=str(indiening.pk), soort=Gebeurtenis.Soort.GELEZEN
    ).order_by("op", "pk")


def is_gelezen(deelname: Deelname) -> bool:
    """Whether anybody of the board has opened the latest snapshot."""
    laatste = laatste_indiening(deelname)
    return laatste is not None and gelezen(laatste).exists()


def heeft_inzage(deelname: Deelname, gebruiker: Gebruiker, *, op: datetime) -> bool:
    """Whether this person gave a reason to read it less than 24 hours ago."""
    return Gebeurtenis.objects.filter(
        model="deelname",
        sleutel=deelname.sleutel,
        soort=Gebeurtenis.Soort.INZAGE,
        gebruiker=gebruiker,
        op__gt=op - INZAGE_DUURT,
    ).exists()


def inhoud_van(deelname: Deelname) -> dict[str, Any]:
    """What the board would read if the school submitted now; see ``kwaliteit.momentopname``."""
    vers = Deelname.objects.select_related("ronde").get(pk=deelname.pk)
    woorden = vers.ronde.woorden
    return {
        **momentopname(deelname.zelfevaluatie, woorden=woorden),
        "onderwerpen": _onderwerpen(vers, woorden),
        "doel_school": vers.doel_school,
        "doel_bestuur": vers.doel_van_bestuur,
        "reactie": vers.reactie,
    }


def _onderwerpen(deelname: Deelname, woorden: Mapping[str, str]) -> list[dict[str, str]]:
    """The topics in order, the board's first; the reason of an item stands at the item."""
    oordelen = Oordeel.objects.filter(zelfevaluatie=deelname.zelfevaluatie_id).exclude(reden="")
    redenen = {oordeel.item_id: oordeel.reden for oordeel in oordelen}
    rijen = Onderwerp.objects.filter(deelname=deelname).gekozen()
    return [
        {
            "code": onderwerp.code,
            "titel": vul_in(onderwerp.naam, woorden),
            "stelling": vul_in(onderwerp.item.stelling, woorden) if onderwerp.item else "",
            "reden": onderwerp.reden or redenen.get(onderwerp.item_id or 0, ""),
            "bron": onderwerp.bron,
        }
        for onderwerp in rijen.in_volgorde()
    ]
