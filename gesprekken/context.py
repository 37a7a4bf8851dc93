"""What the frame of every page shows: who somebody is, for whom they work, where they can go."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from scholen import klok
from scholen.models import SCHOOLROLLEN, Aanstelling, Gebruiker, Rol
from scholen.taal import opsomming

TITELS = {
    "start": "Mijn werk",
    "rondes": "Rondes",
    "gesprekken": "Gesprekken",
    "afspraken": "Afspraken",
    "kwaliteit:kaders": "Kaders",
    "beheer:scholen": "Scholen",
    "beheer:mensen": "Mensen",
    "beheer:besturen": "Besturen",
    "beheer:logboek": "Logboek",
}
ONDER = {
    "/deelnames/": "rondes",
    "/onderwerpen/": "rondes",
    "/scholen/": "start",
    "/kwaliteit/woorden/": "kwaliteit:kaders",
    "/overdragen/": "gesprekken",
    "/beheer/rollen/": "beheer:mensen",
    "/beheer/uitnodigingen/": "beheer:mensen",
}
"""Pages that belong to a link of the menu though their address does not begin with its own."""
# Which role finds what in the menu; somebody with two roles gets both.
VAN_DE_SCHOOL = frozenset({"start", "gesprekken", "afspraken", "kwaliteit:kaders"})
VAN_HET_BESTUUR = frozenset({"start", "rondes", "afspraken", "kwaliteit:kaders"})
BEHEER = frozenset({"beheer:scholen", "beheer:mensen"})
MENU: dict[str, frozenset[str]] = {
    Rol.IB: VAN_DE_SCHOOL,
    Rol.MT: VAN_DE_SCHOOL,
    Rol.DIRECTEUR: VAN_DE_SCHOOL,
    Rol.TEAM: frozenset({"start", "kwaliteit:kaders"}),
    Rol.ADVISEUR: VAN_HET_BESTUUR | {"gesprekken"},
    Rol.BESTUURDER: VAN_HET_BESTUUR,
    Rol.LEZER: frozenset({"start", "rondes", "kwaliteit:kaders"}),
    Rol.SWV: frozenset({"start", "afspraken", "kwaliteit:kaders"}),
    Rol.BEHEERDER: frozenset({"start", "kwaliteit:kaders", "beheer:logboek"}) | BEHEER,
}


@dataclass(frozen=True)
class Menupunt:
    """One link of the main menu; ``hier`` is the value of ``aria-current``, or empty."""

    titel: str
    url: str
    hier: str


@dataclass(frozen=True)
class Plek:
    """A place that one may choose to work for."""

    code: str
    naam: str
    gekozen: bool


@dataclass(frozen=True)
class Kop:
    """The frame around a page, for one person on one address."""

    menu: Sequence[Menupunt]
    werk: str  # "ib’er, De Wilgenhoek en De Abeel"
    partij: str  # school, bestuur, or neither of the two: empty
    organisatie: str
    plekken: Sequence[Plek]  # between which one may choose; none for who has one
    alleen: str  # for whom one chose to work, and for nobody else
    schooljaar: str
    demodag: date | None


def kop(request: HttpRequest) -> dict[str, object]:
    """Context processor: ``kop``, made at first use (one query, none for who is not logged in)."""
    gebruiker = getattr(request, "user", None)  # a request may fail before anybody is known
    return {"kop": SimpleLazyObject(lambda: maak_kop(request, _aanstellingen(gebruiker)))}


def maak_kop(request: HttpRequest, alle: Sequence[Aanstelling]) -> Kop:
    """The frame, from all that somebody does today; a page that read it gives it along.

    Args:
        alle: the aanstellingen ``op_volgorde``, of every place.
    """
    voor = getattr(request.user, "voor", "") if alle else ""
    aanstellingen = [een for een in alle if voor in ("", een.plek)]
    return Kop(
        menu=_menu(aanstellingen, request.path),
        werk=_werk(aanstellingen),
        partij=_partij(aanstellingen),
        organisatie=_samen([_bestuur_of_swv(een) for een in aanstellingen]),
        plekken=_plekken(alle, voor),
        alleen=next((een.waar for een in aanstellingen), "") if voor else "",
        schooljaar=klok.schooljaar_van(klok.vandaag()),
        demodag=klok.vandaag() if settings.DEMO else None,
    )


def _aanstellingen(gebruiker: object) -> Sequence[Aanstelling]:
    if not isinstance(gebruiker, Gebruiker):
        return []
    return list(gebruiker.aanstellingen.geldig().op_volgorde())


def _plekken(aanstellingen: Sequence[Aanstelling], voor: str) -> list[Plek]:
    namen = {een.plek: een.waar for een in aanstellingen}
    if len(namen) < 2:
        return []
    return [Plek(code, naam, code == voor) for code, naam in namen.items()]


def _menu(aanstellingen: Sequence[Aanstelling], pad: str) -> list[Menupunt]:
    mag = frozenset({"start"}).union(*(_ingangen(een) for een in aanstellingen))
    deel = _deel(mag, pad)
    return [_menupunt(naam, pad, in_deel=naam == deel) for naam in TITELS if naam in mag]


def _deel(mag: Collection[str], pad: str) -> str:
    """Under which link a page lies; whoever has no *Rondes* comes to one from *Mijn werk*."""
    waar = ONDER | {reverse(naam): naam for naam in TITELS if naam != "start"}
    deel = next((naam for begin, naam in waar.items() if pad.startswith(begin)), "")
    return "start" if deel == "rondes" and deel not in mag else deel


def _ingangen(aanstelling: Aanstelling) -> frozenset[str]:
    """What one aanstelling opens; who keeps the installation keeps besturen, not their people."""
    if aanstelling.rol == Rol.BEHEERDER and aanstelling.bestuur_id is None:
        return MENU[aanstelling.rol] - BEHEER | {"beheer:besturen"}
    return MENU[aanstelling.rol]


def _menupunt(naam: str, pad: str, *, in_deel: bool) -> Menupunt:
    url = reverse(naam)
    return Menupunt(TITELS[naam], url, "page" if pad == url else "true" if in_deel else "")


def _werk(aanstellingen: Sequence[Aanstelling]) -> str:
    """Per function the places where somebody holds it."""
    plekken: dict[str, list[str]] = {}
    for een in aanstellingen:
        waar = een.school or een.bestuur or een.swv
        plekken.setdefault(een.functie_of_rol, []).append(str(waar) if waar else "alle besturen")
    return " · ".join(f"{functie}, {_samen(waar)}" for functie, waar in plekken.items())


def _partij(aanstellingen: Sequence[Aanstelling]) -> str:
    partijen = {"school" if een.rol in SCHOOLROLLEN else "bestuur" for een in aanstellingen}
    return partijen.pop() if len(partijen) == 1 else ""


def _bestuur_of_swv(aanstelling: Aanstelling) -> str:
    school = aanstelling.school
    waar = school.bestuur if school else aanstelling.bestuur or aanstelling.swv
    return str(waar) if waar else ""


def _samen(namen: Sequence[str]) -> str:
    """``A``, ``A en B``, ``A, B en C``; each name once, empty ones not at all."""
    return opsomming(dict.fromkeys(filter(None, namen)))
