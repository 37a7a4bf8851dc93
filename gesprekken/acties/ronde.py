"""A round until it is open: make it, choose its schools, open it; later one school more."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from gesprekken.acties.deelname import maak_gesprek
from gesprekken.models import (
    Deelname,
    Gesprek,
    Onderwerp,
    Ronde,
    Schoolkeuze,
)
from gesprekken.overzichten.ronde import woorden_van
from kwaliteit.models import Item, Kwaliteitskader, Oordeel, Zelfevaluatie
from kwaliteit.overgangen import OngeldigeOvergang
from scholen.models import Aanstelling, Gebruiker, School, leg_handeling_vast, leg_vast
from scholen.taal import opsomming

AL_EEN_ZELFEVALUATIE = (
    "{namen}: voor dit kader en dit schooljaar is er al een zelfevaluatie. Een school doet per"
    " schooljaar één keer mee met hetzelfde kader. Haal {wie} uit deze ronde, of kies een ander"
    " kader of schooljaar."
)


@dataclass(frozen=True)
class Keuze:
    """A school for a round, as its maker chose it."""

    school: School
    adviseur: Gebruiker
    met_gesprek: bool


@transaction.atomic
def ronde_maken(ronde: Ronde) -> Ronde:
    """Keep a new round as a concept; the same one sent twice is one round."""
    ronde.bestuur.neem_beurt()
    zelfde = Ronde.objects.filter(
        bestuur=ronde.bestuur,
        kader=ronde.kader,
        schooljaar=ronde.schooljaar,
        titel=ronde.titel,
        status=Ronde.Status.CONCEPT,
    ).first()
    if zelfde is None:
        ronde.save()
        leg_handeling_vast(ronde, "De ronde is gemaakt.")
    return zelfde or ronde


@transaction.atomic
def ronde_wijzigen(ronde: Ronde, *, bewaar: Callable[[], object]) -> None:
    """Keep what its form changed, with a line in the log."""
    bewaar()
    leg_handeling_vast(ronde, "De gegevens van de ronde zijn gewijzigd.")


@transaction.atomic
def scholen_kiezen(ronde: Ronde, *, keuzes: Iterable[Keuze]) -> None:
    """Make ``keuzes`` the schools of a round that is not open yet; who is left out, goes.

    Raises:
        OngeldigeOvergang: the round is open; a school is added on its page then.
    """
    if not Ronde.objects.houdt_stand(ronde.pk, Ronde.Status.CONCEPT):
        raise OngeldigeOvergang(
            "Deze ronde is al open. Voeg een school toe op de pagina van de ronde."
        )
    ronde.schoolkeuzes.all().delete()
    Schoolkeuze.objects.bulk_create(
        Schoolkeuze(
            bestuur=ronde.bestuur,
            ronde=ronde,
            school=keuze.school,
            adviseur=keuze.adviseur,
            met_gesprek=keuze.met_gesprek,
        )
        for keuze in keuzes
    )
    leg_handeling_vast(ronde, "De scholen van de ronde zijn gekozen.")


@transaction.atomic
def ronde_openen(ronde: Ronde, *, door: Gebruiker, op: datetime) -> None:
    """Open the round: per chosen school a deelname, an empty oordeel per item, perhaps a gesprek.

    The board's priority domains become topics of each deelname (``bron`` bestuur), so that one
    list holds all there is to talk about. The words are copied: page, snapshot and report use
    that copy (domein.md 4).

    Raises:
        OngeldigeOvergang: no schools, a kader or an adviser that cannot be used, a school that
            takes part already, or a round that was closed. Nothing is written then.
        AlVeranderd: it is open already.
    """
    if ronde.status == Ronde.Status.GESLOTEN:
        raise OngeldigeOvergang("Deze ronde is gesloten. Weer openen kan alleen met een reden.")
    ronde.openen(door=door, op=op, woorden=woorden_van(ronde))
    keuzes = list(ronde.schoolkeuzes.select_related("school", "adviseur").order_by("pk"))
    if not keuzes:
        raise OngeldigeOvergang("Kies eerst welke scholen meedoen. Daarna kun je de ronde openen.")
    _controleer_kader(ronde)
    _controleer_scholen(ronde, keuzes)
    _maak_deelnames(ronde, keuzes, door=door, op=op)


@transaction.atomic
def school_toevoegen(ronde: Ronde, *, keuze: Keuze, door: Gebruiker, op: datetime) -> Deelname:
    """Let one more school take part in an open round.

    Raises:
        OngeldigeOvergang: the round is not open, or the school takes part already.
    """
    if not Ronde.objects.houdt_stand(ronde.pk, Ronde.Status.OPEN):
        raise OngeldigeOvergang("Deze ronde is niet open. Er kan nu geen school bij.")
    rij = Schoolkeuze(
        bestuur=ronde.bestuur,
        ronde=ronde,
        school=keuze.school,
        adviseur=keuze.adviseur,
        met_gesprek=keuze.met_gesprek,
    )
    _controleer_scholen(ronde, [rij])
    Schoolkeuze.objects.update_or_create(
        ronde=ronde,
        school=keuze.school,
        defaults={
            "bestuur": ronde.bestuur,
            "adviseur": keuze.adviseur,
            "met_gesprek": keuze.met_gesprek,
        },
    )
    deelname = _maak_deelnames(ronde, [rij], door=door, op=op)[0]
    leg_vast(rij=deelname, door=door, op=op, reden=f"{keuze.school} doet nu ook mee.", bij=ronde)
    return deelname


def _controleer_kader(ronde: Ronde) -> None:
    bruikbaar = Kwaliteitskader.objects.bruikbaar_voor(ronde.bestuur)
    if not bruikbaar.contains(ronde.kader):
        raise OngeldigeOvergang(
            f"Het kader {ronde.kader} is niet gepubliceerd. Publiceer het eerst, of kies voor deze"
            " ronde een ander kader."
        )


def _controleer_scholen(ronde: Ronde, keuzes: list[Schoolkeuze]) -> None:
    gesloten = [keuze.school.naam for keuze in keuzes if keuze.school.is_gesloten]
    if gesloten:
        raise OngeldigeOvergang(
            f"{opsomming(gesloten)}: bestaat niet meer als school. Haal die uit deze ronde."
        )
    in_dienst = set(
        Aanstelling.objects.geldig()
        .filter(rol="adviseur", bestuur=ronde.bestuur)
        .values_list("gebruiker", flat=True)
    )
    for keuze in keuzes:
        if keuze.adviseur_id not in in_dienst:
            raise OngeldigeOvergang(
                f"{keuze.adviseur.naam} is geen adviseur meer bij dit bestuur. Kies voor"
                f" {keuze.school.naam} een andere adviseur."
            )
    bezet = sorted(
        Zelfevaluatie.objects.filter(
            school__in=[keuze.school_id for keuze in keuzes],
            kader=ronde.kader_id,
            schooljaar=ronde.schooljaar,
            voor=Zelfevaluatie.Voor.BESTUUR,
        ).values_list("school__naam", flat=True)
    )
    if bezet:
        raise _al_een_zelfevaluatie(bezet)


def _al_een_zelfevaluatie(namen: list[str]) -> OngeldigeOvergang:
    wie = "die school" if len(namen) == 1 else "die scholen"
    return OngeldigeOvergang(AL_EEN_ZELFEVALUATIE.format(namen=opsomming(namen), wie=wie))


def _maak_deelnames(
    ronde: Ronde, keuzes: list[Schoolkeuze], *, door: Gebruiker, op: datetime
) -> list[Deelname]:
    """The rows of the schools, in a number of queries that does not grow with the schools."""
    try:
        with transaction.atomic():
            zelfevaluaties = _maak_zelfevaluaties(ronde, keuzes)
    except IntegrityError:  # another round took one of the schools a moment ago
        raise _al_een_zelfevaluatie([keuze.school.naam for keuze in keuzes]) from None
    deelnames = Deelname.objects.bulk_create(
        Deelname(
            bestuur=ronde.bestuur,
            ronde=ronde,
            school=keuze.school,
            adviseur=keuze.adviseur,
            zelfevaluatie=zelfevaluatie,
        )
        for keuze, zelfevaluatie in zip(keuzes, zelfevaluaties, strict=True)
    )
    prioriteiten = list(ronde.prioriteiten.order_by("volgorde", "pk"))
    Onderwerp.objects.bulk_create(
        Onderwerp(
            bestuur=ronde.bestuur,
            deelname=deelname,
            domein=domein,
            bron=Onderwerp.Bron.BESTUUR,
            volgorde=plaats,
        )
        for deelname in deelnames
        for plaats, domein in enumerate(prioriteiten)
    )
    Gesprek.objects.bulk_create(
        maak_gesprek(deelname)
        for keuze, deelname in zip(keuzes, deelnames, strict=True)
        if keuze.met_gesprek
    )
    return deelnames


def _maak_zelfevaluaties(ronde: Ronde, keuzes: list[Schoolkeuze]) -> list[Zelfevaluatie]:
    zelfevaluaties = Zelfevaluatie.objects.bulk_create(
        Zelfevaluatie(
            bestuur=ronde.bestuur,
            school=keuze.school,
            kader=ronde.kader,
            schooljaar=ronde.schooljaar,
            voor=Zelfevaluatie.Voor.BESTUUR,
        )
        for keuze in keuzes
    )
    items = list(Item.objects.filter(kader=ronde.kader_id).in_volgorde())
    Oordeel.objects.bulk_create(
        Oordeel(bestuur=ronde.bestuur, zelfevaluatie=zelfevaluatie, item=item)
        for zelfevaluatie in zelfevaluaties
        for item in items
    )
    return zelfevaluaties
