"""Whatever kader, whatever style: written down and read back it is the same."""

import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kwaliteit.inlezen.nummering import letters
from tests.kwaliteit.inlezen.stijlen import STIJLEN, gelezen, met_codes, schrijf

WOORD = st.text(string.ascii_lowercase + "éëï", min_size=3, max_size=12)
LEESTEKEN = st.sampled_from(["", "", "", ",", ";", " /", "- en", "’s", " (kort)"])
TITEL = st.lists(WOORD, min_size=1, max_size=4).map(lambda woorden: " ".join(woorden).capitalize())
ZIN = st.lists(st.tuples(WOORD, LEESTEKEN), min_size=2, max_size=40).map(
    lambda delen: " ".join(woord + teken for woord, teken in delen).capitalize() + "."
)
KADER = st.lists(
    st.tuples(TITEL, st.lists(ZIN, min_size=1, max_size=9)),
    min_size=1,
    max_size=6,
    unique_by=lambda domein: domein[0],
).map(
    lambda domeinen: {
        f"{nummer} {titel}": {
            f"{nummer}{letters(plek)}": zin for plek, zin in enumerate(zinnen, start=1)
        }
        for nummer, (titel, zinnen) in enumerate(domeinen, start=1)
    }
)


def afgebroken(tekst: str, breedte: int, inspringen: str) -> str:
    """Long lines broken at spaces, the way text comes out of a pdf."""
    regels = []
    for regel in tekst.split("\n"):
        stuk = ""
        for woord in regel.split(" "):
            if stuk and len(stuk) + 1 + len(woord) > breedte:
                regels.append(stuk)
                stuk = inspringen + woord
            else:
                stuk = f"{stuk} {woord}" if stuk else woord
        regels.append(stuk)
    return "\n".join(regels)


def met_bladzijden(tekst: str, hoogte: int) -> str:
    """Every so many lines a page number, a form feed and a running head."""
    regels = tekst.split("\n")
    bladzijden = [regels[begin : begin + hoogte] for begin in range(0, len(regels), hoogte)]
    return "".join(
        f"Kader van De Brug\n{chr(10).join(bladzijde)}\n{nummer}\n\f"
        for nummer, bladzijde in enumerate(bladzijden, start=1)
    )


@settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(
    kader=KADER,
    stijl=st.sampled_from(sorted(set(STIJLEN) - {"kop en letter", "kop en cijfer"})),
    breedte=st.integers(60, 120),
    inspringen=st.sampled_from(["", "   "]),
    einde=st.sampled_from(["\n", "\r\n", "\r"]),
    inleiding=st.sampled_from(["", "Ons kader\n\nDit is waar we voor staan, elke dag.\n\n"]),
    hoogte=st.sampled_from([0, 12, 30]),
)
def test_wat_geschreven_is_komt_er_net_zo_weer_uit(
    kader, stijl, breedte, inspringen, einde, inleiding, hoogte
):
    tekst = inleiding + afgebroken(schrijf(STIJLEN[stijl], kader), breedte, inspringen)
    if hoogte:
        tekst = met_bladzijden(tekst, hoogte)
    assert gelezen(tekst.replace("\n", einde)) == met_codes(STIJLEN[stijl], kader)
