"""Who signs a verslag, for which side."""

from dataclasses import dataclass

from gesprekken.models import Partij, Verslag
from scholen.models import Aanstelling, Bestuur, Gebruiker


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


def tekenaars(verslag: Verslag) -> Tekenaars:
    """For the school its directeur(en); for the board the adviser of the talk (domein.md 6).

    Of a board with one school everybody at its office with role adviseur or bestuurder may sign:
    the second party is another person than the directeur. Who could sign for both sides, signs
    for the school.
    """
    school = _in_dienst("directeur", school=verslag.gesprek.school_id)
    if Bestuur.objects.met_een_school().filter(pk=verslag.bestuur_id).exists():
        kantoor = _in_dienst("adviseur", "bestuurder", bestuur=verslag.bestuur_id)
    else:
        kantoor = [
            wie
            for wie in _in_dienst("adviseur", bestuur=verslag.bestuur_id)
            if wie.pk == verslag.gesprek.adviseur_id
        ]
    return Tekenaars(tuple(school), tuple(wie for wie in kantoor if wie not in school))


def _in_dienst(*rollen: str, **waar: int) -> list[Gebruiker]:
    aanstellingen = Aanstelling.objects.geldig().filter(rol__in=rollen, **waar)
    return list(
        Gebruiker.objects.filter(pk__in=aanstellingen.values("gebruiker")).order_by("naam", "pk")
    )
