"""The doors to a school over the years, and to who has read what of it."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from gesprekken.models import Deelname
from scholen.models import Gebruiker, Rol, School


def school_lezen(gebruiker: Gebruiker, sleutel: str) -> School:
    """The school, for its own people and for the advisers and bestuurder of its bestuur."""
    zichtbaar = School.objects.met_dialoog_voor(gebruiker).select_related("bestuur")
    return get_object_or_404(zichtbaar, sleutel=sleutel)


def gezien_lezen(gebruiker: Gebruiker, sleutel: str) -> tuple[School, QuerySet[Deelname]]:
    """The school, and its deelnames of which one may know who read them."""
    school = school_lezen(gebruiker, sleutel)
    deelnames = Deelname.objects.filter(school=school).met_lezers_voor(gebruiker)
    if not (is_van_school(gebruiker, school) or deelnames.exists()):
        raise PermissionDenied
    return school, deelnames


def mag_gezien_lezen(gebruiker: Gebruiker, school: School) -> bool:
    """Whether the link to that page shows to who sees the school."""
    deelnames = Deelname.objects.filter(school=school).met_lezers_voor(gebruiker)
    return deelnames.exists()


def is_van_school(gebruiker: Gebruiker, school: School) -> bool:
    """Whether somebody is an ib'er, MT-lid or directeur there."""
    return School.objects.waar_werkt(gebruiker).contains(school)


def genoemd_lezen(gebruiker: Gebruiker, sleutel: str) -> School:
    """The school, for its directeur: who looks after privacy there."""
    school = school_lezen(gebruiker, sleutel)
    if not is_directeur(gebruiker, school):
        raise PermissionDenied
    return school


def is_directeur(gebruiker: Gebruiker, school: School) -> bool:
    """Whether somebody leads the school, also for a while."""
    return School.objects.waar_werkt(gebruiker, Rol.DIRECTEUR).contains(school)
