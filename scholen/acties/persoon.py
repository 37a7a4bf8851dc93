"""What somebody is called: in lists, in mail and in what is still to be fixed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from scholen.acties.kan_niet import wat_wijzigt
from scholen.models import Aanstelling, Bestuur, Gebruiker, leg_vast


@transaction.atomic
def naam_wijzigen(
    persoon: Gebruiker,
    nieuw: Mapping[str, str],
    *,
    gezien: Mapping[str, str] | None = None,
    door: Gebruiker,
    op: datetime,
) -> bool:
    """Another name from now on; what is fixed keeps the one of then. Whether anything changed.

    Every bestuur where this person works gets a line in its log, so that nobody is called
    something else between two akkoorden without a trace.

    Args:
        nieuw: ``naam``, or nothing.
        gezien: what the page showed.

    Raises:
        Ingehaald: somebody else changed it after that page.
    """
    werk = Aanstelling.objects.lopend().filter(gebruiker=persoon)
    hier = Q(pk__in=werk.values("bestuur")) | Q(pk__in=werk.values("school__bestuur"))
    besturen = list(Bestuur.objects.filter(hier).order_by("pk"))
    for bestuur in besturen:
        bestuur.neem_beurt()
    persoon.refresh_from_db(fields=["naam"])
    anders = wat_wijzigt(persoon, nieuw, gezien)
    if not anders:
        return False
    oud, persoon.naam = persoon.naam, anders["naam"]
    persoon.save(update_fields=["naam"])
    reden = f"{oud} heet nu {persoon.naam}."
    plekken: list[Bestuur | None] = [*besturen] or [None]
    for bij in plekken:
        leg_vast(rij=persoon, door=door, op=op, van=oud, naar=persoon.naam, reden=reden, bij=bij)
    return True
