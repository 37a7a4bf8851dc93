"""A list beside the schools that we have: what is new, what differs, what is gone.

Reads and changes nothing; ``acties.lijst`` carries out what somebody ticked.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from scholen.bewaking.namens import zoek_vestigingen
from scholen.inlezen.lijst import Regel, Schoollijst
from scholen.inlezen.namen import gelijk
from scholen.inlezen.soorten import soort_van_naam
from scholen.models import Bestuur, School, Vestiging
from scholen.taal import voluit

VELDEN = {"naam": "Naam", "plaats": "Plaats", "soort": "Soort", "wijk": "Wijk"}
WEER_OPEN = "open"
SOORTEN = dict(School.Soort.choices)


@dataclass(frozen=True)
class Nieuw:
    """A vestiging that we do not have, with the proposal where it belongs."""

    regel: Regel
    bij: str
    """Empty for a school of its own; else a BRIN6 of this list, or the sleutel of a school."""
    in_groep: bool
    """Whether its institution has more than one vestiging: then somebody has to choose."""

    @property
    def schoolnaam(self) -> str:
        """What a school of its own is called: the institution, where the list names it."""
        return self.regel.school or self.regel.naam

    @property
    def soort(self) -> str:
        """What kind that school is: as the list says, else as its name does."""
        van_naam = soort_van_naam(self.schoolnaam)
        return self.regel.soort or van_naam or School.Soort.BASISSCHOOL.value

    @property
    def soort_in_woorden(self) -> str:
        """The kind as it is shown."""
        return SOORTEN[self.soort]


@dataclass(frozen=True)
class Anders:
    """One field that the list says otherwise."""

    key: str
    rij: School | Vestiging
    veld: str
    oud: str
    nieuw: str
    vooraf: bool = True
    """Whether it is ticked beforehand."""

    @property
    def kop(self) -> str:
        """Which field, in words."""
        if self.veld == WEER_OPEN:
            return "Weer open"
        return (
            VELDEN[self.veld] if isinstance(self.rij, School) else f"{VELDEN[self.veld]} vestiging"
        )


@dataclass(frozen=True)
class Weg:
    """A school or vestiging that is not in the list."""

    key: str
    rij: School | Vestiging


@dataclass(frozen=True)
class Vergelijking:
    """Everything a list would change, and the mark of what it was compared with."""

    nieuw: tuple[Nieuw, ...]
    anders: tuple[Anders, ...]
    weg: tuple[Weg, ...]
    gelijk: int
    van_een_ander: tuple[str, ...]
    """Numbers in the list that another bestuur has here: then nothing can be saved."""
    scholen: tuple[School, ...]
    """The schools that are open, for who belongs where."""
    stand: str

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.nieuw or self.anders or self.weg)


def vergelijk(bestuur: Bestuur, lijst: Schoollijst) -> Vergelijking:
    """The list beside what we have, in three queries."""
    return _Naast(bestuur, lijst).vergelijking()


class _Naast:
    def __init__(self, bestuur: Bestuur, lijst: Schoollijst) -> None:
        self.lijst = lijst
        self.scholen = list(School.objects.filter(bestuur=bestuur).order_by("naam", "pk"))
        scholen = {school.pk: school for school in self.scholen}
        self.vestigingen = list(Vestiging.objects.filter(bestuur=bestuur).order_by("brin6"))
        for vestiging in self.vestigingen:
            vestiging.school = scholen[vestiging.school_id]
        self.onze = {vestiging.brin6: vestiging for vestiging in self.vestigingen}
        nummers = [regel.brin6 for regel in lijst.regels]
        zoek_vestigingen(nummers)
        elders = Vestiging.objects.filter(brin6__in=nummers).exclude(bestuur=bestuur)
        self.elders = tuple(elders.order_by("brin6").values_list("brin6", flat=True))

    def vergelijking(self) -> Vergelijking:
        anders = tuple(self._anders())
        geraakt = {verschil.rij for verschil in anders}
        bekend = [self.onze[r.brin6] for r in self.lijst.regels if r.brin6 in self.onze]
        return Vergelijking(
            nieuw=tuple(self._nieuw()),
            anders=anders,
            weg=tuple(self._weg()),
            gelijk=sum(een not in geraakt and een.school not in geraakt for een in bekend),
            van_een_ander=self.elders,
            scholen=tuple(school for school in self.scholen if not school.is_gesloten),
            stand=self.stand,
        )

    @cached_property
    def stand(self) -> str:
        """A mark of all that we have: another one when anybody changed anything."""
        rijen = [
            [s.pk, s.naam, s.soort, s.wijk, str(s.gesloten_op), s.opgegaan_in_id]
            for s in self.scholen
        ] + [[v.brin6, v.naam, v.plaats, v.school_id, str(v.gesloten_op)] for v in self.vestigingen]
        tekst = json.dumps([rijen, self.elders], ensure_ascii=False)
        return hashlib.sha256(tekst.encode()).hexdigest()[:16]

    def _nieuw(self) -> Iterator[Nieuw]:
        nieuw = [regel for regel in self.lijst.regels if regel.brin6 not in self.onze]
        groepen: dict[str, list[str]] = {}
        for regel in nieuw:
            groepen.setdefault(regel.brin, []).append(regel.brin6)
        for regel in nieuw:
            onze, (hoofd, *anderen) = self._scholen_met(regel.brin), groepen[regel.brin]
            bij = onze[0].sleutel if len(onze) == 1 else "" if hoofd == regel.brin6 else hoofd
            yield Nieuw(regel, bij, in_groep=bool(onze or anderen))

    def _scholen_met(self, brin: str) -> list[School]:
        """Our open schools with a vestiging of this institution."""
        gevonden = {
            v.school.pk: v.school
            for v in self.vestigingen
            if v.brin6[:4] == brin and not v.school.is_gesloten
        }
        return list(gevonden.values())

    def _anders(self) -> Iterator[Anders]:
        gezien: set[str] = set()
        for regel in self.lijst.regels:
            vestiging = self.onze.get(regel.brin6)
            if vestiging is None:
                continue
            for verschil in self._verschillen(vestiging, regel):
                if verschil.key not in gezien:
                    gezien.add(verschil.key)
                    yield verschil

    def _verschillen(self, vestiging: Vestiging, regel: Regel) -> Iterator[Anders]:
        school = vestiging.school
        if school.is_gesloten and school.opgegaan_in_id is None:
            yield self._weer_open(school, school.sleutel)
        elif vestiging.is_gesloten and not school.is_gesloten:
            yield self._weer_open(vestiging, vestiging.brin6)
        if school.is_gesloten:
            return
        naam_van_school = self._naam_van_school(vestiging, regel)
        for veld, rij, waarde in (
            ("naam", school, naam_van_school),
            ("naam", vestiging, self._naam_van_vestiging(vestiging, regel)),
            ("plaats", vestiging, regel.plaats),
            ("wijk", school, regel.wijk),
        ):
            oud = getattr(rij, veld)
            if waarde and not gelijk(oud, waarde):
                yield Anders(_key(rij, veld), rij, veld, oud, waarde)
        if regel.soort and regel.soort != school.soort:
            oud, nieuw = SOORTEN[school.soort], SOORTEN[regel.soort]
            yield Anders(_key(school, "soort"), school, "soort", oud, nieuw)

    def _naam_van_school(self, vestiging: Vestiging, regel: Regel) -> str:
        """What the school is called now: as the list says, or as its only vestiging."""
        anderen = [v for v in self.vestigingen if v.school_id == vestiging.school_id]
        alleen = len(anderen) == 1
        if regel.school and (alleen or self._een_naam(anderen)):
            return regel.school
        volgt = alleen and vestiging.naam == vestiging.school.naam
        return regel.naam if volgt and not regel.school else ""

    @staticmethod
    def _naam_van_vestiging(vestiging: Vestiging, regel: Regel) -> str:
        """What the list calls it; a name of the school says nothing to one with its own name."""
        heeft_eigen_naam = vestiging.naam != vestiging.school.naam
        return "" if regel.heet_als_school and heeft_eigen_naam else regel.naam

    def _een_naam(self, vestigingen: Iterable[Vestiging]) -> bool:
        nummers = {vestiging.brin6 for vestiging in vestigingen}
        return len({r.school for r in self.lijst.regels if r.brin6 in nummers}) == 1

    def _weer_open(self, rij: School | Vestiging, key: str) -> Anders:
        dicht = f"gesloten op {voluit(rij.gesloten_op)}" if rij.gesloten_op else ""
        return Anders(
            f"{key}-{WEER_OPEN}", rij, WEER_OPEN, dicht, "staat in de lijst", vooraf=False
        )

    def _weg(self) -> Iterator[Weg]:
        """What the list should have had: of the kinds it is about, and as deep as it goes."""
        er_in = {regel.brin6 for regel in self.lijst.regels}
        brins = {regel.brin for regel in self.lijst.regels}
        for school in self.scholen:
            eigen = [v for v in self.vestigingen if v.school_id == school.pk and not v.gesloten_op]
            if school.gesloten_op or not eigen or not self._gaat_over(school):
                continue
            mist = [v for v in eigen if v.brin6 not in er_in]
            if self.lijst.alleen_hoofd:
                mist = [v for v in eigen if v.brin6[:4] not in brins]
            if len(mist) == len(eigen):
                yield Weg(school.sleutel, school)
            elif not self.lijst.alleen_hoofd:
                yield from (Weg(vestiging.brin6, vestiging) for vestiging in mist)

    def _gaat_over(self, school: School) -> bool:
        return not self.lijst.soorten or school.soort in self.lijst.soorten


def _key(rij: School | Vestiging, veld: str) -> str:
    return f"{rij.sleutel if isinstance(rij, School) else rij.brin6}-{veld}"
