"""Where a text of a school seems to be about one pupil: the places, never the words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from gesprekken.models import Afspraak, Akkoord, Deelname, Meetmoment, Onderdeel, Onderwerp, Verslag
from kwaliteit.leerlingen import let_op
from kwaliteit.models import Oordeel
from kwaliteit.overzichten.itemveld import anker
from scholen.models import Gebruiker, School

VAN_EEN_OORDEEL = ("toelichting", "waaraan", "waar_te_vinden", "feit_waarde", "reden")


@dataclass(frozen=True)
class Plek:
    """One place: what it is called, its address, and what the warning there says."""

    waar: str
    adres: str
    melding: str


def genoemd(school: School, *, lezer: Gebruiker) -> tuple[Plek, ...]:
    """Every such place that ``lezer`` may read, the newest year first; in six queries."""
    deelnames = list(
        Deelname.objects.zichtbaar_voor(lezer)
        .filter(school=school)
        .select_related("ronde")
        .order_by("-ronde__schooljaar", "-pk")
    )
    verslagen = Verslag.objects.zichtbaar_voor(lezer).filter(gesprek__school=school)
    afspraken = Afspraak.objects.zichtbaar_voor(lezer).filter(school=school)
    gevonden = [
        *_van_oordelen(deelnames),
        *_van_onderwerpen(deelnames),
        *_van_verslagen(verslagen),
        *_van_afspraken(afspraken.order_by("-pk")),
    ]
    return tuple(dict.fromkeys(gevonden))


def _plekken(waar: str, adres: str, teksten: Iterable[str]) -> Iterator[Plek]:
    """One for each kind of warning at a place."""
    for melding in sorted({let_op(tekst) for tekst in teksten} - {""}):
        yield Plek(waar, adres, melding)


def _van_oordelen(deelnames: list[Deelname]) -> Iterator[Plek]:
    van = {rij.zelfevaluatie_id: rij for rij in deelnames}
    oordelen = Oordeel.objects.filter(zelfevaluatie__in=van).select_related("item__domein")
    op_volgorde = ("-zelfevaluatie_id", "item__domein__volgorde", "item__volgorde")
    for oordeel in oordelen.order_by(*op_volgorde):
        deelname, item = van[oordeel.zelfevaluatie_id], oordeel.item
        adres = reverse("deelname_domein", args=[deelname.sleutel, item.domein.code])
        waar = f"Zelfevaluatie {deelname.ronde.schooljaar}, item {item.code}"
        teksten = [getattr(oordeel, veld) for veld in VAN_EEN_OORDEEL]
        yield from _plekken(waar, f"{adres}#i{anker(item.code)}", teksten)


def _van_onderwerpen(deelnames: list[Deelname]) -> Iterator[Plek]:
    onderwerpen = Onderwerp.objects.filter(deelname__in=deelnames).exclude(bron="bestuur")
    per_deelname: dict[int, list[str]] = {
        rij.pk: [rij.doel_school, rij.reactie] for rij in deelnames
    }
    for onderwerp in onderwerpen:
        per_deelname[onderwerp.deelname_id].extend([onderwerp.titel, onderwerp.reden])  # type: ignore[index]  # of a deelname
    for rij in deelnames:
        adres = reverse("deelname_onderwerpen", args=[rij.sleutel])
        waar = f"Onderwerpen en doel {rij.ronde.schooljaar}"
        yield from _plekken(waar, adres, per_deelname[rij.pk])


def _van_verslagen(verslagen: QuerySet[Verslag]) -> Iterator[Plek]:
    onderdelen = Onderdeel.objects.filter(verslag__in=verslagen).select_related("verslag__gesprek")
    for rij in onderdelen.order_by("-verslag_id", "nummer"):
        yield from _plekken(*_in_verslag(rij), [rij.titel, rij.tekst])
    akkoorden = Akkoord.objects.filter(onderdeel__verslag__in=verslagen).exclude(kanttekening="")
    met_onderdeel = akkoorden.select_related("onderdeel__verslag__gesprek")
    for akkoord in met_onderdeel.order_by("-onderdeel__verslag_id", "pk"):
        yield from _plekken(*_in_verslag(akkoord.onderdeel), [akkoord.kanttekening])


def _in_verslag(onderdeel: Onderdeel) -> tuple[str, str]:
    adres = f"{onderdeel.verslag.get_absolute_url()}#onderdeel-{onderdeel.nummer}"
    return f"Verslag, onderdeel {onderdeel.nummer}: {onderdeel.titel}", adres


def _van_afspraken(afspraken: Iterable[Afspraak]) -> Iterator[Plek]:
    rijen = list(afspraken)
    notities: dict[int, list[str]] = {rij.pk: [rij.wat] for rij in rijen}
    for moment in Meetmoment.objects.filter(afspraak__in=rijen):
        notities[moment.afspraak_id].append(moment.tekst)
    for rij in rijen:
        yield from _plekken("Een afspraak", rij.get_absolute_url(), notities[rij.pk])
