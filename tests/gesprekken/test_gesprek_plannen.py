"""Planning a talk, saying that it was held, or that it will not be."""

from datetime import date

import pytest
import time_machine

from gesprekken.models import Deelnemer, Gesprek
from tests.gesprekken import verhaal
from tests.gesprekken.aan_tafel import pad
from tests.gesprekken.verhaal import OP


@pytest.fixture
def gesprek(wereld):
    return verhaal.gepland(verhaal.gesprek(wereld), wereld)


def haal(client, wie, url):
    client.force_login(wie)
    return client.get(url)


def stuur(client, wie, url, gegevens, *, op=OP):
    """A form sent at that moment, by somebody who logged in then."""
    with time_machine.travel(op, tick=False):
        client.force_login(wie)
        return client.post(url, gegevens)


def plan(client, wie, gesprek, **invoer):
    return stuur(client, wie, pad(gesprek, "plannen/"), {"datum": "2027-01-19", **invoer})


def test_plannen_met_mensen_en_een_gast(client, wereld):
    gesprek = verhaal.gesprek(wereld)

    antwoord = plan(
        client,
        wereld.adviseur,
        gesprek,
        tijd="14:00",
        tijd_tot="15.30",
        plaats="  Kamer 2 ",
        van_school=[wereld.ib.sleutel, wereld.directeur.sleutel],
        van_bestuur=[wereld.adviseur.sleutel],
        gast_0_naam="Gijs Gast",
        gast_0_functie="orthopedagoog",
        gast_0_partij="swv",
    )

    gesprek.refresh_from_db()
    assert antwoord["Location"] == pad(gesprek)
    assert (gesprek.status, gesprek.plaats, gesprek.tijd_tot.hour) == ("gepland", "Kamer 2", 15)
    assert {(rij.naam, rij.partij) for rij in Deelnemer.objects.all()} == {
        ("Marit Hofstra", "school"),
        ("Samira Idrissi", "school"),
        ("Hanneke Dijkgraaf", "bestuur"),
        ("Gijs Gast", "swv"),
    }


@pytest.mark.parametrize(
    ("invoer", "melding"),
    [
        ({"datum": "2026-02-02"}, "2 februari 2026 is al geweest. Kies een dag vanaf morgen."),
        ({"datum": ""}, "Kies een dag. De rest mag je later invullen."),
        ({"datum": "zomaar"}, "Deze datum kennen we niet."),
        ({"tijd": "15:30", "tijd_tot": "14:00"}, "Het einde ligt voor het begin."),
        ({"tijd_tot": "14:00"}, "Kies ook hoe laat het gesprek begint."),
        ({"tijd": "laat"}, "Deze tijd kennen we niet."),
        ({"link": "javascript:alert(1)"}, "Dit lijkt geen webadres."),
        ({"plaats": "x" * 201}, "200"),
        ({"gast_0_functie": "logopedist"}, "Schrijf ook op hoe deze gast heet."),
        ({"van_school": ["geen-sleutel"]}, "geen-sleutel"),
    ],
)
def test_wat_niet_kan_krijgt_een_zin_en_blijft_staan(client, wereld, invoer, melding):
    gesprek = verhaal.gesprek(wereld)

    antwoord = plan(client, wereld.adviseur, gesprek, **invoer)

    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert melding in tekst
    assert "<title>Fout: " in tekst
    assert Gesprek.objects.get(pk=gesprek.pk).status == "voorbereiden"


def test_iemand_van_een_ander_bestuur_kan_niet_worden_aangevinkt(client, wereld):
    gesprek = verhaal.gesprek(wereld)

    plan(client, wereld.adviseur, gesprek, van_school=[wereld.vreemde_ib.sleutel])

    assert Deelnemer.objects.count() == 0


def test_na_het_gesprek_verzet_je_niet_meer(client, wereld, gesprek):
    Gesprek.objects.filter(pk=gesprek.pk).update(status="gevoerd")

    antwoord = plan(client, wereld.adviseur, gesprek, datum="2027-03-03")

    assert antwoord["Location"] == pad(gesprek)
    assert Gesprek.objects.get(pk=gesprek.pk).datum == date(2027, 1, 19)


def test_afronden_gaat_verder_met_het_verslag(client, wereld, gesprek):
    client.force_login(wereld.adviseur)

    antwoord = stuur(
        client,
        wereld.adviseur,
        pad(gesprek, "gevoerd/"),
        {"datum": "2027-01-19", "van_school": [wereld.directeur.sleutel]},
        op="2027-01-19T16:00:00+01:00",
    )

    gesprek.refresh_from_db()
    assert antwoord["Location"] == pad(gesprek, "verslag/schrijven/")
    assert (gesprek.status, gesprek.deelnemers.get().naam) == ("gevoerd", "Samira Idrissi")


@pytest.mark.parametrize(
    ("op", "datum", "waarschuwt"),
    [
        ("2026-11-24T09:00:00+01:00", None, True),
        ("2027-01-19T16:00:00+01:00", date(2027, 1, 19), False),
        ("2027-01-21T16:00:00+01:00", date(2027, 1, 19), False),
    ],
)
def test_afronden_stelt_geen_dag_voor_zolang_die_nog_komt(
    client, wereld, gesprek, op, datum, waarschuwt
):
    with time_machine.travel(op, tick=False):
        antwoord = haal(client, wereld.adviseur, pad(gesprek, "gevoerd/"))

    assert antwoord.context["form"].initial["datum"] == datum
    zin = "Dit gesprek staat gepland op dinsdag 19 januari"
    assert (zin in antwoord.content.decode()) is waarschuwt


def test_een_gast_is_in_de_lijst_van_fouten_te_herkennen(client, wereld):
    gesprek = verhaal.gesprek(wereld)

    antwoord = plan(
        client,
        wereld.adviseur,
        gesprek,
        gast_0_naam="",
        gast_0_functie="logopedist",
        gast_1_naam="",
        gast_1_functie="orthopedagoog",
    )

    pagina = antwoord.content.decode()
    assert "Naam van gast 1: Schrijf ook op hoe deze gast heet." in pagina
    assert "Naam van gast 2: Schrijf ook op hoe deze gast heet." in pagina


def test_een_gesprek_dat_al_was_leg_je_achteraf_vast(client, wereld):
    gesprek = verhaal.gesprek(wereld, ingediend=False)
    client.force_login(wereld.adviseur)

    stuur(client, wereld.adviseur, pad(gesprek, "gevoerd/"), {"datum": "2026-10-05"})

    gesprek.refresh_from_db()
    assert (gesprek.status, gesprek.datum) == ("gevoerd", date(2026, 10, 5))
    assert haal(client, wereld.adviseur, pad(gesprek, "voeren/")).status_code == 200


def test_een_dag_die_nog_komt_is_niet_gevoerd(client, wereld, gesprek):
    client.force_login(wereld.adviseur)

    antwoord = stuur(client, wereld.adviseur, pad(gesprek, "gevoerd/"), {"datum": "2026-12-24"})

    assert "24 december moet nog komen" in antwoord.content.decode()
    assert Gesprek.objects.get(pk=gesprek.pk).status == "gepland"


def test_een_dag_voor_het_schooljaar_is_niet_die_van_dit_gesprek(client, wereld, gesprek):
    client.force_login(wereld.adviseur)

    antwoord = stuur(client, wereld.adviseur, pad(gesprek, "gevoerd/"), {"datum": "1900-01-01"})

    tekst = antwoord.content.decode()
    assert "1 januari 1900 was voor het schooljaar van deze ronde." in tekst
    assert Gesprek.objects.get(pk=gesprek.pk).status == "gepland"


def test_een_dag_over_eeuwen_plan_je_niet(client, wereld, gesprek):
    antwoord = plan(client, wereld.adviseur, gesprek, datum="2999-01-01")

    assert "1 januari 2999 is nog heel ver weg." in antwoord.content.decode()
    assert Gesprek.objects.get(pk=gesprek.pk).datum == date(2027, 1, 19)


def test_een_adres_dat_geen_webadres_is_krijgt_een_zin(client, wereld, gesprek):
    antwoord = plan(client, wereld.adviseur, gesprek, link="javascript:alert(1)")

    assert antwoord.context["form"].errors["link"] == [
        "Dit lijkt geen webadres. Plak het hele adres, met https://."
    ]


def test_een_gesprek_kan_niet_twee_keer_worden_afgerond(client, wereld, gesprek):
    Gesprek.objects.filter(pk=gesprek.pk).update(status="gevoerd")
    client.force_login(wereld.adviseur)

    antwoord = client.post(pad(gesprek, "gevoerd/"), {"datum": "2026-10-05"})

    assert antwoord["Location"] == pad(gesprek)
    assert Gesprek.objects.get(pk=gesprek.pk).datum == date(2027, 1, 19)


def test_vervallen_vraagt_een_reden_die_de_school_leest(client, wereld, gesprek):
    client.force_login(wereld.adviseur)
    leeg = client.post(pad(gesprek, "vervallen/"), {"reden": "   "})
    client.post(pad(gesprek, "vervallen/"), {"reden": "De school fuseert."})

    tekst = haal(client, wereld.ib, pad(gesprek)).content.decode()

    assert "Schrijf kort op waarom" in leeg.content.decode()
    assert Gesprek.objects.get(pk=gesprek.pk).status == "vervallen"
    assert "De school fuseert." in tekst


def test_de_tweede_keer_vervallen_krijgt_een_melding(client, wereld, gesprek):
    client.force_login(wereld.adviseur)
    client.post(pad(gesprek, "vervallen/"), {"reden": "De school fuseert."})

    antwoord = client.post(pad(gesprek, "vervallen/"), {"reden": "Nog eens."}, follow=True)

    assert "Deze stap kan nu niet meer" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("heeft_punten", "zin"), [(True, "Agenda wijzigen"), (False, "Agenda maken")]
)
def test_een_agenda_die_er_nog_niet_is_wordt_gemaakt(client, wereld, gesprek, heeft_punten, zin):
    if not heeft_punten:
        gesprek.agendapunten.all().delete()

    assert zin in haal(client, wereld.adviseur, pad(gesprek)).content.decode()


@pytest.mark.parametrize(("naam", "zin"), [("plannen/", "Wie zitten"), ("gevoerd/", "Wie zaten")])
def test_wie_er_zaten_vraagt_het_pas_na_het_gesprek(client, wereld, gesprek, naam, zin):
    pagina = haal(client, wereld.adviseur, pad(gesprek, naam)).content.decode()

    assert f"{zin} er aan tafel?" in pagina
