"""The organisations and people of the demo world."""

from dataclasses import dataclass, field
from datetime import date

from gesprekken.demo.bron import Bron, Rij
from gesprekken.models import Afspraak
from kwaliteit.models import Thema
from scholen.models import (
    SCHOOLROLLEN,
    Aanstelling,
    Bestuur,
    Gebruiker,
    Rol,
    Samenwerkingsverband,
    School,
    Vestiging,
)

WACHTWOORD = "samen-in-gesprek-2026"
"""The one password of everybody in the demo world; it only exists on a demo, on this machine."""
AL_LANG = date(2020, 8, 1)
SOORTEN = {"speciaal basisonderwijs": School.Soort.SBO}


@dataclass
class Organisaties:
    """Everything that was made, by the key of its row."""

    swv: Samenwerkingsverband
    besturen: dict[str, Bestuur] = field(default_factory=dict)
    scholen: dict[str, School] = field(default_factory=dict)
    mensen: dict[str, Gebruiker] = field(default_factory=dict)
    rijen: dict[str, Rij] = field(default_factory=dict)  # the person's own row
    afspraken: dict[str, Afspraak] = field(default_factory=dict)  # of every talk so far

    def van_school(self, school: str, rol: str) -> list[Gebruiker]:
        """Who holds ``rol`` at a school, in the order of the file."""
        return [
            self.mensen[key]
            for key, rij in self.rijen.items()
            if rij["rol"] == rol and school in rij["scholen"]
        ]

    def adviseur_van(self, school: str, *, op: date) -> Gebruiker:
        """Who guides this school then: before its own adviser came, her colleague."""
        bestuur = self.scholen[school].bestuur_id
        van_kantoor = [
            (school not in rij["scholen"], key)
            for key, rij in self.rijen.items()
            if rij["rol"] == Rol.ADVISEUR
            and self.besturen[rij["organisatie"]].pk == bestuur
            and rij.get("sinds", AL_LANG) <= op
        ]
        return self.mensen[min(van_kantoor)[1]]

    def van_bestuur(self, school: str, rol: str) -> Gebruiker:
        """Who holds ``rol`` at the office of this school's bestuur."""
        bestuur = self.scholen[school].bestuur_id
        return next(
            self.mensen[key]
            for key, rij in self.rijen.items()
            if rij["rol"] == rol and self.besturen[rij["organisatie"]].pk == bestuur
        )

    def van_swv(self, school: str) -> Gebruiker:
        """Who of the samenwerkingsverband has this school as work area, else the first."""
        van_swv = [
            (school not in rij["scholen"], key)
            for key, rij in self.rijen.items()
            if rij["rol"] == Rol.SWV
        ]
        return self.mensen[min(van_swv)[1]]


def maak_organisaties(bron: Bron) -> Organisaties:
    """Make samenwerkingsverband, besturen, schools, people and their aanstellingen."""
    wereld = bron.wereld
    rij = wereld["samenwerkingsverband"]
    swv = Samenwerkingsverband.objects.create(naam=rij["naam"], code=rij["code"])
    gemaakt = Organisaties(swv=swv)
    for rij in wereld["besturen"]:
        gemaakt.besturen[rij["key"]] = Bestuur.objects.create(
            swv=swv,
            naam=rij["naam"],
            bestuursnummer=rij["bestuursnummer"],
            woorden=wereld["woorden"],
            is_demo=True,
        )
    for rij in wereld["scholen"]:
        _maak_school(gemaakt, rij)
    for rij in wereld["personen"]:
        _maak_persoon(gemaakt, rij)
    for rij in wereld["aanstellingen"]:
        _stel_aan(gemaakt, gemaakt.mensen[rij["persoon"]], rij)
    Thema.objects.bulk_create(
        Thema(bestuur=gemaakt.besturen[rij["bestuur"]], key=rij["key"], naam=rij["naam"])
        for rij in wereld["themas"]
    )
    return gemaakt


def _maak_school(gemaakt: Organisaties, rij: Rij) -> None:
    bestuur = gemaakt.besturen[rij["bestuur"]]
    school = School.objects.create(
        bestuur=bestuur,
        naam=rij["naam"],
        soort=SOORTEN.get(rij["soort"], School.Soort.BASISSCHOOL),
        wijk=rij["wijk"],
    )
    Vestiging.objects.bulk_create(
        Vestiging(bestuur=bestuur, school=school, **vestiging) for vestiging in rij["vestigingen"]
    )
    gemaakt.scholen[rij["key"]] = school


def _maak_persoon(gemaakt: Organisaties, rij: Rij) -> None:
    gebruiker = Gebruiker.objects.create_user(rij["email"], WACHTWOORD, naam=rij["naam"])
    gemaakt.mensen[rij["key"]] = gebruiker
    gemaakt.rijen[rij["key"]] = rij
    _stel_aan(gemaakt, gebruiker, rij)


def _stel_aan(gemaakt: Organisaties, gebruiker: Gebruiker, rij: Rij) -> None:
    """One aanstelling per school for school roles, else one at the organisation."""
    rol = rij["rol"]
    plekken: list[dict[str, School | Bestuur | Samenwerkingsverband]]
    if rol in SCHOOLROLLEN:
        plekken = [{"school": gemaakt.scholen[key]} for key in rij["scholen"]]
    elif rol == Rol.SWV:
        plekken = [{"swv": gemaakt.swv}]
    else:
        plekken = [{"bestuur": gemaakt.besturen[rij["organisatie"]]}]
    for plek in plekken:
        Aanstelling.objects.create(
            gebruiker=gebruiker,
            rol=rol,
            functie=rij["functie"],
            van=rij.get("sinds", AL_LANG),
            **plek,
        )
