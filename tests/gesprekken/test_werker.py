"""The worker around the tasks: it works, sweeps, cleans up, and stops when the database says so."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from gesprekken import taken
from gesprekken.management.commands import werker

GEEN_VERSLAG = 0


def _taak(**velden):
    """A task about a verslag that is not there, in the state that ``velden`` say."""
    taken.maak_pdf.enqueue(GEEN_VERSLAG)
    taak = DBTaskResult.objects.latest("enqueued_at")
    DBTaskResult.objects.filter(pk=taak.pk).update(**velden)
    return taak


class EenRonde(Worker):
    """A real worker that calls it a day when the queue is empty."""

    def run(self):
        super().run()
        self.running = False


@pytest.fixture
def een_ronde():
    return EenRonde(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="proef",
    )


@pytest.mark.django_db(transaction=True)
def test_de_werker_pakt_wat_klaarstaat_en_veegt_daarna(een_ronde):
    klaar = _taak()
    verlaten = _taak(status="RUNNING", started_at=timezone.now() - timedelta(minutes=11))

    werker.draai(een_ronde)

    standen = dict(DBTaskResult.objects.values_list("pk", "status"))
    assert standen == {klaar.pk: "FAILED", verlaten.pk: "FAILED"}


@pytest.mark.django_db
def test_een_taak_die_nog_loopt_blijft_met_rust():
    loopt = _taak(status="RUNNING", started_at=timezone.now() - timedelta(minutes=9))

    werker.veeg()

    loopt.refresh_from_db()
    assert loopt.status == "RUNNING"


@pytest.mark.django_db
def test_opruimen_laat_staan_wat_nog_nodig_is():
    nu = timezone.now()
    oud = _taak(status="FAILED", finished_at=nu - timedelta(days=31))
    recent = _taak(status="FAILED", finished_at=nu - timedelta(days=29))
    for sleutel, einde in (("voorbij", nu - timedelta(2)), ("geldig", nu + timedelta(1))):
        Session.objects.create(session_key=sleutel, session_data="", expire_date=einde)

    werker.ruim_op()

    assert list(DBTaskResult.objects.values_list("pk", flat=True)) == [recent.pk] != [oud.pk]
    assert list(Session.objects.values_list("session_key", flat=True)) == ["geldig"]


@pytest.mark.django_db
def test_bij_een_vergrendelde_database_stopt_de_werker_voor_het_toezicht(monkeypatch, settings):
    def vergrendeld(_):
        raise OperationalError("database is locked")

    settings.PRODUCTIE = False
    monkeypatch.setattr(werker, "ADEM", 0)
    monkeypatch.setattr(werker, "draai", vergrendeld)
    monkeypatch.setattr(Worker, "configure_signals", lambda _: None)  # pytest keeps its own

    with pytest.raises(SystemExit) as einde:
        call_command("werker")

    assert einde.value.code == 1


@pytest.mark.parametrize(
    ("nu", "uren"), [("00:00", 3), ("02:30", 0.5), ("03:00", 24), ("12:00", 15), ("23:00", 4)]
)
def test_het_opruimen_wacht_op_de_nacht(nu, uren):
    uur, minuut = map(int, nu.split(":"))

    seconden = werker.tot_vannacht(datetime(2026, 11, 24, uur, minuut, tzinfo=UTC))

    assert seconden == uren * 3600
