"""Office files that are made to harm, or that are not what they say; small, made on the spot."""

import io
import struct
import zipfile
from itertools import pairwise

INHOUDSOPGAVE = b'<?xml version="1.0"?><Types xmlns="x"/>'
STAPEL = "".join(
    f'<!ENTITY {naam} "{f"&{vorige};" * 10}">' for vorige, naam in pairwise("abcdefghij")
)
BOM_VAN_XML = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol">{STAPEL}]><x>&j;</x>'
BUITEN = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def pakket(soort, delen=(), *, basis=True, comprimeer=True):
    """A zip with the main part of ``soort`` and the given parts (name, bytes)."""
    hoofd = {".xlsx": "xl/workbook.xml", ".docx": "word/document.xml"}[soort]
    uit = io.BytesIO()
    manier = zipfile.ZIP_DEFLATED if comprimeer else zipfile.ZIP_STORED
    with zipfile.ZipFile(uit, "w", manier) as zip_:
        if basis:
            zip_.writestr("[Content_Types].xml", INHOUDSOPGAVE)
            zip_.writestr(hoofd, b"<x/>")
        for naam, inhoud in delen:
            zip_.writestr(naam, inhoud)
    return uit.getvalue()


def met_gelogen_grootte(soort):
    """Says in its list of contents that a part of 3 MB is 30 bytes."""
    goed = bytearray(pakket(soort, [("deel.xml", b"<x>" + b" " * 3_000_000 + b"</x>")]))
    echt = struct.pack("<I", 3_000_007)
    plek = goed.rfind(echt)
    goed[plek : plek + 4] = struct.pack("<I", 30)
    return bytes(goed)


def vlag_van_wachtwoord(soort):
    goed = bytearray(pakket(soort))
    plek = goed.find(b"PK\x01\x02")
    goed[plek + 8] |= 1
    return bytes(goed)


def vijandig(soort):
    """Name, bytes and the beginning of the sentence it gets."""
    goed = pakket(soort)
    groot = "wordt bij het uitpakken veel groter"
    dtd = "staat iets wat"
    naam = "staan onderdelen met een vreemde naam"
    klein = [(f"{n}.xml", bytes(900_000)) for n in range(60)]
    extern = [("xl/externalLinks/externalLink1.xml", b"<x/>")]
    slot = "beveiligd met een wachtwoord"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    return [
        ("leeg", b"", "Dit bestand is leeg."),
        ("zipbom", pakket(soort, [("xl/a.xml", bytes(60_000_000))]), groot),
        (
            "veel kleine bommen",
            pakket(soort, klein),
            groot,
        ),
        ("veel onderdelen", pakket(soort, [(f"s{n}.xml", b"<x/>") for n in range(1000)]), groot),
        ("gelogen grootte", met_gelogen_grootte(soort), "is beschadigd"),
        ("zip in zip", pakket(soort, [("meer.zip", goed)]), "zit nog een ingepakt bestand"),
        ("pad omhoog", pakket(soort, [("../../etc/cron.d/x", b"x")]), naam),
        ("absoluut pad", pakket(soort, [("/etc/passwd", b"x")]), naam),
        ("pad van Windows", pakket(soort, [("..\\..\\x.dll", b"x")]), naam),
        ("macro’s", pakket(soort, [("xl/vbaProject.bin", b"x")]), "zitten macro’s"),
        (
            "koppeling",
            pakket(soort, extern),
            "haalt gegevens",
        ),
        ("xml-bom", pakket(soort, [("docProps/app.xml", BOM_VAN_XML)]), dtd),
        ("xml van buiten", pakket(soort, [("docProps/app.xml", BUITEN)]), dtd),
        ("xml-bom in UTF-16", pakket(soort, [("x.xml", BOM_VAN_XML.encode("utf-16"))]), dtd),
        (
            "wachtwoord",
            ole + "EncryptedPackage".encode("utf-16-le"),
            "beveiligd met een wachtwoord",
        ),
        ("wachtwoord in de zip", vlag_van_wachtwoord(soort), slot),
        ("oude versie", ole, "van een oude versie"),
        ("afgekapt", goed[:-40], "is beschadigd"),
        ("alleen het begin", b"PK\x03\x04" + bytes(100), "is beschadigd"),
        ("andere zip", pakket(soort, [("index.html", b"x")], basis=False), "maar het is geen"),
        ("html", b"\n<html><table><tr><td>1</td></tr></table></html>", "maar het is een webpagina"),
        ("pdf met een zip erin", b"%PDF-1.7\n" + goed, "maar het is een pdf"),
        ("plaatje", b"\x89PNG\r\n\x1a\n" + goed, "maar het is een plaatje"),
        ("tekst", "naam;brin\nDe Brug;11ZZ\n".encode("cp1252"), "maar het is iets anders"),
        ("nullen", bytes(1000), "maar het is iets anders"),
    ]
