"""The door to talks and what hangs on them: the record, or 404 (not visible), or 403."""

import re

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from gesprekken.acties.kladblok import Vastgelegd
from gesprekken.models import Aandachtspunt, Aantekening, Afspraak, Agendapunt, Ambitie, Gesprek
from kwaliteit.models import Item
from scholen.models import Bestuur, Gebruiker
from scholen.models.sleutel import PATROON

VASTGELEGD: dict[str, type[Afspraak] | type[Aandachtspunt] | type[Ambitie]] = {
    "afspraak": Afspraak,
    "aandachtspunt": Aandachtspunt,
    "ambitie": Ambitie,
}


def gesprek_lezen(gebruiker: Gebruiker, sleutel: str) -> Gesprek:
    """The talk, for the school and the advisers of its bestuur."""
    zichtbaar = Gesprek.objects.zichtbaar_voor(gebruiker)
    return get_object_or_404(_met_alles(zichtbaar), sleutel=sleutel)


def gesprek_bewerken(gebruiker: Gebruiker, sleutel: str) -> Gesprek:
    """The talk, for its adviser alone: prepare, plan, hold, log."""
    bewerkbaar = Gesprek.objects.bewerkbaar_voor(gebruiker)
    gesprek = _met_alles(bewerkbaar).filter(sleutel=sleutel).first()
    if gesprek is None:
        gesprek_lezen(gebruiker, sleutel)  # not visible is 404, visible is 403
        raise PermissionDenied
    return gesprek


def _met_alles(gesprekken: QuerySet[Gesprek]) -> QuerySet[Gesprek]:
    return gesprekken.select_related(
        "school", "bestuur", "adviseur", "deelname__ronde", "deelname__zelfevaluatie"
    )


def mag_lezen(gebruiker: Gebruiker, gesprek: Gesprek) -> bool:
    """Whether a link to its page shows to who only came by its verslag."""
    return Gesprek.objects.zichtbaar_voor(gebruiker).contains(gesprek)


def mag_bewerken(gebruiker: Gebruiker, gesprek: Gesprek) -> bool:
    """Whether the buttons of its adviser show."""
    return Gesprek.objects.bewerkbaar_voor(gebruiker).contains(gesprek)


def agendapunt(gesprek: Gesprek, sleutel: str) -> Agendapunt:
    """A point on the agenda of a talk that came through ``gesprek_bewerken``."""
    return get_object_or_404(
        gesprek.agendapunten.select_related("onderwerp__item", "onderwerp__domein"),
        sleutel=sleutel,
    )


def agendapunt_of_geen(gesprek: Gesprek, sleutel: str) -> Agendapunt | None:
    """As ``agendapunt``; nothing when the page names none (a note about the talk as a whole)."""
    return agendapunt(gesprek, sleutel) if sleutel else None


def item(gesprek: Gesprek, code: str) -> Item:
    """An item of the kader this talk is about."""
    deelname = gesprek.deelname
    if deelname is None:
        raise Http404
    return get_object_or_404(Item, kader=deelname.ronde.kader_id, code=code)


def kladregel_of_nieuw(gebruiker: Gebruiker, gesprek: Gesprek, sleutel: str) -> Aantekening | None:
    """A note of one's own; nothing when no note has this sleutel yet: the page may make it.

    A page gives each new line its sleutel, so that sending it twice makes one line.
    """
    if not re.fullmatch(PATROON, sleutel):
        raise Http404
    eigen = Aantekening.objects.zichtbaar_voor(gebruiker).filter(gesprek=gesprek, sleutel=sleutel)
    regel = eigen.select_related("gesprek__school", "agendapunt__onderwerp__item").first()
    if regel is None and Aantekening.objects.filter(sleutel=sleutel).exists():
        raise Http404  # somebody else's, or of another talk
    return regel


def vastgelegd(gesprek: Gesprek, soort: str, sleutel: str) -> Vastgelegd:
    """What was captured in a talk that came through ``gesprek_bewerken``."""
    if soort not in VASTGELEGD:
        raise Http404
    rijen = VASTGELEGD[soort]._default_manager.select_related("gesprek__school", "agendapunt")
    rij: Vastgelegd = get_object_or_404(rijen, gesprek=gesprek, sleutel=sleutel)
    return rij


def afspraak(gesprek: Gesprek, sleutel: str) -> Afspraak:
    """An afspraak captured in a talk that came through ``gesprek_bewerken``."""
    rijen = Afspraak.objects.select_related("agendapunt")
    return get_object_or_404(rijen, gesprek=gesprek, sleutel=sleutel)


def besturen_als_adviseur(gebruiker: Gebruiker) -> QuerySet[Bestuur]:
    """Where somebody may hand over talks, his own or those of another adviser."""
    return Bestuur.objects.waar_werkt(gebruiker, "adviseur").order_by("naam", "pk")
