"""Writing a concept: it saves itself, own lines lie beside it, nothing typed is lost."""

import pytest
from django.urls import reverse

from gesprekken.acties.verslag import voorleggen
from gesprekken.models import Onderdeel, Verslag
from kwaliteit.models import Tekstversie
from kwaliteit.teksten import merk_van
from tests.factories import AantekeningFactory, AgendapuntFactory, OnderdeelFactory
from tests.gesprekken.verslagen import (
    OP,
    bewaar,
    dialoog,
    geheel,
    gevoerd,
    lees,
    onderdelen,
    tekst_van,
    url,
    vers,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vandaag")]


def test_een_get_maakt_niets_en_de_knop_wel(client, wereld):
    gesprek = gevoerd(wereld)
    client.force_login(wereld.adviseur)
    adres = reverse("verslag_schrijven", args=[gesprek.sleutel])

    leeg = client.get(adres)
    aantal = Verslag.objects.count()
    begonnen = client.post(reverse("verslag_beginnen", args=[gesprek.sleutel]))

    assert "Begin met schrijven" in tekst_van(leeg)
    assert aantal == 0
    assert (begonnen.status_code, begonnen.url) == (302, adres)
    assert gesprek.verslagen.get().onderdelen.count() == 4


@pytest.mark.parametrize("status", ["voorbereiden", "gepland", "vervallen"])
def test_voor_het_gesprek_is_er_nog_niets_te_schrijven(client, wereld, status):
    gesprek = gevoerd(wereld, status=status)
    client.force_login(wereld.adviseur)

    for doe, naam in ((client.get, "verslag_schrijven"), (client.post, "verslag_beginnen")):
        antwoord = doe(reverse(naam, args=[gesprek.sleutel]), follow=True)

        assert antwoord.redirect_chain[0][0] == gesprek.get_absolute_url()
        assert "als het gesprek is gevoerd" in tekst_van(antwoord)
    assert not Verslag.objects.exists()


@pytest.mark.parametrize("wie", ["ib", "directeur", "andere_adviseur"])
def test_alleen_de_adviseur_van_het_gesprek_schrijft(client, wereld, concept, wie):
    client.force_login(getattr(wereld, wie))
    rij = onderdelen(concept.verslag)[0]

    assert client.get(url(concept)).status_code == 403
    assert client.post(url(concept), geheel(concept)).status_code == 403
    assert bewaar(client, concept, rij).status_code == 403
    assert client.get(url(concept, "onderdeel_aanpassen", rij.sleutel)).status_code == 403


@pytest.mark.parametrize("wie", ["bestuurder", "andere_directeur", "vreemde_adviseur", "lezer"])
def test_voor_wie_het_gesprek_niet_ziet_bestaat_het_concept_niet(client, wereld, concept, wie):
    client.force_login(getattr(wereld, wie))
    rij = onderdelen(concept.verslag)[0]

    assert client.get(url(concept)).status_code == 404
    assert bewaar(client, concept, rij).status_code == 404


def test_een_veld_bewaart_zichzelf(client, wereld, concept, django_assert_num_queries):
    client.force_login(wereld.adviseur)
    rij = onderdelen(concept.verslag)[1]

    with django_assert_num_queries(8):
        antwoord = bewaar(client, concept, rij, waarde="Elf keer voor de groep.\r\n")

    assert antwoord.json() == {
        "status": "opgeslagen",
        "merk": merk_van("Elf keer voor de groep.\n"),
        "om": "14.03",
        "let_op": "",
    }
    assert Onderdeel.objects.get(pk=rij.pk).tekst == "Elf keer voor de groep.\n"


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("titel", " ", "Geef dit onderdeel een titel."),
        ("titel", "x" * 301, "Maak de titel korter: er passen 300 tekens in."),
        ("tekst", "x" * 20_001, "Dit is langer dan 20.000 tekens."),
        ("nummer", "9", "Dit veld kennen we niet."),
    ],
)
def test_wat_niet_kan_zegt_wat_er_wel_kan(client, wereld, concept, veld, waarde, melding):
    client.force_login(wereld.adviseur)
    rij = onderdelen(concept.verslag)[1]

    antwoord = bewaar(client, concept, rij, veld=veld, waarde=waarde)

    assert antwoord.status_code == 400
    assert antwoord.json()["melding"].startswith(melding)
    assert onderdelen(concept.verslag)[1].nummer == 2


def test_na_voorleggen_zegt_bewaren_dat_het_dicht_is(client, wereld, concept):
    rij = onderdelen(concept.verslag)[1]
    voorleggen(vers(concept.verslag), door=wereld.adviseur, op=OP)
    client.force_login(wereld.adviseur)

    antwoord = bewaar(client, concept, rij)

    assert (antwoord.status_code, antwoord.json()["status"]) == (409, "gesloten")
    assert "neem het verslag eerst terug" in antwoord.json()["melding"]
    assert Tekstversie.objects.get(soort="niet_gekozen").tekst == "Nieuw."


def test_zonder_javascript_gaat_de_hele_pagina_mee(client, wereld, concept):
    client.force_login(wereld.adviseur)

    antwoord = client.post(
        url(concept), geheel(concept, titel2="Meekijken", tekst2="Elf keer.", tekst4="Dit alles.")
    )

    assert (antwoord.status_code, antwoord.url) == (302, url(concept))
    assert [(rij.titel, rij.tekst) for rij in onderdelen(concept.verslag)] == [
        ("Waarom we spraken", "Onderdeel woord"),
        ("Meekijken", "Elf keer."),
        ("Wat nog openstaat", "Onderdeel woord"),
        ("Wat we meenemen", "Dit alles."),
    ]


def test_twee_tabbladen_overschrijven_elkaar_niet(client, wereld, concept):
    client.force_login(wereld.adviseur)
    oud = geheel(concept, tekst1="Van het ene tabblad.", tekst2="Dit kan wel.")
    bewaar(client, concept, onderdelen(concept.verslag)[0], waarde="Van het andere tabblad.")

    antwoord = client.post(url(concept), oud)

    pagina = tekst_van(antwoord)
    assert antwoord.status_code == 200
    assert "Van het ene tabblad.</textarea>" in pagina
    assert "<blockquote>Van het andere tabblad.</blockquote>" in pagina
    assert "<title>Fout: " in pagina
    assert [rij.tekst for rij in onderdelen(concept.verslag)][:2] == [
        "Van het andere tabblad.",
        "Dit kan wel.",
    ]


def test_na_de_twee_teksten_geldt_wie_nog_eens_opslaat(client, wereld, concept):
    client.force_login(wereld.adviseur)
    bewaar(client, concept, onderdelen(concept.verslag)[0], waarde="Van het andere tabblad.")

    client.post(url(concept), geheel(concept, tekst1="Toch deze."))

    assert onderdelen(concept.verslag)[0].tekst == "Toch deze."


def test_een_titel_die_leeg_is_houdt_de_rest_niet_tegen(client, wereld, concept):
    client.force_login(wereld.adviseur)

    antwoord = client.post(url(concept), geheel(concept, titel2="", tekst2="A", tekst1="B"))

    assert "Geef dit onderdeel een titel." in tekst_van(antwoord)
    assert onderdelen(concept.verslag)[0].tekst == "B"


def test_voorleggen_zegt_eerst_wat_er_leeg_is(client, wereld, concept):
    Onderdeel.objects.filter(verslag=concept.verslag, nummer=2).update(tekst=" ")
    client.force_login(wereld.adviseur)

    verder = client.post(url(concept), geheel(concept) | {"verder": "ja"})
    pagina = tekst_van(client.get(verder.url))

    assert verder.url == url(concept, "verslag_voorleggen")
    assert "Onderdeel 2, ‘Punt woord’, heeft nog geen tekst." in pagina
    assert "De school diende geen zelfevaluatie in." in pagina
    assert "Bij de afspraak ‘Afspraak woord’ staat niet wanneer die klaar is." in pagina
    assert "Namens de school tekent Samira Idrissi." in pagina
    assert vers(concept.verslag).status == "concept"


@pytest.mark.parametrize(
    ("blijft_liggen", "zin"),
    [
        (True, "geen tekst. De punten die niet of deels aan bod kwamen, staan er wel in."),
        (False, "geen tekst. In het verslag staat dan dat er niets meer openstaat."),
    ],
)
def test_voorleggen_noemt_ook_wat_nog_openstaat(client, wereld, concept, blijft_liggen, zin):
    Onderdeel.objects.filter(verslag=concept.verslag).update(tekst="")
    if not blijft_liggen:
        concept.gesprek.agendapunten.filter(uitkomst="niet_aan_bod").delete()

    pagina = tekst_van(lees(client, wereld.adviseur, url(concept, "verslag_voorleggen")))

    assert f"Onderdeel 3, ‘Wat nog openstaat’, heeft {zin}" in pagina


@pytest.mark.parametrize(
    ("legt_vast", "zin"),
    [
        (True, "geen tekst. Wat jullie vastlegden, staat er wel in."),
        (False, "geen tekst, en er is niets vastgelegd om mee te nemen."),
    ],
)
def test_voorleggen_noemt_ook_wat_we_meenemen(client, wereld, concept, legt_vast, zin):
    Onderdeel.objects.filter(verslag=concept.verslag).update(tekst="")
    if not legt_vast:
        for rijen in ("afspraken", "aandachtspunten", "ambities"):
            getattr(concept.gesprek, rijen).all().delete()

    pagina = tekst_van(lees(client, wereld.adviseur, url(concept, "verslag_voorleggen")))

    assert f"Onderdeel 4, ‘Wat we meenemen’, heeft {zin}" in pagina


def test_voorleggen_kan_ook_met_lege_onderdelen_en_maar_een_keer(client, wereld, concept):
    Onderdeel.objects.filter(verslag=concept.verslag).update(tekst="")
    client.force_login(wereld.adviseur)

    eerste = client.post(url(concept, "verslag_voorleggen"))
    tweede = client.post(url(concept, "verslag_voorleggen"), follow=True)

    assert eerste.url == url(concept, "verslag")
    assert tweede.status_code == 200
    assert vers(concept.verslag).status == "ter_vaststelling"


def test_een_pagina_die_te_laat_bewaart_laat_de_tekst_zien(client, wereld, concept):
    gegevens = geheel(concept, tekst1="Net te laat.")
    voorleggen(vers(concept.verslag), door=wereld.adviseur, op=OP)
    client.force_login(wereld.adviseur)

    antwoord = client.post(url(concept), gegevens)

    assert antwoord.status_code == 409
    assert "<blockquote>Net te laat.</blockquote>" in tekst_van(antwoord)
    assert Tekstversie.objects.get(soort="niet_gekozen").tekst == "Net te laat."
    assert onderdelen(concept.verslag)[0].tekst == "Onderdeel woord"


@pytest.mark.parametrize("extra", [0, 3])
def test_de_schrijfpagina_kost_niet_meer_vragen_bij_meer_onderdelen(
    client, wereld, concept, django_assert_num_queries, extra
):
    for nummer in range(extra):
        punt = AgendapuntFactory(gesprek=concept.gesprek, uitkomst="besproken")
        OnderdeelFactory(verslag=concept.verslag, nummer=10 + nummer, agendapunt=punt)
        AantekeningFactory(gesprek=concept.gesprek, agendapunt=punt)
    client.force_login(wereld.adviseur)
    client.get(url(concept))

    with django_assert_num_queries(19):
        client.get(url(concept))


def test_wat_nog_mist_houdt_het_voorleggen_tegen(client, wereld, concept):
    AgendapuntFactory(gesprek=concept.gesprek, titel="Middelen", uitkomst="besproken")
    client.force_login(wereld.adviseur)

    antwoord = client.post(url(concept, "verslag_voorleggen"), follow=True)

    assert "Er is nog geen onderdeel over ‘Middelen’." in tekst_van(antwoord)
    assert vers(concept.verslag).status == "concept"


def test_onderdelen_bijwerken_als_het_verslag_net_is_verstuurd_zegt_dat(client, wereld):
    """The button still stands in another tab."""
    verslag = dialoog(wereld, tot="ter_vaststelling").verslag
    client.force_login(wereld.adviseur)
    adres = reverse("verslag_schrijven", args=[verslag.gesprek.sleutel])

    pagina = client.post(adres, {"bijwerken": "1"}, follow=True)

    assert pagina.status_code == 200
    assert "De onderdelen staan vast, want het verslag ligt al voor." in pagina.text
    assert "Alles is opgeslagen." not in pagina.text
