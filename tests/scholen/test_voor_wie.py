"""For whom somebody works now: one place at a time when there are more, and nothing of the rest."""

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from scholen.forms.velden import ANDER_BESTUUR
from scholen.models import Aanstelling, School, leg_vast
from tests.factories import MOMENT, AanstellingFactory, KwaliteitskaderFactory
from tests.gesprekken.kijken import als, tekst, vragen

pytestmark = pytest.mark.django_db
KIES = reverse("account_voor_wie")


def _mensen(school):
    return reverse("scholen:school_mensen", args=[school.sleutel])


def _cellen(antwoord):
    blad = load_workbook(io.BytesIO(antwoord.content)).active
    return list(blad.iter_rows(values_only=True))


def _kies(client, gebruiker, plek):
    return als(client, gebruiker).post(KIES, {"plek": plek})


def test_wie_een_plek_heeft_krijgt_geen_keuze(client, wereld):
    assert "Voor wie werk je nu?" not in tekst(als(client, wereld.ib).get("/"))


def test_wie_twee_plekken_heeft_ziet_eerst_alles_en_kiest_dan(client, wereld):
    wie = wereld.ib_van_twee
    pagina = als(client, wie).get("/")
    assert [plek.naam for plek in pagina.context["kop"].plekken] == ["De Abeel", "De Wilgenhoek"]
    assert pagina.context["kop"].alleen == ""

    antwoord = client.post(KIES, {"plek": f"school:{wereld.school.sleutel}"})

    kop = client.get("/").context["kop"]
    assert antwoord.url == "/"
    assert (kop.werk, kop.alleen) == ("ib’er, De Wilgenhoek", "De Wilgenhoek")
    assert client.get(_mensen(wereld.school)).status_code == 200
    assert client.get(_mensen(wereld.andere_school)).status_code == 404


def test_mijn_werk_is_dan_dat_van_die_plek_alleen(client, wereld):
    _kies(client, wereld.ib_van_twee, f"school:{wereld.school.sleutel}")

    start = client.get("/").context["start"]

    assert [blok.school for blok in start.lege_scholen] == [wereld.school]


def test_de_pagina_die_er_niet_is_zegt_voor_wie_je_werkt(client, wereld):
    _kies(client, wereld.ib_van_twee, f"school:{wereld.school.sleutel}")

    pagina = tekst(client.get(_mensen(wereld.andere_school)))

    assert "Je werkt nu alleen voor <b>De Wilgenhoek</b>" in pagina


def test_alles_samen_kan_weer(client, wereld):
    _kies(client, wereld.ib_van_twee, f"school:{wereld.school.sleutel}")

    client.post(KIES, {"plek": ""})

    assert client.get(_mensen(wereld.andere_school)).status_code == 200


@pytest.mark.parametrize("plek", ["school:aaaaaaaaaaaa", "bestuur:11111", "x", "installatie:", ":"])
def test_een_plek_waar_je_niet_werkt_is_geen_keuze(client, wereld, plek):
    _kies(client, wereld.ib_van_twee, plek)

    assert client.get("/").context["kop"].alleen == ""
    assert client.get(_mensen(wereld.andere_school)).status_code == 200


def test_bij_twee_besturen_geldt_alleen_het_gekozene(client, wereld):
    AanstellingFactory(gebruiker=wereld.adviseur, rol="beheerder", bestuur=wereld.vreemd_bestuur)
    _kies(client, wereld.adviseur, "bestuur:33333")

    antwoord = client.get(reverse("beheer:mensen"))

    assert antwoord.context["kop"].organisatie == "Stichting Elders"
    assert "Ilse Verte" in tekst(antwoord)
    assert "Marit Hofstra" not in tekst(antwoord)
    assert client.get(reverse("ronde_nieuw")).status_code == 403


def test_het_logboek_is_dan_dat_van_die_plek_alleen(client, wereld):
    wie = wereld.beheerder
    AanstellingFactory(gebruiker=wie, rol="beheerder", bestuur=wereld.vreemd_bestuur)
    AanstellingFactory(gebruiker=wie, rol="ib", school=wereld.buurschool)
    for school in (wereld.school, wereld.vreemde_school):
        leg_vast(rij=school, door=wie, op=MOMENT, soort="naam", van="Oud", naar=school.naam)
    _kies(client, wie, "bestuur:33333")

    pagina = tekst(client.get(reverse("beheer:logboek")))
    blad = str(_cellen(client.get(reverse("beheer:logboek_xlsx"))))
    client.post(KIES, {"plek": f"school:{wereld.buurschool.sleutel}"})

    for gelezen in (pagina, blad):
        assert "De Verte" in gelezen
        assert "De Wilgenhoek" not in gelezen
    assert client.get(reverse("beheer:logboek")).status_code == 403
    assert client.get(reverse("beheer:logboek_xlsx")).status_code == 403


def test_wie_de_installatie_beheert_kiest_die_ook(client, wereld):
    AanstellingFactory(gebruiker=wereld.installatiebeheerder, school=wereld.school)
    _kies(client, wereld.installatiebeheerder, "installatie:")

    assert client.get(reverse("beheer:besturen")).status_code == 200
    assert client.get(_mensen(wereld.school)).status_code == 404


def test_een_plek_die_eindigt_wordt_vergeten(client, wereld):
    wie = wereld.ib_van_twee
    _kies(client, wie, f"school:{wereld.school.sleutel}")
    Aanstelling.objects.filter(gebruiker=wie, school=wereld.school).update(tot=date(2020, 9, 1))

    kop = client.get("/").context["kop"]

    assert (kop.alleen, kop.werk) == ("", "ib’er, De Abeel")
    assert list(School.objects.waar_werkt(wie)) == [wereld.andere_school]


def test_kiezen_kost_een_vraag(client, wereld):
    url = _mensen(wereld.school)
    zonder = vragen(client, wereld.ib_van_twee, url)
    client.post(KIES, {"plek": f"school:{wereld.school.sleutel}"})

    with CaptureQueriesContext(connection) as gesteld:
        assert client.get(url).status_code == 200

    assert len(gesteld) == zonder + 1


FORMULIEREN = {
    "beheer:uitnodigen": {"naam": "Nora", "email": "nora@example.org", "rol": "lezer"},
    "beheer:school_nieuw": {"naam": "De Roef", "soort": "basisschool", "brin6": "99XA00"},
    "kwaliteit:kader_nieuw": {"naam": "Ons kader", "versie": "1"},
    "ronde_nieuw": {"titel": "Dichter bij de klas", "schooljaar": "2026-2027"},
}


@pytest.mark.parametrize("naam", FORMULIEREN)
def test_een_pagina_van_het_ene_bestuur_doet_niets_bij_het_andere(client, wereld, demodag, naam):
    wie, url = wereld.adviseur, reverse(naam)
    KwaliteitskaderFactory.gevuld(items=(1,))
    for bestuur in (wereld.bestuur, wereld.vreemd_bestuur):
        for rol in ("adviseur", "beheerder"):
            Aanstelling.objects.get_or_create(
                gebruiker=wie, rol=rol, bestuur=bestuur, defaults={"van": MOMENT.date()}
            )
    _kies(client, wie, "bestuur:11111")
    form = client.get(url).context["form"]
    getypt = {veld.html_name: veld.value() or "" for veld in form} | FORMULIEREN[naam]

    client.post(KIES, {"plek": "bestuur:33333"})
    ernaast = client.post(url, getypt)
    client.post(KIES, {"plek": "bestuur:11111"})
    terug = client.post(url, getypt)

    assert ernaast.status_code == 200
    assert ernaast.context["form"].non_field_errors() == [
        ANDER_BESTUUR.format("Stichting Elders"),
    ]
    assert 'name="bestuur"' in ernaast.content.decode()
    assert terug.status_code == 302
