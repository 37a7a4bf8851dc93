"""Taking away what a school and its bestuur did in a school year, whole and in the right order."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from gesprekken.models import (
    Aandachtspunt,
    Aantekening,
    Afspraak,
    Agendapunt,
    Akkoord,
    Ambitie,
    Bevinding,
    Deelname,
    Deelnemer,
    Doel,
    Gesprek,
    Meetmoment,
    Onderdeel,
    Onderwerp,
    Ronde,
    Verslag,
    VerslagPdf,
)
from gesprekken.wegen import APPS
from kwaliteit.models import Inbreng, Indiening, Oordeel, Tekstversie, Zelfevaluatie
from scholen.models import Bestuur, Bewaring


def wis(rijen: QuerySet) -> int:
    """Take rows away, with what is kept of their texts. Gives how many it took itself."""
    pks = list(rijen.order_by().values_list("pk", flat=True))
    if rijen.model._meta.app_label in APPS:
        Tekstversie.objects.filter(model=rijen.model._meta.model_name, rij__in=pks).delete()
    per_soort: dict[str, int] = rijen.model._base_manager.filter(pk__in=pks).delete()[1]
    return per_soort.get(rijen.model._meta.label, 0)


def deelname_wissen(deelname: Deelname, *, tot: datetime) -> int:
    """A school in a round, with its zelfevaluatie, its talks and what came of them.

    Args:
        tot: everything in it was fixed before this moment; the database refuses what was not.

    Returns:
        How many went: none when somebody else was first.
    """
    with _vrijgegeven(deelname.bestuur, tot):
        _gesprekken_weg(Gesprek.objects.filter(deelname=deelname))
        _onderwerpen_weg(Onderwerp.objects.filter(deelname=deelname))
        weg = wis(Deelname.objects.filter(pk=deelname.pk))
        _zelfevaluaties_weg(Zelfevaluatie.objects.filter(pk=deelname.zelfevaluatie_id))
    return weg


def zelfevaluatie_wissen(zelfevaluatie: Zelfevaluatie, *, tot: datetime) -> int:
    """One that belongs to no round."""
    with _vrijgegeven(zelfevaluatie.bestuur, tot):
        return _zelfevaluaties_weg(Zelfevaluatie.objects.filter(pk=zelfevaluatie.pk))


def gesprek_wissen(gesprek: Gesprek, *, tot: datetime) -> int:
    """One that belongs to no round."""
    with _vrijgegeven(gesprek.bestuur, tot):
        return _gesprekken_weg(Gesprek.objects.filter(pk=gesprek.pk))


def ronde_wissen(ronde: Ronde) -> int:
    """A round of which no school is left."""
    with transaction.atomic():
        return wis(Ronde.objects.filter(pk=ronde.pk))


@contextmanager
def _vrijgegeven(bestuur: Bestuur, tot: datetime) -> Iterator[None]:
    """A transaction in which the database lets go of what a bestuur fixed before a moment."""
    with transaction.atomic():
        Bewaring.objects.geef_vrij(bestuur, tot=tot)
        yield
        Bewaring.objects.sluit(bestuur)


def _zelfevaluaties_weg(rijen: QuerySet[Zelfevaluatie]) -> int:
    """With the answers, the views of the team and what was submitted."""
    oordelen = Oordeel.objects.filter(zelfevaluatie__in=rijen.values("pk"))
    Oordeel.objects.filter(overgenomen_van__in=oordelen.values("pk")).update(overgenomen_van=None)
    for model in (Indiening, Inbreng, Oordeel):
        wis(model._base_manager.filter(zelfevaluatie__in=rijen.values("pk")))
    return wis(rijen)


def _gesprekken_weg(gesprekken: QuerySet[Gesprek]) -> int:
    """With the verslag in all its versions. An afspraak that somebody still has to do stays."""
    afspraken = Afspraak.objects.filter(gesprek__in=gesprekken.values("pk"))
    blijven = list(_nog_nodig(afspraken).values_list("pk", flat=True))
    Afspraak.objects.filter(pk__in=blijven).update(gesprek=None, agendapunt=None)
    Afspraak.objects.filter(vervolg_op__in=afspraken.values("pk")).update(vervolg_op=None)
    for rijen in _van_gesprekken(gesprekken):
        wis(rijen)
    _onderwerpen_weg(Onderwerp.objects.filter(gesprek__in=gesprekken.values("pk")))
    return wis(gesprekken)


def _onderwerpen_weg(rijen: QuerySet[Onderwerp]) -> None:
    """One of a later year no longer says where it came from."""
    Onderwerp.objects.filter(vorige__in=rijen.values("pk")).update(vorige=None)
    wis(rijen)


def _nog_nodig(afspraken: QuerySet[Afspraak]) -> QuerySet[Afspraak]:
    """Those that run, and those named in a verslag to which not everybody has agreed yet."""
    in_de_maak = Afspraak.objects.filter(vervolg_op=OuterRef("pk")).exclude(
        Q(gesprek=None) | Q(gesprek__status__in=Gesprek.VOLTOOID)
    )
    return afspraken.filter(Q(status=Afspraak.Status.OPEN) | Exists(in_de_maak))


def _van_gesprekken(gesprekken: QuerySet[Gesprek]) -> Iterator[QuerySet]:
    """Everything below them, the leaves first."""
    van: tuple[tuple[type[Model], str], ...] = (
        (VerslagPdf, "verslag__gesprek"),
        (Akkoord, "onderdeel__verslag__gesprek"),
        (Onderdeel, "verslag__gesprek"),
        (Verslag, "gesprek"),
        (Doel, "afspraak__gesprek"),
        (Meetmoment, "afspraak__gesprek"),
        (Afspraak, "gesprek"),
        (Aandachtspunt, "gesprek"),
        (Ambitie, "gesprek"),
        (Aantekening, "gesprek"),
        (Bevinding, "gesprek"),
        (Agendapunt, "gesprek"),
        (Deelnemer, "gesprek"),
    )
    for model, pad in van:
        yield model._base_manager.filter(**{f"{pad}__in": gesprekken.values("pk")})
