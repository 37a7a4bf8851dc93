"""Takes a .docx apart in paragraphs and tables, as somebody sees them; for ``lees_afgeschermd``.

``lees_delen(inhoud)`` gives, from top to bottom, paragraphs ``{"tekst", "merk", "kop", "diepte",
"vet", "reden"}`` and tables ``{"rijen": [{"cellen": [[paragraph, …], …], "vervolg": [column],
"samen": bool}]}``; ``samen`` says that one cell goes over the whole width.
``merk`` is the automatic number, ``kop`` the level of a heading (0 for none), ``diepte`` the level
in a list (-1 for none), ``reden`` why it is no content. Deleted and hidden text is gone, what was
inserted counts; text boxes come after the paragraph they hang on, footnotes last.
"""

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from kwaliteit.inlezen.wordnummers import Nummering, waarde
from scholen.inlezen.fout import InlezenMislukt
from scholen.inlezen.pakket import open_pakket
from scholen.inlezen.rekenblad import met_punten

MAX_BYTES = 5_000_000
MAX_ALINEAS = 10_000
MAX_TEKENS = 2_000_000
DOORGEVEN = {
    qn(naam)
    for naam in (
        *("w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:sdt", "w:sdtContent"),
        *("w:fldSimple", "w:customXml", "w:dir", "w:bdo"),
    )
}
"""What only wraps: its content counts as if it were not there."""
TEKENS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
TERUGVAL = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
KOPSTIJL = re.compile(r"(?:heading|kop|titel|title)\s*(\d?)", re.IGNORECASE)
INHOUDSOPGAVE = re.compile(r"toc|inhopg|table of contents|contents heading|inhoudsopgave", re.I)
IN_INHOUDSOPGAVE = "inhoudsopgave"
VOETNOOT = "voetnoot"


def lees_delen(inhoud: bytes) -> list[dict[str, Any]]:
    """The paragraphs and tables of a document, in order.

    Raises:
        InlezenMislukt: no document, a hostile one, or more than there is room for.
    """
    if len(inhoud) > MAX_BYTES:
        raise InlezenMislukt(
            f"Dit bestand is groter dan {MAX_BYTES // 1_000_000} MB. Haal de plaatjes en andere "
            "hoofdstukken eruit en probeer het opnieuw."
        )
    open_pakket(inhoud, ".docx").close()
    try:
        delen = list(_Document(inhoud).delen())
    except (MemoryError, RecursionError, InlezenMislukt):
        raise
    except Exception as fout:  # python-docx raises whatever its parts raise
        raise InlezenMislukt(
            "Dit Wordbestand is beschadigd of anders opgebouwd dan Word het doet. Open het in "
            "Word, bewaar het onder een nieuwe naam als .docx en laad dat."
        ) from fout
    if not delen:
        raise InlezenMislukt(
            "In dit Wordbestand staat geen tekst. Staat de tekst in een plaatje? Typ die dan over "
            "of kies een ander bestand."
        )
    return delen


class _Document:
    def __init__(self, inhoud: bytes) -> None:
        document = docx.Document(io.BytesIO(inhoud))
        self.romp = document.element.body
        self.stijlen = {
            een.get(qn("w:styleId")): een for een in document.styles.element.iter(qn("w:style"))
        }
        self.deel = document.part
        self.nummering = Nummering.van(self._wortel(RT.NUMBERING))
        self.aantal = self.tekens = 0

    def _wortel(self, soort: str) -> Any:  # noqa: ANN401 an element of lxml
        try:
            return parse_xml(self.deel.part_related_by(soort).blob)
        except KeyError:
            return None

    def delen(self) -> Iterator[dict[str, Any]]:
        yield from self._delen(self.romp)
        noten = self._wortel(RT.FOOTNOTES)
        for noot in noten.iter(qn("w:footnote")) if noten is not None else ():
            if noot.get(qn("w:type")) is None:
                for alinea in self._alineas(noot):
                    yield {**alinea, "reden": VOETNOOT}

    def _delen(self, ouder: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 an element of lxml
        begin = ""
        for kind in ouder:
            if kind.tag == qn("w:p"):
                alinea = self._alinea(kind, begin)
                begin = alinea["tekst"] if _loopt_over(kind) else ""
                if not begin and alinea["tekst"]:
                    yield alinea
                for kader in kind.iter(qn("w:txbxContent")):
                    if not any(boven.tag == TERUGVAL for boven in kader.iterancestors()):
                        yield from self._delen(kader)
            elif kind.tag == qn("w:tbl"):
                yield self._tabel(kind)
            elif kind.tag in DOORGEVEN:
                yield from self._delen(kind)

    def _alineas(self, ouder: Any) -> list[dict[str, Any]]:  # noqa: ANN401 an element of lxml
        """The paragraphs below, those of tables inside included, each of them once."""
        alineas = []
        for deel in self._delen(ouder):
            if "rijen" in deel:
                for rij in deel["rijen"]:
                    cellen = enumerate(rij["cellen"])
                    alineas += [a for k, cel in cellen if k not in rij["vervolg"] for a in cel]
            else:
                alineas.append(deel)
        return alineas

    def _alinea(self, p: Any, begin: str) -> dict[str, Any]:  # noqa: ANN401 an element of lxml
        tekst = begin + _schoon("".join(_tekst(p)))
        self._tel(tekst)
        stijl = self._stijl(waarde(p, "w:pPr/w:pStyle"))
        namen = [str(waarde(een, "w:name") or "") for een in stijl]
        lijst, diepte = self._lijst(p, stijl)
        return {
            "tekst": tekst.strip(),
            "merk": self.nummering.merk(lijst, diepte) if lijst else "",
            "kop": self._kop(p, stijl, namen),
            "diepte": diepte if lijst else -1,
            "vet": _is_vet(p, stijl),
            "reden": IN_INHOUDSOPGAVE if any(map(INHOUDSOPGAVE.match, namen)) else "",
        }

    def _tel(self, tekst: str) -> None:
        self.aantal, self.tekens = self.aantal + 1, self.tekens + len(tekst)
        if self.aantal > MAX_ALINEAS or self.tekens > MAX_TEKENS:
            raise InlezenMislukt(
                f"Dit document heeft meer dan {met_punten(MAX_ALINEAS)} alinea’s of te veel tekst. "
                "Haal de hoofdstukken weg die niet bij het kader horen en probeer het opnieuw."
            )

    def _stijl(self, naam: str | None) -> list[Any]:
        """The style of a paragraph and those it is based on."""
        keten: list[Any] = []
        while naam in self.stijlen and self.stijlen[naam] not in keten and len(keten) < 20:
            keten.append(self.stijlen[naam])
            naam = waarde(keten[-1], "w:basedOn")
        return keten

    def _lijst(self, p: Any, stijl: list[Any]) -> tuple[str, int]:  # noqa: ANN401 an element of lxml
        """The list a paragraph is numbered in and its depth there; ``""`` for none."""
        for een in (p, *stijl):
            nummer = waarde(een, "w:pPr/w:numPr/w:numId")
            if nummer is not None:
                diepte = waarde(p, "w:pPr/w:numPr/w:ilvl") or waarde(een, "w:pPr/w:numPr/w:ilvl")
                diep = int(diepte) if diepte and diepte.isdecimal() else 0
                return ("" if nummer == "0" else nummer), min(diep, 8)
        return "", 0

    def _kop(self, p: Any, stijl: list[Any], namen: list[str]) -> int:  # noqa: ANN401 an element of lxml
        for een in (p, *stijl):
            niveau = waarde(een, "w:pPr/w:outlineLvl")
            if niveau and niveau.isdecimal():
                return int(niveau) + 1 if int(niveau) < 9 else 0
        treffers = [treffer for naam in namen if (treffer := KOPSTIJL.fullmatch(naam))]
        return int(treffers[0][1] or 1) if treffers else 0

    def _tabel(self, tbl: Any) -> dict[str, Any]:  # noqa: ANN401 an element of lxml
        rijen: list[dict[str, Any]] = []
        for tr in _rijen(tbl):
            cellen: list[list[dict[str, Any]]] = []
            vervolg = []
            for tc in _cellen(tr):
                plek = len(cellen)
                omlaag = tc.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                inhoud = self._alineas(tc)
                boven = rijen[-1]["cellen"] if rijen else []
                if (
                    omlaag is not None
                    and omlaag.get(qn("w:val")) != "restart"
                    and plek < len(boven)
                ):
                    inhoud = boven[plek]
                    vervolg.append(plek)
                breed = waarde(tc, "w:tcPr/w:gridSpan") or "1"
                leeg = min(int(breed), 60) - 1 if breed.isdecimal() else 0
                cellen += [inhoud, *([] for _ in range(leeg))]
            samen = len(list(_cellen(tr))) == 1 < len(cellen)
            rijen.append({"cellen": cellen[:60], "vervolg": vervolg, "samen": samen})
        return {"rijen": rijen}


def _rijen(tbl: Any) -> Iterator[Any]:  # noqa: ANN401 an element of lxml
    for kind in tbl:
        if kind.tag == qn("w:tr") and kind.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
            yield kind
        elif kind.tag in DOORGEVEN:
            yield from _rijen(kind)


def _cellen(tr: Any) -> Iterator[Any]:  # noqa: ANN401 an element of lxml
    for kind in tr:
        if kind.tag == qn("w:tc"):
            yield kind
        elif kind.tag in DOORGEVEN:
            yield from _cellen(kind)


def _loopt_over(p: Any) -> bool:  # noqa: ANN401 an element of lxml
    """The end of this paragraph was deleted with track changes: the next one is its rest."""
    return p.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def _tekst(ouder: Any) -> Iterator[str]:  # noqa: ANN401 an element of lxml
    for kind in ouder:
        if kind.tag == qn("w:r"):
            if not _staat_aan(kind, "w:rPr/w:vanish"):
                yield from _tekens(kind)
        elif kind.tag in DOORGEVEN:
            yield from _tekst(kind)


def _tekens(run: Any) -> Iterator[str]:  # noqa: ANN401 an element of lxml
    for kind in run:
        if kind.tag == qn("w:t"):
            yield kind.text or ""
        else:
            yield TEKENS.get(kind.tag, "")


def _staat_aan(element: Any, pad: str) -> bool:  # noqa: ANN401 an element of lxml
    return waarde(element, pad) not in {None, "0", "false", "off"}


def _is_vet(p: Any, stijl: list[Any]) -> bool:  # noqa: ANN401 an element of lxml
    runs = [run for run in p.iter(qn("w:r")) if "".join(_tekens(run)).strip()]
    gezet = [waarde(run, "w:rPr/w:b") for run in runs]
    van_stijl = any(_staat_aan(een, "w:rPr/w:b") for een in stijl)
    return bool(runs) and all(
        van_stijl if een is None else een not in {"0", "false", "off"} for een in gezet
    )


def _schoon(tekst: str) -> str:
    tekst = unicodedata.normalize("NFC", tekst.replace("\u00ad", ""))
    return "".join(
        teken
        for teken in tekst
        if teken in "\n\t" or unicodedata.category(teken) not in {"Cc", "Cs"}
    )
