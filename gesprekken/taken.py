"""Background tasks: a wake-up with an id, nothing more. The rows of the domain are the truth."""

from collections import Counter
from datetime import datetime

from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gesprekken.models import Verslag
from gesprekken.rapport.drukken import maak_en_bewaar
from scholen import klok

POGINGEN = 3
"""After so many failures the sweeper leaves it to whoever downloads."""


@task()  # type: ignore[untyped-decorator]  # the package carries no types
def maak_pdf(verslag_id: int) -> None:
    """Make and keep the PDF of a fixed verslag; once it is there this does nothing.

    Raises:
        PdfMislukt: it is tried again by the sweeper.
    """
    maak_en_bewaar(Verslag.objects.get(pk=verslag_id), op=klok.nu())


def wek_pdf(verslag_id: int) -> None:
    """Ask the worker for the PDF; the download makes it too, so this may get lost."""
    maak_pdf.enqueue(verslag_id)


def veeg(*, op: datetime) -> int:
    """Wake the worker for every fixed verslag that has no PDF, is not waiting for one and did
    not fail too often. Gives how many.

    Args:
        op: now; nothing that was fixed later is looked at.
    """
    wachtend: set[int] = set()
    mislukt: Counter[int] = Counter()
    taken = DBTaskResult.objects.filter(task_path=maak_pdf.module_path)
    for status, gegevens in taken.values_list("status", "args_kwargs"):
        (verslag_id,) = gegevens["args"]
        if status in (TaskResultStatus.READY, TaskResultStatus.RUNNING):
            wachtend.add(verslag_id)
        elif status == TaskResultStatus.FAILED:
            mislukt[verslag_id] += 1
    vast = Verslag.objects.filter(status__in=Verslag.VAST, vastgelegd_op__lte=op)
    zonder = vast.exclude(pdf__inhoud__isnull=False).order_by("pk").values_list("pk", flat=True)
    te_wekken = [pk for pk in zonder if pk not in wachtend and mislukt[pk] < POGINGEN]
    for pk in te_wekken:
        wek_pdf(pk)
    return len(te_wekken)
