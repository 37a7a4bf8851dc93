"""Lists that cannot be used, and files that are made to harm: a sentence each, and no rows."""

import resource
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scholen.inlezen.bestand import lees_bestand
from scholen.inlezen.fout import InlezenMislukt
from tests.scholen.inlezen.lijsten import BESTUUR, csv, kort, lees, xlsx
from tests.scholen.inlezen.test_nederlands import KOP, RIJ
from tests.scholen.inlezen.vijandig import pakket

DUO = "BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM"
BREED = ["BRIN6", "Naam", *[f"k{n}" for n in range(60)]]


def _zin(naam, inhoud):
    with pytest.raises(InlezenMislukt) as mislukt:
        lees_bestand(naam, inhoud, bestuursnummer=BESTUUR)
    return str(mislukt.value)


VIJANDIG = {  # name, bytes, and what the sentence says
    "leeg": ("a.csv", b"", "Dit bestand is leeg."),
    "alleen wit": ("a.csv", b" \r\n\r\n", "Dit bestand is leeg."),
    "plaatje": ("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(500), "maar het is een plaatje"),
    "foto": ("a.csv", b"\xff\xd8\xff\xe0" + bytes(500), "maar het is een plaatje"),
    "pdf": ("a.csv", b"%PDF-1.7\n...", "maar het is een pdf"),
    "Excel met de naam csv": ("a.csv", pakket(".xlsx"), "maar het is een Excel- of Wordbestand"),
    "oud Excel": ("a.csv", b"\xd0\xcf\x11\xe0" + bytes(500), "een oud Excel- of Wordbestand"),
    "NUL": ("a.csv", f"{KOP}\r\n99XA;00;De\0Abeel;X".encode(), "geen leesbare tekst"),
    "halve UTF-8": (
        "a.csv",
        f"{KOP}\r\n99XA;00;Café\r\n".encode() + b"x;\xc3",
        "Regel 3 (“x;\ufffd”): hier",
    ),
    "BOM met windows-1252": (
        "a.csv",
        b"\xef\xbb\xbf" + csv(KOP) + b"\r\nCaf\xe9",
        "Regel 2 (“Caf\ufffd”): hier",
    ),
    "te groot": ("a.csv", b"x;" * 12_600_000, "groter dan 25 MB"),
    "cel van 10 MB": ("a.csv", csv(KOP, "99XA;00;" + "a" * 10_000_000), "…”): hier klopt"),
    "aanhalingsteken blijft open": (
        "a.csv",
        csv(KOP, RIJ, '99XB;00;"B;X', RIJ),
        'Regel 3 (“99XB;00;"B;X”): hier',
    ),
    "aanhalingsteken halverwege": ("a.csv", csv(KOP, '99XA;00;"De "Abeel"";X'), "Regel 2 (“99XA;"),
    "honderdduizend regels": ("a.csv", csv(KOP, *[RIJ] * 100_001), "meer dan 100000 regels"),
    "16.384 kolommen": ("a.csv", csv(f"{KOP};{';'.join(map(str, range(16_380)))}"), "60 kolommen"),
    "kolommen in Excel": (
        "a.xlsx",
        xlsx([BREED, ["99XA00", "De Abeel", *"x" * 60]]),
        "naar rechts",
    ),
    "xlsx dat tekst is": ("a.xlsx", csv(KOP, RIJ), "maar het is iets anders"),
    "zipbom": ("a.xlsx", pakket(".xlsx", [("xl/a.xml", bytes(60_000_000))]), "veel groter"),
    "macro’s": ("a.xlsm", pakket(".xlsx"), "met macro’s"),
    "LibreOffice": ("a.ods", b"PK\x03\x04", "van LibreOffice"),
    "zip": ("a.zip", b"PK\x03\x04", "Dit is een zip"),
    "Word": ("a.docx", b"PK\x03\x04", "We lezen lijsten van scholen uit Excel"),
    "zonder naam": ("", csv(KOP, RIJ), "We lezen lijsten van scholen uit Excel"),
}


@pytest.mark.parametrize(("naam", "inhoud", "zin"), list(VIJANDIG.values()), ids=list(VIJANDIG))
def test_een_vijandig_bestand_krijgt_een_zin(naam, inhoud, zin):
    begin = time.process_time() + resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime

    gezegd = _zin(naam, inhoud)

    verbruikt = time.process_time() + resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - begin
    assert zin in gezegd
    assert gezegd.endswith(".")
    assert gezegd.count(".") >= 2  # what is wrong, and what now
    assert verbruikt < 2


ONBRUIKBAAR = {
    "geen kolom met BRIN": (
        csv("NAAM;PLAATS", "De Abeel;Tolhorn"),
        "In dit bestand staat geen kolom met het BRIN-nummer. Zet er een kolom bij met de naam"
        " BRIN6 (99XA00), of BRIN (99XA) en VESTIGINGSNUMMER (00), en kies het bestand opnieuw.",
    ),
    "geen kolom met een naam": (
        csv("BRIN6;PLAATS", "99XA00;Tolhorn"),
        "In dit bestand staat geen kolom met de naam van de school. Zet er een kolom bij met de"
        " naam VESTIGINGSNAAM of SCHOOL, en kies het bestand opnieuw.",
    ),
    "geen kop": (
        csv("99XA00;De Abeel", "99XB00;De Beuk"),
        "In de eerste dertig rijen vinden we geen namen van kolommen. Zet boven de lijst een rij"
        " met BRIN6, NAAM en PLAATS, of kies een bestand van DUO met vestigingen of"
        " hoofdvestigingen.",
    ),
    "alleen een kop": (
        csv(KOP),
        "Onder de namen van de kolommen staat geen enkele school. Kies een ander bestand.",
    ),
    "geen school van dit bestuur": (
        csv(DUO, "99902;99YA;00;Ander", "99903;99YB;00;Nog een"),
        "In dit bestand staat geen school van bestuur 99901, wel 2 van andere besturen. Kijk of dit"
        " de goede lijst is: sbo en so staan bij DUO in een ander bestand.",
    ),
    "zelfde nummer met een andere naam": (
        csv(KOP, RIJ, "99XA;00;De Beuk;Tolhorn"),
        "Regel 3 (“99XA; 00; De Beuk; Tolhorn”): 99XA00 staat er twee keer in, hier als “De Beuk”"
        " en op regel 2 (“99XA; 00; De Abeel; Tolhorn”) als “De Abeel”. Haal een van de twee weg.",
    ),
    "geen bestuursnummer": (
        csv(DUO, "99901;99XA;00;De Abeel", ";99XB;00;De Beuk", "Stichting;99XC;00;De Cipres"),
        "Regel 3 (“99XB; 00; De Beuk”), kolom “BEVOEGD GEZAG NUMMER”: hier ontbreekt het"
        " bestuursnummer. Vul vijf cijfers in.\nRegel 4 (“Stichting; 99XC; 00; De Cipres”), kolom"
        " “BEVOEGD GEZAG NUMMER”: STICHTING is geen bestuursnummer. Vul vijf cijfers in.",
    ),
    "het hele land zonder bestuur": (
        csv(KOP, *(f"{n // 26:02d}A{chr(65 + n % 26)};00;School {n};X" for n in range(401))),
        "In dit bestand staan 401 vestigingen. Er is geen kolom met het bestuursnummer om op te"
        " kiezen, en dat is meer dan één bestuur heeft. Bewaar alleen jullie eigen rijen in een"
        " nieuw bestand en kies dat.",
    ),
}


@pytest.mark.parametrize(("inhoud", "zin"), list(ONBRUIKBAAR.values()), ids=list(ONBRUIKBAAR))
def test_een_lijst_die_niet_klopt_zegt_wat_je_doet(inhoud, zin):
    assert _zin("lijst.csv", inhoud) == zin


def test_fouten_staan_op_volgorde_van_het_bestand():
    rijen = ["99XA;00;De Abeel;X", "99XA;00;De Beuk;X", "500;00;C;X", "99XA;00;De Den;X", ";;E;X"]

    regels = _zin("lijst.csv", csv(KOP, *rijen)).split("\n")

    assert [regel.partition(":")[0] for regel in regels] == [
        "Regel 3 (“99XA; 00; De Beuk; X”)",
        "Regel 4 (“500; 00; C; X”), kolom “BRIN NUMMER”",
        "Regel 5 (“99XA; 00; De Den; X”)",
        "Regel 6 (“E; X”), kolom “BRIN NUMMER”",
    ]


def test_van_veel_fouten_noemen_we_er_twintig():
    regels = _zin("lijst.csv", csv(KOP, *["xx;00;De Abeel;Tolhorn"] * 25)).split("\n")

    assert len(regels) == 21
    assert "), kolom “BRIN NUMMER”: XX is geen BRIN-nummer." in regels[0]
    assert regels[-1] == "En nog 5 rijen waar iets aan is."


def test_uit_het_hele_land_komen_alleen_de_eigen_rijen():
    """60,000 rows, ten times the real file."""
    letters = [chr(65 + n) for n in range(26)]
    brins = [f"{n}{een}{ander}" for n in range(10, 99) for een in letters for ander in letters]
    rijen = [
        f'"{10_000 + n // 20}","{brin}","00","School {n}","Straat","1","1234 AB","X","Openbaar"'
        for n, brin in enumerate(brins[:60_000])
    ]
    kop = '"BEVOEGD GEZAG NUMMER","INSTELLINGSCODE","VESTIGINGSCODE","VESTIGINGSNAAM","STRAATNAAM",'
    rijen.insert(30_000, '"99901","99XA","00","De Abeel","Kade","1","1234 AB","TOLHORN","Openbaar"')
    inhoud = csv(
        f'\ufeff{kop}"HUISNUMMER-TOEVOEGING","POSTCODE","PLAATSNAAM","DENOMINATIE"', *rijen
    )

    begin = time.process_time()
    lijst = lees(inhoud)

    assert (kort(lijst), lijst.van_anderen) == ([("99XA00", "De Abeel", "Tolhorn")], 60_000)
    assert time.process_time() - begin < 6


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 39), st.sampled_from(["500", "99X", "", "99XA;00;x", "\x1b", "=1+1"]))
def test_een_fout_op_een_willekeurige_rij_houdt_alles_tegen(plek, kapot):
    rijen = [f"99{chr(65 + n // 26)}{chr(65 + n % 26)};00;School {n};Tolhorn" for n in range(40)]
    rijen[plek] = f"{kapot};00;De kapotte;Tolhorn"

    with pytest.raises(InlezenMislukt) as mislukt:
        lees(csv(KOP, *rijen))

    assert str(mislukt.value).startswith(f"Regel {plek + 2}")


def _uitkomst(inhoud, naam):
    try:
        return "lijst" if lees(inhoud, naam).regels else "niets"
    except InlezenMislukt as mislukt:
        return "zin" if str(mislukt).endswith(".") else str(mislukt)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", KOP.encode() + b"\r\n", b"PK\x03\x04"]))
def test_van_willekeurige_bytes_komt_een_lijst_of_een_zin(rommel, begin):
    uitkomsten = {_uitkomst(begin + rommel, naam) for naam in ("a.csv", "a.xlsx")}

    assert uitkomsten <= {"lijst", "zin"}
