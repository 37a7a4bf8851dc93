"""Acts of and for one school in a round: submit, reopen, add a talk, change its adviser."""

from datetime import datetime

from django.db import transaction

from gesprekken.models import Deelname, Gesprek, Ronde, Schoolkeuze
from gesprekken.overzichten.indiening import inhoud_van, is_gelezen
from kwaliteit.canoniek import vingerafdruk
from kwaliteit.models import Indiening
from kwaliteit.overgangen import OngeldigeOvergang
from scholen.acties.kan_niet import KanNiet
from scholen.models import Bestuur, Gebeurtenis, Gebruiker, Rol, functie_van, leg_vast

GEEN_ADVISEUR = (
    "{naam} is geen adviseur meer bij {bestuur}. Er is niets overgedragen. Kies iemand anders."
)


class NietsBekeken(OngeldigeOvergang):
    """Nothing was looked at yet; submitting it like that asks once, and then goes through."""


@transaction.atomic
def indienen(
    deelname: Deelname, *, door: Gebruiker, op: datetime, ook_leeg: bool = True
) -> Indiening:
    """Submit answers, topics, goal and reaction in one act, and keep a snapshot of them.

    Args:
        ook_leeg: submit too when nothing was looked at.

    Raises:
        NietsBekeken: nothing was looked at and ``ook_leeg`` is not given.
        OngeldigeOvergang: the round is not open (any more).
        AlVeranderd: it was submitted already.
    """
    zelfevaluatie = deelname.zelfevaluatie
    if not Ronde.objects.houdt_stand(deelname.ronde_id, Ronde.Status.OPEN):
        raise OngeldigeOvergang(
            "De ronde is gesloten, dus indienen kan niet meer. Wat jullie schreven, blijft van"
            f" jullie. Bel {deelname.adviseur.naam} als jullie het toch willen delen."
        )
    if not ook_leeg and not zelfevaluatie.oordelen.exclude(bekeken_op=None).exists():
        raise NietsBekeken("Jullie hebben nog geen enkel item bekeken.")
    zelfevaluatie.indienen(door=door, op=op)
    inhoud = inhoud_van(deelname)
    return Indiening.objects.create(
        bestuur=deelname.bestuur,
        zelfevaluatie=zelfevaluatie,
        inhoud=inhoud,
        hash=vingerafdruk(inhoud),
        ingediend_op=op,
        ingediend_door=door,
        naam=door.naam,
        functie=functie_van(door, bestuur=deelname.bestuur, school=deelname.school),
    )


@transaction.atomic
def heropenen(deelname: Deelname, *, door: Gebruiker, op: datetime, reden: str) -> None:
    """Open the rows again for the school; what the board has read stays as its snapshot.

    The adviser of the deelname does it at the school's request, the school itself while nobody of
    the board has opened the latest snapshot (domein.md 6).

    Raises:
        OngeldigeOvergang: a talk about it was held, the round is not open, or the board has read
            it and it is not its adviser who asks.
        AlVeranderd: it is open already.
    """
    if deelname.gesprekken.exclude(status__in=Gesprek.NIET_GEVOERD).exists():
        raise OngeldigeOvergang(
            "Het gesprek is al gevoerd. Wat is ingediend blijft daarom staan; wat er nieuw is,"
            " komt in het verslag."
        )
    if not Ronde.objects.houdt_stand(deelname.ronde_id, Ronde.Status.OPEN):
        raise OngeldigeOvergang(
            "De ronde is gesloten, dus opnieuw indienen zou niet kunnen. Open eerst de ronde weer."
        )
    if door.pk != deelname.adviseur_id and is_gelezen(deelname):
        raise OngeldigeOvergang(
            f"Het bestuur heeft jullie inzending al gelezen. Vraag {deelname.adviseur.naam} om die"
            " te heropenen."
        )
    deelname.zelfevaluatie.heropenen(door=door, op=op, reden=reden)


@transaction.atomic
def gesprek_toevoegen(deelname: Deelname, *, door: Gebruiker, op: datetime) -> Gesprek:
    """Add a talk to a deelname: the first, or one more.

    Raises:
        OngeldigeOvergang: a talk still to be held is there already, or the round is not running.
    """
    if not Ronde.objects.houdt_stand(deelname.ronde_id, *Ronde.LOPEND):
        raise OngeldigeOvergang("Deze ronde loopt niet. Er kan nu geen gesprek bij.")
    if deelname.gesprekken.filter(status__in=Gesprek.VOOR_HET_GESPREK).exists():
        raise OngeldigeOvergang(f"Er staat al een gesprek klaar met {deelname.school}.")
    gesprek = maak_gesprek(deelname)
    gesprek.save()
    leg_vast(soort=Gebeurtenis.Soort.OVERGANG, rij=gesprek, door=door, op=op, naar=gesprek.status)
    return gesprek


def maak_gesprek(deelname: Deelname) -> Gesprek:
    """A talk with the board about this deelname, by its adviser; not saved yet."""
    return Gesprek(
        bestuur=deelname.bestuur,
        deelname=deelname,
        school=deelname.school,
        adviseur=deelname.adviseur,
        soort=Gesprek.Soort.BESTUUR,
    )


@transaction.atomic
def adviseur_wijzigen(
    deelname: Deelname, *, adviseur: Gebruiker, door: Gebruiker, op: datetime
) -> None:
    """Let another adviser of the bestuur take over, also of the talks that are not completed.

    Raises:
        KanNiet: who is no adviser of the bestuur (any more), or the school takes part no more.
    """
    neem_beurt_met(adviseur, deelname.bestuur)
    rijen = Deelname.objects.filter(pk=deelname.pk).select_related("adviseur")
    nu = rijen.select_for_update(of=("self",), no_key=True).first()
    if nu is None:
        raise KanNiet(f"{deelname.school} doet niet meer mee aan deze ronde.")
    deelname.adviseur = nu.adviseur
    geef_over(deelname, naar=adviseur, door=door, op=op)


def neem_beurt_met(adviseur: Gebruiker, bestuur: Bestuur) -> None:
    """Hold the bestuur, as a role that ends does, and see that this person is adviser there.

    Raises:
        KanNiet: who is no adviser of the bestuur (any more).
    """
    bestuur.neem_beurt()
    if not adviseur.aanstellingen.geldig().filter(rol=Rol.ADVISEUR, bestuur=bestuur).exists():
        raise KanNiet(GEEN_ADVISEUR.format(naam=adviseur, bestuur=bestuur))


def geef_over(deelname: Deelname, *, naar: Gebruiker, door: Gebruiker, op: datetime) -> None:
    """Write down who guides the school now; who calls has asked ``neem_beurt_met``."""
    vorige = deelname.adviseur
    if naar == vorige:
        return
    Deelname.objects.filter(pk=deelname.pk).update(adviseur=naar)
    deelname.gesprekken.exclude(status__in=Gesprek.VOLTOOID).update(adviseur=naar)
    Schoolkeuze.objects.filter(ronde=deelname.ronde_id, school=deelname.school_id).update(
        adviseur=naar
    )
    deelname.adviseur = naar
    leg_vast(
        rij=deelname,
        door=door,
        op=op,
        reden=f"{naar.naam} begeleidt de school nu, eerst was dat {vorige.naam}.",
    )
