"""Whether the chains of the log still fit: what was changed, removed or swapped, line by line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet

from scholen.models import Bestuur, Gebeurtenis, Keten, Regel

STEMPEL = Signer(salt="scholen.keten")
BLOK = 2_000
"""How many lines are read at a time."""


@dataclass(frozen=True)
class Stand:
    """Where a chain should begin and end.

    Args:
        begint_na: the number of the last line that retention cut off.
        begin: what the first line that is left holds on to.
        nummer: of the last line.
        kop: the hash of the last line.
    """

    begint_na: int
    begin: str
    nummer: int
    kop: str

    @classmethod
    def van(cls, keten: Keten) -> "Stand":
        """What the head of a chain says."""
        begin = keten.begin or keten.eerste
        return cls(keten.begint_na, begin, keten.nummer, keten.kop or begin)


def breuken_in(regels: Iterable[tuple[Regel, str]], stand: Stand) -> Iterator[str]:
    """Each place where lines and head do not fit, in words.

    Args:
        regels: the lines in order of their number, each with the hash that was kept with it.
    """
    nummer, vorige = stand.begint_na, stand.begin
    for regel, schakel in regels:
        if regel.nummer != nummer + 1:
            yield f"tussen regel {nummer} en regel {regel.nummer} klopt de telling niet"
        if regel.vorige != vorige:
            yield f"regel {regel.nummer} past niet op de regel ervoor"
        if regel.schakel != schakel:
            yield f"regel {regel.nummer} is veranderd"
        nummer, vorige = regel.nummer, schakel
    if (nummer, vorige) != (stand.nummer, stand.kop):
        yield f"het einde klopt niet: de laatste regel is {nummer}, verwacht is {stand.nummer}"


def breuken(keten: Keten) -> Iterator[str]:
    """What does not fit in one chain of the database; nothing when all is well."""
    yield from losse_schakels(keten)
    if keten.begint_na and not is_gestempeld(keten):
        yield f"dat regel 1 tot en met {keten.begint_na} zijn ingekort, staat nergens ondertekend"


def losse_schakels(keten: Keten) -> Iterator[str]:
    """What does not fit between the lines of one chain, whoever signed what was cut off."""
    rijen = Gebeurtenis.objects.filter(bestuur=keten.bestuur_id)
    gelezen = rijen.select_related("school", "gebruiker").order_by("nummer").iterator(BLOK)
    regels = ((Regel.van_rij(rij), rij.schakel) for rij in gelezen)
    yield from breuken_in(regels, Stand.van(keten))


def alle_breuken() -> Iterator[str]:
    """A sentence for each thing that does not fit, in any chain or outside all of them."""
    for keten in ketens():
        yield from (f"{keten}: {breuk}." for breuk in breuken(keten))
    if los := zonder_keten():
        yield f"Regels van het logboek die in geen enkele keten staan: {los}."


def ketens() -> list[Keten]:
    """Every chain, the installation's first."""
    return sorted(
        Keten.objects.select_related("bestuur"),
        key=lambda keten: (keten.bestuur is not None, str(keten.bestuur)),
    )


def zonder_keten() -> int:
    """How many lines belong to no chain at all."""
    van_besturen = Keten.objects.exclude(bestuur=None).values("bestuur")
    rijen = Gebeurtenis.objects.exclude(bestuur__in=van_besturen)
    if Keten.objects.filter(bestuur=None).exists():
        rijen = rijen.exclude(bestuur=None)
    return rijen.count()


def te_oud(bestuur: Bestuur | None, *, tot: datetime) -> QuerySet[Gebeurtenis]:
    """The first lines of a chain, up to the first one of ``tot`` or later: what may be cut off."""
    regels = Gebeurtenis.objects.filter(bestuur=bestuur)
    blijft = regels.filter(op__gte=tot).order_by("nummer").values_list("nummer", flat=True).first()
    return regels if blijft is None else regels.filter(nummer__lt=blijft)


def stempel(keten: Keten, nummer: int, schakel: str) -> str:
    """The signature under what is cut off: up to which line, and the hash of that line."""
    return STEMPEL.signature(f"{keten.sleutel}:{nummer}:{schakel}")


def is_gestempeld(keten: Keten) -> bool:
    """Whether a line of this chain vouches for what was cut off, with a signature that is ours."""
    ankers = Gebeurtenis.objects.filter(
        bestuur=keten.bestuur_id,
        soort=Gebeurtenis.Soort.INGEKORT,
        sleutel=keten.sleutel,
        naar=str(keten.begint_na),
        hash=keten.begin,
    )
    wat = f"{keten.sleutel}:{keten.begint_na}:{keten.begin}"
    return any(_klopt(f"{wat}:{anker.van}") for anker in ankers)


def _klopt(ondertekend: str) -> bool:
    try:
        STEMPEL.unsign(ondertekend)
    except BadSignature:
        return False
    return True
