"""A walk through a tagged PDF: which rules of PDF/UA-1 (and of ours) it breaks.

Each rule is a function that yields a line per breach; ``overtredingen`` gathers them all. No
substitute for a validator, but each of these was once broken by a typesetter or by us.
"""

import io
import re
from collections import Counter
from itertools import pairwise

import pikepdf

from tests.pdfboom import (
    bladwijzers,
    elementen_onder,
    inhoud,
    kinderen,
    mcids,
    paren,
    stukjes,
)

KOPPEN = {f"/H{niveau}": niveau for niveau in range(1, 7)}
TAGS = {
    *KOPPEN,
    *("/Document", "/Part", "/Sect", "/Div", "/P", "/Span", "/NonStruct", "/Link", "/Figure"),
    *("/L", "/LI", "/Lbl", "/LBody", "/Caption", "/BlockQuote"),
    *("/Table", "/THead", "/TBody", "/TR", "/TH", "/TD"),
}
ALINEAS = {*KOPPEN, "/P"}
BINNEN = {  # what a structure element may hold
    "/L": {"/LI", "/L", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
    "/Table": {"/THead", "/TBody", "/TR", "/Caption"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TR": {"/TH", "/TD"},
}
TEKST_TONEN = {"Tj", "TJ", "'", '"'}


def overtredingen(pdf: bytes, *, titel: str) -> list[str]:
    """Every breach of a rule, as a line that says where; empty when all is well."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        elementen = list(elementen_onder(document.Root.StructTreeRoot))
        return [
            f"{regel.__name__}: {breuk}"
            for regel in REGELS
            for breuk in regel(document, elementen, titel)
        ]


def zegt_pdf_ua(document, elementen, titel):
    with document.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "no pdfuaid:part 1"


def heeft_een_titel(document, elementen, titel):
    with document.open_metadata() as metadata:
        if metadata.get("dc:title") != titel:
            yield f"dc:title is {metadata.get('dc:title')!r}"
    if str(document.docinfo.get("/Title", "")) != titel:
        yield "the title of the document says something else"
    if document.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "a viewer shows the name of the file"


def is_nederlands(document, elementen, titel):
    if str(document.Root.get("/Lang", "")) != "nl":
        yield f"Lang is {document.Root.get('/Lang')}"


def is_gemarkeerd(document, elementen, titel):
    if document.Root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield "not Marked"


def kent_alle_tags(document, elementen, titel):
    yield from sorted({str(rij.S) for rij in elementen} - TAGS)


def heeft_geen_lege_tags(document, elementen, titel):
    for element in elementen:
        if not inhoud(element) and element.S not in ("/TD", "/TH"):
            yield f"{element.S} is empty"


def nest_goed(document, elementen, titel):
    for element in elementen:
        if str(element.S) in ALINEAS:
            diep = {str(rij.S) for rij in elementen_onder(element) if rij.objgen != element.objgen}
            yield from (f"{tag} in {element.S}" for tag in sorted(diep & ALINEAS))
        mag = BINNEN.get(str(element.S))
        for kind in kinderen(element) if mag else ():
            if "/S" in kind and str(kind.S) not in mag:
                yield f"{kind.S} in {element.S}"


def slaat_geen_kop_over(document, elementen, titel):
    niveaus = [KOPPEN[str(rij.S)] for rij in elementen if str(rij.S) in KOPPEN]
    if niveaus.count(1) != 1 or niveaus[0] != 1:
        yield f"{niveaus.count(1)} headings of level 1"
    for eerder, later in pairwise(niveaus):
        if later > eerder + 1:
            yield f"from level {eerder} to {later}"


def kopcellen_zeggen_waarvoor(document, elementen, titel):
    for element in elementen:
        if element.S == "/TH" and element.A.get("/Scope") not in ("/Column", "/Row"):
            yield f"a TH without Scope: {element.A}"


def cellen_kennen_hun_koppen(document, elementen, titel):
    koppen = {bytes(rij.ID) for rij in elementen if rij.S == "/TH" and "/ID" in rij}
    for element in elementen:
        if element.S == "/TD":
            eigen = [bytes(kop) for kop in element.A.get("/Headers", [])]
            if not eigen or not set(eigen) <= koppen:
                yield f"Headers {eigen}"


def tabellen_zijn_recht(document, elementen, titel):
    for element in elementen:
        if element.S == "/Table":
            rijen = [rij for rij in elementen_onder(element) if rij.S == "/TR"]
            breedten = Counter(len(kinderen(rij)) for rij in rijen)
            if len(breedten) != 1:
                yield f"rows of {sorted(breedten)} cells"


def plaatjes_hebben_een_tekst(document, elementen, titel):
    for element in elementen:
        if element.S == "/Figure" and not str(element.get("/Alt", "")).strip():
            yield "a Figure without Alt"
        if re.search(r"\.(svg|png|jpe?g)$|^(https?|file):", str(element.get("/Alt", ""))):
            yield f"Alt is {element.Alt}"


def alle_inhoud_is_gemarkeerd(document, elementen, titel):
    bladen = {int(nummer): rij for nummer, rij in paren(document.Root.StructTreeRoot.ParentTree)}
    for pagina in document.pages:
        hoort_bij = bladen[int(pagina.obj.StructParents)]
        diepte = 0
        for stap in pikepdf.parse_content_stream(pagina):
            operator = str(stap.operator)
            if operator in ("BDC", "BMC"):
                diepte += 1
                gegevens = stap.operands[1] if operator == "BDC" else {}
                if "/MCID" in gegevens and int(gegevens["/MCID"]) >= len(hoort_bij):
                    yield f"MCID {gegevens['/MCID']} on page {pagina.index + 1} has no tag"
            elif operator == "EMC":
                diepte -= 1
            elif operator in TEKST_TONEN and diepte == 0:
                yield f"text outside a tag on page {pagina.index + 1}"


def letters_zijn_ingesloten(document, elementen, titel):
    for pagina in document.pages:
        for lettertype in pagina.obj.Resources.get("/Font", {}).values():
            afstammeling = lettertype.get("/DescendantFonts", [lettertype])[0]
            beschrijving = afstammeling.get("/FontDescriptor", {})
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(beschrijving.keys()):
                yield f"{lettertype.get('/BaseFont')} is not embedded"
            if lettertype.get("/Encoding") != "/Identity-H":
                yield f"{lettertype.get('/BaseFont')} shows signs it does not have"
            if "/ToUnicode" not in lettertype:
                yield f"{lettertype.get('/BaseFont')} has no ToUnicode"


def links_doen_mee(document, elementen, titel):
    objecten = {
        kind.Obj.objgen
        for rij in elementen
        if rij.S == "/Link"
        for kind in kinderen(rij)
        if kind.get("/Type") == "/OBJR"
    }
    for pagina in document.pages:
        for annotatie in pagina.obj.get("/Annots", []):
            if pagina.obj.get("/Tabs") != "/S":
                yield f"page {pagina.index + 1} has no tab order"
            if annotatie.objgen not in objecten:
                yield f"a link on page {pagina.index + 1} without a tag"
            if not int(annotatie.get("/F", 0)) & 4:
                yield f"a link on page {pagina.index + 1} that is not printed"


def elke_kop_is_een_bladwijzer(document, elementen, titel):
    koppen = sum(str(rij.S) in KOPPEN for rij in elementen)
    namen = list(bladwijzers(document))
    if len(namen) != koppen:
        yield f"{len(namen)} bookmarks for {koppen} headings"
    if any("\u200b" in naam or not naam.strip() for naam in namen):
        yield "a bookmark with a break point or without a name"


def heeft_paginanummers(document, elementen, titel):
    if "/PageLabels" not in document.Root:
        yield "no page labels"


def neemt_niets_mee(document, elementen, titel):
    if document.is_encrypted:
        yield "encrypted"
    if document.attachments:
        yield "attachments"
    for naam in ("/OpenAction", "/AA", "/AcroForm", "/JavaScript"):
        if naam in document.Root:
            yield naam


def lijsten_hebben_een_inhoud(document, elementen, titel):
    for element in elementen:
        tags = [str(kind.S) for kind in kinderen(element) if "/S" in kind]
        if element.S == "/L" and not {"/LI", "/L"} & set(tags):
            yield "a list without an item"
        if element.S == "/LI" and tags.count("/LBody") != 1:
            yield f"an item with {tags}"


def koppen_zijn_echt(document, elementen, titel):
    for element in elementen:
        if str(element.S) in KOPPEN and element.P.get("/S") in ("/NonStruct", "/Span", "/P"):
            yield f"{element.S} in {element.P.S}"


def links_zeggen_waarheen(document, elementen, titel):
    for pagina in document.pages:
        for annotatie in pagina.obj.get("/Annots", []):
            if not str(annotatie.get("/Contents", "")).strip():
                yield f"a link on page {pagina.index + 1} without Contents"
            if "/Dest" not in annotatie and "/A" not in annotatie:
                yield f"a link on page {pagina.index + 1} to nowhere"


def elk_stukje_hoort_bij_een_tag(document, elementen, titel):
    in_boom = Counter(stukjes(elementen))
    yield from (f"{plek} has {keer} tags" for plek, keer in in_boom.items() if keer > 1)
    for pagina in document.pages:
        op_blad = set(mcids(pagina))
        eigen = {mcid for objgen, mcid in in_boom if objgen == pagina.obj.objgen}
        if op_blad != eigen:
            yield f"page {pagina.index + 1}: {sorted(op_blad ^ eigen)} not in both"


def leest_van_boven_naar_beneden(document, elementen, titel):
    nummers = {pagina.obj.objgen: pagina.index for pagina in document.pages}
    volgorde = [(nummers[objgen], mcid) for objgen, mcid in stukjes(elementen)]
    for eerder, later in pairwise(volgorde):
        if later < eerder:
            yield f"{later} (page, piece) is read after {eerder}"


def bladzijden_kennen_hun_tags(document, elementen, titel):
    for pagina in document.pages:
        if "/StructParents" not in pagina.obj:
            yield f"page {pagina.index + 1} has no tags"


def verklapt_niets_over_de_maker(document, elementen, titel):
    for naam, waarde in document.docinfo.items():
        if re.search(r"/(tmp|home|root|work|usr)/|@", str(waarde)):
            yield f"{naam} is {waarde}"


REGELS = (
    zegt_pdf_ua,
    heeft_een_titel,
    is_nederlands,
    is_gemarkeerd,
    kent_alle_tags,
    heeft_geen_lege_tags,
    nest_goed,
    slaat_geen_kop_over,
    kopcellen_zeggen_waarvoor,
    cellen_kennen_hun_koppen,
    tabellen_zijn_recht,
    plaatjes_hebben_een_tekst,
    alle_inhoud_is_gemarkeerd,
    letters_zijn_ingesloten,
    links_doen_mee,
    elke_kop_is_een_bladwijzer,
    heeft_paginanummers,
    neemt_niets_mee,
    lijsten_hebben_een_inhoud,
    koppen_zijn_echt,
    links_zeggen_waarheen,
    elk_stukje_hoort_bij_een_tag,
    leest_van_boven_naar_beneden,
    bladzijden_kennen_hun_tags,
    verklapt_niets_over_de_maker,
)
