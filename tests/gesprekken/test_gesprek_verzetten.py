"""Moving a talk from a page that stayed open: nobody undoes unseen what was planned since."""

from datetime import date
from functools import partial

import pytest

from gesprekken.acties.gesprek import Moment, Tafelgenoot, plannen
from gesprekken.models import Deelnemer, Gesprek
from kwaliteit.overgangen import AlVeranderd
from tests.database import na_elkaar
from tests.formulieren import Blad
from tests.gesprekken import verhaal
from tests.gesprekken.aan_tafel import pad
from tests.gesprekken.kijken import tekst
from tests.gesprekken.test_gesprek_plannen import haal, plan
from tests.gesprekken.verhaal import OP


@pytest.fixture
def gesprek(wereld):
    return verhaal.gepland(verhaal.gesprek(wereld), wereld)


def geopend(client, wereld, gesprek):
    """What the page to move it sends as it stands."""
    url = pad(gesprek, "plannen/")
    velden = Blad(url, tekst(haal(client, wereld.adviseur, url))).formulieren[url]
    wie = {naam: [wereld.ib.sleutel] for naam in velden if naam == "van_school"}
    return {"merk": velden["merk"].waarde, **wie}


def test_wie_in_een_andere_tab_al_verzette_leest_wat_er_nu_staat(client, wereld, gesprek):
    oud = geopend(client, wereld, gesprek)
    plan(client, wereld.adviseur, gesprek, tijd="14:00", tijd_tot="15:30", plaats="Kamer 2", **oud)

    botst = plan(client, wereld.adviseur, gesprek, datum="2027-01-26", **oud)
    nog = plan(client, wereld.adviseur, gesprek, datum="2027-01-27", **oud)

    form = botst.context["form"]
    zin = (
        "Dit gesprek is intussen gewijzigd. Nu staat er: 19 januari, 14.00 tot 15.30, Kamer 2, met"
        " Marit Hofstra. Kies wat het wordt en sla het opnieuw op."
    )
    assert (form.non_field_errors(), nog.status_code) == ([zin], 200)
    assert (form["datum"].value(), form["van_school"].value()) == ("2027-01-26", oud["van_school"])
    assert Gesprek.objects.get(pk=gesprek.pk).datum == date(2027, 1, 19)

    weer = plan(client, wereld.adviseur, gesprek, datum="2027-01-26", merk=form["merk"].value())

    assert weer["Location"] == pad(gesprek)
    assert Gesprek.objects.get(pk=gesprek.pk).datum == date(2027, 1, 26)


def test_wie_twee_keer_op_de_knop_drukt_botst_niet_met_zichzelf(client, wereld, gesprek):
    invoer = {"tijd": "14:00", "plaats": "Kamer 2", "gast_0_naam": "Gijs Gast"}
    invoer |= geopend(client, wereld, gesprek)

    antwoorden = [plan(client, wereld.adviseur, gesprek, **invoer) for _ in range(2)]

    assert [een["Location"] for een in antwoorden] == [pad(gesprek)] * 2


def test_ook_wie_er_aan_tafel_komt_wordt_niet_stil_vervangen(client, wereld, gesprek):
    oud = geopend(client, wereld, gesprek)
    zelfde = {"datum": gesprek.datum.isoformat(), **oud}
    plan(client, wereld.adviseur, gesprek, **zelfde, gast_0_naam="Gijs Gast")

    botst = plan(client, wereld.adviseur, gesprek, **zelfde)

    assert "Gijs Gast" in botst.context["form"].non_field_errors()[0]
    assert Deelnemer.objects.filter(naam="Gijs Gast").exists()


def test_een_andere_naam_van_wie_aan_tafel_zit_is_geen_wijziging_van_het_gesprek(
    client, wereld, gesprek
):
    oud = geopend(client, wereld, gesprek)
    wereld.directeur.naam = "Samira Idrissi-Bakker"
    wereld.directeur.save()

    antwoord = plan(client, wereld.adviseur, gesprek, datum="2027-01-26", **oud)

    assert antwoord.status_code == 302


def test_van_twee_tegelijk_verzet_er_een(wereld, gesprek):
    ander = Gesprek.objects.get(pk=gesprek.pk)
    nieuw = {"tijd": None, "tijd_tot": None, "plaats": "", "link": ""}
    ander.verzetten(door=wereld.adviseur, op=OP, datum=date(2027, 1, 19), **nieuw)

    with pytest.raises(AlVeranderd, match="net gewijzigd"):
        gesprek.verzetten(door=wereld.adviseur, op=OP, datum=date(2027, 1, 26), **nieuw)

    assert Gesprek.objects.get(pk=gesprek.pk).datum == date(2027, 1, 19)


@pytest.mark.usefixtures("gelijktijdig")
def test_van_twee_tegelijk_zit_er_een_tafel_aan(wereld):
    gesprek = verhaal.gepland(verhaal.gesprek(wereld), wereld)
    zelfde = Moment(gesprek.datum, gesprek.tijd, gesprek.tijd_tot, gesprek.plaats, gesprek.link)

    def zet(naam):
        eigen = Gesprek.objects.select_related("school", "bestuur").get(pk=gesprek.pk)
        tafel = [Tafelgenoot(naam, "", "school")]
        plannen(eigen, moment=zelfde, tafel=tafel, door=wereld.adviseur, op=OP)

    aan_tafel = Deelnemer.objects.filter(gesprek=gesprek)
    uitkomsten = na_elkaar(
        lambda: list(aan_tafel.select_for_update()),
        partial(zet, "Eva Een"),
        partial(zet, "Tim Twee"),
    )

    assert (uitkomsten, aan_tafel.count()) == ([None, None], 1)
