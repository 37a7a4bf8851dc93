"""Who uses a kader, and what was mended in it, for its makers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from kwaliteit.models import Item, Kwaliteitskader, Zelfevaluatie
from scholen.models import Bestuur, Gebeurtenis


@dataclass(frozen=True)
class Gebruik:
    """One school year in which schools answered to this kader."""

    schooljaar: str
    scholen: int
    voor_zichzelf: int


@dataclass(frozen=True)
class Verbetering:
    """A help text that was mended after publishing: where, by whom, when, from what to what."""

    code: str
    veld: str
    naam: str
    op: datetime
    wat: Sequence[str]


def gebruik_van(kader: Kwaliteitskader, besturen: QuerySet[Bestuur]) -> list[Gebruik]:
    """Per school year the schools of these besturen, the newest year first. One query."""
    rijen = Zelfevaluatie.objects.filter(
        kader=kader, bestuur__in=besturen.values("pk"), school__isnull=False
    )
    voor_bestuur = Q(voor=Zelfevaluatie.Voor.BESTUUR)
    geteld = rijen.values("schooljaar").annotate(
        scholen=Count("school", filter=voor_bestuur, distinct=True),
        voor_zichzelf=Count("pk", filter=~voor_bestuur),
    )
    return [Gebruik(**rij) for rij in geteld.order_by("-schooljaar")]


def verbeteringen_van(kader: Kwaliteitskader) -> list[Verbetering]:
    """What was mended, the last first. One query."""
    regels = Gebeurtenis.objects.filter(
        model="kwaliteitskader",
        sleutel=kader.sleutel,
        soort=Gebeurtenis.Soort.WIJZIGING,
        naar__in=("bedoeld", "vragen", "merkbaar", "opmerking"),
    )
    return [
        Verbetering(
            code=regel.van,
            veld=str(Item._meta.get_field(regel.naar).verbose_name),  # type: ignore[union-attr]  # a column
            naam=regel.naam,
            op=regel.op,
            wat=regel.reden.split("\n"),
        )
        for regel in regels.order_by("-op", "-pk")
    ]
