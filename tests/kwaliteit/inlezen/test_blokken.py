"""Blocks of a kader: what a reader gave comes out again, and steps lose no words."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kwaliteit.inlezen import handwerk
from kwaliteit.inlezen.bestand import STANDAARDKADER, lees_bestand
from kwaliteit.inlezen.blokken import Blok, blokken_van, gegevens_uit, met_codes, rond_van
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.inlezen.gegevens import concept_van
from tests.bronnen import KADERTEKST, met_bronnen

S = Regelsoort


def terug(concept):
    return concept_van(gegevens_uit(blokken_van(concept), rond_van(concept)), "Kader")


def test_het_standaardkader_komt_gelijk_uit_zijn_blokken():
    concept = lees_bestand("kader.toml", STANDAARDKADER.read_bytes())

    assert terug(concept) == concept


@met_bronnen
def test_het_echte_document_komt_gelijk_uit_zijn_blokken():
    concept = lees_bestand(KADERTEKST.name, KADERTEKST.read_bytes())

    assert terug(concept) == concept


def test_een_blok_zegt_waar_het_vandaan_komt():
    inleiding = "Ons kader\nvoor alle\n\nscholen.\n\n"
    tekst = f"{inleiding}1. De basis\nWaarom.\n\nDaarom.\n\na. Een\ntwee\n\nLos."

    assert [
        (b.soort.value, b.waar, b.tekst) for b in blokken_van(lees_bestand("k.txt", tekst))
    ] == [
        ("inleiding", "regel 1 tot en met 2", "Ons kader voor alle"),
        ("inleiding", "regel 4", "scholen."),
        ("domein", "regel 6", "De basis"),
        ("omschrijving", "regel 7", "Waarom."),
        ("omschrijving", "regel 9", "Daarom."),
        ("item", "regel 11 tot en met 12", "Een twee"),
        ("overgeslagen", "regel 14", "Los."),
    ]


def test_zonder_code_krijgt_een_blok_de_eerste_die_vrij_is():
    blokken = [
        Blok(S.DOMEIN, "Een", "2"),
        Blok(S.ITEM, "a", "2b"),
        Blok(S.ITEM, "b"),
        Blok(S.DOMEIN, "Twee"),
        Blok(S.ITEM, "c"),
        Blok(S.DOMEIN, "Drie"),
    ]

    assert [blok.code for blok in met_codes(blokken)] == ["2", "2b", "2c", "1", "1a", "3"]


WOORD = st.text("abcdefgé", min_size=1, max_size=6)
BLOK = st.builds(
    Blok,
    st.sampled_from([S.DOMEIN, S.ITEM, S.OMSCHRIJVING, S.INLEIDING, S.OVERGESLAGEN]),
    st.lists(WOORD, min_size=1, max_size=5).map(" ".join),
    waar=st.sampled_from(["", "regel 3"]),
)
STAP = st.tuples(st.sampled_from(["op", "neer", "samen", "splits", "erbij"]), st.integers(0, 14))


def na(blokken, stap, plek):
    if stap in {"op", "neer"}:
        return handwerk.verplaats(blokken, plek, omlaag=stap == "neer")[0]
    if stap == "samen":
        return handwerk.voeg_samen(blokken, plek)[0]
    return {"splits": handwerk.splits, "erbij": handwerk.voeg_toe}[stap](blokken, plek)


def woorden(blokken):
    return sorted(woord for blok in blokken for woord in blok.tekst.split())


@settings(
    max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.lists(BLOK, min_size=1, max_size=12), st.lists(STAP, max_size=8), st.data())
def test_geen_stap_verliest_een_woord(blokken, stappen, data):
    voor = woorden(blokken)

    for stap, plek in stappen:
        waar = plek % len(blokken)
        if stap == "splits":
            tekst = blokken[waar].tekst.replace(" ", data.draw(st.sampled_from([" ", "\n"])), 1)
            blokken = [*blokken[:waar], replace(blokken[waar], tekst=tekst), *blokken[waar + 1 :]]
        blokken = na(blokken, stap, waar)

    assert woorden(blokken) == voor


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(BLOK, min_size=2, max_size=12), st.integers(0, 11))
def test_omlaag_en_weer_omhoog_is_waar_je_was(blokken, plek):
    inhoud = [blok for blok in blokken if blok.soort is not S.OVERGESLAGEN]
    plek = plek % max(len(inhoud), 1)
    if not inhoud or inhoud[plek].soort is S.DOMEIN:
        return

    omlaag, waar = handwerk.verplaats(inhoud, plek, omlaag=True)
    terug_, _ = handwerk.verplaats(omlaag, waar, omlaag=False)

    assert terug_ == inhoud or waar == plek
