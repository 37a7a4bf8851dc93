"""The words of a bestuur: every name its kaders use, and where a word of its own would stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from kwaliteit.models import Item, Kwaliteitskader
from kwaliteit.overzichten.bewerken import teksten_van_item
from kwaliteit.woorden import vul_in
from scholen.models import Bestuur
from scholen.taal import opsomming

VOORBEELDEN = 2


@dataclass(frozen=True)
class Voorbeeldzin:
    """A sentence of a kader around the place of a word."""

    waar: str
    voor: str
    na: str


@dataclass(frozen=True)
class Woordkeuze:
    """One name: what the kaders say for it, where it stands, and the bestuur's own word."""

    naam: str
    van_kader: str
    eigen: str
    kaders: str
    voorbeelden: tuple[Voorbeeldzin, ...]

    @property
    def nu(self) -> str:
        """What is read now."""
        return self.eigen or self.van_kader or f"{{{self.naam}}}"


def woordkeuzes(bestuur: Bestuur) -> list[Woordkeuze]:
    """Every name in the kaders this bestuur can use or is making, by name. Two queries."""
    kaders = list(
        (
            Kwaliteitskader.objects.bruikbaar_voor(bestuur)
            | Kwaliteitskader.objects.filter(bestuur=bestuur, status=Kwaliteitskader.Status.CONCEPT)
        ).order_by("naam", "pk")
    )
    items = list(Item.objects.filter(kader__in=kaders).select_related("kader").in_volgorde())
    namen = sorted({naam for kader in kaders for naam in kader.woorden})
    return [_keuze(naam, bestuur, kaders, items) for naam in namen]


def _keuze(
    naam: str, bestuur: Bestuur, kaders: list[Kwaliteitskader], items: list[Item]
) -> Woordkeuze:
    met = [kader for kader in kaders if naam in kader.woorden]
    van_kader = next((kader.woorden[naam] for kader in met if kader.woorden[naam]), "")
    zinnen = _zinnen(naam, items, bestuur)
    return Woordkeuze(
        naam=naam,
        van_kader=van_kader,
        eigen=bestuur.woorden.get(naam, ""),
        kaders=opsomming(dict.fromkeys(kader.naam for kader in met)),
        voorbeelden=tuple(zin for zin, _ in zip(zinnen, range(VOORBEELDEN), strict=False)),
    )


def _zinnen(naam: str, items: list[Item], bestuur: Bestuur) -> Iterator[Voorbeeldzin]:
    """Texts with the name in them, the other words filled in as they are read."""
    gezien = set()
    for item in items:
        woorden = {**item.kader.woorden, **{k: w for k, w in bestuur.woorden.items() if w}}
        andere = {sleutel: woord for sleutel, woord in woorden.items() if sleutel != naam}
        for tekst in teksten_van_item(item):
            voor, teken, na = tekst.partition(f"{{{naam}}}")
            if teken and tekst not in gezien:
                gezien.add(tekst)
                eigen = {**andere, naam: woorden.get(naam, "")}
                yield Voorbeeldzin(item.code, vul_in(voor, andere), vul_in(na, eigen))
