"""Where many rows change at once, or past the models, the line in the log is written too."""

import ast

from django.conf import settings

WORTEL = settings.BASE_DIR
INEENS = {"update", "bulk_create", "bulk_update", "raw", "cursor", "execute", "_raw_delete"}
SPOOR = {
    "leg_vast",
    "leg_alle_vast",
    "leg_vast_bij_installatie",
    "leg_handeling_vast",
    "noteer",
    "tekstversie",
    "Gebeurtenis",
    "UserSession",  # logging out: what ends is no row of ours
}
GEEN_RIJEN = {  # these are no rows: dicts, counters, settings, roles and policies of the database
    "kwaliteit/inlezen/opbouw.py",
    "kwaliteit/inlezen/tabelblokken.py",
    "kwaliteit/management/commands/start.py",
    "kwaliteit/overzichten/bewerken.py",
    "kwaliteit/settings.py",
    "scholen/bewaking/namens.py",
    "scholen/bewaking/sql.py",
}
ZONDER_EIGEN_SPOOR = {
    "kwaliteit/acties/bewaren.py",  # fields that save themselves: in the history
    "gesprekken/acties/dossier.py",  # what goes after years: the run writes the line
    "gesprekken/acties/gesprek.py",  # who sits at the table: with the step of the talk
    "gesprekken/acties/sporen.py",  # names that go: who forgets somebody writes the line
    "gesprekken/models/verslag.py",  # the bytes of a PDF: written once, where there are none
    "scholen/models/herstel.py",  # a second step that is cleared: its acts write the line
    "scholen/models/keten.py",  # the head of the log itself
    "scholen/models/organisatie.py",  # holds a row, changes nothing
    "scholen/models/post.py",  # a letter that went out, or did not
    "scholen/models/uitnodiging.py",  # its acts write the line
}


def _modules():
    for app in ("scholen", "kwaliteit", "gesprekken"):
        for pad in sorted((WORTEL / app).rglob("*.py")):
            if not {"migrations", "demo"} & set(pad.parts):
                yield str(pad.relative_to(WORTEL)), ast.parse(pad.read_text())


def _verandert_ineens(boom) -> bool:
    return any(
        isinstance(knoop, ast.Call)
        and isinstance(knoop.func, ast.Attribute)
        and knoop.func.attr in INEENS
        for knoop in ast.walk(boom)
    )


def _namen(boom) -> set[str]:
    return {knoop.id for knoop in ast.walk(boom) if isinstance(knoop, ast.Name)}


def test_wie_ineens_verandert_schrijft_ook_het_spoor():
    ineens = {naam: _namen(boom) for naam, boom in _modules() if _verandert_ineens(boom)}

    zonder = {naam for naam, namen in ineens.items() if not namen & SPOOR}

    assert zonder == ZONDER_EIGEN_SPOOR | GEEN_RIJEN
    assert len(ZONDER_EIGEN_SPOOR) <= 10


def test_alleen_acties_modellen_en_inloggen_veranderen_rijen_ineens():
    mag = ("acties/", "models/", "overgangen.py", "inloggen/", "bewaking/")

    elders = {naam for naam, boom in _modules() if _verandert_ineens(boom)} - GEEN_RIJEN

    assert {naam for naam in elders if not any(deel in naam for deel in mag)} == set()
