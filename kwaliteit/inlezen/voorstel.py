"""What a reader proposes: blocks to look at, not yet checked, and what goes around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kwaliteit.inlezen.blokken import (
    Blok,
    blokken_van,
    gegevens_uit,
    met_codes,
    regels_van,
    rond_van,
)
from kwaliteit.inlezen.concept import KaderConcept
from kwaliteit.inlezen.gegevens import concept_van
from kwaliteit.inlezen.rollen import (
    NIVEAUROLLEN,
    Kolomkeuze,
    met_velden,
    rond_met,
    schaal_uit,
)
from kwaliteit.inlezen.schaal import schaal_in
from kwaliteit.inlezen.titel import met_titel


@dataclass(frozen=True)
class Voorstel:
    """A kader as blocks; ``gelezen`` is the concept of a reader that made one itself.

    ``keuze`` says what the columns are that the items came with.
    """

    naam: str
    blokken: Sequence[Blok]
    rond: Mapping[str, Any] = field(default_factory=dict)
    gelezen: KaderConcept | None = None
    keuze: Kolomkeuze = field(default_factory=Kolomkeuze)

    def concept(self) -> KaderConcept:
        """The kader on paper, checked.

        Raises:
            InlezenMislukt: nothing in it, or something that cannot be saved.
        """
        if self.gelezen:
            return self.gelezen.gecontroleerd()
        blokken = met_velden(self.blokken, self.keuze)
        rond = rond_met(self.rond, blokken, self.keuze)
        return concept_van(gegevens_uit(blokken, rond), self.naam, regels_van(blokken))


def uit_document(naam: str, blokken: Sequence[Blok], rollen: Mapping[str, str]) -> Voorstel:
    """The proposal of blocks from a document that may say itself what it is called, and its scale.

    Args:
        naam: what it is called where the document does not say so.
        rollen: the likely role of each column.
    """
    titel, blokken = met_titel(blokken)
    keuze = Kolomkeuze(dict(rollen))
    schaal = {} if schaal_uit(keuze) else schaal_in(blokken)
    stappen = len(schaal["niveaus"]) if schaal else 0
    past = stappen and not any(keuze.met_rol(rol) for rol in NIVEAUROLLEN[stappen:])
    return Voorstel(
        titel or naam, met_codes(blokken), {"schaal": schaal} if past else {}, keuze=keuze
    )


def voorstel_van(concept: KaderConcept) -> Voorstel:
    """The proposal of a reader that makes a concept."""
    return Voorstel(concept.naam, met_codes(blokken_van(concept)), rond_van(concept), concept)
