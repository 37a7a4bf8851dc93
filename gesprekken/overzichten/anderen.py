"""How many other schools of a round chose the same item: it reassures, and never says who."""

from collections.abc import Iterable

from django.db.models import Count

from gesprekken.models import Deelname, Onderwerp
from kwaliteit.models import Zelfevaluatie

VANAF = 3
"""Fewer are not shown: somebody might guess who they are (domein.md 9)."""


def andere_scholen(deelname: Deelname, items: Iterable[int]) -> dict[int, int]:
    """By item, how many other schools of this round submitted it as a topic; from three on.

    Only what lies submitted counts: the draft of a school is its own, a reopened one too.
    """
    rijen = (
        Onderwerp.objects.filter(
            deelname__ronde=deelname.ronde_id,
            deelname__zelfevaluatie__status=Zelfevaluatie.Status.INGEDIEND,
            item__in=list(items),
        )
        .exclude(deelname=deelname)
        .van_de_school()
        .gekozen()
        .order_by()
        .values("item")
        .annotate(scholen=Count("deelname", distinct=True))
        .filter(scholen__gte=VANAF)
    )
    return {rij["item"]: rij["scholen"] for rij in rijen}
