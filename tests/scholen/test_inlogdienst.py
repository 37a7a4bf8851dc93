"""A beheerder sets up how people of the bestuur log in."""

import socket
import time
from contextlib import suppress
from datetime import date

import pytest
from allauth.socialaccount.models import SocialAccount
from requests import RequestException

from scholen.inloggen.buitenwereld import NietNaarBuiten, Verbinding, keur_adres
from scholen.inloggen.geheim import ontsleutel
from scholen.models import Bestuur, Gebeurtenis, Gebruiker, Inlogdienst
from tests.factories import AanstellingFactory

pytestmark = pytest.mark.django_db
PAGINA = "/beheer/inloggen/11111/"
ENTRA = "https://login.microsoftonline.com/11112222-aaaa-bbbb-cccc-123456789abc/v2.0"


@pytest.fixture(autouse=True)
def op_deze_machine(settings):
    settings.INLOGDIENST_OP_DEZE_MACHINE = True


@pytest.fixture
def beheerder(client, wereld):
    client.force_login(wereld.beheerder)
    return client


def velden(**anders):
    return {
        "soort": "anders",
        "issuer": "http://127.0.0.1:1",
        "client_id": "ons-id",
        "geheim": "zeer geheim",
        "domein": "debrug.example.org",
        "staat_aan": "on",
    } | anders


def test_wat_de_beheerder_invult_blijft_staan_behalve_het_geheim(beheerder, wereld):
    vooraf = beheerder.get(PAGINA).content.decode()
    beheerder.post(PAGINA, velden())

    rij = Inlogdienst.objects.get()
    pagina = beheerder.get(PAGINA).content.decode()
    assert (rij.bestuur, rij.client_id, rij.domein) == (
        wereld.bestuur,
        "ons-id",
        "debrug.example.org",
    )
    assert ontsleutel(rij.geheim) == "zeer geheim"
    assert "zeer geheim" not in rij.geheim
    assert "zeer geheim" not in pagina
    assert rij.geheim not in pagina
    assert f"http://testserver/account/oidc/{rij.sleutel}/login/callback/" in pagina
    assert ["Dat lees je hier na het opslaan." in een for een in (vooraf, pagina)] == [True, False]
    assert Gebeurtenis.objects.get(model="inlogdienst").bestuur == wereld.bestuur
    assert "zeer geheim" not in str(list(Gebeurtenis.objects.values()))


def test_een_leeg_geheim_laat_het_oude_staan(beheerder):
    beheerder.post(PAGINA, velden())
    beheerder.post(PAGINA, velden(geheim="", client_id="ander-id"))

    rij = Inlogdienst.objects.get()
    assert (rij.client_id, ontsleutel(rij.geheim)) == ("ander-id", "zeer geheim")


def test_een_andere_issuer_kent_niemand_meer(beheerder, wereld):
    beheerder.post(PAGINA, velden())
    oud = Inlogdienst.objects.get().sleutel
    SocialAccount.objects.create(user=wereld.ib, provider=oud, uid="x")

    antwoord = beheerder.post(PAGINA, velden(issuer="http://127.0.0.1:2"), follow=True)

    assert "iedereen koppelt zijn account opnieuw" in antwoord.content.decode()
    assert Inlogdienst.objects.get().sleutel != oud
    assert SocialAccount.objects.count() == 0


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"issuer": ""}, "Vul de issuer in."),
        ({"issuer": "http://10.0.0.1"}, "Dit adres kunnen we niet bereiken."),
        ({"issuer": "http://127.0.0.1:1/?x=1"}, "Laat alles vanaf het vraagteken weg."),
        ({"soort": "entra"}, "Neem de issuer van jullie eigen omgeving"),
        ({"soort": "google"}, "De issuer van Google is https://accounts.google.com"),
        ({"geheim": ""}, "Vul het geheim in dat bij dit client-id hoort."),
        ({"domein": "school"}, "Een domein ziet eruit als school.nl."),
        ({"client_id": ""}, "Vul het client-id in"),
    ],
)
def test_wat_niet_kan_wordt_uitgelegd_en_blijft_staan(beheerder, anders, zin):
    antwoord = beheerder.post(PAGINA, velden(**anders))

    pagina = antwoord.content.decode()
    assert zin in pagina
    assert 'value="debrug.example.org"' in pagina or "domein" in anders
    assert Inlogdienst.objects.count() == 0


@pytest.mark.parametrize(
    "issuer",
    [
        "https://login.microsoftonline.com/common/v2.0",
        "https://login.microsoftonline.com/organizations/v2.0",
        f"{ENTRA}/",
        ENTRA.replace("https", "http"),
    ],
)
def test_een_issuer_van_iedereen_is_geen_issuer_van_een_bestuur(beheerder, issuer):
    beheerder.post(PAGINA, velden(soort="entra", issuer=issuer))

    assert Inlogdienst.objects.count() == 0


def test_een_domein_hoort_bij_een_bestuur(beheerder, wereld):
    Inlogdienst.objects.create(
        bestuur=wereld.vreemd_bestuur, issuer="x", client_id="x", domein="debrug.example.org"
    )

    pagina = beheerder.post(PAGINA, velden()).content.decode()

    assert "Dit domein is hier al in gebruik." in pagina


@pytest.mark.parametrize(("ook_hier", "mag"), [(False, False), (True, True)])
def test_een_domein_van_mensen_van_een_ander_bestuur_neem_je_niet(beheerder, wereld, ook_hier, mag):
    Gebruiker.objects.filter(pk=wereld.vreemde_ib.pk).update(email="noor@debrug.example.org")
    if ook_hier:
        AanstellingFactory(gebruiker=wereld.vreemde_ib, rol="ib", school=wereld.school)

    beheerder.post(PAGINA, velden())

    assert Inlogdienst.objects.filter(bestuur=wereld.bestuur).exists() == mag


@pytest.mark.parametrize(
    ("buig", "zin"),
    [
        ({}, "De dienst antwoordt, en noemt dezelfde issuer en zijn sleutels."),
        (
            {"/.well-known/openid-configuration": lambda v: v.geef({"issuer": "https://anders"})},
            "De dienst noemt een andere issuer. Neem precies over: https://anders",
        ),
        (
            {"/.well-known/openid-configuration": lambda v: v.geef([])},
            "Er antwoordt iets, maar geen inlogdienst.",
        ),
        ({"/sleutels": lambda v: v.geef({"keys": []})}, "De dienst noemt geen sleutels."),
        ({"/sleutels": lambda v: v.geef(b"<html>")}, "De dienst antwoordt niet."),
    ],
)
def test_de_proef_zegt_wat_er_is(beheerder, dienst, buig, zin):
    beheerder.post(PAGINA, velden(issuer=dienst.issuer))
    beheerder.get(PAGINA)
    dienst.buig = buig

    pagina = beheerder.post(f"{PAGINA}testen/", follow=True).content.decode()

    assert zin in pagina


def test_uitstel_geven_en_weer_intrekken(beheerder, wereld, settings):
    settings.DEMO = True  # it is 24 November 2026
    beheerder.post(f"{PAGINA}uitstel/", {"vanaf": "2026-12-15"})
    eerst = Bestuur.objects.get(pk=wereld.bestuur.pk).tweede_stap_vanaf
    te_ver = beheerder.post(f"{PAGINA}uitstel/", {"vanaf": "2027-06-01"}).content.decode()
    beheerder.post(f"{PAGINA}uitstel/", {"vanaf": ""})

    assert eerst == date(2026, 12, 15)
    assert "Kies een dag tot en met 23 januari 2027." in te_ver
    assert Bestuur.objects.get(pk=wereld.bestuur.pk).tweede_stap_vanaf is None
    assert Gebeurtenis.objects.filter(model="bestuur", soort="inloggen").count() == 2


@pytest.mark.parametrize(
    ("wie", "status"),
    [("beheerder", 200), ("bestuurder", 403), ("ib", 404), ("vreemde_adviseur", 404)],
)
def test_alleen_de_beheerder_van_dit_bestuur(client, wereld, wie, status):
    client.force_login(getattr(wereld, wie))

    assert client.get(PAGINA).status_code == status


@pytest.mark.parametrize(
    "adres",
    [
        "http://accounts.google.com",
        "https://10.0.0.1",
        "https://127.0.0.1",
        "https://[::1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://localhost",
        "https://user:geheim@accounts.google.com",
        "https://192.168.1.1:443",
        "https://1.1.1.1:8443",
        "https://",
        "file:///etc/passwd",
    ],
)
def test_de_server_vraagt_niets_aan_adressen_die_niet_openbaar_zijn(settings, adres):
    settings.INLOGDIENST_OP_DEZE_MACHINE = False

    with pytest.raises(NietNaarBuiten):
        keur_adres(adres)


def test_de_server_volgt_geen_omleiding(dienst):
    def verwijs(vraag):
        vraag.send_response(302)
        vraag.send_header("Location", "https://elders.example/")
        vraag.send_header("Content-Length", "0")
        vraag.end_headers()

    dienst.buig["/sleutels"] = verwijs

    with Verbinding() as verbinding:
        assert verbinding.get(f"{dienst.issuer}/sleutels").status_code == 302
        with pytest.raises(RequestException):
            verbinding.get("http://elders.example/")


@pytest.mark.parametrize("adres", ["::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a9fe:a9fe"])
def test_een_naam_die_achteraf_naar_binnen_wijst_krijgt_geen_vraag(settings, monkeypatch, adres):
    settings.INLOGDIENST_OP_DEZE_MACHINE = False
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: [(0, 0, 0, "", (adres, 443))])

    with pytest.raises(NietNaarBuiten):
        keur_adres("https://inloggen.school.example")


def test_ook_aan_het_andere_eind_van_de_lijn_staat_een_openbare_server(
    settings, monkeypatch, dienst
):
    monkeypatch.setattr("scholen.inloggen.buitenwereld.keur_adres", lambda _: None)
    monkeypatch.setenv("NO_PROXY", "*")
    settings.INLOGDIENST_OP_DEZE_MACHINE = False

    with pytest.raises(RequestException, match="not a public address"), Verbinding() as verbinding:
        verbinding.get(f"{dienst.issuer}/sleutels")


def test_een_dienst_die_druppelt_houdt_niemand_langer_dan_even_op(dienst, monkeypatch):
    def druppel(vraag):
        vraag.wfile.write(b"HTTP/1.1 200 OK\r\nX-Lang: ")
        with suppress(OSError):
            for _ in range(40):
                vraag.wfile.write(b"x")
                time.sleep(0.1)

    monkeypatch.setattr("scholen.inloggen.buitenwereld.IN_TOTAAL", 0.5)
    dienst.buig["/sleutels"] = druppel
    begonnen = time.monotonic()

    with pytest.raises(RequestException), Verbinding() as verbinding:
        verbinding.get(f"{dienst.issuer}/sleutels")

    assert time.monotonic() - begonnen < 2
