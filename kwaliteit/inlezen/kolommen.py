"""Which column of a table is which, by what stands above it, in whatever words and order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kwaliteit.inlezen.nummering import Stijl, merken_van
from kwaliteit.inlezen.stappen import is_stap, stappen_van

DOMEINWOORD = (
    r"(kwaliteits|deel|aandachts|hoofd)?(domein|gebied|hoofdstuk|thema|onderdeel|rubriek|categorie"
    r"|pijler|standaard|aspect)(en|s)?"
)
ITEMWOORD = (
    r"(gespreks|kwaliteits|toetsings?|beoordelings?|school|kijk)?"
    r"(item|stelling|criterium|criteria|indicator|uitspraak|eis|ambitie|kenmerk|norm|punt)(en|s)?"
)
NUMMER = r"(nr|no|nummer|code|letter|volgnr|volgnummer|id)"
ROLLEN = {  # in order: the first that fits counts
    "domeincode": rf"{DOMEINWOORD} ?{NUMMER}|{NUMMER} {DOMEINWOORD}",
    "code": rf"({ITEMWOORD} ?)?{NUMMER}|{NUMMER} {ITEMWOORD}|#",
    "standaarden": r"(inspectie ?standaard|standaard inspectie|onderzoekskader)(en)?",
    "domein": rf"((naam|titel)( van het)? )?{DOMEINWOORD}( naam| titel)?",
    "vragen": r"(.* )?(gespreks|reflectie|kijk|hulp)?vragen( .*)?",
    "merkbaar": r"merkbaar|waaraan .*|hoe (merk|zie).*|zichtbaar.*|voorbeeld(en)?( .*)?",
    "stelling": rf"{ITEMWOORD}( .*)?|wat (we|wij) .*|wat (willen|zien) (we|wij) .*",
    "bedoeld": r"toelichting( .*)?|uitleg|bedoeling|bedoeld|wat .*bedoel.*|verduidelijking"
    r"|waarom( .*)?|achtergrond|onderbouwing",
    "kort": r"kort|korte (naam|titel)|trefwoord|kernwoord|steekwoord",
    "tekst": r"tekst|beschrijving|omschrijving|inhoud|vraag",
    "soort": r"(soort|type|aard)( (item|stelling|punt))?",
    "over": r"over( wie)?|voor wie|niveau (school|bestuur).*",
    "plek": r"plek",
    "gerichtheid": r"gerichtheid",
    "meetbaar_of_merkbaar": r"meetbaar( |_)of( |_)merkbaar",
    "opmerking": r"(opmerking|aantekening|notitie|bijzonderhe)(en|s|d|den)?",
}
PATRONEN = {rol: re.compile(patroon) for rol, patroon in ROLLEN.items()}
NIVEAU = re.compile(r"(?:niveau|stap|score|fase) ?([1-4])(?: \D.*)?|([1-4])(?: \D.*)?")
HUISNIVEAUS = {"nog niet": "1", "in ontwikkeling": "2", "op orde": "3", "sterk": "4"}
MAX_KOP = 80
"""A longer text is no column name."""
KERN = ("stelling", "code", "domein", "domeincode")
EERSTE_DOMEINWOORD = re.compile(r"domein|hoofdstuk|gebied|pijler")
LANGE_TEKST = 15
CIJFERS = {"0", "1", "2", "3", "4", "5"}


@dataclass
class Kolommen:
    """Where the parts of a row stand; -1 for what is not there.

    ``rollen`` says of every other column what its cells tell about an item (a field, ``niveau 2``,
    ``themas``), ``""`` where that is unknown; ``namen`` what stands above each column, made unique.
    """

    stelling: int = -1
    code: int = -1
    domein: int = -1
    domeincode: int = -1
    rollen: dict[int, str] = field(default_factory=dict)
    namen: dict[int, str] = field(default_factory=dict)

    @property
    def bekend(self) -> int:
        """How many columns mean something."""
        return len(self.kern) + sum(bool(rol) for rol in self.rollen.values())

    @property
    def kern(self) -> set[int]:
        """The columns that make the items themselves."""
        return {getattr(self, naam) for naam in KERN} - {-1}

    def naam(self, plek: int) -> str:
        """What to call a column: what stands above it, or its place."""
        return self.namen.get(plek) or f"kolom {plek + 1}"


def kolommen_van(kop: Sequence[str]) -> Kolommen:
    """What the cells of a row mean as column names; of a name that is there twice the first."""
    kolommen = Kolommen(namen=_eigen_namen(kop))
    plekken: dict[str, list[int]] = {}
    for plek, cel in enumerate(kop):
        rol = _rol(cel)
        if rol in KERN or rol == "tekst":
            plekken.setdefault(rol, []).append(plek)
        elif cel:
            kolommen.rollen[plek] = rol
    for rol in ("stelling", "code", "domeincode"):
        eerste, *rest = plekken.get(rol, [-1])
        setattr(kolommen, rol, eerste)
        kolommen.rollen |= dict.fromkeys(rest, "bedoeld" if rol == "stelling" else "")
    _kies_domein(kolommen, plekken.get("domein", []), kop)
    _verdeel(kolommen, plekken.get("tekst", []))
    kolommen.rollen |= stappen_van(kop, kolommen.rollen)
    return kolommen


def _eigen_namen(kop: Sequence[str]) -> dict[int, str]:
    namen: dict[int, str] = {}
    for plek, cel in enumerate(kop):
        naam = " ".join(cel.split())[:MAX_KOP]
        keer = sum(ander.split(" (")[0] == naam for ander in namen.values())
        if naam:
            namen[plek] = f"{naam} ({keer + 1})" if keer else naam
    return namen


def _kies_domein(kolommen: Kolommen, plekken: list[int], kop: Sequence[str]) -> None:
    """Of a column for the domein and one for the thema, the first groups the items."""
    echt = [plek for plek in plekken if EERSTE_DOMEINWOORD.search(kop[plek].lower())]
    kolommen.domein = (echt or plekken or [-1])[0]
    for plek in plekken:
        if plek != kolommen.domein:
            kolommen.rollen[plek] = "themas"


def _verdeel(kolommen: Kolommen, teksten: list[int]) -> None:
    """ "Omschrijving" is the statement where nothing else is, or what is meant by it."""
    if kolommen.stelling < 0 and teksten:
        kolommen.stelling = teksten.pop(0)
    kort = [plek for plek, rol in kolommen.rollen.items() if rol == "kort"]
    if kolommen.stelling < 0 and kolommen.code < 0 and kort:
        kolommen.stelling = kort[0]
        del kolommen.rollen[kort[0]]
    kolommen.rollen |= dict.fromkeys(teksten, "bedoeld")


def _rol(cel: str) -> str:
    naam = " ".join(re.sub(r"[^\w#]+", " ", cel.lower()).split())
    if not naam or len(cel) > MAX_KOP:
        return ""
    if naam in HUISNIVEAUS:
        return f"niveau {HUISNIVEAUS[naam]}"
    if is_stap(cel):
        return ""
    rol = next((rol for rol, patroon in PATRONEN.items() if patroon.fullmatch(naam)), "")
    niveau = NIVEAU.fullmatch(naam)
    return f"niveau {niveau[1] or niveau[2]}" if niveau and not rol else rol


def geraden_kolommen(rijen: Sequence[Sequence[str]], *, los: bool) -> Kolommen | None:
    """Without names: a column of codes, one of long texts, and perhaps one of domeinen.

    Args:
        los: the table stands under a heading of its own, so codes are not needed to know it.
    """
    breedte = max((len(rij) for rij in rijen), default=0)
    kolommen = [[rij[k] for rij in rijen if k < len(rij) and rij[k]] for k in range(breedte)]
    lengtes = [sum(map(len, cellen)) / max(len(cellen), 1) for cellen in kolommen]
    codes = [k for k, cellen in enumerate(kolommen) if len(cellen) > 1 and _zijn_codes(cellen)]
    if codes and any(lengtes[k] > LANGE_TEKST and k not in codes for k in range(breedte)):
        stelling = max((k for k in range(breedte) if k not in codes), key=lambda k: lengtes[k])
        code = max((k for k in codes if k < stelling), default=-1)
    elif los:
        stelling, code = _eerste_zinnen(kolommen, len(rijen)), -1
    else:
        return None
    if stelling < 0 or (code < 0 and not los):
        return None
    domein = next((k for k in range(stelling) if k not in codes and _komt_terug(kolommen[k])), -1)
    geraden = Kolommen(stelling=stelling, code=code, domein=domein)
    rest = [k for k in range(breedte) if k not in geraden.kern and lengtes[k] > LANGE_TEKST / 3]
    geraden.rollen = {k: "bedoeld" if k > stelling and len(rest) == 1 else "" for k in rest}
    return geraden


def _eerste_zinnen(kolommen: Sequence[Sequence[str]], aantal: int) -> int:
    """The first column with a statement in nearly every row: a number in front, or a sentence."""
    for plek, cellen in enumerate(kolommen):
        goed = [cel for cel in cellen if _is_uitspraak(cel)]
        if len(cellen) >= 0.8 * aantal and len(goed) >= max(1, 0.7 * len(cellen)):
            return plek
    return -1


def _is_uitspraak(cel: str) -> bool:
    merken = {stijl: merk for stijl, merk in merken_van(cel).items() if len(merk.tekst) > 10}
    if merken.keys() - {Stijl.HOOFDLETTER, Stijl.ROMEINS}:
        return True
    return len(cel) > 2 * LANGE_TEKST and not cel.endswith(":") and len(cel.split()) > 3


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


def lijkt_op_kop(cellen: Sequence[str], kolommen: Kolommen) -> bool:
    """Whether a row below the names goes on naming: steps under one cell that says "Niveaus"."""
    vrij = [cel for plek, cel in enumerate(cellen) if cel and plek not in kolommen.kern]
    zelf = [cellen[plek] for plek in kolommen.kern if plek < len(cellen) and cellen[plek]]
    namen = set(kolommen.namen.values())
    return (
        len(vrij) > 1
        and all(cel in namen for cel in zelf)
        and sum(is_stap(cel) or cel in CIJFERS for cel in vrij) > 1
    )
