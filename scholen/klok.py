"""The one domain clock.

Deadlines, school years and stamps on what people do read the time here. Sessions, tokens and
limits keep the real time and do not.
"""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

DEMODAG = date(2026, 11, 24)


def nu() -> datetime:
    """The present moment, aware, in Europe/Amsterdam; in a demo on ``DEMODAG`` at this time."""
    moment = timezone.localtime()
    if settings.DEMO:
        return moment.replace(year=DEMODAG.year, month=DEMODAG.month, day=DEMODAG.day)
    return moment


def vandaag() -> date:
    """The day it is, in Europe/Amsterdam."""
    return nu().date()


def schooljaar_van(dag: date) -> str:
    """The school year a day falls in, 1 August to 31 July, written ``2026-2027``."""
    begin = dag.year if dag.month >= 8 else dag.year - 1
    return f"{begin}-{begin + 1}"


def vorig_schooljaar(schooljaar: str) -> str:
    """The school year before: ``2026-2027`` gives ``2025-2026``."""
    begin = int(schooljaar[:4]) - 1
    return f"{begin}-{begin + 1}"


def begin_van(schooljaar: str) -> date:
    """Its first day: of ``2026-2027`` 1 August 2026."""
    return date(int(schooljaar[:4]), 8, 1)
