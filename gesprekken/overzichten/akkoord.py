"""Who signs a verslag, for which side."""

from dataclasses import dataclass

from django.db.models import Exists, Q, QuerySet

from gesprekken.models import Partij, Verslag
from scholen.models import Aanstelling, Bestuur, Gebruiker, Rol


@dataclass(frozen=True)
class Tekenaars:
    """Who may say yes now, per side; nobody stands on both."""

    school: tuple[Gebruiker, ...]
    bestuur: tuple[Gebruiker, ...]

    def partij_van(self, gebruiker: Gebruiker) -> Partij | None:
        """For which side this person signs, if any."""
        if gebruiker in self.school:
            return Partij.SCHOOL
        return Partij.BESTUUR if gebruiker in self.bestuur else None

    def kantoor_naast(self, adviseur: int | None) -> tuple[Gebruiker, ...]:
        """Who else of the office may sign, and so reads it while it lies open."""
        return tuple(wie for wie in self.bestuur if wie.pk != adviseur)


def tekenaars(verslag: Verslag) -> Tekenaars:
    """For the school its directeur(en); for the board the adviser of the talk (domein.md 6).

    Of a board with one school everybody at its office with role adviseur or bestuurder may sign:
    the second party is another person than the directeur. Who could sign for both sides, signs
    for the school.
    """
    gesprek = verslag.gesprek
    directie, kantoor, adviseur = [], [], []
    for rij in _aanstellingen(verslag):
        if rij.school_id:
            directie.append(rij.gebruiker)
        elif getattr(rij, "is_enige_school", False):
            kantoor.append(rij.gebruiker)
        elif rij.rol == Rol.ADVISEUR and rij.gebruiker_id == gesprek.adviseur_id:
            adviseur.append(rij.gebruiker)
    school = tuple(dict.fromkeys(directie))
    bestuur = dict.fromkeys([*kantoor, *adviseur])
    return Tekenaars(school, tuple(wie for wie in bestuur if wie not in school))


def _aanstellingen(verslag: Verslag) -> QuerySet[Aanstelling]:
    """Who could sign at all, in one query; ``is_enige_school`` is that of the whole board."""
    enige_school = Bestuur.objects.met_een_school().filter(pk=verslag.bestuur_id)
    return (
        Aanstelling.objects.geldig()
        .filter(
            Q(rol=Rol.DIRECTEUR, school=verslag.gesprek.school_id)
            | Q(rol__in=[Rol.ADVISEUR, Rol.BESTUURDER], bestuur=verslag.bestuur_id)
        )
        .annotate(is_enige_school=Exists(enige_school))
        .select_related("gebruiker")
        .order_by("gebruiker__naam", "gebruiker", "pk")
    )
