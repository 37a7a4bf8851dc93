"""The door to kaders: the record, or 404 (not visible), or 403 (not allowed)."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from kwaliteit.models import Domein, Item, Kwaliteitskader, Niveau, Schaal, Thema
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


def kader_opvolgen(gebruiker: Gebruiker, sleutel: str) -> Kwaliteitskader:
    """A kader that somebody reads, and may begin a next version of at the own bestuur."""
    kader = kader_lezen(gebruiker, sleutel)
    if not mag_kader_laden(gebruiker):
        raise PermissionDenied
    return kader


def kaders_om_mee_te_vergelijken(
    gebruiker: Gebruiker, kader: Kwaliteitskader
) -> list[Kwaliteitskader]:
    """The other kaders somebody reads: the version before first, then those of the same name."""
    andere = Kwaliteitskader.objects.zichtbaar_voor(gebruiker).exclude(pk=kader.pk)
    return sorted(
        andere.select_related("bestuur"),
        key=lambda een: (een.pk != kader.vorige_id, een.naam != kader.naam, een.naam, -een.pk),
    )


def bestuur_met_woorden(gebruiker: Gebruiker, bestuursnummer: str) -> Bestuur:
    """A bestuur whose words somebody may choose: as its beheerder or adviseur."""
    zichtbaar = Bestuur.objects.zichtbaar_voor(gebruiker)
    bestuur = get_object_or_404(zichtbaar, bestuursnummer=bestuursnummer)
    if not _waar_kaders_gemaakt_worden(gebruiker).contains(bestuur):
        raise PermissionDenied
    return bestuur


def mag_kader_laden(gebruiker: Gebruiker) -> bool:
    """Whether the button to load a kader shows."""
    return _waar_kaders_gemaakt_worden(gebruiker).exists()


def _waar_kaders_gemaakt_worden(gebruiker: Gebruiker) -> QuerySet[Bestuur]:
    return Bestuur.objects.waar_werkt(gebruiker, "beheerder", "adviseur")


def besturen_van_maker(gebruiker: Gebruiker) -> QuerySet[Bestuur]:
    """Where somebody makes kaders and words; empty for everybody else."""
    return _waar_kaders_gemaakt_worden(gebruiker)


def domein_bewerken(gebruiker: Gebruiker, sleutel: str, domein: int) -> Domein:
    """A domein of a kader that somebody may change."""
    return _deel(gebruiker, sleutel, Domein.objects.select_related("kader"), domein)


def item_bewerken(gebruiker: Gebruiker, sleutel: str, item: int) -> Item:
    """An item of a kader that somebody may change."""
    return _deel(gebruiker, sleutel, Item.objects.select_related("kader", "domein"), item)


def thema_bewerken(gebruiker: Gebruiker, sleutel: str, thema: int) -> Thema:
    """A thema of a kader that somebody may change."""
    return _deel(gebruiker, sleutel, Thema.objects.select_related("kader"), thema)


def schaal_bewerken(gebruiker: Gebruiker, sleutel: str) -> Schaal:
    """The scale of its own of a kader that somebody may change."""
    kader = kader_bewerken(gebruiker, sleutel)
    return get_object_or_404(Schaal.objects.select_related("kader"), kader=kader)


def niveau_bewerken(gebruiker: Gebruiker, sleutel: str, niveau: int) -> Niveau:
    """A step of that scale."""
    schaal = schaal_bewerken(gebruiker, sleutel)
    return get_object_or_404(schaal.niveaus.select_related("schaal__kader"), pk=niveau)


Deel = TypeVar("Deel", Domein, Item, Thema)


def _deel(gebruiker: Gebruiker, sleutel: str, rijen: QuerySet[Deel], pk: int) -> Deel:
    """A part of a kader, with one query for who may change it; others hear 404 or 403."""
    bewerkbaar = Kwaliteitskader.objects.bewerkbaar_voor(gebruiker).filter(sleutel=sleutel)
    rij = rijen.filter(pk=pk, kader__in=bewerkbaar.values("pk")).first()
    if rij is None:
        kader_bewerken(gebruiker, sleutel)
        raise Http404
    return rij


def domein_of_weg(kader: Kwaliteitskader, domein: int) -> Domein | None:
    """A domein of a kader, unless somebody took it away."""
    return kader.domeinen.select_related("kader").filter(pk=domein).first()


def item_of_weg(kader: Kwaliteitskader, item: int) -> Item | None:
    """An item of a kader, unless somebody took it away."""
    return kader.items.select_related("kader", "domein").filter(pk=item).first()


def thema_of_weg(kader: Kwaliteitskader, thema: int) -> Thema | None:
    """A thema of a kader, unless somebody took it away."""
    return kader.themas.select_related("kader").filter(pk=thema).first()


def niveau_of_weg(kader: Kwaliteitskader, niveau: int) -> Niveau | None:
    """A step of the scale of a kader, unless somebody took it away."""
    return (
        Niveau.objects.select_related("schaal__kader").filter(schaal__kader=kader, pk=niveau)
    ).first()
