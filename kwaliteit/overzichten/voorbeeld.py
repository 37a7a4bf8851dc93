"""What a reader made of a file, block by block, to turn and mend before anything is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from kwaliteit.inlezen.blokken import Blok
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.inlezen.handwerk import problemen

SOORTKEUZES = (
    (Regelsoort.DOMEIN.value, "Domein"),
    (Regelsoort.ITEM.value, "Item"),
    (Regelsoort.OMSCHRIJVING.value, "Over het domein"),
    (Regelsoort.INLEIDING.value, "Inleiding"),
    (Regelsoort.OVERGESLAGEN.value, "Niets"),
)
VELDEN = {
    "kort": "korte naam",
    "vraag": "vraag",
    "bedoeld": "bedoeling",
    "vragen": "vragen",
    "merkbaar": "merkbaar",
    "niveaus": "niveaus",
    "soort": "soort",
    "over": "over wie",
    "plek": "plek",
    "gerichtheid": "gerichtheid",
    "meetbaar_of_merkbaar": "meetbaar of merkbaar",
    "themas": "thema’s",
    "standaarden": "standaarden",
    "opmerking": "opmerking",
}
TEKENS_PER_REGEL = 70
DICHT_VANAF = 3
"""So many blocks in a row that are left out are folded away."""


@dataclass(frozen=True)
class Voorbeeldrij:
    """One block with its place, what goes with it, what is wrong, and where the focus belongs."""

    plek: int
    blok: Blok
    velden: str
    problemen: tuple[str, ...]
    focus: str = ""

    @property
    def heeft_code(self) -> bool:
        """Whether it is a domein or an item."""
        return self.blok.soort in {Regelsoort.DOMEIN, Regelsoort.ITEM}

    @property
    def naam(self) -> str:
        """What to call it on its buttons."""
        if self.heeft_code:
            return f"{self.blok.soort.label} {self.blok.code}".strip()
        return self.blok.waar or f"regel {self.plek + 1}"

    @property
    def hoogte(self) -> int:
        """Lines of room for its text where a browser does not make them itself."""
        regels = self.blok.tekst.split("\n")
        return min(sum(1 + len(regel) // TEKENS_PER_REGEL for regel in regels), 12)


@dataclass(frozen=True)
class Groep:
    """Blocks that follow each other; ``dicht`` when they are left out and may be folded away."""

    rijen: tuple[Voorbeeldrij, ...]
    dicht: bool


@dataclass(frozen=True)
class Voorbeeld:
    """The blocks in groups, with counts; ``leeg`` holds the domeinen without items."""

    groepen: tuple[Groep, ...]
    domeinen: int
    items: int
    overgeslagen: int
    heeft_inleiding: bool
    leeg: tuple[str, ...]
    met_problemen: tuple[Voorbeeldrij, ...]
    soorten: tuple[tuple[str, str], ...] = SOORTKEUZES


def voorbeeld_van(blokken: Sequence[Blok], plek: int = -1, stap: str = "") -> Voorbeeld:
    """The account of blocks.

    Args:
        plek: the block that the last step was about.
        stap: that step.
    """
    fouten: dict[int, list[str]] = {}
    for probleem in problemen(blokken):
        fouten.setdefault(probleem.plek, []).append(probleem.zin)
    rijen = [
        Voorbeeldrij(
            nummer,
            blok,
            _velden(blok),
            tuple(fouten.get(nummer, ())),
            focus=stap if nummer == plek else "",
        )
        for nummer, blok in enumerate(blokken)
    ]
    soorten = [blok.soort for blok in blokken]
    return Voorbeeld(
        groepen=tuple(_groepen(rijen)),
        domeinen=soorten.count(Regelsoort.DOMEIN),
        items=soorten.count(Regelsoort.ITEM),
        overgeslagen=soorten.count(Regelsoort.OVERGESLAGEN),
        heeft_inleiding=Regelsoort.INLEIDING in soorten,
        leeg=tuple(_lege_domeinen(blokken)),
        met_problemen=tuple(rij for rij in rijen if rij.problemen),
    )


def _velden(blok: Blok) -> str:
    return ", ".join(naam for veld, naam in VELDEN.items() if veld in blok.velden)


def _groepen(rijen: Sequence[Voorbeeldrij]) -> list[Groep]:
    groepen = []
    for weg, deel in groupby(rijen, lambda rij: rij.blok.soort is Regelsoort.OVERGESLAGEN):
        leden = tuple(deel)
        rustig = not any(rij.focus for rij in leden)
        groepen.append(Groep(leden, dicht=weg and rustig and len(leden) >= DICHT_VANAF))
    return groepen


def _lege_domeinen(blokken: Sequence[Blok]) -> list[str]:
    kern = [blok for blok in blokken if blok.soort in {Regelsoort.DOMEIN, Regelsoort.ITEM}]
    return [
        blok.code
        for blok, volgende in zip_longest(kern, kern[1:])
        if blok.soort is Regelsoort.DOMEIN
        and (volgende is None or volgende.soort is Regelsoort.DOMEIN)
    ]
