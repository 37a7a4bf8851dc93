"""How long a bestuur keeps its gesprekken, and on which day those of a school year go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from gesprekken.bewijs.register import maanden_eerder, termijnen
from scholen import klok
from scholen.models import Bestuur, Bewaring

AANKONDIGING = 3
"""Months: what goes can be seen coming for so long, also after a bestuur chose a shorter term."""


@dataclass(frozen=True)
class Bewaarregel:
    """The term of one bestuur; ``sinds`` is when it chose it, if it did."""

    jaren: int
    sinds: date | None

    @classmethod
    def van(cls, bestuur: Bestuur) -> "Bewaarregel":
        """What holds for this bestuur. One query."""
        return cls.van_besturen([bestuur])[bestuur.pk]

    @classmethod
    def van_besturen(cls, besturen: Iterable[Bestuur]) -> dict[int, "Bewaarregel"]:
        """What holds for each of them, by pk. One query."""
        gekozen = {rij.bestuur_id: rij for rij in Bewaring.objects.filter(bestuur__in=besturen)}
        gewoon = termijnen()["gesprekken"].jaren
        rijen = {bestuur.pk: gekozen.get(bestuur.pk, Bewaring()) for bestuur in besturen}
        return {pk: cls(rij.jaren or gewoon, rij.sinds) for pk, rij in rijen.items()}

    def wegdagen(self, *, van: date, tot: date) -> list[date]:
        """The days after ``van``, up to and including ``tot``, on which a school year goes."""
        schooljaar, dagen = klok.schooljaar_van(tot), set()
        for _ in range(self.jaren + 2):
            dagen.add(self.weg_op(schooljaar))
            schooljaar = klok.vorig_schooljaar(schooljaar)
        return sorted(dag for dag in dagen if van < dag <= tot)

    def weg_op(self, schooljaar: str) -> date:
        """The day on which everything of a school year goes."""
        begin = klok.begin_van(schooljaar)
        dag = begin.replace(year=begin.year + 1 + self.jaren)
        return max(dag, maanden_later(self.sinds, AANKONDIGING)) if self.sinds else dag

    def laatste_weg(self, op: date) -> str:
        """The newest school year of which everything is past the term on a day; or nothing."""
        schooljaar = klok.schooljaar_van(op)
        for _ in range(self.jaren + 2):
            if self.weg_op(schooljaar) <= op:
                return schooljaar
            schooljaar = klok.vorig_schooljaar(schooljaar)
        return ""


def jaren_van(bestuur: Bestuur) -> int:
    """For how many years a bestuur keeps its gesprekken."""
    return Bewaarregel.van(bestuur).jaren


def einde_van(schooljaar: str) -> datetime:
    """The first moment after a school year."""
    begin = klok.begin_van(schooljaar)
    dag = begin.replace(year=begin.year + 1)
    return datetime.combine(dag, time(), tzinfo=timezone.get_current_timezone())


def maanden_later(dag: date, maanden: int) -> date:
    """The same day so many months on, or the last day of a shorter month."""
    return maanden_eerder(dag, -maanden)
