"""The doors to what a bestuur keeps: the bestuur, or 404 (not visible), or 403."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from scholen.models import Bestuur, Gebruiker, Rol
from scholen.toegang.beheer import op_kantoor


def bewaring_lezen(gebruiker: Gebruiker, nummer: str) -> Bestuur:
    """What goes when: for everybody at its office, so that adviser and bestuurder know too."""
    return get_object_or_404(op_kantoor(gebruiker), bestuursnummer=nummer)


def mag_bewaring_kiezen(gebruiker: Gebruiker, bestuur: Bestuur) -> bool:
    """Whether the form shows."""
    return Bestuur.objects.waar_werkt(gebruiker, Rol.BEHEERDER).contains(bestuur)


def bewaring_instellen(gebruiker: Gebruiker, nummer: str) -> Bestuur:
    """The bestuur, for its beheerder."""
    bestuur = bewaring_lezen(gebruiker, nummer)
    if not mag_bewaring_kiezen(gebruiker, bestuur):
        raise PermissionDenied
    return bestuur
