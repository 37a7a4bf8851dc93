"""Another e-mail address of one's own, by a link in a mail to it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from scholen.inlezen.adres import VREEMD_TEKEN
from scholen.inloggen.adreslink import link_naar
from scholen.models import Gebeurtenis, Gebruiker, UitgaandBericht
from tests.factories import WACHTWOORD
from tests.gesprekken.kijken import als, tekst
from tests.inlogdiensten import log_in, wie
from tests.scholen.bladen import post, zinnen

pytestmark = pytest.mark.django_db
NIEUW = "marit@nieuw.example"


@pytest.fixture(autouse=True)
def zonder_adres(settings):
    settings.ADRES = ""  # a link is a path here


def _vraag(client, adres=NIEUW):
    """The link in the mail to the new address, and the message on the page."""
    terug, zin = post(client, reverse("account_adres"), email=adres)
    assert terug == reverse("account")
    bericht = UitgaandBericht.objects.latest("pk")
    assert bericht.aan == adres
    return next(regel for regel in bericht.tekst.splitlines() if regel.startswith("/")), zin


def _bevestig(client, link):
    antwoord = client.post(link)
    zinnen_ = [str(een) for een in get_messages(antwoord.wsgi_request)]
    return antwoord.status_code, zinnen_[-1:]


def _adressen():
    return set(Gebruiker.objects.values_list("email", flat=True))


def test_wie_voor_de_link_nog_inlogt_leest_waarom(client, wereld):
    waarom = "Met deze link bevestig je je nieuwe e-mailadres."
    link, _ = _vraag(als(client, wereld.ib))
    elders = Client()

    heen = elders.get(link, follow=True)
    mis = elders.post("/account/login/", {"login": NIEUW, "password": "x", "next": link})
    verder = elders.post(
        "/account/login/", {"login": wereld.ib.email, "password": WACHTWOORD, "next": link}
    )

    assert heen.redirect_chain[-1][0].startswith("/account/login/")
    assert (waarom in tekst(heen), waarom in tekst(mis)) == (True, True)
    assert verder.url == link


@pytest.mark.parametrize("verder", ["", "/rondes/", "/account/adres/", "/bestaat-niet/", "//[x"])
def test_wie_ergens_anders_heen_gaat_leest_niets_over_een_adres(client, verder):
    waarom = "nieuwe e-mailadres"
    pagina = client.get("/account/login/", {"next": verder})

    assert pagina.status_code == 200
    assert waarom not in tekst(pagina)


@pytest.mark.parametrize("verder", ["//[x", "https://[x", "https://elders.example/"])
def test_wie_inlogt_gaat_niet_naar_wat_geen_adres_van_hier_is(client, wereld, verder):
    velden = {"login": wereld.ib.email, "password": WACHTWOORD, "next": verder}

    assert client.post("/account/login/", velden).url == "/"


def test_wie_de_link_op_het_nieuwe_adres_opent_logt_daarmee_in(client, wereld):
    oud = wereld.ib.email
    elders = Client()
    elders.post("/account/login/", {"login": oud, "password": WACHTWOORD})
    link, zin = _vraag(als(client, wereld.ib))
    pagina = tekst(client.get(link))
    voor = _adressen()

    stand = _bevestig(client, link)

    assert "Open de link daarin; tot dan verandert er niets." in zin
    assert f"Wil je voortaan inloggen met {NIEUW}?" in pagina
    assert oud in voor
    assert stand == (302, [f"Vanaf nu log je in met {NIEUW}."])
    assert _adressen() == voor - {oud} | {NIEUW}
    assert (client.get("/").status_code, elders.get("/").status_code) == (200, 302)
    assert Client().login(email=NIEUW, password=WACHTWOORD)
    assert not Client().login(email=oud, password=WACHTWOORD)


def test_het_vorige_adres_hoort_ervan_en_het_staat_in_het_logboek(client, wereld):
    oud = wereld.ib.email
    link, _ = _vraag(als(client, wereld.ib))

    _bevestig(client, link)

    bericht = UitgaandBericht.objects.latest("pk")
    assert (bericht.aan, bericht.onderwerp) == (oud, "Je logt in met een ander e-mailadres")
    assert NIEUW not in bericht.tekst
    redenen = Gebeurtenis.objects.filter(sleutel=wereld.ib.sleutel).order_by("pk")
    assert list(redenen.values_list("soort", "reden"))[-2:] == [
        ("inloggen", "Een ander e-mailadres is aangevraagd."),
        ("inloggen", "Het e-mailadres is gewijzigd."),
    ]


def test_niemand_leert_hier_dat_een_ander_een_adres_heeft(client, wereld):
    als(client, wereld.ib)
    bezet = wereld.buur_adviseur.email

    _, vrij = _vraag(client)
    link, bezet_zin = _vraag(client, bezet)
    stand = _bevestig(client, link)

    teksten = [bericht.tekst for bericht in UitgaandBericht.objects.order_by("pk")]
    zonder_link = {"".join(tekst.split("/account/")[0]) for tekst in teksten}
    assert bezet_zin == vrij.replace(NIEUW, bezet)
    assert len(zonder_link) == 1
    assert stand == (
        302,
        ["Er is al een account met dit adres. Log daarmee in, of kies hier een ander adres."],
    )
    wereld.ib.refresh_from_db()
    assert wereld.ib.email == "marit.hofstra@example.org"


@pytest.mark.parametrize("hoe", ["een ander", "gebruikt", "een dag oud", "wachtwoord", "verzonnen"])
def test_een_link_die_niet_meer_werkt_zegt_dat_en_verandert_niets(client, wereld, hoe):
    van = wereld.mt if hoe == "een ander" else wereld.ib
    dagen = 1 if hoe == "een dag oud" else 0
    with time_machine.travel(datetime.now(UTC) - timedelta(days=dagen, seconds=1)):
        link = "/account/adres/verzonnen/" if hoe == "verzonnen" else link_naar(NIEUW, van=van)
    als(client, wereld.ib)
    if hoe == "gebruikt":
        _bevestig(client, link)
        UitgaandBericht.objects.all().delete()
    elif hoe == "wachtwoord":
        wereld.ib.set_password("een heel ander lang wachtwoord")
        wereld.ib.save(update_fields=["password"])
        als(client, wereld.ib)
    voor = _adressen()

    antwoorden = [client.get(link), client.post(link)]

    assert [antwoord.status_code for antwoord in antwoorden] == [410, 410]
    assert "Deze link werkt niet meer" in tekst(antwoorden[0])
    assert _adressen() == voor
    assert not UitgaandBericht.objects.exists()


def test_een_oude_link_werkt_niet_weer_als_iemand_het_eerste_adres_terugneemt(client, wereld):
    eerste = wereld.ib.email
    heen, _ = _vraag(als(client, wereld.ib))
    _bevestig(client, heen)
    terug, _ = _vraag(client, eerste)
    _bevestig(client, terug)
    voor = _adressen()

    antwoorden = [client.get(link).status_code for link in (heen, terug)]
    client.post(heen)

    assert eerste in voor
    assert antwoorden == [410, 410]
    assert _adressen() == voor


def test_wie_niet_is_ingelogd_logt_eerst_in_met_het_adres_van_nu(client, wereld):
    link = link_naar(NIEUW, van=wereld.ib)

    antwoord = client.get(link)

    assert antwoord.url.startswith("/account/login/?next=/account/adres/")


@pytest.mark.parametrize(
    ("adres", "zin"),
    [
        ("Marit.Hofstra@Example.org", "Dit adres staat er al. Vul het nieuwe adres in."),
        ("marit", "Vul een e-mailadres in, zoals naam@school.nl."),
        ("", "Vul een e-mailadres in, zoals naam@school.nl."),
        ("marit@\uff45xample.org", VREEMD_TEKEN),  # full width: the mailbox of example.org
        ("marit@exam\u00adple.org", VREEMD_TEKEN),
        ("ma\u017fter@example.org", VREEMD_TEKEN),  # Django's pattern takes a long s for an s
    ],
)
def test_een_adres_dat_niet_kan_krijgt_een_zin(client, wereld, adres, zin):
    fouten, antwoord = post(als(client, wereld.ib), reverse("account_adres"), email=adres)

    assert zinnen(fouten, "email") == [zin]
    assert adres.lower() in tekst(antwoord).lower()
    assert not UitgaandBericht.objects.exists()


def test_na_vijf_minuten_is_eerst_het_wachtwoord_nodig(client, wereld):
    als(client, wereld.ib)
    sessie = client.session
    sessie["zeker"] -= 300
    sessie.save()

    vraag = client.post(reverse("account_adres"), {"email": NIEUW})
    niets = UitgaandBericht.objects.count()
    client.post(reverse("account_adres"), {"email": NIEUW, "bevestig-wachtwoord": WACHTWOORD})

    assert "Ben jij het nog?" in tekst(vraag)
    assert niets == 0
    assert UitgaandBericht.objects.get().aan == NIEUW


def test_wie_met_een_schoolaccount_komt_blijft_dezelfde_persoon(client, wereld, rij, dienst):
    _bevestig(als(client, wereld.ib), link_naar(NIEUW, van=wereld.ib))

    klant, antwoord = log_in(rij, dienst)

    assert antwoord.url == "/"
    assert wie(klant) == wereld.ib.sleutel
