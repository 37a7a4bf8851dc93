"""What a bestuur states about data, security and accessibility: our text, until it has its own.

A text is plain: a line that begins with ``#`` is a heading, lines that begin with ``-`` are a list,
and an empty line begins a paragraph. Nothing in it is ever HTML.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from gesprekken.bewijs.register import groepen
from gesprekken.bewijs.tabel import GEGEVENS
from gesprekken.overzichten.bewaring import jaren_van
from scholen.models import Bestuur

KOP, PUNT, ALINEA = "kop", "punt", "alinea"
REGISTER = "{register}"
"""Where the text of an annex takes over what the register says."""


@dataclass(frozen=True)
class Verklaring:
    """One of them: ``soort`` is its name in the address, ``voorstel`` what we propose."""

    soort: str
    titel: str
    waarvoor: str
    voorstel: str

    @property
    def veld(self) -> str:
        """The part of the column that holds the text of a bestuur."""
        return f"verklaringen.{self.soort}"

    def eigen_tekst(self, bestuur: Bestuur) -> str:
        """What the bestuur made of it, or nothing."""
        tekst: str = bestuur.verklaringen.get(self.soort, "")
        return tekst

    def tekst(self, bestuur: Bestuur) -> str:
        """What holds at this bestuur."""
        return self.eigen_tekst(bestuur) or self.onze_tekst(bestuur)

    def onze_tekst(self, bestuur: Bestuur) -> str:
        """What we propose, with the terms that this bestuur chose."""
        if REGISTER not in self.voorstel:
            return self.voorstel
        return self.voorstel.replace(REGISTER, _register(jaren_van(bestuur)))


@dataclass(frozen=True)
class Blok:
    """A heading, a paragraph or a list; of a list ``regels`` are its points."""

    soort: str
    regels: tuple[str, ...]


@cache
def verklaringen() -> Mapping[str, Verklaring]:
    """All of them by ``soort``, in the order of the page."""
    bron = tomllib.loads((GEGEVENS / "verklaringen.toml").read_text(encoding="utf-8"))
    return {
        soort: Verklaring(soort, rij["titel"], rij["waarvoor"], rij["tekst"].strip())
        for soort, rij in bron.items()
    }


def blokken(tekst: str) -> list[Blok]:
    """What a page shows of a text; every line is in it once."""
    uit: list[Blok] = []
    for stuk in tekst.split("\n\n"):
        regels = [regel.strip() for regel in stuk.split("\n") if regel.strip()]
        for soort, groep in groupby(regels, key=_soort):
            inhoud = tuple(regel.lstrip("#- ") if soort != ALINEA else regel for regel in groep)
            if soort == KOP:
                uit += [Blok(KOP, (kop,)) for kop in inhoud]
            elif soort == PUNT and uit and uit[-1].soort == PUNT:
                uit[-1] = Blok(PUNT, uit[-1].regels + inhoud)
            else:
                uit.append(Blok(soort, inhoud))
    return uit


def _soort(regel: str) -> str:
    return {"#": KOP, "-": PUNT}.get(regel[0], ALINEA)


def _register(jaren: int) -> str:
    """What the register says as a list: what, why, about whom, how long."""
    return "\n".join(
        f"- {groep.naam}. {groep.doel} Over: {groep.wie.lower()}."
        f" Hoe lang: {groep.termijn.met_jaren(jaren).in_woorden}"
        for groep in groepen()
        if groep.soort != "technisch"
    )
