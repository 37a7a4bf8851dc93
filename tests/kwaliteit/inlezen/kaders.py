"""Whole kaders to write down and read back, for the property tests of readers and exports."""

import unicodedata

from hypothesis import strategies as st

from kwaliteit.inlezen.concept import (
    DomeinConcept,
    ItemConcept,
    KaderConcept,
    NiveauConcept,
    SchaalConcept,
    ThemaConcept,
)


def _schoon(tekst):
    return unicodedata.normalize("NFC", tekst).strip()


TEKENS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"), include_characters="\n\t"
)
TEKST = st.text(TEKENS, max_size=60).map(_schoon)
WEL = TEKST.filter(bool)
REGEL = WEL.map(lambda tekst: " ".join(tekst.split())).filter(bool)
KEY = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True)
VARIABELE = st.from_regex(r"[a-z]{3,10}(_[a-z]{2,8})?", fullmatch=True)
LIJST = st.lists(WEL, max_size=3).map(tuple)
SCHAAL = st.builds(
    lambda naam, toelichting, labels: SchaalConcept(
        naam=naam,
        toelichting=toelichting,
        niveaus=tuple(
            NiveauConcept(waarde, label, label * 2) for waarde, label in enumerate(labels, start=1)
        ),
    ),
    naam=REGEL,
    toelichting=TEKST,
    labels=st.lists(REGEL.filter(lambda label: len(label) < 30), min_size=2, max_size=4),
)


@st.composite
def items(draw, code, themas, waarden):
    return ItemConcept(
        code=code,
        stelling=draw(WEL),
        kort=draw(TEKST),
        bedoeld=draw(TEKST),
        vragen=draw(LIJST),
        merkbaar=draw(LIJST),
        niveaus=draw(st.dictionaries(st.sampled_from(waarden), WEL, max_size=4)),
        soort=draw(st.sampled_from(["stelling", "feit", "norm", "ambitie"])),
        over=draw(st.sampled_from(["school", "bestuur", "beide"])),
        plek=draw(st.sampled_from(["school", "bestuur", "samenwerkingsverband"])),
        gerichtheid=draw(st.sampled_from(["", "borgen", "leren"])),
        doelsoort=draw(st.sampled_from(["meetbaar", "merkbaar", "beide"])),
        themas=tuple(draw(st.lists(st.sampled_from(themas), unique=True)) if themas else ()),
        standaarden=draw(LIJST),
        opmerking=draw(TEKST),
    )


@st.composite
def kaders(draw):
    """Any kader that can be saved."""
    themas = draw(st.lists(KEY, max_size=3, unique=True))
    schaal = draw(st.none() | SCHAAL)
    waarden = [str(n.waarde) for n in schaal.niveaus] if schaal else ["1", "2", "3", "4"]
    domeinen = []
    for nummer in range(1, draw(st.integers(1, 3)) + 1):
        codes = [f"{nummer}{letter}" for letter in "abc"[: draw(st.integers(1, 3))]]
        domeinen.append(
            DomeinConcept(
                code=str(nummer),
                titel=draw(REGEL),
                kort=draw(TEKST),
                vraag=draw(TEKST),
                omschrijving=draw(TEKST),
                items=tuple(draw(items(code, themas, waarden)) for code in codes),
            )
        )
    return KaderConcept(
        naam=draw(REGEL),
        versie=draw(st.from_regex(r"[0-9]{1,4}(\.[0-9])?", fullmatch=True)),
        domeinen=tuple(domeinen),
        omschrijving=draw(TEKST),
        inleiding=draw(TEKST),
        bron=draw(TEKST),
        woorden=draw(st.dictionaries(VARIABELE, WEL, max_size=2)),
        schaal=schaal,
        themas=tuple(ThemaConcept(key, draw(REGEL), draw(TEKST)) for key in themas),
        instrumenten=draw(
            st.dictionaries(
                st.sampled_from(["fasen", "startvragen"]),
                st.lists(
                    st.dictionaries(KEY, WEL | st.integers(0, 9), min_size=1, max_size=2),
                    min_size=1,
                    max_size=2,
                ),
                max_size=2,
            )
        ),
    )
