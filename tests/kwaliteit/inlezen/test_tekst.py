import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kwaliteit.inlezen.concept import InlezenMislukt, KaderConcept
from kwaliteit.inlezen.nummering import letters
from kwaliteit.inlezen.tekst import lees


def gelezen(tekst: str | bytes) -> dict[str, dict[str, str]]:
    """Per domein, code and title, the stellingen by their code."""
    return {
        f"{domein.code} {domein.titel}": {item.code: item.stelling for item in domein.items}
        for domein in lees(tekst, "Kader").domeinen
    }


def soorten(concept: KaderConcept) -> list[tuple[int, str, str]]:
    return [(regel.nummer, regel.soort.value, regel.bij) for regel in concept.regels]


TWEE = {
    "1 De basis": {"1a": "We zien elkaar.", "1b": "We horen elkaar."},
    "2 De zorg": {"2a": "We helpen snel.", "2b": "We vragen door."},
}

STIJLEN = {
    "cijfer en letter": "{1}. {d}|{a}. {i}",
    "cijfer en letter met haakje": "{1}) {d}|{a}) {i}",
    "letter tussen haken": "{1}. {d}|({a}) {i}",
    "cijfer en hoofdletter": "{1}. {d}|{A}. {i}",
    "genest": "{1} {d}|{1}.{n} {i}",
    "genest met punt": "{1}. {d}|{1}.{n}. {i}",
    "code voluit": "{1}. {d}|{1}{a}. {i}",
    "code zonder punt": "{1} {d}|{1}{a} {i}",
    "cijfer en streepje": "{1}. {d}|- {i}",
    "cijfer en bol": "{1}. {d}|• {i}",
    "cijfer en Romeins": "{1}. {d}|{r}. {i}",
    "woord en cijfer": "Domein {1}: {d}|{n}. {i}",
    "woord en letter": "DOMEIN {1} {d}|{a}. {i}",
    "kop en code": "{d}|{1}{a}. {i}",
    "kop en streepje": "{d}|- {i}",
    "kop en ster": "{d}|* {i}",
    "kop met hekje": "## {d}|- {i}",
    "kop en letter": "{d}|{a}. {i}",
    "kop en cijfer": "{d}|{n}. {i}",
    "tab": "{1}.\t{d}|{a}.\t{i}",
    "inspringen": "  {1}. {d}|    {a}. {i}",
    "harde spatie": "\u00a0{1}.\u00a0{d}|\u00a0\u00a0{a}.\u00a0{i}",
    "zonder spatie": "{1}.{d}|{a}.{i}",
}


def schrijf(stijl: str, kader: dict[str, dict[str, str]], *, wit: str = "\n") -> str:
    kop, regel = stijl.split("|")
    tekst = ""
    for nummer, (titel, items) in enumerate(kader.items(), start=1):
        tekst += kop.replace("{1}", str(nummer)).replace("{d}", titel.split(" ", 1)[1]) + "\n"
        for plek, stelling in enumerate(items.values(), start=1):
            merken = {
                "{1}": str(nummer),
                "{n}": str(plek),
                "{a}": letters(plek),
                "{A}": letters(plek).upper(),
                "{r}": ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"][plek - 1],
                "{i}": stelling,
            }
            zin = regel
            for naam, waarde in merken.items():
                zin = zin.replace(naam, waarde)
            tekst += zin + "\n"
        tekst += wit
    return tekst


@pytest.mark.parametrize("stijl", list(STIJLEN.values()), ids=list(STIJLEN))
def test_elke_manier_van_nummeren_geeft_hetzelfde_kader(stijl):
    assert gelezen(schrijf(stijl, TWEE)) == TWEE


def test_letters_en_romeinse_cijfers_blijven_de_code_van_het_domein():
    assert gelezen("A. De basis\n1. Eerste.\n2. Tweede.\nB. De zorg\n1. Derde.\n") == {
        "A De basis": {"Aa": "Eerste.", "Ab": "Tweede."},
        "B De zorg": {"Ba": "Derde."},
    }
    assert gelezen("I. De basis\na. Eerste.\nb. Tweede.\nII. De zorg\na. Derde.\n") == {
        "I De basis": {"Ia": "Eerste.", "Ib": "Tweede."},
        "II De zorg": {"IIa": "Derde."},
    }
    assert gelezen("I. De basis\n1. Eerste.\n2. Tweede.\nII. De zorg\n1. Derde.\n") == {
        "I De basis": {"Ia": "Eerste.", "Ib": "Tweede."},
        "II De zorg": {"IIa": "Derde."},
    }


def test_de_negende_letter_is_geen_romeinse_een():
    items = "".join(f"{letter}. Zin {letter}.\n" for letter in "ABCDEFGHIJ")

    domeinen = gelezen(f"I. De basis\n{items}II. De zorg\nA. Slot.\n")

    assert list(domeinen) == ["I De basis", "II De zorg"]
    assert list(domeinen["I De basis"]) == [f"I{letter}" for letter in "abcdefghij"]


def test_na_z_volgt_aa():
    items = "".join(f"- Zin {nummer}.\n" for nummer in range(1, 29))

    codes = list(gelezen(f"1. De basis\n{items}")["1 De basis"])

    assert codes[25:] == ["1z", "1aa", "1ab"]


def test_doorlopende_nummers_beginnen_per_domein_bij_a():
    tekst = "A. De basis\n1. Eerste.\n2. Tweede.\n\nB. De zorg\n3. Derde.\n4. Vierde.\n"

    assert [list(items) for items in gelezen(tekst).values()] == [["Aa", "Ab"], ["Ba", "Bb"]]


def test_een_vervallen_letter_laat_een_gat():
    assert list(gelezen("1. De basis\na. Eerste.\nc. Derde.\n")["1 De basis"]) == ["1a", "1c"]


def test_regels_die_doorlopen_worden_een_zin():
    tekst = (
        "1. De basis\n"
        "a. We zien elkaar elke dag\n"
        "   en dat blijft zo, met onze\n"
        "   ib’er en de ondersteunings-\n"
        "   behoeften in beeld, in onder-  \n"
        "   en bovenbouw.\n"
        "b. We vragen door.\n"
    )

    assert gelezen(tekst)["1 De basis"]["1a"] == (
        "We zien elkaar elke dag en dat blijft zo, met onze ib’er en de "
        "ondersteunings-behoeften in beeld, in onder- en bovenbouw."
    )


def test_wit_binnen_een_regel_blijft_zoals_het_er_staat():
    tekst = "1. De basis\na. Om de 4\u00a0jaar  kijken we (terug)/ vooruit.\n"

    assert gelezen(tekst)["1 De basis"]["1a"] == "Om de 4\u00a0jaar  kijken we (terug)/ vooruit."


def test_een_lijst_in_de_inleiding_is_geen_lijst_domeinen():
    tekst = (
        "Ons kader\n\nDit vinden we belangrijk:\n1. De zorg: snel.\n2. De basis: breed.\n"
        "3. Ouders: naast ons.\n\n" + schrijf(STIJLEN["cijfer en letter"], TWEE)
    )

    concept = lees(tekst, "Kader")

    assert [domein.titel for domein in concept.domeinen] == ["De basis", "De zorg"]
    assert concept.inleiding == (
        "Ons kader\n\nDit vinden we belangrijk:\n1. De zorg: snel.\n2. De basis: breed.\n"
        "3. Ouders: naast ons."
    )


def test_streepjes_in_de_inleiding_zijn_geen_items():
    tekst = "De punten zijn:\n- basis\n- zorg\n\n" + schrijf(STIJLEN["kop en streepje"], TWEE)

    assert gelezen(tekst) == TWEE
    assert lees(tekst, "Kader").inleiding == "De punten zijn:\n- basis\n- zorg"


def test_tekst_onder_een_kop_is_de_omschrijving_van_het_domein():
    tekst = (
        "1. De basis, voor iedereen\ndie hier komt\n"
        "Alles begint bij goed onderwijs\nin elke groep.\n\nDaar kijken we samen naar.\n\n"
        "a. We zien elkaar.\n"
    )

    domein = lees(tekst, "Kader").domeinen[0]

    assert domein.titel == "De basis, voor iedereen die hier komt"
    assert domein.omschrijving == (
        "Alles begint bij goed onderwijs in elke groep.\n\nDaar kijken we samen naar."
    )


def test_bladzijden_koppen_en_nummers_vallen_weg_en_de_zin_loopt_door():
    tekst = (
        "1. De basis\na. We zien elkaar elke dag en op\n3\n"
        "\fKader van De Brug - 2026\n\nelke plek in de school.\nb. We horen elkaar.\nblz. 4\n"
        "\fKader van De Brug - 2027\n1. De basis (vervolg)\nc. We helpen.\n5 van 9\n"
        "\fKader van De Brug - 2028\n2. De zorg\na. We vragen door.\n"
    )

    concept = lees(tekst, "Kader")

    assert [(item.code, item.stelling) for item in concept.items] == [
        ("1a", "We zien elkaar elke dag en op elke plek in de school."),
        ("1b", "We horen elkaar."),
        ("1c", "We helpen."),
        ("2a", "We vragen door."),
    ]
    assert [(regel.tekst, regel.reden) for regel in concept.overgeslagen] == [
        ("3", "bladzijdenummer"),
        ("Kader van De Brug - 2026", "kop- of voettekst die op meer bladzijden staat"),
        ("blz. 4", "bladzijdenummer"),
        ("Kader van De Brug - 2027", "kop- of voettekst die op meer bladzijden staat"),
        ("1. De basis (vervolg)", "de kop van dit domein, nog een keer bovenaan een bladzijde"),
        ("5 van 9", "bladzijdenummer"),
        ("Kader van De Brug - 2028", "kop- of voettekst die op meer bladzijden staat"),
    ]


def test_kopteksten_zonder_paginawissel_vallen_ook_weg():
    tekst = (
        "1. De basis\na. We zien elkaar elke dag en op\n\nKader De Brug\n\n"
        "elke plek.\nb. We horen.\n\nKader De Brug\n\n2. De zorg\na. We helpen.\n"
    )

    assert gelezen(tekst) == {
        "1 De basis": {"1a": "We zien elkaar elke dag en op elke plek.", "1b": "We horen."},
        "2 De zorg": {"2a": "We helpen."},
    }


def test_domeinen_bovenaan_een_bladzijde_zijn_geen_koptekst():
    tekst = "Domein 1\nDe basis\na. Eerste.\n\fDomein 2\nDe zorg\na. Tweede.\n"

    assert gelezen(tekst) == {"1 De basis": {"1a": "Eerste."}, "2 De zorg": {"2a": "Tweede."}}


def test_wat_nergens_bij_hoort_wordt_overgeslagen_met_een_reden():
    tekst = (
        "1. De basis\na. Eerste.\n\nNu volgt een tussenstukje.\nMet twee regels.\n\n"
        "b. Tweede.\n-----\nc.\n\n8. Begrippen\n"
    )

    concept = lees(tekst, "Kader")

    assert soorten(concept) == [
        (1, "domein", "1"),
        (2, "item", "1a"),
        (4, "overgeslagen", ""),
        (5, "overgeslagen", ""),
        (7, "item", "1b"),
        (8, "overgeslagen", ""),
        (9, "item", "1c"),
        (11, "vervolg", "1c"),
    ]
    assert [regel.reden for regel in concept.overgeslagen] == [
        "losse tekst die niet met een nummer of letter begint",
        "losse tekst die niet met een nummer of letter begint",
        "lijn",
    ]


def test_een_letter_zonder_tekst_is_geen_item():
    concept = lees("1. De basis\na. Eerste.\nb.\nc. Derde.\n", "Kader")

    assert [item.code for item in concept.items] == ["1a", "1c"]
    assert [regel.reden for regel in concept.overgeslagen] == ["er staat geen tekst achter"]


def test_een_nummer_op_een_eigen_regel_hoort_bij_de_regel_eronder():
    assert gelezen("1.\nDe basis\na.\nEerste.\nb.\nTweede.\n") == {
        "1 De basis": {"1a": "Eerste.", "1b": "Tweede."}
    }


def test_een_lijstje_in_een_item_blijft_bij_dat_item():
    tekst = (
        "1. De basis\na. We letten op:\n- rust\n- ruimte\n"
        "b. Tweede:\n1. zus\n2. zo\n2. De zorg\na. Slot."
    )

    assert gelezen(tekst) == {
        "1 De basis": {"1a": "We letten op: - rust - ruimte", "1b": "Tweede: 1. zus 2. zo"},
        "2 De zorg": {"2a": "Slot."},
    }


def test_een_domein_zonder_items_blijft_zichtbaar():
    concept = lees("1. De basis\na. Eerste.\n2. De zorg\n3. Ouders\na. Tweede.\n", "Kader")

    assert [(domein.code, len(domein.items)) for domein in concept.domeinen] == [
        ("1", 1),
        ("2", 0),
        ("3", 1),
    ]


def test_delen_boven_de_domeinen_zijn_geen_items():
    tekst = (
        "Deel A Op school\n1. De basis\na. Eerste.\n"
        "Deel B Samen\n2. De zorg\na. Tweede.\nb. Derde.\n"
    )

    assert gelezen(tekst) == {
        "1 De basis": {"1a": "Eerste."},
        "2 De zorg": {"2a": "Tweede.", "2b": "Derde."},
    }


@pytest.mark.parametrize(
    "codeer",
    [
        lambda tekst: tekst.encode("utf-8"),
        lambda tekst: tekst.encode("utf-8-sig"),
        lambda tekst: tekst.encode("windows-1252"),
        lambda tekst: tekst.encode("utf-16"),
        lambda tekst: tekst.replace("\n", "\r\n").encode(),
        lambda tekst: tekst.replace("\n", "\r").encode(),
        lambda tekst: tekst.replace("\n", "\u2028").encode(),
    ],
    ids=["utf-8", "bom", "windows-1252", "utf-16", "crlf", "cr", "regelscheiding"],
)
def test_elke_tekencodering_geeft_dezelfde_tekst(codeer):
    tekst = "1. Coördinatie\na. De ib’er coördineert – één keer.\nb. Financiële zaken.\n"

    assert gelezen(codeer(tekst)) == {
        "1 Coördinatie": {
            "1a": "De ib’er coördineert – één keer.",
            "1b": "Financiële zaken.",
        }
    }


def test_losse_accenten_worden_gewone_letters():
    assert gelezen("1. De basis\na. Een coo\u0308rdinator.\n")["1 De basis"]["1a"] == (
        "Een coördinator."
    )


@pytest.mark.parametrize(
    ("inhoud", "begin"),
    [
        (b"", "Dit bestand is leeg."),
        (b" \r\n\t\f\n", "Dit bestand is leeg."),
        (b"\xef\xbb\xbf", "Dit bestand is leeg."),
        (b"\x00\x01\x02\xff" * 50, "Dit bestand is geen leesbare tekst."),
        (bytes(range(1, 256)), "Dit bestand is geen leesbare tekst."),
        (b"PK\x03\x04" + b"\x00" * 40, "Dit is een Word- of Excelbestand."),
        (b"%PDF-1.7\n1. Kop\na. Item", "Dit is een pdf."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Dit is een oud Wordbestand."),
        (b"{\\rtf1 tekst}", "Dit is een rtf-bestand."),
        (b"1. Kop\na. Item met \x07 bel", "Op regel 2 staat een onzichtbaar stuurteken."),
        ("1. Kop\na. Nul \x00 teken", "Op regel 2 staat een onzichtbaar stuurteken."),
        ("1. Kop\na. Half \ud800 teken", "Op regel 2 staat een onzichtbaar stuurteken."),
        (b"a" * 2_000_001, "Dit bestand is groter dan 2 MB."),
        ("é" * 1_000_001, "Dit bestand is groter dan 2 MB."),
        (b"a. x\n" * 20_000, "Dit bestand heeft meer dan 20000 regels."),
        (b"Beste ouders,\n\nMorgen is er geen school.", "In dit bestand herkennen we geen"),
        (b"- melk\n- brood\n", "In dit bestand herkennen we geen"),
        (b"1. Kop\n2. Kop\n3. Kop\n", "In dit bestand herkennen we geen"),
        ("woord " * 4_000, "In dit bestand herkennen we geen"),
        ("1. Kop\na. " + "woord " * 4_000, "Item 1a is 23999 tekens lang; er passen er 4000."),
        ("1. " + "kop" * 200 + "\na. Item", "De titel van domein 1 is 600 tekens lang"),
        ("inleiding " * 10_001 + "\n\n1. Kop\na. Item", "De inleiding is 100009 tekens lang"),
        (
            "".join(f"{n}. Kop\na. Item\n" for n in range(1, 62)),
            "Dit zijn meer dan 60 domeinen of meer dan 500 items.",
        ),
        ("1. Kop\na. Een\na. Twee\n", "Item 1a staat er meer dan één keer in (regels 2 en 3)."),
        (
            "1. Kop\na. Een\n1. Deksel\na. Twee\n",
            "Domein 1 staat er meer dan één keer in (regels 1 en 3).",
        ),
    ],
    ids=lambda waarde: repr(waarde[:20]) if isinstance(waarde, bytes | str) else None,
)
def test_een_onbruikbaar_bestand_krijgt_een_duidelijke_zin(inhoud, begin):
    with pytest.raises(InlezenMislukt) as mislukt:
        lees(inhoud, "Kader")

    zin = str(mislukt.value)
    assert zin.startswith(begin)
    assert zin.endswith(".")
    assert zin.count(".") >= 2  # what is wrong, and what now


# ---------- whatever kader, whatever style: written down and read back it is the same ----------

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

    concept = lees(tekst.replace("\n", einde), "Kader")

    assert {
        f"{domein.code} {domein.titel}": {item.code: item.stelling for item in domein.items}
        for domein in concept.domeinen
    } == kader


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=400) | st.binary(max_size=400))
def test_geen_enkele_invoer_geeft_iets_anders_dan_een_kader_of_een_zin(inhoud):
    try:
        concept = lees(inhoud, "Kader")
    except InlezenMislukt as mislukt:
        uitkomst = str(mislukt)
    else:
        uitkomst = ", ".join(item.code for item in concept.items) + "."

    assert uitkomst.endswith(".")
