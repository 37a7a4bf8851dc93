"""Who sets a new password from the mail is in at once: past the guessing, and past nothing else."""

import re
from datetime import timedelta
from functools import partial

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from scholen.inloggen.eigen_stap import heeft_eigen_stap
from scholen.models import Gebeurtenis, Gebruiker, Keten
from tests.app import STAP, code
from tests.bewaakt import ALLEEN_POSTGRES
from tests.database import na_elkaar
from tests.factories import WACHTWOORD
from tests.inlogdiensten import app_op_woord, log_in, met_wachtwoord, wie
from tests.post import bezorg

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("klok")]
NIEUW = {"password1": "vier paarse tulpen", "password2": "vier paarse tulpen"}
DICHT = "Deze link werkt niet meer"


def vraag_link(gebruiker):
    Client().post("/account/password/reset/", {"email": gebruiker.email})
    bezorg()
    return re.search(rf"{settings.ADRES}(\S+)", mail.outbox[-1].body).group(1)


def kies(klant, link, **next_):
    """Open the link and set a password; the page it was set on, and the answer."""
    pagina = klant.get(link, follow=True)
    return pagina, klant.post(pagina.request["PATH_INFO"], {**NIEUW, **next_})


def gok(gebruiker, keren=6):
    for _ in range(keren):
        Client().post("/account/login/", {"login": gebruiker.email, "password": "mis"})


def test_wie_blijft_raden_houdt_de_eigenaar_niet_buiten(wereld):
    gok(wereld.ib)
    klant = Client()
    link = vraag_link(wereld.ib)
    gok(wereld.ib)

    pagina, antwoord = kies(klant, link)
    gok(wereld.ib)
    start = klant.get("/")

    assert f"Voor het account van {wereld.ib.email}." in pagina.content.decode()
    assert (antwoord.status_code, antwoord.url) == (302, "/")
    assert (start.status_code, wie(klant)) == (200, wereld.ib.sleutel)
    assert "Je wachtwoord is gewijzigd." in start.content.decode()
    regels = Gebeurtenis.objects.filter(soort="inloggen", naam=wereld.ib.naam).order_by("pk")
    assert list(regels.values_list("reden", flat=True)) == [
        "Het wachtwoord is gewijzigd.",
        "Er is ingelogd.",
    ]


def test_de_tweede_stap_komt_er_nog_achter(wereld, met_app):
    geheim, _ = met_app
    gok(wereld.ib)
    klant = Client()

    _, antwoord = kies(klant, vraag_link(wereld.ib))
    ertussen = wie(klant), klant.get("/").url
    verder = klant.post(STAP, {"code": code(geheim)})

    assert antwoord.url == STAP
    assert ertussen == (None, "/account/login/?next=/")
    assert (verder.url, wie(klant)) == ("/", wereld.ib.sleutel)


def test_wie_de_tweede_stap_kwijt_is_komt_met_de_link_niet_verder(wereld, met_app):
    _, codes = met_app
    klant = Client()
    kies(klant, vraag_link(wereld.ib))

    mis = klant.post(STAP, {"code": "000000"})
    zonder = wie(klant)
    klant.post(STAP, {"code": codes[0]})

    assert (mis.status_code, zonder) == (200, None)
    assert wie(klant) == wereld.ib.sleutel


def test_een_stap_die_niet_de_eigen_is_wordt_dat_niet_met_een_link(wereld, rij, dienst, klok):
    geheim, _ = app_op_woord(rij, dienst, klok)
    anders = Client()

    _, antwoord = kies(anders, vraag_link(wereld.ib))
    anders.post(STAP, {"code": code(geheim)})

    assert antwoord.url == STAP
    assert wie(anders) == wereld.ib.sleutel
    assert not heeft_eigen_stap(wereld.ib)


def test_in_de_eigen_sessie_begint_het_inloggen_opnieuw(wereld, met_app):
    geheim, _ = met_app
    klant = met_wachtwoord(wereld.ib)
    klant.post(STAP, {"code": code(geheim)})
    ander = Client()
    ander.force_login(wereld.ib)
    eerst = klant.session.session_key

    _, antwoord = kies(klant, vraag_link(wereld.ib))

    assert antwoord.url == STAP
    assert (wie(klant), klant.get(STAP).status_code) == (None, 200)
    assert klant.session.session_key != eerst
    assert ander.get("/").status_code == 302


def test_van_een_schoolaccount_blijft_in_de_sessie_niets_over(wereld, rij, dienst):
    klant, _ = log_in(rij, dienst)
    van_dienst = klant.session["van_dienst"]

    kies(klant, vraag_link(wereld.ib))

    assert van_dienst == wereld.bestuur.pk
    assert wie(klant) == wereld.ib.sleutel
    assert "van_dienst" not in klant.session
    assert [een["method"] for een in klant.session["account_authentication_methods"]] == [
        "password_reset"
    ]


def test_zonder_tweede_stap_gaat_alleen_de_pagina_open_om_er_een_aan_te_zetten(
    wereld, rij, dienst, settings
):
    """Also of who works at a bestuur that logs its people in itself, and has no password yet."""
    settings.TWEEDE_STAP_VERPLICHT = True
    wereld.ib.set_unusable_password()
    wereld.ib.save()
    klant = Client()

    kies(klant, vraag_link(wereld.ib))

    assert klant.get("/").url == "/account/tweede-stap/"
    assert klant.get("/rondes/").url == "/account/tweede-stap/"


def test_de_link_van_een_ander_logt_wie_er_zat_eerst_uit(wereld):
    klant = met_wachtwoord(wereld.directeur)

    _, antwoord = kies(klant, vraag_link(wereld.ib))

    assert antwoord.url == "/"
    assert wie(klant) == wereld.ib.sleutel
    wereld.directeur.refresh_from_db()
    assert wereld.directeur.check_password(WACHTWOORD)


def test_een_tweede_keer_doet_de_link_niets(wereld):
    link = vraag_link(wereld.ib)
    klant, later = Client(), Client()
    pagina = later.get(link, follow=True).request["PATH_INFO"]  # open beside it
    kies(klant, link)

    na = later.post(pagina, NIEUW)
    opnieuw = Client().get(link, follow=True)

    assert DICHT in na.content.decode()
    assert DICHT in opnieuw.content.decode()
    assert (wie(later), wie(klant)) == (None, wereld.ib.sleutel)


@ALLEEN_POSTGRES
def test_op_hetzelfde_moment_komt_er_een_binnen(gelijktijdig, wereld, klok):
    link = vraag_link(wereld.ib)
    klanten = [Client(REMOTE_ADDR=f"10.0.0.{plek}") for plek in (1, 2)]  # else the tellers wait
    pagina, _ = (klant.get(link, follow=True).request["PATH_INFO"] for klant in klanten)
    rij = Gebruiker.objects.select_for_update(no_key=True).filter(pk=wereld.ib.pk)

    uitkomsten = na_elkaar(rij.get, *(partial(klant.post, pagina, NIEUW) for klant in klanten))

    assert sorted(antwoord.status_code for antwoord in uitkomsten) == [200, 302]
    (mis,) = (antwoord for antwoord in uitkomsten if antwoord.status_code == 200)
    assert DICHT in mis.content.decode()
    assert {wie(klant) for klant in klanten} == {None, wereld.ib.sleutel}


@ALLEEN_POSTGRES
@pytest.mark.parametrize("wachtwoord", [WACHTWOORD, "mis"])
def test_wie_intussen_inlogt_of_raadt_wacht_op_niemand_die_op_hem_wacht(
    gelijktijdig, wereld, klok, wachtwoord
):
    link = vraag_link(wereld.ib)
    klant, ander = Client(REMOTE_ADDR="10.0.0.1"), Client(REMOTE_ADDR="10.0.0.2")
    pagina = klant.get(link, follow=True).request["PATH_INFO"]
    invoer = {"login": wereld.ib.email, "password": wachtwoord}
    gok(wereld.ib, 1)

    uitkomsten = na_elkaar(
        partial(Keten.objects.neem_beurt, None),
        partial(klant.post, pagina, NIEUW),
        partial(ander.post, "/account/login/", invoer),
    )

    assert [getattr(een, "status_code", een) for een in uitkomsten] == [
        302,
        302 if wachtwoord == WACHTWOORD else 200,
    ]
    assert wie(klant) == wereld.ib.sleutel


def test_na_inloggen_op_een_andere_manier_doet_de_link_niets_meer(wereld, klok):
    link = vraag_link(wereld.ib)
    klok.shift(timedelta(seconds=1))
    met_wachtwoord(wereld.ib)

    assert DICHT in Client().get(link, follow=True).content.decode()


@pytest.mark.parametrize("wanneer", ["ervoor", "ertussen"])
def test_een_gesloten_account_gaat_niet_open(wereld, wanneer):
    klant, link = Client(), vraag_link(wereld.ib)
    pagina = klant.get(link, follow=True).request["PATH_INFO"] if wanneer == "ertussen" else link
    Gebruiker.objects.filter(pk=wereld.ib.pk).update(is_active=False)

    antwoord = klant.post(pagina, NIEUW, follow=True)

    assert DICHT in antwoord.content.decode()
    assert wie(klant) is None
    wereld.ib.refresh_from_db()
    assert wereld.ib.check_password(WACHTWOORD)


def test_zonder_rol_kom_je_op_een_pagina_die_dat_zegt(wereld):
    klant = Client()

    kies(klant, vraag_link(wereld.zonder_rol))

    assert "Je account hoort nog nergens bij." in klant.get("/").content.decode()


@pytest.mark.parametrize("adres", ["https://elders.example/", "//elders.example/", "javascript:x"])
def test_de_link_leidt_niet_naar_een_andere_server(wereld, adres):
    klant = Client()

    _, antwoord = kies(klant, vraag_link(wereld.ib), next=adres)

    assert antwoord.url == "/"


def test_alleen_openen_doet_niets(wereld):
    """A mail scanner opens every link."""
    klant, link = Client(), vraag_link(wereld.ib)

    Client().get(link, follow=True)
    geopend = klant.get(link, follow=True)

    assert wie(klant) is None
    assert DICHT not in geopend.content.decode()
    assert kies(klant, link)[1].url == "/"
