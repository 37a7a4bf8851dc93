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
SJABLONEN = sorted((WORTEL / "templates").rglob("*.html"))
SCRIPTS = sorted((WORTEL / "static" / "js").rglob("*.js"))
VERBODEN_NAMEN = {"eval", "exec", "compile", "__import__"}
VERBODEN_MODULES = {"pickle", "marshal", "shelve", "yaml"}
ZOEKT = {"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
VAN_ONS = {
    ("kwaliteit/inlezen/itemtekst.py", "woorden"),
    ("kwaliteit/inlezen/kolommen.py", "patroon"),
    ("kwaliteit/inlezen/rollen.py", "patroon"),
}
"""Patterns that walk over a list of our own."""
MAAKT_VEILIG = {
    "kwaliteit/iconen.py",
    "kwaliteit/overzichten/item.py",
    "kwaliteit/overzichten/itemveld.py",
    "kwaliteit/templatetags/huis.py",
    "kwaliteit/templatetags/items.py",
}
"""Where a text is called HTML: icons, attributes of our own words, and what a template printed."""
NIET_IN_EEN_SJABLOON = (
    r"\|\s*(safe|safeseq)\b|autoescape off|<style\b|[\s\"']style\s*=|javascript:|\bsrcdoc\b"
    r"|[\s\"'/]on[a-z]+\s*=|\bhx-(on|vals|vars|headers)\b|<script(?![^>]*\bsrc=)"
)
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
NAAM_VAN_EEN_ANDER = re.compile(
    r"Object\.assign|Object\.fromEntries|setPrototypeOf|\bprototype\b|\{\s*\.\.\."
    r"|\w+\[[A-Za-z_][^\]]*\]\s*=(?!=)"
)
"""Where a script could change what every object has: by merging, or under a name it was given."""
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


def test_een_script_zet_niets_in_een_object_onder_een_naam_van_een_ander():
    gevonden = {
        (pad.name, vondst)
        for pad in SCRIPTS
        for vondst in NAAM_VAN_EEN_ANDER.findall(pad.read_text())
    }

    assert gevonden == {
        ("toegangssleutel.js", "antwoord[naam] ="),  # from a list of our own
        ("veld.js", "{ ..."),  # what we say of a state ourselves
    }


def test_sjablonen_houden_het_beleid_voor_scripts_en_stijl():
    """Tags may run over lines, so a template is looked at as a whole."""
    zoek = re.compile(NIET_IN_EEN_SJABLOON, re.IGNORECASE)
    gevonden = [
        f"{pad.relative_to(WORTEL).as_posix()}: {een[0]}"
        for pad in SJABLONEN
        for een in zoek.finditer(pad.read_text())
    ]

    assert SJABLONEN
    assert gevonden == []


@pytest.mark.parametrize(
    "fout",
    [
        "{{ tekst|safe }}",
        "{{ teksten | safeseq }}",
        "{% autoescape off %}",
        '<p style="color: red">',
        "<style>",
        '<a href="javascript:x()">',
        '<iframe srcdoc="x">',
        "<p onclick='x()'>",
        "<p\n   onClick = x()>",
        "<svg/onload=x()>",
        '<p hx-on:click="x()">',
        """<p hx-vals='js:{x: 1}'>""",
        "<script>x()</script>",
        '<script type="module">x()</script>',
    ],
)
def test_de_regel_voor_sjablonen_ziet_elke_vorm(fout):
    assert re.search(NIET_IN_EEN_SJABLOON, fout, re.IGNORECASE)


def test_alleen_waar_het_moet_heet_een_tekst_al_veilig():
    veilig = r"\b(mark_safe|SafeString|SafeText|format_html\w*|html_safe|__html__)\b"
    alles = (WORTEL / "templates").rglob("*.txt")
    zonder_tekens = {pad.parent.name for pad in alles if "autoescape off" in pad.read_text()}
    maakt = {
        pad.relative_to(WORTEL).as_posix() for pad in MODULES if re.search(veilig, pad.read_text())
    }

    assert maakt == MAAKT_VEILIG
    assert zonder_tekens == {"mail"}  # plain text, where a sign is a sign


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
