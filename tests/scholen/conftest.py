"""Fixtures of the tests about who works where and how they log in."""

from datetime import timedelta

import pytest
import time_machine
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache

from tests.app import zet_aan
from tests.factories import GebruikerFactory
from tests.inlogdiensten import met_wachtwoord, stel_in
from tests.oidc import Dienst
from tests.scholen.smtp import Mailserver


@pytest.fixture
def marit(db):
    return GebruikerFactory(naam="Marit Hofstra", email="marit@example.org")


@pytest.fixture
def klok(lege_tellers):
    """A clock that only moves by hand, and no attempts counted yet."""
    with time_machine.travel("2026-11-24T08:00:00+00:00", tick=False) as reiziger:
        yield reiziger


@pytest.fixture
def met_app(wereld, klok):
    """The ib'er with an app: secret and recovery codes; half a minute later."""
    uitkomst = zet_aan(met_wachtwoord(wereld.ib))
    klok.shift(timedelta(seconds=30))
    return uitkomst


def _dienst(settings):
    settings.INLOGDIENST_OP_DEZE_MACHINE = True
    cache.clear()
    return Dienst()


@pytest.fixture
def dienst(settings, db):
    """A provider that tells the truth, until a test bends it."""
    dienst = _dienst(settings)
    yield dienst
    dienst.stop()


@pytest.fixture
def andere_dienst(settings, db):
    """Another one, of somebody else."""
    dienst = _dienst(settings)
    yield dienst
    dienst.stop()


@pytest.fixture
def mailserver(settings):
    """A mail server that the product sends to, and the address that its links begin with."""
    with Mailserver() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.DEFAULT_FROM_EMAIL = "Kwaliteitsdialoog <noreply@dialoog.example>"
        settings.ADRES = "https://dialoog.example"
        yield server


@pytest.fixture
def rij(wereld, dienst):
    """The provider of the bestuur, at which the ib'er is known."""
    rij = stel_in(wereld.bestuur, dienst)
    SocialAccount.objects.create(user=wereld.ib, provider=rij.sleutel, uid=dienst.sub)
    return rij
