"""The door to the PDF of a verslag: who may read a version on screen may have it on paper."""

from django.db.models import Case, QuerySet, When
from django.http import Http404
from django.shortcuts import get_object_or_404

from gesprekken.models import Verslag
from scholen.models import Gebruiker

VAST_LAATST = Case(When(status__in=Verslag.VAST, then=1), default=0)


def verslag_downloaden(gebruiker: Gebruiker, sleutel: str, versie: int) -> Verslag:
    """One version of the verslag of the talk ``sleutel``, or 404 when it is not visible."""
    # The frozen content is large and only needed where the PDF has yet to be made.
    return get_object_or_404(_van_gesprek(gebruiker, sleutel).defer("inhoud"), versie=versie)


def concept_downloaden(gebruiker: Gebruiker, sleutel: str) -> Verslag:
    """The version that is not fixed yet; where this person sees none, the newest fixed one.

    404 when no version at all is visible.
    """
    verslag = _van_gesprek(gebruiker, sleutel).order_by(VAST_LAATST, "-versie").first()
    if verslag is None:
        raise Http404
    return verslag


def _van_gesprek(gebruiker: Gebruiker, sleutel: str) -> QuerySet[Verslag]:
    zichtbaar = Verslag.objects.zichtbaar_voor(gebruiker).filter(gesprek__sleutel=sleutel)
    return zichtbaar.select_related("bestuur", "gesprek__school", "gesprek__deelname__ronde")
