"""What is fixed stays as it is: the database itself refuses, on both engines."""

import pytest
from django.db import connection

from gesprekken.models import Akkoord, Verslag, VerslagPdf
from kwaliteit.models import Indiening
from tests.database import geweigerd
from tests.factories import KwaliteitskaderFactory
from tests.toneel import Spelers, speel


@pytest.fixture
def vast(wereld):
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    kader = KwaliteitskaderFactory.gevuld(items=(1, 1))
    verslag = speel(spelers, kader, tot="vastgesteld", schooljaar="2026-2027").verslag
    VerslagPdf.objects.bewaar(verslag, inhoud=b"%PDF-1.7 vast", op=verslag.vastgelegd_op)
    return verslag


@pytest.mark.parametrize(
    "doe",
    [
        lambda: Indiening.objects.update(inhoud={}),
        lambda: Indiening.objects.all()._raw_delete("default"),
        lambda: Akkoord.objects.update(keuze="nog_niet"),
        lambda: Akkoord.objects.all().delete(),
        lambda: Verslag.objects.update(inhoud={}),
        lambda: Verslag.objects.update(hash=""),
        lambda: Verslag.objects.update(status="concept"),
        lambda: Verslag.objects.all()._raw_delete("default"),
        lambda: VerslagPdf.objects.update(inhoud=b"%PDF-1.7"),
        lambda: VerslagPdf.objects.update(inhoud=None),
        lambda: VerslagPdf.objects.all().delete(),
    ],
    ids=[
        "indiening wijzigen",
        "indiening weg",
        "akkoord wijzigen",
        "akkoord weg",
        "inhoud wijzigen",
        "vingerafdruk wijzigen",
        "status terug",
        "verslag weg",
        "pdf wijzigen",
        "pdf leegmaken",
        "pdf weg",
    ],
)
def test_wat_vastligt_verandert_niet_meer(vast, doe):
    assert geweigerd(doe)


def test_ook_niet_met_kale_sql(vast):
    def doe():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE gesprekken_verslag SET hash = 'iets anders'")

    assert geweigerd(doe)


def test_dat_een_verslag_vervangen_is_mag_er_wel_bij(vast):
    Verslag.objects.filter(pk=vast.pk).update(vervangen_op=vast.vastgelegd_op)

    assert Verslag.objects.get(pk=vast.pk).vervangen_op == vast.vastgelegd_op


@pytest.mark.django_db(transaction=True)
def test_een_test_die_echt_vastlegt_ruimt_zichzelf_op(wereld):
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    kader = KwaliteitskaderFactory.gevuld(items=(1, 1))

    verslag = speel(spelers, kader, tot="vastgesteld", schooljaar="2026-2027").verslag

    assert geweigerd(lambda: Verslag.objects.filter(pk=verslag.pk).update(hash=""))


@pytest.mark.django_db(transaction=True)
def test_na_het_opruimen_is_de_database_leeg():
    assert Verslag.objects.count() == 0
