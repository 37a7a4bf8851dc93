"""Is this zipped office file safe to open? Looks at its list of contents before unpacking any."""

import io
import re
import zlib
from zipfile import BadZipFile, ZipFile, ZipInfo

from scholen.inlezen.fout import InlezenMislukt

MEESTE_DELEN = 200
MEESTE_BYTES = 50_000_000
HOOGSTE_VERHOUDING = 100
VERHOUDING_VANAF = 1_000_000
"""Below this a part may shrink as well as it likes: an empty sheet does."""
SOORTEN = {
    ".xlsx": ("xl/workbook.xml", "Excelbestand", "Excel"),
    ".docx": ("word/document.xml", "Wordbestand", "Word"),
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
ANDERS = (
    (b"%PDF", "een pdf"),
    (b"{\\rtf", "een rtf-bestand"),
    (b"\x89PNG", "een plaatje"),
    (b"\xff\xd8\xff", "een plaatje"),
    (b"<", "een webpagina of XML-bestand"),
)
INGEPAKT = re.compile(r"\.(zip|xlsx|xlsm|xlsb|docx|docm|pptx|jar|7z|rar|gz)$", re.IGNORECASE)
BIJLAGEN = ("word/embeddings/",)
"""Charts and other objects in a document: nobody opens them, so they may stay."""
DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\x00!\x00(?:D\x00O|E\x00N)|\x00<\x00!\x00[DE]")


def open_pakket(inhoud: bytes, soort: str) -> ZipFile:
    """The opened archive, once its list of contents is that of an ordinary office file.

    Args:
        soort: ``.xlsx`` or ``.docx``.

    Raises:
        InlezenMislukt: another kind of file, a password, macros, links to other files, or a zip
            that is made to be much more than it seems.
    """
    hoofddeel, naam, programma = SOORTEN[soort]
    _controleer_begin(inhoud, naam, programma, soort)
    try:
        pakket = ZipFile(io.BytesIO(inhoud))
        delen = pakket.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError) as fout:
        raise InlezenMislukt(
            f"Dit {naam} is beschadigd of niet helemaal binnengekomen. Open het in {programma}, "
            "bewaar het onder een nieuwe naam en laad dat."
        ) from fout
    _controleer_omvang(delen, naam)
    _controleer_namen(delen, naam, programma, soort)
    if hoofddeel not in {deel.filename for deel in delen}:
        raise InlezenMislukt(
            f"Dit bestand heet {soort}, maar het is geen {naam}. Open het in het programma waar "
            f"het vandaan komt en bewaar het als {soort}."
        )
    _controleer_xml(pakket, delen, naam, programma)
    return pakket


def _controleer_begin(inhoud: bytes, naam: str, programma: str, soort: str) -> None:
    if not inhoud:
        raise InlezenMislukt("Dit bestand is leeg. Kies een ander bestand.")
    if inhoud.startswith(OLE):
        if VERSLEUTELD in inhoud:
            raise InlezenMislukt(
                f"Dit {naam} is beveiligd met een wachtwoord. Open het in {programma}, haal het "
                "wachtwoord eraf, bewaar het en laad het opnieuw."
            )
        raise InlezenMislukt(
            f"Dit is een bestand van een oude versie van {programma}. Open het en bewaar het als "
            f"{soort}."
        )
    if not inhoud.startswith(b"PK\x03\x04"):
        begin = inhoud.removeprefix(b"\xef\xbb\xbf").lstrip()
        wat = next((wat for merk, wat in ANDERS if begin.startswith(merk)), "iets anders")
        raise InlezenMislukt(
            f"Dit bestand heet {soort}, maar het is {wat}. Open het in {programma} en bewaar het "
            f"als {soort}."
        )


def _controleer_omvang(delen: list[ZipInfo], naam: str) -> None:
    groot = [deel for deel in delen if deel.file_size > VERHOUDING_VANAF]
    if (
        len(delen) > MEESTE_DELEN
        or sum(deel.file_size for deel in delen) > MEESTE_BYTES
        or any(deel.file_size > HOOGSTE_VERHOUDING * deel.compress_size for deel in groot)
    ):
        raise InlezenMislukt(
            f"Dit {naam} wordt bij het uitpakken veel groter dan een gewoon document. Kopieer "
            "alleen het deel dat je nodig hebt naar een nieuw bestand en laad dat."
        )


def _controleer_namen(delen: list[ZipInfo], naam: str, programma: str, soort: str) -> None:
    namen = [deel.orig_filename for deel in delen]
    if any("\\" in een or "\0" in een or een.startswith("/") for een in namen) or any(
        ".." in een.split("/") for een in namen
    ):
        raise InlezenMislukt(
            f"In dit {naam} staan onderdelen met een vreemde naam. Open het in {programma}, bewaar "
            "het onder een nieuwe naam en laad dat."
        )
    if len(set(namen)) < len(namen):
        raise InlezenMislukt(
            f"In dit {naam} zit een onderdeel dubbel. Open het in {programma}, bewaar het onder "
            "een nieuwe naam en laad dat."
        )
    if any(een.lower().endswith("vbaproject.bin") for een in namen):
        raise InlezenMislukt(
            f"In dit {naam} zitten macro’s. Bewaar het in {programma} zonder macro’s, als {soort}."
        )
    if any(een.startswith("xl/externalLinks/") for een in namen):
        raise InlezenMislukt(
            f"Dit {naam} haalt gegevens uit een ander bestand. Kopieer alles en plak het als "
            "waarden in een nieuw bestand; laad dat."
        )
    if any(INGEPAKT.search(een) and not een.startswith(BIJLAGEN) for een in namen):
        raise InlezenMislukt(
            f"In dit {naam} zit nog een ingepakt bestand. Haal dat eruit, bewaar het en laad het "
            "opnieuw."
        )
    if any(deel.flag_bits & 0x1 for deel in delen):
        raise InlezenMislukt(
            f"Dit {naam} is beveiligd met een wachtwoord. Haal het wachtwoord eraf, bewaar het en "
            "laad het opnieuw."
        )


def _controleer_xml(pakket: ZipFile, delen: list[ZipInfo], naam: str, programma: str) -> None:
    """No office program writes a DTD, and entities only live in one."""
    try:
        for deel in delen:
            if deel.filename.endswith((".xml", ".rels")) and DTD.search(_lees(pakket, deel)):
                raise InlezenMislukt(
                    f"In dit {naam} staat iets wat {programma} er nooit in zet. Open het, bewaar "
                    "het onder een nieuwe naam en laad dat."
                )
    except (BadZipFile, NotImplementedError, OSError, EOFError, RuntimeError, zlib.error) as fout:
        raise InlezenMislukt(
            f"Dit {naam} is beschadigd of niet helemaal binnengekomen. Open het in {programma}, "
            "bewaar het onder een nieuwe naam en laad dat."
        ) from fout


def _lees(pakket: ZipFile, deel: ZipInfo) -> bytes:
    """No more than it says it holds; one that lies fails its checksum here."""
    with pakket.open(deel) as bestand:
        return bestand.read(deel.file_size + 1)
