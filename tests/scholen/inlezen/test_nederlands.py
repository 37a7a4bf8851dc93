"""What Dutch lists do to a number or a name, each with the line that comes out of it."""

import io
import re
import unicodedata
from datetime import date
from zipfile import ZipFile

import pytest

from scholen.inlezen.fout import InlezenMislukt
from tests.scholen.inlezen.lijsten import csv, kort, lees, xlsx

KOP = "BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;PLAATSNAAM"
ABEEL = ("99XA00", "De Abeel", "Tolhorn")
RIJ = "99XA;00;De Abeel;Tolhorn"
BLAD = ["BRIN6", "Naam", "Plaats"]


def _samengevoegd(blad):
    blad.merge_cells("A2:A3")


def _verborgen(blad):
    blad.row_dimensions[3].hidden = True


GOED = {  # name of the file, its bytes, and what comes out
    "oude familie van DUO": (
        csv(
            "PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;PLAATSNAAM;"
            "PLAATSNAAM CORRESPONDENTIEADRES",
            "Verzonnen;99901;99XA;99XA00;De Abeel;TOLHORN;HAVERLO",
        ),
        [ABEEL],
    ),
    "nieuwe familie van DUO": (
        csv(
            '\ufeff"PROVINCIE","BEVOEGD GEZAG NUMMER","INSTELLINGSCODE","VESTIGINGSCODE",'
            '"VESTIGINGSNAAM","PLAATSNAAM"',
            '"Verzonnen","99901","99XA","00","De Abeel","TOLHORN"',
        ),
        [ABEEL],
    ),
    "namen met onderstreping": (
        csv(
            "INSTELLINGSCODE;VESTIGINGSCODE;INSTELLINGSNAAM_VESTIGING;PLAATSNAAM;SOORT_PO;"
            "BEVOEGD_GEZAG_NUMMER",
            "99XA;00;De Abeel;Tolhorn;Bo;99901",
        ),
        [ABEEL],
    ),
    "hoofdvestigingen": (
        csv("INSTELLINGSCODE;INSTELLINGSNAAM;PLAATSNAAM", "99XA;De Abeel;TOLHORN"),
        [ABEEL],
    ),
    "windows-1252": (
        csv(KOP, "99XA;00;Café Zuid;Tolhorn", codering="cp1252"),
        [("99XA00", "Café Zuid", "Tolhorn")],
    ),
    "UTF-16 uit Excel": (
        csv(KOP.replace(";", "\t"), RIJ.replace(";", "\t"), codering="utf-16"),
        [ABEEL],
    ),
    "regel met sep": (csv("sep=;", KOP, RIJ), [ABEEL]),
    "streepjes ertussen": (csv(KOP.replace(";", "|"), RIJ.replace(";", "|")), [ABEEL]),
    "regeleinden van een oude Mac": (csv(KOP, RIJ).replace(b"\r\n", b"\r"), [ABEEL]),
    "harde spatie": (csv(KOP, "99XA\u00a0;00;De\u00a0Abeel\u00a0;Tolhorn"), [ABEEL]),
    "accenten los van de letter": (
        csv(KOP, unicodedata.normalize("NFD", "99XA;00;De Kéiler;Tolhorn")),
        [("99XA00", "De Kéiler", "Tolhorn")],
    ),
    "IJ als één teken": (
        csv(KOP, "99XA;00;De Ĳssel;Ĳmuiden"),
        [("99XA00", "De IJssel", "IJmuiden")],
    ),
    "plaatsen in hoofdletters": (
        csv(
            KOP,
            "99XA;00;OBS DE ABEEL;'S-GRAVENHAGE",
            "99XB;00;B;IJSSELSTEIN",
            "99XC;00;C;BERGEN OP ZOOM",
        ),
        [
            ("99XA00", "OBS De Abeel", "'s-Gravenhage"),
            ("99XB00", "B", "IJsselstein"),
            ("99XC00", "C", "Bergen op Zoom"),
        ],
    ),
    "aanhalingstekens in een naam": (
        csv(KOP, '99XA;00;"Basisschool ""De Abeel""; noord";Tolhorn', '99XB;00;OBS "B";Tolhorn'),
        [
            ("99XA00", 'Basisschool "De Abeel"; noord', "Tolhorn"),
            ("99XB00", 'OBS "B"', "Tolhorn"),
        ],
    ),
    "nieuwe regel in een cel": (csv(KOP, '99XA;00;"De\nAbeel";Tolhorn'), [ABEEL]),
    "lege regels": (csv("", "", KOP, "", RIJ, ";;;", ""), [ABEEL]),
    "totaal onderaan": (csv(KOP, RIJ, "Totaal;1;;", "Bron: DUO, oktober;;;"), [ABEEL]),
    "kop niet bovenaan": (csv("Scholen van ons;;;", "oktober;;;", "", KOP, RIJ), [ABEEL]),
    "kop nog een keer": (
        csv(KOP, RIJ, KOP, "99XB;00;B;Tolhorn"),
        [ABEEL, ("99XB00", "B", "Tolhorn")],
    ),
    "kolom dubbel en gelijk": (csv(f"{KOP};PLAATSNAAM", f"{RIJ};Tolhorn"), [ABEEL]),
    "twee keer precies gelijk": (csv(KOP, RIJ, RIJ), [ABEEL]),
    "kleine letters en een streepje": (
        csv("brin6;naam;plaats", "99xa-00;De Abeel;Tolhorn"),
        [ABEEL],
    ),
    "datum in een andere kolom": (
        xlsx([[*BLAD, "sinds"], ["99XA00", "De Abeel", "Tolhorn", date(2020, 8, 1)]]),
        [ABEEL],
    ),
    "vestigingsnummer als getal": (
        xlsx([["BRIN", "Vestigingsnummer", "Naam", "Plaats"], ["99XA", 0, "De Abeel", "Tolhorn"]]),
        [ABEEL],
    ),
    "verborgen rij": (
        xlsx([BLAD, ["99XA00", "De Abeel", "Tolhorn"], ["99XB00", "B", "X"]], maak=_verborgen),
        [ABEEL],
    ),
    "samengevoegde cellen": (
        xlsx(
            [
                ["BRIN", "Vestigingsnummer", "Naam", "Plaats"],
                ["99XA", "00", "De Abeel", "Tolhorn"],
                [None, "01", "De Abeel, noord", "Tolhorn"],
            ],
            maak=_samengevoegd,
        ),
        [ABEEL, ("99XA01", "De Abeel, noord", "Tolhorn")],
    ),
    "titel over de breedte": (
        xlsx(
            [["Onze scholen"], [], BLAD, list(ABEEL)], maak=lambda blad: blad.merge_cells("A1:C1")
        ),
        [ABEEL],
    ),
}


@pytest.mark.parametrize(("inhoud", "verwacht"), list(GOED.values()), ids=list(GOED))
def test_zo_komt_het_eruit(inhoud, verwacht):
    naam = "lijst.xlsx" if inhoud.startswith(b"PK") else "lijst.csv"

    assert kort(lees(inhoud, naam)) == verwacht


HERSTELD = {
    "nul weg voor het BRIN-nummer": ("9XA;00;De Abeel;Tolhorn", "09XA00", "9XA00"),
    "nul weg in één nummer": (";99XA0;De Abeel;Tolhorn", "99XA00", "99XA0"),
    "allebei": ("9XA;1;De Abeel;Tolhorn", "09XA01", "9XA01"),
    "in één nummer": (";9XA00;De Abeel;Tolhorn", "09XA00", "9XA00"),
}


@pytest.mark.parametrize(("rij", "brin6", "gelezen"), list(HERSTELD.values()), ids=list(HERSTELD))
def test_een_nul_komt_terug_waar_maar_een_nummer_kan_en_dan_zeggen_we_het(rij, brin6, gelezen):
    (regel,) = lees(csv(KOP, rij)).regels

    assert regel.brin6 == brin6
    assert regel.twijfel == f"We lazen {gelezen} als {brin6}: er leek een nul weg."


@pytest.mark.parametrize(("cel", "brin6"), [("0", "99XA00"), ("1", "99XA01"), ("12", "99XA12")])
def test_een_vestigingsnummer_in_een_eigen_kolom_kan_maar_een_ding_zijn(cel, brin6):
    (regel,) = lees(csv(KOP, f"99XA;{cel};De Abeel;Tolhorn")).regels

    assert (regel.brin6, regel.twijfel) == (brin6, "")


FOUT = {
    "BRIN-nummer werd 500": (
        "500;00;De Abeel;Tolhorn",
        "{}, kolom “BRIN NUMMER”: hier staat het getal 500. Een spreadsheet maakt van een"
        " BRIN-nummer met een E soms een getal. Zet de kolom op Tekst en typ het BRIN-nummer"
        " opnieuw.",
    ),
    "BRIN-nummer werd 5,00E+02": (
        "5,00E+02;00;De Abeel;Tolhorn",
        "{}, kolom “BRIN NUMMER”: hier staat het getal 5,00E+02. Een spreadsheet maakt van"
        " een BRIN-nummer met een E soms een getal. Zet de kolom op Tekst en typ het BRIN-nummer"
        " opnieuw.",
    ),
    "letters te veel": (
        "99XAB;00;De Abeel;Tolhorn",
        "{}, kolom “BRIN NUMMER”: 99XAB is geen BRIN-nummer. Dat heeft twee cijfers en"
        " twee letters, zoals 99XA, en voor een vestiging nog twee cijfers.",
    ),
    "twee nummers die niet passen": (
        "99XA;99XB00;De Abeel;Tolhorn",
        "{}, kolom “VESTIGINGSNUMMER”: hier staat 99XB00, maar het BRIN-nummer ernaast is"
        " 99XA. Kijk welke van de twee klopt.",
    ),
    "vestiging werd 1 februari": (
        "99XA;1-2;De Abeel;Tolhorn",
        "{}, kolom “VESTIGINGSNUMMER”: 1-2 is geen vestigingsnummer. Dat heeft twee cijfers"
        " (00), of het is het BRIN-nummer met twee cijfers erachter (99XA00).",
    ),
    "geen nummer": (
        ";;De Abeel;Tolhorn",
        "{}, kolom “BRIN NUMMER”: hier ontbreekt het BRIN-nummer. Vul het in.",
    ),
    "geen naam": ("99XA;00;;Tolhorn", "{}: bij 99XA00 ontbreekt de naam. Vul die in."),
    "naam veel te lang": (
        f"99XA;00;{'a' * 201};Tolhorn",
        "{}: de naam is langer dan 200 tekens. Maak die korter.",
    ),
}


def _zin(inhoud, naam="lijst.csv"):
    with pytest.raises(InlezenMislukt) as mislukt:
        lees(inhoud, naam)
    return str(mislukt.value)


@pytest.mark.parametrize(("rij", "zin"), list(FOUT.values()), ids=list(FOUT))
def test_wat_we_niet_lezen_noemt_de_plek_en_wat_je_doet(rij, zin):
    staat = "; ".join(filter(None, rij.split(";")))
    if len(staat) > 60:
        staat = f"{staat[:60]}…"
    assert _zin(csv(KOP, rij)) == zin.format(f"Regel 2 (“{staat}”)")


IN_EXCEL = {
    "BRIN-nummer werd 500": (
        [["BRIN", "Vestigingsnummer", "Naam"], [500, "00", "De Abeel"]],
        "Blad “Scholen”, rij 2 (“500; 00; De Abeel”), kolom A (“BRIN”): hier staat het getal"
        " 500. Een spreadsheet maakt van een BRIN-nummer met een E soms een getal. Zet de kolom op"
        " Tekst en typ het BRIN-nummer opnieuw.",
    ),
    "vestiging werd een datum": (
        [["BRIN", "Vestigingsnummer", "Naam"], ["99XA", date(2026, 2, 1), "De Abeel"]],
        "Blad “Scholen”, rij 2 (“99XA; 1-2-2026; De Abeel”), kolom B (“Vestigingsnummer”): hier"
        " staat een datum (1-2-2026). Een spreadsheet maakte die van iets anders. Zet de kolom op"
        " Tekst en typ het opnieuw.",
    ),
    "fout van het rekenblad": (
        [BLAD, ["#N/A", "De Abeel", "Tolhorn"]],
        "Blad “Scholen”, rij 2 (“#N/A; De Abeel; Tolhorn”), kolom A (“BRIN6”): hier staat een"
        " fout van het rekenblad (#N/A). Typ in die cel wat er hoort te staan.",
    ),
    "formule zonder uitkomst": (
        [BLAD, ['="99XA"&"00"', "De Abeel", "Tolhorn"]],
        "Op blad Scholen, in cel A2, staat een formule zonder uitkomst. Open het bestand in Excel,"
        " bewaar het en laad het opnieuw.",
    ),
    "kolom dubbel en anders": (
        [["BRIN6", "Naam", "Naam"], ["99XA00", "De Abeel", "De Beuk"]],
        "Blad “Scholen”, rij 2 (“99XA00; De Abeel; De Beuk”), kolom C (“Naam”): deze kolom"
        " staat er twee keer in, met “De Abeel” en “De Beuk”. Haal een van de twee weg.",
    ),
}


@pytest.mark.parametrize(("rijen", "zin"), list(IN_EXCEL.values()), ids=list(IN_EXCEL))
def test_een_cel_van_excel_wordt_met_blad_rij_en_kolom_genoemd(rijen, zin):
    assert _zin(xlsx(rijen), "lijst.xlsx") == zin


def test_een_formule_is_haar_uitkomst():
    """As Excel saves it: the formula and, beside it, what came out."""
    formule = b"<f>&quot;99XA&quot;&amp;&quot;00&quot;</f>"
    werkmap = xlsx([BLAD, ["99XA00", "De Abeel", "Tolhorn"]])
    uit = io.BytesIO()
    with ZipFile(io.BytesIO(werkmap)) as bron, ZipFile(uit, "w") as doel:
        for naam in bron.namelist():
            deel = bron.read(naam)
            if naam == "xl/worksheets/sheet1.xml":
                cel = re.search(rb'<c r="A2".*?</c>', deel).group()
                deel = deel.replace(cel, b'<c r="A2" t="str">' + formule + b"<v>99XA00</v></c>")
                assert formule in deel
            doel.writestr(naam, deel)

    assert kort(lees(uit.getvalue(), "lijst.xlsx")) == [ABEEL]
