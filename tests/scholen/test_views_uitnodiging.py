"""The link of an invitation: a new account, a role for who has one, and every way it can fail."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from scholen.bezorgen import link_van
from scholen.models import Gebeurtenis, Gebruiker, Inlogdienst, UitgaandBericht, Uitnodiging
from tests.factories import MOMENT
from tests.gesprekken.kijken import als, tekst
from tests.post import UitgaandBerichtFactory
from tests.uitnodigingen import UitnodigingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]
VELDEN = {
    "naam": "Nora Nieuw",
    "password1": "vijf gele fietsen op een rij",
    "password2": "vijf gele fietsen op een rij",
}


@pytest.fixture(autouse=True)
def zonder_adres(settings):
    settings.ADRES = ""  # a link is a path here


@pytest.fixture
def uitnodiging(wereld):
    return UitnodigingFactory(school=wereld.school, email="nora@example.org", naam="Nora Nieuw")


def test_een_nieuwe_kiest_een_wachtwoord_en_is_meteen_binnen(client, wereld, uitnodiging):
    link = link_van(uitnodiging)
    pagina = tekst(client.get(link))

    antwoord = client.post(link, VELDEN)

    gebruiker = Gebruiker.objects.get(email="nora@example.org")
    assert "ib’er bij De Wilgenhoek" in pagina
    assert antwoord.url == reverse("start")
    assert [str(een) for een in get_messages(antwoord.wsgi_request)] == [
        "Je account is klaar en je bent ingelogd."
    ]
    assert client.session["_auth_user_id"] == str(gebruiker.pk)
    assert client.session.is_vers
    assert Gebeurtenis.objects.filter(soort="inloggen", gebruiker=gebruiker).count() == 1
    assert client.get(reverse("start")).status_code == 200
    assert client.login(email="nora@example.org", password=VELDEN["password1"])
    assert gebruiker.aanstellingen.geldig().get().school == wereld.school


def test_kijken_verbruikt_de_link_niet(client, uitnodiging):
    for _ in range(3):
        assert client.get(link_van(uitnodiging)).status_code == 200

    assert client.head(link_van(uitnodiging)).status_code == 200
    assert Uitnodiging.objects.get().is_open


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"password1": "kort", "password2": "kort"}, "password1"),
        ({"password1": "nora@example.org", "password2": "nora@example.org"}, "password1"),
        ({"password2": "iets heel anders"}, "password2"),
        ({"naam": " "}, "naam"),
        ({"password1": ""}, "password1"),
    ],
)
def test_wat_niet_kan_maakt_geen_account(client, uitnodiging, anders, veld):
    antwoord = client.post(link_van(uitnodiging), {**VELDEN, **anders})

    assert list(antwoord.context["form"].errors) == [veld]
    assert "<title>Fout:" in tekst(antwoord)
    assert not Gebruiker.objects.filter(email="nora@example.org").exists()
    assert Uitnodiging.objects.get().is_open


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"verloopt_op": MOMENT - timedelta(days=1)}, "en die zijn voorbij"),
        ({"ingetrokken_op": MOMENT}, "is ingetrokken"),
        ({"aangenomen_op": MOMENT}, "al aangenomen"),
    ],
)
def test_een_link_die_niet_meer_werkt_zegt_waarom_en_wat_nu(client, uitnodiging, velden, zin):
    Uitnodiging.objects.update(**velden)

    for methode in (client.get, client.post):
        antwoord = methode(link_van(uitnodiging), VELDEN)

        assert antwoord.status_code == 410
        assert zin in tekst(antwoord)
        assert "Naar inloggen" in tekst(antwoord)
    assert not Gebruiker.objects.filter(email="nora@example.org").exists()


def test_wie_de_eigen_link_nog_eens_opent_hoort_dat_het_al_gelukt_is(client, wereld, uitnodiging):
    client.post(link_van(uitnodiging), VELDEN)

    zelf, ander = client.get(link_van(uitnodiging)), als(Client(), wereld.ib)

    assert zelf.status_code == 410
    assert "Je hebt deze uitnodiging al aangenomen, en je bent ingelogd." in tekst(zelf)
    assert "Log in met het adres" in tekst(ander.get(link_van(uitnodiging)))


@pytest.mark.parametrize("kapot", ["token", "sleutel", "vorige"])
def test_een_link_die_nooit_werkte_verraadt_niets(client, wereld, uitnodiging, kapot):
    link = link_van(uitnodiging)
    if kapot == "vorige":
        uitnodiging.verstuur_opnieuw(door=wereld.beheerder, op=datetime(2026, 11, 24, tzinfo=UTC))
    elif kapot == "token":
        link = f"{link[:-2]}{'B' if link[-2] == 'A' else 'A'}/"
    else:
        link = link.replace(uitnodiging.sleutel, "a" * 12)

    antwoord = client.get(link)

    assert antwoord.status_code == 404
    assert "Open de link uit de nieuwste mail" in tekst(antwoord)
    assert uitnodiging.naam not in tekst(antwoord)
    assert "Bo Beheerder" not in tekst(antwoord)


def test_wie_een_account_heeft_logt_eerst_in_en_neemt_dan_aan(client, wereld):
    uitnodiging = UitnodigingFactory(school=wereld.school, email=wereld.vreemde_ib.email)
    link = link_van(uitnodiging)

    pagina = tekst(client.get(link))
    client.post(link, VELDEN)

    assert f"{reverse('account_login')}?next={link}" in pagina
    assert wereld.vreemde_ib.aanstellingen.count() == 1
    assert als(client, wereld.vreemde_ib).get(link).status_code == 200
    assert client.post(link).url == reverse("start")
    assert wereld.vreemde_ib.aanstellingen.geldig().count() == 2


def test_voor_iemand_anders_zegt_dat_zonder_het_adres(client, wereld, uitnodiging):
    als(client, wereld.vreemde_ib)

    for methode in (client.get, client.post):
        pagina = tekst(methode(link_van(uitnodiging), VELDEN))

        assert "Deze uitnodiging is voor iemand anders" in pagina
        assert "nora@example.org" not in pagina
        assert reverse("account_logout") in pagina
    assert Uitnodiging.objects.get().is_open


def test_de_zin_noemt_van_wie_het_adres_is_en_niet_wat_er_is_getypt(client, wereld):
    gegevens = {
        "naam": "Iemand Anders",
        "email": wereld.andere_ib.email,
        "rol": "ib",
        "school": wereld.school.sleutel,
        "van": "2026-11-24",
    }

    antwoord = als(client, wereld.beheerder).post(
        reverse("beheer:uitnodigen"), gegevens, follow=True
    )

    zin = f"{wereld.andere_ib.email} is van {wereld.andere_ib.naam}, die hier al werkt"
    assert zin in tekst(antwoord)
    assert "Iemand Anders" not in tekst(antwoord)


def test_de_beheerder_ziet_dat_de_mail_niet_aankwam_en_stuurt_opnieuw(client, wereld, uitnodiging):
    UitgaandBerichtFactory(
        uitnodiging=uitnodiging,
        bestuur=uitnodiging.bestuur,
        aan=uitnodiging.email,
        mislukt_op=MOMENT,
        fout="De mailserver weigert dit adres. Kijk of het klopt.",
    )
    url = reverse("beheer:uitnodiging", args=[uitnodiging.sleutel])

    pagina = tekst(als(client, wereld.beheerder).get(url))
    lijst = tekst(client.get(reverse("beheer:mensen")))
    antwoord = client.post(f"{url}opnieuw/")

    assert "De mail ging niet weg. De mailserver weigert dit adres. Kijk of het klopt." in pagina
    assert "mail kwam niet aan" in lijst
    assert antwoord.url == url
    assert UitgaandBericht.objects.wachtend().count() == 1
    assert "De mail staat klaar en gaat zo weg." in tekst(client.get(url))


def test_de_link_staat_alleen_in_een_demo_op_het_scherm(client, wereld, uitnodiging, settings):
    url = reverse("beheer:uitnodiging", args=[uitnodiging.sleutel])

    in_demo = tekst(als(client, wereld.beheerder).get(url))
    settings.DEMO = False
    echt = tekst(client.get(url))

    assert uitnodiging.token in in_demo
    assert uitnodiging.token not in echt


def test_wie_binnenkomt_heeft_de_tweede_stap_nog_nodig(client, settings, uitnodiging):
    settings.TWEEDE_STAP_VERPLICHT = True

    client.post(link_van(uitnodiging), VELDEN)

    assert client.get(reverse("start")).url == reverse("tweede_stap")


@pytest.mark.parametrize("te_raden", ["wilgenhoek welkom", "stichting de brug 2026"])
def test_wie_nieuw_is_kiest_niet_de_naam_van_de_school_of_het_bestuur(
    client, uitnodiging, te_raden
):
    velden = VELDEN | {"password1": te_raden, "password2": te_raden}

    pagina = tekst(client.post(link_van(uitnodiging), velden))

    assert "Dit wachtwoord bestaat vooral uit woorden die een ander kan raden" in pagina
    assert not Gebruiker.objects.filter(email="nora@example.org").exists()


def test_met_een_schoolaccount_kiest_niemand_een_wachtwoord(client, wereld, uitnodiging):
    dienst = Inlogdienst.objects.create(
        bestuur=wereld.bestuur, issuer="https://login.example.org", client_id="x", staat_aan=True
    )
    link = link_van(uitnodiging)
    pagina = client.get(link)

    antwoord = client.post(link, {"naam": "Nora Nieuw"})

    gebruiker = Gebruiker.objects.get(email="nora@example.org")
    teken = client.session.teken(dienst.sleutel)
    heen = reverse("openid_connect_login", args=[dienst.sleutel])
    assert list(pagina.context["form"].fields) == ["naam"]
    assert antwoord.url == f"{heen}?teken={teken}"
    assert not gebruiker.has_usable_password()
    assert client.session["_auth_user_id"] == str(gebruiker.pk)


def test_wie_geen_schoolaccount_heeft_kan_toch_een_wachtwoord_kiezen(client, wereld, uitnodiging):
    Inlogdienst.objects.create(
        bestuur=wereld.bestuur, issuer="https://login.example.org", client_id="x", staat_aan=True
    )
    link = f"{link_van(uitnodiging)}?wachtwoord"

    antwoord = client.post(link, VELDEN)

    assert antwoord.url == reverse("start")
    assert Gebruiker.objects.get(email="nora@example.org").check_password(VELDEN["password1"])


def test_een_link_van_wie_niet_meer_mag_uitnodigen_zegt_wie_het_wel_mag(
    client, wereld, uitnodiging
):
    Uitnodiging.objects.update(door=wereld.beheerder, door_naam=wereld.beheerder.naam)
    wereld.beheerder.aanstellingen.update(beeindigd_op=MOMENT)

    for methode in (client.get, client.post):
        antwoord = methode(link_van(uitnodiging), VELDEN)

        assert antwoord.status_code == 410
        assert "Vraag een collega van de school of van het bestuur" in tekst(antwoord)
    assert not Gebruiker.objects.filter(email="nora@example.org").exists()


def test_wat_alleen_een_collega_nog_kan_sturen_staat_in_de_lijst(client, wereld, uitnodiging):
    Uitnodiging.objects.update(door=wereld.directeur, door_naam=wereld.directeur.naam)
    wereld.directeur.aanstellingen.update(beeindigd_op=MOMENT)
    als(client, wereld.beheerder)
    url = reverse("beheer:uitnodiging", args=[uitnodiging.sleutel])

    lijst, pagina = tekst(client.get(reverse("beheer:mensen"))), tekst(client.get(url))
    client.post(f"{url}opnieuw/")

    assert "stuur opnieuw" in lijst
    assert "mag voor deze rol niet meer uitnodigen" in pagina
    assert "mag voor deze rol niet meer uitnodigen" not in tekst(client.get(url))
