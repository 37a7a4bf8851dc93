"""The yearly look at who may do what: every role, when last used, whether it is still right."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from scholen import klok
from scholen.models import Aanstelling, Bestuur
from scholen.taal import alfabetisch
from scholen.uitvoer import Blad, werkboek

KOPPEN = (
    "Waar",
    "Naam",
    "E-mailadres",
    "Rol",
    "Functie",
    "Vanaf",
    "Tot en met",
    "Laatst ingelogd",
    "Klopte nog op",
)
BREEDTES = {"E-mailadres": 38, "Vanaf": 14, "Tot en met": 14, "Laatst ingelogd": 16}


@dataclass(frozen=True)
class Nakijkregel:
    """One role, and whether somebody looked at it this school year."""

    rij: Aanstelling
    dit_jaar: bool


@dataclass(frozen=True)
class Nakijkgroep:
    """The roles at one place: the office first, then the schools on the alphabet."""

    waar: str
    regels: tuple[Nakijkregel, ...]

    @property
    def nog(self) -> str:
        """The sleutels of what is left to look at here, with spaces; empty when it is done."""
        return " ".join(regel.rij.sleutel for regel in self.regels if not regel.dit_jaar)


@dataclass(frozen=True)
class Nakijkblad:
    """All roles of these besturen that run or begin later."""

    groepen: tuple[Nakijkgroep, ...]
    schooljaar: str

    @property
    def aantal(self) -> int:
        """How many roles there are."""
        return sum(len(groep.regels) for groep in self.groepen)

    @property
    def nagekeken(self) -> int:
        """How many were looked at this school year."""
        return sum(regel.dit_jaar for groep in self.groepen for regel in groep.regels)

    @property
    def nog(self) -> int:
        """How many are left to look at."""
        return self.aantal - self.nagekeken

    @property
    def is_klaar(self) -> bool:
        """Whether there is nothing left to look at."""
        return not self.nog


def nakijkblad(besturen: QuerySet[Bestuur], *, op: datetime) -> Nakijkblad:
    """Everything in one query."""
    schooljaar = klok.schooljaar_van(op.date())
    begin = klok.begin_van(schooljaar)
    groepen: dict[tuple[bool, str, str], list[Nakijkregel]] = defaultdict(list)
    for rij in te_zien(besturen):
        waar = (rij.school is not None, alfabetisch(rij.waar), rij.waar)
        groepen[waar].append(Nakijkregel(rij, _dag(rij.nagekeken_op, date.min) >= begin))
    return Nakijkblad(
        tuple(Nakijkgroep(waar[2], tuple(groepen[waar])) for waar in sorted(groepen)), schooljaar
    )


def te_zien(besturen: QuerySet[Bestuur]) -> QuerySet[Aanstelling]:
    """The roles themselves, by name."""
    rijen = Aanstelling.objects.lopend().van_besturen(besturen.values("pk"))
    gelezen = rijen.select_related("gebruiker", "school__bestuur", "bestuur", "swv")
    return gelezen.order_by("gebruiker__naam", "pk")


def uitvoer(blad: Nakijkblad) -> Iterator[tuple[str, ...]]:
    """The same as rows of text, under ``KOPPEN``."""
    for groep in blad.groepen:
        for regel in groep.regels:
            rij = regel.rij
            yield (
                groep.waar,
                rij.gebruiker.naam,
                rij.gebruiker.email,
                rij.get_rol_display(),
                rij.functie,
                str(rij.van),
                str(rij.tot or ""),
                _tekst(rij.gebruiker.last_login, "nog nooit"),
                _tekst(rij.nagekeken_op, ""),
            )


def rollen_als_xlsx(besturen: QuerySet[Bestuur], *, op: datetime) -> bytes:
    """The same as a workbook."""
    rijen = uitvoer(nakijkblad(besturen, op=op))
    return werkboek([Blad("Rollen", KOPPEN, rijen, breedtes=BREEDTES, vast=2)])


def _dag(moment: datetime | None, anders: date) -> date:
    return timezone.localtime(moment).date() if moment else anders


def _tekst(moment: datetime | None, anders: str) -> str:
    return str(timezone.localtime(moment).date()) if moment else anders
