"""Starting a bestuur, and giving it another name: who keeps the installation."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from scholen.acties.kan_niet import KanNiet, wat_wijzigt
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
    nieuw: Mapping[str, Any],
    *,
    gezien: Mapping[str, str] | None = None,
    door: Gebruiker,
    op: datetime,
) -> bool:
    """Another name or samenwerkingsverband; the number stays. Whether anything changed.

    Args:
        nieuw: ``naam`` or ``swv``; what is not in it stays.
        gezien: what the page showed of these fields.

    Raises:
        Ingehaald: somebody else changed one of these fields after that page.
    """
    bestuur.neem_beurt()
    bestuur.refresh_from_db()
    anders = wat_wijzigt(bestuur, nieuw, gezien)
    if not anders:
        return False
    oud = bestuur.naam
    for veld, waarde in anders.items():
        setattr(bestuur, veld, waarde)
    bestuur.save(update_fields=list(anders))
    reden = "Het bestuur is gewijzigd."
    leg_vast(rij=bestuur, door=door, op=op, van=oud, naar=bestuur.naam, reden=reden)
    return True


@transaction.atomic
def verband_maken(*, naam: str, code: str) -> Samenwerkingsverband:
    """A samenwerkingsverband to choose from; one that is there keeps its name."""
    verband, _ = Samenwerkingsverband.objects.get_or_create(code=code, defaults={"naam": naam})
    return verband
