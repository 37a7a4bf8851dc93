"""Mijn werk for a school: the one next step, what comes, what runs."""

from datetime import date

import pytest
from django.urls import reverse

from gesprekken.models import Deelname, Ronde
from gesprekken.views.start import groet
from tests.factories import (
    MOMENT,
    AfspraakFactory,
    DeelnameFactory,
    GesprekFactory,
    OnderwerpFactory,
)
from tests.gesprekken.kijken import tekst
from tests.gesprekken.rondes import deelname_van

pytestmark = pytest.mark.usefixtures("demodag")


@pytest.fixture
def deelname(wereld):
    return deelname_van(wereld)


def open_start(client, gebruiker):
    client.force_login(gebruiker)
    return client.get("/")


def taak(client, gebruiker):
    return open_start(client, gebruiker).context["start"].eerste.taak


@pytest.mark.parametrize(
    ("uur", "verwacht"),
    [
        (3, "Goedenacht"),
        (6, "Goedemorgen"),
        (11, "Goedemorgen"),
        (12, "Goedemiddag"),
        (18, "Goedenavond"),
    ],
)
def test_de_groet_past_bij_het_uur(uur, verwacht):
    assert groet(uur) == verwacht


def test_eerst_kiest_een_school_waar_ze_naar_kijkt(client, wereld, deelname):
    stap = taak(client, wereld.ib)

    assert stap.titel == "Kies waar jullie naar kijken"
    assert stap.url == reverse("deelname_zelfevaluatie", args=[deelname.sleutel])


def test_daarna_gaat_ze_verder_waar_ze_was(client, wereld, deelname):
    domein = deelname.ronde.kader.domeinen.get(code="2")
    deelname.zelfevaluatie.focus.add(domein)
    deelname.zelfevaluatie.oordelen.filter(item__code="2a").update(bekeken_op=MOMENT)

    stap = taak(client, wereld.mt)

    assert (stap.titel, stap.knop) == ("Domein 2", "Verder bij 2b")
    assert (stap.bekeken, stap.totaal, stap.minuten) == (1, 3, 4)
    assert stap.url == reverse("deelname_domein", args=[deelname.sleutel, "2"]) + "#i2b"


def test_wat_het_bestuur_vraagt_staat_bij_de_eerste_keuze(client, wereld, deelname):
    deelname.ronde.prioriteiten.add(deelname.ronde.kader.domeinen.get(code="1"))

    stap = taak(client, wereld.ib)

    assert stap.titel == "Kies waar jullie naar kijken"
    assert stap.tekst.startswith("Het bestuur vraagt naar domein 1 (Domein 1). Kies daarnaast")


def test_wie_zonder_focus_begint_gaat_verder_met_wat_het_bestuur_vraagt(client, wereld, deelname):
    deelname.ronde.prioriteiten.add(deelname.ronde.kader.domeinen.get(code="1"))
    deelname.zelfevaluatie.oordelen.filter(item__code="1a").update(bekeken_op=MOMENT)

    assert taak(client, wereld.ib).knop == "Verder bij 1b"


def alles_bekeken(deelname):
    deelname.zelfevaluatie.focus.add(deelname.ronde.kader.domeinen.get(code="1"))
    deelname.zelfevaluatie.oordelen.update(bekeken_op=MOMENT)


def test_is_alles_bekeken_dan_komen_onderwerpen_en_doel(client, wereld, deelname):
    alles_bekeken(deelname)

    stap = taak(client, wereld.ib)

    assert stap.titel == "Kies waar het gesprek over gaat"
    assert stap.url == reverse("deelname_onderwerpen", args=[deelname.sleutel])


@pytest.mark.parametrize(
    ("wie", "titel", "knop"),
    [
        ("directeur", "Alles staat klaar om te delen", "Nalezen en indienen"),
        ("ib", "Samira dient in", "Lees terug"),
        ("mt", "Samira dient in", "Lees terug"),
    ],
)
def test_staat_alles_klaar_dan_dient_de_directeur_in(client, wereld, deelname, wie, titel, knop):
    alles_bekeken(deelname)
    OnderwerpFactory(deelname=deelname, titel="Rust")
    Deelname.objects.update(doel_school="Weten wat helpt.")

    stap = taak(client, getattr(wereld, wie))

    assert (stap.titel, stap.knop) == (titel, knop)


@pytest.mark.parametrize(
    ("wie", "komt", "tot"),
    [
        ("directeur", "Jij dient in", "tot jij indient"),
        ("ib", "Samira dient in", "tot Samira indient"),
    ],
)
def test_wie_indient_leest_het_niet_over_zichzelf(client, wereld, deelname, wie, komt, tot):
    Ronde.objects.update(zelfevaluatie_tot=date(2026, 12, 18))

    pagina = tekst(open_start(client, getattr(wereld, wie)))

    assert komt in pagina
    assert tot in pagina


def test_na_indienen_wacht_er_niets_op_de_school(client, wereld, deelname):
    type(deelname.zelfevaluatie).objects.update(status="ingediend")
    GesprekFactory(deelname=deelname, status="gepland", datum=date(2027, 1, 19))

    antwoord = open_start(client, wereld.ib)

    assert antwoord.context["start"].eerste is None
    assert "Er wacht nu niets op jou." in tekst(antwoord)


def test_ligt_het_verslag_voor_dan_leest_de_school_dat(client, wereld, deelname):
    type(deelname.zelfevaluatie).objects.update(status="ingediend")
    gesprek = GesprekFactory(deelname=deelname, status="ter_vaststelling")

    stap = taak(client, wereld.directeur)

    assert stap.url == reverse("verslag", args=[gesprek.sleutel])


def test_in_een_gesloten_ronde_vraagt_niemand_nog_iets(client, wereld, deelname):
    type(deelname.ronde).objects.update(status="gesloten")

    assert open_start(client, wereld.ib).context["start"].eerste is None


def test_wat_eraan_komt_staat_op_dag_en_wat_geweest_is_niet(client, wereld, deelname):
    type(deelname.ronde).objects.update(rode_draad_op=date(2026, 11, 2))
    GesprekFactory(deelname=deelname, status="gepland", datum=date(2027, 1, 19), plaats="Op school")

    blok = open_start(client, wereld.ib).context["start"].scholen[0]

    assert [(rij.dag, rij.titel) for rij in blok.straks] == [
        (date(2026, 12, 18), "Samira dient in"),
        (date(2027, 1, 19), "Gesprek met Hanneke Dijkgraaf"),
    ]


def test_open_afspraken_van_beide_kanten_staan_erbij(client, wereld, deelname):
    gesprek = GesprekFactory(deelname=deelname, status="vastgesteld")
    AfspraakFactory(gesprek=gesprek, wat="Vaste vervanger", partij="bestuur")
    AfspraakFactory(gesprek=gesprek, wat="Al klaar", status="gereed")
    ander = GesprekFactory(status="vastgesteld")
    AfspraakFactory(gesprek=ander, wat="Van een ander")

    pagina = tekst(open_start(client, wereld.ib))

    assert "Vaste vervanger" in pagina
    assert "Al klaar" not in pagina
    assert "Van een ander" not in pagina


@pytest.mark.parametrize(
    ("status", "verwacht"),
    [
        ("gevoerd", "Het hele jaar"),
        ("ter_vaststelling", "Eén afspraak loopt"),
        ("vastgesteld", "Eén afspraak loopt"),
    ],
)
def test_op_de_lijn_telt_een_afspraak_pas_als_de_school_die_kan_lezen(
    client, wereld, deelname, status, verwacht
):
    gesprek = GesprekFactory(deelname=deelname, status=status)
    AfspraakFactory(gesprek=gesprek)

    (blok,) = open_start(client, wereld.ib).context["start"].scholen

    assert (blok.lijn.afspraken, len(blok.afspraken)) == (verwacht, int(status != "gevoerd"))


def test_wie_op_twee_scholen_werkt_ziet_per_school_een_blok(client, wereld, deelname):
    DeelnameFactory(ronde=deelname.ronde, school=wereld.andere_school)

    antwoord = open_start(client, wereld.ib_van_twee)

    blokken = antwoord.context["start"].scholen
    assert [str(blok.deelname.school) for blok in blokken] == ["De Abeel", "De Wilgenhoek"]
    assert tekst(antwoord).count('class="taak"') == 1


def test_een_school_zonder_ronde_hoort_wat_er_komt(client, wereld):
    pagina = tekst(open_start(client, wereld.ib))

    assert "Er loopt nu geen ronde van Stichting De Brug." in pagina
    assert 'class="row' not in pagina  # an empty one would pull what comes after it up


@pytest.mark.parametrize(("wie", "nodigt_uit"), [("directeur", True), ("ib", False)])
def test_een_directeur_zonder_ronde_vraagt_alvast_het_team(client, wereld, wie, nodigt_uit):
    pagina = tekst(open_start(client, getattr(wereld, wie)))

    uitnodigen = reverse("scholen:school_uitnodigen", args=[wereld.school.sleutel])
    assert (uitnodigen in pagina) is nodigt_uit


def test_een_concept_of_een_afgeronde_ronde_is_geen_werk(client, wereld, deelname):
    for status in ("concept", "afgerond"):
        type(deelname.ronde).objects.update(status=status)

        assert open_start(client, wereld.ib).context["start"].scholen == ()
