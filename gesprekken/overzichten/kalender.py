"""The talks of a round week by week, as a picture and as the same in words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

from kwaliteit.templatetags.huis import datum as in_woorden
from scholen.taal import aantal, hoofdletter, opsomming

BREED = 1180
KRAAL = 17  # from the middle of a bead to that of the next one on it
MEESTE = 8  # beads on each other; of more the number is written over them
BOVEN, ONDER = 30, 44  # room for the months, and for the numbers of the weeks
ZOMER = (7, 10)  # nothing is asked of a school from then on
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Moment:
    """A talk: with which school, when, and whether it was held."""

    school: str
    url: str
    datum: date | None
    is_gevoerd: bool


@dataclass(frozen=True)
class Kraal:
    """A bead in the picture."""

    x: int
    y: int
    is_gevoerd: bool


@dataclass(frozen=True)
class Bijschrift:
    """A word or number in the picture."""

    x: int
    y: int
    tekst: str


@dataclass(frozen=True)
class Kalender:
    """The picture, with the coordinates of its parts, and the talks in order."""

    van_mij: bool
    momenten: tuple[Moment, ...]
    zonder_datum: tuple[Moment, ...]
    hoog: int
    as_y: int
    weken: tuple[Bijschrift, ...]
    maanden: tuple[Bijschrift, ...]
    kralen: tuple[Kraal, ...]
    meer: tuple[Bijschrift, ...]
    nu: int
    """Where the present week is; 0 when it is not in the picture."""
    deze_week: int
    """How many talks there are still to be held in the present week."""

    @property
    def zin(self) -> str:
        """What to expect this week; nothing when there is nothing to expect."""
        if not self.deze_week:
            return ""
        waar = "je agenda" if self.van_mij else "de agenda"
        staan = aantal(self.deze_week, "gesprek", "gesprekken")
        return f"Deze week {'staat' if self.deze_week == 1 else 'staan'} er {staan} in {waar}."

    @property
    def gevoerd(self) -> tuple[Moment, ...]:
        return tuple(rij for rij in self.momenten if rij.is_gevoerd)

    @property
    def gepland(self) -> tuple[Moment, ...]:
        return tuple(rij for rij in self.momenten if not rij.is_gevoerd)

    @property
    def omschrijving(self) -> str:
        """What the picture shows, in sentences."""
        zinnen = []
        if self.gevoerd:
            zinnen.append(f"{hoofdletter(_gesprekken(self.gevoerd))} gevoerd.")
        if self.gepland:
            dagen = dict.fromkeys(in_woorden(rij.datum) for rij in self.gepland)
            zinnen.append(f"{hoofdletter(_gesprekken(self.gepland))} gepland: {opsomming(dagen)}.")
        if self.zonder_datum:
            zonder = len(self.zonder_datum)
            heeft = aantal(zonder, "gesprek heeft", "gesprekken hebben")
            zinnen.append(f"{hoofdletter(heeft)} nog geen datum.")
        return " ".join(zinnen)


def kalender(
    momenten: Iterable[Moment], *, schooljaar: str, van_mij: bool, vandaag: date
) -> Kalender | None:
    """The talks on the weeks of their school year; nothing when there are no talks.

    The picture begins a week before the first talk or now, and ends with the summer. A day outside
    the school year stands in the list alone.
    """
    rijen = list(momenten)
    if not rijen:
        return None
    met = sorted((rij for rij in rijen if rij.datum), key=lambda rij: (rij.datum, rij.school))
    begin = int(schooljaar[:4])
    jaar = date(begin, 8, 1), date(begin + 1, 7, 31)
    dagen = [rij.datum for rij in met if rij.datum and jaar[0] <= rij.datum <= jaar[1]]
    is_dit_jaar = jaar[0] <= vandaag <= jaar[1]
    maandagen = _weken([*dagen, *([vandaag] if is_dit_jaar else [])], begin)
    breed = BREED // len(maandagen)
    hoogste = max(Counter(_maandag(dag) for dag in dagen).values(), default=1)
    as_y = BOVEN + KRAAL * min(hoogste, MEESTE + 1) + 8
    plek = {maandag: breed * nummer + breed // 2 for nummer, maandag in enumerate(maandagen)}
    kralen, meer = _stapels([rij for rij in met if rij.datum in dagen], plek, as_y)
    return Kalender(
        van_mij=van_mij,
        momenten=tuple(met),
        zonder_datum=tuple(rij for rij in rijen if not rij.datum),
        hoog=as_y + ONDER,
        as_y=as_y,
        weken=tuple(
            Bijschrift(x, as_y + 20, str(maandag.isocalendar().week)) for maandag, x in plek.items()
        ),
        maanden=_maanden(plek, breed),
        kralen=kralen,
        meer=meer,
        nu=plek.get(_maandag(vandaag), 0) if is_dit_jaar else 0,
        deze_week=sum(
            not rij.is_gevoerd and vandaag <= rij.datum < _maandag(vandaag) + WEEK
            for rij in met
            if rij.datum
        ),
    )


def _weken(dagen: Sequence[date], begin: int) -> list[date]:
    """The mondays of the picture."""
    eerste = _maandag(min(dagen, default=date(begin, 9, 1))) - WEEK
    laatste = max(_maandag(max(dagen, default=eerste)), _maandag(date(begin + 1, *ZOMER)))
    return [eerste + nummer * WEEK for nummer in range((laatste - eerste).days // 7 + 1)]


def _maandag(dag: date) -> date:
    return dag - timedelta(days=dag.weekday())


def _maanden(plek: dict[date, int], breed: int) -> tuple[Bijschrift, ...]:
    """The name of each month at its first monday; of the first only when its name fits."""
    eerste: dict[tuple[int, int], tuple[date, int]] = {}
    for maandag, x in plek.items():
        eerste.setdefault((maandag.year, maandag.month), (maandag, x))
    namen = [(date_format(maandag, "F"), x - breed // 2) for maandag, x in eerste.values()]
    if len(namen) > 1 and namen[1][1] - namen[0][1] < len(namen[0][0]) * 9:
        del namen[0]
    return tuple(Bijschrift(x, 18, naam) for naam, x in namen)


def _stapels(
    momenten: Iterable[Moment], plek: dict[date, int], as_y: int
) -> tuple[tuple[Kraal, ...], tuple[Bijschrift, ...]]:
    """A bead per talk, the later on the earlier; held ones are full."""
    hoogte: Counter[date] = Counter()
    kralen = []
    for rij in momenten:
        assert rij.datum is not None  # noqa: S101 narrows the type
        maandag = _maandag(rij.datum)
        if hoogte[maandag] < MEESTE:
            y = as_y - 14 - KRAAL * hoogte[maandag]
            kralen.append(Kraal(plek[maandag], y, rij.is_gevoerd))
        hoogte[maandag] += 1
    meer = tuple(
        Bijschrift(plek[maandag], as_y - 10 - KRAAL * MEESTE, f"+{hoog - MEESTE}")
        for maandag, hoog in hoogte.items()
        if hoog > MEESTE
    )
    return tuple(kralen), meer


def _gesprekken(rijen: Sequence[Moment]) -> str:
    return aantal(len(rijen), "gesprek is", "gesprekken zijn")
