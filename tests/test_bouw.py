"""Rules about the code itself that no linter knows; simple on purpose."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.checks import Tags, run_checks
from django.core.management import call_command

from gesprekken.demo.organisaties import WACHTWOORD
from scholen.models import Bestuur

APPS = ["scholen", "kwaliteit", "gesprekken"]  # ground floor first
WORTEL: Path = settings.BASE_DIR
MODULES = [
    pad
    for app in APPS
    for pad in sorted((WORTEL / app).rglob("*.py"))
    if "migrations" not in pad.parts
]
VIEWS = [pad for pad in MODULES if pad.stem == "views" or "views" in pad.parts]
TESTS = sorted((WORTEL / "tests").rglob("*.py"))
SJABLONEN = sorted((WORTEL / "templates").rglob("*.html"))
SLOTEN = ["requirements.lock", "tests/requirements.lock"]
MODELLEN = [model for app in APPS for model in apps.get_app_config(app).get_models()]
ZONDER_BESTUUR = {  # of nobody, of more than one bestuur, or part of a kader that may be shared
    "Samenwerkingsverband",
    "Bestuur",
    "Gebruiker",
    "Opruimbeurt",
    "Aanstelling",
    "Gebeurtenis",
    "Keten",
    "Uitnodiging",
    "Uitnodigingsrol",
    "UitgaandBericht",
    "Kwaliteitskader",
    "Schaal",
    "Niveau",
    "Domein",
    "Item",
    "Thema",
}


def _naam(pad):
    return str(pad.relative_to(WORTEL))


def _vindplaatsen(paden, patroon):
    """Where a pattern stands, as ``file:line``."""
    zoek = re.compile(patroon)
    return [
        f"{_naam(pad)}:{nummer}"
        for pad in paden
        for nummer, regel in enumerate(pad.read_text().splitlines(), 1)
        if zoek.search(regel)
    ]


def _knopen(pad):
    return ast.walk(ast.parse(pad.read_text()))


def _zet_status(knoop):
    """Whether this piece of code gives a row a status."""
    if isinstance(knoop, ast.Assign | ast.AnnAssign | ast.AugAssign):
        doelen = knoop.targets if isinstance(knoop, ast.Assign) else [knoop.target]
        return any(isinstance(doel, ast.Attribute) and doel.attr == "status" for doel in doelen)
    return (
        isinstance(knoop, ast.Call)
        and isinstance(knoop.func, ast.Attribute)
        and knoop.func.attr in {"update", "create", "get_or_create", "update_or_create"}
        and any(sleutel.arg == "status" for sleutel in knoop.keywords)
    )


def test_een_status_verandert_alleen_in_overgangen():
    gevonden = {_naam(pad) for pad in MODULES for knoop in _knopen(pad) if _zet_status(knoop)}

    assert gevonden - {"kwaliteit/overgangen.py"} == set()


def test_views_halen_rijen_alleen_door_de_deur():
    assert VIEWS
    assert _vindplaatsen(VIEWS, r"get_object_or_404|get_list_or_404|\.objects\b") == []


def _regels_zonder_docstring(functie):
    eerste = functie.body[0] if ast.get_docstring(functie) else None
    uitleg = eerste.end_lineno - eerste.lineno + 1 if eerste else 0
    return functie.end_lineno - functie.lineno + 1 - uitleg


def test_een_view_past_op_twintig_regels():
    te_lang = {
        f"{_naam(pad)}:{knoop.name}"
        for pad in VIEWS
        for knoop in _knopen(pad)
        if isinstance(knoop, ast.FunctionDef) and _regels_zonder_docstring(knoop) > 20
    }

    assert te_lang == set()


def test_een_component_kent_alleen_wat_hij_meekrijgt():
    """Whatever ``<c-vars>`` gives no value, a component would look up in the page around it."""
    gemist = {}
    for pad in sorted((WORTEL / "templates/cotton").glob("*.html")):
        begin, _, rest = pad.read_text().partition("/>")
        vars_ = set(re.findall(r":?(\w+)=\"", begin)) if begin.startswith("<c-vars") else set()
        eigen = {"slot", "forloop", *re.findall(r"\{% (?:for|with) (\w+)", rest)}
        namen = r"(?:\{\{|\{% (?:el)?if|\bin|\bicoon) (?:not )?([a-z]\w*)"
        gebruikt = set(re.findall(namen, rest))
        zonder = re.findall(r"\s(\w+)(?=\s|$)", re.sub(r'"[^"]*"', '""', begin))
        gemist[pad.stem] = {*(gebruikt - vars_ - eigen), *zonder}

    assert {naam: wat for naam, wat in gemist.items() if wat} == {}


@pytest.mark.parametrize(
    ("paden", "hoogste"),
    [(MODULES, 300), (TESTS, 300), (SJABLONEN, 120)],
    ids=["modules", "tests", "sjablonen"],
)
def test_geen_bestand_is_te_lang(paden, hoogste):
    te_lang = {_naam(pad): len(pad.read_text().splitlines()) for pad in paden}

    assert {naam: regels for naam, regels in te_lang.items() if regels > hoogste} == {}


@pytest.mark.django_db
def test_er_ontbreekt_geen_migratie():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_elke_voorwaarde_bestaat_ook_op_deze_database():
    assert run_checks(tags=[Tags.models, Tags.database], databases=["default"]) == []


def test_geen_relatie_wijst_omhoog():
    omhoog = [
        f"{model.__name__}.{veld.name}"
        for model in MODELLEN
        for veld in model._meta.get_fields()
        if (veld.many_to_one or veld.one_to_one or veld.many_to_many)
        and not veld.auto_created
        and veld.related_model._meta.app_label in APPS
        and APPS.index(veld.related_model._meta.app_label) > APPS.index(model._meta.app_label)
    ]

    assert omhoog == []


def test_elke_rij_van_een_bestuur_draagt_dat_bestuur():
    namen = {model.__name__: model for model in MODELLEN if not model._meta.auto_created}
    zonder = {
        naam
        for naam, model in namen.items()
        if not any(
            veld.name == "bestuur" and veld.related_model is Bestuur and not veld.null
            for veld in model._meta.concrete_fields
        )
    }

    assert zonder == ZONDER_BESTUUR & set(namen)


@pytest.mark.parametrize("slot", SLOTEN)
def test_een_slot_noemt_geen_plaats_en_geen_opties(slot):
    regels = (WORTEL / slot).read_text().splitlines()

    assert [regel for regel in regels if re.search(r"file:|https?:|^\s*-(?!-hash=)", regel)] == []
    assert sum("--hash=sha256:" in regel for regel in regels) > 50


@pytest.mark.parametrize("slot", SLOTEN)
def test_elk_pakket_in_een_slot_heeft_een_vaste_versie_en_een_hash(slot):
    tekst = re.sub(r"\\\n", "", (WORTEL / slot).read_text())
    regels = [r for r in tekst.splitlines() if r.strip() and not r.lstrip().startswith("#")]
    heel = re.compile(r"[\w.\[\],-]+==\S+( +--hash=sha256:[0-9a-f]{64})+")

    assert len(regels) > 40
    assert [regel for regel in regels if not heel.fullmatch(regel)] == []


@pytest.mark.parametrize("lijst", ["requirements.txt", "tests/requirements.txt"])
def test_elk_pakket_staat_vast_en_heeft_een_reden(lijst):
    regels = [
        regel
        for regel in (WORTEL / lijst).read_text().splitlines()
        if regel and not regel.startswith(("#", "-r "))
    ]

    assert [regel for regel in regels if not re.fullmatch(r"[\w-]+==\S+ +# \S.+", regel)] == []


@pytest.mark.parametrize("lijst", ["requirements", "tests/requirements"])
def test_het_slot_hoort_bij_de_lijst(lijst):
    regels = (WORTEL / f"{lijst}.txt").read_text().splitlines()
    pakketten = {regel.split()[0].lower() for regel in regels if "==" in regel}
    vast = {r.split()[0] for r in (WORTEL / f"{lijst}.lock").read_text().splitlines() if "==" in r}

    assert pakketten - vast == set()


def test_het_slot_van_de_tests_bevat_dat_van_het_product():
    vast = [
        {regel for regel in (WORTEL / slot).read_text().splitlines() if "==" in regel}
        for slot in SLOTEN
    ]

    assert vast[0] - vast[1] == set()


def test_alleen_een_module_kent_weasyprint():
    gevonden = _vindplaatsen(MODULES, r"^\s*(import|from) weasyprint")

    assert {plek.split("/")[0] for plek in gevonden} == {"kwaliteit"}
    assert len({plek.split(":")[0] for plek in gevonden}) == 1


def test_alleen_een_module_maakt_werkboeken():
    gevonden = _vindplaatsen(MODULES, r"\bWorkbook\(|WriteOnlyCell\(")

    assert {plek.split(":")[0] for plek in gevonden} == {"scholen/uitvoer.py"}


def test_geen_laden_geen_signalen_geen_eigen_save():
    laden = {"utils", "helpers", "services", "managers", "signals", "mixins", "common"}

    assert [_naam(pad) for pad in MODULES if laden & {pad.stem, *pad.parts}] == []
    assert _vindplaatsen(MODULES, r"def save\(|django\.dispatch|models\.signals") == []


def test_elke_instelling_uit_de_omgeving_staat_in_de_readme():
    bronnen = [WORTEL / "kwaliteit/settings.py", WORTEL / "gunicorn.conf.py"]
    gelezen = re.compile(r"env(?:iron)?\.\w+\(\s*[\"'](\w+)")
    namen = {naam for bron in bronnen for naam in gelezen.findall(bron.read_text())}
    readme = (WORTEL / "README.md").read_text()

    assert len(namen) > 10
    assert {naam for naam in namen if f"| `{naam}` |" not in readme} == set()


def test_elk_model_staat_in_de_woordenlijst():
    readme = (WORTEL / "README.md").read_text()

    assert {m.__name__ for m in MODELLEN if f"`{m.__name__}`" not in readme} == set()


def test_de_vaste_weg_draait_controle_en_tests():
    regels = (WORTEL / ".ci/run").read_text().splitlines()

    assert regels == ["#!/usr/bin/env bash", "exec make check test"]


def test_de_inloggegevens_van_de_readme_zijn_die_van_de_demo():
    wereld = (WORTEL / "gesprekken/demo/gegevens/wereld.toml").read_text()
    rollen = {persoon["email"]: persoon["rol"] for persoon in tomllib.loads(wereld)["personen"]}
    readme = (WORTEL / "README.md").read_text()

    genoemd = re.findall(r"^\| (\w+)[^|]*\| `(\S+@example\.org)` \|", readme, re.MULTILINE)

    assert genoemd
    assert [(rol.lower(), email) for rol, email in genoemd if rollen[email] != rol.lower()] == []
    assert f"`{WACHTWOORD}`" in readme
