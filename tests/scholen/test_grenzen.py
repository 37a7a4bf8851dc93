"""How often somebody may do something, at the edge and one beyond it."""

import inspect
import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.backends.django import Template
from django.test import Client, RequestFactory
from django.urls import get_resolver, resolve

from scholen.grenzen.lijst import GRENZEN, naam_van
from scholen.grenzen.middleware import TEAM
from scholen.grenzen.teller import MEEST_GETELD, Teller
from scholen.models import UitgaandBericht, Uitnodiging
from tests.factories import MOMENT
from tests.toegangstabel import PAGINAS
from tests.uitnodigingen import UitnodigingFactory

pytestmark = pytest.mark.django_db
JSON = {"accept": "application/json"}
ERGENS = "/beheer/mensen/uitnodigen/"


@pytest.fixture(autouse=True)
def klok(db, settings):
    settings.GRENZEN_GELDEN = True
    cache.clear()
    with time_machine.travel("2026-11-24T09:00:00+01:00", tick=False) as reiziger:
        yield reiziger


def als(gebruiker):
    klant = Client()
    klant.force_login(gebruiker)
    return klant


@pytest.fixture
def tot_de_grens(monkeypatch):
    """Does something as often as one may; the pages of those times are not drawn."""

    def doe(klant, naam):
        with monkeypatch.context() as even:
            even.setattr(Template, "render", lambda *_args, **_kw: "")
            for _ in range(GRENZEN[naam].aantal):
                DOEN[naam](klant)

    return doe


DOEN = {
    "uitnodigen": lambda klant: klant.post(ERGENS, {}),
    "adres": lambda klant: klant.post("/account/adres/", {}),
    "tweede_stap": lambda klant: klant.post("/account/2fa/recovery-codes/generate/", {}),
    "inlezen": lambda klant: klant.post("/beheer/mensen/laden/", {}),
    "bewaren": lambda klant: klant.post("/gesprekken/weg/klad/1/", {}, headers=JSON),
    "insturen": lambda klant: klant.post("/rondes/nieuw/", {}),
    "pdf": lambda klant: klant.get("/gesprekken/weg/leidraad.pdf"),
    "uitvoer": lambda klant: klant.get("/beheer/logboek/logboek.xlsx"),
    "zoeken": lambda klant: klant.get("/beheer/logboek/?naam=Bo"),
    "lezen": lambda klant: klant.get("/account/csrf/", headers=JSON),
}
"""Something that counts for each limit; what comes of it is not what this is about."""


def test_elke_grens_wordt_beproefd():
    assert set(DOEN) == set(GRENZEN)


@pytest.mark.parametrize("naam", GRENZEN)
@pytest.mark.usefixtures("zonder_opmaak")
def test_op_de_grens_kan_het_nog_en_een_keer_meer_niet(wereld, klok, naam):
    klant, doe, grens = als(wereld.beheerder), DOEN[naam], GRENZEN[naam]

    antwoorden = [doe(klant).status_code for _ in range(grens.aantal)]
    te_veel = doe(klant)
    van_een_ander = doe(als(wereld.bestuurder))
    klok.shift(timedelta(seconds=grens.seconden + 1))

    assert 429 not in antwoorden
    assert te_veel.status_code == 429
    assert te_veel.headers["Retry-After"] == str(grens.seconden)
    assert van_een_ander.status_code != 429
    assert doe(klant).status_code != 429


def test_de_pagina_zegt_hoe_lang_en_bewaart_wat_er_stond(wereld, tot_de_grens):
    klant = als(wereld.beheerder)
    gegevens = {"naam": 'Noor "N"', "email": "noor@example.org", "wachtwoord": "zeer geheim"}
    gegevens |= {"i12-code": "2c", "swv_code": "PO1234", "code": "654321"}
    tot_de_grens(klant, "uitnodigen")

    pagina = klant.post(ERGENS, gegevens | {"blad": SimpleUploadedFile("a.csv", b"x")})
    gelezen = pagina.content.decode()

    assert "Over 60 minuten kan het weer." in gelezen
    assert 'name="naam" value="Noor &quot;N&quot;"' in gelezen
    assert "Een bestand kies je dan opnieuw" in gelezen
    assert 'name="i12-code" value="2c"' in gelezen  # of an item of a kader
    assert 'name="swv_code" value="PO1234"' in gelezen
    assert "zeer geheim" not in gelezen
    assert "654321" not in gelezen  # of somebody's phone
    assert Uitnodiging.objects.count() == 0


def test_een_veld_dat_zichzelf_opslaat_krijgt_geen_stand_en_probeert_het_dus_opnieuw(
    wereld, tot_de_grens
):
    klant = als(wereld.ib)
    tot_de_grens(klant, "bewaren")

    antwoord = DOEN["bewaren"](klant)

    assert antwoord.status_code == 429
    assert antwoord.json() == {
        "melding": "Dit ging te vaak achter elkaar. Over 60 seconden kan het weer."
    }


def test_wie_niet_is_ingelogd_deelt_zijn_adres_met_een_team(wereld):
    klant = Client(REMOTE_ADDR="10.0.0.9")
    teller = Teller(langst=3600)

    keren = [teller.tel(("lezen", "10.0.0.9"), 600 * TEAM, 60) for _ in range(6000)]

    assert set(keren) == {0}
    assert klant.get("/account/login/").status_code == 200
    assert teller.tel(("lezen", "10.0.0.9"), 600 * TEAM, 60) == 60


def test_de_teller_schuift_mee_en_zegt_hoe_lang_nog(klok):
    teller = Teller(langst=3600)
    gezegd = []

    for stap in (0, 30, 0, 29, 1, 0):
        klok.shift(timedelta(seconds=stap))
        gezegd.append(teller.tel(("x",), 2, 60))

    assert gezegd == [0, 0, 30, 1, 0, 30]


def test_het_geheugen_van_de_teller_heeft_een_einde(klok):
    teller = Teller(langst=3600)
    for nummer in range(MEEST_GETELD):
        teller.tel((nummer,), 1, 60)

    vol = teller.tel(("nieuw",), 1, 60)

    assert (vol, len(teller._keren)) == (0, 1)


def test_elke_deur_van_een_grens_bestaat_en_hoort_bij_een_grens():
    deuren = [deur for grens in GRENZEN.values() for deur in grens.deuren]

    assert len(deuren) == len(set(deuren)) >= 10
    assert set(deuren) <= set(PAGINAS)


def _deuren(patronen, voor=""):
    """The name of every URL of ours, and its view."""
    for een in patronen:
        if hasattr(een, "url_patterns"):
            ruimte = f"{een.namespace}:" if een.namespace else ""
            yield from _deuren(een.url_patterns, voor + ruimte)
        elif een.callback.__module__.split(".")[0] in {"scholen", "kwaliteit", "gesprekken"}:
            yield voor + str(een.name), inspect.unwrap(een.callback)


def test_elk_antwoord_dat_een_bestand_is_heeft_een_eigen_grens():
    views = dict(_deuren(get_resolver().url_patterns))
    bestanden = {deur for deur, view in views.items() if "als_bestand(" in inspect.getsource(view)}
    apps = [settings.BASE_DIR / app for app in ("scholen", "kwaliteit", "gesprekken")]
    modules = [pad for app in apps for pad in app.rglob("*.py")]
    elders = [
        pad.relative_to(settings.BASE_DIR).as_posix()
        for pad in modules
        if re.search(r"Content-Disposition|FileResponse|StreamingHttp", pad.read_text())
    ]

    assert len(bestanden) >= 10
    assert bestanden == GRENZEN["pdf"].bestanden | GRENZEN["uitvoer"].bestanden
    assert elders == ["scholen/http.py"]  # where als_bestand stands


def test_wie_zoekt_telt_bij_zoeken_waar_dan_ook():
    for pad in ("/beheer/mensen/?zoek=a", "/beheer/logboek/?naam=Bo", "/gesprekken/?ronde=1"):
        verzoek = RequestFactory().get(pad)
        verzoek.resolver_match = resolve(verzoek.path)

        assert naam_van(verzoek) == "zoeken"


@pytest.mark.parametrize(
    ("methode", "pad", "kop", "naam"),
    [
        ("get", "/", {}, "lezen"),
        ("get", "/gesprekken/?ronde=1", {}, "zoeken"),
        ("get", "/beheer/logboek/logboek.xlsx", {}, "uitvoer"),
        ("get", "/beheer/logboek/logboek.xlsx?naam=Bo", {}, "uitvoer"),
        ("get", "/beheer/mensen/nakijken/uitvoer/", {}, "uitvoer"),
        ("get", "/gesprekken/x/verslag/1/pdf/", {}, "pdf"),
        ("get", "/gesprekken/x/verslag/concept/pdf/", {}, "pdf"),
        ("post", "/rondes/nieuw/", {}, "insturen"),
        ("post", "/rondes/nieuw/", JSON, "bewaren"),
        ("post", ERGENS, JSON, "uitnodigen"),
        ("post", "/beheer/mensen/opnieuw/", {}, "uitnodigen"),
    ],
)
def test_een_verzoek_telt_bij_een_grens(methode, pad, kop, naam):
    verzoek = getattr(RequestFactory(), methode)(pad, headers=kop)
    verzoek.resolver_match = resolve(verzoek.path)

    assert naam_van(verzoek) == naam


def test_wie_te_vaak_een_nieuw_wachtwoord_vraagt_leest_ook_hoe_lang(wereld):
    gegevens = {"email": wereld.ib.email}
    antwoorden = [Client().post("/account/password/reset/", gegevens) for _ in range(6)]

    assert [antwoord.status_code for antwoord in antwoorden] == [302] * 5 + [429]
    assert antwoorden[-1].headers["Retry-After"] == "3600"
    assert "Over 60 minuten kan het weer." in antwoorden[-1].content.decode()


@pytest.mark.parametrize("naam", ["uitnodigen", "pdf"])
@pytest.mark.usefixtures("zonder_opmaak")
def test_wie_later_terugkomt_leest_wat_er_nog_over_is(wereld, klok, naam):
    klant, doe, grens = als(wereld.beheerder), DOEN[naam], GRENZEN[naam]
    for nummer in range(grens.aantal):
        klok.shift(timedelta(seconds=100 if nummer == 1 else 0))
        doe(klant)

    klok.shift(timedelta(seconds=20))

    assert doe(klant).headers["Retry-After"] == str(grens.seconden - 120)


@pytest.mark.parametrize(
    ("pad", "daad"),
    [
        ("/account/login/", "login"),
        ("/account/reauthenticate/", "reauthenticate"),
        ("/account/password/change/", "change_password"),
    ],
)
def test_ook_bij_het_inloggen_staat_hoe_lang_nog(wereld, klok, settings, pad, daad):
    per = "ip" if daad == "login" else "user"
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, daad: f"2/m/{per}"}
    klant = Client() if daad == "login" else als(wereld.ib)
    for _ in range(2):
        klant.post(pad, {})
    klok.shift(timedelta(seconds=25))

    antwoord = klant.post(pad, {})

    assert (antwoord.status_code, antwoord.headers["Retry-After"]) == (429, "35")


def test_nieuwe_links_tellen_bij_uitnodigen_elk_voor_een_mail(wereld):
    gisteren = MOMENT - timedelta(days=1)
    verlopen = [
        UitnodigingFactory(
            school=wereld.school, email=f"genodigde{nummer}@example.org", verloopt_op=gisteren
        )
        for nummer in range(150)
    ]
    klant = als(wereld.beheerder)

    verstuurd = klant.post(
        "/beheer/mensen/opnieuw/", {"getoond": " ".join(een.sleutel for een in verlopen)}
    )
    daarna = [klant.post(ERGENS, {}).status_code for _ in range(50)]
    te_veel = klant.post(ERGENS, {})

    assert (verstuurd.status_code, UitgaandBericht.objects.count()) == (302, 150)
    assert daarna == [200] * 50
    assert (te_veel.status_code, te_veel.headers["Retry-After"]) == (429, "3600")


def test_wie_aan_de_grens_zit_stuurt_ook_geen_nieuwe_links(wereld, tot_de_grens):
    verlopen = MOMENT - timedelta(days=1)
    genodigde = UitnodigingFactory(school=wereld.school, verloopt_op=verlopen)
    klant = als(wereld.beheerder)
    tot_de_grens(klant, "uitnodigen")

    antwoord = klant.post("/beheer/mensen/opnieuw/", {"getoond": genodigde.sleutel})

    assert antwoord.status_code == 429
    assert UitgaandBericht.objects.count() == 0
