"""What who keeps the installation sees: the besturen, who keeps them, no schools and no content."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from scholen.models import Aanstelling, Bestuur, Gebeurtenis, Rol, Uitnodiging, Uitnodigingsrol
from scholen.overzichten.genodigden import Genodigde, genodigden
from scholen.overzichten.personen import beheerders
from scholen.overzichten.school import Logregel


@dataclass(frozen=True)
class Bestuursregel:
    """One bestuur in the list; without a beheerder nobody can bring its people in."""

    bestuur: Bestuur
    scholen: int
    beheerders: tuple[Aanstelling, ...]


@dataclass(frozen=True)
class Installatieblad:
    """All besturen, and who works for the installation or a samenwerkingsverband."""

    besturen: tuple[Bestuursregel, ...]
    mensen: tuple[Aanstelling, ...]
    uitgenodigd: tuple[Genodigde, ...]


@dataclass(frozen=True)
class Bestuursblad:
    """One bestuur: who keeps it, who was asked to, what was changed."""

    beheerders: tuple[Aanstelling, ...]
    uitgenodigd: tuple[Genodigde, ...]
    logboek: tuple[Logregel, ...]


def installatieblad(besturen: QuerySet[Bestuur], *, op: datetime) -> Installatieblad:
    """The list, in a number of queries that does not grow."""
    rijen = list(besturen.annotate(aantal=Count("scholen", distinct=True)))
    per_bestuur = beheerders(rijen)
    hoog = Q(rol=Rol.SWV) | Q(rol=Rol.BEHEERDER, bestuur=None)
    mensen = Aanstelling.objects.lopend().filter(hoog).select_related("gebruiker", "swv")
    gevraagd = Uitnodigingsrol.objects.filter(hoog).values("uitnodiging")
    return Installatieblad(
        besturen=tuple(
            Bestuursregel(rij, rij.aantal, tuple(per_bestuur.get(rij.pk, ()))) for rij in rijen
        ),
        mensen=tuple(mensen.order_by("rol", "gebruiker__naam", "pk")),
        uitgenodigd=genodigden(Uitnodiging.objects.open().filter(pk__in=gevraagd), op=op),
    )


def bestuursblad(bestuur: Bestuur, *, op: datetime) -> Bestuursblad:
    """One bestuur; of its invitations only those to a beheerder."""
    gevraagd = Uitnodigingsrol.objects.filter(rol=Rol.BEHEERDER, bestuur=bestuur)
    open_ = Uitnodiging.objects.open().filter(pk__in=gevraagd.values("uitnodiging"))
    log = Gebeurtenis.objects.filter(model="bestuur", sleutel=str(bestuur.pk))
    return Bestuursblad(
        beheerders=tuple(beheerders([bestuur]).get(bestuur.pk, ())),
        uitgenodigd=genodigden(open_, op=op),
        logboek=tuple(map(Logregel.van, log.order_by("-op", "-pk"))),
    )
