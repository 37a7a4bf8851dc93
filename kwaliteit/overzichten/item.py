"""One item as a page shows it: what is asked, what stands there, and help beside it.

Everything is worked out here once, so that the partial only writes it down: a page has a dozen
items with six fields each.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.utils.safestring import SafeString

from kwaliteit.models import Item, Oordeel, Waarde
from kwaliteit.overzichten.itemveld import (
    JAAR,
    LANGE_TEKST,
    REGEL,
    STREEFJAAR,
    TEKST,
    Bron,
    Veldblad,
    anker,
    veldblad,
)
from kwaliteit.overzichten.schaal import klasse_van, teken_van
from kwaliteit.overzichten.vorig import Vorig
from kwaliteit.templatetags.huis import wanneer
from kwaliteit.woorden import vul_in

VRAGEN = {
    Item.Soort.STELLING: "Waar staan we?",
    Item.Soort.FEIT: "Kun je dit niet invullen?",
    Item.Soort.NORM: "Hoe staan we ervoor?",
    Item.Soort.AMBITIE: "Hoe ver zijn we al?",
}
OVER = {
    Item.Over.BESTUUR: "Dit gaat over het werk van het bestuur. Schrijf wat jullie ervan merken.",
    Item.Over.BEIDE: "Dit gaat over het werk van de school en van het bestuur samen.",
}


@dataclass(frozen=True)
class Keuze:
    """One radio button, with the sentence of this item for that step."""

    waarde: str
    woord: str
    zin: str
    kenmerken: SafeString


@dataclass(frozen=True)
class Schaalvraag:
    """The question where the school stands; a fact has no steps, a norm repeats its limit.

    ``teken``, ``klasse`` and ``woord`` say what was chosen; empty when nothing was.
    """

    veld: Veldblad
    grens: str
    stappen: tuple[Keuze, ...]
    naast: tuple[Keuze, ...]
    teken: str
    klasse: str
    woord: str


@dataclass(frozen=True)
class Hulp:
    """The texts of the kader around an item; empty where the kader says nothing."""

    bedoeld: str
    opmerking: str
    vragen: tuple[str, ...]
    merkbaar: tuple[str, ...]


@dataclass(frozen=True)
class Itemblad:
    """One item with the school's answer, ready to print as a form or as text."""

    code: str
    anker: str
    stelling: str
    over: str
    over_wie: str
    hulp: Hulp
    schaal: Schaalvraag
    kort: tuple[Veldblad, ...]
    toelichting: Veldblad
    meer: tuple[Veldblad, ...]
    bespreken: Veldblad
    reden: Veldblad
    is_bekeken: bool
    laatst: str
    vorig: Vorig | None
    url: str = ""
    volgende: str = ""
    volgend_anker: str = ""
    is_open: bool = False

    @property
    def velden(self) -> tuple[Veldblad, ...]:
        """All fields in the order of the page."""
        teksten = (*self.kort, self.toelichting, *self.meer)
        return (self.schaal.veld, *teksten, self.bespreken, self.reden)

    @property
    def teksten_gewoon(self) -> tuple[Veldblad, ...]:
        """The explanation, and what else holds something."""
        return (self.toelichting, *(veld for veld in self.meer if veld.waarde or veld.geweigerd))

    @property
    def teksten_lade(self) -> tuple[Veldblad, ...]:
        """What waits behind a plus until somebody wants it."""
        return tuple(veld for veld in self.meer if not (veld.waarde or veld.geweigerd))

    @property
    def heeft_tekst(self) -> bool:
        """Whether there is anything to read besides the step."""
        return any(veld.waarde for veld in self.teksten)

    @property
    def teksten(self) -> tuple[Veldblad, ...]:
        """All texts, for reading."""
        return (*self.kort, self.toelichting, *self.meer, self.reden)


def met_item(oordelen: QuerySet[Oordeel]) -> QuerySet[Oordeel]:
    """With all that ``itemblad`` needs, in the order of the kader."""
    return (
        oordelen.select_related("item__domein")
        .annotate(door_naam=F("gewijzigd_door__naam"))
        .order_by("item__domein__volgorde", "item__volgorde", "item")
    )


def itemblad(oordeel: Oordeel, bron: Bron) -> Itemblad:
    """The sheet of one item; ``oordeel`` is one of ``met_item``."""
    item = oordeel.item
    return Itemblad(
        code=item.code,
        anker=anker(item.code),
        stelling=vul_in(item.stelling, bron.woorden),
        over=OVER.get(Item.Over(item.over), ""),
        over_wie=item.over,
        hulp=_hulp(item, bron.woorden),
        schaal=_schaalvraag(oordeel, bron),
        kort=_korte_velden(oordeel, bron),
        toelichting=veldblad(oordeel, "toelichting", "Toelichting", bron, LANGE_TEKST),
        meer=(
            veldblad(oordeel, "waaraan", "Waaraan merken we dat?", bron, TEKST),
            veldblad(oordeel, "waar_te_vinden", "Waar is dat te vinden?", bron, TEKST),
        ),
        bespreken=veldblad(oordeel, "wil_bespreken", "Dit willen we bespreken", bron),
        reden=veldblad(oordeel, "reden", "Waarom juist dit?", bron, TEKST),
        is_bekeken=oordeel.bekeken_op is not None,
        laatst=_laatst(oordeel),
        vorig=bron.vorige.get(item.code),
    )


def _laatst(oordeel: Oordeel) -> str:
    """Who wrote here last, and when; nothing when nobody did."""
    naam = getattr(oordeel, "door_naam", None)
    return f"{naam}, {wanneer(oordeel.gewijzigd_op)}" if naam else ""


def _hulp(item: Item, woorden: Mapping[str, str]) -> Hulp:
    return Hulp(
        bedoeld=vul_in(item.bedoeld, woorden),
        opmerking=vul_in(item.opmerking, woorden),
        vragen=tuple(vul_in(vraag, woorden) for vraag in item.vragen),
        merkbaar=tuple(vul_in(zin, woorden) for zin in item.merkbaar),
    )


def _schaalvraag(oordeel: Oordeel, bron: Bron) -> Schaalvraag:
    item, schaal = oordeel.item, bron.schaal
    veld = veldblad(oordeel, "waarde", VRAGEN[Item.Soort(item.soort)], bron)

    def keuze(waarde: str, woord: str, zin: str = "") -> Keuze:
        gekozen = " checked" if waarde == veld.waarde else ""
        kenmerken = f'name="{veld.naam}" value="{waarde}" data-veld="waarde"{gekozen}'
        return Keuze(waarde, woord, vul_in(zin, bron.woorden), SafeString(kenmerken))

    stappen = () if item.soort == Item.Soort.FEIT else schaal.stappen
    return Schaalvraag(
        veld=veld,
        grens=vul_in(item.stelling, bron.woorden) if item.soort == Item.Soort.NORM else "",
        stappen=tuple(
            keuze(stap.waarde, stap.woord, item.niveaus.get(stap.waarde, "")) for stap in stappen
        ),
        naast=(
            keuze(Waarde.NVT.value, schaal.nvt),
            keuze(Waarde.ONBEKEND.value, schaal.onbekend),
        ),
        teken=teken_van(veld.waarde),
        klasse=klasse_van(veld.waarde),
        woord=schaal.woord(veld.waarde),
    )


def _korte_velden(oordeel: Oordeel, bron: Bron) -> tuple[Veldblad, ...]:
    """What a fact or an ambition asks besides the explanation."""
    if oordeel.item.soort == Item.Soort.FEIT:
        return (
            veldblad(oordeel, "feit_waarde", "Wat is het feit?", bron, REGEL),
            veldblad(oordeel, "feit_jaar", "Van welk jaar is dat?", bron, JAAR),
        )
    if oordeel.item.soort == Item.Soort.AMBITIE:
        return (
            veldblad(oordeel, "streefjaar", "In welk jaar willen we er zijn?", bron, STREEFJAAR),
        )
    return ()
