"""Which column of a table is which, by what stands above it, in whatever words and order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kwaliteit.inlezen.nummering import merken_van

DOMEINWOORD = (
    r"(kwaliteits|deel|aandachts|hoofd)?(domein|gebied|hoofdstuk|thema|onderdeel|rubriek|categorie"
    r"|pijler|standaard|aspect)(en|s)?"
)
ITEMWOORD = (
    r"(gespreks|kwaliteits|toetsings?|beoordelings?|school)?"
    r"(item|stelling|criterium|criteria|indicator|uitspraak|eis|ambitie|kenmerk|norm)(en|s)?"
)
NUMMER = r"(nr|no|nummer|code|letter|volgnr|volgnummer|id)"
ROLLEN = {  # in order: the first that fits counts
    "domeincode": rf"{DOMEINWOORD} ?{NUMMER}|{NUMMER} {DOMEINWOORD}",
    "code": rf"({ITEMWOORD} ?)?{NUMMER}|{NUMMER} {ITEMWOORD}|#",
    "domein": rf"((naam|titel)( van het)? )?{DOMEINWOORD}( naam| titel)?",
    "vragen": r"(.* )?(gespreks|reflectie|kijk|hulp)?vragen( .*)?",
    "merkbaar": r"merkbaar|waaraan .*|hoe (merk|zie).*|zichtbaar.*|voorbeeld(en)?( .*)?",
    "stelling": rf"{ITEMWOORD}( .*)?|wat (we|wij) .*",
    "bedoeld": r"toelichting|uitleg|bedoeling|bedoeld|wat .*bedoel.*|verduidelijking",
    "kort": r"kort|korte (naam|titel)|trefwoord|kernwoord",
    "tekst": r"tekst|beschrijving|omschrijving|inhoud|vraag",
    "soort": r"soort( item)?",
    "over": r"over( wie)?",
    "plek": r"plek",
    "gerichtheid": r"gerichtheid",
    "meetbaar_of_merkbaar": r"meetbaar( |_)of( |_)merkbaar",
}
PATRONEN = {rol: re.compile(patroon) for rol, patroon in ROLLEN.items()}
NIVEAU = re.compile(r"(?:niveau|stap|score|fase) ?([1-4])(?: .*)?|([1-4])(?: .+)?")
HUISNIVEAUS = {"nog niet": "1", "in ontwikkeling": "2", "op orde": "3", "sterk": "4"}
MAX_KOP = 80
"""A longer text is no column name."""


@dataclass
class Kolommen:
    """Where the parts of a row stand; -1 for what is not there."""

    stelling: int = -1
    code: int = -1
    domein: int = -1
    domeincode: int = -1
    velden: dict[str, int] = field(default_factory=dict)
    niveaus: dict[str, int] = field(default_factory=dict)
    onbekend: list[str] = field(default_factory=list)

    @property
    def bekend(self) -> int:
        """How many columns mean something."""
        kern = (self.stelling, self.code, self.domein, self.domeincode)
        return sum(plek >= 0 for plek in kern) + len(self.velden) + len(self.niveaus)


def kolommen_van(kop: Sequence[str]) -> Kolommen:
    """What the cells of a row mean as column names; of a name that is there twice the first."""
    kolommen = Kolommen()
    teksten = []
    for plek, cel in enumerate(kop):
        rol = _rol(cel)
        if rol.startswith("niveau "):
            kolommen.niveaus.setdefault(rol[-1], plek)
        elif rol == "tekst":
            teksten.append(plek)
        elif rol in {"stelling", "code", "domein", "domeincode"}:
            if getattr(kolommen, rol) < 0:
                setattr(kolommen, rol, plek)
        elif rol:
            kolommen.velden.setdefault(rol, plek)
        elif cel:
            kolommen.onbekend.append(cel)
    _verdeel(kolommen, teksten)
    return kolommen


def _verdeel(kolommen: Kolommen, teksten: list[int]) -> None:
    """ "Omschrijving" is the statement where nothing else is, or what is meant by it."""
    if kolommen.stelling < 0 and teksten:
        kolommen.stelling = teksten.pop(0)
    if kolommen.stelling < 0 and kolommen.code < 0 and "kort" in kolommen.velden:
        kolommen.stelling = kolommen.velden.pop("kort")
    if teksten and "bedoeld" not in kolommen.velden:
        kolommen.velden["bedoeld"] = teksten.pop(0)


def _rol(cel: str) -> str:
    naam = " ".join(re.sub(r"[^\w#]+", " ", cel.lower()).split())
    if not naam or len(cel) > MAX_KOP:
        return ""
    if naam in HUISNIVEAUS:
        return f"niveau {HUISNIVEAUS[naam]}"
    rol = next((rol for rol, patroon in PATRONEN.items() if patroon.fullmatch(naam)), "")
    niveau = NIVEAU.fullmatch(naam)
    return f"niveau {niveau[1] or niveau[2]}" if niveau and not rol else rol


def geraden_kolommen(rijen: Sequence[Sequence[str]]) -> Kolommen | None:
    """Without names: a column of codes, one of long texts, and perhaps one of domeinen.

    ``None`` where there is no column of codes beside one of texts.
    """
    breedte = max((len(rij) for rij in rijen), default=0)
    kolommen = [[rij[k] for rij in rijen if k < len(rij) and rij[k]] for k in range(breedte)]
    lengtes = [sum(map(len, cellen)) / max(len(cellen), 1) for cellen in kolommen]
    codes = [k for k, cellen in enumerate(kolommen) if len(cellen) > 1 and _zijn_codes(cellen)]
    if not codes or not any(lengtes[k] > 15 and k not in codes for k in range(breedte)):
        return None
    stelling = max((k for k in range(breedte) if k not in codes), key=lambda k: lengtes[k])
    code = max((k for k in codes if k < stelling), default=-1)
    if code < 0:
        return None
    domein = next((k for k in range(stelling) if k not in codes and _komt_terug(kolommen[k])), -1)
    return Kolommen(stelling=stelling, code=code, domein=domein)


def _zijn_codes(cellen: Sequence[str]) -> bool:
    return all(len(cel) <= 8 and is_code(cel) for cel in cellen)


def is_code(cel: str) -> bool:
    """Whether a cell holds nothing but a number, a letter or both."""
    return re.fullmatch(r"\d{1,3}|[a-zA-Z]", cel) is not None or any(
        not merk.tekst for merk in merken_van(cel).values()
    )


def _komt_terug(cellen: Sequence[str]) -> bool:
    """The same text again and again, next to each other: the name of a group."""
    groepen = len(list(groupby(cellen)))
    return 0 < groepen <= max(len(cellen) / 2, 1) and groepen == len(set(cellen))
