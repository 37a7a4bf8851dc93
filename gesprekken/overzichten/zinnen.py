"""What the start page says to who has no task here: one true sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from scholen.models import Aanstelling, Rol

TEAM = (
    "Op {school} bereiden de ib’er en de directeur het gesprek met het bestuur voor; in het kader"
    " lees je waar dat gesprek over gaat."
)
NERGENS = (
    "Je account hoort nog nergens bij. Vraag de beheerder van je bestuur om je een rol te geven;"
    " daarna vind je hier je werk."
)


@dataclass(frozen=True)
class Zin:
    """For who has nothing to do here yet: where they are, one sentence, with links."""

    waar: str
    tekst: str
    links: tuple[tuple[str, str], ...]


def zinnen(aanstellingen: Sequence[Aanstelling]) -> Iterator[Zin]:
    """One per school of a teamlid; one for who has no aanstelling at all."""
    if not aanstellingen:
        yield Zin("", NERGENS, ())
    for rij in aanstellingen:
        if rij.rol == Rol.TEAM and rij.school:
            links = (("Naar de kaders", reverse("kwaliteit:kaders")),)
            yield Zin(str(rij.school), TEAM.format(school=rij.school), links)
