"""The buttons of a round: open, close, round off, one step back; the rode draad."""

import pytest
from django.urls import reverse

from gesprekken.models import Gesprek, Ronde
from kwaliteit.models import Kwaliteitskader
from scholen.models import Gebeurtenis
from tests.factories import (
    KwaliteitskaderFactory,
    RondeFactory,
    SchoolkeuzeFactory,
)
from tests.gesprekken.kijken import als, tekst

pytestmark = pytest.mark.usefixtures("demodag")


@pytest.fixture
def ronde(wereld):
    kader = KwaliteitskaderFactory.gevuld(naam="Passend onderwijs", items=(2, 3))
    return RondeFactory(
        bestuur=wereld.bestuur,
        kader=kader,
        titel="Dichter bij de klas",
        waarom="We willen weten wat jullie helpt.",
        doel="Begrijpen waar het knelt.",
    )


def in_concept(wereld, **velden):
    kader = KwaliteitskaderFactory.gevuld(items=(2, 3))
    return RondeFactory(bestuur=wereld.bestuur, kader=kader, status="concept", **velden)


def doe(client, gebruiker, naam, ronde, **gegevens):
    url = reverse(naam, args=[ronde.sleutel])
    return als(client, gebruiker).post(url, gegevens, follow=True)


def test_openen_sluiten_en_afronden_met_knoppen(client, wereld):
    ronde = in_concept(wereld, titel="Ronde", rode_draad="Tijd.")
    SchoolkeuzeFactory(
        ronde=ronde, school=wereld.school, adviseur=wereld.adviseur, met_gesprek=False
    )

    pagina = tekst(doe(client, wereld.adviseur, "ronde_openen", ronde))
    assert "De ronde is open." in pagina
    pagina = tekst(doe(client, wereld.andere_adviseur, "ronde_sluiten", ronde))
    assert "De ronde is gesloten." in pagina
    pagina = tekst(doe(client, wereld.adviseur, "ronde_afronden", ronde))
    assert "De ronde is afgerond." in pagina

    assert Ronde.objects.get().status == "afgerond"


def test_twee_keer_openen_heeft_een_gevolg(client, wereld):
    ronde = in_concept(wereld)
    SchoolkeuzeFactory(ronde=ronde, school=wereld.school, adviseur=wereld.adviseur)
    doe(client, wereld.adviseur, "ronde_openen", ronde)

    pagina = tekst(doe(client, wereld.adviseur, "ronde_openen", ronde))

    assert "Deze stap kan nu niet meer." in pagina
    assert Gesprek.objects.count() == 1


def test_een_weigering_zegt_wat_er_eerst_moet(client, wereld):
    ronde = in_concept(wereld)

    pagina = tekst(doe(client, wereld.adviseur, "ronde_openen", ronde))

    assert "Kies eerst welke scholen meedoen." in pagina


@pytest.mark.parametrize("naam", ["ronde_openen", "ronde_sluiten", "ronde_afronden"])
def test_een_stap_gaat_alleen_met_een_knop(client, wereld, ronde, naam):
    url = reverse(naam, args=[ronde.sleutel])

    assert als(client, wereld.adviseur).get(url).status_code == 405
    assert als(client, wereld.directeur).post(url).status_code == 403


@pytest.mark.parametrize(
    ("van", "naar"), [("open", "concept"), ("gesloten", "open"), ("afgerond", "gesloten")]
)
def test_een_stap_terug_vraagt_een_reden(client, wereld, ronde, van, naar):
    Ronde.objects.update(status=van)

    antwoord = doe(client, wereld.adviseur, "ronde_terug", ronde, reden="  ")
    assert antwoord.context["form"].errors["reden"] == ["Schrijf kort op waarom."]
    doe(client, wereld.adviseur, "ronde_terug", ronde, reden="Te vroeg geklikt.")

    assert Ronde.objects.get().status == naar
    assert Gebeurtenis.objects.get(model="ronde").reden == "Te vroeg geklikt."


def test_van_een_concept_ga_je_niet_verder_terug(client, wereld):
    ronde = in_concept(wereld)

    antwoord = doe(client, wereld.adviseur, "ronde_terug", ronde, reden="Toch niet")

    assert "nog een concept" in tekst(antwoord)


def test_de_rode_draad_bewaart_zichzelf(client, wereld, ronde):
    url = reverse("ronde_rode_draad", args=[ronde.sleutel])
    merk = als(client, wereld.adviseur).get(ronde.get_absolute_url())
    merk = merk.context["blad"].rode_draad.merk

    antwoord = client.post(
        url,
        {"veld": "rode_draad", "waarde": "Overal speelt tijd.", "merk": merk},
        headers={"accept": "application/json"},
    )

    assert antwoord.json()["status"] == "opgeslagen"
    assert Ronde.objects.get().rode_draad == "Overal speelt tijd."


def test_de_rode_draad_wordt_gelezen_als_de_ronde_is_afgerond(client, wereld, ronde):
    Ronde.objects.update(rode_draad="Overal speelt tijd.")
    assert "Overal speelt tijd." not in tekst(
        als(client, wereld.lezer).get(ronde.get_absolute_url())
    )

    Ronde.objects.update(status="afgerond")

    assert "Overal speelt tijd." in tekst(client.get(ronde.get_absolute_url()))


def test_een_ingetrokken_kader_gaat_niet_meer_open(client, wereld):
    ronde = in_concept(wereld)
    SchoolkeuzeFactory(ronde=ronde, school=wereld.school, adviseur=wereld.adviseur)
    Kwaliteitskader.objects.update(status="ingetrokken")

    pagina = tekst(doe(client, wereld.adviseur, "ronde_openen", ronde))

    assert "is niet gepubliceerd" in pagina


def test_wie_de_ronde_maakt_leest_wie_welke_stap_zette(client, wereld, ronde):
    doe(client, wereld.andere_adviseur, "ronde_sluiten", ronde)
    doe(client, wereld.adviseur, "ronde_terug", ronde, reden="Twee scholen dienen nog in.")
    url = ronde.get_absolute_url()

    regels = als(client, wereld.adviseur).get(url).context["blad"].logboek

    assert [(rij.naam, rij.wat, rij.reden) for rij in regels] == [
        ("Hanneke Dijkgraaf", "opende de ronde weer", "Twee scholen dienen nog in."),
        ("Bas Adviseur", "sloot de ronde", ""),
    ]
    for wie in (wereld.directeur, wereld.bestuurder, wereld.lezer):
        assert "Twee scholen dienen nog in." not in tekst(als(client, wie).get(url))


@pytest.mark.parametrize(("knop", "naar"), [({}, "ronde_scholen"), ({"later": "1"}, "ronde")])
def test_ook_wie_later_verdergaat_houdt_wat_er_is_getypt(client, wereld, knop, naar):
    ronde = in_concept(wereld, titel="Ronde")
    url = reverse("ronde_wijzigen", args=[ronde.sleutel])
    velden = {"titel": "Ronde", "schooljaar": "2026-2027", "kader": ronde.kader_id, "maximum": 5}

    pagina = als(client, wereld.adviseur).get(url).content.decode()
    antwoord = doe(
        client, wereld.adviseur, "ronde_wijzigen", ronde, waarom="Omdat.", **velden, **knop
    )

    ronde.refresh_from_db()
    assert 'name="later"' in pagina
    assert ronde.waarom == "Omdat."
    assert antwoord.redirect_chain[-1][0] == reverse(naar, args=[ronde.sleutel])
