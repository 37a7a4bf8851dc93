"""What the cells beside a statement say about the item, once their columns have a role.

A reader gives each item the cells of its row as they are and each column a likely role; on the
preview page somebody changes those roles. Only then the fields, scale and themas are made.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.text import slugify

from kwaliteit.inlezen.blokken import Blok
from kwaliteit.inlezen.concept import MAX_KORT, Regelsoort
from kwaliteit.inlezen.gegevens import MAX_LABEL, MAX_SLEUTELWOORD
from kwaliteit.inlezen.nummering import Stijl, merken_van, zonder_leesteken
from kwaliteit.inlezen.schaal import SCHAALNAAM
from kwaliteit.inlezen.stappen import MEESTE_STAPPEN, stapnaam
from kwaliteit.inlezen.werkboek import uit_cel

STELLING, CODE, THEMAS, OPMERKING = "stelling", "code", "themas", "opmerking"
NIETS, WEG = "", "weg"
"""Nobody has said yet what a column is; or it was said that nobody needs it."""
NIVEAU = "niveau "
NIVEAUROLLEN = tuple(f"{NIVEAU}{waarde}" for waarde in range(1, MEESTE_STAPPEN + 1))
LIJSTEN = ("vragen", "merkbaar", "standaarden")
KEUZES = {
    "soort": ("stelling", "feit", "norm", "ambitie"),
    "over": ("school", "bestuur", "beide"),
    "plek": ("school", "bestuur", "samenwerkingsverband"),
    "gerichtheid": ("borgen", "leren"),
    "meetbaar_of_merkbaar": ("meetbaar", "merkbaar", "beide"),
}
ROLLEN = (
    *(NIETS, WEG, STELLING, CODE, "kort", "bedoeld", *LIJSTEN[:2], THEMAS, *NIVEAUROLLEN),
    *(*KEUZES, LIJSTEN[2], OPMERKING),
)
GELIJK = {
    "soort": {
        "feit": r"feit\w*|gegevens?|kengetal\w*|cijfers?",
        "norm": r"norm\w*|eis|eisen|wet\w*|minimum\w*|verplicht",
        "ambitie": r"(eigen )?ambitie\w*|streef\w*|streven|doel|doelen|wens\w*|stip\w*",
        "stelling": r"uitspraak|indicator|criterium|kenmerk|item|basis\w*|kern\w*",
    },
    "over": {
        "school": r"scholen|schoolniveau|op school|team|leraar|leraren|groep",
        "bestuur": r"besturen|bestuursniveau|stichting|bovenschools",
        "beide": r"allebei|school (en|of)? ?bestuur|bestuur (en|of)? ?school|samen|iedereen",
    },
    "plek": {"samenwerkingsverband": r"swv|verband|regio"},
}
"""Other words for the same choice."""
LEEG_VAKJE = {"x", "v", "☐", "☑", "☒", "□", "-", "–", "o"}
THEMASCHEIDING = re.compile(r"\s*[;\n,]\s*")
HUISLABELS = {"", "nog niet", "in ontwikkeling", "op orde", "sterk"}


@dataclass(frozen=True)
class Kolomkeuze:
    """The role of each column by its name, and what own words mean: ``{"soort": {word: choice}}``.

    A word without a choice stays with the item as a remark.
    """

    rollen: Mapping[str, str] = field(default_factory=dict)
    woorden: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def met_rol(self, rol: str) -> list[str]:
        """The columns that have this role."""
        return [naam for naam, een in self.rollen.items() if een == rol]


def met_velden(blokken: Sequence[Blok], keuze: Kolomkeuze) -> list[Blok]:
    """The same blocks; each item has the fields that its cells make."""
    return [
        replace(blok, velden={**velden_uit(blok.cellen, keuze), **blok.velden})
        if blok.cellen and blok.soort is Regelsoort.ITEM
        else blok
        for blok in blokken
    ]


def rond_met(rond: Mapping[str, Any], blokken: Sequence[Blok], keuze: Kolomkeuze) -> dict[str, Any]:
    """What goes around the items, with the scale and the themas that the columns bring."""
    uit = dict(rond)
    schaal = schaal_uit(keuze)
    if schaal and not uit.get("schaal"):
        uit["schaal"] = schaal
    themas = {slug: naam for blok in blokken for slug, naam in _themas(blok, keuze)}
    bekend = uit.get("themas") or []
    if themas and isinstance(bekend, list):
        al = {een.get("key") for een in bekend if isinstance(een, dict)}
        nieuw = [{"key": slug, "naam": naam} for slug, naam in themas.items() if slug not in al]
        uit["themas"] = [*bekend, *nieuw]
    return uit


def schaal_uit(keuze: Kolomkeuze) -> dict[str, Any]:
    """The scale whose steps stand above the columns; empty for the four steps of the house."""
    namen = {rol: keuze.met_rol(rol) for rol in NIVEAUROLLEN}
    labels = {rol: stapnaam(kolommen[0]) for rol, kolommen in namen.items() if kolommen}
    if len(labels) < 2 or {label.lower() for label in labels.values()} <= HUISLABELS:
        return {}
    return {
        "naam": SCHAALNAAM,
        "niveaus": [
            {"waarde": int(rol[-1]), "label": (label or rol)[:MAX_LABEL]}
            for rol, label in labels.items()
        ],
    }


def eigen_woorden(blokken: Sequence[Blok], keuze: Kolomkeuze) -> dict[str, list[str]]:
    """Per field with fixed choices the words in its column that we do not know, each once."""
    uit: dict[str, list[str]] = {}
    for veld in KEUZES:
        cellen = (blok.cellen.get(naam, "") for naam in keuze.met_rol(veld) for blok in blokken)
        vreemd = [cel for cel in dict.fromkeys(cellen) if cel and not bekende_keuze(veld, cel)]
        if vreemd:
            uit[veld] = vreemd
    return uit


def velden_uit(cellen: Mapping[str, str], keuze: Kolomkeuze) -> dict[str, Any]:
    """The fields of an item, as in its table in a ``.toml``."""
    velden: dict[str, Any] = {}
    for naam, cel in cellen.items():
        rol = keuze.rollen.get(naam, NIETS)
        if not cel or rol in {NIETS, WEG, STELLING, CODE}:
            continue
        if rol in LIJSTEN:
            velden.setdefault(rol, []).extend(map(_zonder_streepje, uit_cel(cel)))
        elif rol == THEMAS:
            velden.setdefault(rol, []).extend(slug for slug, _ in _themas_in(cel))
        elif rol.startswith(NIVEAU):
            if cel.lower() not in LEEG_VAKJE:
                velden.setdefault("niveaus", {}).setdefault(rol[-1], cel)
        elif rol in KEUZES:
            _kies(velden, rol, naam, cel, keuze)
        elif rol == "kort":
            velden.setdefault(rol, " ".join(cel.split())[:MAX_KORT])
        else:
            velden[rol] = f"{velden[rol]}\n{cel}" if rol in velden else cel
    return velden


def _kies(velden: dict[str, Any], rol: str, naam: str, cel: str, keuze: Kolomkeuze) -> None:
    waarde = bekende_keuze(rol, cel) or keuze.woorden.get(rol, {}).get(cel, "")
    if waarde in KEUZES[rol]:
        velden[rol] = waarde
    else:
        zin = f"{naam}: {cel}"
        velden[OPMERKING] = f"{velden[OPMERKING]}\n{zin}" if OPMERKING in velden else zin


def bekende_keuze(veld: str, cel: str) -> str:
    """The choice of this field that a cell means; ``""`` when it is a word of its own."""
    woord = " ".join(re.sub(r"[^\w]+", " ", cel.lower()).split())
    if woord in KEUZES[veld]:
        return woord
    gelijk = GELIJK.get(veld, {})
    return next((keus for keus, patroon in gelijk.items() if re.fullmatch(patroon, woord)), "")


def _themas(blok: Blok, keuze: Kolomkeuze) -> Iterator[tuple[str, str]]:
    if blok.soort is Regelsoort.ITEM:
        for naam in keuze.met_rol(THEMAS):
            yield from _themas_in(blok.cellen.get(naam, ""))


def _themas_in(cel: str) -> Iterator[tuple[str, str]]:
    """Key and name of each thema in a cell."""
    for deel in THEMASCHEIDING.split(cel):
        naam = deel.strip()[:MAX_KORT]
        slug = slugify(naam)[:MAX_SLEUTELWOORD].strip("-_")
        if slug:
            yield slug, naam


def _zonder_streepje(tekst: str) -> str:
    merk = merken_van(tekst).get(Stijl.STREEP)
    return merk.tekst if merk and merk.tekst else tekst


def verander(blokken: Sequence[Blok], was: Kolomkeuze, wordt: Kolomkeuze) -> list[Blok]:
    """The blocks after a column was called the statement or the code; nothing gets lost.

    The cell of the new column and the text of the item change places, so it can be undone.
    """
    uit = list(blokken)
    for naam, rol in wordt.rollen.items():
        if rol != was.rollen.get(naam):
            if rol == STELLING:
                uit = [_wissel(blok, naam, was) for blok in uit]
            elif rol == CODE:
                uit = [_met_code(blok, naam) for blok in uit]
    return uit


def een_stelling(was: Kolomkeuze, wordt: Kolomkeuze) -> Kolomkeuze:
    """One column only is the statement: the one that was just chosen."""
    nieuw = [naam for naam in wordt.met_rol(STELLING) if was.rollen.get(naam) != STELLING]
    if not nieuw:
        return wordt
    oud = [naam for naam in was.met_rol(STELLING) if naam not in nieuw]
    return replace(wordt, rollen={**wordt.rollen, **dict.fromkeys(oud, WEG)})


def _wissel(blok: Blok, naam: str, was: Kolomkeuze) -> Blok:
    vorige = next((een for een in was.met_rol(STELLING) if een in blok.cellen), "")
    if blok.soort is not Regelsoort.ITEM or not blok.cellen.get(naam) or not vorige:
        return blok
    cellen = {**blok.cellen, vorige: blok.tekst, naam: ""}
    return replace(blok, tekst=blok.cellen[naam], cellen=cellen)


def _met_code(blok: Blok, naam: str) -> Blok:
    code = zonder_leesteken(" ".join(blok.cellen.get(naam, "").split()))
    return replace(blok, code=code) if code and blok.soort is Regelsoort.ITEM else blok
