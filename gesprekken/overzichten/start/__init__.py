"""Mijn werk: per place and role where somebody works, what there is to do or to read now."""

from dataclasses import dataclass
from datetime import date
from itertools import chain

from gesprekken.overzichten.start.bestuur import (
    Bestuursblok,
    Groepen,
    Kantoorblok,
    Werk,
    bestuursblokken,
    kantoorblokken,
)
from gesprekken.overzichten.start.bron import lees
from gesprekken.overzichten.start.lezen import (
    Beheerblok,
    Lezersblok,
    Verbandsblok,
    beheerblokken,
    lezersblokken,
    verbandsblokken,
)
from gesprekken.overzichten.start.school import Leegblok, Schoolblok, leegblokken, schoolblokken
from gesprekken.overzichten.zinnen import Zin, zinnen
from scholen.models import Aanstelling, Gebruiker, Herstelverzoek

DUUR = {5: "vijf minuten", 10: "tien minuten", 15: "een kwartier", 25: "twintig minuten"}
"""How long something takes, in words: at most so many minutes."""


@dataclass(frozen=True)
class Start:
    """Everything on the start page of one person."""

    alle_aanstellingen: tuple[Aanstelling, ...]
    """Of every place, for the frame around the page."""
    scholen: tuple[Schoolblok, ...]
    lege_scholen: tuple[Leegblok, ...]
    besturen: tuple[Bestuursblok, ...]
    kantoren: tuple[Kantoorblok, ...]
    lezers: tuple[Lezersblok, ...]
    verbanden: tuple[Verbandsblok, ...]
    beheer: tuple[Beheerblok, ...]
    herstel: tuple[Herstelverzoek, ...]
    zinnen: tuple[Zin, ...]

    @property
    def eerste(self) -> Schoolblok | None:
        """The one whose task fills the panel: one per page."""
        return next((blok for blok in self.scholen if blok.taak), None)

    @property
    def eerste_werk(self) -> Werk | None:
        """What fills the panel of an adviser or bestuurder, when no school of their own does."""
        if self.eerste:
            return None
        als_adviseur = (blok.eerst for blok in self.besturen if blok.eerst)
        als_bestuurder = (werk for blok in self.kantoren for werk in blok.te_tekenen)
        return next(chain(als_adviseur, als_bestuurder), None)

    @property
    def per_bestuur(self) -> tuple[tuple[Bestuursblok, Groepen], ...]:
        """Each bestuur of an adviser, with what waits there beside what fills the panel."""
        return tuple((blok, blok.zonder(self.eerste_werk)) for blok in self.besturen)

    @property
    def meer_dan_een(self) -> bool:
        """Whether each block has to say whose it is."""
        blokken = (
            *self.scholen,
            *self.lege_scholen,
            *self.besturen,
            *self.kantoren,
            *self.lezers,
            *self.verbanden,
            *self.beheer,
            *self.zinnen,
        )
        return len(blokken) > 1

    @property
    def taken(self) -> int:
        """How many things wait for this person."""
        van_besturen = sum(len(rijen) for blok in self.besturen for _, rijen in blok.aan_jou)
        van_kantoren = sum(len(blok.te_tekenen) for blok in self.kantoren)
        van_scholen = sum(blok.wacht_op_jou for blok in self.scholen)
        return van_besturen + van_kantoren + van_scholen + len(self.herstel)

    @property
    def zin(self) -> str:
        """What stands under the greeting."""
        if not (self.scholen or self.besturen or self.taken):
            lezend: tuple[Kantoorblok | Verbandsblok, ...] = (*self.kantoren, *self.verbanden)
            return lezend[0].zin if len(lezend) == 1 else ""
        if not self.taken:
            return "Er wacht nu niets op jou."
        wachten = "Er wacht één ding op jou."
        if self.taken > 1:
            wachten = f"Er wachten {self.taken} dingen op jou."
        return f"{wachten} {self._belofte}".strip()

    @property
    def _belofte(self) -> str:
        """What a little time brings; nothing for what takes longer than that."""
        blok = self.eerste
        if blok is None or blok.taak is None or not blok.wacht_op_jou or not blok.taak.klaar:
            return ""
        duur = next((tekst for tot, tekst in DUUR.items() if blok.taak.minuten <= tot), "")
        waar = f" van {blok.deelname.school}" if self.meer_dan_een else ""
        return f"Heb je {duur}, dan {blok.taak.klaar.replace('{van}', waar)}." if duur else ""


def start(gebruiker: Gebruiker, *, vandaag: date) -> Start:
    """What waits for this person, in a number of queries that does not grow."""
    bron = lees(gebruiker, vandaag=vandaag)
    return Start(
        alle_aanstellingen=bron.alle_aanstellingen,
        scholen=schoolblokken(bron),
        lege_scholen=leegblokken(bron),
        besturen=bestuursblokken(bron),
        kantoren=kantoorblokken(bron),
        lezers=lezersblokken(bron),
        verbanden=verbandsblokken(bron),
        beheer=beheerblokken(bron),
        herstel=bron.herstel,
        zinnen=tuple(zinnen(gebruiker, bron.aanstellingen)),
    )
