"""Background tasks: a wake-up with an id, nothing more. The rows of the domain are the truth."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from scholen.bezorgen import verstuur
from scholen.models import UitgaandBericht

OP_WEG = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@task()  # type: ignore[untyped-decorator]  # the package carries no types
def verstuur_bericht(bericht_id: int) -> None:
    """Send one mail if its turn has come; a failure is on the row, so this never fails."""
    verstuur(UitgaandBericht.objects.get(pk=bericht_id), op=timezone.now())


def wek_bericht(bericht_id: int) -> None:
    """Ask the worker to send a mail; may get lost, the sweeper finds it again."""
    verstuur_bericht.enqueue(bericht_id)


def veeg(*, op: datetime) -> int:
    """Wake the worker for every mail whose turn has come and that is not waiting for it already.

    Args:
        op: now, of the server.

    Returns:
        How many.
    """
    onderweg = DBTaskResult.objects.filter(
        task_path=verstuur_bericht.module_path, status__in=OP_WEG
    )
    gewekt = {gegevens["args"][0] for gegevens in onderweg.values_list("args_kwargs", flat=True)}
    beurt = UitgaandBericht.objects.te_versturen(op)
    te_wekken = [pk for pk in beurt.values_list("pk", flat=True) if pk not in gewekt]
    for pk in te_wekken:
        wek_bericht(pk)
    return len(te_wekken)
