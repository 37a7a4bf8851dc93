"""What a reader made of a file, to look at before anything is saved."""

from dataclasses import dataclass

from kwaliteit.inlezen.concept import DomeinConcept, KaderConcept, Regel, Regelsoort

MEESTE_REGELS = 2_000


@dataclass(frozen=True)
class Voorbeeld:
    """The kader on paper with the account of its lines.

    ``leeg`` holds the codes of domeinen without items, which keep the kader from being published.
    """

    concept: KaderConcept
    aantal_items: int
    leeg: tuple[str, ...]
    overgeslagen: tuple[Regel, ...]
    regels: tuple[Regel, ...]
    regels_meer: int

    @property
    def domeinen(self) -> tuple[DomeinConcept, ...]:
        """The domeinen, in order."""
        return self.concept.domeinen


def voorbeeld_van(concept: KaderConcept) -> Voorbeeld:
    """The account of a concept; of a very long file the first lines and all that was skipped."""
    return Voorbeeld(
        concept=concept,
        aantal_items=sum(len(domein.items) for domein in concept.domeinen),
        leeg=tuple(domein.code for domein in concept.domeinen if not domein.items),
        overgeslagen=tuple(
            regel for regel in concept.regels if regel.soort is Regelsoort.OVERGESLAGEN
        )[:MEESTE_REGELS],
        regels=concept.regels[:MEESTE_REGELS],
        regels_meer=max(0, len(concept.regels) - MEESTE_REGELS),
    )
