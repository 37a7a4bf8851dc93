"""The home of a school in a round, the board's goal, and what its adviser arranges."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gesprekken.acties import deelname as acties
from gesprekken.models import Deelname, Gesprek
from kwaliteit.models import Tekstversie
from scholen.models import Gebeurtenis
from tests.factories import (
    MOMENT,
    AfspraakFactory,
    DeelnameFactory,
    DomeinFactory,
    GesprekFactory,
    KwaliteitskaderFactory,
    OnderwerpFactory,
    RondeFactory,
)

GEGEVENS = {"accept": "application/json"}


@pytest.fixture(autouse=True)
def vandaag(settings):
    """Every day is 24 November 2026, as in the demo world."""
    settings.DEMO = True


@pytest.fixture
def deelname(wereld):
    kader = KwaliteitskaderFactory.gevuld(items=(2, 3))
    ronde = RondeFactory(bestuur=wereld.bestuur, kader=kader, doel="Doel van de ronde.")
    return DeelnameFactory(ronde=ronde, school=wereld.school, adviseur=wereld.adviseur)


def als(client, gebruiker):
    client.force_login(gebruiker)
    return client


def lees(client, gebruiker, deelname):
    return als(client, gebruiker).get(deelname.get_absolute_url())


def tekst(antwoord):
    return antwoord.content.decode()


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


# --- The board's goal


def schrijf_doel(client, gebruiker, deelname, waarde, merk=None):
    url = reverse("deelname_doel_bestuur", args=[deelname.sleutel])
    if merk is None:
        merk = lees(client, gebruiker, deelname).context["blad"].doel_veld.merk
    gegevens = {"veld": "doel_bestuur", "waarde": waarde, "merk": merk}
    return als(client, gebruiker).post(url, gegevens, headers=GEGEVENS)


def test_het_doel_van_het_bestuur_bewaart_zichzelf_en_de_school_leest_mee(client, wereld, deelname):
    antwoord = schrijf_doel(client, wereld.adviseur, deelname, "Begrijpen waar het knelt.")

    assert antwoord.json()["status"] == "opgeslagen"
    assert "Begrijpen waar het knelt." in tekst(lees(client, wereld.ib, deelname))
    assert Tekstversie.objects.get(model="deelname").tekst == "Begrijpen waar het knelt."


def test_zonder_eigen_doel_geldt_dat_van_de_ronde(client, wereld, deelname):
    assert "Doel van de ronde." in tekst(lees(client, wereld.ib, deelname))


def test_het_doel_werkt_ook_als_gewoon_formulier(client, wereld, deelname):
    veld = lees(client, wereld.adviseur, deelname).context["blad"].doel_veld
    url = reverse("deelname_doel_bestuur", args=[deelname.sleutel])

    als(client, wereld.adviseur).post(
        url, {veld.naam: "Luisteren.", f"{veld.naam}-merk": veld.merk}
    )

    assert Deelname.objects.get().doel_bestuur == "Luisteren."


@pytest.mark.parametrize(
    ("wie", "status"), [("andere_adviseur", 403), ("directeur", 403), ("bestuurder", 404)]
)
def test_alleen_de_eigen_adviseur_schrijft_het_doel(client, wereld, deelname, wie, status):
    antwoord = schrijf_doel(client, getattr(wereld, wie), deelname, "Anders.", merk="x")

    assert antwoord.status_code == status
    assert Deelname.objects.get().doel_bestuur == ""


@pytest.mark.parametrize(
    ("gesprek", "ronde", "mag"),
    [
        ("gepland", "open", True),
        ("gevoerd", "gesloten", True),
        ("ter_vaststelling", "open", False),
        ("vastgesteld", "afgerond", False),
    ],
)
def test_het_doel_ligt_vast_zodra_het_verslag_voorligt(
    client, wereld, deelname, gesprek, ronde, mag
):
    merk = lees(client, wereld.adviseur, deelname).context["blad"].doel_veld.merk
    GesprekFactory(deelname=deelname, status=gesprek)
    type(deelname.ronde).objects.update(status=ronde)

    antwoord = schrijf_doel(client, wereld.adviseur, deelname, "Nieuw doel.", merk=merk)

    assert (antwoord.status_code == 200) is mag
    assert (Deelname.objects.get().doel_bestuur == "Nieuw doel.") is mag
    assert (lees(client, wereld.adviseur, deelname).context["blad"].doel_veld is not None) is mag


# --- What an adviser arranges


def test_een_adviseur_voegt_een_gesprek_toe(client, wereld, deelname):
    url = reverse("deelname_gesprek", args=[deelname.sleutel])

    antwoord = als(client, wereld.andere_adviseur).post(url)

    gesprek = Gesprek.objects.get()
    assert antwoord["Location"] == gesprek.get_absolute_url()
    assert gesprek.adviseur == wereld.adviseur
    assert "Er staat al een gesprek klaar" in tekst(client.post(url, follow=True))


def test_een_school_voegt_zelf_geen_gesprek_toe(client, wereld, deelname):
    url = reverse("deelname_gesprek", args=[deelname.sleutel])

    assert als(client, wereld.directeur).post(url).status_code == 403
    assert als(client, wereld.adviseur).get(url).status_code == 405


def test_een_andere_adviseur_neemt_het_over(client, wereld, deelname):
    url = reverse("deelname_adviseur", args=[deelname.sleutel])

    antwoord = als(client, wereld.adviseur).post(
        url, {"adviseur": wereld.andere_adviseur.sleutel}, follow=True
    )

    assert Deelname.objects.get().adviseur == wereld.andere_adviseur
    assert "Bas Adviseur begeleidt De Wilgenhoek nu." in tekst(antwoord)


@pytest.mark.parametrize("wie", ["buur_adviseur", "bestuurder", "directeur"])
def test_alleen_een_adviseur_van_dit_bestuur_kan_het_overnemen(client, wereld, deelname, wie):
    url = reverse("deelname_adviseur", args=[deelname.sleutel])

    antwoord = als(client, wereld.adviseur).post(url, {"adviseur": getattr(wereld, wie).sleutel})

    assert "Kies een adviseur van dit bestuur." in tekst(antwoord)
    assert Deelname.objects.get().adviseur == wereld.adviseur


# --- The log


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


# --- Queries


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
