"""Moments in the demo world: Dutch local time, on the days its texts name."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ZATERDAG = 5


def om(dag: date, uur: int, minuut: int = 0, *, na: int = 0) -> datetime:
    """That time on that day, ``na`` minutes later."""
    begin = datetime.combine(dag, time(uur, minuut), tzinfo=AMSTERDAM)
    return begin + timedelta(minutes=na)


def werkdag(dag: date, aantal: int) -> date:
    """So many working days later; before, when ``aantal`` is below zero."""
    stap = timedelta(days=1 if aantal > 0 else -1)
    for _ in range(abs(aantal)):
        dag += stap
        while dag.weekday() >= ZATERDAG:
            dag += stap
    return dag


def kloktijden(geschreven: str) -> tuple[time, time]:
    """``14.30-16.00`` as the time it begins and the time it ends."""
    van, tot = (time.fromisoformat(deel.replace(".", ":")) for deel in geschreven.split("-"))
    return van, tot
