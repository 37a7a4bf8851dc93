"""The school's goal and its reaction, and what the page of topics costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gesprekken.acties import onderwerpen as acties
from gesprekken.models import Deelname
from kwaliteit.models import Tekstversie
from tests.factories import MOMENT, OnderwerpFactory
from tests.gesprekken.kiezen import kiezende_deelname, lees, vlag
from tests.gesprekken.kijken import GEGEVENS, als, tekst

pytestmark = pytest.mark.usefixtures("demodag")


@pytest.fixture
def deelname(wereld):
    return kiezende_deelname(wereld)


def schrijf(client, gebruiker, deelname, veld, waarde, merk):
    url = reverse("deelname_doelen", args=[deelname.sleutel])
    gegevens = {"veld": veld, "waarde": waarde, "merk": merk}
    return als(client, gebruiker).post(url, gegevens, headers=GEGEVENS)


def test_doel_en_reactie_bewaren_zichzelf(client, wereld, deelname):
    blad = lees(client, wereld.ib, deelname).context["blad"]

    schrijf(client, wereld.ib, deelname, "doel_school", "Weten wat helpt.", blad.doel_school.merk)
    schrijf(client, wereld.mt, deelname, "reactie", "Fijne vraag.", blad.reactie.merk)

    deelname = Deelname.objects.get()
    assert (deelname.doel_school, deelname.reactie) == ("Weten wat helpt.", "Fijne vraag.")


def test_twee_schrijvers_zien_elkaars_doel(client, wereld, deelname):
    merk = lees(client, wereld.ib, deelname).context["blad"].doel_school.merk
    schrijf(client, wereld.mt, deelname, "doel_school", "Van Tom", merk)

    antwoord = schrijf(client, wereld.ib, deelname, "doel_school", "Van Marit", merk)

    assert antwoord.status_code == 409
    assert (antwoord.json()["ander"], antwoord.json()["door"]) == ("Van Tom", "Tom Verbeek")


def test_een_doel_dat_een_leerling_lijkt_te_noemen_geeft_een_seintje(client, wereld, deelname):
    merk = lees(client, wereld.ib, deelname).context["blad"].doel_school.merk

    antwoord = schrijf(
        client, wereld.ib, deelname, "doel_school", "Praten over leerling Sem Jansen.", merk
    )

    assert antwoord.json()["status"] == "opgeslagen"
    assert antwoord.json()["let_op"]
    assert antwoord.json()["let_op"] in tekst(lees(client, wereld.ib, deelname))


def test_na_indienen_is_de_tekst_niet_weg_maar_ook_niet_veranderd(client, wereld, deelname):
    merk = lees(client, wereld.ib, deelname).context["blad"].doel_school.merk
    type(deelname.zelfevaluatie).objects.update(status="ingediend")

    antwoord = schrijf(client, wereld.ib, deelname, "doel_school", "Te laat.", merk)

    assert antwoord.status_code == 409
    assert "al ingediend" in antwoord.json()["melding"]
    assert Deelname.objects.get().doel_school == ""
    assert Tekstversie.objects.get(soort="niet_gekozen").tekst == "Te laat."


def test_zonder_javascript_gaan_doel_en_reactie_in_een_keer_mee(client, wereld, deelname):
    blad = lees(client, wereld.ib, deelname).context["blad"]
    velden = (blad.doel_school, blad.reactie)
    gegevens = {veld.naam: f"Tekst van {veld.veld}" for veld in velden}
    gegevens |= {f"{veld.naam}-merk": veld.merk for veld in velden}

    als(client, wereld.ib).post(reverse("deelname_doelen", args=[deelname.sleutel]), gegevens)

    deelname = Deelname.objects.get()
    assert deelname.doel_school == "Tekst van doel_school"
    assert deelname.reactie == "Tekst van reactie"


@pytest.mark.parametrize(("wie", "status"), [("adviseur", 403), ("andere_ib", 404)])
def test_een_ander_schrijft_het_doel_van_de_school_niet(client, wereld, deelname, wie, status):
    antwoord = schrijf(client, getattr(wereld, wie), deelname, "doel_school", "Van mij", "x")

    assert antwoord.status_code == status


@pytest.mark.parametrize("veld", ["doel_bestuur", "adviseur", "sleutel", ""])
def test_een_ander_veld_kan_hier_niet_geschreven_worden(client, wereld, deelname, veld):
    antwoord = schrijf(client, wereld.ib, deelname, veld, "Van mij", "x")

    assert antwoord.status_code == 400
    assert Deelname.objects.get().doel_bestuur == ""


def test_de_pagina_stelt_een_vast_aantal_vragen(client, wereld, deelname):
    def vragen():
        lees(client, wereld.ib, deelname)
        with CaptureQueriesContext(connection) as gesteld:
            assert lees(client, wereld.ib, deelname).status_code == 200
        return len(gesteld)

    vlag(deelname, "1a", gewijzigd_door=wereld.mt)
    acties.onderwerpen_kiezen(deelname, erbij=["1a"], eraf=[], op=MOMENT)
    bij_een = vragen()
    vlag(deelname, "1b", gewijzigd_door=wereld.directeur)
    vlag(deelname, "2a", gewijzigd_door=wereld.ib)
    OnderwerpFactory(deelname=deelname, titel="Rust")
    bij_drie = vragen()

    assert bij_een == bij_drie <= 20


def test_een_veld_bewaren_kost_weinig_vragen(client, wereld, deelname):
    merk = lees(client, wereld.ib, deelname).context["blad"].doel_school.merk
    url = reverse("deelname_doelen", args=[deelname.sleutel])
    gegevens = {"veld": "doel_school", "waarde": "Weten wat helpt.", "merk": merk}

    with CaptureQueriesContext(connection) as gesteld:
        client.post(url, gegevens, headers=GEGEVENS)

    gewoon = [vraag for vraag in gesteld if "SAVEPOINT" not in vraag["sql"]]
    assert len(gewoon) <= 8
