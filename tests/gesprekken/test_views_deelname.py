"""The home of a school in a round: who sees what, where it is, the log."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gesprekken.acties import deelname as acties
from gesprekken.models import Deelname
from scholen.models import Gebeurtenis
from tests.factories import (
    MOMENT,
    AfspraakFactory,
    DeelnameFactory,
    DomeinFactory,
    GesprekFactory,
    OnderwerpFactory,
)
from tests.gesprekken.kijken import als, tekst
from tests.gesprekken.rondes import deelname_van

pytestmark = pytest.mark.usefixtures("demodag")


@pytest.fixture
def deelname(wereld):
    return deelname_van(wereld, doel="Doel van de ronde.")


def lees(client, gebruiker, deelname):
    return als(client, gebruiker).get(deelname.get_absolute_url())


@pytest.mark.parametrize(
    ("wie", "status"),
    [
        ("ib", 200),
        ("ib_van_twee", 200),
        ("mt", 200),
        ("directeur", 200),
        ("adviseur", 200),
        ("andere_adviseur", 200),
        ("bestuurder", 404),
        ("lezer", 404),
        ("team", 404),
        ("andere_directeur", 404),
        ("beheerder", 404),
        ("swv_medewerker", 404),
        ("buur_adviseur", 404),
        ("vreemde_ib", 404),
        ("zonder_rol", 404),
    ],
)
def test_de_deelname_is_van_school_en_adviseurs(client, wereld, deelname, wie, status):
    assert lees(client, getattr(wereld, wie), deelname).status_code == status


def test_van_een_concept_leest_het_bestuur_geen_woord(client, wereld, deelname):
    Deelname.objects.update(doel_school="Geheim doel", reactie="Geheime reactie")
    deelname.zelfevaluatie.oordelen.update(toelichting="Geheime toelichting", bekeken_op=MOMENT)
    OnderwerpFactory(deelname=deelname, titel="Geheim onderwerp")

    antwoord = lees(client, wereld.adviseur, deelname)

    assert "Geheim" not in tekst(antwoord)
    assert antwoord.context["blad"].stand.woord == "bezig"
    assert "Je leest het doel van de school zodra zij indient." in tekst(antwoord)


def test_na_indienen_leest_het_bestuur_het_doel_zoals_het_was(client, wereld, deelname):
    Deelname.objects.update(doel_school="Ingediend doel")
    acties.indienen(Deelname.objects.get(pk=deelname.pk), door=wereld.directeur, op=MOMENT)
    Deelname.objects.update(doel_school="Later doel")

    assert "Ingediend doel" in tekst(lees(client, wereld.adviseur, deelname))
    assert "Later doel" not in tekst(lees(client, wereld.adviseur, deelname))
    assert "Later doel" in tekst(lees(client, wereld.ib, deelname))


@pytest.mark.parametrize(
    ("zelfevaluatie", "gesprek", "ronde", "fase"),
    [
        ("concept", None, "open", "voorbereiden"),
        ("concept", "voorbereiden", "open", "voorbereiden"),
        ("concept", "gepland", "open", "voorbereiden"),
        ("concept", "gevoerd", "open", "verslag"),
        ("ingediend", "voorbereiden", "open", "gesprek"),
        ("ingediend", "gepland", "gesloten", "gesprek"),
        ("ingediend", "gevoerd", "gesloten", "verslag"),
        ("ingediend", "ter_vaststelling", "gesloten", "verslag"),
        ("ingediend", "vastgesteld", "gesloten", "afspraken"),
        ("ingediend", "zonder_vaststelling", "gesloten", "afspraken"),
        ("ingediend", "vervallen", "gesloten", "ingediend"),
        ("ingediend", None, "gesloten", "ingediend"),
        ("ingediend", None, "afgerond", "afspraken"),
    ],
)
def test_de_plek_in_de_dialoog_is_voor_iedereen_dezelfde(
    client, wereld, deelname, zelfevaluatie, gesprek, ronde, fase
):
    type(deelname.zelfevaluatie).objects.update(status=zelfevaluatie)
    type(deelname.ronde).objects.update(status=ronde)
    if gesprek:
        GesprekFactory(deelname=deelname, status=gesprek)

    fasen = {
        lees(client, wie, deelname).context["blad"].stand.fase
        for wie in (wereld.ib, wereld.adviseur)
    }

    assert fasen == {fase}


def test_na_een_afgerond_gesprek_gaat_de_lijn_over_het_volgende(client, wereld, deelname):
    type(deelname.zelfevaluatie).objects.update(status="ingediend")
    GesprekFactory(deelname=deelname, status="vastgesteld")
    GesprekFactory(deelname=deelname, status="voorbereiden")

    assert lees(client, wereld.ib, deelname).context["blad"].stand.fase == "gesprek"


def test_het_logboek_is_van_de_school_en_van_de_eigen_adviseur(client, wereld, deelname):
    acties.indienen(deelname, door=wereld.directeur, op=MOMENT)
    zin = "diende de antwoorden, de onderwerpen en het doel in"

    assert zin in tekst(lees(client, wereld.ib, deelname))
    assert zin in tekst(lees(client, wereld.adviseur, deelname))
    assert zin not in tekst(lees(client, wereld.andere_adviseur, deelname))


def test_het_logboek_zegt_wie_wat_wanneer_en_waarom(client, wereld, deelname):
    acties.indienen(deelname, door=wereld.directeur, op=MOMENT)
    acties.heropenen(deelname, door=wereld.adviseur, op=MOMENT, reden="Op verzoek van Samira.")

    regels = lees(client, wereld.mt, deelname).context["blad"].logboek

    assert [(rij.naam, rij.rol, rij.wat, rij.reden) for rij in regels] == [
        (
            "Hanneke Dijkgraaf",
            "bestuursadviseur",
            "heropende de zelfevaluatie",
            "Op verzoek van Samira.",
        ),
        (
            "Samira Idrissi",
            "directeur",
            "diende de antwoorden, de onderwerpen en het doel in",
            "",
        ),
    ]


def test_het_logboek_van_een_andere_school_loopt_er_niet_doorheen(client, wereld, deelname):
    ander = DeelnameFactory(ronde=deelname.ronde, school=wereld.andere_school)
    acties.indienen(ander, door=wereld.andere_directeur, op=MOMENT)

    assert lees(client, wereld.ib, deelname).context["blad"].logboek == ()


@pytest.mark.parametrize("wie", ["ib", "directeur", "adviseur"])
def test_de_deelname_stelt_een_vast_aantal_vragen(client, wereld, deelname, wie):
    gebruiker = getattr(wereld, wie)

    def vragen():
        lees(client, gebruiker, deelname)
        with CaptureQueriesContext(connection) as gesteld:
            assert client.get(deelname.get_absolute_url()).status_code == 200
        return len(gesteld)

    gesprek = GesprekFactory(deelname=deelname, status="vastgesteld", datum=date(2026, 10, 1))
    AfspraakFactory(gesprek=gesprek)
    bij_een = vragen()
    for nummer in range(2):
        gesprek = GesprekFactory(deelname=deelname, status="vastgesteld")
        AfspraakFactory(gesprek=gesprek)
        OnderwerpFactory(deelname=deelname, domein=DomeinFactory(code=f"x{nummer}"), titel="")
        Gebeurtenis.objects.create(
            naam="Iemand", op=MOMENT, soort="gelezen", model="deelname", sleutel=deelname.sleutel
        )
    bij_drie = vragen()

    assert bij_een == bij_drie <= 20
