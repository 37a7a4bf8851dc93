"""The fields of something captured, as its open card on the notepad shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from gesprekken.models import Aandachtspunt, Afspraak, Ambitie, Doel, Partij
from kwaliteit.models import Gerichtheid, Item, Plek
from kwaliteit.teksten import als_tekst, merk_van

PARTIJEN = tuple((str(waarde), str(woord)) for waarde, woord in Partij.choices)
DOELTITELS = {
    Doel.Soort.MEETBAAR: "Meetbaar: een getal om naar te kijken",
    Doel.Soort.MERKBAAR: "Merkbaar: bij wie, en waaraan",
}
Keuzes = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Veld:
    """One field that saves itself; ``soort`` is how one fills it in."""

    naam: str
    veld: str
    label: str
    waarde: str
    merk: str
    soort: str = "text"
    keuzes: Keuzes = ()
    maximum: int = 200


@dataclass(frozen=True)
class Doelvelden:
    """One goal of an afspraak."""

    titel: str
    url: str
    is_open: bool
    velden: tuple[Veld, ...]


@dataclass(frozen=True)
class Kaart:
    """The open card: the text, whose it is, who and when; the rest folded away."""

    url: str
    tekst: Veld
    keuze: Veld
    regels: tuple[Veld, ...] = ()
    meer: tuple[Veld, ...] = ()
    doelen: tuple[Doelvelden, ...] = ()


def kaart(
    rij: Afspraak | Aandachtspunt | Ambitie,
    *,
    gesprek: str,
    items: Iterable[Item],
    schooljaren: Keuzes,
    doelen: Iterable[Doel],
) -> Kaart:
    """The card of ``rij``.

    Args:
        gesprek: the sleutel of the talk.
        items: what it may be about.
        schooljaren: until when an ambitie may reach.
        doelen: of an afspraak, one of each kind; unsaved ones are still empty.
    """
    url = reverse("vastgelegd_bewaren", args=[gesprek, rij._meta.model_name, rij.sleutel])
    over = [("", "Geen item"), *((str(item.pk), f"{item.code} {item.naam}") for item in items)]
    if isinstance(rij, Ambitie):
        return _van_ambitie(rij, url, schooljaren)
    if isinstance(rij, Aandachtspunt):
        return Kaart(
            url=url,
            tekst=_veld(rij, "tekst", "Waar letten jullie op?"),
            keuze=_veld(rij, "voor_wie", "Voor wie is dit?", keuzes=PARTIJEN),
            meer=(_veld(rij, "item_id", "Gaat over", keuzes=over),),
        )
    return Kaart(
        url=url,
        tekst=_veld(rij, "wat", "Wat spreken jullie af?"),
        keuze=_veld(rij, "partij", "Wie komt in actie?", keuzes=PARTIJEN),
        regels=(
            _veld(rij, "wie", "Wie precies?", maximum=300),
            _veld(rij, "tot_tekst", "Wanneer?"),
        ),
        meer=(
            _veld(rij, "tot", "Klaar op", soort="date"),
            _veld(rij, "item_id", "Gaat over", keuzes=over),
            _veld(rij, "plek", "Waar werken jullie eraan?", keuzes=_met_leeg(Plek.choices)),
            _veld(rij, "gerichtheid", "Gericht op", keuzes=_met_leeg(Gerichtheid.choices)),
        ),
        doelen=tuple(_doelvelden(doel, gesprek, rij.sleutel) for doel in doelen),
    )


def _van_ambitie(rij: Ambitie, url: str, schooljaren: Keuzes) -> Kaart:
    van_wie = [(str(rij.gesprek.school_id) if rij.gesprek else "", "School"), ("", "Bestuur")]
    return Kaart(
        url=url,
        tekst=_veld(rij, "tekst", "Waar willen jullie heen?"),
        keuze=_veld(rij, "school_id", "Van wie is dit?", keuzes=van_wie),
        regels=(_veld(rij, "tot", "Tot en met welk schooljaar?", keuzes=schooljaren),),
    )


def _doelvelden(doel: Doel, gesprek: str, afspraak: str) -> Doelvelden:
    begin = f"{afspraak}-{doel.soort}"
    velden = [_veld(doel, "waaraan", "Waaraan zien of merken jullie het?", begin, soort="tekst")]
    if doel.soort == Doel.Soort.MEETBAAR:
        velden += [
            _veld(doel, "beginwaarde", "Hoe is het nu?", begin),
            _veld(doel, "streefwaarde", "Waar willen jullie heen?", begin),
        ]
    else:
        velden.append(_veld(doel, "bij_wie", "Bij wie merken jullie het?", begin))
    velden.append(_veld(doel, "wanneer", "Wanneer kijken jullie?", begin))
    return Doelvelden(
        titel=DOELTITELS[Doel.Soort(doel.soort)],
        url=reverse("doel_bewaren", args=[gesprek, afspraak, doel.soort]),
        is_open=doel.pk is not None,
        velden=tuple(velden),
    )


def _veld(
    rij: Afspraak | Aandachtspunt | Ambitie | Doel,
    veld: str,
    label: str,
    begin: str = "",
    *,
    soort: str = "text",
    keuzes: Keuzes = (),
    maximum: int = 200,
) -> Veld:
    waarde = getattr(rij, veld)
    voorvoegsel = begin or getattr(rij, "sleutel", "")
    return Veld(
        naam=f"{voorvoegsel}-{veld}",
        veld=veld,
        label=label,
        waarde=waarde.isoformat() if isinstance(waarde, date) else als_tekst(waarde),
        merk=merk_van(waarde),
        soort=soort,
        keuzes=keuzes,
        maximum=maximum,
    )


def _met_leeg(keuzes: Iterable[tuple[str, str]]) -> Keuzes:
    return [("", "Niet gekozen"), *((str(waarde), str(woord)) for waarde, woord in keuzes)]
