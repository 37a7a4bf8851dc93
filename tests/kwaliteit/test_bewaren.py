"""Saving one field: compare-and-set on the value itself, with nothing typed ever gone."""

import json
from datetime import timedelta

import pytest
from django import forms
from django.db.models import Q

from kwaliteit.acties.bewaren import Gesloten, Verschil, Weg, bewaar_veld, bewaar_velden
from kwaliteit.leerlingen import WAARSCHUWING_NAAM
from kwaliteit.models import Oordeel, Tekstversie
from kwaliteit.teksten import merk_van
from kwaliteit.views.bewaren import bewaar as bewaar_van_pagina
from tests.factories import MOMENT, GebruikerFactory, ZelfevaluatieFactory

OPEN = Q(zelfevaluatie__status="concept")
LEEG = merk_van("")


@pytest.fixture
def oordeel(db) -> Oordeel:
    return ZelfevaluatieFactory().oordelen.order_by("pk")[0]


@pytest.fixture
def marit(db):
    return GebruikerFactory(naam="Marit Hofstra")


@pytest.fixture
def tom(db):
    return GebruikerFactory(naam="Tom Verbeek")


def bewaar(oordeel, waarde, *, door, merk=LEEG, veld="toelichting", na=0, **meer):
    op = MOMENT + timedelta(minutes=na)
    return bewaar_veld(oordeel, veld=veld, waarde=waarde, merk=merk, door=door, op=op, **meer)


def versies(oordeel, soort="bewaard"):
    rijen = Tekstversie.objects.filter(rij=oordeel.pk, soort=soort).order_by("op", "pk")
    return [(rij.tekst, rij.naam) for rij in rijen]


def test_een_tekst_staat_er_daarna(oordeel, marit):
    bewaard = bewaar(oordeel, "We doen dit samen.", door=marit)

    assert bewaard.merk == merk_van("We doen dit samen.")
    assert Oordeel.objects.get(pk=oordeel.pk).toelichting == "We doen dit samen."
    assert versies(oordeel) == [("We doen dit samen.", "Marit Hofstra")]


def test_het_antwoord_waarschuwt_voor_de_naam_van_een_leerling(oordeel, marit):
    bewaard = bewaar(oordeel, "Leerling Sanne zit vaak apart.", door=marit)

    assert bewaard.let_op == WAARSCHUWING_NAAM
    assert Oordeel.objects.get(pk=oordeel.pk).toelichting == "Leerling Sanne zit vaak apart."


def test_stempels_komen_in_dezelfde_update(oordeel, marit):
    bewaar(oordeel, "3", veld="waarde", door=marit, erbij={"gewijzigd_door": marit})

    assert Oordeel.objects.get(pk=oordeel.pk).gewijzigd_door == marit


def test_nog_een_keer_hetzelfde_is_ook_goed(oordeel, marit):
    bewaar(oordeel, "Eén keer.", door=marit)

    nogmaals = bewaar(oordeel, "Eén keer.", door=marit)

    assert nogmaals.merk == merk_van("Eén keer.")
    assert versies(oordeel) == [("Eén keer.", "Marit Hofstra")]
    assert versies(oordeel, "niet_gekozen") == []


def test_wie_van_een_oude_tekst_uitging_overschrijft_niets(oordeel, marit, tom):
    bewaar(oordeel, "Van Tom.", door=tom)

    with pytest.raises(Verschil) as verschil:
        bewaar(oordeel, "Van Marit.", door=marit, na=1)

    assert verschil.value.jouw == "Van Marit."
    assert verschil.value.ander == "Van Tom."
    assert verschil.value.door == "Tom Verbeek"
    assert verschil.value.op == MOMENT
    assert verschil.value.merk == merk_van("Van Tom.")
    assert Oordeel.objects.get(pk=oordeel.pk).toelichting == "Van Tom."
    assert versies(oordeel, "niet_gekozen") == [("Van Marit.", "Marit Hofstra")]


def test_een_geweigerde_tekst_wordt_een_keer_bewaard(oordeel, marit, tom):
    bewaar(oordeel, "Van Tom.", door=tom)

    for _ in range(2):
        with pytest.raises(Verschil):
            bewaar(oordeel, "Van Marit.", door=marit)

    assert versies(oordeel, "niet_gekozen") == [("Van Marit.", "Marit Hofstra")]


def test_met_het_nieuwe_merk_gaat_de_eigen_tekst_er_wel_in(oordeel, marit, tom):
    bewaar(oordeel, "Van Tom.", door=tom)
    with pytest.raises(Verschil) as verschil:
        bewaar(oordeel, "Van Marit.", door=marit)

    bewaar(oordeel, "Van Marit.", door=marit, merk=verschil.value.merk)

    assert Oordeel.objects.get(pk=oordeel.pk).toelichting == "Van Marit."
    assert versies(oordeel) == [("Van Tom.", "Tom Verbeek"), ("Van Marit.", "Marit Hofstra")]


def test_verschillende_velden_zitten_elkaar_nooit_in_de_weg(oordeel, marit, tom):
    bewaar(oordeel, "Van Tom.", door=tom)

    bewaar(oordeel, "Van Marit.", veld="waaraan", door=marit)

    vers = Oordeel.objects.get(pk=oordeel.pk)
    assert (vers.toelichting, vers.waaraan) == ("Van Tom.", "Van Marit.")


def test_een_vinkje_is_ook_een_veld(oordeel, marit):
    bewaar(oordeel, True, veld="wil_bespreken", door=marit, merk=merk_van(False))

    assert Oordeel.objects.get(pk=oordeel.pk).wil_bespreken is True


def test_wat_iemand_binnen_tien_minuten_schrijft_is_een_versie(oordeel, marit):
    bewaar(oordeel, "We", door=marit)
    bewaar(oordeel, "We doen", door=marit, merk=merk_van("We"), na=4)
    bewaar(oordeel, "We doen dit", door=marit, merk=merk_van("We doen"), na=9)

    assert versies(oordeel) == [("We doen dit", "Marit Hofstra")]


def test_wat_iemand_later_schrijft_is_een_nieuwe_versie(oordeel, marit):
    bewaar(oordeel, "We", door=marit)
    bewaar(oordeel, "We doen", door=marit, merk=merk_van("We"), na=11)

    assert versies(oordeel) == [("We", "Marit Hofstra"), ("We doen", "Marit Hofstra")]


def test_wat_een_ander_schrijft_is_een_nieuwe_versie(oordeel, marit, tom):
    bewaar(oordeel, "We", door=marit)
    bewaar(oordeel, "We doen", door=tom, merk=merk_van("We"), na=1)

    assert versies(oordeel) == [("We", "Marit Hofstra"), ("We doen", "Tom Verbeek")]


def test_wie_bijna_alles_weghaalt_houdt_de_lange_tekst_in_de_geschiedenis(oordeel, marit):
    bewaar(oordeel, "Een lange tekst van een uur werk.", door=marit)
    bewaar(oordeel, "", door=marit, merk=merk_van("Een lange tekst van een uur werk."), na=1)

    assert [tekst for tekst, _ in versies(oordeel)] == ["Een lange tekst van een uur werk.", ""]


def test_een_tekst_van_voor_de_geschiedenis_blijft_ook_bewaard(oordeel, marit):
    Oordeel.objects.filter(pk=oordeel.pk).update(toelichting="Uit de overzetting.")
    oordeel.refresh_from_db()

    bewaar(oordeel, "Nieuw.", door=marit, merk=merk_van("Uit de overzetting."))

    assert versies(oordeel) == [("Uit de overzetting.", ""), ("Nieuw.", "Marit Hofstra")]


def test_na_het_indienen_wordt_er_niets_meer_geschreven(oordeel, marit):
    oordeel.zelfevaluatie.indienen(door=marit, op=MOMENT)

    with pytest.raises(Gesloten):
        bewaar(oordeel, "Te laat.", door=marit, mits=OPEN)

    assert Oordeel.objects.get(pk=oordeel.pk).toelichting == ""
    assert versies(oordeel) == []
    assert versies(oordeel, "niet_gekozen") == [("Te laat.", "Marit Hofstra")]


def test_wie_al_te_laat_was_ziet_dat_ook_bij_een_ander_merk(oordeel, marit, tom):
    bewaar(oordeel, "Van Tom.", door=tom)
    oordeel.zelfevaluatie.indienen(door=tom, op=MOMENT)

    with pytest.raises(Gesloten):
        bewaar(oordeel, "Te laat.", door=marit, mits=OPEN)


def test_een_rij_die_een_tijd_geleden_is_gelezen_schrijft_over_de_laatste_tekst(oordeel, marit):
    oud = Oordeel.objects.get(pk=oordeel.pk)
    bewaar(oordeel, "Eerst.", door=marit)

    bewaar(oud, "Daarna.", door=marit, merk=merk_van("Eerst."), na=1)

    assert Oordeel.objects.get(pk=oordeel.pk).toelichting == "Daarna."


def test_een_heel_formulier_bewaart_alles_wat_niet_botst(oordeel, marit, tom):
    bewaar(oordeel, "Van Tom.", door=tom)

    verschillen = bewaar_velden(
        oordeel,
        waarden={"toelichting": "Van Marit.", "waaraan": "Ouders zeggen het."},
        merken={"toelichting": LEEG, "waaraan": LEEG},
        door=marit,
        op=MOMENT,
    )

    vers = Oordeel.objects.get(pk=oordeel.pk)
    assert set(verschillen) == {"toelichting"}
    assert (vers.toelichting, vers.waaraan) == ("Van Tom.", "Ouders zeggen het.")


def test_een_heel_formulier_laat_staan_wat_de_verzender_niet_aanraakte(oordeel, marit, tom):
    bewaar(oordeel, "Van Tom.", door=tom)
    vers = Oordeel.objects.get(pk=oordeel.pk)

    verschillen = bewaar_velden(
        vers,
        waarden={"toelichting": "", "waaraan": "Ouders zeggen het."},
        merken={"toelichting": LEEG, "waaraan": LEEG},
        door=marit,
        op=MOMENT,
    )

    assert verschillen == {}
    assert Oordeel.objects.get(pk=oordeel.pk).toelichting == "Van Tom."


def test_een_heel_formulier_na_het_indienen_houdt_elke_tekst_vast(oordeel, marit):
    oordeel.zelfevaluatie.indienen(door=marit, op=MOMENT)

    with pytest.raises(Gesloten):
        bewaar_velden(
            oordeel,
            waarden={"toelichting": "Te laat.", "waaraan": "Ook te laat."},
            merken={"toelichting": LEEG, "waaraan": LEEG},
            door=marit,
            op=MOMENT,
            mits=OPEN,
        )

    assert {tekst for tekst, _ in versies(oordeel, "niet_gekozen")} == {"Te laat.", "Ook te laat."}


def test_wat_intussen_is_weggehaald_neemt_niets_meer_aan_en_de_tekst_blijft(oordeel, marit):
    Oordeel.objects.filter(pk=oordeel.pk).delete()

    with pytest.raises(Weg):
        bewaar(oordeel, "Net te laat.", door=marit, mits=OPEN)

    assert versies(oordeel, "niet_gekozen") == [("Net te laat.", "Marit Hofstra")]


def test_de_pagina_zegt_het_als_iemand_het_net_weghaalde(oordeel, marit, rf):
    Oordeel.objects.filter(pk=oordeel.pk).delete()
    verzoek = rf.post("/", {"veld": "toelichting", "waarde": "Net te laat.", "merk": LEEG})
    verzoek.user = marit
    velden = {"toelichting": forms.CharField()}

    antwoord = bewaar_van_pagina(verzoek, oordeel, form=type("Form", (forms.Form,), velden))

    assert (antwoord.status_code, json.loads(antwoord.content)) == (
        409,
        {
            "status": "gesloten",
            "melding": "Iemand heeft dit intussen weggehaald. Kopieer je tekst als je hem nog nodig"
            " hebt.",
        },
    )
