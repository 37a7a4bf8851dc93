"""The people of a school that went on in another one go along."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from scholen.acties.kan_niet import KanNiet
from scholen.acties.mensen import rol_beeindigen, rol_geven
from scholen.models import (
    Aanstelling,
    Gebruiker,
    School,
    Uitnodiging,
    Uitnodigingsrol,
    leg_vast,
)
from scholen.models.voorstel import Voorstel
from scholen.taal import kleine_letter


@dataclass(frozen=True)
class Overgezet:
    """How many roles began at the next school, and how many invitations are for it now."""

    rollen: int
    uitnodigingen: int


@transaction.atomic
def mensen_overzetten(
    school: School, *, beeindig: bool, door: Gebruiker, op: datetime
) -> Overgezet:
    """Give everybody of a school that went on in another one the same role there.

    Who was invited and did not come yet, comes in there by the link that they have.

    Args:
        beeindig: whether the roles at the old school end now; else people can finish what runs.

    Raises:
        KanNiet: the school did not go on in another one of this bestuur that is open.
    """
    school.bestuur.neem_beurt()
    verder = school.opgegaan_in
    if verder is None or verder.bestuur_id != school.bestuur_id or verder.is_gesloten:
        raise KanNiet(f"{school} is niet opgegaan in een school die open is.")
    aantal = 0
    rijen = Aanstelling.objects.lopend().filter(school=school).select_related("gebruiker")
    for rij in rijen.order_by("pk"):
        voorstel = Voorstel(rij.rol, max(rij.van, op.date()), rij.tot, rij.functie, school=verder)
        if not voorstel.heeft(rij.gebruiker):
            rol_geven(rij.gebruiker, voorstel, door=door, op=op)
            aantal += 1
        if beeindig:
            rol_beeindigen(rij, door=door, op=op)
    return Overgezet(aantal, _uitnodigingen(school, verder, door=door, op=op))


def _uitnodigingen(school: School, verder: School, *, door: Gebruiker, op: datetime) -> int:
    rollen = Uitnodigingsrol.objects.filter(school=school)
    open_ = Uitnodiging.objects.open().filter(pk__in=rollen.values("uitnodiging"))
    uitnodigingen = list(open_.order_by("pk"))
    for uitnodiging in uitnodigingen:
        daar = uitnodiging.rollen.filter(school=verder).values("rol")
        uitnodiging.rollen.filter(school=school, rol__in=daar).delete()
        uitnodiging.rollen.filter(school=school).update(school=verder)
        leg_vast(
            rij=uitnodiging,
            door=door,
            op=op,
            reden=f"De {kleine_letter(str(uitnodiging))} is nu voor {verder}.",
        )
    return len(uitnodigingen)
