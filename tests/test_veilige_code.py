"""What the code and the scripts never do, and what an answer never gives away."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.factories import WACHTWOORD

WORTEL = Path(settings.BASE_DIR)
MODULES = [
    pad
    for kamer in ("scholen", "kwaliteit", "gesprekken")
    for pad in WORTEL.glob(f"{kamer}/**/*.py")
]
SCRIPTS = sorted((WORTEL / "static" / "js").glob("*.js"))
VERBODEN_NAMEN = {"eval", "exec", "compile", "__import__"}
VERBODEN_MODULES = {"pickle", "marshal", "shelve", "yaml"}
ZOEKT = {"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
VAN_ONS = {
    ("kwaliteit/inlezen/itemtekst.py", "woorden"),
    ("kwaliteit/inlezen/kolommen.py", "patroon"),
    ("kwaliteit/inlezen/rollen.py", "patroon"),
}
"""Patterns that walk over a list of our own."""
NOOIT_IN_EEN_SCRIPT = (
    "eval(",
    "Function(",
    "document.write",
    "insertAdjacentHTML",
    "outerHTML",
    "localStorage",
    "indexedDB",
    "postMessage",
    "__proto__",
)
MAG_WEL = {
    ("puntklok.js", "sessionStorage"),  # how long a point was open, and nothing anybody wrote
    ("tafel.js", "innerHTML"),  # a copy of a template of the page, with a new key in it
}


def _bomen():
    for pad in MODULES:
        yield pad.relative_to(WORTEL).as_posix(), ast.parse(pad.read_text())


def _aanroepen(boom):
    return [knoop for knoop in ast.walk(boom) if isinstance(knoop, ast.Call)]


def test_tekst_wordt_nooit_code_en_nooit_een_opdracht():
    gevonden = []
    for naam, boom in _bomen():
        for aanroep in _aanroepen(boom):
            wat = ast.unparse(aanroep.func)
            schelp = any(
                een.arg == "shell" and getattr(een.value, "value", True) for een in aanroep.keywords
            )
            if wat in VERBODEN_NAMEN or wat in ("os.system", "os.popen") or schelp:
                gevonden.append((naam, wat))
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Import | ast.ImportFrom):
                namen = {een.name for een in knoop.names} | {getattr(knoop, "module", "")}
                gevonden += [(naam, een) for een in namen & VERBODEN_MODULES]

    assert gevonden == []


def _is_van_ons(naam, patroon):
    if isinstance(patroon, ast.Constant):
        return True
    if isinstance(patroon, ast.JoinedStr):
        delen = [deel.value for deel in patroon.values if isinstance(deel, ast.FormattedValue)]
        return all(_is_van_ons(naam, deel) for deel in delen)
    if isinstance(patroon, ast.BinOp):
        return _is_van_ons(naam, patroon.left) and _is_van_ons(naam, patroon.right)
    woord = ast.unparse(patroon)
    vast = woord.removesuffix(".upper()").isupper() or woord.startswith("re.escape(")
    return vast or (naam, woord) in VAN_ONS


def test_een_zoekpatroon_is_van_ons_en_nooit_van_wie_iets_invult():
    anders = [
        (naam, ast.unparse(aanroep))
        for naam, boom in _bomen()
        for aanroep in _aanroepen(boom)
        if isinstance(aanroep.func, ast.Attribute)
        and ast.unparse(aanroep.func.value) == "re"
        and aanroep.func.attr in ZOEKT
        and not _is_van_ons(naam, aanroep.args[0])
    ]

    assert anders == []


def test_een_script_voert_geen_tekst_uit_en_bewaart_niets_in_de_browser():
    woorden = (*NOOIT_IN_EEN_SCRIPT, "sessionStorage", "innerHTML")
    gevonden = {
        (pad.name, woord) for pad in SCRIPTS for woord in woorden if woord in pad.read_text()
    }

    assert len(SCRIPTS) > 5
    assert gevonden == MAG_WEL


@pytest.mark.django_db
def test_het_koekje_van_een_sessie_is_van_deze_site_en_niet_van_scripts(client, wereld):
    client.get("/account/login/")
    client.post("/account/login/", {"login": wereld.ib.email, "password": WACHTWOORD})
    koekjes = client.cookies

    assert set(koekjes) == {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    assert {koekje["samesite"] for koekje in koekjes.values()} == {"Lax"}
    assert koekjes[settings.SESSION_COOKIE_NAME]["httponly"]


@pytest.mark.django_db
@pytest.mark.parametrize("adres", ["/", "/privacy/", "/account/login/", "/static/css/app.css"])
def test_een_antwoord_noemt_zijn_soort_en_laat_geen_andere_site_lezen(client, adres):
    antwoord = client.get(adres, headers={"origin": "https://elders.example"}, follow=True)
    b"".join(antwoord)  # a file is closed when it is read to its end

    assert re.fullmatch(r"text/(html|css); charset=\"?utf-8\"?", antwoord["Content-Type"])
    assert [kop for kop in antwoord.headers if kop.lower().startswith("access-control")] == []


@pytest.mark.django_db
@pytest.mark.parametrize("adres", ["/", "/privacy/", "/account/login/"])
def test_een_vraag_wordt_nooit_teruggekaatst(client, adres):
    antwoord = client.generic("TRACE", adres, headers={"x-geheim": "KAATS"})

    assert b"KAATS" not in antwoord.content


@pytest.mark.django_db
@pytest.mark.parametrize(
    "adres",
    [
        "/.git/config",
        "/static/",
        "/static/css/",
        "/static/../manage.py",
        "/static/%2e%2e/manage.py",
        "/kwaliteit/settings.py",
        "/var/db.sqlite3",
    ],
)
def test_code_mappen_en_gegevens_zijn_niet_op_te_vragen(client, wereld, adres):
    client.force_login(wereld.beheerder)

    assert client.get(adres).status_code == 404
