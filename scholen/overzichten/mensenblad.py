"""A list of people beside who works here: who is new, who gets a role, what is wrong with a row.

Reads and changes nothing; ``acties.mensenblad`` carries it out.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from scholen.inlezen.mensen import Mensenblad, Mensregel
from scholen.models import (
    Aanstelling,
    Bestuur,
    Gebruiker,
    School,
    Uitnodiging,
    Uitnodigingsrol,
)
from scholen.models.bereik import Bereik
from scholen.models.voorstel import Voorstel
from scholen.overzichten.mensenregel import RegelFout, Regellezer, Wens
from scholen.taal import kleine_letter, opsomming, vergelijkbaar

MEESTE_NUMMERS = 12


@dataclass
class Nieuwkomer:
    """One person of the list, with all roles that the list gives."""

    email: str
    naam: str
    plek: str
    gebruiker: Gebruiker | None
    """Somebody who works for this bestuur, and so gets the roles without a mail."""
    rollen: list[Voorstel] = field(default_factory=list)
    al: list[Voorstel] = field(default_factory=list)
    """The roles that this person holds already."""
    gevraagd: list[Voorstel] = field(default_factory=list)
    """The roles for which an invitation still waits for an answer."""
    verlopen: Uitnodiging | None = None
    """An invitation for one of the roles that lapsed: that one goes out again, with all of them."""
    ook: list[Uitnodigingsrol] = field(default_factory=list)
    """What else that invitation gives."""


@dataclass(frozen=True)
class Beoordeling:
    """What the list means here; with a fault in one row nothing of it is carried out."""

    mensen: tuple[Nieuwkomer, ...]
    fouten: tuple[str, ...]
    opmerkingen: tuple[str, ...] = ()
    """What some rows say that does not count."""

    @property
    def uit_te_nodigen(self) -> list[Nieuwkomer]:
        """Who gets a mail."""
        return [een for een in self.mensen if een.rollen and not (een.gebruiker or een.verlopen)]

    @property
    def opnieuw(self) -> list[Nieuwkomer]:
        """Who gets another link, for the invitation that lapsed."""
        return [een for een in self.mensen if een.verlopen]

    @property
    def rol_erbij(self) -> list[Nieuwkomer]:
        """Who gets a role at once."""
        return [een for een in self.mensen if een.rollen and een.gebruiker is not None]

    @property
    def al_gevraagd(self) -> list[Nieuwkomer]:
        """Who has all of it already, or an invitation for it."""
        return [een for een in self.mensen if een.gevraagd and not een.rollen]

    @property
    def zonder_iets(self) -> list[Nieuwkomer]:
        """For whom there is nothing to do."""
        return [een for een in self.mensen if not een.rollen and not een.gevraagd]

    @property
    def stand(self) -> str:
        """A mark of what would be done; another one when somebody changed a role meanwhile."""
        wat = [
            [
                een.email,
                een.naam,
                een.gebruiker is not None,
                een.verlopen.sleutel if een.verlopen else "",
                *map(str, (*een.rollen, *een.ook)),
            ]
            for een in self.mensen
        ]
        return hashlib.sha256(json.dumps([wat, self.fouten]).encode()).hexdigest()[:16]


def beoordeel(
    bestuur: Bestuur,
    blad: Mensenblad,
    *,
    rol: str,
    school: School | None,
    bereik: Bereik,
    op: datetime,
) -> Beoordeling:
    """Each row by itself, then per address; a number of queries that hardly grows.

    Args:
        rol: for rows that say none; empty when each has to say it.
        school: for rows that say none.
        bereik: what whoever invites may ask for; the rest is a fault of the row.
    """
    lezer = Regellezer(bestuur, rol=rol, school=school, bereik=bereik, vandaag=op.date())
    bekenden = _Bekenden(bestuur, bereik.door, op)
    mensen: dict[str, Nieuwkomer] = {}
    fouten, opmerkingen = [], []
    for regel in blad.regels:
        try:
            wens = lezer.lees(regel)
            bekenden.leg_ernaast(wens, regel.plek, mensen)
        except RegelFout as fout:
            fouten.append((regel, str(fout)))
        else:
            opmerkingen += [(regel, wens.let_op)] if wens.let_op else []
    for wie in mensen.values():
        bekenden.zoek_verlopen(wie)
    return Beoordeling(
        tuple(mensen.values()), tuple(_per_zin(fouten)), tuple(_per_zin(opmerkingen))
    )


def _per_zin(fouten: Iterable[tuple[Mensregel, str]]) -> Iterator[str]:
    """Each sentence once with the rows it is about: what has one cause is mended in one go."""
    nummers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for regel, zin in fouten:
        waar, _, nummer = regel.plek.rpartition(" ")
        nummers[waar, zin].append(f"{nummer}{regel.staat}")
    for (waar, zin), alle in nummers.items():
        meer = [f"nog {len(alle) - MEESTE_NUMMERS} andere"] if len(alle) > MEESTE_NUMMERS else []
        yield f"{waar} {opsomming([*alle[:MEESTE_NUMMERS], *meer])}: {zin}"


class _Bekenden:
    """Who works where somebody invites, or was asked to."""

    def __init__(self, bestuur: Bestuur, door: Gebruiker, op: datetime) -> None:
        collegas = Gebruiker.objects.collega_van(door)  # who left is invited again
        self.collegas = {een.email: een for een in collegas.filter(is_active=True)}
        self.werk: dict[str, list[Aanstelling]] = defaultdict(list)
        for rij in Aanstelling.objects.filter(gebruiker__in=collegas).select_related("gebruiker"):
            self.werk[rij.gebruiker.email].append(rij)
        werkt = Uitnodiging.objects.open().filter(bestuur=bestuur, verloopt_op__gt=op)
        self.gevraagd = _per_adres(werkt)
        verlopen = Uitnodiging.objects.te_vernieuwen(door=door, bestuur=bestuur, op=op)
        self.verlopen = _per_adres(verlopen)

    def leg_ernaast(self, wens: Wens, plek: str, mensen: dict[str, Nieuwkomer]) -> None:
        """Put a wish with the person it is for, by what there is to do for it.

        Args:
            mensen: who stands higher in the list, by address; somebody new is added.

        Raises:
            RegelFout: it does not go with a row above.
        """
        wie = mensen.get(wens.email)
        if wie is None:
            collega = self.collegas.get(wens.email)
            naam = collega.naam if collega else wens.naam
            wie = mensen[wens.email] = Nieuwkomer(wens.email, naam, plek, collega)
        _keur_naast(wie, wens)
        if any(wens.rol.valt_samen_met(rij) for rij in self.werk[wens.email]):
            wie.al.append(wens.rol)
        elif wie.gebruiker is None and self._is_gevraagd(wens):
            wie.gevraagd.append(wens.rol)
        else:
            wie.rollen.append(wens.rol)

    def _is_gevraagd(self, wens: Wens) -> bool:
        return any(wens.rol.is_plek_van(rij) for rij in self.gevraagd[wens.email])

    def zoek_verlopen(self, wie: Nieuwkomer) -> None:
        """Put the invitation with somebody that goes out again, as ``acties.uitnodigen`` does."""
        rijen = [] if wie.gebruiker else self.verlopen[wie.email]
        passend = [rij for rij in rijen if any(rol.is_plek_van(rij) for rol in wie.rollen)]
        if passend:
            wie.verlopen = max((rij.uitnodiging for rij in passend), key=lambda een: een.pk)
            erin = [rij for rij in rijen if rij.uitnodiging == wie.verlopen]
            wie.ook = [rij for rij in erin if not any(r.is_plek_van(rij) for r in wie.rollen)]


def _per_adres(uitnodigingen: QuerySet[Uitnodiging]) -> dict[str, list[Uitnodigingsrol]]:
    per_adres: dict[str, list[Uitnodigingsrol]] = defaultdict(list)
    rollen = Uitnodigingsrol.objects.filter(uitnodiging__in=uitnodigingen).order_by("pk")
    for rol in rollen.select_related("uitnodiging", "school", "bestuur", "swv"):
        per_adres[rol.uitnodiging.email].append(rol)
    return per_adres


def _keur_naast(wie: Nieuwkomer, wens: Wens) -> None:
    """Whether a wish goes with what the rows above say of the same address."""
    if wie.gebruiker is None and vergelijkbaar(wie.naam) != vergelijkbaar(wens.naam):
        raise RegelFout(
            f"{wens.email} staat ook op {kleine_letter(wie.plek)}, met de naam {wie.naam}."
            " Ieder heeft een eigen adres; kijk na van wie dit is."
        )
    if any(een.plek == wens.rol.plek for een in (*wie.rollen, *wie.al, *wie.gevraagd)):
        raise RegelFout(
            f"{wens.email} staat er twee keer in als {wens.rol}, ook op"
            f" {kleine_letter(wie.plek)}. Haal een van de twee weg."
        )
