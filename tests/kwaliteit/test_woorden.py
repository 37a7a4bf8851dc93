"""The words of a bestuur: who chooses them, where they stand, and that rounds keep theirs."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from gesprekken.models import Ronde
from kwaliteit.models import Tekstversie
from kwaliteit.overzichten.woorden import woordkeuzes
from kwaliteit.teksten import merk_van
from scholen.models import Bestuur
from tests.factories import AanstellingFactory, KwaliteitskaderFactory
from tests.kwaliteit.lezen import tekst_van
from tests.toneel import Spelers, speel

DATA = {"accept": "application/json"}


@pytest.fixture
def kader(wereld):
    kader = KwaliteitskaderFactory.gevuld(
        bestuur=wereld.bestuur,
        woorden={"portaal": "het portaal", "overleg": "het overleg"},
        items=(2,),
        gepubliceerd=False,
    )
    kader.items.filter(code="1a").update(
        stelling="We schrijven in {portaal} voor {overleg}.", bedoeld="Open {portaal} elke dag."
    )
    kader.publiceren(door=wereld.adviseur, op=datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
    return kader


@pytest.fixture
def klant(client, wereld):
    client.force_login(wereld.beheerder)
    return client


URL = reverse("kwaliteit:bestuur_woorden", args=["11111"])


def bewaar(klant, naam, waarde, van=""):
    gegevens = {"veld": f"woorden.{naam}", "waarde": waarde, "merk": merk_van(van)}
    return klant.post(f"{URL}bewaren/", gegevens, headers=DATA)


def test_een_eigen_woord_staat_meteen_in_de_voorbeelden(klant, kader, wereld):
    antwoord = bewaar(klant, "portaal", " Kompas ")

    assert antwoord.json()["status"] == "opgeslagen"
    assert Bestuur.objects.get(pk=wereld.bestuur.pk).woorden == {"portaal": "Kompas"}
    gelezen = tekst_van(klant.get(URL))
    assert "We schrijven in Kompas voor het overleg." in gelezen
    assert "Open Kompas elke dag." in gelezen
    assert "Zonder eigen woord: het portaal" in gelezen
    assert "verandert niets aan rondes die al lopen" in gelezen


def test_een_leeg_woord_valt_terug_op_dat_van_het_kader(klant, kader, wereld):
    bewaar(klant, "portaal", "Kompas")
    bewaar(klant, "portaal", "", van="Kompas")

    bestuur = Bestuur.objects.get(pk=wereld.bestuur.pk)
    assert bestuur.woorden == {}
    assert [keuze.nu for keuze in woordkeuzes(bestuur)] == ["het overleg", "het portaal"]


def test_twee_mensen_kiezen_elk_een_ander_woord_of_zien_elkaar(klant, kader, client, wereld):
    bewaar(klant, "portaal", "Kompas")
    bewaar(klant, "overleg", "de tafel")
    client.force_login(wereld.adviseur)

    botst = bewaar(client, "portaal", "Steiger")

    assert (botst.status_code, botst.json()["ander"]) == (409, "Kompas")
    assert Bestuur.objects.get(pk=wereld.bestuur.pk).woorden == {
        "portaal": "Kompas",
        "overleg": "de tafel",
    }
    assert Tekstversie.objects.filter(model="bestuur", soort="niet_gekozen").count() == 1


@pytest.mark.parametrize(
    ("naam", "waarde", "melding"),
    [
        ("portaal", "a" * 300, "Dit is langer dan 200 tekens."),
        ("onbekend", "x", "Dit veld kennen we niet."),
    ],
)
def test_een_woord_dat_niet_kan_wordt_geweigerd(klant, kader, naam, waarde, melding):
    antwoord = bewaar(klant, naam, waarde)

    assert antwoord.status_code == 400
    assert melding in antwoord.json()["melding"]


def test_een_lopende_ronde_houdt_de_woorden_van_toen(klant, kader, wereld):
    bewaar(klant, "portaal", "Kompas")
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    wereld.bestuur.refresh_from_db()
    wereld.school.bestuur = wereld.bestuur
    speel(spelers, kader, tot="voorbereiden", schooljaar="2026-2027")

    bewaar(klant, "portaal", "Steiger", van="Kompas")

    assert Ronde.objects.get().woorden["portaal"] == "Kompas"


def test_wie_bij_een_bestuur_werkt_gaat_meteen_door(klant, client, wereld):
    antwoord = klant.get(reverse("kwaliteit:woorden"))
    AanstellingFactory(gebruiker=wereld.beheerder, rol="beheerder", bestuur=wereld.buurbestuur)
    keuze = klant.get(reverse("kwaliteit:woorden"))

    assert antwoord["Location"] == URL
    assert "Stichting De Brug" in tekst_van(keuze)
    assert "Stichting De Buren" in tekst_van(keuze)


def test_alleen_beheerder_en_adviseur_kiezen_de_woorden(client, wereld):
    codes = {}
    for naam in ("ib", "directeur", "bestuurder", "lezer", "swv_medewerker", "buur_adviseur"):
        client.force_login(getattr(wereld, naam))
        codes[naam] = (client.get(URL).status_code, client.post(f"{URL}bewaren/").status_code)

    assert codes == {
        "ib": (403, 403),
        "directeur": (403, 403),
        "bestuurder": (403, 403),
        "lezer": (403, 403),
        "swv_medewerker": (404, 404),
        "buur_adviseur": (404, 404),
    }
