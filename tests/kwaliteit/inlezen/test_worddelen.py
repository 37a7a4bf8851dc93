"""A .docx taken apart: hostile documents get a sentence, within their time."""

import io
import zipfile

import docx
import pytest

from kwaliteit.inlezen.bestand import herken_bestand
from kwaliteit.inlezen.worddelen import MAX_ALINEAS, lees_delen
from scholen.inlezen.fout import InlezenMislukt
from tests.scholen.inlezen.vijandig import vijandig

RUIMTE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ALINEA = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
CEL = "<w:tbl><w:tr><w:tc>"


def document(romp, anders=None):
    """An ordinary .docx with this inside its body; ``anders`` holds other parts by name."""
    begin, uit = io.BytesIO(), io.BytesIO()
    docx.Document().save(begin)
    with zipfile.ZipFile(begin) as oud, zipfile.ZipFile(uit, "w", 8) as nieuw:
        for naam in oud.namelist():
            xml = f"<w:document {RUIMTE}>{romp}</w:document>".encode()
            delen = {"word/document.xml": xml, **(anders or {})}
            nieuw.writestr(naam, delen.get(naam) or oud.read(naam))
    return uit.getvalue()


def in_romp(inhoud, anders=None):
    return document(f"<w:body>{inhoud}</w:body>", anders)


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (document(""), "Dit Wordbestand is beschadigd"),
        (in_romp(""), "In dit Wordbestand staat geen tekst."),
        (in_romp(CEL * 5_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5_000), "Dit Wordbestand is"),
        (
            in_romp("".join(map(ALINEA.format, range(MAX_ALINEAS + 1)))),
            "Dit document heeft meer dan",
        ),
        (b"PK\x03\x04" + bytes(5_000_000), "Dit bestand is groter dan 5 MB."),
    ],
    ids=["zonder romp", "leeg", "diep", "lang", "groot"],
)
def test_een_document_dat_geen_document_is_krijgt_een_zin(inhoud, zin):
    with pytest.raises(InlezenMislukt) as mislukt:
        lees_delen(inhoud)

    assert str(mislukt.value).startswith(zin)


def test_een_cel_over_oneindig_veel_kolommen_is_gewoon_een_cel():
    breed = '<w:tcPr><w:gridSpan w:val="99999999999999"/></w:tcPr>'
    rij = f"<w:tbl><w:tr><w:tc>{breed}{ALINEA.format('a')}</w:tc></w:tr></w:tbl>"

    (tabel,) = lees_delen(in_romp(rij))

    assert [len(cel) for cel in tabel["rijen"][0]["cellen"]] == [1, *[0] * 59]


def test_een_cel_die_omlaag_doorloopt_telt_in_een_tabel_in_een_tabel_maar_een_keer():
    inhoud = ALINEA.format("a")
    for _ in range(25):  # each layer would double what is in it
        doorlopend = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr>{}</w:tc>"
        boven = doorlopend.format(' w:val="restart"', inhoud)
        inhoud = (
            f"<w:tbl><w:tr>{boven}</w:tr><w:tr>{doorlopend.format('', '<w:p/>')}</w:tr></w:tbl>"
        )

    (tabel,) = lees_delen(in_romp(inhoud))

    boven, onder = tabel["rijen"]
    assert [alinea["tekst"] for alinea in boven["cellen"][0] if alinea["tekst"]] == ["a"]
    assert onder["vervolg"] == [0]


def test_het_nummer_van_een_alinea_is_geen_plaats_voor_een_boek():
    niveau = f'<w:lvl w:ilvl="0"><w:lvlText w:val="{"x" * 3_000}%1."/></w:lvl>'
    begin = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    lijsten = f"<w:numbering {RUIMTE}>" + (
        f'<w:abstractNum w:abstractNumId="0">{niveau}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{begin.format("9" * 4_000)}</w:num>'
        "</w:numbering>"
    )
    nummer = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    romp = ALINEA.format("a").replace("<w:r>", f"{nummer}<w:r>")

    (alinea,) = lees_delen(in_romp(romp, {"word/numbering.xml": lijsten.encode()}))

    assert (alinea["tekst"], alinea["merk"]) == ("a", "x" * 60)


@pytest.mark.parametrize(
    ("soort", "naam"),
    [(soort, naam) for soort in (".xlsx", ".docx") for naam, *_ in vijandig(soort)],
)
def test_een_vijandig_kader_krijgt_door_de_hele_deur_een_zin(soort, naam):
    inhoud, zin = next((i, z) for n, i, z in vijandig(soort) if n == naam)

    with pytest.raises(InlezenMislukt) as mislukt:
        herken_bestand(f"kader{soort}", inhoud)

    assert zin in str(mislukt.value)
