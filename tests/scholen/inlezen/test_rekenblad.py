"""A workbook as somebody sees it in Excel: rows of text, and what is odd about them."""

import io
import re
import struct
import zipfile
from datetime import date, time
from time import monotonic

import openpyxl
import pytest
from openpyxl.styles import Font

from scholen.inlezen.afgeschermd import lees_afgeschermd
from scholen.inlezen.fout import InlezenMislukt
from scholen.inlezen.rekenblad import lees_bladen
from tests.scholen.inlezen.vijandig import vijandig


def werkboek(vul, *, leeg=False):
    """The bytes of a workbook; ``vul`` gets the workbook and its first sheet."""
    boek = openpyxl.Workbook()
    if not leeg:
        boek.active.append(["Naam"])
    vul(boek, boek.active)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def herschreven(inhoud, deel, anders):
    """The same file with one of its parts changed, as other programs may write it."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w", 8) as nieuw:
        for naam in oud.namelist():
            tekst = oud.read(naam)
            nieuw.writestr(naam, anders(tekst) if naam == deel else tekst)
    return uit.getvalue()


def cellen(vul):
    """The texts of the first row."""
    return lees_bladen(werkboek(vul, leeg=True))[0]["rijen"][0]["cellen"]


def getal(waarde, formaat="General"):
    def vul(boek, blad):
        blad["A1"] = waarde
        blad["A1"].number_format = formaat

    return cellen(vul)[0]


@pytest.mark.parametrize(
    ("waarde", "formaat", "tekst"),
    [
        (1, "General", "1"),
        (1.0, "General", "1"),
        (1.1, "General", "1.1"),
        (1.1, "0.00", "1.10"),
        (2.5, "0.0", "2.5"),
        (0.1 + 0.2, "General", "0.3"),
        (3, "00", "03"),
        (412, "00000", "00412"),
        (1234567, "General", "1234567"),
        (True, "General", "ja"),
        (date(2027, 2, 1), "d-mmm", "1-2-2027"),
        (time(8, 30), "h:mm", "08.30"),
        (" a\u00a0b \u202f", "General", "a b"),
        ("coo\u0308rdinator", "General", "coördinator"),
        ("Ĳsselstein", "General", "Ĳsselstein"),
        ("ib’er", "General", "ib’er"),
        ("een\r\ntwee_x000D_\ndrie", "General", "een\ntwee\ndrie"),
    ],
)
def test_een_cel_is_wat_je_in_excel_ziet(waarde, formaat, tekst):
    assert getal(waarde, formaat) == tekst


def test_een_datum_in_het_stelsel_van_1904():
    def vul(boek, blad):
        boek.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        blad["A1"] = date(2027, 2, 1)

    assert cellen(vul) == ["1-2-2027"]


def test_rijen_met_nummers_lege_rijen_en_datums():
    def vul(boek, blad):
        blad["B2"], blad["A4"], blad["C4"] = "twee", date(2027, 2, 1), 4

    gewoon = {"verborgen": False, "apart": False, "vervolg": [], "formules": []}
    assert lees_bladen(werkboek(vul, leeg=True))[0]["rijen"] == [
        {**gewoon, "nummer": 2, "cellen": ["", "twee"], "datums": []},
        {**gewoon, "nummer": 4, "cellen": ["1-2-2027", "", "4"], "datums": [0]},
    ]


def test_een_rij_die_vet_is_of_over_kolommen_gaat_staat_apart():
    def vul(boek, blad):
        blad["A1"], blad["A2"], blad["B2"], blad["A3"], blad["B3"] = "Zorg", 1, 2, 3, 4
        blad.merge_cells("A1:C1")
        blad["A2"].font = blad["A3"].font = blad["B3"].font = Font(bold=True)

    rijen = lees_bladen(werkboek(vul, leeg=True))[0]["rijen"]

    assert [rij["apart"] for rij in rijen] == [True, False, True]


def test_een_formule_zonder_uitkomst_mag_leeg_blijven_als_de_lezer_dat_zegt():
    def vul(boek, blad):
        blad.append(["een", "=1+1"])
        blad["C2"] = "=A1"

    een, twee = lees_bladen(werkboek(vul, leeg=True), formules_mogen=True)[0]["rijen"]

    assert (een["cellen"], een["formules"]) == (["een", ""], [1])
    assert (twee["cellen"], twee["formules"]) == (["", "", ""], [2])


def test_samengevoegde_cellen_gaan_mee_naar_beneden_en_niet_opzij():
    def vul(boek, blad):
        blad["A1"], blad["B1"], blad["B2"], blad["A4"] = "Zorg", "een", "twee", "Titel"
        blad.merge_cells("A1:A3")
        blad.merge_cells("A4:F4")

    rijen = lees_bladen(werkboek(vul, leeg=True))[0]["rijen"]

    assert [(rij["cellen"], rij["vervolg"]) for rij in rijen] == [
        (["Zorg", "een"], []),
        (["Zorg", "twee"], [0]),
        (["Titel"], []),
    ]


def test_verborgen_rijen_en_bladen_zeggen_dat_en_verborgen_kolommen_tellen_niet():
    def vul(boek, blad):
        blad.append(["een", "geheim", "twee"])
        blad.row_dimensions[2].hidden = True
        blad.column_dimensions["B"].hidden = True
        boek.create_sheet("Lijst").append(["x"])
        boek["Lijst"].sheet_state = "veryHidden"

    bladen = lees_bladen(werkboek(vul))

    assert [(blad["naam"], blad["verborgen"]) for blad in bladen] == [
        ("Sheet", False),
        ("Lijst", True),
    ]
    assert [(rij["verborgen"], rij["cellen"]) for rij in bladen[0]["rijen"]] == [
        (False, ["Naam"]),
        (True, ["een", "", "twee"]),
    ]


def test_een_formule_telt_als_haar_uitkomst():
    def vul(boek, blad):
        blad["A2"] = "=1+1"

    kaal = werkboek(vul)
    berekend = herschreven(
        kaal,
        "xl/worksheets/sheet1.xml",
        lambda xml: re.sub(rb"</f><v ?(/>|></v>)", b"</f><v>2</v>", xml),
    )

    assert lees_bladen(berekend)[0]["rijen"][1]["cellen"] == ["2"]
    with pytest.raises(InlezenMislukt) as mislukt:
        lees_bladen(kaal)
    assert str(mislukt.value).startswith("Op blad Sheet, in cel A2, staat een formule zonder")


def test_een_blad_dat_zegt_dat_het_reusachtig_is_leest_gewoon():
    inhoud = herschreven(
        werkboek(lambda boek, blad: None),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'ref="A1"', b'ref="A1:XFD1048576"'),
    )
    begin = monotonic()

    assert lees_bladen(inhoud)[0]["rijen"][0]["cellen"] == ["Naam"]
    assert monotonic() - begin < 2


def rijen(aantal, breedte=1):
    def vul(boek, blad):
        for nummer in range(aantal):
            blad.append([nummer + 1] * breedte)

    return vul


def zet(plek, waarde):
    def vul(boek, blad):
        blad[plek] = waarde

    return vul


def voeg_samen(gebied):
    def vul(boek, blad):
        blad["A1"] = "x"
        blad.merge_cells(gebied)

    return vul


@pytest.mark.parametrize(
    ("vul", "zin"),
    [
        (lambda boek, blad: None, "In dit Excelbestand staat niets."),
        (rijen(5_001), "Op blad Sheet staan meer dan 5.000 rijen."),
        (rijen(1, 61), "Op blad Sheet, in cel BI1, staat iets ver naar rechts"),
        (zet("XFD1048576", "x"), "Op blad Sheet, in cel XFD1048576, staat iets ver naar rechts"),
        (rijen(4_000, 51), "In dit Excelbestand staan meer dan 200.000 cellen."),
        (voeg_samen("A1:J20001"), "In dit Excelbestand staan meer dan 200.000 cellen."),
    ],
    ids=["leeg", "rijen", "kolommen", "laatste cel", "cellen", "samengevoegd"],
)
def test_te_veel_of_niets_krijgt_een_zin_met_de_plek(vul, zin):
    with pytest.raises(InlezenMislukt) as mislukt:
        lees_bladen(werkboek(vul, leeg=True))

    assert str(mislukt.value).startswith(zin)


@pytest.mark.parametrize(
    ("tekens", "zin"),
    [
        (10_000_000, "wordt bij het uitpakken veel groter"),
        (40_000, "in cel A1, staan 40.000 tekens"),
    ],
)
def test_een_cel_waar_geen_eind_aan_komt_krijgt_een_zin(tekens, zin):
    lang = herschreven(
        werkboek(lambda boek, blad: None),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"Naam", b"x" * tekens),
    )

    with pytest.raises(InlezenMislukt) as mislukt:
        lees_bladen(lang)

    assert zin in str(mislukt.value)


@pytest.mark.parametrize(
    ("deel", "anders"),
    [
        ("xl/workbook.xml", lambda xml: xml[:50]),
        ("xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'r="A1"', b'r="?"')),
        ("xl/worksheets/sheet1.xml", lambda xml: b"\xff\xfe" + xml),
        ("xl/styles.xml", lambda xml: b""),
    ],
)
def test_een_kapot_werkboek_krijgt_een_zin(deel, anders):
    kapot = herschreven(werkboek(lambda boek, blad: None), deel, anders)

    with pytest.raises(InlezenMislukt) as mislukt:
        lees_bladen(kapot)

    assert str(mislukt.value).startswith("Dit Excelbestand is beschadigd")


def test_te_groot_om_te_beginnen():
    with pytest.raises(InlezenMislukt) as mislukt:
        lees_bladen(b"PK\x03\x04" + bytes(5_000_000))

    assert str(mislukt.value).startswith("Dit bestand is groter dan 5 MB.")


def test_door_de_veilige_deur_komt_hetzelfde():
    inhoud = werkboek(zet("B2", "Ĳ"))

    assert lees_afgeschermd(lees_bladen, inhoud) == lees_bladen(inhoud)


@pytest.mark.parametrize("naam", [naam for naam, *_ in vijandig(".xlsx")][::6])
def test_door_de_veilige_deur_krijgt_een_vijandig_bestand_dezelfde_zin(naam):
    inhoud, zin = next((i, z) for n, i, z in vijandig(".xlsx") if n == naam)

    with pytest.raises(InlezenMislukt) as mislukt:
        lees_afgeschermd(lees_bladen, inhoud)

    assert zin in str(mislukt.value)


def test_elke_halve_byte_van_een_werkboek_geeft_rijen_of_een_zin():
    goed = werkboek(rijen(3, 3))

    uitkomsten = set()
    for plek in range(0, len(goed), 97):
        kapot = bytearray(goed)
        struct.pack_into("B", kapot, plek, kapot[plek] ^ 0xFF)
        try:
            uitkomsten.add(type(lees_bladen(bytes(kapot))))
        except InlezenMislukt as mislukt:
            uitkomsten.add(type(mislukt))

    assert uitkomsten == {list, InlezenMislukt}
