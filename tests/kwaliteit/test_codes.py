"""The code that is proposed: the next one of the row, whatever a kader is numbered with."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kwaliteit.codes import code_voor_domein, code_voor_item, gehoord
from kwaliteit.inlezen.concept import MAX_CODE
from kwaliteit.inlezen.nummering import letters

VEEL = settings(
    max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
SCHRIFT = {
    "cijfers": str,
    "met nullen": "{:02d}".format,
    "meer nullen": "{:03d}".format,
    "klein": letters,
    "groot": lambda getal: letters(getal).upper(),
}
SCHEIDING = st.sampled_from([".", "-", " ", "/", ""])
DOMEINCODE = st.sampled_from(["1", "7", "12", "A", "B", "Zorg ", "III", "P.2"])


@pytest.mark.parametrize(
    ("domein", "codes", "straks"),
    [
        ("A", ["A-1", "A-2", "A-3"], "A-4"),
        ("1", ["1.1", "1.2", "1.3"], "1.4"),
        ("A", ["A1", "A2", "A3"], "A4"),
        ("A", ["Aa", "Ab", "Ac"], "Ad"),
        ("A", ["AA", "AB", "AC"], "AD"),
        ("2", ["2a", "2b", "2c"], "2d"),
        ("2", ["2y", "2z"], "2aa"),
        ("1", ["1.08", "1.09"], "1.10"),
        ("1", ["001", "002", "003"], "004"),
        ("1", ["099"], "100"),
        ("1", ["9", "10"], "11"),
        ("1", ["11", "12"], "13"),
        ("1", ["1.1.", "1.2."], "1.3."),
        ("1", ["1)", "2)"], "3)"),
        ("1", ["1.i", "1.ii", "1.iii"], "1.iv"),
        ("C", ["C-XIII", "C-XIV"], "C-XV"),
        ("1", ["1h", "1i"], "1j"),
        ("2", ["2a", "2b", "1c"], "2c"),  # one came from another domein
        ("2", ["2c", "2a", "2b"], "2d"),  # they moved
        ("2", ["begin", "intake"], "2c"),
        ("2", ["2taal"], "2b"),
        ("x" * 20, ["x" * 18 + "99"], "x" * 17 + "b"),
    ],
)
def test_een_nieuw_item_krijgt_de_code_die_op_zijn_buren_volgt(domein, codes, straks):
    assert code_voor_item(domein, {domein: codes}) == straks


@pytest.mark.parametrize(
    ("domein", "codes", "straks"),
    [
        ("1", {"1": ["1c"], "2": ["1d", "1e"]}, "1f"),
        ("A", {"A": ["A-3"], "B": ["a-4"]}, "A-5"),  # whoever reads it aloud hears no difference
        ("A", {"A": ["1", "2"], "B": ["3", "4"]}, "5"),
        ("B", {"A": ["A-1", "A-2"]}, "B-1"),
        ("B", {"A": ["A.01", "A.02"], "C": ["C.01"]}, "B.01"),
        ("3", {"1": ["1a", "1b"], "2": ["2a"]}, "3a"),
        ("3", {"1": ["1", "2"], "2": ["3"]}, "4"),
        ("Z", {}, "Za"),
    ],
)
def test_een_code_die_elders_staat_wordt_overgeslagen_en_een_leeg_domein_doet_als_de_andere(
    domein, codes, straks
):
    assert code_voor_item(domein, codes) == straks


@pytest.mark.parametrize(
    ("codes", "straks"),
    [
        ([], "1"),
        (["1", "2"], "3"),
        (["A", "B"], "C"),
        (["I", "II", "III"], "IV"),
        (["Deel 1", "Deel 2"], "Deel 3"),
        (["01", "02"], "03"),
        (["Taal", "Rust"], "3"),
        (["2", "Taal", "4"], "5"),
    ],
)
def test_een_nieuw_domein_krijgt_de_code_die_volgt(codes, straks):
    assert code_voor_domein(codes) == straks


@VEEL
@given(
    domein=DOMEINCODE,
    scheiding=SCHEIDING,
    schrift=st.sampled_from(sorted(SCHRIFT)),
    getallen=st.lists(st.integers(1, 60), min_size=2, max_size=12, unique=True),
    elders=st.sets(st.integers(1, 99), max_size=12),
)
def test_een_rij_telt_door_hoe_ze_ook_geschreven_is(domein, scheiding, schrift, getallen, elders):
    if domein[-1].isdigit() and schrift in {"cijfers", "met nullen", "meer nullen"}:
        scheiding = scheiding.strip() or "."

    def code(getal):
        return f"{domein}{scheiding}{SCHRIFT[schrift](getal)}"

    vrij = next(n for n in range(max(getallen) + 1, 200) if n not in elders)

    volgende = code_voor_item(
        domein, {domein: [code(n) for n in getallen], "elders": [code(n) for n in elders]}
    )

    assert volgende == code(vrij)


@VEEL
@given(
    domein=st.text(min_size=1, max_size=MAX_CODE),
    codes=st.dictionaries(
        st.text(min_size=1, max_size=MAX_CODE),
        st.lists(st.text("aAiIvVxX019. -)é²", min_size=1, max_size=MAX_CODE), max_size=12),
        max_size=4,
    ),
)
def test_elke_voorgestelde_code_is_vrij_en_past(domein, codes):
    bezet = {gehoord(code) for van_domein in codes.values() for code in van_domein}

    item, rij = code_voor_item(domein, codes), code_voor_domein(list(codes))

    assert gehoord(item) not in bezet
    assert gehoord(rij) not in {gehoord(code) for code in codes}
    assert 1 <= len(item) <= MAX_CODE
    assert 1 <= len(rij) <= MAX_CODE
