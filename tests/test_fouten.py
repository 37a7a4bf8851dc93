"""The planted faults still fit the code; ``python -m tests.fouten`` tries them."""

import ast

import pytest

from tests.fouten import HIER
from tests.fouten.lijst import FOUTEN


@pytest.mark.parametrize("fout", FOUTEN, ids=lambda fout: fout.naam)
def test_een_geplante_fout_past_nog_op_de_code(fout):
    bestaan = {
        f"{bestand}::{knoop.name}"
        for bestand in {test.split("::")[0] for test in fout.tests}
        for knoop in ast.parse((HIER / bestand).read_text(encoding="utf-8")).body
        if isinstance(knoop, ast.FunctionDef)
    }

    assert fout.telt() == 1
    assert fout.tests != ()
    assert set(fout.tests) - bestaan == set()


def test_de_lijst_in_docs_is_die_van_de_tests():
    regels = (HIER / "docs/fouten.md").read_text(encoding="utf-8").splitlines()

    assert [regel for regel in regels if regel.startswith("| ")][2:] == [
        f"| {fout.naam} | `{fout.bestand}` | {', '.join(f'`{test}`' for test in fout.tests)} |"
        for fout in FOUTEN
    ]
