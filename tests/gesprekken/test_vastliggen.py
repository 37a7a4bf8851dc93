"""What is fixed stays as it is: the database itself refuses, on both engines."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from gesprekken.models import Akkoord, Verslag, VerslagPdf
from kwaliteit.models import Indiening
from scholen.models import Bewaring
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


WEG = {
    "akkoord": lambda: Akkoord.objects.all().delete(),
    "pdf": lambda: VerslagPdf.objects.all().delete(),
    "verslag": lambda: Verslag.objects.all()._raw_delete("default"),
    "indiening": lambda: Indiening.objects.all()._raw_delete("default"),
}


def _moment(naam, verslag):
    """When this was fixed; a PDF goes by its verslag."""
    if naam == "akkoord":
        return Akkoord.objects.latest("op").op
    if naam == "indiening":
        return Indiening.objects.latest().ingediend_op
    return verslag.vastgelegd_op


@pytest.mark.parametrize("naam", WEG)
def test_een_bestuur_kan_loslaten_wat_voor_een_moment_is_vastgelegd(vast, naam):
    moment = _moment(naam, vast)

    geweigerd_op_tijd = geweigerd(lambda: _laat_los(vast.bestuur, moment, WEG[naam]))
    Bewaring.objects.geef_vrij(vast.bestuur, tot=moment + timedelta(microseconds=1))

    assert geweigerd_op_tijd
    assert _mag(WEG[naam])


@pytest.mark.parametrize("naam", WEG)
def test_wie_weer_sluit_of_een_ander_bestuur_loslaat_opent_niets(vast, wereld, naam):
    morgen = vast.vastgelegd_op + timedelta(days=1)
    Bewaring.objects.geef_vrij(wereld.buurbestuur, tot=morgen)
    Bewaring.objects.geef_vrij(vast.bestuur, tot=morgen)
    Bewaring.objects.sluit(vast.bestuur)

    assert geweigerd(WEG[naam])


def test_wijzigen_mag_ook_niet_als_het_bestuur_loslaat(vast):
    Bewaring.objects.geef_vrij(vast.bestuur, tot=vast.vastgelegd_op + timedelta(days=1))

    assert geweigerd(lambda: Indiening.objects.update(inhoud={}))
    assert geweigerd(lambda: Akkoord.objects.update(keuze="nog_niet"))
    assert geweigerd(lambda: Verslag.objects.update(hash=""))
    assert geweigerd(lambda: VerslagPdf.objects.update(inhoud=None))


def _laat_los(bestuur, tot, doe):
    Bewaring.objects.geef_vrij(bestuur, tot=tot)
    doe()


def _mag(doe):
    """Whether the triggers let it go; that other rows still point at it is not their business."""
    try:
        with transaction.atomic():
            doe()
            transaction.set_rollback(True)
    except DatabaseError as fout:
        return "never" not in str(fout)
    return True


@pytest.mark.django_db(transaction=True)
def test_een_test_die_echt_vastlegt_ruimt_zichzelf_op(wereld):
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    kader = KwaliteitskaderFactory.gevuld(items=(1, 1))

    verslag = speel(spelers, kader, tot="vastgesteld", schooljaar="2026-2027").verslag

    assert geweigerd(lambda: Verslag.objects.filter(pk=verslag.pk).update(hash=""))


@pytest.mark.django_db(transaction=True)
def test_na_het_opruimen_is_de_database_leeg():
    assert Verslag.objects.count() == 0
