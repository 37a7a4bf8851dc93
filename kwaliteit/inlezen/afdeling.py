"""The parts of a document under each of its headings, and what a heading says about itself."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kwaliteit.inlezen.nummering import DOMEINSTIJLEN, Merk, Stijl, merken_van
from kwaliteit.inlezen.wordregels import Deel, alineatekst, is_kop

VET, WOORD = 9, 10
"""The level of a bold line, and of a line that is a heading by its words alone."""
BIJSCHRIFT = re.compile(r"(tabel|figuur|schema|afbeelding|bron)\s+\d+\b.*", re.IGNORECASE)
TUSSENKOP = re.compile(
    r"((gespreks|kwaliteits)?(items?|punten)|stellingen|uitspraken|indicatoren|criteria|kenmerken"
    r"|dit willen we zien|wat (willen|zien) we|zo werken wij)\s*:?",
    re.IGNORECASE,
)
BIJZAAK = re.compile(
    r"(\W*\d[\d.]*\s+)?(inleiding|voorwoord|vooraf|leeswijzer|aanleiding|colofon|inhoud\w*|uitleg"
    r"|toelichting|ondertekening|handtekening\w*|bijlagen?|bronnen|literatuur|begrippen\w*"
    r"|afkortingen|versiebeheer|instructie|werkwijze|procedure|planning|evaluatie|besluit|slot\w*"
    r"|tot slot|schaal|scores?|scoren|legenda|niveaus|afspraken|acties|actieplan|verbeterpunten"
    r"|hoe (werkt|gebruik|vul|gaat|werken|lees)\b.*|zo (werkt|gebruik|vul)\b.*"
    r"|werken met\b.*|gebruik van\b.*|contact\w*)\b.*",
    re.IGNORECASE,
)


@dataclass
class Afdeling:
    """A heading with its place, and everything up to the next one; no heading at the beginning."""

    kop: tuple[str, Deel] | None = None
    inhoud: list[tuple[str, Deel]] = field(default_factory=list)

    @property
    def tekst(self) -> str:
        """The heading with its automatic number."""
        return alineatekst(self.kop[1]) if self.kop else ""

    @property
    def merk(self) -> Merk | None:
        """The number of the heading, if it has one of those that a domein has."""
        merken = merken_van(self.tekst)
        return next((merken[stijl] for stijl in DOMEINSTIJLEN if stijl in merken), None)

    @property
    def vorm(self) -> tuple[int, str]:
        """What headings of one kind share: the word in front of the number, or level and style."""
        if self.kop is None:
            return (0, "")
        merken = merken_van(self.tekst)
        if Stijl.WOORD in merken:
            return (WOORD, self.tekst.split()[0].lower())
        stijl = next((een.name for een in DOMEINSTIJLEN if een in merken), "")
        if not stijl and merken:
            stijl = next(iter(merken)).name
        return (int(self.kop[1]["kop"]) or VET, stijl)


def afdelingen_van(delen: Iterable[tuple[str, Deel]]) -> Iterator[Afdeling]:
    """The document cut at its headings; a caption or a heading like "Items" cuts nothing."""
    afdeling = Afdeling()
    for waar, deel in delen:
        if "rijen" not in deel and _begint(deel):
            if afdeling.kop or afdeling.inhoud:
                yield afdeling
            afdeling = Afdeling((waar, deel))
        else:
            afdeling.inhoud.append((waar, deel))
    yield afdeling


def _begint(deel: Deel) -> bool:
    tekst = str(deel["tekst"])
    if deel["reden"] or BIJSCHRIFT.fullmatch(tekst) or TUSSENKOP.fullmatch(tekst):
        return False
    kort = len(tekst) <= 100 and not tekst.endswith((".", ";", ","))
    return is_kop(deel) or (kort and deel["diepte"] < 0 and Stijl.WOORD in merken_van(tekst))


def is_bijzaak(tekst: str) -> bool:
    """Whether a heading stands above something that is never a list of items."""
    return BIJZAAK.fullmatch(tekst) is not None
