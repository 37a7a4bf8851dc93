"""The steps of a round after it is opened: close, round off, and one step back with a reason."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from gesprekken.models import (
    Aantekening,
    Agendapunt,
    Bevinding,
    Deelname,
    Deelnemer,
    Gesprek,
    Ronde,
)
from gesprekken.models.ronde import DeelnameQuerySet
from kwaliteit.models import Tekstversie, Zelfevaluatie
from kwaliteit.overgangen import OngeldigeOvergang
from scholen.models import Gebruiker
from scholen.taal import alfabetisch, opsomming


def sluiten(ronde: Ronde, *, door: Gebruiker, op: datetime) -> None:
    """Nobody can submit any more; drafts stay with the school, talks and reports go on.

    Raises:
        OngeldigeOvergang: it is rounded off: the way back from there asks for a reason.
    """
    if ronde.status == Ronde.Status.AFGEROND:
        raise OngeldigeOvergang("Deze ronde is al afgerond. Terug kan alleen met een reden.")
    ronde.sluiten(door=door, op=op)


def heropenen(ronde: Ronde, *, door: Gebruiker, op: datetime, reden: str) -> None:
    """Schools may submit again."""
    ronde.heropenen(door=door, op=op, reden=reden)


@transaction.atomic
def afronden(ronde: Ronde, *, door: Gebruiker, op: datetime) -> None:
    """Complete the year's dialogue.

    Raises:
        OngeldigeOvergang: a talk is not completed, or the rode draad is not written.
    """
    open_gesprekken = Gesprek.objects.filter(deelname__ronde=ronde).exclude(
        status__in=Gesprek.VOLTOOID
    )
    namen = _op_alfabet(open_gesprekken.values_list("school__naam", flat=True))
    if namen:
        raise OngeldigeOvergang(
            f"Nog niet elk gesprek is klaar. Het gaat om {opsomming(namen)}. Laat het verslag"
            " vaststellen, sluit het zonder vaststelling, of laat het gesprek vervallen."
        )
    if not Ronde.objects.get(pk=ronde.pk).rode_draad.strip():
        raise OngeldigeOvergang("Schrijf eerst de rode draad. Daarna kun je de ronde afronden.")
    ronde.afronden(door=door, op=op)


def terug_naar_gesloten(ronde: Ronde, *, door: Gebruiker, op: datetime, reden: str) -> None:
    """Not complete after all."""
    ronde.terug_naar_gesloten(door=door, op=op, reden=reden)


@transaction.atomic
def terug_naar_concept(ronde: Ronde, *, door: Gebruiker, op: datetime, reden: str) -> None:
    """Back to the drawing board, while no school and no adviser has begun.

    What opening made is empty then and is taken away; the chosen schools stay.

    Raises:
        OngeldigeOvergang: somebody has written something, which would be lost.
    """
    deelnames = Deelname.objects.filter(ronde=ronde)
    ronde.neem_beurt()
    _houd_vast(deelnames)
    ronde.terug_naar_concept(door=door, op=op, reden=reden)  # its line holds the log: last
    namen = _op_alfabet(deelnames.begonnen().values_list("school__naam", flat=True))
    if namen:
        raise OngeldigeOvergang(
            f"Dit kan niet meer: {opsomming(namen)} {'is' if len(namen) == 1 else 'zijn'} al"
            " begonnen. Je kunt de ronde nog wel sluiten."
        )
    if _is_al_aan_gewerkt(deelnames):
        raise OngeldigeOvergang(
            "Dit kan niet meer: er is al aan een gesprek of een doel gewerkt, en dat zou"
            " verdwijnen. Je kunt de ronde nog wel sluiten."
        )
    _ruim_op(deelnames)


def _houd_vast(deelnames: DeelnameQuerySet) -> None:
    """Let nobody begin any more: a first word is there by now, or comes when it can be refused.

    In the order of all who write there, and in full: a new row that points here waits too.
    """
    for rijen in (
        Zelfevaluatie.objects.filter(pk__in=deelnames.values("zelfevaluatie")),
        deelnames,
        Gesprek.objects.filter(deelname__in=deelnames),
    ):
        list(rijen.select_for_update().order_by("pk").values_list("pk"))


def _op_alfabet(namen: Iterable[str]) -> list[str]:
    return sorted(set(namen), key=alfabetisch)


def _is_al_aan_gewerkt(deelnames: DeelnameQuerySet) -> bool:
    """Whether anything was written that is not the school's: goal, plan, agenda or notes."""
    if deelnames.exclude(doel_bestuur="", reden_geen_gesprek="").exists():
        return True
    getypt = Tekstversie.objects.filter(model="deelname", rij__in=deelnames.values("pk"))
    gesprekken = Gesprek.objects.filter(deelname__in=deelnames.values("pk"))
    begonnen = gesprekken.filter(
        ~Q(status=Gesprek.Status.VOORBEREIDEN)
        | Exists(Agendapunt.objects.filter(gesprek=OuterRef("pk")))
        | Exists(Aantekening.objects.filter(gesprek=OuterRef("pk")))
        | Exists(Bevinding.objects.filter(gesprek=OuterRef("pk")))
        | Exists(Deelnemer.objects.filter(gesprek=OuterRef("pk")))
    )
    return getypt.exists() or begonnen.exists()


def _ruim_op(deelnames: DeelnameQuerySet) -> None:
    """Take away the empty rows that opening made."""
    zelfevaluaties = list(deelnames.values_list("zelfevaluatie", flat=True))
    Gesprek.objects.filter(deelname__in=deelnames.values("pk")).delete()
    deelnames.delete()
    Zelfevaluatie.objects.filter(pk__in=zelfevaluaties).delete()
