"""A role that somebody may get: what a form, a list or an invitation says before it is given."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from scholen.models.mensen import Aanstelling, Gebruiker
from scholen.models.organisatie import Bestuur, Samenwerkingsverband, School
from scholen.models.rol import Rol

if TYPE_CHECKING:
    from scholen.models.uitnodiging import Uitnodigingsrol


@dataclass(frozen=True)
class Voorstel:
    """A role somewhere that nobody holds yet; at most one of school, bestuur and swv is given."""

    rol: str
    van: date
    tot: date | None = None
    functie: str = ""
    school: School | None = None
    bestuur: Bestuur | None = None
    swv: Samenwerkingsverband | None = None

    @property
    def plek(self) -> dict[str, Any]:
        """The role with its place, as fields of a row."""
        return {
            "rol": self.rol,
            "school": self.school,
            "bestuur": self.bestuur,
            "swv": self.swv,
        }

    @property
    def velden(self) -> dict[str, Any]:
        """All of it, as fields of a row."""
        return {**self.plek, "functie": self.functie, "van": self.van, "tot": self.tot}

    @property
    def van_bestuur(self) -> Bestuur | None:
        """The bestuur that it belongs to, if any."""
        return self.school.bestuur if self.school else self.bestuur

    @property
    def is_gesloten(self) -> bool:
        """Whether it is at a school that is closed: nobody new comes to work there."""
        return self.school is not None and self.school.is_gesloten

    def __str__(self) -> str:
        waar = self.school or self.bestuur or self.swv or "de hele installatie"
        return f"{Rol(self.rol).label} bij {waar}"

    def is_plek_van(self, rij: "Aanstelling | Uitnodigingsrol") -> bool:
        """Whether a row is about this role at this place."""
        plek = (self.school, self.bestuur, self.swv)
        eigen = tuple(een.pk if een else None for een in plek)
        return (rij.rol, rij.school_id, rij.bestuur_id, rij.swv_id) == (self.rol, *eigen)

    def valt_samen_met(self, rij: Aanstelling) -> bool:
        """Whether a role is this one, at this place, in some of these days."""
        return (
            rij.beeindigd_op is None
            and self.is_plek_van(rij)
            and (rij.tot is None or rij.tot >= self.van)
            and (self.tot is None or rij.van <= self.tot)
        )

    def heeft(self, gebruiker: Gebruiker) -> bool:
        """Whether somebody has this already."""
        return any(self.valt_samen_met(rij) for rij in gebruiker.aanstellingen.filter(rol=self.rol))
