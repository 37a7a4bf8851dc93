"""What happens to an afspraak after the talk."""

from datetime import datetime

from django.db import transaction

from gesprekken.models import Afspraak, Meetmoment
from kwaliteit.overgangen import OngeldigeOvergang
from scholen.models import Gebruiker, leg_vast

NOG_NIET = "Deze afspraak loopt pas als het verslag voorligt."


def stap_zetten(
    afspraak: Afspraak, *, stap: str, reden: str, door: Gebruiker, op: datetime
) -> None:
    """Take a step in its life: ``gereed``, ``stoppen`` or ``hervatten``.

    Raises:
        OngeldigeOvergang: it does not run yet.
        AlVeranderd: that step cannot be taken from where it stands (any more).
    """
    _controleer(afspraak)
    mutator = {
        "gereed": afspraak.afronden,
        "stoppen": afspraak.stoppen,
        "hervatten": afspraak.hervatten,
    }[stap]
    mutator(door=door, op=op, reden=reden)


@transaction.atomic
def notitie_toevoegen(
    afspraak: Afspraak, *, tekst: str, door: Gebruiker, op: datetime
) -> Meetmoment:
    """Note how it goes: a meetmoment without a planned date. The same click once more is one note.

    Raises:
        OngeldigeOvergang: it does not run yet.
        AlVeranderd: the afspraak took a step a moment ago.
    """
    _controleer(afspraak)
    afspraak.neem_beurt()
    laatste = afspraak.meetmomenten.order_by("-gedaan_op", "-pk").first()
    if laatste and (laatste.tekst, laatste.gebruiker_id) == (tekst, door.pk):
        return laatste
    notitie = Meetmoment.objects.create(
        bestuur=afspraak.bestuur,
        afspraak=afspraak,
        gedaan_op=op,
        gebruiker=door,
        naam=door.naam,
        tekst=tekst,
    )
    leg_vast(rij=notitie, door=door, op=op, reden="Er is een notitie toegevoegd.", bij=afspraak)
    return notitie


def _controleer(afspraak: Afspraak) -> None:
    """Until the verslag lies open it is what one adviser noted, and nobody has promised it yet."""
    if not afspraak.is_gedeeld:
        raise OngeldigeOvergang(NOG_NIET)
