"""The one way to make a workbook: whatever the text, it is text."""

import re
import zipfile
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from scholen.uitvoer import Blad, tekst_voor_cel, werkboek

BEGIN = (
    "",
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    " =",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
    "\x0b=",
)
FORMULES = ("=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", '=HYPERLINK("//x";1)', "#N/A", "TRUE")
FORMULE = re.compile(rb"<(?:\w+:)?f[ />]")
GETALLEN = re.compile(rb' t="(?!inlineStr")')
TEKST = st.builds(
    str.__add__, st.sampled_from(BEGIN), st.text(alphabet=st.characters(), max_size=40)
) | st.sampled_from(FORMULES)


def _kaal(tekst):
    """As XML keeps it: line ends of one kind."""
    return re.sub("\r\n?", "\n", tekst_voor_cel(tekst))


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.lists(TEKST, min_size=40, max_size=40))
def test_tweeduizend_teksten_worden_geen_formule_en_breken_geen_bestand(teksten):
    inhoud = werkboek([Blad("Proef", [teksten[0] or "Kop"], [[een] for een in teksten])])

    with zipfile.ZipFile(BytesIO(inhoud)) as pak:
        delen = [pak.read(naam) for naam in pak.namelist()]
        blad = pak.read("xl/worksheets/sheet1.xml")
    rijen = load_workbook(BytesIO(inhoud)).active.iter_rows(min_row=2, max_col=1)
    cellen = [rij[0] for rij in rijen]
    cellen += [None] * (len(teksten) - len(cellen))  # empty ones at the end are not there
    assert not [deel for deel in delen if FORMULE.search(deel)]
    assert not GETALLEN.search(blad)
    assert [_kaal(cel.value or "") if cel else "" for cel in cellen] == [_kaal(t) for t in teksten]
    assert {cel.data_type for cel in cellen if cel and cel.value} <= {"s"}
    assert {cel.quotePrefix for cel in cellen if cel and cel.value} <= {True}


def test_een_te_lange_tekst_past_in_een_cel():
    inhoud = werkboek([Blad("Proef", ["Kop"], [["=" + "a" * 40_000]])])

    assert load_workbook(BytesIO(inhoud)).active["A2"].value == "=" + "a" * 32_766
