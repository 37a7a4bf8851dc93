"""The doors of who keeps the list of schools: the row, or 404 (not visible), or 403."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from scholen.models import KANTOOR, Bestuur, Gebeurtenis, Gebruiker, School, Vestiging
from scholen.toegang.school import school_lezen


def op_kantoor(gebruiker: Gebruiker) -> QuerySet[Bestuur]:
    """The besturen at whose office one works: who sees all its schools, and what it keeps."""
    return Bestuur.objects.waar_werkt(gebruiker, *KANTOOR)


def werkt_op_kantoor(gebruiker: Gebruiker | AnonymousUser) -> bool:
    """Whether the links to what an office sees show; not to who did not log in."""
    return isinstance(gebruiker, Gebruiker) and op_kantoor(gebruiker).exists()


def besturen_met_scholen(gebruiker: Gebruiker) -> QuerySet[Bestuur]:
    """Those besturen, to choose from; nobody else gets the page."""
    return _of_403(op_kantoor(gebruiker))


def besturen_te_beheren(gebruiker: Gebruiker) -> QuerySet[Bestuur]:
    """The besturen whose schools one keeps; nobody else gets the page."""
    return _of_403(Bestuur.objects.waar_werkt(gebruiker, "beheerder"))


def _of_403(besturen: QuerySet[Bestuur]) -> QuerySet[Bestuur]:
    if not besturen.exists():
        raise PermissionDenied
    return besturen.order_by("naam", "pk")


def mag_beheren(gebruiker: Gebruiker) -> bool:
    """Whether the buttons to add schools show."""
    return Bestuur.objects.waar_werkt(gebruiker, "beheerder").exists()


def school_beheren(gebruiker: Gebruiker, sleutel: str) -> School:
    """The school, for the beheerder of its bestuur."""
    school = school_lezen(gebruiker, sleutel)
    if not mag_school_beheren(gebruiker, school):
        raise PermissionDenied
    return school


def mag_school_beheren(gebruiker: Gebruiker, school: School) -> bool:
    """Whether the buttons of its beheerder show."""
    return School.objects.bewerkbaar_voor(gebruiker).contains(school)


def vestiging_beheren(gebruiker: Gebruiker, sleutel: str, brin6: str) -> Vestiging:
    """A vestiging of the school, for the beheerder of the bestuur."""
    school = school_beheren(gebruiker, sleutel)
    return get_object_or_404(school.vestigingen.select_related("bestuur", "school"), brin6=brin6)


def scholen_van(bestuur: Bestuur) -> QuerySet[School]:
    """The schools of a bestuur that are open, for who belongs where."""
    return School.objects.filter(bestuur=bestuur).bestaand().order_by("naam", "pk")


def scholen_voor(vestiging: Vestiging) -> QuerySet[School]:
    """Where a vestiging may belong: to any school that is open, or where it is now."""
    nu = School.objects.filter(pk=vestiging.school_id).order_by("naam", "pk")
    return scholen_van(vestiging.bestuur) | nu


def logboek_lezen(gebruiker: Gebruiker) -> QuerySet[Gebeurtenis]:
    """The log, for a beheerder of a bestuur or of the installation; nobody else gets the page."""
    if not gebruiker.werk().met_rol("beheerder").exists():
        raise PermissionDenied
    return Gebeurtenis.objects.zichtbaar_voor(gebruiker)
