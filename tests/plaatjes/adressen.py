"""Addresses of pages that no link leads to in the demo world: tried on every row there is."""

from collections.abc import Callable, Iterator

from django.urls import reverse

from gesprekken.models import Afspraak, Deelname, Gesprek, Onderdeel, Onderwerp, Ronde
from kwaliteit.models import Domein, Item, Kwaliteitskader, Niveau, Thema
from scholen.models import Bestuur, School, Vestiging
from tests.toegangstabel import Pagina

Argumenten = dict[str, object]

PER_WOORD = {
    "rondes": Ronde,
    "scholen": School,
    "deelnames": Deelname,
    "onderwerpen": Onderwerp,
    "gesprekken": Gesprek,
    "afspraken": Afspraak,
    "beheer": School,
    "kwaliteit": Kwaliteitskader,
}
"""The model that the key in an address is of, by the first word of that address."""


def _van_onderdeel() -> Iterator[Argumenten]:
    for rij in Onderdeel.objects.select_related("verslag__gesprek"):
        yield {"sleutel": rij.verslag.gesprek.sleutel, "onderdeel": rij.sleutel}


def _van_kader(naam: str, model: type) -> Callable[[], Iterator[Argumenten]]:
    def rijen() -> Iterator[Argumenten]:
        for rij in model.objects.exclude(kader=None).select_related("kader"):
            yield {"sleutel": rij.kader.sleutel, naam: rij.pk}

    return rijen


def _van_niveau() -> Iterator[Argumenten]:
    for rij in Niveau.objects.select_related("schaal__kader"):
        yield {"sleutel": rij.schaal.kader.sleutel, "niveau": rij.pk}


def _van_vestiging() -> Iterator[Argumenten]:
    for rij in Vestiging.objects.select_related("school"):
        yield {"sleutel": rij.school.sleutel, "brin6": rij.brin6}


def _van_code() -> Iterator[Argumenten]:
    for deelname in Deelname.objects.select_related("zelfevaluatie__kader"):
        for domein in deelname.zelfevaluatie.kader.domeinen.all():
            yield {"sleutel": deelname.sleutel, "code": domein.code}


def _van_nummer() -> Iterator[Argumenten]:
    for deelname in Deelname.objects.all():
        yield {"sleutel": deelname.sleutel, "nummer": 1}


PER_DEEL = {
    "onderdeel": _van_onderdeel,
    "domein": _van_kader("domein", Domein),
    "item": _van_kader("item", Item),
    "thema": _van_kader("thema", Thema),
    "niveau": _van_niveau,
    "brin6": _van_vestiging,
    "code": _van_code,
    "nummer": _van_nummer,
}
"""What else stands in an address beside the key, and where that goes together."""


def mogelijke_adressen(pagina: Pagina) -> Iterator[str]:
    """Every address this page could have in the world as it is; most are not there to open."""
    namen = set(pagina.parameters)
    for argumenten in _argumenten(pagina):
        if set(argumenten) == namen:
            yield reverse(pagina.naam, kwargs=argumenten)


def _argumenten(pagina: Pagina) -> Iterator[Argumenten]:
    namen = set(pagina.parameters)
    model = PER_WOORD.get(pagina.route.split("/")[0])
    if not namen:
        yield {}
    elif namen == {"bestuur"}:
        yield from (
            {"bestuur": nummer}
            for nummer in Bestuur.objects.values_list("bestuursnummer", flat=True)
        )
    elif namen == {"sleutel"} and model is not None:
        yield from (
            {"sleutel": sleutel} for sleutel in model.objects.values_list("sleutel", flat=True)
        )
    for deel in namen & set(PER_DEEL):
        yield from PER_DEEL[deel]()
