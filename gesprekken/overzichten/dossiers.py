"""What a school and its bestuur did in a school year, whole: it stays and goes together."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from gesprekken.models import Akkoord, Deelname, Gesprek, Ronde, Verslag
from gesprekken.overzichten.bewaring import einde_van
from kwaliteit.models import Indiening, Zelfevaluatie
from scholen.models import Bestuur


def deelnames_tot(bestuur: Bestuur | int, schooljaar: str) -> QuerySet[Deelname]:
    """Of rounds up to and including a school year, with nothing fixed or held after it.

    Args:
        bestuur: the row, or its pk.
    """
    tot = einde_van(schooljaar)
    verslagen = Verslag.objects.filter(gesprek__deelname=OuterRef("pk"))
    akkoorden = Akkoord.objects.filter(onderdeel__verslag__gesprek__deelname=OuterRef("pk"))
    gesprekken = Gesprek.objects.filter(deelname=OuterRef("pk"))
    ingediend = Indiening.objects.filter(zelfevaluatie=OuterRef("zelfevaluatie"))
    return Deelname.objects.filter(
        ~Exists(verslagen.filter(_later(tot))),
        ~Exists(akkoorden.filter(op__gte=tot)),
        ~Exists(gesprekken.filter(Q(gevoerd_op__gte=tot) | Q(datum__gte=tot.date()))),
        ~Exists(ingediend.filter(ingediend_op__gte=tot)),
        bestuur=bestuur,
        ronde__schooljaar__lte=schooljaar,
    )


def zelfevaluaties_tot(bestuur: Bestuur, schooljaar: str) -> QuerySet[Zelfevaluatie]:
    """Of no round: for the school's own use, or of the bestuur itself."""
    ingediend = Indiening.objects.filter(
        zelfevaluatie=OuterRef("pk"), ingediend_op__gte=einde_van(schooljaar)
    )
    return Zelfevaluatie.objects.filter(
        ~Exists(ingediend), bestuur=bestuur, deelname=None, schooljaar__lte=schooljaar
    )


def gesprekken_tot(bestuur: Bestuur, schooljaar: str) -> QuerySet[Gesprek]:
    """Of no round: within a team, or a visitatie."""
    tot = einde_van(schooljaar)
    verslagen = Verslag.objects.filter(gesprek=OuterRef("pk"))
    akkoorden = Akkoord.objects.filter(onderdeel__verslag__gesprek=OuterRef("pk"), op__gte=tot)
    return Gesprek.objects.filter(
        ~Exists(verslagen.filter(_later(tot))),
        ~Exists(akkoorden),
        Q(gevoerd_op=None) | Q(gevoerd_op__lt=tot),
        bestuur=bestuur,
        deelname=None,
        datum__lt=tot.date(),
    )


def rondes_tot(bestuur: Bestuur, schooljaar: str) -> QuerySet[Ronde]:
    """Of which no school is left."""
    return Ronde.objects.filter(bestuur=bestuur, deelnames=None, schooljaar__lte=schooljaar)


def _later(tot: datetime) -> Q:
    return Q(voorgelegd_op__gte=tot) | Q(vastgelegd_op__gte=tot)
