"""What is past its term, kind by kind: for the page that announces it, and for who clears it away.

Every function gives the rows whose moment lies before ``grens``: of one bestuur, or without one of
nobody. Rows of a gesprek itself go with their school year: see ``dossiers``.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from django.contrib.sessions.models import Session
from django.db.models import (
    Case,
    DateTimeField,
    Exists,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django_tasks_db.models import DBTaskResult

from gesprekken.models import (
    Aandachtspunt,
    Aantekening,
    Afspraak,
    Ambitie,
    Bevinding,
    Gesprek,
    Onderdeel,
    Verslag,
)
from gesprekken.wegen import op_modelnaam
from kwaliteit.models import Tekstversie
from scholen.models import (
    Aanstelling,
    Bestuur,
    Gebeurtenis,
    Gebruiker,
    Herstelverzoek,
    UitgaandBericht,
    Uitnodiging,
)
from scholen.overzichten.keten import te_oud

Rijen = Iterator[QuerySet]
VAN_HET_VERSLAG: Mapping[str, type[Model]] = {
    "afspraak": Afspraak,
    "aandachtspunt": Aandachtspunt,
    "ambitie": Ambitie,
}
"""Rows whose texts both sides could read from the moment that the verslag lay open."""


def teksten(bestuur: Bestuur | None, grens: datetime) -> Rijen:
    """What a field said before, since something else came in its place; texts that lost; and texts
    of rows that are gone. What both sides could read of a verslag stays with it."""
    rijen = Tekstversie.objects.filter(bestuur=bestuur)
    yield rijen.filter(soort=Tekstversie.Soort.NIET_GEKOZEN, op__lt=grens)
    bewaard = rijen.filter(soort=Tekstversie.Soort.BEWAARD)
    zonder_rij = _zonder_rij(rijen)
    yield bewaard.filter(zonder_rij, op__lt=grens)
    later = Tekstversie.objects.filter(
        Q(op__gt=OuterRef("op")) | Q(op=OuterRef("op"), pk__gt=OuterRef("pk")),
        model=OuterRef("model"),
        rij=OuterRef("rij"),
        veld=OuterRef("veld"),
        soort=Tekstversie.Soort.BEWAARD,
    )
    yield (
        bewaard.exclude(zonder_rij)
        .annotate(voorgelegd=_voorgelegd())
        .filter(
            Exists(later.filter(sinds__lt=grens)),
            Q(voorgelegd=None) | Exists(later.filter(sinds__lte=OuterRef("voorgelegd"))),
        )
    )


def _zonder_rij(rijen: QuerySet[Tekstversie]) -> Q:
    """Of a row that somebody took away; nothing is said of a kind of row we do not know."""
    zonder = Q(pk=None)
    for naam in rijen.order_by().values_list("model", flat=True).distinct():
        if model := op_modelnaam().get(naam):
            zonder |= Q(model=naam) & ~Q(rij__in=model._base_manager.values("pk"))
    return zonder


def _voorgelegd() -> Case:
    """When the verslag that prints this text first lay open; nothing for what no verslag prints."""
    van_onderdeel = Onderdeel.objects.filter(pk=OuterRef("rij")).values("verslag__voorgelegd_op")
    keuzes = [When(model="onderdeel", then=Subquery(van_onderdeel))]
    for naam, model in VAN_HET_VERSLAG.items():
        gesprek = model._base_manager.filter(pk=OuterRef(OuterRef("rij"))).values("gesprek")
        voor = Verslag.objects.filter(gesprek__in=gesprek, voorgelegd_op__isnull=False)
        eerst = voor.order_by("versie").values("voorgelegd_op")[:1]
        keuzes.append(When(model=naam, then=Subquery(eerst)))
    return Case(*keuzes, default=Value(None), output_field=DateTimeField())


def aantekeningen(bestuur: Bestuur | None, grens: datetime) -> Rijen:
    """Notes and findings of their author alone, some time after the talk that they were for."""
    geweest = Gesprek.objects.filter(bestuur=bestuur, datum__lt=grens.date()).exclude(
        status__in=Gesprek.VOOR_HET_GESPREK
    )
    for model in (Aantekening, Bevinding):
        yield model._base_manager.filter(gesprek__in=geweest.values("pk"))


def losse_afspraken(bestuur: Bestuur | None, grens: datetime) -> Rijen:
    """Those that outlived their gesprek and are done by now, with nothing that builds on them."""
    stappen = Gebeurtenis.objects.filter(
        model="afspraak", sleutel=OuterRef("sleutel"), soort=Gebeurtenis.Soort.OVERGANG
    )
    klaar = Afspraak.objects.filter(bestuur=bestuur, gesprek=None).exclude(
        status=Afspraak.Status.OPEN
    )
    yield klaar.filter(~Exists(stappen.filter(op__gte=grens)), vervolgen=None)


def logboek(bestuur: Bestuur | None, grens: datetime) -> Rijen:
    """The first lines of the chain."""
    yield te_oud(bestuur, tot=grens)


def rollen(bestuur: Bestuur | None, grens: datetime) -> Rijen:
    """Roles that ended."""
    voorbij = Aanstelling.objects.filter(Q(beeindigd_op__lt=grens) | Q(tot__lt=grens.date()))
    if bestuur is None:
        yield voorbij.filter(bestuur=None, school=None)
    else:
        yield voorbij.van_besturen([bestuur])


def uitnodigingen(bestuur: Bestuur | None, grens: datetime) -> Rijen:
    """Used, taken back or lapsed."""
    rijen = Uitnodiging.objects.filter(bestuur=bestuur)
    verlopen = Q(aangenomen_op=None, ingetrokken_op=None, verloopt_op__lt=grens)
    yield rijen.filter(Q(aangenomen_op__lt=grens) | Q(ingetrokken_op__lt=grens) | verlopen)


def post(bestuur: Bestuur | None, grens: datetime) -> Rijen:
    """Sent, or given up."""
    rijen = UitgaandBericht.objects.filter(bestuur=bestuur)
    yield rijen.filter(Q(verzonden_op__lt=grens) | Q(mislukt_op__lt=grens))


def herstel(bestuur: Bestuur | None, grens: datetime) -> Rijen:
    """Requests to clear a second step, done or not."""
    yield Herstelverzoek.objects.filter(bestuur=bestuur, gevraagd_op__lt=grens)


def mensen(bestuur: Bestuur | None, grens: datetime) -> Rijen:
    """Accounts of people whose last role ended, and that were not cleared before; without a
    bestuur all of them, for one may have worked for several.

    Of who has no role left, nothing says since when: then the last time they came here counts, and
    of who never came the last line of the log that is by or about them. Who is invited stays as
    long as that: the invitation would go with the account.
    """
    ooit = Aanstelling.objects.filter(gebruiker=OuterRef("pk"))
    nog = ooit.exclude(Q(beeindigd_op__lt=grens) | Q(tot__lt=grens.date()))
    gehoord = Gebeurtenis.objects.filter(
        Q(gebruiker=OuterRef("pk")) | Q(model="gebruiker", sleutel=OuterRef("sleutel")),
        op__gte=grens,
    )
    nooit_gekomen = Q(last_login=None) & ~Exists(gehoord)
    rijen = Gebruiker.objects.exclude(email__endswith=Gebruiker.UITGESCHREVEN)
    if bestuur is None:
        rijen = rijen.exclude(email__in=Uitnodiging.objects.open().values("email"))
    else:
        rijen = rijen.van_besturen([bestuur])
    yield rijen.filter(~Exists(nog), Q(Exists(ooit)) | Q(last_login__lt=grens) | nooit_gekomen)


def sessies(_: Bestuur | None, grens: datetime) -> Rijen:
    """Sessions that ended."""
    yield Session.objects.filter(expire_date__lt=grens)


def taken(_: Bestuur | None, grens: datetime) -> Rijen:
    """What came of tasks in the background."""
    yield DBTaskResult.objects.finished().filter(finished_at__lt=grens)


VAN_EEN_BESTUUR: Mapping[str, Callable[[Bestuur | None, datetime], Rijen]] = {
    "losse_afspraken": losse_afspraken,
    "aantekeningen": aantekeningen,
    "teksten": teksten,
    "uitnodigingen": uitnodigingen,
    "post": post,
    "herstel": herstel,
    "rollen": rollen,
    "logboek": logboek,
}
VAN_DE_INSTALLATIE: Mapping[str, Callable[[Bestuur | None, datetime], Rijen]] = {
    "mensen": mensen,
    "rollen": rollen,
    "uitnodigingen": uitnodigingen,
    "post": post,
    "sessies": sessies,
    "taken": taken,
    "logboek": logboek,
}
"""By the name of the term, in the order in which they are cleared away."""
VAN_DE_SERVER = frozenset({"post", "sessies", "taken", "pogingen"})
"""Whose moments are those of the server, also in a demo where it is always the same day."""


def rijen_van(bestuur: Bestuur | None) -> Mapping[str, Callable[[Bestuur | None, datetime], Rijen]]:
    """What there is to look at for a bestuur, or without one for the installation."""
    return VAN_DE_INSTALLATIE if bestuur is None else VAN_EEN_BESTUUR
