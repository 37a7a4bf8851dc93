"""Ways through a tagged PDF, for the rules about it."""

import pikepdf


def elementen_onder(wortel):
    """All structure elements in reading order."""
    stapel = [wortel]
    while stapel:
        element = stapel.pop()
        if "/S" in element:
            yield element
        stapel.extend(kind for kind in reversed(kinderen(element)) if "/S" in kind)


def kinderen(element):
    """The structure elements, pieces and references right below an element."""
    return [kind for kind in inhoud(element) if isinstance(kind, pikepdf.Dictionary)]


def inhoud(element):
    """All that an element holds, numbers of pieces on its page too."""
    gevonden = element.get("/K", [])
    return list(gevonden) if isinstance(gevonden, pikepdf.Array) else [gevonden]


def paren(boom):
    """The numbers of a number tree with what they stand for."""
    nummers = list(boom.get("/Nums", []))
    yield from zip(nummers[::2], nummers[1::2], strict=True)
    for kind in boom.get("/Kids", []):
        yield from paren(kind)


def bladwijzers(document):
    """The names of all bookmarks, from top to bottom."""
    stapel = [document.Root.Outlines.First] if "/Outlines" in document.Root else []
    while stapel:
        regel = stapel.pop()
        yield str(regel.Title)
        stapel.extend(regel[naam] for naam in ("/Next", "/First") if naam in regel)


def stukjes(elementen):
    """Every piece of a page that the tree holds, in the order of reading."""
    for element in elementen:
        for kind in inhoud(element):
            if isinstance(kind, pikepdf.Dictionary):
                if kind.get("/Type") == "/MCR":
                    yield kind.get("/Pg", element.get("/Pg")).objgen, int(kind.MCID)
            elif not isinstance(kind, pikepdf.Array):
                yield element.Pg.objgen, int(kind)


def mcids(pagina):
    """The numbers of the pieces that a page marks."""
    for stap in pikepdf.parse_content_stream(pagina):
        if str(stap.operator) == "BDC" and "/MCID" in stap.operands[1]:
            yield int(stap.operands[1]["/MCID"])
