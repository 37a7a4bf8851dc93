"""``manage.py werker``: the task worker, with its sweeper and its cleaning up."""

import logging
import sys
import time
from datetime import datetime, timedelta

from django.core.management.base import BaseCommand
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from gesprekken import taken
from gesprekken.acties.bewaartermijnen import opruimen
from kwaliteit import controles
from scholen import klok
from scholen import taken as post
from scholen.acties.kan_niet import KanNiet

ADEM = 1.0  # seconds between two looks at an empty queue
VEGEN = 60  # seconds between two sweeps
NACHT = 3  # the hour at which what is past its term goes
VERLATEN = timedelta(minutes=10)  # no task of ours takes this long

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Runs tasks until it is stopped; between them it looks for work that was left."""

    help = "Voert taken op de achtergrond uit, veegt elke minuut na en ruimt elke nacht op."

    def handle(self, *args: object, **options: object) -> None:
        controles.weiger_onveilige_start()
        logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
        werker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=ADEM,
            batch=True,  # returns when the queue is empty, so that we can sweep
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"werker-{time.time_ns()}",
        )
        werker.configure_signals()
        logger.info("De werker is gestart.")
        try:
            draai(werker)
        except OperationalError as fout:
            # A database that stays locked or is gone: the supervisor starts us again.
            logger.warning("De werker stopt even: %s", fout)
            time.sleep(ADEM)
            sys.exit(1)


def draai(werker: Worker) -> None:
    """Work, sweep and clean up until a signal ends the worker: at its start and every night.

    Raises:
        OperationalError: the database is locked for longer than it waits, or gone.
    """
    vegen_om = opruimen_om = time.monotonic()
    while werker.running:
        werker.run()
        if time.monotonic() >= vegen_om:
            vegen_om += VEGEN
            veeg()
        if time.monotonic() >= opruimen_om:
            opruimen_om = time.monotonic() + tot_vannacht(timezone.localtime())
            ruim_op()
        if werker.running:
            time.sleep(ADEM)


def veeg() -> None:
    """Give up tasks of a worker that was killed, and ask the domain what is still to be done.

    The domain's rows are the truth and a task is only a wake-up, so a task that was left behind
    is closed and never run again; what it was for is found anew.
    """
    for taak in DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - VERLATEN):
        taak.set_failed(TimeoutError("the worker that ran this was killed"))
    taken.veeg(op=klok.nu())
    post.veeg(op=timezone.now())


def ruim_op() -> None:
    """Clear away what is past its term, and say in the log file how much, or why not."""
    try:
        for uitkomst in opruimen(op=klok.nu(), server=timezone.now()):
            if uitkomst.zin:
                logger.info("Opgeruimd. %s", uitkomst)
    except KanNiet as fout:
        logger.error("%s", fout)


def tot_vannacht(nu: datetime) -> float:
    """How many seconds it is until the next night, when nobody is at work."""
    vannacht = nu.replace(hour=NACHT, minute=0, second=0, microsecond=0)
    return ((vannacht if vannacht > nu else vannacht + timedelta(days=1)) - nu).total_seconds()
