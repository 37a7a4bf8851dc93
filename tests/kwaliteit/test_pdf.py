"""The door to the typesetter: our own files only, within limits, the same bytes every time."""

import io
import logging
import socket
import time

import pikepdf
import pytest
from pypdf import PdfReader

import kwaliteit.pdf
from kwaliteit.pdf import PdfMislukt, leesbaar, zet_html
from kwaliteit.pdf.zetter import zet

KANALEN = [
    "<link rel=stylesheet href='{}'>",
    "<style>@import '{}';</style>",
    "<style>@font-face {{ font-family: x; src: url('{}') }} p {{ font-family: x }}</style><p>x",
    "<img src='{}' alt=x>",
    "<svg width=9 height=9><image width=9 height=9 href='{}'/></svg>",
    "<object data='{}'>x</object>",
    "<embed src='{}'>",
    "<p style='background: url(\"{}\")'>x",
    "<ul style='list-style-image: url(\"{}\")'><li>x</ul>",
    "<p style='content: url(\"{}\")'>x",
    "<link rel=attachment href='{}'>",
    "<a rel=attachment href='{}'>x</a>",
]
GEHEIM = "GEHEIM-DAT-NIET-UITLEKT"


def _document(lijf, hoofd=""):
    return f"<!doctype html><html lang=nl><head><title>Toets</title>{hoofd}</head>{lijf}</html>"


def _tekst(pdf):
    return "".join(pagina.extract_text() for pagina in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("kanaal", KANALEN)
def test_wat_niet_van_ons_is_komt_er_niet_in(kanaal, tmp_path):
    from weasyprint.urls import FatalURLFetchingError

    bestand = tmp_path / "geheim.txt"
    bestand.write_text(GEHEIM)
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        poort = server.getsockname()[1]
        adressen = [
            bestand.as_uri(),
            f"http://127.0.0.1:{poort}/css/pdf.css",
            f"https://127.0.0.1:{poort}/",
            f"ftp://127.0.0.1:{poort}/x",
            f"data:text/plain,{GEHEIM}",
            f"//127.0.0.1:{poort}/x",
            f"http://127.0.0.1:{poort}/doorverwijzing?naar={bestand.as_uri()}",
            "../../../etc/passwd",
        ]

        for adres in adressen:
            try:
                pdf = zet(_document(kanaal.format(adres)))
            except FatalURLFetchingError:
                continue
            with pikepdf.open(io.BytesIO(pdf)) as document:
                assert not document.attachments
                assert GEHEIM not in _tekst(pdf)
                assert not [rij for rij in document.objects if _bevat(rij, GEHEIM)]

        with pytest.raises(BlockingIOError):
            server.accept()


def _bevat(rij, tekst):
    return isinstance(rij, pikepdf.Stream) and tekst.encode() in rij.read_bytes()


def test_onze_eigen_opmaak_komt_er_wel_in():
    pdf = zet(_document("<h1>Kop</h1>", "<link rel=stylesheet href='css/pdf.css'>"))

    with pikepdf.open(io.BytesIO(pdf)) as document:
        letters = document.pages[0].obj.Resources.Font.values()
        namen = {str(letter.BaseFont).partition("+")[2] for letter in letters}

    assert namen == {"Commissioner-Kop-Semi-Bold", "Commissioner"}


def test_een_naam_van_verre_staat_in_de_letter_van_het_huis():
    namen = "Ayşe Ağaoğlu, Łukasz, Ĳsbrand, Ștefan, Nguyễn"

    pdf = zet(_document(f"<h1>{namen}</h1>", "<link rel=stylesheet href='css/pdf.css'>"))

    assert _tekst(pdf).split("\n")[0] == namen
    with pikepdf.open(io.BytesIO(pdf)) as document:
        letters = document.pages[0].obj.Resources.Font.values()
        lettertypen = {str(letter.BaseFont).partition("+")[2] for letter in letters}
    assert lettertypen == {"Commissioner-Kop-Semi-Bold", "Commissioner"}


def test_een_vreemd_bestand_weigert_het_geheel_met_een_zin():
    with pytest.raises(PdfMislukt, match="De pdf kon niet worden gemaakt"):
        zet_html(_document("<img src='file:///etc/hostname' alt=x>"))


def test_wat_te_lang_duurt_stopt(monkeypatch):
    monkeypatch.setattr(kwaliteit.pdf, "WACHTTIJD", 0.01)

    with pytest.raises(PdfMislukt, match="duurde te lang"):
        zet_html(_document("<p>x"))


def test_wat_misgaat_zet_geen_tekst_in_het_logboek(caplog):
    with pytest.raises(PdfMislukt):
        zet_html(_document(f"<p>{GEHEIM}<img src='file:///{GEHEIM}' alt=x>"))

    assert "FatalURLFetchingError" in caplog.text
    assert GEHEIM not in caplog.text


def test_dezelfde_tekst_geeft_dezelfde_bytes():
    html = _document("<h1>Kop</h1><table><thead><tr><th>a<th>b<tbody><tr><th>c<td>d</table>")

    assert zet_html(html) == zet_html(html)


@pytest.mark.parametrize(
    "lijf",
    [
        f"<p>{'w' * 4_000}",
        f"<h2>{'W' * 4_000}</h2>",
        f"<table style='table-layout: fixed'><tr><td>a<td>b<td>c<td>{'w' * 4_000}</table>",
        f"<p>{'De leraar kijkt wat er nodig is. ' * 600}",
        f"<p>{'a' + chr(0x301) * 5_000}",
        f"<p>{'é' * 20_000}",
    ],
    ids=["woord", "kop", "cel", "tekst", "stapel", "20.000 letters"],
)
def test_een_bom_is_binnen_een_minuut_onschadelijk(lijf):
    begin = time.process_time()

    pdf = zet(_document(lijf, "<link rel=stylesheet href='css/pdf.css'>"))

    assert pdf.startswith(b"%PDF-")
    assert time.process_time() - begin < 15


def test_een_lang_woord_komt_er_heel_weer_uit():
    woord = "abcdefghij" * 400

    tekst = _tekst(zet(_document(f"<p>{woord}", "<link rel=stylesheet href='css/pdf.css'>")))

    assert "".join(tekst.split()).replace("1van2", "").startswith(woord)


def test_een_nederlands_woord_krijgt_geen_breekpunt():
    pdf = zet(_document("<p>Ons schoolondersteuningsprofiel is nieuw."))

    assert _tekst(pdf) == "Ons schoolondersteuningsprofiel is nieuw."


@pytest.mark.parametrize(
    ("tekst", "leesbaar_"),
    [
        ("a\x00b\x08c\x1fd", "abcd"),
        ("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne"),
        ("a\u202eb\u2066c", "abc"),
        ("a\ud800b\ufffec", "abc"),
        ("<p>\n  a\n  b\n</p>", "<p> a\n  b </p>"),
    ],
    ids=["stuurtekens", "regelsprongen", "leesrichting", "geen tekens", "inspringen"],
)
def test_wat_niet_te_drukken_is_valt_weg(tekst, leesbaar_):
    assert leesbaar(tekst) == leesbaar_


def test_een_teken_zonder_letter_houdt_niets_tegen():
    tekst = "Goed gedaan 😀 Łukasz Şahin 👍🏽 日 本 ✓"

    pdf = zet_html(_document(f"<p>{tekst}", "<link rel=stylesheet href='css/pdf.css'>"))

    assert _tekst(pdf).split("\n")[0] == tekst
    with pikepdf.open(io.BytesIO(pdf)) as document:
        letters = document.pages[0].obj.Resources.Font.values()
        assert {str(letter.Encoding) for letter in letters} == {"/Identity-H"}


def test_regels_in_een_tekst_blijven_regels():
    html = leesbaar(_document("<p>een\ntwee", "<link rel=stylesheet href='css/pdf.css'>"))

    assert _tekst(zet(html)).split("\n")[:2] == ["een", "twee"]


def test_de_opmaak_geeft_geen_waarschuwing(caplog):
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        zet(_document("<h1>x</h1>", "<link rel=stylesheet href='css/pdf.css'>"))

    assert caplog.messages == []
