"""Starting a bestuur, and giving it another name: who keeps the installation."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from scholen.acties.kan_niet import KanNiet
from scholen.models import Bestuur, Gebruiker, Samenwerkingsverband, leg_vast


@transaction.atomic
def bestuur_maken(
    *,
    naam: str,
    bestuursnummer: str,
    swv: Samenwerkingsverband | None,
    door: Gebruiker | None,
    op: datetime,
) -> Bestuur:
    """A bestuur without schools or people; in a demo it belongs to the demo world.

    Raises:
        KanNiet: the number is in use.
    """
    if Bestuur.objects.filter(bestuursnummer=bestuursnummer).exists():
        raise KanNiet(f"Er is al een bestuur met nummer {bestuursnummer}. Kijk het nummer na.")
    bestuur = Bestuur.objects.create(
        naam=naam, bestuursnummer=bestuursnummer, swv=swv, is_demo=settings.DEMO
    )
    leg_vast(rij=bestuur, door=door, op=op, naar=naam, reden=f"{naam} is toegevoegd.")
    return bestuur


@transaction.atomic
def bestuur_wijzigen(
    bestuur: Bestuur,
    *,
    naam: str,
    swv: Samenwerkingsverband | None,
    door: Gebruiker,
    op: datetime,
) -> bool:
    """Another name or samenwerkingsverband; the number stays. Whether anything changed."""
    bestuur.neem_beurt()
    bestuur.refresh_from_db()
    oud = bestuur.naam
    if (oud, bestuur.swv) == (naam, swv):
        return False
    bestuur.naam, bestuur.swv = naam, swv
    bestuur.save(update_fields=["naam", "swv"])
    leg_vast(rij=bestuur, door=door, op=op, van=oud, naar=naam, reden="Het bestuur is gewijzigd.")
    return True


@transaction.atomic
def verband_maken(*, naam: str, code: str) -> Samenwerkingsverband:
    """A samenwerkingsverband to choose from; one that is there keeps its name."""
    verband, _ = Samenwerkingsverband.objects.get_or_create(code=code, defaults={"naam": naam})
    return verband
