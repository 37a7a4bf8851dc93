"""Sets one HTML document as PDF/UA-1: a program of its own, the only one that knows WeasyPrint.

Reads HTML on standard input, writes the PDF on standard output. Started by ``kwaliteit.pdf``
without any of our settings or data, so it imports nothing of ours.
"""

import io
import logging
import re
import resource
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

GEHEUGEN = 1 << 30  # bytes of address space
REKENTIJD = 60  # seconds of processor time
BESTANDSGROOTTE = 64 << 20  # bytes in one file; only fonts on their way in are written

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
BASIS = "https://eigen.invalid/"
BLOKJES = "fonts/blokjes.ttf"
BLOKJE = (  # the outside and the inside of an open box, in thousandths of the size of the letter
    ((80, 0), (80, 700), (620, 700), (620, 0)),
    ((130, 50), (570, 50), (570, 650), (130, 650)),
)
SOORTEN = {".css": "text/css", ".ttf": "font/ttf", ".svg": "image/svg+xml"}

BREEKPUNT = "\u200b"  # zero width; it does not come out again when text is copied
WOORD = re.compile(r"\S{21,}")
BREED = re.compile(r"[A-Z%@mw]|[^\x00-\u024f]")  # these take the room of about two others
STAPELING = re.compile("([\u0300-\u036f]{4})[\u0300-\u036f]+")
OP_EEN_REGEL = 40  # letters of a word that fit; Dutch has whole words of thirty
IN_EEN_KOLOM = 24


def zet(html: str) -> bytes:
    """The PDF of ``html``: tagged, with the same bytes for the same input.

    Signs that no font here has would make the text of a whole font unreadable for some readers;
    then it is set once more, with a font that has a box for each of them.
    """
    gemist = Gemist()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(gemist)
    try:
        pdf = _zet(html)
        if gemist.tekens:
            blokjes = (
                f'<style>@font-face {{ font-family: "Blokje"; src: url("{BLOKJES}") }}</style>'
            )
            pdf = _zet(html.replace("</head>", f"{blokjes}</head>", 1), sorted(gemist.tekens))
    finally:
        logger.removeHandler(gemist)
    return werk_af(pdf)


def _zet(html: str, tekens: Sequence[int] = ()) -> bytes:
    from weasyprint import HTML

    document = HTML(string=html, base_url=BASIS, url_fetcher=eigen_bestanden(tekens))
    maak_breekbaar(document.etree_element)
    pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return pdf


class Gemist(logging.Handler):
    """Hears for which signs there was no letter."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.tekens: set[int] = set()

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).startswith(".notdef") and isinstance(record.args, tuple):
            self.tekens.add(int(str(record.args[-1])))


def eigen_bestanden(tekens: Sequence[int] = ()) -> "URLFetcher":
    """A fetcher that gives our own css, fonts and pictures from memory and refuses the rest.

    Args:
        tekens: the signs for which ``BLOKJES`` has a box.
    """
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    bestanden = {
        BASIS + pad.relative_to(STATIC).as_posix(): pad.read_bytes()
        for map_, patroon in (("css", "pdf*.css"), ("fonts", "pdf-*.ttf"), ("img", "pdf-*.svg"))
        for pad in sorted((STATIC / map_).glob(patroon))
    }
    if tekens:
        bestanden[BASIS + BLOKJES] = maak_blokjes(tekens)

    class EigenBestanden(URLFetcher):  # type: ignore[misc]  # the package has no types
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            if url not in bestanden:
                raise FatalURLFetchingError("not one of our own files")
            soort = SOORTEN[Path(url).suffix]
            return URLFetcherResponse(url, bestanden[url], {"Content-Type": soort})

    return EigenBestanden(allowed_protocols=(), allow_redirects=False)


def maak_blokjes(tekens: Sequence[int]) -> bytes:
    """A font with an open box for each code point, so that copied text still says what it was."""
    vulling = [f"leeg{nummer}" for nummer in range(255)]  # readers expect numbers of two bytes
    namen = [f"u{teken:X}" for teken in tekens]
    alle = [".notdef", *vulling, *namen]
    pen = TTGlyphPen(None)
    for hoeken in BLOKJE:
        pen.moveTo(hoeken[0])
        for hoek in hoeken[1:]:
            pen.lineTo(hoek)
        pen.closePath()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(alle)
    # A space between two boxes is taken from the same font.
    font.setupCharacterMap({**dict(zip(tekens, namen, strict=True)), ord(" "): vulling[-1]})
    font.setupGlyf({**dict.fromkeys(alle, pen.glyph()), vulling[-1]: TTGlyphPen(None).glyph()})
    font.setupHorizontalMetrics({**dict.fromkeys(alle, (700, 80)), vulling[-1]: (250, 0)})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Blokje", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    font.setupPost()
    font.font["head"].created = font.font["head"].modified = 0  # equal input, equal bytes
    uit = io.BytesIO()
    font.font.recalcTimestamp = False
    font.save(uit)
    return uit.getvalue()


def maak_breekbaar(wortel: Any) -> None:  # noqa: ANN401 the tree has no types
    """Give very long words points to break at, in place.

    Without them the time to set one word grows with the square of its length (S-28). Words that
    fit on a line are left whole; columns of a table are narrow, so there the limit is lower.
    """
    stapel = [(wortel, False)]
    while stapel:
        element, smal = stapel.pop()
        if element.tag == "head":
            continue
        smal = smal or element.tag in ("td", "th")
        element.text = _breekbaar(element.text, smal=smal)
        for kind in element:
            kind.tail = _breekbaar(kind.tail, smal=smal)
            stapel.append((kind, smal))


def _breekbaar(tekst: str | None, *, smal: bool) -> str | None:
    if not tekst or tekst.isspace():
        return tekst
    past = IN_EEN_KOLOM if smal else OP_EEN_REGEL
    return WOORD.sub(lambda treffer: _in_stukken(treffer[0], past), STAPELING.sub(r"\1", tekst))


def _in_stukken(woord: str, past: int) -> str:
    if len(woord) + len(BREED.findall(woord)) <= past:
        return woord
    stuk = past // 2
    return BREEKPUNT.join(woord[i : i + stuk] for i in range(0, len(woord), stuk))


def werk_af(pdf: bytes) -> bytes:
    """What PDF/UA asks and WeasyPrint leaves out: scope of header cells, no empty tags.

    Also: running heads and page numbers that are no text to read, annotations that print, page
    labels, and bookmarks without our break points.
    """
    uit = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        _werk_structuur_af(document.Root.StructTreeRoot)
        gelezen = _gelezen(document.Root.StructTreeRoot)
        for pagina in document.pages:
            _maak_bijwerk(document, pagina, gelezen)
            for annotatie in pagina.obj.get("/Annots", []):
                annotatie.F = 4
        document.Root.PageLabels = pikepdf.Dictionary(
            Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.D)]
        )
        for regel in _bladwijzers(document.Root.get("/Outlines")):
            regel.Title = pikepdf.String(str(regel.Title).replace(BREEKPUNT, ""))
        document.save(uit, deterministic_id=True)
    return uit.getvalue()


def _werk_structuur_af(wortel: pikepdf.Object) -> None:
    volgorde = []
    stapel = [wortel]
    while stapel:
        element = stapel.pop()
        volgorde.append(element)
        stapel.extend(kind for kind in _kinderen(element) if "/K" in kind)
    for element in reversed(volgorde):  # children before their parents
        if element.get("/S") == "/TH":
            kolomkop = element.P.P.S == "/THead"
            element.A.Scope = pikepdf.Name.Column if kolomkop else pikepdf.Name.Row
        if isinstance(element.K, pikepdf.Array):
            element.K = pikepdf.Array([kind for kind in element.K if not _is_leeg(kind)])


def _gelezen(wortel: pikepdf.Object) -> set[tuple[tuple[int, int], int]]:
    """Every marked piece of a page that the tree holds: the page, and the number on it."""
    gevonden = set()
    stapel = [wortel]
    while stapel:
        element = stapel.pop()
        inhoud = element.get("/K", [])
        for kind in inhoud if isinstance(inhoud, pikepdf.Array) else [inhoud]:
            if not isinstance(kind, pikepdf.Dictionary):
                gevonden.add((element.Pg.objgen, int(kind)))
            elif "/MCID" in kind:
                gevonden.add((kind.get("/Pg", element.get("/Pg")).objgen, int(kind.MCID)))
            elif "/K" in kind:
                stapel.append(kind)
    return gevonden


def _maak_bijwerk(
    document: pikepdf.Pdf, pagina: pikepdf.Page, gelezen: set[tuple[tuple[int, int], int]]
) -> None:
    """Mark what stands on every page, and in no tag, as an artifact of paging."""
    nieuw: list[Any] = []
    for stap in pikepdf.parse_content_stream(pagina):
        is_los = str(stap.operator) == "BDC" and "/MCID" in stap.operands[1]
        if is_los and (pagina.obj.objgen, int(stap.operands[1].MCID)) not in gelezen:
            bijwerk = [pikepdf.Name.Artifact, pikepdf.Dictionary(Type=pikepdf.Name.Pagination)]
            nieuw.append(pikepdf.ContentStreamInstruction(bijwerk, stap.operator))
        else:
            nieuw.append(stap)
    pagina.obj.Contents = document.make_stream(pikepdf.unparse_content_stream(nieuw))


def _kinderen(element: pikepdf.Object) -> list[pikepdf.Object]:
    kinderen = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    return [kind for kind in kinderen if isinstance(kind, pikepdf.Dictionary)]


def _is_leeg(kind: object) -> bool:
    if not isinstance(kind, pikepdf.Dictionary) or kind.get("/S") in (None, "/TD", "/TH"):
        return False
    inhoud = kind.get("/K")
    return isinstance(inhoud, pikepdf.Array) and len(inhoud) == 0


def _bladwijzers(wortel: pikepdf.Object | None) -> list[pikepdf.Object]:
    gevonden = []
    stapel = [wortel.First] if wortel is not None and "/First" in wortel else []
    while stapel:
        regel = stapel.pop()
        gevonden.append(regel)
        stapel.extend(regel[naam] for naam in ("/First", "/Next") if naam in regel)
    return gevonden


def _begrens() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (REKENTIJD, REKENTIJD))
    resource.setrlimit(resource.RLIMIT_FSIZE, (BESTANDSGROOTTE, BESTANDSGROOTTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Set what comes in; 1 when it fails, with the place (never the text) on standard error."""
    _begrens()
    try:
        pdf = zet(sys.stdin.buffer.read().decode())
    except Exception as fout:  # whatever it is, the parent has to hear of it
        waar = "".join(traceback.format_tb(fout.__traceback__)[-3:])
        sys.stderr.write(f"{type(fout).__name__}\n{waar}")
        return 1
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
