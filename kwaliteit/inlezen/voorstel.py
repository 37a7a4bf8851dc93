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


@dataclass(frozen=True)
class Voorstel:
    """A kader as blocks; ``gelezen`` is the concept of a reader that made one itself."""

    naam: str
    blokken: Sequence[Blok]
    rond: Mapping[str, Any] = field(default_factory=dict)
    gelezen: KaderConcept | None = None

    def concept(self) -> KaderConcept:
        """The kader on paper, checked.

        Raises:
            InlezenMislukt: nothing in it, or something that cannot be saved.
        """
        if self.gelezen:
            return self.gelezen.gecontroleerd()
        return concept_van(
            gegevens_uit(self.blokken, self.rond), self.naam, regels_van(self.blokken)
        )


def voorstel_van(concept: KaderConcept) -> Voorstel:
    """The proposal of a reader that makes a concept."""
    return Voorstel(concept.naam, met_codes(blokken_van(concept)), rond_van(concept), concept)
