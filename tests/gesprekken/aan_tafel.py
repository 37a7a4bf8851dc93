"""What the tests of fields that save themselves around a talk share."""

from gesprekken.acties import kladblok
from gesprekken.models import Aantekening, Agendapunt
from kwaliteit.teksten import merk_van
from scholen.models.sleutel import nieuwe_sleutel
from tests.factories import AfspraakFactory
from tests.gesprekken.verhaal import OP

LEEG = merk_van("")
REGEL = "abcdefghij23"  # a sleutel as a page gives it to a new line


def pad(gesprek, naam=""):
    return f"/gesprekken/{gesprek.sleutel}/{naam}"


def bewaar(client, url, veld, waarde, merk=LEEG):
    """One field that saves itself, as the page sends it."""
    return client.post(
        url,
        {"veld": veld, "waarde": waarde, "merk": merk},
        headers={"Accept": "application/json"},
    )


def maak_regel(gesprek, wereld, punt=None, tekst="Een regel"):
    """A line the adviser wrote before."""
    rij = kladblok.nieuwe_regel(
        gesprek, sleutel=nieuwe_sleutel(), agendapunt=punt, auteur=wereld.adviseur, op=OP
    )
    Aantekening.objects.filter(pk=rij.pk).update(tekst=tekst)
    rij.refresh_from_db()
    return rij


def leg_vast(gesprek, soort="afspraak", punt=None):
    """Something captured of the talk."""
    return kladblok.vastleggen(
        gesprek,
        soort=soort,
        sleutel=nieuwe_sleutel(),
        tekst="Iets",
        agendapunt=punt,
        partij="school",
    )


def leg_kanaries(gesprek, wereld):
    """A private text in every place the adviser writes."""
    punt = gesprek.agendapunten.get(onderwerp__item__code="2a")
    eigen = kladblok.voorbereiding(gesprek, auteur=wereld.adviseur, op=OP)
    rijen = {"voorbereiding": eigen}
    rijen["bevinding"] = kladblok.bevinding(
        gesprek, item=punt.onderwerp.item, auteur=wereld.adviseur
    )
    for soort in ("klad", "parkeren"):
        rijen[soort] = kladblok.nieuwe_regel(
            gesprek,
            sleutel=nieuwe_sleutel(),
            agendapunt=punt,
            auteur=wereld.adviseur,
            op=OP,
            soort=soort,
        )
    for naam, rij in rijen.items():
        type(rij).objects.filter(pk=rij.pk).update(tekst=f"KANARIE-{naam}")
    Agendapunt.objects.filter(pk=punt.pk).update(vraag="KANARIE-vraag")
    AfspraakFactory(gesprek=gesprek, wat="KANARIE-afspraak")
    return punt
