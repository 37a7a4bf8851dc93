"""The cast: the same people with the same meaning in every test."""

import gc
import logging
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import connection, transaction
from django.template.backends.django import Template
from django.test import TransactionTestCase

from kwaliteit import pdf
from scholen.models import Aanstelling, Bestuur, Gebruiker, Samenwerkingsverband, School
from tests.bewaakt import ALS_APP
from tests.database import database_en_versie, maak_leeg, op_schijf
from tests.factories import (
    AanstellingFactory,
    BestuurFactory,
    GebruikerFactory,
    SamenwerkingsverbandFactory,
    SchoolFactory,
)
from tests.verdeling import PerModule, gemeten, langste_eerst, raakt_de_database


def pytest_configure() -> None:
    """Cheap hashes and plain static files: neither is what a test is about."""
    TransactionTestCase._fixture_teardown = lambda _zelf: maak_leeg()
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    django_settings.TWEEDE_STAP_VERPLICHT = False  # test_tweede_stap.py turns it on
    django_settings.GRENZEN_GELDEN = False  # test_grenzen.py turns it on
    # What a module shares lies in one transaction, which may wait long for its next test.
    opties = django_settings.DATABASES["default"]["OPTIONS"]
    if "options" in opties:
        opties["options"] += " -c idle_in_transaction_session_timeout=0"
        # Nor is it a fault of a query that the machine runs everything at once.
        opties["options"] += " -c statement_timeout=120s"
        django_settings.MIDDLEWARE = [ALS_APP, *django_settings.MIDDLEWARE]
        # A test lies in one transaction, counters included; test_tellers.py has both lines.
        del django_settings.DATABASES["tellers"]
        django_settings.DATABASE_ROUTERS = []
    django_settings.SECURE_SSL_REDIRECT = False  # the test client speaks plain http
    django_settings.STATIC_ROOT = django_settings.BASE_DIR / "static"  # nothing is collected here
    django_settings.STORAGES = {
        **django_settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


def pytest_report_header() -> str:
    """Say at the top of the log on which database this run is."""
    return f"database: {database_en_versie()}"


def pytest_xdist_make_scheduler(config, log):
    """Share the tests out over the processes in our own way."""
    config.option.loadscopereorder = False  # the order is that of the collection
    return PerModule(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items) -> None:
    """Begin with what takes longest; on PostgreSQL leave out what touches no database.

    That ran on SQLite, and has no way to come out otherwise here.
    """
    langste_eerst(items)
    if connection.vendor == "postgresql":
        weg = [item for item in items if not raakt_de_database(item)]
        config.hook.pytest_deselected(items=weg)
        items[:] = [item for item in items if raakt_de_database(item)]


def pytest_collection_finish() -> None:
    """What is loaded now stays: looking through it for garbage again and again takes long."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Measure coverage only where that says something (``tests/verdeling.py``)."""
    with gemeten(item):
        return (yield)


@pytest.fixture(scope="module")
def module_lang(django_db_setup, django_db_blocker):
    """What a module makes once lies in one transaction, which is undone after its last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def lege_tellers(db):
    """Attempts are counted in the cache: every test starts at nothing."""
    cache.clear()


@pytest.fixture
def demodag(settings):
    """Every day is 24 November 2026, as in the demo world."""
    settings.DEMO = True


@pytest.fixture
def zonder_opmaak(monkeypatch):
    """No page or document is drawn: that takes long, and who gets it is decided before."""
    monkeypatch.setattr(Template, "render", lambda *_args, **_kw: "")
    monkeypatch.setattr(pdf, "zet_html", lambda _html: b"%PDF-")


@pytest.fixture
def kaal(zonder_opmaak):
    """No refusal is written out either; an error is."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def gelijktijdig(transactional_db, tmp_path):
    """A database that several threads and processes may really use at once."""
    with op_schijf(tmp_path):
        yield


@dataclass(frozen=True)
class Wereld:
    """Three besturen, two of them in one samenwerkingsverband, and the people who work there."""

    swv: Samenwerkingsverband
    bestuur: Bestuur  # with two schools
    buurbestuur: Bestuur  # same samenwerkingsverband
    vreemd_bestuur: Bestuur  # another samenwerkingsverband
    school: School
    andere_school: School  # same bestuur
    buurschool: School
    vreemde_school: School
    ib: Gebruiker
    ib_van_twee: Gebruiker  # ib'er at both schools of the bestuur
    mt: Gebruiker
    team: Gebruiker
    directeur: Gebruiker
    adviseur: Gebruiker
    andere_adviseur: Gebruiker  # same bestuur
    bestuurder: Gebruiker
    lezer: Gebruiker
    swv_medewerker: Gebruiker
    beheerder: Gebruiker  # of the bestuur
    installatiebeheerder: Gebruiker
    zonder_rol: Gebruiker
    andere_ib: Gebruiker  # of andere_school
    andere_directeur: Gebruiker
    buur_ib: Gebruiker
    buur_directeur: Gebruiker
    buur_adviseur: Gebruiker
    vreemde_ib: Gebruiker
    vreemde_directeur: Gebruiker
    vreemde_adviseur: Gebruiker


def _mensen(cast: dict[str, tuple]) -> dict[str, Gebruiker]:
    """Somebody of this name, in this role at these places; all of them in two queries."""
    mensen = {wie: _persoon(naam) for wie, (naam, *_werk) in cast.items()}
    Gebruiker.objects.bulk_create(mensen.values())
    Aanstelling.objects.bulk_create(
        AanstellingFactory.build(gebruiker=mensen[wie], rol=rol, **plek)
        for wie, (_naam, rol, *plekken) in cast.items()
        for plek in plekken
    )
    return mensen


def _persoon(naam: str) -> Gebruiker:
    email = f"{naam.lower().replace(' ', '.').replace('ü', 'u')}@example.org"
    persoon: Gebruiker = GebruikerFactory.build(naam=naam, email=email)
    return persoon


@pytest.fixture
def wereld(db) -> Wereld:
    return maak_wereld()


def maak_wereld() -> Wereld:
    """Make the cast and the places where they work."""
    swv = SamenwerkingsverbandFactory(naam="SWV De Bocht", code="PO0001")
    ander_swv = SamenwerkingsverbandFactory(naam="SWV Elders", code="PO0002")
    bestuur = BestuurFactory(naam="Stichting De Brug", bestuursnummer="11111", swv=swv)
    buurbestuur = BestuurFactory(naam="Stichting De Buren", bestuursnummer="22222", swv=swv)
    vreemd = BestuurFactory(naam="Stichting Elders", bestuursnummer="33333", swv=ander_swv)
    school = SchoolFactory(bestuur=bestuur, naam="De Wilgenhoek")
    andere_school = SchoolFactory(bestuur=bestuur, naam="De Abeel")
    buurschool = SchoolFactory(bestuur=buurbestuur, naam="De Buurt")
    vreemde_school = SchoolFactory(bestuur=vreemd, naam="De Verte")
    mensen = _mensen(
        {
            "ib_van_twee": ("Iris Dubbel", "ib", {"school": school}, {"school": andere_school}),
            "ib": ("Marit Hofstra", "ib", {"school": school}),
            "mt": ("Tom Verbeek", "mt", {"school": school}),
            "team": ("Noor Teamlid", "team", {"school": school}),
            "directeur": ("Samira Idrissi", "directeur", {"school": school}),
            "adviseur": ("Hanneke Dijkgraaf", "adviseur", {"bestuur": bestuur}),
            "andere_adviseur": ("Bas Adviseur", "adviseur", {"bestuur": bestuur}),
            "bestuurder": ("Ella Bestuurder", "bestuurder", {"bestuur": bestuur}),
            "lezer": ("Gerrit Lezer", "lezer", {"bestuur": bestuur}),
            "swv_medewerker": ("Sem Verband", "swv", {"swv": swv}),
            "beheerder": ("Bo Beheerder", "beheerder", {"bestuur": bestuur}),
            "installatiebeheerder": ("Ina Installatie", "beheerder", {}),
            "andere_ib": ("Anna Abeel", "ib", {"school": andere_school}),
            "andere_directeur": ("Dirk Abeel", "directeur", {"school": andere_school}),
            "buur_ib": ("Ike Buur", "ib", {"school": buurschool}),
            "buur_directeur": ("Dora Buur", "directeur", {"school": buurschool}),
            "buur_adviseur": ("Ada Buur", "adviseur", {"bestuur": buurbestuur}),
            "vreemde_ib": ("Ilse Verte", "ib", {"school": vreemde_school}),
            "vreemde_directeur": ("Dex Verte", "directeur", {"school": vreemde_school}),
            "vreemde_adviseur": ("Ans Verte", "adviseur", {"bestuur": vreemd}),
        }
    )
    return Wereld(
        swv=swv,
        bestuur=bestuur,
        buurbestuur=buurbestuur,
        vreemd_bestuur=vreemd,
        school=school,
        andere_school=andere_school,
        buurschool=buurschool,
        vreemde_school=vreemde_school,
        zonder_rol=GebruikerFactory(
            naam="Zoe Zonder",
            email="zoe.zonder@example.org",
            last_login=datetime(2026, 11, 2, 9, 0, tzinfo=UTC),
        ),
        **mensen,
    )
