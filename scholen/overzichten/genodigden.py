"""Who was asked and did not come yet: for what, and how the mail fared."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from scholen.models import School, UitgaandBericht, Uitnodiging, Uitnodigingsrol
from scholen.models.uitnodiging import gesloten_school_van
from scholen.taal import opsomming


@dataclass(frozen=True)
class Genodigde:
    """Somebody who was asked and did not come yet."""

    uitnodiging: Uitnodiging
    rollen: str
    verlopen: bool
    gedragen: bool
    """Whether who invited may still do so."""
    bericht: UitgaandBericht | None
    dicht: School | None = None
    """The school, if all of it is at schools that closed: nobody comes in there any more."""

    @property
    def stand(self) -> str:
        """How far it is, in a word or three."""
        if self.dicht:
            return "school is gesloten"
        if self.bericht and self.bericht.mislukt_op:
            return "mail kwam niet aan"
        if self.verlopen:
            return "verlopen"
        if self.moet_opnieuw:
            return "stuur opnieuw"
        return "wacht op antwoord"

    @property
    def moet_opnieuw(self) -> bool:
        """Whether only a colleague can still bring somebody in."""
        return self.uitnodiging.is_open and not self.gedragen


def genodigden(uitnodigingen: QuerySet[Uitnodiging], *, op: datetime) -> tuple[Genodigde, ...]:
    """Who was invited, by name, with how the last mail fared; four queries."""
    rijen = list(uitnodigingen.order_by("naam", "pk"))
    gedragen: set[int] = set()
    rollen: dict[int, list[Uitnodigingsrol]] = defaultdict(list)
    berichten: dict[int, UitgaandBericht] = {}
    if rijen:
        nog = Uitnodiging.objects.gedragen().filter(pk__in=[rij.pk for rij in rijen])
        gedragen = set(nog.values_list("pk", flat=True))
        van_deze = Uitnodigingsrol.objects.filter(uitnodiging__in=rijen)
        for rol in van_deze.select_related("school", "bestuur", "swv").order_by("pk"):
            rollen[rol.uitnodiging_id].append(rol)
        for bericht in UitgaandBericht.objects.filter(uitnodiging__in=rijen).order_by("pk"):
            berichten[bericht.uitnodiging_id or 0] = bericht
    return tuple(
        Genodigde(
            rij,
            rollen=opsomming(map(str, rollen[rij.pk])),
            dicht=gesloten_school_van(rollen[rij.pk]),
            verlopen=rij.is_verlopen(op),
            gedragen=rij.pk in gedragen,
            bericht=berichten.get(rij.pk),
        )
        for rij in rijen
    )


def zonder_link(genodigd: Sequence[Genodigde]) -> list[Uitnodiging]:
    """Whose link lapsed: once each, who has a place to come to and no newer link for the same."""
    nieuwer = {(een.uitnodiging.email, een.rollen) for een in genodigd if not een.verlopen}
    verlopen = {
        (een.uitnodiging.email, een.rollen): een.uitnodiging
        for een in sorted(genodigd, key=lambda een: een.uitnodiging.pk)
        if een.verlopen and not een.dicht
    }
    return [rij for wie, rij in verlopen.items() if wie not in nieuwer]
