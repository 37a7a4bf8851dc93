"""The doors to people, roles and invitations: the row, or 404 (not visible), or 403."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from scholen.bewaking.namens import open_genodigde, open_uitnodiging, werkt_elders
from scholen.models import (
    KANTOOR,
    Aanstelling,
    Bestuur,
    Gebruiker,
    Rol,
    Samenwerkingsverband,
    School,
    Uitnodiging,
    Uitnodigingsrol,
)
from scholen.models.bereik import Bereik
from scholen.toegang.school import school_lezen


def persoon_lezen(gebruiker: Gebruiker, sleutel: str) -> Gebruiker:
    """Somebody who works or worked for a bestuur, for the office of that bestuur."""
    return get_object_or_404(_personen(gebruiker, *KANTOOR), sleutel=sleutel)


def persoon_beheren(gebruiker: Gebruiker, sleutel: str) -> Gebruiker:
    """The same, for the beheerder of the bestuur."""
    persoon = persoon_lezen(gebruiker, sleutel)
    if not mag_persoon_beheren(gebruiker, persoon):
        raise PermissionDenied
    return persoon


def mag_persoon_beheren(gebruiker: Gebruiker, persoon: Gebruiker) -> bool:
    """Whether one looks after what this person does here."""
    return _personen(gebruiker, Rol.BEHEERDER).contains(persoon)


def persoon_wijzigen(gebruiker: Gebruiker, sleutel: str) -> Gebruiker:
    """Somebody whose name one may change: who works elsewhere too, does that alone."""
    persoon = persoon_beheren(gebruiker, sleutel)
    if not mag_naam_wijzigen(gebruiker, persoon):
        raise PermissionDenied
    return persoon


def mag_naam_wijzigen(gebruiker: Gebruiker, persoon: Gebruiker) -> bool:
    """Whether this person works for besturen that one keeps, and nowhere else."""
    besturen = gebruiker.besturen_als(Rol.BEHEERDER)
    hier = Aanstelling.objects.lopend().filter(gebruiker=persoon).van_besturen(besturen)
    return hier.exists() and not werkt_elders(persoon, besturen)


def persoon_vergeten(gebruiker: Gebruiker, sleutel: str) -> tuple[Gebruiker, QuerySet[Any, Any]]:
    """Somebody whose account may be taken away, and the besturen that one keeps: ``bestuur__in``.

    An account that was taken away already is no longer there to take away.
    """
    persoon = persoon_beheren(gebruiker, sleutel)
    if persoon.is_leeggemaakt:
        raise Http404
    return persoon, gebruiker.besturen_als(Rol.BEHEERDER)


def werkt_hier(gebruiker: Gebruiker, persoon: Gebruiker) -> bool:
    """Whether this person is a colleague now or soon; who left is invited again."""
    return Gebruiker.objects.collega_van(gebruiker).contains(persoon)


def vroeger_hier(gebruiker: Gebruiker, sleutel: str) -> Gebruiker | None:
    """Who worked here and is invited again, for the beheerder of the bestuur."""
    return _personen(gebruiker, Rol.BEHEERDER).filter(sleutel=sleutel).first()


def _personen(gebruiker: Gebruiker, *rollen: str) -> QuerySet[Gebruiker]:
    return Gebruiker.objects.van_besturen(gebruiker.besturen_als(*rollen))


def aanstelling_beheren(gebruiker: Gebruiker, sleutel: str) -> Aanstelling:
    """A role that one may change or end."""
    rijen = Aanstelling.objects.select_related("gebruiker", "school__bestuur", "bestuur", "swv")
    aanstelling = get_object_or_404(rijen.zichtbaar_voor(gebruiker), sleutel=sleutel)
    if not rijen.bewerkbaar_voor(gebruiker).contains(aanstelling):
        raise PermissionDenied
    return aanstelling


def te_bewerken(gebruiker: Gebruiker) -> QuerySet[Aanstelling]:
    """The roles that somebody may change or end."""
    return Aanstelling.objects.bewerkbaar_voor(gebruiker)


def genodigd(gebruiker: Gebruiker, school: School) -> QuerySet[Uitnodiging]:
    """Who was invited for a school and did not answer yet, for who may invite them again."""
    rollen = Uitnodigingsrol.objects.filter(school=school)
    mag = Uitnodiging.objects.open().bewerkbaar_voor(gebruiker)
    return mag.filter(pk__in=rollen.values("uitnodiging"))


def open_uitnodigingen(besturen: QuerySet[Bestuur]) -> QuerySet[Uitnodiging]:
    """Everybody at these besturen who was invited and did not answer yet."""
    return Uitnodiging.objects.open().filter(bestuur__in=besturen).select_related("bestuur")


def uitnodiging_beheren(gebruiker: Gebruiker, sleutel: str) -> Uitnodiging:
    """An invitation, for who may invite to all that is in it."""
    rijen = Uitnodiging.objects.bewerkbaar_voor(gebruiker).select_related("bestuur", "door")
    return get_object_or_404(rijen, sleutel=sleutel)


def alleen(uitnodiging: Uitnodiging) -> QuerySet[Uitnodiging]:
    """The invitation as a list of one."""
    return Uitnodiging.objects.filter(pk=uitnodiging.pk)


def rollen_van(uitnodiging: Uitnodiging) -> list[Uitnodigingsrol]:
    """What it is for."""
    rollen = uitnodiging.rollen.select_related("school", "bestuur", "swv")
    return list(rollen.order_by("pk"))


def lijst_van(gebruiker: Gebruiker, uitnodiging: Uitnodiging) -> str:
    """Where somebody finds this invitation among the others."""
    eigen = Bestuur.objects.waar_werkt(gebruiker, Rol.BEHEERDER)
    if uitnodiging.bestuur is not None and eigen.contains(uitnodiging.bestuur):
        return reverse("beheer:mensen")
    school = next((rol.school for rol in rollen_van(uitnodiging) if rol.school), None)
    if school is not None:
        return reverse("scholen:school_mensen", args=[school.sleutel])
    return _van_installatie(uitnodiging.bestuur)


def bladzijde_van(gebruiker: Gebruiker, aanstelling: Aanstelling) -> str:
    """Where somebody looks after this role: at the person, the school or the bestuur."""
    if mag_persoon_beheren(gebruiker, aanstelling.gebruiker):
        return reverse("beheer:persoon", args=[aanstelling.gebruiker.sleutel])
    if aanstelling.school is not None:
        return reverse("scholen:school_mensen", args=[aanstelling.school.sleutel])
    return _van_installatie(aanstelling.bestuur)


def _van_installatie(bestuur: Bestuur | None) -> str:
    if bestuur is None:
        return reverse("beheer:besturen")
    return reverse("beheer:bestuur", args=[bestuur.bestuursnummer])


def uitnodiging_openen(sleutel: str, token: str) -> Uitnodiging | None:
    """The invitation behind a link; ``None`` for a link that was never one of ours, or is old."""
    open_uitnodiging(sleutel)
    uitnodiging = Uitnodiging.objects.filter(sleutel=sleutel).first()
    if uitnodiging is None or not uitnodiging.past(token):
        return None
    open_genodigde(uitnodiging)
    return uitnodiging


def opent(uitnodiging: Uitnodiging, *, op: datetime) -> bool:
    """Whether the link lets somebody in: it still works, who sent it may still invite, and
    there is a place to come to."""
    werkt = uitnodiging.werkt(op) and uitnodiging.wordt_gedragen
    return werkt and uitnodiging.gesloten_school is None


def heeft_account(uitnodiging: Uitnodiging) -> bool:
    """Whether there is an account with the address of an invitation."""
    return Gebruiker.objects.filter(email=uitnodiging.email).exists()


def school_uitnodigen(gebruiker: Gebruiker, sleutel: str) -> School:
    """The school, for its directeur and for the beheerder of its bestuur."""
    school = school_lezen(gebruiker, sleutel)
    if not mag_uitnodigen(gebruiker, school):
        raise PermissionDenied
    return school


def mag_uitnodigen(gebruiker: Gebruiker, school: School) -> bool:
    """Whether one invites people for this school."""
    return School.objects.uitnodigbaar_voor(gebruiker).contains(school)


def bereik(gebruiker: Gebruiker) -> Bereik:
    """Where one invites by a list; who invites nobody does not get the page."""
    scholen = School.objects.uitnodigbaar_voor(gebruiker)
    eigen = Bestuur.objects.waar_werkt(gebruiker, Rol.BEHEERDER)
    besturen = Bestuur.objects.filter(Q(pk__in=eigen) | Q(pk__in=scholen.values("bestuur")))
    if not besturen.exists():
        raise PermissionDenied
    return Bereik(
        gebruiker,
        besturen.order_by("naam", "pk"),
        scholen.bestaand().order_by("naam", "pk"),
        frozenset(eigen.values_list("pk", flat=True)),
    )


def lijst_voor(bereik: Bereik, school: School | None) -> str:
    """Where one sees who was invited: all of them, or those for the own school."""
    if bereik.beheert:
        return reverse("beheer:mensen")
    eigen = School.objects.uitnodigbaar_voor(bereik.door).order_by("naam", "pk")
    eerst = school if school and eigen.contains(school) else eigen.first()
    return reverse("scholen:school_mensen", args=[eerst.sleutel]) if eerst else reverse("start")


def installatie(gebruiker: Gebruiker) -> QuerySet[Bestuur]:
    """All besturen, for who keeps the installation; nobody else gets the page."""
    if not beheert_installatie(gebruiker):
        raise PermissionDenied
    return Bestuur.objects.order_by("naam", "pk")


def beheert_installatie(gebruiker: Gebruiker) -> bool:
    """Whether somebody keeps the installation as a whole."""
    return gebruiker.werk().van_de_installatie().exists()


def bestuur_inrichten(gebruiker: Gebruiker, nummer: str) -> Bestuur:
    """A bestuur, for who keeps the installation; it does not exist for anybody else."""
    besturen = Bestuur.objects.select_related("swv")
    zichtbaar = besturen if beheert_installatie(gebruiker) else besturen.none()
    return get_object_or_404(zichtbaar, bestuursnummer=nummer)


def verbanden() -> QuerySet[Samenwerkingsverband]:
    """Every samenwerkingsverband there is to choose from."""
    return Samenwerkingsverband.objects.order_by("naam", "pk")
