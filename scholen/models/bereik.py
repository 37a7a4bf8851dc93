"""Where somebody invites people, and in which roles."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet

from scholen.models.mensen import Gebruiker
from scholen.models.organisatie import Bestuur, School
from scholen.models.rol import TEAMROLLEN, Rol

BESTUURSBREED = tuple(rol for rol in Rol if rol != Rol.SWV)


@dataclass(frozen=True)
class Bereik:
    """All of a bestuur for its beheerder; the team of the own school for a directeur."""

    door: Gebruiker
    besturen: QuerySet[Bestuur]
    scholen: QuerySet[School]
    """Those that are open."""
    beheert: frozenset[int]
    """The pk of each bestuur that one keeps."""

    def rollen(self, bestuur: Bestuur) -> tuple[Rol, ...]:
        """The roles that one gives there."""
        return BESTUURSBREED if bestuur.pk in self.beheert else TEAMROLLEN

    @property
    def alle_rollen(self) -> tuple[Rol, ...]:
        """The roles that one gives anywhere."""
        return BESTUURSBREED if self.beheert else TEAMROLLEN

    @property
    def om_te_laden(self) -> QuerySet[Bestuur]:
        """Where a list can bring somebody in: those one keeps, or with an open school of one's own.

        With none of them all: whose school closed meanwhile then reads that with every row.
        """
        kan = Q(pk__in=self.beheert) | Q(pk__in=self.scholen.values("bestuur"))
        besturen = self.besturen.filter(kan)
        return besturen if besturen.exists() else self.besturen

    @cached_property
    def enige_school(self) -> School | None:
        """The school, for a directeur of one: all that is in a list is for that one."""
        scholen = [] if self.beheert else list(self.scholen[:2])
        return scholen[0] if len(scholen) == 1 else None
