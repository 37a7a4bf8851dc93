"""Sets one HTML document as PDF/UA-1: a program of its own, the only one that knows WeasyPrint.

Reads HTML on standard input, writes the PDF on standard output. Started by ``kwaliteit.pdf``
without any of our settings or data, so it imports nothing of ours.
"""

import io
import re
import resource
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

GEHEUGEN = 1 << 30  # bytes of address space
REKENTIJD = 60  # seconds of processor time
BESTANDSGROOTTE = 64 << 20  # bytes in one file; only fonts on their way in are written

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
BASIS = "https://eigen.invalid/"
SOORTEN = {".css": "text/css", ".ttf": "font/ttf", ".svg": "image/svg+xml"}

BREEKPUNT = "\u200b"  # zero width; it does not come out again when text is copied
WOORD = re.compile(r"\S{21,}")
BREED = re.compile(r"[A-Z%@mw]|[^\x00-\u024f]")  # these take the room of about two others
STAPELING = re.compile("([\u0300-\u036f]{4})[\u0300-\u036f]+")
OP_EEN_REGEL = 40  # letters of a word that fit; Dutch has whole words of thirty
IN_EEN_KOLOM = 20


def eigen_bestanden() -> "URLFetcher":
    """A fetcher that gives our own css, fonts and pictures from memory and refuses the rest."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    bestanden = {
        BASIS + pad.relative_to(STATIC).as_posix(): pad
        for map_, patroon in (("css", "pdf*.css"), ("fonts", "pdf-*.ttf"), ("img", "pdf-*.svg"))
        for pad in sorted((STATIC / map_).glob(patroon))
    }
    inhoud = {url: pad.read_bytes() for url, pad in bestanden.items()}

    class EigenBestanden(URLFetcher):  # type: ignore[misc]  # the package has no types
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            if url not in inhoud:
                raise FatalURLFetchingError("not one of our own files")
            soort = SOORTEN[bestanden[url].suffix]
            return URLFetcherResponse(url, inhoud[url], {"Content-Type": soort})

    return EigenBestanden(allowed_protocols=(), allow_redirects=False)


def zet(html: str) -> bytes:
    """The PDF of ``html``: tagged, with the same bytes for the same input."""
    from weasyprint import HTML

    document = HTML(string=html, base_url=BASIS, url_fetcher=eigen_bestanden())
    maak_breekbaar(document.etree_element)
    return werk_af(document.write_pdf(pdf_variant="pdf/ua-1"))


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

    Also: annotations that print, page labels, and bookmarks without our break points.
    """
    uit = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        _werk_structuur_af(document.Root.StructTreeRoot)
        for pagina in document.pages:
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
