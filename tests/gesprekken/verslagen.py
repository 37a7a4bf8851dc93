"""A verslag at a named moment, for the tests about writing, agreeing and fixing."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from gesprekken.acties.akkoord import akkoord_geven
from gesprekken.acties.verslag import verslag_beginnen, voorleggen
from gesprekken.models import Afspraak, Agendapunt, Gesprek, Partij, Verslag
from kwaliteit.teksten import merk_van
from tests.factories import (
    AandachtspuntFactory,
    AantekeningFactory,
    AfspraakFactory,
    AgendapuntFactory,
    AmbitieFactory,
    DeelnemerFactory,
    GesprekFactory,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
OP = datetime(2026, 11, 24, 14, 3, tzinfo=AMSTERDAM)
VOORGELEGD = datetime(2026, 11, 12, 10, 0, tzinfo=AMSTERDAM)
VASTGELEGD = datetime(2026, 11, 16, 10, 0, tzinfo=AMSTERDAM)


@dataclass
class Dialoog:
    """A talk and what came of it; ``verslag`` has four sections."""

    gesprek: Gesprek
    besproken: Agendapunt
    afspraak: Afspraak
    verslag: Verslag


def gevoerd(wereld, *, school=None, tekst: str = "woord", **velden) -> Gesprek:
    """A talk of the adviser with the school, about a point that was discussed and one not."""
    gesprek = GesprekFactory(
        deelname__ronde__bestuur=wereld.bestuur,
        deelname__school=school or wereld.school,
        deelname__adviseur=wereld.adviseur,
        deelname__doel_bestuur=f"Doel van het bestuur {tekst}",
        **{"status": "gevoerd", "datum": date(2026, 11, 10)} | velden,
    )
    punt = AgendapuntFactory(
        gesprek=gesprek, titel=f"Punt {tekst}", uitkomst="besproken", volgorde=1
    )
    AgendapuntFactory(
        gesprek=gesprek, titel=f"Blijft liggen {tekst}", uitkomst="niet_aan_bod", volgorde=2
    )
    DeelnemerFactory(gesprek=gesprek, gebruiker=wereld.directeur, naam=wereld.directeur.naam)
    rijen = {"gesprek": gesprek, "agendapunt": punt}
    AfspraakFactory(**rijen, wat=f"Afspraak {tekst}", partij="samen")
    AandachtspuntFactory(**rijen, tekst=f"Aandachtspunt {tekst}")
    AmbitieFactory(**rijen, tekst=f"Ambitie {tekst}")
    AantekeningFactory(**rijen, tekst=f"Kladblok GEHEIM {tekst}")
    AantekeningFactory(gesprek=gesprek, soort="parkeren", tekst=f"Geparkeerd GEHEIM {tekst}")
    AantekeningFactory(gesprek=gesprek, soort="voorbereiding", tekst=f"Vooraf GEHEIM {tekst}")
    return gesprek


def dialoog(wereld, *, tot: str, school=None) -> Dialoog:
    """One verslag, up to ``gevoerd`` (a concept), ``ter_vaststelling`` or ``vastgesteld``."""
    gesprek = gevoerd(wereld, school=school)
    verslag = verslag_beginnen(gesprek, door=wereld.adviseur, op=VOORGELEGD)
    verslag.onderdelen.update(tekst="Onderdeel woord")
    gespeeld = Dialoog(
        gesprek, gesprek.agendapunten.first(), gesprek.afspraken.first(), vers(verslag)
    )
    if tot != "gevoerd":
        voorleggen(gespeeld.verslag, door=wereld.adviseur, op=VOORGELEGD)
    if tot == "vastgesteld":
        alles_akkoord(gespeeld, wereld, op=VASTGELEGD)
    return gespeeld


def vers(verslag: Verslag) -> Verslag:
    """The row as the next request reads it."""
    return Verslag.objects.select_related("gesprek__school", "bestuur").get(pk=verslag.pk)


def onderdelen(verslag: Verslag):
    """Its sections in order, each with a verslag of its own, as a request reads them."""
    rijen = verslag.onderdelen.select_related("verslag__gesprek__school", "verslag__bestuur")
    return list(rijen.order_by("nummer"))


def zeg(onderdeel, door, *, partij=Partij.SCHOOL, keuze="akkoord", tekst="", op=OP) -> bool:
    """Answer on a section as it stands now."""
    return akkoord_geven(
        onderdeel,
        partij=partij,
        keuze=keuze,
        kanttekening=tekst,
        vingerafdruk=onderdeel.hash,
        door=door,
        op=op,
    )


def alles_akkoord(gespeeld: Dialoog, wereld, *, behalve: int = 0, op=OP) -> None:
    """Both sides say yes everywhere; ``behalve`` is a section the board leaves open."""
    for rij in onderdelen(gespeeld.verslag):
        zeg(rij, wereld.directeur, op=op)
    for rij in onderdelen(gespeeld.verslag):
        if rij.nummer != behalve:
            zeg(rij, wereld.adviseur, partij=Partij.BESTUUR, op=op)


def url(gespeeld, naam="verslag_schrijven", *meer) -> str:
    """The address of a page about this talk."""
    return reverse(naam, args=[gespeeld.gesprek.sleutel, *meer])


def lees(client, wie, adres, **opties):
    """The answer to a GET by this person."""
    client.force_login(wie)
    return client.get(adres, **opties)


def stuur(client, wie, adres, **gegevens):
    """The answer to a POST by this person."""
    client.force_login(wie)
    return client.post(adres, gegevens)


def antwoord(client, wie, gespeeld, nummer=1, **gegevens):
    """The page after answering on one section; ``gegevens`` by the names of its fields."""
    rij = onderdelen(gespeeld.verslag)[nummer - 1]
    gegevens = {"keuze": "akkoord", "kanttekening": "", "vingerafdruk": rij.hash} | gegevens
    gegevens = {f"{rij.sleutel}-{veld}": waarde for veld, waarde in gegevens.items()}
    return stuur(client, wie, url(gespeeld, "onderdeel_akkoord", rij.sleutel), **gegevens)


def tekst_van(antwoord) -> str:
    """What a page says, with the white space of its markup taken together."""
    return " ".join(antwoord.content.decode().split())


def geheel(gespeeld, **anders) -> dict[str, str]:
    """What the page sends without JavaScript: every field, with the mark it started from."""
    velden = {}
    for rij in onderdelen(gespeeld.verslag):
        for veld in ("titel", "tekst"):
            naam = f"{rij.sleutel}-{veld}"
            velden |= {naam: getattr(rij, veld), f"{naam}-merk": merk_van(getattr(rij, veld))}
            if f"{veld}{rij.nummer}" in anders:
                velden[naam] = anders[f"{veld}{rij.nummer}"]
    return velden


def bewaar(client, gespeeld, rij, *, veld="tekst", waarde="Nieuw.", merk=None):
    """Save one field of one section, as the page does."""
    merk = merk_van(getattr(rij, veld)) if merk is None else merk
    gegevens = {"veld": veld, "waarde": waarde, "merk": merk}
    return client.post(url(gespeeld, "onderdeel_bewaren", rij.sleutel), gegevens)
