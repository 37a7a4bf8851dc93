"""What stood last year beside what is now: open points, agreements and levels that moved."""

from copy import deepcopy
from datetime import date

import pytest

from gesprekken.models import Gesprek
from gesprekken.overzichten.agenda import inzending
from gesprekken.overzichten.bladspiegel import hoeveel_passen
from gesprekken.overzichten.terugblik import terugblik
from gesprekken.overzichten.voorbereiding import voorbereiding
from gesprekken.overzichten.vorige_keer import Openstaand, vergelijking, vorige_keer
from kwaliteit.models import Indiening
from tests.factories import AgendapuntFactory, DeelnameFactory, GesprekFactory
from tests.gesprekken import verhaal
from tests.gesprekken.aan_tafel import pad
from tests.gesprekken.verhaal import OP

VANDAAG = date(2026, 11, 24)


@pytest.fixture
def gesprek(wereld):
    return verhaal.gepland(verhaal.gesprek(wereld), wereld)


@pytest.fixture
def vorig(gesprek, wereld):
    """Last year: 1a stood on 2 (now 3), 2a on 2 (now 2), 1b on 4 (now empty); fixed."""
    ronde = gesprek.deelname.ronde
    vorig = GesprekFactory(
        deelname=DeelnameFactory(
            school=wereld.school,
            ronde__bestuur=wereld.bestuur,
            ronde__kader=ronde.kader,
            ronde__schooljaar="2025-2026",
        ),
        status="vastgesteld",
        datum=date(2026, 1, 20),
    )
    AgendapuntFactory(gesprek=vorig, titel="Samen plannen", uitkomst="niet_aan_bod")
    inhoud = deepcopy(inzending(gesprek).inhoud)
    waarden = {"1a": "2", "2a": "2", "1b": "4"}
    for domein in inhoud["domeinen"]:
        for item in domein["items"]:
            item["waarde"] = waarden.get(item["code"], "")
            item["label"] = f"niveau {item['waarde']}"
    Indiening.objects.create(
        bestuur=wereld.bestuur,
        zelfevaluatie=vorig.deelname.zelfevaluatie,
        inhoud=inhoud,
        hash="x",
        ingediend_op=OP,
        ingediend_door=wereld.directeur,
        naam="Samira",
    )
    return vorig


def vergelijk(gesprek, wereld):
    eerder = vorige_keer(gesprek, wereld.adviseur)
    return vergelijking(gesprek, inzending(gesprek).inhoud, eerder)


def test_de_voorbereiding_zegt_wat_de_school_anders_ziet(gesprek, wereld, vorig):
    gevonden = vergelijk(gesprek, wereld)

    assert [
        (rij.code, rij.eerst.teken, rij.waarde, rij.toelichting) for rij in gevonden.anders
    ] == [("1a", "2", "3", "Dit loopt al jaren.")]
    assert (gevonden.gelijk, gevonden.nieuw, gevonden.overgeslagen) == (1, 0, 3)
    assert gevonden.zin == "één item bleef hetzelfde en 3 bekeken zij dit jaar niet."


@pytest.mark.parametrize("status", ["gevoerd", "ter_vaststelling", "vervallen"])
def test_wat_nog_niet_vastligt_is_geen_vorige_keer(gesprek, wereld, vorig, status):
    Gesprek.objects.filter(pk=vorig.pk).update(status=status)

    assert vorige_keer(gesprek, wereld.adviseur) is None
    assert vergelijk(gesprek, wereld) is None


def test_antwoorden_van_langer_geleden_worden_niet_vergeleken(gesprek, wereld, vorig):
    ronde = vorig.deelname.ronde
    type(ronde).objects.filter(pk=ronde.pk).update(schooljaar="2024-2025")

    assert vorige_keer(gesprek, wereld.adviseur).punten[0].titel == "Samen plannen"
    assert vergelijk(gesprek, wereld) is None


def test_de_vorige_keer_is_die_voor_dit_gesprek(gesprek, wereld, vorig):
    GesprekFactory(deelname=vorig.deelname, status="vastgesteld", datum=date(2027, 6, 1))
    GesprekFactory(deelname=vorig.deelname, status="vastgesteld", datum=date(2025, 6, 1))

    assert vorige_keer(gesprek, wereld.adviseur).gesprek == vorig


def test_een_ander_bestuur_ziet_geen_vorige_keer(gesprek, wereld, vorig):
    assert vorige_keer(gesprek, wereld.buur_adviseur) is None


def test_de_pagina_toont_wat_openbleef_en_wat_anders_is(client, gesprek, wereld, vorig):
    client.force_login(wereld.adviseur)

    tekst = client.get(pad(gesprek, "voorbereiding/")).content.decode()

    for zin in ("Wat zij anders zien dan vorig jaar", "Wat vorige keer openbleef", "Samen plannen"):
        assert zin in tekst


def test_zonder_vorige_keer_staat_er_geen_lege_kop(client, gesprek, wereld):
    client.force_login(wereld.adviseur)

    tekst = client.get(pad(gesprek, "voorbereiding/")).content.decode()

    assert "vorig jaar" not in tekst
    assert "vorige keer" not in tekst


def test_bij_veel_onderwerpen_blijft_er_weinig_over_voor_vroeger(gesprek, wereld, vorig):
    for nummer in range(9):
        AgendapuntFactory(gesprek=vorig, titel=f"Open {nummer}", uitkomst="deels")
    indiening = inzending(gesprek)
    inhoud = indiening.inhoud
    ruim = voorbereiding(gesprek, wereld.adviseur, vandaag=VANDAAG).terugblik
    extra = [{**inhoud["onderwerpen"][1], "code": "", "titel": f"Nog {n}"} for n in range(18)]
    inhoud["onderwerpen"] += extra
    indiening.pk = None
    indiening.save(force_insert=True)

    krap = voorbereiding(gesprek, wereld.adviseur, vandaag=VANDAAG).terugblik

    assert (len(ruim.punten), ruim.meer_punten, ruim.past_vergelijking) == (4, 6, True)
    assert (len(krap.punten), krap.meer_punten, krap.past_vergelijking) == (0, 10, False)


def test_eigen_schuld_gaat_voor_wat_openbleef():
    afspraken = [Openstaand("Van ons", "bestuur", "iets " * 40, "") for _ in range(7)]

    gevonden = terugblik(afspraken=afspraken, vorig=None, vergelijk=None, ruimte=0)

    assert (len(gevonden.afspraken), gevonden.meer_afspraken) == (1, 6)


@pytest.mark.parametrize(
    ("ruimte", "minstens", "verwacht"),
    [(10, 0, (3, 8.0)), (6, 0, (2, 6.0)), (3, 0, (0, 0.0)), (0, 1, (1, 4.0))],
)
def test_er_komt_niet_meer_op_een_blad_dan_erop_past(ruimte, minstens, verwacht):
    assert hoeveel_passen([2, 2, 2], ruimte, minstens=minstens) == verwacht
