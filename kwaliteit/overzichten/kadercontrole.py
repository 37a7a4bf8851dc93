"""The last look before a kader is published: what has to be done first, what is worth a look."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from kwaliteit.codes import gehoord
from kwaliteit.models import Domein, Item, Kwaliteitskader
from kwaliteit.overzichten.bewerken import domeinlijst, woordenlijst
from kwaliteit.overzichten.schaal import schaalblad
from scholen.taal import aantal, opsomming

HOOGSTENS_GENOEMD = 12


@dataclass(frozen=True)
class Bevinding:
    """One thing to do, with the place to do it."""

    wat: str
    url: str
    knop: str
    houdt_tegen: bool = False


def bevindingen(kader: Kwaliteitskader) -> list[Bevinding]:
    """Everything a maker should know before publishing, what holds it back first."""
    items = list(kader.items.in_volgorde().prefetch_related("themas"))
    gevonden = [
        *_leeg(kader),
        *_zonder_tekst(kader, items),
        *_bijna_dubbel(kader, items),
        *_zonder_woord(kader),
        *_zonder_thema(kader, items),
        *_zin_zonder_stap(kader, items),
    ]
    return sorted(gevonden, key=lambda een: not een.houdt_tegen)


def _leeg(kader: Kwaliteitskader) -> Iterator[Bevinding]:
    domeinen = domeinlijst(kader)
    if not domeinen:
        url = reverse("kwaliteit:kader_bewerken", args=[kader.sleutel])
        yield Bevinding(
            "In dit kader staat nog niets.",
            f"{url}#domeinen",
            "Zet er een domein in",
            houdt_tegen=True,
        )
    for domein in domeinen:
        if not domein.aantal_items:  # type: ignore[attr-defined]  # annotated
            yield Bevinding(
                f"In domein {domein.code}, {domein.titel}, staat nog geen item.",
                _van_domein(kader, domein),
                "Zet er een item in, of haal het domein weg",
                houdt_tegen=True,
            )


def _zonder_tekst(kader: Kwaliteitskader, items: list[Item]) -> Iterator[Bevinding]:
    for item in items:
        if not item.stelling.strip():
            wat = f"Item {item.code} heeft nog geen stelling."
            knop = "Schrijf de stelling"
            yield Bevinding(wat, _van_item(kader, item), knop, houdt_tegen=True)


def _bijna_dubbel(kader: Kwaliteitskader, items: list[Item]) -> Iterator[Bevinding]:
    """Codes that a reader takes for the same; equal ones the database refuses."""
    gezien: dict[str, Item] = {}
    for item in items:
        eerder = gezien.setdefault(gehoord(item.code), item)
        if eerder is not item:
            wat = f"De codes {eerder.code} en {item.code} lijken te veel op elkaar."
            yield Bevinding(wat, _van_item(kader, item), "Pas een van de twee aan")


def _zonder_woord(kader: Kwaliteitskader) -> Iterator[Bevinding]:
    lijst = woordenlijst(kader)
    leeg = [een for een in lijst.bekend if een.aantal and not kader.woorden[een.naam]]
    for een in (*lijst.los, *leeg):
        plekken = aantal(een.aantal, "plek", "plekken")
        wat = f"Op {plekken} staat {{{een.naam}}}, en daar is nog geen woord voor."
        url = reverse("kwaliteit:kader_woorden", args=[kader.sleutel])
        yield Bevinding(wat, f"{url}?naam={een.naam}#nieuw", "Kies een woord")


def _zonder_thema(kader: Kwaliteitskader, items: list[Item]) -> Iterator[Bevinding]:
    url = reverse("kwaliteit:kader_themas", args=[kader.sleutel])
    if not kader.themas.exists():
        wat = "Dit kader heeft geen thema’s. Zonder thema’s zie je niet wat bij meer scholen leeft."
        yield Bevinding(wat, url, "Maak thema’s")
        return
    zonder = [item for item in items if not item.themas.all()]
    if zonder:
        codes = opsomming(item.code for item in zonder[:HOOGSTENS_GENOEMD])
        meer = len(zonder) - HOOGSTENS_GENOEMD
        rest = f", en bij nog {aantal(meer, 'item', 'items')}" if meer > 0 else ""
        wat = f"Er staat geen thema bij {codes}{rest}."
        yield Bevinding(wat, _van_item(kader, zonder[0]), f"Begin bij {zonder[0].code}")


def _zin_zonder_stap(kader: Kwaliteitskader, items: list[Item]) -> Iterator[Bevinding]:
    stappen = {stap.waarde for stap in schaalblad(kader).stappen}
    los = [item.code for item in items if set(item.niveaus) - stappen]
    if los:
        wat = (
            f"Bij {opsomming(los[:HOOGSTENS_GENOEMD])} staat een zin voor een stap die er niet is."
            " Niemand ziet die zin."
        )
        url = reverse("kwaliteit:kader_schaal", args=[kader.sleutel])
        yield Bevinding(wat, url, "Bekijk de stappen")


def _van_domein(kader: Kwaliteitskader, domein: Domein) -> str:
    return reverse("kwaliteit:kader_domein", args=[kader.sleutel, domein.pk])


def _van_item(kader: Kwaliteitskader, item: Item) -> str:
    return f"{_van_domein(kader, item.domein)}?open={item.pk}#i{item.pk}"
