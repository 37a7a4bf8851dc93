"""How long somebody stays logged in, where, and what ends it (with a moved clock)."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from scholen.acties.sessies import log_overal_uit, ruim_sessies_op
from scholen.models import Aanstelling, Gebeurtenis, Gebruiker, Keten
from scholen.overzichten.sessies import waarmee
from tests.bewaakt import ALLEEN_POSTGRES
from tests.database import na_elkaar
from tests.factories import WACHTWOORD

GEGEVENS = {"headers": {"accept": "application/json"}}
BEGIN = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"

pytestmark = pytest.mark.django_db


@pytest.fixture
def klok():
    """A clock that only moves by hand: ``klok.shift(timedelta(...))``."""
    with time_machine.travel(BEGIN, tick=False) as reiziger:
        yield reiziger


def log_in(gebruiker, browser=FIREFOX, **van):
    klant = Client(headers={"user-agent": browser}, **van)
    klant.post("/account/login/", {"login": gebruiker.email, "password": WACHTWOORD})
    return klant


def is_ingelogd(klant):
    return klant.get("/account/csrf/", **GEGEVENS).status_code == 200


def over(klant):
    return klant.get("/account/sessie/", **GEGEVENS).json()


@pytest.mark.parametrize(("wie", "minuten"), [("ib", 120), ("bestuurder", 120), ("beheerder", 30)])
def test_wie_niets_doet_is_na_een_tijd_uitgelogd(wereld, klok, wie, minuten):
    blijver, gaat = log_in(getattr(wereld, wie)), log_in(getattr(wereld, wie))

    klok.shift(timedelta(minutes=minuten, seconds=-1))
    blijft = is_ingelogd(blijver)
    klok.shift(timedelta(seconds=1))

    assert (blijft, is_ingelogd(gaat)) == (True, False)


@pytest.mark.parametrize(("wie", "uren"), [("ib", 12), ("beheerder", 8)])
def test_ook_wie_doorwerkt_logt_een_keer_opnieuw_in(wereld, klok, wie, uren):
    klant = log_in(getattr(wereld, wie))

    for _ in range(uren * 4 - 1):
        klok.shift(timedelta(minutes=15))
        assert klant.get("/").status_code == 200
    klok.shift(timedelta(minutes=15))

    assert klant.get("/").status_code == 302


def test_een_sessie_van_buiten_de_inlogpagina_heeft_dezelfde_einden(wereld, klok):
    klant = Client()
    klant.force_login(wereld.ib)

    klok.shift(timedelta(hours=2))

    assert not is_ingelogd(klant)


def test_naar_de_stand_vragen_verlengt_niet(wereld, klok):
    klant = log_in(wereld.ib)

    klok.shift(timedelta(minutes=90))
    eerst = over(klant)
    klok.shift(timedelta(minutes=20))

    assert eerst == {"over": 30 * 60, "verlengbaar": True}
    assert over(klant) == {"over": 10 * 60, "verlengbaar": True}


def test_een_nieuw_formulierbewijs_halen_verlengt_niet(wereld, klok):
    klant = log_in(wereld.ib)

    klok.shift(timedelta(minutes=90))
    klant.get("/account/csrf/", **GEGEVENS)

    assert over(klant)["over"] == 30 * 60


def test_zeggen_dat_je_er_nog_bent_verlengt_wel(wereld, klok):
    klant = log_in(wereld.ib)

    klok.shift(timedelta(minutes=117))
    antwoord = klant.post("/account/sessie/", **GEGEVENS).json()

    assert antwoord == {"over": 2 * 60 * 60, "verlengbaar": True}
    assert over(klant) == antwoord


def test_tegen_het_einde_van_de_dag_valt_er_niets_te_verlengen(wereld, klok):
    klant = log_in(wereld.ib)
    for _ in range(11):
        klok.shift(timedelta(hours=1))
        klant.get("/")
    klok.shift(timedelta(minutes=58))

    antwoord = klant.post("/account/sessie/", **GEGEVENS).json()

    assert antwoord == {"over": 2 * 60, "verlengbaar": False}


def test_wie_klikt_en_klikt_schrijft_hooguit_een_keer_per_minuut(
    wereld, klok, django_assert_num_queries
):
    klant = log_in(wereld.ib)
    klok.shift(timedelta(seconds=59))
    with django_assert_num_queries(2):  # session and person
        klant.post("/account/sessie/", **GEGEVENS)
    klok.shift(timedelta(seconds=1))

    with django_assert_num_queries(3):
        klant.post("/account/sessie/", **GEGEVENS)


def test_inloggen_geeft_een_andere_sleutel(wereld):
    klant = Client()
    klant.get("/account/login/")
    klant.post("/account/password/reset/", {"email": "niemand@example.org"})
    voor = klant.session.session_key

    klant.post("/account/login/", {"login": wereld.ib.email, "password": WACHTWOORD})

    assert klant.session.session_key != voor


def test_uitloggen_maakt_de_oude_sleutel_waardeloos(wereld):
    klant = log_in(wereld.ib)
    ander = Client()
    ander.cookies.load(klant.cookies.output().replace("Set-Cookie: ", ""))

    klant.post("/account/logout/")

    assert not is_ingelogd(ander)


def test_je_account_laat_zien_waar_je_bent_ingelogd(wereld):
    klant = log_in(wereld.ib)
    log_in(wereld.ib, "Mozilla/5.0 (iPhone) AppleWebKit Version/18.0 Safari/605.1")
    log_in(wereld.mt)

    pagina = klant.get("/account/").content.decode()

    assert pagina.index("Firefox op Windows") < pagina.index("Safari op een iPhone")
    assert pagina.count("(deze sessie)") == 1
    assert pagina.count('<input type="hidden" name="sessie"') == 1


def test_een_sessie_elders_eindigt_bij_het_volgende_verzoek(wereld):
    deze, een, twee = log_in(wereld.ib), log_in(wereld.ib), log_in(wereld.ib)
    nummer = UserSession.objects.get(session_key=een.session.session_key).pk

    antwoord = deze.post("/account/sessies/", {"sessie": nummer}, follow=True)

    assert "Je bent nu uitgelogd op één plek." in antwoord.content.decode()
    assert [is_ingelogd(klant) for klant in (deze, een, twee)] == [True, False, True]
    assert (
        Gebeurtenis.objects.filter(soort="inloggen", reden="Er is op één plek uitgelogd.").count()
        == 1
    )


def test_alle_andere_sessies_eindigen_tegelijk(wereld):
    deze, een, twee = log_in(wereld.ib), log_in(wereld.ib), log_in(wereld.ib)

    deze.post("/account/sessies/")

    assert [is_ingelogd(klant) for klant in (deze, een, twee)] == [True, False, False]


@pytest.mark.parametrize("nummer", ["van een ander", "0", "-1", "x", "1e3", "²"])
def test_de_sessie_van_een_ander_blijft(wereld, nummer):
    deze, ander = log_in(wereld.ib), log_in(wereld.mt)
    if nummer == "van een ander":
        nummer = UserSession.objects.get(session_key=ander.session.session_key).pk

    antwoord = deze.post("/account/sessies/", {"sessie": nummer}, follow=True)

    assert "Daar was je al niet meer ingelogd." in antwoord.content.decode()
    assert is_ingelogd(ander)


def test_een_nieuw_wachtwoord_sluit_de_andere_sessies(wereld):
    deze, ander = log_in(wereld.ib), log_in(wereld.ib)
    nieuw = "een-heel-ander-wachtwoord"

    deze.post(
        "/account/password/change/",
        {"oldpassword": WACHTWOORD, "password1": nieuw, "password2": nieuw},
    )

    assert (is_ingelogd(deze), is_ingelogd(ander)) == (True, False)


@ALLEEN_POSTGRES
def test_een_stap_weghalen_en_werken_in_een_andere_sessie_wachten_niet_op_elkaar(
    gelijktijdig, wereld, klok
):
    """A session that works holds its own row and then the log; who ends it does so too."""
    een, twee, drie = (log_in(wereld.ib, REMOTE_ADDR=f"10.0.0.{plek}") for plek in (1, 2, 3))
    Authenticator.objects.create(user=wereld.ib, type="totp", data={"secret": "x"})
    derde = UserSession.objects.get(session_key=drie.session.session_key).pk
    klok.shift(timedelta(minutes=2))  # so that a session moves on its end

    uitkomsten = na_elkaar(
        partial(Keten.objects.neem_beurt, None),
        partial(een.post, "/account/2fa/totp/deactivate/"),
        partial(twee.post, "/account/sessies/", {"sessie": derde}),
    )

    assert not [fout for fout in uitkomsten if isinstance(fout, Exception)], uitkomsten
    assert [is_ingelogd(klant) for klant in (een, twee, drie)] == [True, False, False]


def test_wie_niet_meer_mag_inloggen_is_meteen_buiten(wereld):
    klant = log_in(wereld.ib)

    Gebruiker.objects.filter(pk=wereld.ib.pk).update(is_active=False)

    assert not is_ingelogd(klant)


def test_een_rol_die_eindigt_telt_bij_het_volgende_verzoek(wereld):
    klant, pad = log_in(wereld.directeur), f"/scholen/{wereld.school.sleutel}/mensen/"
    ervoor = klant.get(pad).status_code

    Aanstelling.objects.filter(gebruiker=wereld.directeur).update(tot=date(2026, 1, 1))

    assert (ervoor, klant.get(pad).status_code) == (200, 404)


def test_iemand_overal_uitloggen(wereld):
    een, twee, ander = log_in(wereld.ib), log_in(wereld.ib), log_in(wereld.mt)

    assert log_overal_uit(wereld.ib) == 2
    assert [is_ingelogd(klant) for klant in (een, twee, ander)] == [False, False, True]


def test_van_een_sessie_die_weg_is_blijft_niets_bewaard(wereld):
    log_in(wereld.ib), log_in(wereld.mt)
    Session.objects.filter(pk=UserSession.objects.first().session_key).delete()

    ruim_sessies_op()

    assert UserSession.objects.count() == 1


def test_inloggen_en_een_weigering_staan_in_het_logboek(wereld):
    log_in(wereld.ib)
    Client().post("/account/login/", {"login": wereld.ib.email, "password": "mis"})
    Client().post("/account/login/", {"login": "geheim-wachtwoord@example.org", "password": "mis"})

    regels = Gebeurtenis.objects.filter(soort="inloggen").order_by("pk")
    geweigerd = "Inloggen is geweigerd: het wachtwoord was verkeerd of het adres is onbekend."

    assert list(regels.values_list("naam", "sleutel", "reden")) == [
        ("Marit Hofstra", wereld.ib.sleutel, "Er is ingelogd."),
        ("het systeem", wereld.ib.sleutel, geweigerd),
        ("het systeem", "", geweigerd),
    ]


@pytest.mark.parametrize(
    ("browser", "woorden"),
    [
        (FIREFOX, "Firefox op Windows"),
        ("Mozilla/5.0 (X11; CrOS x86_64) Chrome/140.0 Safari/537.36", "Chrome op een Chromebook"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537 Edg/140.0", "Edge op Windows"),
        ("", "Een browser"),
    ],
)
def test_een_browser_heet_zoals_mensen_hem_noemen(browser, woorden):
    assert waarmee(browser) == woorden
