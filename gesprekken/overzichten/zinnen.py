"""What the start page says to roles whose work here is reading, or has yet to come."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from scholen.models import Aanstelling, Rol

LINKS = {
    "rondes": "Naar de rondes",
    "afspraken": "Naar de afspraken",
    "kwaliteit:kaders": "Naar de kaders",
}
ZINNEN: Mapping[str, tuple[str, tuple[str, ...]]] = {
    Rol.BESTUURDER: (
        "Je leest hier per ronde waar de scholen zijn, en wat het bestuur zelf nog nakomt.",
        ("rondes", "afspraken", "kwaliteit:kaders"),
    ),
    Rol.LEZER: (
        "Je leest hier waarom het bestuur deze gesprekken voert. Is een ronde afgerond, dan staat"
        " daar ook de rode draad.",
        ("rondes", "kwaliteit:kaders"),
    ),
    Rol.SWV: (
        "Hier komen de afspraken te staan die scholen en besturen met het samenwerkingsverband"
        " maken.",
        ("afspraken", "kwaliteit:kaders"),
    ),
    Rol.BEHEERDER: (
        "Je kunt hier kaders laden, nalezen en publiceren. Wat scholen schrijven, zie jij niet.",
        ("kwaliteit:kaders",),
    ),
    Rol.TEAM: (
        "Legt je ib'er iets aan jou voor, dan vind je het hier. Je kunt alvast lezen waar de"
        " gesprekken over gaan.",
        ("kwaliteit:kaders",),
    ),
}
"""What the start page says to roles without a task here: one sentence, and where to go."""


@dataclass(frozen=True)
class Zin:
    """For who has nothing to do here yet: where they are, what they can do, with links."""

    waar: str
    tekst: str
    links: tuple[tuple[str, str], ...]


def zinnen(aanstellingen: Sequence[Aanstelling]) -> Iterator[Zin]:
    """One per aanstelling with such a role; one for who has no aanstelling at all."""
    if not aanstellingen:
        yield Zin(
            "",
            "Je account hoort nog nergens bij. Vraag de beheerder van je bestuur om je een rol te"
            " geven; daarna vind je hier je werk.",
            (),
        )
    for rij in aanstellingen:
        if rij.rol in ZINNEN:
            tekst, namen = ZINNEN[rij.rol]
            waar = rij.school or rij.bestuur or rij.swv
            links = tuple((LINKS[naam], reverse(naam)) for naam in namen)
            yield Zin(str(waar) if waar else "", tekst, links)
