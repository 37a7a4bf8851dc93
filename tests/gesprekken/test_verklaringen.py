"""What a bestuur states: our text first, its own when its beheerder says so, and back again."""

import pytest
from django.urls import reverse

from gesprekken.bewijs.register import groepen
from gesprekken.bewijs.verklaringen import ALINEA, KOP, PUNT, Blok, blokken, verklaringen
from kwaliteit.models import Tekstversie
from kwaliteit.teksten import merk_van
from scholen.models import Bestuur, Bewaring, Gebeurtenis
from tests.gesprekken.kijken import tekst

EIGEN = "# Onze afspraken\n\nBij ons belt Joke.\n\n- Binnen een dag\n- Ook in de vakantie"
SOORTEN = ("bijlage-1", "bijlage-2", "toegankelijkheid", "openbaarheid")


def _adres(soort, naam="verklaring", nummer="11111"):
    return reverse(naam, args=[nummer, soort])


@pytest.fixture
def beheer(client, wereld):
    client.force_login(wereld.beheerder)
    return client


def _wijzig(klant, soort, nieuw, van=""):
    gegevens = {"tekst": nieuw, "merk": merk_van(van)}
    return klant.post(_adres(soort, "verklaring_wijzigen"), gegevens, follow=True)


def _van(wereld):
    return Bestuur.objects.get(pk=wereld.bestuur.pk).verklaringen


def test_een_tekst_heeft_koppen_alineas_en_lijsten():
    assert blokken(
        "# Kop\nEen regel\nen nog een\n\n- een\n- twee\n\n- drie\n\nSlot - met streep"
    ) == [
        Blok(KOP, ("Kop",)),
        Blok(ALINEA, ("Een regel", "en nog een")),
        Blok(PUNT, ("een", "twee", "drie")),
        Blok(ALINEA, ("Slot - met streep",)),
    ]
    assert blokken("") == []


def test_bijlage_een_noemt_alles_over_mensen_en_wat_zij_schrijven_uit_het_register(wereld):
    onze = verklaringen()["bijlage-1"].onze_tekst(wereld.bestuur)

    for groep in groepen():
        staat_er = f"- {groep.naam}. {groep.doel}" in onze and groep.termijn.in_woorden in onze
        assert staat_er == (groep.soort != "technisch"), groep.naam
    assert "{register}" not in onze


def test_bijlage_een_noemt_de_termijn_die_het_bestuur_koos(beheer, wereld):
    assert "Hoe lang: 7 jaar na het schooljaar" in tekst(beheer.get(_adres("bijlage-1")))
    Bewaring.objects.create(bestuur=wereld.bestuur, jaren=12)

    pagina = tekst(beheer.get(_adres("bijlage-1")))

    assert "Hoe lang: 12 jaar na het schooljaar" in pagina
    assert "Hoe lang: 7 jaar" not in pagina


def test_er_zijn_er_vier_en_elke_past_in_een_veld(wereld):
    assert tuple(verklaringen()) == SOORTEN
    assert max(len(een.onze_tekst(wereld.bestuur)) for een in verklaringen().values()) < 20_000


@pytest.mark.parametrize("soort", SOORTEN)
@pytest.mark.parametrize("wie", ["ib", "team", "directeur", "bestuurder", "lezer"])
def test_iedereen_van_het_bestuur_leest_ze(client, wereld, soort, wie):
    client.force_login(getattr(wereld, wie))

    pagina = tekst(client.get(_adres(soort)))

    assert f"{verklaringen()[soort].titel}</h1>" in pagina
    assert "Je bestuur heeft hem nog niet aangepast." in pagina
    assert _adres(soort, "verklaring_wijzigen") not in pagina


def test_de_voet_en_de_lijst_wijzen_erheen(client, wereld):
    client.force_login(wereld.ib)

    assert '<a href="/verklaringen/">' in client.get("/").content.decode()
    lijst = client.get("/verklaringen/").content.decode()
    assert [soort for soort in SOORTEN if _adres(soort) not in lijst] == []


def test_de_beheerder_maakt_er_een_eigen_tekst_van(beheer, wereld, client):
    pagina = tekst(_wijzig(beheer, "bijlage-2", EIGEN))

    assert "De tekst is opgeslagen." in pagina
    assert _van(wereld) == {"bijlage-2": EIGEN}
    regel = Gebeurtenis.objects.get(soort="wijziging", model="bestuur")
    assert regel.reden == "De tekst van ‘Bijlage 2: hoe de gegevens beveiligd zijn’ is gewijzigd."
    client.force_login(wereld.lezer)
    gelezen = tekst(client.get(_adres("bijlage-2")))
    assert "<h2>Onze afspraken</h2>" in gelezen
    assert f'd-print-block">{wereld.bestuur}</p>' in gelezen
    assert "<li>Ook in de vakantie</li>" in gelezen
    assert "Je bestuur heeft hem nog niet aangepast." not in gelezen
    assert "Het bestuur heeft deze tekst zelf aangepast." in tekst(client.get("/verklaringen/"))


def test_een_ander_bestuur_merkt_er_niets_van(beheer, wereld, client):
    _wijzig(beheer, "bijlage-2", EIGEN)
    client.force_login(wereld.buur_ib)

    assert "Bij ons belt Joke." not in tekst(client.get(_adres("bijlage-2", nummer="22222")))
    assert client.get(_adres("bijlage-2")).status_code == 404


def test_onze_tekst_ongewijzigd_opslaan_maakt_hem_niet_eigen(beheer, wereld):
    onze = beheer.get(_adres("bijlage-1", "verklaring_wijzigen")).context["form"]["tekst"].value()
    _wijzig(beheer, "bijlage-1", onze.replace("\n", "\r\n"))

    assert _van(wereld) == {}
    assert Gebeurtenis.objects.filter(soort="wijziging").count() == 0


def test_terug_naar_onze_tekst_houdt_de_eigen_in_de_geschiedenis(beheer, wereld):
    _wijzig(beheer, "openbaarheid", EIGEN)
    pagina = tekst(beheer.get(_adres("openbaarheid", "verklaring_wijzigen")))
    assert "Terug naar de tekst van het product" in pagina

    antwoord = beheer.post(
        _adres("openbaarheid", "verklaring_terug"), {"merk": merk_van(EIGEN)}, follow=True
    )

    assert "De tekst van het product staat er weer." in tekst(antwoord)
    assert _van(wereld) == {}
    assert EIGEN in Tekstversie.objects.values_list("tekst", flat=True)
    redenen = Gebeurtenis.objects.filter(soort="wijziging").order_by("pk")
    assert (
        redenen.last().reden
        == "De tekst van ‘Openbaarheid: Woo en Archiefwet’ is weer die van het product."
    )


def test_twee_beheerders_zien_elkaars_tekst(beheer, wereld):
    _wijzig(beheer, "bijlage-2", EIGEN)

    botst = tekst(_wijzig(beheer, "bijlage-2", "Een andere tekst"))

    assert _van(wereld) == {"bijlage-2": EIGEN}
    assert "Dit staat er nu" in botst
    assert "Een andere tekst</textarea>" in botst
    assert f'name="merk" value="{merk_van(EIGEN)}"' in botst
    _wijzig(beheer, "bijlage-2", "Een andere tekst", van=EIGEN)
    assert _van(wereld) == {"bijlage-2": "Een andere tekst"}


def test_terug_met_een_oude_pagina_haalt_niets_weg(beheer, wereld):
    _wijzig(beheer, "bijlage-2", EIGEN)

    antwoord = beheer.post(_adres("bijlage-2", "verklaring_terug"), {"merk": "oud"}, follow=True)

    assert "Iemand anders wijzigde deze tekst net." in tekst(antwoord)
    assert _van(wereld) == {"bijlage-2": EIGEN}


def test_een_lege_of_te_lange_tekst_wordt_uitgelegd_en_blijft_staan(beheer, wereld):
    assert "Schrijf een tekst, of kies" in tekst(_wijzig(beheer, "bijlage-2", "  "))
    lang = _wijzig(beheer, "bijlage-2", "x" * 20_001)

    assert "Dit is langer dan 20.000 tekens." in tekst(lang)
    assert "x" * 20_001 in tekst(lang)
    assert _van(wereld) == {}


def test_wat_iemand_schrijft_wordt_nooit_html(beheer):
    pagina = tekst(_wijzig(beheer, "bijlage-2", "# <b>vet</b>\n\n<script>alert(1)</script>"))

    assert "&lt;b&gt;vet&lt;/b&gt;" in pagina
    assert "<script>alert" not in pagina


def test_wie_nergens_werkt_vindt_er_geen(client, wereld):
    client.force_login(wereld.zonder_rol)

    assert "Je werkt nu niet voor een bestuur of een school." in tekst(client.get("/verklaringen/"))


def test_een_soort_die_niet_bestaat(beheer):
    assert beheer.get("/verklaringen/11111/verzonnen/").status_code == 404
