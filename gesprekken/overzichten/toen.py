"""What came of last year's talk about an item, to stand beside this year's empty field (rule 6)."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from gesprekken.models import Aandachtspunt, Afspraak, Agendapunt, Deelname, Gesprek
from kwaliteit.models import Zelfevaluatie
from kwaliteit.overzichten.vorig import Toen, vorig_jaar
from scholen.models import Gebruiker

TE_LEZEN = (Gesprek.Status.TER_VASTSTELLING, *Gesprek.VAST)
"""From then on the school reads what was captured."""
CODE = Coalesce("item__code", "agendapunt__onderwerp__item__code")


def toen(deelname: Deelname, lezer: Gebruiker) -> dict[str, tuple[Toen, ...]]:
    """By item code: last year's afspraken, aandachtspunten and what was not discussed.

    Three queries, for a reader of the school.
    """
    per_code: dict[str, list[Toen]] = defaultdict(list)
    vorige = Zelfevaluatie.objects.filter(vorig_jaar(deelname.zelfevaluatie)).values("pk")
    for code, regel in _regels(Q(gesprek__deelname__zelfevaluatie__in=vorige), lezer):
        per_code[code].append(regel)
    return {code: tuple(regels) for code, regels in per_code.items()}


def _regels(van_vorig_jaar: Q, lezer: Gebruiker) -> Iterator[tuple[str, Toen]]:
    yield from _afspraken(Afspraak.objects.zichtbaar_voor(lezer).filter(van_vorig_jaar))
    te_lezen = Q(van_vorig_jaar, gesprek__status__in=TE_LEZEN)
    punten = Aandachtspunt.objects.filter(te_lezen).annotate(code=CODE).exclude(code=None)
    for code, tekst in punten.order_by("pk").values_list("code", "tekst"):
        yield code, Toen("Aandachtspunt toen", tekst)
    bleef_liggen = Agendapunt.objects.filter(
        te_lezen, uitkomst=Agendapunt.Uitkomst.NIET_AAN_BOD, onderwerp__item__isnull=False
    )
    for code in bleef_liggen.order_by("pk").values_list("onderwerp__item__code", flat=True):
        yield code, Toen("Kwam toen niet aan bod", "")


def _afspraken(afspraken: QuerySet[Afspraak]) -> Iterator[tuple[str, Toen]]:
    rijen = afspraken.annotate(code=CODE).exclude(code=None).order_by("pk")
    for afspraak in rijen:
        yield (
            afspraak.code,
            Toen(
                "Afspraak toen",
                afspraak.wat,
                stand=afspraak.get_status_display().lower(),
                url=afspraak.get_absolute_url(),
            ),
        )
