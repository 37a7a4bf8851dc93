"""Carrying out what somebody ticked of a list of schools: all of it or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from scholen.acties.kan_niet import KanNiet
from scholen.acties.school import (
    school_heropenen,
    school_sluiten,
    school_toevoegen,
    school_wijzigen,
)
from scholen.acties.vestiging import (
    vestiging_heropenen,
    vestiging_sluiten,
    vestiging_toevoegen,
    vestiging_wijzigen,
)
from scholen.inlezen.lijst import Schoollijst
from scholen.models import Bestuur, Gebruiker, School
from scholen.overzichten.vergelijking import WEER_OPEN, Anders, Vergelijking, vergelijk
from scholen.taal import opsomming

VAN_EEN_ANDER = (
    "Hier in gebruik bij een ander bestuur: {}. We halen een school nooit ongevraagd weg bij een"
    " ander bestuur. Kijk het nummer na. Is de school van bestuur gewisseld, haal de rij dan uit"
    " de lijst: overzetten naar een ander bestuur kan hier nog niet."
)


class Veranderd(KanNiet):
    """Somebody changed a school after the list was compared."""


@dataclass(frozen=True)
class Nieuwe:
    """A new vestiging: a school of its own with this name and kind, or one that belongs to another.

    ``bij`` is empty, a BRIN6 that is new too, or the sleutel of a school.
    """

    brin6: str
    naam: str
    soort: str
    bij: str = ""


@dataclass(frozen=True)
class Keuzes:
    """What was ticked, by the keys of the comparison."""

    nieuw: tuple[Nieuwe, ...]
    anders: frozenset[str]
    weg: frozenset[str]
    gesloten_per: date

    @property
    def zijn_leeg(self) -> bool:
        """Whether nothing was ticked."""
        return not (self.nieuw or self.anders or self.weg)


@dataclass(frozen=True)
class Gedaan:
    """How much of each kind was done."""

    scholen: int
    vestigingen: int
    wijzigingen: int
    gesloten: int


def voorstel(vergelijking: Vergelijking, *, op: date) -> Keuzes:
    """What is ticked beforehand: what is new and sure, all that differs, nothing that is gone."""
    return Keuzes(
        nieuw=tuple(
            Nieuwe(een.regel.brin6, een.schoolnaam, een.soort, een.bij)
            for een in vergelijking.nieuw
            if not een.regel.twijfel
        ),
        anders=frozenset(verschil.key for verschil in vergelijking.anders if verschil.vooraf),
        weg=frozenset(),
        gesloten_per=op,
    )


def geweigerd(vergelijking: Vergelijking) -> str:
    """Why nothing of this list can be saved; empty when it can."""
    if not vergelijking.van_een_ander:
        return ""
    return VAN_EEN_ANDER.format(opsomming(vergelijking.van_een_ander))


@transaction.atomic
def lijst_bewaren(
    bestuur: Bestuur,
    lijst: Schoollijst,
    *,
    keuzes: Keuzes,
    stand: str,
    door: Gebruiker | None,
    op: datetime,
) -> Gedaan:
    """Save what was ticked; a list that is loaded again then changes nothing.

    Args:
        stand: the mark of what the choices were made on.

    Raises:
        Veranderd: that is no longer how it is.
        KanNiet: a school of another bestuur, or a choice that leads nowhere.
    """
    bestuur.neem_beurt()
    vergelijking = vergelijk(bestuur, lijst)
    if vergelijking.van_een_ander:
        raise KanNiet(geweigerd(vergelijking))
    if vergelijking.stand != stand:
        raise Veranderd("Iemand wijzigde net een school. Kijk de lijst nog een keer na.")
    scholen, vestigingen = _voeg_toe(bestuur, lijst, vergelijking, keuzes, door=door, op=op)
    anders = [een for een in vergelijking.anders if een.key in keuzes.anders]
    for verschil in anders:
        _wijzig(verschil, door=door, op=op)
    weg = [een.rij for een in vergelijking.weg if een.key in keuzes.weg]
    for rij in weg:
        if isinstance(rij, School):
            school_sluiten(rij, per=keuzes.gesloten_per, door=door, op=op)
        else:
            vestiging_sluiten(rij, per=keuzes.gesloten_per, door=door, op=op)
    return Gedaan(scholen, vestigingen, len(anders), len(weg))


def _voeg_toe(
    bestuur: Bestuur,
    lijst: Schoollijst,
    vergelijking: Vergelijking,
    keuzes: Keuzes,
    *,
    door: Gebruiker | None,
    op: datetime,
) -> tuple[int, int]:
    """The new schools first, then every new vestiging where it belongs."""
    regels = {regel.brin6: regel for regel in lijst.regels}
    bekend = {een.regel.brin6 for een in vergelijking.nieuw}
    waar = {school.sleutel: school for school in vergelijking.scholen}
    zelf = [een for een in keuzes.nieuw if not een.bij]
    for een in zelf:
        waar[een.brin6] = school_toevoegen(
            bestuur,
            naam=een.naam,
            soort=een.soort,
            wijk=regels[een.brin6].wijk,
            door=door,
            op=op,
        )
    for een in keuzes.nieuw:
        if een.brin6 not in bekend:
            raise KanNiet(f"{een.brin6} staat niet in deze lijst.")
        regel = regels[een.brin6]
        vestiging_toevoegen(
            _bij(een, waar),
            brin6=een.brin6,
            naam=regel.naam,
            plaats=regel.plaats,
            door=door,
            op=op,
        )
    return len(zelf), len(keuzes.nieuw)


def _bij(een: Nieuwe, waar: Mapping[str, School]) -> School:
    school = waar.get(een.bij or een.brin6)
    if school is None:
        raise KanNiet(
            f"{een.brin6} hoort bij {een.bij}, maar die voeg je niet toe als eigen school. Vink die"
            " aan, of kies een andere school."
        )
    return school


def _wijzig(verschil: Anders, *, door: Gebruiker | None, op: datetime) -> None:
    rij = verschil.rij
    rij.refresh_from_db()
    if isinstance(rij, School):
        if verschil.veld == WEER_OPEN:
            school_heropenen(rij, door=door, op=op)
            return
        school_wijzigen(rij, {verschil.veld: _waarde(verschil)}, door=door, op=op)
    elif verschil.veld == WEER_OPEN:
        vestiging_heropenen(rij, door=door, op=op)
    else:
        vestiging_wijzigen(rij, {verschil.veld: verschil.nieuw}, door=door, op=op)


def _waarde(verschil: Anders) -> str:
    """The stored value of what the comparison shows in words."""
    if verschil.veld == "soort":
        return next(waarde for waarde, naam in School.Soort.choices if naam == verschil.nieuw)
    return verschil.nieuw
