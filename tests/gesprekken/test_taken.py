"""The PDF is made once, by whoever comes first; the worker is only quicker."""

import hashlib
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gesprekken import taken
from gesprekken.acties.pdf import concept_pdf_van, pdf_van
from gesprekken.models import VerslagPdf
from gesprekken.rapport.drukken import bewaarde_pdf, maak_en_bewaar
from tests.factories import KwaliteitskaderFactory, VerslagFactory
from tests.toneel import Spelers, speel

OP = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture
def verslag(wereld):
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    kader = KwaliteitskaderFactory.gevuld(items=(1, 1))
    return speel(spelers, kader, tot="vastgesteld", schooljaar="2026-2027").verslag


def _taken(status):
    return DBTaskResult.objects.filter(task_path=taken.maak_pdf.module_path, status=status)


def test_met_het_laatste_akkoord_wordt_de_pdf_gevraagd(wereld, django_capture_on_commit_callbacks):
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    kader = KwaliteitskaderFactory.gevuld(items=(1, 1))

    with django_capture_on_commit_callbacks(execute=True):
        verslag = speel(spelers, kader, tot="vastgesteld", schooljaar="2026-2027").verslag

    assert [taak.args_kwargs for taak in _taken(TaskResultStatus.READY)] == [
        {"args": [verslag.pk], "kwargs": {}}
    ]


def test_de_taak_maakt_de_pdf_en_bewaart_hem(verslag):
    taken.maak_pdf.func(verslag.pk)

    rij = VerslagPdf.objects.get(verslag=verslag)
    pdf = bytes(rij.inhoud)
    assert pdf.startswith(b"%PDF-")
    assert rij.sha256 == hashlib.sha256(pdf).hexdigest()
    assert rij.gemaakt_op is not None


def test_een_tweede_keer_verandert_niets(verslag):
    VerslagPdf.objects.bewaar(verslag, inhoud=b"%PDF-eerste", op=OP)

    taken.maak_pdf.func(verslag.pk)

    assert pdf_van(verslag) == b"%PDF-eerste"


def test_de_download_maakt_hem_als_hij_er_nog_niet_is(verslag):
    assert bewaarde_pdf(verslag) is None

    pdf = pdf_van(verslag, op=OP)

    assert bewaarde_pdf(verslag) == pdf
    assert pdf_van(verslag) == pdf
    assert VerslagPdf.objects.get(verslag=verslag).gemaakt_op == OP


def test_van_twee_tegelijk_wint_de_eerste(verslag):
    eerste = VerslagPdf.objects.bewaar(verslag, inhoud=b"%PDF-eerste", op=OP)
    tweede = VerslagPdf.objects.bewaar(verslag, inhoud=b"%PDF-tweede", op=OP)

    assert (eerste, tweede) == (b"%PDF-eerste", b"%PDF-eerste")


def test_ook_zonder_rij_komt_de_pdf_er(verslag):
    VerslagPdf.objects.filter(verslag=verslag, inhoud=None).delete()

    assert pdf_van(verslag, op=OP) == bewaarde_pdf(verslag)


def test_van_een_verslag_dat_niet_vastligt_wordt_niets_bewaard(db):
    verslag = VerslagFactory()

    with pytest.raises(ValueError, match="not fixed"):
        maak_en_bewaar(verslag, op=OP)

    assert VerslagPdf.objects.count() == 0


def test_van_een_vast_verslag_is_geen_concept_meer(verslag):
    with pytest.raises(ValueError, match="is fixed"):
        concept_pdf_van(verslag)


def test_de_veger_vraagt_wat_er_had_moeten_zijn(verslag):
    assert taken.veeg(op=OP) == 1

    assert _taken(TaskResultStatus.READY).count() == 1


def test_de_veger_vraagt_niets_twee_keer(verslag):
    taken.veeg(op=OP)

    assert taken.veeg(op=OP) == 0


def test_een_taak_die_is_blijven_hangen_wordt_na_het_opgeven_opnieuw_gevraagd(verslag):
    taken.wek_pdf(verslag.pk)
    taak = _taken(TaskResultStatus.READY).get()
    taak.claim("een werker die omviel")
    assert taken.veeg(op=OP) == 0
    taak.set_failed(TimeoutError("omgevallen"))

    assert taken.veeg(op=OP) == 1


def test_na_drie_keer_mislukken_is_het_aan_wie_downloadt(verslag):
    for _ in range(taken.POGINGEN):
        taken.wek_pdf(verslag.pk)
        _taken(TaskResultStatus.READY).get().set_failed(ValueError("mislukt"))

    assert taken.veeg(op=OP) == 0


def test_de_veger_laat_met_rust_wat_er_al_is(verslag):
    VerslagPdf.objects.bewaar(verslag, inhoud=b"%PDF-1.7", op=OP)
    VerslagFactory()

    assert taken.veeg(op=OP) == 0
