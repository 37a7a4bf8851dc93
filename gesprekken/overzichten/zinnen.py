"""What the start page says to who has no task here: one true sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from scholen import klok
from scholen.models import Aanstelling, Gebruiker, Rol
from scholen.taal import voluit

TEAM = (
    "Op {school} bereiden de ib’er en de directeur het gesprek met het bestuur voor; in het kader"
    " lees je waar dat gesprek over gaat."
)
NERGENS = (
    "Je account hoort nog nergens bij. Vraag de beheerder van je bestuur om je een rol te geven;"
    " daarna vind je hier je werk."
)


@dataclass(frozen=True)
class Zin:
    """For who has nothing to do here yet: where they are, one sentence, with links."""

    waar: str
    tekst: str
    links: tuple[tuple[str, str], ...]


def zinnen(gebruiker: Gebruiker, aanstellingen: Sequence[Aanstelling]) -> Iterator[Zin]:
    """One per school of a teamlid; one for who has no role that runs, with what there was."""
    if not aanstellingen:
        yield Zin("", _zonder_rol(gebruiker), ())
    for rij in aanstellingen:
        if rij.rol == Rol.TEAM and rij.school:
            links = (("Naar de kaders", reverse("kwaliteit:kaders")),)
            yield Zin(str(rij.school), TEAM.format(school=rij.school), links)


def _zonder_rol(gebruiker: Gebruiker) -> str:
    """What ended or is still to begin, and whom to ask; at most two queries."""
    rijen = gebruiker.aanstellingen.select_related(
        "school__bestuur", "school__opgegaan_in", "bestuur", "swv"
    )
    rij = max(rijen, key=lambda een: (not een.ging_niet_door, een.van, een.pk), default=None)
    if rij is None:
        return NERGENS
    rol = f"Je rol als {rij.functie_of_rol} bij {rij.waar}"
    vandaag = klok.vandaag()
    if rij.loopt_op(vandaag):
        return f"{rol} begint op {voluit(rij.van)}. Vanaf die dag vind je hier je werk."
    verder = rij.school.opgegaan_in if rij.school else None
    ook = f" {rij.school} is opgegaan in {verder}." if verder else ""
    if rij.ging_niet_door:
        vraag = f"Klopt dat niet? Vraag {_wie(rij)} om je een rol te geven."
        return f"{rol} gaat niet door.{ook} {vraag}"
    tot = f"liep tot en met {voluit(rij.tot)}" if rij.tot and rij.tot < vandaag else "is afgelopen"
    return f"{rol} {tot}.{ook} Werk je hier nog? Vraag {_wie(rij)} om je weer een rol te geven."


def _wie(rij: Aanstelling) -> str:
    """By name who may give a role again, if there is somebody."""
    bestuur = rij.school.bestuur if rij.school else rij.bestuur
    beheerders = Aanstelling.objects.geldig().filter(rol=Rol.BEHEERDER, bestuur=bestuur)
    eerste = beheerders.select_related("gebruiker").order_by("pk").first()
    return str(eerste.gebruiker) if eerste else "de functioneel beheerder"
