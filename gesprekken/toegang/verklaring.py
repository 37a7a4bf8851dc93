"""Whose statements somebody reads, and who may change them."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from gesprekken.bewijs.verklaringen import Verklaring, verklaringen
from scholen.models import Bestuur, Gebruiker, Rol


def besturen(gebruiker: Gebruiker) -> QuerySet[Bestuur]:
    """The besturen somebody works for, at the office or at a school."""
    return Bestuur.objects.zichtbaar_voor(gebruiker).order_by("naam", "pk")


def verklaring_lezen(
    gebruiker: Gebruiker, bestuursnummer: str, soort: str
) -> tuple[Bestuur, Verklaring]:
    """One statement of a bestuur somebody works for."""
    if soort not in verklaringen():
        raise Http404
    bestuur = get_object_or_404(besturen(gebruiker), bestuursnummer=bestuursnummer)
    return bestuur, verklaringen()[soort]


def verklaring_wijzigen(
    gebruiker: Gebruiker, bestuursnummer: str, soort: str
) -> tuple[Bestuur, Verklaring]:
    """The same, for the beheerder of that bestuur."""
    bestuur, verklaring = verklaring_lezen(gebruiker, bestuursnummer, soort)
    if not mag_wijzigen(gebruiker, bestuur):
        raise PermissionDenied
    return bestuur, verklaring


def mag_wijzigen(gebruiker: Gebruiker, bestuur: Bestuur) -> bool:
    """Whether the button to change a text shows."""
    return Bestuur.objects.waar_werkt(gebruiker, Rol.BEHEERDER).contains(bestuur)
