"""Forgetting a person: the account, with what else ``sporen.py`` finds of name and address."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from gesprekken.acties.sporen import Wie, aan_het_adres, namen_van, sporen_wissen, waar_nog
from gesprekken.models import Deelname, Gesprek, Ronde, Schoolkeuze, Verslag
from scholen.acties.account_opruimen import VOORMALIG, accounts_opruimen
from scholen.acties.kan_niet import KanNiet
from scholen.bewaking.namens import bekend_elders
from scholen.models import Bestuur, Gebeurtenis, Gebruiker, Keten, Uitnodiging, leg_vast
from scholen.taal import aantal, opsomming

ELDERS = (
    "{} werkte ook ergens anders, of is daar uitgenodigd. Dan kan alleen wie de installatie"
    " onderhoudt dit doen. Vraag het daar."
)
STAAT_NOG = "Het adres staat nog in teksten die anderen schreven of vastlegden: {}."


def wat_houdt_tegen(
    gebruiker: Gebruiker, *, van: QuerySet[Any, Any] | None = None
) -> tuple[str, ...]:
    """Why somebody cannot be forgotten yet, each with what to do now; empty when nothing does.

    Args:
        van: the besturen for which this is asked; without them for the whole installation.
    """
    if van is not None and bekend_elders(gebruiker, van):
        return (ELDERS.format(gebruiker),)
    lopend = gebruiker.aanstellingen.lopend().count()
    loopt = _in_handen(gebruiker)
    genodigd = Uitnodiging.objects.filter(email=gebruiker.email).open().exists()
    zinnen = []
    if lopend:
        rollen = aantal(lopend, "rol", "rollen")
        zinnen.append(f"{gebruiker} heeft nog {rollen}. Beëindig die eerst.")
    if loopt:
        wat = aantal(loopt, "gesprek of school", "gesprekken en scholen")
        zinnen.append(f"{gebruiker} heeft nog {wat} in handen. Draag die eerst over.")
    if genodigd:
        zinnen.append(f"Er ligt nog een uitnodiging voor {gebruiker}. Trek die eerst in.")
    return tuple(zinnen)


def wat_er_gebeurt(gebruiker: Gebruiker) -> dict[str, int]:
    """How often a name is replaced, and how many invitations and mails go, by their Dutch names."""
    wie = {gebruiker.pk: Wie(gebruiker.naam, gebruiker.email)}
    telling = {_soort(rijen): rijen.count() for rijen, _ in namen_van(wie)}
    for rijen in aan_het_adres(gebruiker.pk, gebruiker.email):
        telling[f"{_soort(rijen)} aan dit adres"] = rijen.count()
    return {naam: hoeveel for naam, hoeveel in telling.items() if hoeveel}


def _soort(rijen: QuerySet) -> str:
    return str(rijen.model._meta.verbose_name_plural)


@transaction.atomic
def anonimiseren(
    gebruiker: Gebruiker,
    *,
    door: Gebruiker | None,
    op: datetime,
    van: QuerySet[Any, Any] | None = None,
) -> str:
    """Forget one person, on request, with a line in the log of every bestuur that knew them.

    Args:
        van: the besturen for which this is asked; without them for the whole installation.

    Returns:
        In how many texts of others the address still stands, in a sentence; empty for none.

    Raises:
        KanNiet: there is work left, with a sentence per reason.
    """
    gebruiker = Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    if gebruiker.is_leeggemaakt:
        raise KanNiet("Dit account is al leeggemaakt.")
    if redenen := wat_houdt_tegen(gebruiker, van=van):
        raise KanNiet(" ".join(redenen))
    besturen: list[Bestuur | None] = list(_besturen_van(gebruiker))
    adres = gebruiker.email
    mensen_vergeten(Gebruiker.objects.filter(pk=gebruiker.pk))
    Gebruiker.objects.filter(pk=gebruiker.pk).update(vergeten_op=op)
    gebruiker.refresh_from_db()
    for bestuur in besturen or [None]:
        leg_vast(
            soort=Gebeurtenis.Soort.NAAM,
            rij=gebruiker,
            bij=bestuur or Keten.objects.neem_beurt(None),
            door=door,
            op=op,
            naar=VOORMALIG,
            reden="Op verzoek is het account leeggemaakt en de naam weggehaald.",
        )
    nog = opsomming(f"{wat} ({hoeveel})" for wat, hoeveel in waar_nog(adres).items())
    return STAAT_NOG.format(nog) if nog else ""


@transaction.atomic
def mensen_vergeten(mensen: QuerySet[Gebruiker]) -> int:
    """Clear accounts, with every name and address that is not signed; whoever asks for it.

    Returns:
        How many.
    """
    wie = {pk: Wie(*mens) for pk, *mens in mensen.values_list("pk", "naam", "email")}
    sporen_wissen(wie)
    accounts_opruimen(Gebruiker.objects.filter(pk__in=wie))
    return len(wie)


def _in_handen(gebruiker: Gebruiker) -> int:
    """Talks and schools of a running round, and a next verslag that waits for an akkoord."""
    gesprekken = Gesprek.objects.filter(adviseur=gebruiker).exclude(status__in=Gesprek.VOLTOOID)
    verslagen = Verslag.objects.filter(
        gesprek__adviseur=gebruiker, gesprek__status__in=Gesprek.VAST
    )
    deelnames = Deelname.objects.filter(adviseur=gebruiker)
    concept = Ronde.Status.CONCEPT
    return (
        gesprekken.count()
        + verslagen.exclude(status__in=Verslag.VAST).count()
        + deelnames.exclude(ronde__status=Ronde.Status.AFGEROND).count()
        + Schoolkeuze.objects.filter(adviseur=gebruiker, ronde__status=concept).count()
    )


def _besturen_van(gebruiker: Gebruiker) -> QuerySet[Bestuur]:
    ooit = gebruiker.aanstellingen
    return Bestuur.objects.filter(
        Q(pk__in=ooit.values("bestuur")) | Q(pk__in=ooit.values("school__bestuur"))
    ).order_by("pk")
