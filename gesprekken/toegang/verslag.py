"""The door to verslagen: the record, or 404 (not visible), or 403 (visible, not allowed)."""

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.http import Http404
from django.shortcuts import get_list_or_404, get_object_or_404

from gesprekken.models import Deelname, Gesprek, Onderdeel, Partij, Verslag
from gesprekken.overzichten.akkoord import Tekenaars, tekenaars
from gesprekken.toegang.gesprek import gesprek_bewerken
from scholen.models import Gebruiker

CONCEPT_LAATST = Case(When(status=Verslag.Status.CONCEPT, then=1), default=0)


def verslag_lezen(gebruiker: Gebruiker, sleutel: str) -> Verslag:
    """The verslag of the talk ``sleutel``: the newest version that left its writer's hands."""
    verslag = _van_gesprek(gebruiker, sleutel).order_by(CONCEPT_LAATST, "-versie").first()
    if verslag is None:
        raise Http404
    return verslag


def verslagversies(gebruiker: Gebruiker, gesprek: Gesprek) -> QuerySet[Verslag]:
    """All versions this person may read, the newest first."""
    zichtbaar = Verslag.objects.zichtbaar_voor(gebruiker).filter(gesprek=gesprek)
    return (
        zichtbaar.select_related("gesprek", "pdf")
        .defer("inhoud", "pdf__inhoud")
        .order_by("-versie")
    )


def verslag_bewerken(gebruiker: Gebruiker, sleutel: str) -> Verslag:
    """The newest verslag, for the adviser of the talk: take back, close, improve."""
    verslag = verslag_lezen(gebruiker, sleutel)
    if not mag_schrijven(verslag):
        raise PermissionDenied
    return verslag


def mag_schrijven(verslag: Verslag) -> bool:
    """Whether the buttons of its writer show to who came through ``verslag_lezen``."""
    return bool(getattr(verslag, "mag_schrijven", False))


def concept_schrijven(gebruiker: Gebruiker, sleutel: str) -> tuple[Gesprek, Verslag | None]:
    """The talk and its concept, if begun; for the adviser of the talk alone."""
    gesprek, laatste = laatste_schrijven(gebruiker, sleutel)
    is_concept = laatste is not None and laatste.status == Verslag.Status.CONCEPT
    return gesprek, laatste if is_concept else None


def laatste_schrijven(gebruiker: Gebruiker, sleutel: str) -> tuple[Gesprek, Verslag | None]:
    """The talk and its newest verslag, whatever became of it; for the adviser of the talk alone."""
    eigen = Verslag.objects.bewerkbaar_voor(gebruiker).filter(gesprek__sleutel=sleutel)
    verslag = eigen.select_related("gesprek__school", "bestuur").order_by("-versie").first()
    if verslag is None:
        return gesprek_bewerken(gebruiker, sleutel), None
    return verslag.gesprek, verslag


def onderdeel_schrijven(gebruiker: Gebruiker, sleutel: str, onderdeel: str) -> Onderdeel:
    """A section, for the adviser of the talk; whether it may be written now is another question."""
    rijen = Onderdeel.objects.filter(verslag__gesprek__sleutel=sleutel, sleutel=onderdeel)
    eigen = rijen.filter(verslag__in=Verslag.objects.bewerkbaar_voor(gebruiker).values("pk"))
    rij = eigen.select_related("verslag__gesprek__school", "bestuur").first()
    if rij is None:
        gesprek_bewerken(gebruiker, sleutel)  # 404 when even the talk is out of sight, else 403
        raise Http404
    return rij


def onderdeel_van(verslag: Verslag, sleutel: str) -> Onderdeel:
    """A section of a verslag that came through one of the doors here."""
    rijen = verslag.onderdelen.select_related("verslag__gesprek__school", "bestuur")
    return get_object_or_404(rijen, sleutel=sleutel)


def versies_lezen(gebruiker: Gebruiker, sleutel: str, onderdeel: str) -> Onderdeel:
    """A section with what it said before, for who could read it while it lay open."""
    verslagen = _van_gesprek(gebruiker, sleutel)
    rij = get_object_or_404(Onderdeel, verslag__in=verslagen, sleutel=onderdeel)
    rij.verslag = verslagen.get(pk=rij.verslag_id)
    if not las_mee(rij.verslag):
        raise PermissionDenied
    return rij


def meegelezen(gebruiker: Gebruiker, sleutel: str) -> Gesprek:
    """The talk whose verslag this person reads while it lies open, also when it was taken back."""
    rijen = Verslag.objects.meegelezen_door(gebruiker).select_related("gesprek__school")
    return get_list_or_404(rijen, gesprek__sleutel=sleutel)[0].gesprek


def las_mee(verslag: Verslag) -> bool:
    """Whether the link to earlier versions shows to who came through one of the doors here."""
    return bool(getattr(verslag, "las_mee", False))


def mag_gezien(verslag: Verslag) -> bool:
    """Whether the link to who has seen it shows to who came through one of the doors here."""
    return bool(getattr(verslag, "mag_gezien", False))


def onderdeel_tekenen(
    gebruiker: Gebruiker, sleutel: str, onderdeel: str
) -> tuple[Onderdeel, Partij]:
    """A section, and for which side this person answers on it."""
    verslagen = _van_gesprek(gebruiker, sleutel).exclude(status=Verslag.Status.CONCEPT)
    rij = get_object_or_404(Onderdeel, verslag__in=verslagen, sleutel=onderdeel)
    rij.verslag = verslagen.get(pk=rij.verslag_id)
    partij = wie_tekent(rij.verslag).partij_van(gebruiker)
    if partij is None:
        raise PermissionDenied
    return rij, partij


def verslag_tekenen(gebruiker: Gebruiker, sleutel: str) -> tuple[Verslag, Partij]:
    """The verslag that lies open (or did), and for which side this person answers on it."""
    verslag = verslag_lezen(gebruiker, sleutel)
    if verslag.status == Verslag.Status.CONCEPT:
        raise Http404
    partij = wie_tekent(verslag).partij_van(gebruiker)
    if partij is None:
        raise PermissionDenied
    return verslag, partij


def wie_tekent(verslag: Verslag) -> Tekenaars:
    """Who signs for which side, for a verslag that came through one of the doors here."""
    return tekenaars(verslag)


def _van_gesprek(gebruiker: Gebruiker, sleutel: str) -> QuerySet[Verslag]:
    zichtbaar = Verslag.objects.zichtbaar_voor(gebruiker).filter(gesprek__sleutel=sleutel)
    eigen = Verslag.objects.bewerkbaar_voor(gebruiker).values("pk")
    mee = Verslag.objects.meegelezen_door(gebruiker).values("pk")
    gezien = Deelname.objects.filter(school=OuterRef("gesprek__school")).met_lezers_voor(gebruiker)
    return zichtbaar.annotate(
        mag_schrijven=Q(pk__in=eigen), las_mee=Q(pk__in=mee), mag_gezien=Exists(gezien)
    ).select_related("bestuur", "gesprek__school", "gesprek__adviseur", "gesprek__deelname__ronde")
