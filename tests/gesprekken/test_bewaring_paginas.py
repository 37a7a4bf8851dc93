"""The page that says what goes when, and where a beheerder chooses for how long."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from gesprekken.acties.bewaartermijnen import opruimen
from gesprekken.overzichten.verdwijnt import Dag, Schooljaar, vooruitblik
from scholen.models import Bewaring, Gebeurtenis
from tests.factories import KwaliteitskaderFactory
from tests.gesprekken.kijken import als, tekst, vragen
from tests.gesprekken.verlopen import NET, SOORTEN, grens
from tests.toneel import Spelers, speel

OP = datetime(2034, 5, 2, 9, 0, tzinfo=UTC)
"""Within three months of the day on which what ``tests.toneel`` plays goes."""


@pytest.fixture
def gespeeld(wereld):
    kader = KwaliteitskaderFactory.gevuld(items=(1, 1))
    een = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    ander = Spelers(
        wereld.andere_school, wereld.andere_ib, wereld.andere_directeur, wereld.adviseur
    )
    speel(een, kader, tot="vastgesteld", schooljaar="2026-2027")
    speel(ander, kader, tot="ingediend", schooljaar="2026-2027")
    speel(een, kader, tot="vastgesteld", schooljaar="2027-2028")
    return wereld


def _adres(wereld):
    return reverse("bewaren", args=[wereld.bestuur.bestuursnummer])


def test_een_schooljaar_wordt_drie_maanden_vooraf_aangekondigd(gespeeld):
    blad = vooruitblik(gespeeld.bestuur, op=OP)
    te_vroeg = vooruitblik(gespeeld.bestuur, op=OP.replace(month=4))

    namen = tuple(sorted([gespeeld.school.naam, gespeeld.andere_school.naam]))
    assert blad.dagen == (Dag(date(2034, 8, 1), (Schooljaar("2026-2027", namen, 1),)),)
    assert (te_vroeg.dagen, te_vroeg.eerste) == ((), date(2034, 8, 1))


def test_wat_is_aangekondigd_gaat_op_die_dag_en_niets_anders(gespeeld):
    (dag,) = vooruitblik(gespeeld.bestuur, op=OP).dagen
    op = datetime.combine(dag.dag, OP.timetz())

    gegaan = {uit.bestuur: uit.geteld for uit in opruimen(op=op, server=op)}

    assert gegaan[gespeeld.bestuur]["gesprekken"] == len(dag.schooljaren[0].scholen)


def test_na_een_kortere_termijn_is_alles_drie_maanden_te_zien(gespeeld):
    Bewaring.objects.create(bestuur=gespeeld.bestuur, jaren=3, sinds=date(2032, 9, 1))
    op = datetime(2032, 9, 2, 9, 0, tzinfo=UTC)

    dagen = vooruitblik(gespeeld.bestuur, op=op).dagen
    gegaan = {uit.bestuur: uit.geteld for uit in opruimen(op=op, server=op)}

    assert [(dag.dag, [jaar.schooljaar for jaar in dag.schooljaren]) for dag in dagen] == [
        (date(2032, 12, 1), ["2026-2027", "2027-2028"])
    ]
    assert gegaan[gespeeld.bestuur]["gesprekken"] == 0


def test_de_pagina_telt_wat_er_per_soort_gaat(wereld, client, demodag):
    SOORTEN["post, verstuurd"](wereld, lambda naam: grens(naam) + NET)
    SOORTEN["teksten, niet gekozen"](wereld, grens)

    pagina = tekst(als(client, wereld.beheerder).get(_adres(wereld)))

    assert "<b>2 verstuurde mails</b>" in pagina
    assert "<b>2 vorige versies van teksten</b>" in pagina
    assert "verdwijnt er geen gesprek of verslag." in pagina


@pytest.mark.parametrize("naam", ["adviseur", "bestuurder"])
def test_ook_adviseur_en_bestuurder_lezen_wat_er_gaat(gespeeld, client, naam):
    with time_machine.travel(OP, tick=False):
        pagina = tekst(als(client, getattr(gespeeld, naam)).get(_adres(gespeeld)))

    assert "Dit verdwijnt op 1 augustus 2034" in pagina
    assert "<b>Schooljaar 2026-2027</b>, 1 verslag\n" in pagina
    assert gespeeld.school.naam in pagina
    assert "<form" not in pagina.split("<main")[1].split("</main>")[0]


def _kies(client, wereld, jaren):
    return client.post(_adres(wereld), {"jaren": jaren}, follow=True)


def test_de_beheerder_kiest_een_termijn_en_dat_staat_in_het_logboek(wereld, client, demodag):
    pagina = tekst(_kies(als(client, wereld.beheerder), wereld, "5"))

    rij = Bewaring.objects.get(bestuur=wereld.bestuur)
    regel = Gebeurtenis.objects.get(model="bestuur")
    assert (rij.jaren, rij.sinds, rij.vrijgegeven_tot) == (5, date(2026, 11, 24), None)
    assert (regel.naam, regel.van, regel.naar) == (wereld.beheerder.naam, "7 jaar", "5 jaar")
    assert "Een gesprek met zijn verslag blijft nu 5 jaar." in pagina
    assert "Zo gekozen op 24 november 2026." in pagina


def test_dezelfde_termijn_nog_eens_kiezen_verandert_niets(wereld, client):
    pagina = tekst(_kies(als(client, wereld.beheerder), wereld, "7"))

    assert "Het was al 7 jaar. Er is niets veranderd." in pagina
    assert (Bewaring.objects.count(), Gebeurtenis.objects.filter(model="bestuur").count()) == (0, 0)


@pytest.mark.parametrize("jaren", ["2", "21", "-1", "", "zeven", "7,5"])
def test_een_termijn_die_niet_kan_krijgt_een_zin(wereld, client, jaren):
    pagina = tekst(_kies(als(client, wereld.beheerder), wereld, jaren))

    assert "Kies een aantal van 3 tot en met 20 jaar." in pagina
    assert f'value="{jaren}"' in pagina or not jaren
    assert Bewaring.objects.count() == 0


def test_het_register_van_het_bestuur_is_te_downloaden(wereld, client):
    Bewaring.objects.create(bestuur=wereld.bestuur, jaren=5)
    adres = reverse("verwerkingsregister", args=[wereld.bestuur.bestuursnummer])

    antwoord = als(client, wereld.bestuurder).get(adres)

    boek = load_workbook(BytesIO(antwoord.content))
    assert ("Verwerkingsverantwoordelijke", "Stichting De Brug") in set(boek["Algemeen"].values)


def test_de_pagina_kost_niet_meer_vragen_als_er_meer_gaat(gespeeld, client, wereld):
    SOORTEN["post, verstuurd"](wereld, grens)
    leeg = vragen(client, wereld.beheerder, _adres(wereld))

    with time_machine.travel(OP, tick=False):
        met_veel = vragen(client, wereld.beheerder, _adres(wereld))

    assert met_veel <= 20
    assert met_veel - leeg <= 2  # for the one day on which much goes


@pytest.mark.parametrize(("op", "staat_er"), [(OP, True), (OP.replace(month=4), False)])
def test_de_startpagina_van_de_beheerder_zegt_dat_er_gesprekken_gaan(
    gespeeld, client, op, staat_er
):
    with time_machine.travel(op, tick=False):
        pagina = tekst(als(client, gespeeld.beheerder).get("/"))

    zin = "Op 1 augustus 2034 verdwijnen gesprekken die over hun termijn zijn."
    assert (zin in pagina) == staat_er
