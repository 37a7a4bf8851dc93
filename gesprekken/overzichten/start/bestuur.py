"""The blocks of the start page of who works at the office of a bestuur."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gesprekken.models import Gesprek, Ronde
from gesprekken.overzichten.afspraken import Rij
from gesprekken.overzichten.ronde import Schoolregel, op_alfabet, zin_gevoerd
from gesprekken.overzichten.stand import stand_van
from gesprekken.overzichten.start.bron import VAN_HET_BESTUUR, Bron, zin_over_afspraken
from gesprekken.overzichten.taak import STAPPEN_VAN_ADVISEUR, Taak, taak_van_adviseur
from gesprekken.overzichten.verslagkaart import Verslagkaart
from scholen.models import Bestuur, Rol
from scholen.taal import aantal, hoofdletter

VERSLAGEN = 5
"""Fixed reports on this page; the round has them all."""


@dataclass(frozen=True)
class Werk:
    """A school that waits for this adviser, and for what."""

    regel: Schoolregel
    taak: Taak

    @property
    def dag(self) -> date:
        """The day of the talk; without one it comes last."""
        gesprek = self.regel.stand.gesprek
        return gesprek.datum if gesprek and gesprek.datum else date.max


Groepen = tuple[tuple[str, tuple[Werk, ...]], ...]
"""Per step, in words, the schools that wait for it."""


@dataclass(frozen=True)
class Bestuursblok:
    """A bestuur where this person is adviser: own schools, by what they wait for."""

    bestuur: Bestuur
    rondes: tuple[Ronde, ...]
    aan_jou: Groepen
    bij_school: tuple[Schoolregel, ...]
    verder: tuple[Schoolregel, ...]
    afspraken: tuple[Rij, ...]

    @property
    def eerst(self) -> Werk | None:
        """What has the nearest day; a talk that was held and is not captured is the nearest."""
        alle = [werk for _, werken in self.aan_jou for werk in werken]
        return min(alle, key=lambda werk: werk.dag, default=None)

    def zonder(self, eerst: Werk | None) -> Groepen:
        """What waits for her beside what fills the panel; a step without schools is left out."""
        rest = ((titel, tuple(w for w in rijen if w is not eerst)) for titel, rijen in self.aan_jou)
        return tuple((titel, rijen) for titel, rijen in rest if rijen)


@dataclass(frozen=True)
class Rondekaart:
    """A running round in two sentences."""

    ronde: Ronde
    zinnen: tuple[str, ...]


@dataclass(frozen=True)
class Kantoorblok:
    """A bestuur whose bestuurder this is: what to sign, its rounds, its debts, what was fixed."""

    bestuur: Bestuur
    te_tekenen: tuple[Werk, ...]
    rondes: tuple[Rondekaart, ...]
    afspraken: tuple[Rij, ...]
    verslagen: tuple[Verslagkaart, ...]
    aantal_verslagen: int

    @property
    def zin(self) -> str:
        """What stands under the greeting: own debt is plain; nothing where there is none."""
        return zin_over_afspraken("het bestuur", self.afspraken)


def bestuursblokken(bron: Bron) -> tuple[Bestuursblok, ...]:
    """One per bestuur where this person is adviser."""
    return tuple(_bestuursblok(bron, bestuur) for bestuur in bron.besturen(Rol.ADVISEUR).values())


def kantoorblokken(bron: Bron) -> tuple[Kantoorblok, ...]:
    """One per bestuur of this bestuurder; who is its adviser too has all of it already."""
    adviseur = bron.besturen(Rol.ADVISEUR)
    return tuple(
        _kantoorblok(bron, bestuur)
        for pk, bestuur in bron.besturen(Rol.BESTUURDER).items()
        if pk not in adviseur
    )


def _bestuursblok(bron: Bron, bestuur: Bestuur) -> Bestuursblok:
    regels = op_alfabet(
        Schoolregel(
            rij, stand_van(rij, vandaag=bron.vandaag), rij.get_absolute_url(), is_van_mij=True
        )
        for rij in bron.deelnames
        if rij.bestuur_id == bestuur.pk and rij.adviseur_id == bron.gebruiker.pk
    )
    per_stap: dict[str, list[Werk]] = defaultdict(list)
    for regel in regels:
        if taak := taak_van_adviseur(regel.stand):
            per_stap[taak.titel].append(Werk(regel, taak))
    titels = dict.fromkeys(titel for titel, _ in STAPPEN_VAN_ADVISEUR.values())
    aan_jou = {werk.regel.deelname.pk for rijen in per_stap.values() for werk in rijen}
    rest = [regel for regel in regels if regel.deelname.pk not in aan_jou]
    return Bestuursblok(
        bestuur=bestuur,
        rondes=tuple(
            ronde for ronde in _rondes(bron, bestuur) if ronde.status != Ronde.Status.AFGEROND
        ),
        aan_jou=tuple((titel, tuple(per_stap[titel])) for titel in titels if titel in per_stap),
        bij_school=tuple(regel for regel in rest if regel.stand.aan_zet == "school"),
        verder=tuple(regel for regel in rest if regel.stand.aan_zet != "school"),
        afspraken=_afspraken(bron, bestuur),
    )


def _kantoorblok(bron: Bron, bestuur: Bestuur) -> Kantoorblok:
    lopend = [ronde for ronde in _rondes(bron, bestuur) if ronde.status in Ronde.LOPEND]
    deelnames = {rij.pk for rij in bron.deelnames if rij.bestuur_id == bestuur.pk}
    verslagen = [rij for rij in bron.verslagen if rij.deelname_pk in deelnames]
    return Kantoorblok(
        bestuur=bestuur,
        te_tekenen=_te_tekenen(bron, bestuur),
        rondes=tuple(Rondekaart(ronde, _zinnen(bron, ronde)) for ronde in lopend),
        afspraken=_afspraken(bron, bestuur),
        verslagen=tuple(verslagen[:VERSLAGEN]),
        aantal_verslagen=len(verslagen),
    )


def _te_tekenen(bron: Bron, bestuur: Bestuur) -> tuple[Werk, ...]:
    """Verslagen that wait for the yes of the board; a directeur signs for the school there."""
    directeur = {rij.school_id for rij in bron.aanstellingen if rij.rol == Rol.DIRECTEUR}
    werken = []
    for rij in bron.deelnames if bron.tekent_voor(bestuur) else ():
        stand = stand_van(rij, vandaag=bron.vandaag)
        ligt_voor = stand.gesprek and stand.gesprek.status == Gesprek.Status.TER_VASTSTELLING
        taak = taak_van_adviseur(stand) if ligt_voor else None
        if taak and rij.bestuur_id == bestuur.pk and rij.school_id not in directeur:
            werken.append(Werk(Schoolregel(rij, stand, taak.url, is_van_mij=True), taak))
    return tuple(werken)


def _rondes(bron: Bron, bestuur: Bestuur) -> Iterable[Ronde]:
    return (ronde for ronde in bron.rondes if ronde.bestuur_id == bestuur.pk)


def _afspraken(bron: Bron, bestuur: Bestuur) -> tuple[Rij, ...]:
    """What the board owes, alone or together with a school."""
    return tuple(
        rij
        for rij in bron.afspraken
        if rij.afspraak.bestuur_id == bestuur.pk and rij.afspraak.partij in VAN_HET_BESTUUR
    )


def _zinnen(bron: Bron, ronde: Ronde) -> tuple[str, ...]:
    """How far the schools are: work done, not marks, and no names."""
    deelnames = [rij for rij in bron.deelnames if rij.ronde_id == ronde.pk]
    standen = [stand_van(rij, vandaag=bron.vandaag) for rij in deelnames]
    gesprekken = [stand.gesprek for stand in standen if stand.gesprek]
    ingediend = sum(stand.is_ingediend for stand in standen)
    doen = "doet" if len(standen) == 1 else "doen"
    zinnen = [f"{hoofdletter(aantal(len(standen), 'school', 'scholen'))} {doen} mee."]
    if ingediend:
        heeft = "heeft" if ingediend == 1 else "hebben"
        zinnen.append(f"{hoofdletter(aantal(ingediend, 'school', 'scholen'))} {heeft} ingediend.")
    if gesprekken:
        zinnen.append(zin_gevoerd(gesprekken))
    return tuple(zinnen)
