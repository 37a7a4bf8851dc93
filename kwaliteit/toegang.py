"""The door to kaders: the record, or 404 (not visible), or 403 (not allowed)."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from kwaliteit.models import Kwaliteitskader
from scholen.models import Bestuur, Gebruiker


def kader_lezen(gebruiker: Gebruiker, sleutel: str) -> Kwaliteitskader:
    """The kader, for everybody with an aanstelling there; a shared one for everybody."""
    zichtbaar = Kwaliteitskader.objects.zichtbaar_voor(gebruiker)
    return get_object_or_404(zichtbaar.select_related("bestuur", "vorige"), sleutel=sleutel)


def kader_bewerken(gebruiker: Gebruiker, sleutel: str) -> Kwaliteitskader:
    """The kader, for beheerder and adviseur of the bestuur that owns it: publish, withdraw."""
    kader = kader_lezen(gebruiker, sleutel)
    if not mag_kader_bewerken(gebruiker, kader):
        raise PermissionDenied
    return kader


def mag_kader_bewerken(gebruiker: Gebruiker, kader: Kwaliteitskader) -> bool:
    """Whether the buttons of its makers show."""
    return Kwaliteitskader.objects.bewerkbaar_voor(gebruiker).contains(kader)


def besturen_voor_kader(gebruiker: Gebruiker) -> QuerySet[Bestuur]:
    """The besturen this person may load a kader for; nobody else gets the page."""
    besturen = _waar_kaders_gemaakt_worden(gebruiker).order_by("naam", "pk")
    if not besturen.exists():
        raise PermissionDenied
    return besturen


def mag_kader_laden(gebruiker: Gebruiker) -> bool:
    """Whether the button to load a kader shows."""
    return _waar_kaders_gemaakt_worden(gebruiker).exists()


def _waar_kaders_gemaakt_worden(gebruiker: Gebruiker) -> QuerySet[Bestuur]:
    return Bestuur.objects.waar_werkt(gebruiker, "beheerder", "adviseur")
