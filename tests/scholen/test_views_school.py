"""The pages on which a beheerder keeps schools: what they show, do, refuse and keep."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from scholen.models import Gebeurtenis, School, Vestiging
from tests.factories import DeelnameFactory, SchoolFactory, VestigingFactory

GEEN_NUMMER = (
    "Dit is geen vestigingsnummer. Het ziet eruit als 99XA00: twee cijfers, twee letters, twee"
    " cijfers."
)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demodag(settings):
    settings.DEMO = True  # the clock on 24 November 2026


@pytest.fixture
def abeel(wereld):
    VestigingFactory(school=wereld.school, brin6="99XA00", naam="De Wilgenhoek", plaats="Tolhorn")
    return wereld.school


@pytest.fixture
def beheerder(client, wereld):
    client.force_login(wereld.beheerder)
    return client


def _naar(naam, *args):
    return reverse(f"beheer:{naam}", args=args)


def _post(client, url, **velden):
    """The page it leads to and the message, or the page itself with its errors."""
    antwoord = client.post(url, velden)
    if antwoord.status_code == 302:
        return antwoord.url, [str(een) for een in get_messages(antwoord.wsgi_request)][-1]
    return antwoord.context["form"].errors.get_json_data(), antwoord


def _zinnen(fouten, veld):
    return [fout["message"] for fout in fouten[veld]]


def test_de_lijst_staat_op_alfabet_met_wat_gesloten_is_apart(beheerder, wereld, abeel):
    School.objects.filter(pk=wereld.andere_school.pk).update(gesloten_op="2026-08-01")
    SchoolFactory(bestuur=wereld.bestuur, naam="De Zwaan")

    antwoord = beheerder.get(_naar("scholen"))

    (blok,) = antwoord.context["blokken"]
    assert [regel.school.naam for regel in blok.open] == ["De Wilgenhoek", "De Zwaan"]
    assert [regel.school.naam for regel in blok.gesloten] == ["De Abeel"]
    assert blok.open[0].nummers == "99XA00"
    assert "gesloten per 1 augustus" in antwoord.content.decode()
    assert "De Buurt" not in antwoord.content.decode()


def test_zonder_scholen_staat_er_wat_eerst_te_doen_is(beheerder, wereld):
    School.objects.filter(bestuur=wereld.bestuur).update(bestuur=wereld.buurbestuur)

    tekst = beheerder.get(_naar("scholen")).content.decode()

    assert "Er staan nog geen scholen in" in tekst
    assert f'href="{_naar("scholen_laden")}"' in tekst


def test_wie_alleen_leest_ziet_geen_knoppen(client, wereld, abeel):
    client.force_login(wereld.adviseur)

    lijst = client.get(_naar("scholen")).content.decode()
    school = client.get(_naar("school", abeel.sleutel)).content.decode()

    assert _naar("scholen_laden") not in lijst
    assert "De Wilgenhoek" in school
    assert _naar("school_wijzigen", abeel.sleutel) not in school


def test_een_school_toevoegen(beheerder, wereld):
    velden = {"naam": " De\u00a0Beuk ", "soort": "sbo", "wijk": "", "plaats": "Haverlo"}

    url, zin = _post(beheerder, _naar("school_nieuw"), brin6="99xb 00", **velden)

    school = School.objects.get(naam="De Beuk")
    assert (url, zin) == (_naar("school", school.sleutel), "De Beuk staat erbij.")
    assert (school.bestuur, school.vestigingen.get().brin6) == (wereld.bestuur, "99XB00")
    assert Gebeurtenis.objects.filter(school=school, naam=wereld.beheerder.naam).count() == 2


@pytest.mark.parametrize(
    ("brin6", "zin"),
    [
        ("", "Vul het nummer van de vestiging in, zoals 99XA00."),
        ("9XA00", "Schrijf alle zes de tekens. Bedoel je 09XA00?"),
        ("99XA", "Schrijf alle zes de tekens. Bedoel je 99XA00?"),
        (
            "99XA00",
            "99XA00 is al in gebruik. Kijk of de school al in de lijst staat, of kijk het nummer"
            " na.",
        ),
        ("De Beuk", GEEN_NUMMER),
        ("500", GEEN_NUMMER),
        ("9" * 3000, GEEN_NUMMER),
    ],
)
def test_een_nummer_dat_niet_kan_krijgt_een_zin_en_de_rest_blijft_staan(
    beheerder, abeel, brin6, zin
):
    fouten, antwoord = _post(
        beheerder, _naar("school_nieuw"), naam="De Beuk", soort="so", brin6=brin6
    )

    assert _zinnen(fouten, "brin6") == [zin]
    assert 'value="De Beuk"' in antwoord.content.decode()
    assert not School.objects.filter(naam="De Beuk").exists()


def test_een_andere_naam_met_de_oude_erbij(beheerder, abeel):
    url = _naar("school_wijzigen", abeel.sleutel)

    terug, zin = _post(beheerder, url, naam="Kindcentrum Wilg", soort="basisschool", wijk="Zuid")

    assert (terug, zin) == (
        _naar("school", abeel.sleutel),
        "De naam en de wijk zijn gewijzigd.",
    )
    blad = beheerder.get(terug).context["blad"]
    assert [oud.naam for oud in blad.oude_namen] == ["De Wilgenhoek"]
    assert [regel.wat for regel in blad.logboek] == [
        "De wijk is gewijzigd.",
        "De school heet nu Kindcentrum Wilg; eerst was dat De Wilgenhoek.",
    ]
    assert _post(beheerder, url, naam="Kindcentrum Wilg", soort="basisschool", wijk="Zuid")[1] == (
        "Er is niets gewijzigd."
    )


def test_sluiten_zegt_wie_het_gesprek_afmaakt(beheerder, abeel):
    ronde = DeelnameFactory(school=abeel, ronde__bestuur=abeel.bestuur).ronde
    url = _naar("school_sluiten", abeel.sleutel)

    tekst = " ".join(beheerder.get(url).content.decode().split())
    terug, zin = _post(beheerder, url, per="2026-08-01")

    assert f"De Wilgenhoek doet nu mee aan een ronde ({ronde.schooljaar})." in tekst
    assert ronde.titel not in tekst
    assert (terug, zin) == (
        _naar("school", abeel.sleutel),
        "Bij De Wilgenhoek staat nu een sluitdatum.",
    )
    abeel.refresh_from_db()
    assert abeel.gesloten_op == date(2026, 8, 1)
    fouten, _ = _post(beheerder, url, per="2026-08-01")
    assert _zinnen(fouten, "per") == [
        "De Wilgenhoek was al gesloten. Kijk hoe het er nu voor staat."
    ]
    assert _post(beheerder, _naar("school_heropenen", abeel.sleutel))[1] == (
        "De Wilgenhoek is weer open."
    )
    assert _post(beheerder, _naar("school_heropenen", abeel.sleutel))[1] == (
        "De Wilgenhoek is niet gesloten."
    )


@pytest.mark.parametrize(
    ("per", "zin"),
    [
        ("", "Kies een dag."),
        ("31-2-2026", "Deze datum kennen we niet. Schrijf hem als 1-8-2026."),
        ("1-8-1900", "Kies een dag tussen 1 augustus 1985 en 31 december 2028."),
    ],
)
def test_een_dag_die_niet_kan(beheerder, abeel, per, zin):
    fouten, _ = _post(beheerder, _naar("school_sluiten", abeel.sleutel), per=per)

    assert _zinnen(fouten, "per") == [zin]


def test_opgaan_in_een_andere_school(beheerder, wereld, abeel):
    url = _naar("school_opgaan", abeel.sleutel)
    velden = {"per": "2026-08-01", "vestigingen_mee": "on"}

    eigen, _ = _post(beheerder, url, verder=abeel.sleutel, **velden)
    vreemd, _ = _post(beheerder, url, verder=wereld.buurschool.sleutel, **velden)
    _, zin = _post(beheerder, url, verder=wereld.andere_school.sleutel, **velden)

    kies = ["Kies een school van jullie bestuur die open is."]
    assert (_zinnen(eigen, "verder"), _zinnen(vreemd, "verder")) == (kies, kies)
    assert zin == "De Wilgenhoek gaat verder als De Abeel."
    assert Vestiging.objects.get().school == wereld.andere_school
    tekst = beheerder.get(_naar("school", wereld.andere_school.sleutel)).content.decode()
    assert f'hoort <a href="{_naar("school", abeel.sleutel)}">De Wilgenhoek</a> hierbij' in tekst


def test_een_vestiging_erbij_wijzigen_sluiten_en_weer_open(beheerder, wereld, abeel):
    nieuw = _naar("vestiging_nieuw", abeel.sleutel)
    een = [abeel.sleutel, "99XA01"]

    assert _post(beheerder, nieuw, brin6="99XA01", naam="Noord", plaats="")[1] == (
        "Vestiging Noord (99XA01) staat erbij."
    )
    fouten, _ = _post(beheerder, nieuw, brin6="99XA01", naam="Noord")
    assert _zinnen(fouten, "brin6") == ["99XA01 is al een vestiging van De Wilgenhoek."]
    assert _post(beheerder, _naar("vestiging_sluiten", *een), per="2026-08-01")[1] == (
        "Bij vestiging Noord (99XA01) staat nu een sluitdatum."
    )
    assert _post(beheerder, _naar("vestiging_heropenen", *een))[1] == (
        "Vestiging Noord (99XA01) is weer open."
    )
    url, zin = _post(
        beheerder,
        _naar("vestiging_wijzigen", *een),
        naam="Noordwest",
        plaats="Haverlo",
        school=wereld.andere_school.sleutel,
    )
    assert (url, zin) == (
        _naar("school", wereld.andere_school.sleutel),
        "Vestiging Noordwest (99XA01) is bewaard.",
    )
    assert beheerder.get(_naar("vestiging_wijzigen", *een)).status_code == 404


def test_de_enige_vestiging_sluit_niet_en_een_open_gaat_niet_nog_eens_open(beheerder, abeel):
    een = [abeel.sleutel, "99XA00"]

    fouten, _ = _post(beheerder, _naar("vestiging_sluiten", *een), per="2026-08-01")
    _, zin = _post(beheerder, _naar("vestiging_heropenen", *een))

    assert "is de enige vestiging die open is." in _zinnen(fouten, "per")[0]
    assert zin == "De Wilgenhoek (99XA00) is niet gesloten."


@pytest.mark.parametrize("aantal", [1, 3])
def test_een_lijst_en_een_school_kosten_niet_meer_vragen_bij_meer_rijen(
    beheerder, wereld, abeel, aantal, django_assert_num_queries
):
    for nummer in range(aantal):
        school = SchoolFactory(bestuur=wereld.bestuur, opgegaan_in=abeel, gesloten_op="2026-08-01")
        VestigingFactory(school=school)
        VestigingFactory(school=abeel, brin6=f"99XA1{nummer}")
    beheerder.get(_naar("scholen"))

    with django_assert_num_queries(8):
        beheerder.get(_naar("scholen"))
    with django_assert_num_queries(8):
        beheerder.get(_naar("school", abeel.sleutel))
