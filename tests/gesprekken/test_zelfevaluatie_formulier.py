"""A domein without JavaScript: the page is one form, saved whole by the same actie."""

import re

import pytest
from django.urls import reverse

from gesprekken.acties.deelname import indienen
from kwaliteit.models import Oordeel, Tekstversie
from kwaliteit.teksten import MAXIMALE_LENGTE, merk_van
from tests.factories import MOMENT
from tests.gesprekken.rondes import deelname_van

INVOER = re.compile(r'<input type="hidden" name="([^"]+-merk)" value="([^"]*)"')


@pytest.fixture
def deelname(wereld):
    return deelname_van(wereld, items=(3, 2))


@pytest.fixture
def ib(client, wereld):
    client.force_login(wereld.ib)
    return client


def adres(deelname):
    return reverse("deelname_domein", args=[deelname.sleutel, "1"])


def formulier(client, deelname, **velden):
    """What a browser sends: every merk on the page, and the fields somebody filled."""
    pagina = client.get(adres(deelname)).content.decode()
    return dict(INVOER.findall(pagina)) | {
        naam.replace("_", "-", 1): w for naam, w in velden.items()
    }


def rij(deelname, code) -> Oordeel:
    return deelname.zelfevaluatie.oordelen.get(item__code=code)


def test_elk_veld_van_de_bladzijde_draagt_zijn_merk(ib, deelname):
    Oordeel.objects.filter(pk=rij(deelname, "1b").pk).update(toelichting="Dit staat er.")

    merken = formulier(ib, deelname)

    assert len(merken) == 3 * 6
    assert merken["1b-toelichting-merk"] == merk_van("Dit staat er.")
    assert merken["1a-wil_bespreken-merk"] == merk_van(False)


def test_alles_wat_is_ingevuld_wordt_bewaard(ib, deelname, wereld):
    velden = formulier(
        ib,
        deelname,
        **{"1a_waarde": "2", "1a_toelichting": "Zo.\r\nEn zo.", "1a_wil_bespreken": "1"},
        **{"1a_reden": "Benieuwd.", "1c_waaraan": "Ouders zeggen het."},
    )

    antwoord = ib.post(adres(deelname), velden, follow=True)

    eerste = rij(deelname, "1a")
    assert (eerste.waarde, eerste.toelichting) == ("2", "Zo.\nEn zo.")
    assert (eerste.wil_bespreken, eerste.reden) == (True, "Benieuwd.")
    assert rij(deelname, "1c").waaraan == "Ouders zeggen het."
    assert rij(deelname, "1b").bekeken_op is None
    assert "Alles is opgeslagen." in antwoord.content.decode()


def test_een_leeg_vinkje_gaat_uit_en_een_keuze_die_weg_is_ook(ib, deelname):
    Oordeel.objects.filter(pk=rij(deelname, "1a").pk).update(wil_bespreken=True, waarde="3")

    ib.post(adres(deelname), formulier(ib, deelname))

    eerste = rij(deelname, "1a")
    assert (eerste.wil_bespreken, eerste.waarde) == (False, "")


def test_wat_niet_is_meegestuurd_blijft_staan(ib, deelname):
    Oordeel.objects.filter(pk=rij(deelname, "1a").pk).update(toelichting="Blijft.", waarde="3")

    ib.post(adres(deelname), {"1b-toelichting": "Nieuw.", "1b-toelichting-merk": merk_van("")})

    assert (rij(deelname, "1a").toelichting, rij(deelname, "1a").waarde) == ("Blijft.", "3")
    assert rij(deelname, "1b").toelichting == "Nieuw."


def test_klaar_bewaart_de_bladzijde_en_gaat_naar_het_volgende_item(ib, deelname):
    velden = formulier(ib, deelname, **{"1c_toelichting": "Ook dit."}) | {"klaar": "1a"}

    antwoord = ib.post(adres(deelname), velden)

    assert antwoord.url == f"{adres(deelname)}#i1b"
    assert rij(deelname, "1a").bekeken_op is not None
    assert rij(deelname, "1b").bekeken_op is None
    assert rij(deelname, "1c").toelichting == "Ook dit."


def test_keuze_wissen_haalt_alleen_die_stap_weg(ib, deelname):
    Oordeel.objects.filter(zelfevaluatie=deelname.zelfevaluatie).update(waarde="3")
    velden = formulier(ib, deelname, **{"1a_waarde": "3", "1b_waarde": "3", "1c_waarde": "3"})

    ib.post(adres(deelname), velden | {"wis": "1b"})

    assert [rij(deelname, code).waarde for code in ("1a", "1b", "1c")] == ["3", "", "3"]


@pytest.fixture
def botsing(ib, deelname):
    """Marit opened the page; Tom saved; Marit sends hers. Gives the answer she gets."""
    velden = formulier(
        ib, deelname, **{"1a_toelichting": "Van Marit.", "1b_toelichting": "Ook van Marit."}
    )
    Oordeel.objects.filter(pk=rij(deelname, "1a").pk).update(toelichting="Van Tom.")
    return ib.post(adres(deelname), velden)


def test_bij_een_botsing_staan_beide_teksten_er_en_is_de_rest_bewaard(botsing, deelname):
    pagina = botsing.content.decode()

    assert botsing.status_code == 409
    assert "<title>Fout: " in pagina
    assert "\nVan Marit.</textarea>" in pagina
    assert "<blockquote>Van Tom.</blockquote>" in pagina
    assert 'href="#1a-toelichting"' in pagina
    assert rij(deelname, "1a").toelichting == "Van Tom."
    assert rij(deelname, "1b").toelichting == "Ook van Marit."


def test_wie_na_een_botsing_nog_eens_opslaat_houdt_de_eigen_tekst(botsing, ib, deelname):
    merken = dict(INVOER.findall(botsing.content.decode()))

    ib.post(
        adres(deelname),
        merken | {"1a-toelichting": "Van Marit.", "1b-toelichting": "Ook van Marit."},
    )

    assert rij(deelname, "1a").toelichting == "Van Marit."
    assert rij(deelname, "1b").toelichting == "Ook van Marit."


def test_wie_de_andere_tekst_kiest_laat_die_staan(botsing, ib, deelname):
    merken = dict(INVOER.findall(botsing.content.decode()))
    velden = {"1a-toelichting": "Van Marit.", "1b-toelichting": "Ook van Marit."}

    antwoord = ib.post(adres(deelname), merken | velden | {"ander": "1a-toelichting"})

    assert antwoord.status_code == 302
    assert rij(deelname, "1a").toelichting == "Van Tom."
    assert Tekstversie.objects.filter(soort="niet_gekozen", tekst="Van Marit.").exists()


def test_een_te_lange_tekst_blijft_staan_met_wat_er_mis_is(ib, deelname):
    lang = "a" * (MAXIMALE_LENGTE + 1)
    velden = formulier(ib, deelname, **{"1a_toelichting": lang, "1b_toelichting": "Kort."})

    antwoord = ib.post(adres(deelname), velden)

    pagina = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert f"\n{lang}</textarea>" in pagina
    assert "Dit is langer dan 20.000 tekens. Kort de tekst in" in pagina
    assert rij(deelname, "1a").toelichting == ""
    assert rij(deelname, "1b").toelichting == "Kort."


def test_een_stap_buiten_de_schaal_wordt_niet_bewaard(ib, deelname):
    antwoord = ib.post(adres(deelname), formulier(ib, deelname, **{"1a_waarde": "9"}))

    assert "Deze stap hoort niet bij dit kader." in antwoord.content.decode()
    assert rij(deelname, "1a").waarde == ""


def test_na_het_indienen_is_wat_je_stuurde_apart_bewaard(ib, deelname, wereld):
    velden = formulier(ib, deelname, **{"1a_toelichting": "Te laat.", "1c_reden": "Ook te laat."})
    indienen(deelname, door=wereld.directeur, op=MOMENT)

    antwoord = ib.post(adres(deelname), velden, follow=True)

    assert "Wat je net schreef, is apart bewaard." in antwoord.content.decode()
    assert rij(deelname, "1a").toelichting == ""
    teksten = Tekstversie.objects.filter(soort="niet_gekozen").values_list("tekst", flat=True)
    assert set(teksten) == {"Te laat.", "Ook te laat."}
