"""An item while its lines are read: the statement, and what a label says of the lines below it."""

import re
from dataclasses import dataclass, field

from kwaliteit.inlezen.afbreking import ZACHT_STREEPJE
from kwaliteit.inlezen.concept import MAX_INLEIDING, ItemConcept
from kwaliteit.inlezen.nummering import Merk, Stijl, merken_van

ETIKETTEN = {
    "bedoeld": r"toelichting|uitleg|bedoeling|wat (we )?bedoelen( we)?|achtergrond|waarom",
    "vragen": r"(gespreks|reflectie|kijk|hulp)?vra(ag|gen)( voor het gesprek)?",
    "merkbaar": r"merkbaar( aan)?|waaraan merk(en)?[^:]{0,30}|(bij)?voorbeeld(en)?|zichtbaar",
}
PATRONEN = {
    veld: re.compile(rf"[(*_]?(?:{woorden})\s*:\s*", re.IGNORECASE)
    for veld, woorden in ETIKETTEN.items()
}
VOEGWOORDEN = {"en", "of", "of/en", "en/of", "tot", "als"}


def etiket_van(tekst: str) -> tuple[str, str]:
    """The field that a line names in front ("Toelichting: …") and the rest; ``""`` for none."""
    for veld, patroon in PATRONEN.items():
        treffer = patroon.match(tekst)
        if treffer:
            return veld, tekst[treffer.end() :].strip()
    return "", tekst


@dataclass
class Itemtekst:
    """``veld`` is the field that a next line goes on with; ``""`` while that is the statement."""

    merk: Merk
    tekst: str
    code: str = ""
    veld: str = ""
    velden: dict[str, list[str]] = field(default_factory=dict)

    def begin(self, veld: str, tekst: str) -> None:
        """A label: from here on the lines are about this field."""
        self.veld = veld
        self.velden.setdefault(veld, [])
        if tekst:
            self.velden[veld].append(tekst)

    def vervolg(self, tekst: str, *, nieuw: bool) -> None:
        """One more line of the field, or one more entry of its list."""
        teksten = self.velden[self.veld]
        merk = merken_van(tekst).get(Stijl.STREEP)
        if merk and merk.tekst:
            teksten.append(merk.tekst)
        elif teksten and not nieuw:
            teksten[-1] = aaneen(teksten[-1], tekst)
        else:
            teksten.append(tekst)

    @property
    def concept(self) -> ItemConcept:
        """The item as a reader hands it on."""
        return ItemConcept(
            self.code,
            self.tekst,
            bedoeld="\n".join(self.velden.get("bedoeld", ())),
            vragen=tuple(self.velden.get("vragen", ())),
            merkbaar=tuple(self.velden.get("merkbaar", ())),
        )


def aaneen(begin: str, vervolg: str, *, tussen: str = " ") -> str:
    """Two lines as one text; a word cut at the end of a line is made whole, hyphen included.

    Far beyond the room there is, nothing is added any more: the text will be refused.
    """
    if not begin or not vervolg.strip() or len(begin) > MAX_INLEIDING:
        return begin or vervolg
    if begin.endswith(ZACHT_STREEPJE):
        return begin.removesuffix(ZACHT_STREEPJE) + vervolg
    woord = vervolg.split(maxsplit=1)[0].rstrip(".,;:")
    gebroken = begin.endswith("-") and begin[-2:-1].isalpha() and vervolg[:1].islower()
    if tussen == " " and gebroken and woord not in VOEGWOORDEN:
        return begin + vervolg
    return begin + tussen + vervolg
