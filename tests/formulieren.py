"""A page as a browser reads it: its forms with what somebody can fill in, its ids, its summary."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

GEEN_TEKST = {"hidden", "submit", "button", "checkbox", "radio", "file", "password"}


def zonder_vraag(adres: str) -> str:
    """An address without what is asked of it."""
    return adres.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0]


@dataclass
class Veld:
    """One field that somebody can type in or choose from, or that goes along unseen."""

    soort: str
    waarde: str = ""
    keuzes: list[str] = field(default_factory=list)

    @property
    def is_tekst(self) -> bool:
        return self.soort not in GEEN_TEKST and self.soort != "select"


class Blad(HTMLParser):
    """What a test wants to know of a page that shows a form again."""

    def __init__(self, hier: str, bron: str) -> None:
        super().__init__()
        self.hier = hier
        self.formulieren: dict[str, dict[str, Veld]] = {}
        self.ids: list[str] = []
        self.titel = ""
        self.samenvattingen: list[dict[str, str | None]] = []
        self.verwijzingen: list[str] = []
        self.foute_velden = 0
        self._formulier: dict[str, Veld] | None = None
        self._open: Veld | None = None
        self._diep = 0
        self._in = ""
        self._sjablonen = 0  # what stands in a <template> is not on the page
        self.feed(bron)

    def handle_starttag(self, tag, attrs):
        waarden = dict(attrs)
        self._sjablonen += tag == "template"
        if self._sjablonen:
            return
        if waarden.get("id"):
            self.ids.append(waarden["id"])
        self.foute_velden += waarden.get("aria-invalid") == "true"
        if tag == "div":
            self._diep += bool(self._diep)
            if "fout-lijst" in (waarden.get("class") or "").split():
                self._diep = 1
                self.samenvattingen.append(waarden)
        if tag == "a" and self._diep and (waarden.get("href") or "").startswith("#"):
            self.verwijzingen.append(waarden["href"][1:])
        self._lees_formulier(tag, waarden)
        self._in = tag if tag in ("title", "textarea") else self._in

    def _lees_formulier(self, tag, waarden):
        if tag == "form":
            naar = zonder_vraag(waarden.get("action") or self.hier)
            self._formulier = self.formulieren.setdefault(naar, {})
        if tag == "option" and self._open is not None:
            self._open.keuzes.append(waarden.get("value") or "")
        if self._formulier is None or not waarden.get("name"):
            return
        if tag in ("input", "textarea", "select"):
            soort = waarden.get("type") or "text" if tag == "input" else tag
            self._open = Veld(soort, waarden.get("value") or "")
            vorig = self._formulier.setdefault(waarden["name"], self._open)
            vorig.keuzes.append(waarden.get("value") or "")

    def handle_data(self, data):
        if self._in == "title":
            self.titel += data
        elif self._in == "textarea" and self._open is not None:
            self._open.waarde += data

    def handle_endtag(self, tag):
        self._sjablonen -= tag == "template"
        if tag == "div" and self._diep:
            self._diep -= 1
        if tag == "form":
            self._formulier = None
        if tag == self._in:
            self._in = ""
