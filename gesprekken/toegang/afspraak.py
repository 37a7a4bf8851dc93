"""The door to afspraken: the record, or 404 (not visible), or 403 (visible, not allowed)."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from gesprekken.models import Afspraak
from gesprekken.models.afspraak import AfspraakQuerySet
from scholen.models import Gebruiker, School


def afspraken_lezen(gebruiker: Gebruiker) -> AfspraakQuerySet:
    """All this person may read."""
    return Afspraak.objects.zichtbaar_voor(gebruiker)


def gedeelde_afspraken(gebruiker: Gebruiker) -> QuerySet[Afspraak]:
    """Those that both sides can read; what an adviser only captured does not run yet."""
    return afspraken_lezen(gebruiker).gedeeld()


def scholen_met_afspraken(afspraken: QuerySet[Afspraak]) -> QuerySet[School]:
    """The schools of these afspraken, to choose from."""
    return School.objects.filter(pk__in=afspraken.values("school")).order_by("naam", "pk")


def afspraak_lezen(gebruiker: Gebruiker, sleutel: str) -> Afspraak:
    """One afspraak."""
    zichtbaar = afspraken_lezen(gebruiker).select_related(
        "school", "bestuur__swv", "gesprek", "agendapunt", "item", "vervolg_op"
    )
    return get_object_or_404(zichtbaar, sleutel=sleutel)


def afspraak_bijwerken(gebruiker: Gebruiker, sleutel: str) -> Afspraak:
    """One afspraak, for people of the party that owes it."""
    afspraak = afspraak_lezen(gebruiker, sleutel)
    if not mag_bijwerken(gebruiker, afspraak):
        raise PermissionDenied
    return afspraak


def mag_bijwerken(gebruiker: Gebruiker, afspraak: Afspraak) -> bool:
    """Whether the forms for status and note show."""
    return Afspraak.objects.bewerkbaar_voor(gebruiker).contains(afspraak)
