"""Where a school is in the dialogue of a round, and whose turn it is: derived, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from gesprekken.models import (
    Afspraak,
    Deelname,
    Gesprek,
    Onderdeel,
    Partij,
    Ronde,
    Verslag,
)
from gesprekken.models.ronde import DeelnameQuerySet
from gesprekken.overzichten.gesprek import fase_van
from kwaliteit.models import Zelfevaluatie
from kwaliteit.templatetags.huis import FASEN
from scholen.taal import aantal

FASENAMEN = FASEN[True] | FASEN[False]


@dataclass(frozen=True)
class Stand:
    """Where one school is; ``aan_zet`` is school, bestuur, samen or nobody (empty)."""

    fase: str
    met_gesprek: bool
    woord: str  # the three words of rule 4
    gesprek: Gesprek | None
    aan_zet: str
    stap: str
    lopende_afspraken: int

    @property
    def fasenaam(self) -> str:
        return FASENAMEN[self.fase]

    @property
    def is_ingediend(self) -> bool:
        return self.woord == Deelname.Stand.INGEDIEND.label


def met_stand(deelnames: DeelnameQuerySet) -> list[Deelname]:
    """The deelnames with all that ``stand_van`` needs, in two queries."""
    return list(
        deelnames.met_stand()
        .select_related("ronde", "school", "bestuur", "adviseur", "zelfevaluatie")
        .prefetch_related(
            Prefetch("gesprekken", _met_beurt(Gesprek.objects.order_by("pk")), to_attr="talks")
        )
    )


def stand_van(deelname: Deelname, *, vandaag: date) -> Stand:
    """Where this deelname (one of ``met_stand``) is on ``vandaag``."""
    talks = gesprekken_van(deelname)
    gesprek = huidig_gesprek(talks)
    aan_zet, stap = _beurt(deelname, gesprek, vandaag)
    return Stand(
        fase=fase(deelname, gesprek),
        met_gesprek=gesprek is not None,
        woord=str(Deelname.Stand(deelname.stand).label),  # type: ignore[attr-defined]  # annotated
        gesprek=gesprek,
        aan_zet=aan_zet,
        stap=stap,
        lopende_afspraken=sum(talk.lopend for talk in talks),  # type: ignore[attr-defined]  # annotated
    )


def gesprekken_van(deelname: Deelname) -> list[Gesprek]:
    """The talks of a deelname that came from ``met_stand``."""
    talks: list[Gesprek] = deelname.talks  # type: ignore[attr-defined]  # set by met_stand
    return talks


def huidig_gesprek(gesprekken: Iterable[Gesprek]) -> Gesprek | None:
    """The talk the line is about: the latest that is not completed, else the latest held."""
    rijen = [rij for rij in gesprekken if rij.status != Gesprek.Status.VERVALLEN]
    lopend = [rij for rij in rijen if rij.status not in Gesprek.VOLTOOID] or rijen
    return lopend[-1] if lopend else None


def fase(deelname: Deelname, gesprek: Gesprek | None) -> str:
    """The step on the line of the dialogue (domein.md 6): one line for everybody."""
    if gesprek is not None:
        gesprek.deelname = deelname
        return fase_van(gesprek)
    if deelname.zelfevaluatie.status == Zelfevaluatie.Status.CONCEPT:
        return "voorbereiden"
    return "afspraken" if deelname.ronde.status == Ronde.Status.AFGEROND else "ingediend"


def _beurt(deelname: Deelname, gesprek: Gesprek | None, vandaag: date) -> tuple[str, str]:
    """Whose turn it is, and for what."""
    status = gesprek.status if gesprek else None
    if gesprek is not None and status not in Gesprek.VOOR_HET_GESPREK:
        return _beurt_na_gesprek(gesprek)
    if gesprek is not None and gesprek.datum and gesprek.datum <= vandaag:
        return "bestuur", "gesprek vastleggen"
    if deelname.zelfevaluatie.status == Zelfevaluatie.Status.CONCEPT:
        if deelname.ronde.status == Ronde.Status.OPEN:
            begonnen = deelname.stand != Deelname.Stand.NIET_BEGONNEN  # type: ignore[attr-defined]  # annotated
            return "school", "zelfevaluatie afmaken" if begonnen else "zelfevaluatie beginnen"
        if gesprek is None:
            return "", "niet ingediend"
    if gesprek is None:
        return "", "er is geen gesprek gepland"
    gepland = status == Gesprek.Status.GEPLAND
    return "bestuur", "gesprek voorbereiden" if gepland else "datum kiezen"


def _beurt_na_gesprek(gesprek: Gesprek) -> tuple[str, str]:
    if gesprek.status == Gesprek.Status.GEVOERD:
        return "bestuur", "verslag schrijven"
    if gesprek.status == Gesprek.Status.TER_VASTSTELLING:
        partijen = [
            partij
            for partij, mist in (("school", gesprek.mist_school), ("bestuur", gesprek.mist_bestuur))  # type: ignore[attr-defined]  # annotated
            if mist
        ]
        if partijen == ["bestuur"]:
            return "bestuur", "akkoord geven op het verslag"
        return "school" if partijen == ["school"] else "samen", "verslag lezen en akkoord geven"
    lopend: int = gesprek.lopend  # type: ignore[attr-defined]  # annotated
    if not lopend:
        return "", "er lopen geen afspraken meer"
    return "samen", f"{aantal(lopend, 'afspraak loopt', 'afspraken lopen')}"


def _met_beurt(gesprekken: QuerySet[Gesprek]) -> QuerySet[Gesprek]:
    """Adds which side has still to agree, and how many afspraken run that both sides can read."""
    return gesprekken.annotate(
        mist_school=_mist_akkoord(Partij.SCHOOL),
        mist_bestuur=_mist_akkoord(Partij.BESTUUR),
        lopend=aantal_per("gesprek", Afspraak.objects.openstaand().gedeeld()),
    )


def aantal_per(sleutel: str, rijen: QuerySet[Any]) -> Coalesce:
    """How many of ``rijen`` point at the row of the query with their field ``sleutel``."""
    van_de_rij = rijen.filter(**{sleutel: OuterRef("pk")}).order_by().values(sleutel)
    aantal_rijen = van_de_rij.annotate(aantal=Count("pk")).values("aantal")
    return Coalesce(Subquery(aantal_rijen, output_field=IntegerField()), 0)


def _mist_akkoord(partij: str) -> Exists:
    """Whether a section that lies open has no yes of this side to what it says now."""
    onderdelen = Onderdeel.objects.filter(
        verslag__gesprek=OuterRef("pk"), verslag__status=Verslag.Status.TER_VASTSTELLING
    )
    return Exists(onderdelen.zonder_ja_van(partij))
