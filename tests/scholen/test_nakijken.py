"""The yearly look at all roles, and the list to take along."""

import zipfile
from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from openpyxl import load_workbook

from scholen.models import Aanstelling, Gebeurtenis, Gebruiker
from tests.factories import AanstellingFactory, GebruikerFactory
from tests.gesprekken.kijken import als, tekst, vragen

URL = reverse("beheer:nakijken")
OP = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
pytestmark = pytest.mark.usefixtures("demodag")


@pytest.mark.django_db
def test_elke_rol_staat_er_een_keer_met_kantoor_eerst(client, wereld):
    Aanstelling.objects.filter(gebruiker=wereld.team).update(tot=date(2026, 11, 1))

    blad = als(client, wereld.beheerder).get(URL).context["blad"]

    assert [groep.waar for groep in blad.groepen] == [
        "Stichting De Brug",
        "De Abeel",
        "De Wilgenhoek",
    ]
    assert [len(groep.regels) for groep in blad.groepen] == [5, 3, 4]
    assert (blad.aantal, blad.nagekeken, blad.schooljaar) == (12, 0, "2026-2027")


@pytest.mark.django_db
def test_wat_klopt_wordt_aangevinkt_en_vraagt_dit_jaar_niets_meer(client, wereld):
    rijen = Aanstelling.objects.filter(school=wereld.school)
    velden = {"rol": list(rijen.values_list("sleutel", flat=True))}

    antwoord = als(client, wereld.beheerder).post(URL, velden)

    pagina = client.get(URL)
    blad = pagina.context["blad"]
    assert f"Dit schooljaar nagekeken: 5 van de {blad.aantal} rollen." in tekst(pagina)
    assert [str(een) for een in get_messages(antwoord.wsgi_request)] == ["5 rollen nagekeken."]
    assert (blad.nagekeken, blad.is_klaar) == (5, False)
    persoon = client.get(reverse("beheer:persoon", args=[wereld.ib.sleutel]))
    assert [regel.wat for regel in persoon.context["blad"].logboek] == [
        "De rol van Marit Hofstra, ib’er bij De Wilgenhoek, is nagekeken en klopt nog."
    ]


@pytest.mark.django_db
def test_wat_vorig_schooljaar_klopte_komt_weer_terug(client, wereld):
    Aanstelling.objects.update(nagekeken_op=datetime(2026, 7, 31, tzinfo=OP.tzinfo))
    Aanstelling.objects.filter(gebruiker=wereld.ib).update(
        nagekeken_op=datetime(2026, 8, 1, tzinfo=OP.tzinfo)
    )

    assert als(client, wereld.beheerder).get(URL).context["blad"].nagekeken == 1


@pytest.mark.django_db
@pytest.mark.parametrize("sleutels", [[], ["x"], ["vreemd"]])
def test_een_rol_van_een_ander_bestuur_kijkt_niemand_hier_na(client, wereld, sleutels):
    vreemd = wereld.vreemde_ib.aanstellingen.get()
    velden = {"rol": [vreemd.sleutel if een == "vreemd" else een for een in sleutels]}

    antwoord = als(client, wereld.beheerder).post(URL, velden)

    vreemd.refresh_from_db()
    assert vreemd.nagekeken_op is None
    assert "Je vinkte niets aan" in str(next(iter(get_messages(antwoord.wsgi_request))))


@pytest.mark.django_db
def test_wie_nog_nooit_inlogde_valt_op(client, wereld):
    Gebruiker.objects.filter(pk=wereld.ib.pk).update(last_login=OP)

    groepen = als(client, wereld.beheerder).get(URL).context["blad"].groepen
    pagina = tekst(client.get(URL))

    ingelogd = {
        regel.rij.gebruiker.naam
        for groep in groepen
        for regel in groep.regels
        if regel.rij.gebruiker.last_login == OP
    }
    assert ingelogd == {"Marit Hofstra"}
    assert pagina.count("nog nooit ingelogd") == 11


@pytest.mark.django_db
def test_meer_rollen_kosten_niet_meer_vragen(client, wereld):
    eerst = vragen(client, wereld.beheerder, URL)
    for _ in range(5):
        AanstellingFactory(school=wereld.school)

    assert vragen(client, wereld.beheerder, URL) == eerst <= 12


@pytest.mark.django_db
def test_de_lijst_als_excel_heeft_elke_rol_en_geen_formules(client, wereld):
    AanstellingFactory(gebruiker=GebruikerFactory(naam="=1+1"), school=wereld.school)

    antwoord = als(client, wereld.beheerder).get(reverse("beheer:nakijken_uitvoer"))

    rijen = list(load_workbook(BytesIO(antwoord.content)).active.iter_rows(values_only=True))
    assert antwoord["Content-Disposition"] == 'attachment; filename="rollen-2026-11-24.xlsx"'
    assert rijen[0][:4] == ("Waar", "Naam", "E-mailadres", "Rol")
    assert len(rijen) == 15
    assert ("De Wilgenhoek", "=1+1") in [rij[:2] for rij in rijen]
    assert b"<f>" not in _blad(antwoord.content)


def _blad(inhoud):
    return zipfile.ZipFile(BytesIO(inhoud)).read("xl/worksheets/sheet1.xml")


def _alles(client, wie, waar):
    """The button of one place, as the page has it."""
    groepen = als(client, wie).get(URL).context["blad"].groepen
    return {"alle": next(groep.nog for groep in groepen if groep.waar == waar)}


def _nagekeken():
    rijen = Aanstelling.objects.exclude(nagekeken_op=None).select_related("gebruiker")
    return {rij.gebruiker.naam for rij in rijen}


@pytest.mark.django_db
def test_alles_van_een_school_is_precies_wat_de_pagina_liet_zien(client, wereld):
    knop = _alles(client, wereld.beheerder, "De Abeel")
    gezien = set(wereld.andere_school.aanstellingen.values_list("gebruiker__naam", flat=True))
    later = AanstellingFactory(school=wereld.andere_school)
    wereld.andere_ib.aanstellingen.update(tot=date(2026, 11, 1))

    antwoord = client.post(URL, knop)

    log = Gebeurtenis.objects.filter(model="aanstelling", soort=Gebeurtenis.Soort.WIJZIGING)
    assert [str(een) for een in get_messages(antwoord.wsgi_request)] == ["2 rollen nagekeken."]
    assert _nagekeken() == gezien - {wereld.andere_ib.naam}
    assert log.count() == 2
    assert _alles(client, wereld.beheerder, "De Abeel") == {"alle": later.sleutel}


@pytest.mark.django_db
def test_wat_elders_is_aangevinkt_gaat_met_de_knop_van_een_school_mee(client, wereld):
    knop = _alles(client, wereld.beheerder, "De Abeel")
    vinkje = wereld.ib.aanstellingen.get().sleutel

    client.post(URL, {**knop, "rol": vinkje})

    school = wereld.andere_school.aanstellingen.values_list("gebruiker__naam", flat=True)
    assert _nagekeken() == {*school, wereld.ib.naam}


@pytest.mark.django_db
def test_de_knop_van_een_school_van_een_ander_bestuur_doet_hier_niets(client, wereld):
    vreemd = wereld.vreemde_ib.aanstellingen.get().sleutel

    als(client, wereld.beheerder).post(URL, {"alle": f"{vreemd} x"})

    assert _nagekeken() == set()


@pytest.mark.django_db
def test_een_school_die_klaar_is_heeft_geen_knop_en_enter_is_voor_de_vinkjes(client, wereld):
    client.post(URL, _alles(client, wereld.beheerder, "De Abeel"))

    pagina = tekst(client.get(URL)).partition("<main")[2].partition("</main>")[0]
    knoppen = [stuk.partition("</button>")[0] for stuk in pagina.split("<button")[1:]]

    assert [("name" in knop, knop.rpartition(">")[2].strip()) for knop in knoppen] == [
        (False, "Klopt nog, voor wat is aangevinkt"),
        (True, "Alles van Stichting De Brug klopt nog"),
        (True, "Alles van De Wilgenhoek klopt nog"),
        (False, "Klopt nog, voor wat is aangevinkt"),
    ]


@pytest.mark.django_db
def test_van_2500_mensen_tegelijk_wordt_elk_vinkje_bewaard(client, wereld, zonder_opmaak):
    nieuw = Gebruiker.objects.bulk_create(
        Gebruiker(email=f"c{nummer}@example.org", naam=f"Collega {nummer}")
        for nummer in range(2_500)
    )
    rijen = Aanstelling.objects.bulk_create(
        Aanstelling(gebruiker=een, school=wereld.school, rol="team", van=OP.date()) for een in nieuw
    )

    antwoord = als(client, wereld.beheerder).post(URL, {"rol": [rij.sleutel for rij in rijen]})

    assert [str(een) for een in get_messages(antwoord.wsgi_request)] == ["2500 rollen nagekeken."]
    assert Aanstelling.objects.exclude(nagekeken_op=None).count() == 2_500


@pytest.mark.django_db
@pytest.mark.parametrize(("velden", "past"), [(15, True), (14, False)])
def test_past_niet_alles_in_een_keer_dan_staat_er_hoeveel_wel(
    client, wereld, settings, velden, past
):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = velden
    pagina = tekst(als(client, wereld.beheerder).get(URL))
    sleutels = [
        regel.rij.sleutel
        for groep in client.get(URL).context["blad"].groepen
        for regel in groep.regels
    ]
    erbij = {"csrfmiddlewaretoken": "x", "alle": ""}

    mag = client.post(URL, {**erbij, "rol": sleutels[: velden - 2]})
    te_veel = client.post(URL, {**erbij, "rol": [*sleutels, "x"][: velden - 1]})

    zin = f"Per keer kun je hoogstens {velden - 2} rollen aanvinken."
    assert (len(sleutels), zin in pagina) == (13, not past)
    assert (mag.status_code, te_veel.status_code) == (302, 400)
    assert Aanstelling.objects.exclude(nagekeken_op=None).count() == velden - 2
