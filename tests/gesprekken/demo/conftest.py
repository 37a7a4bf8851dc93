"""The demo world, loaded once and then looked at from all sides."""

import pytest
from django.conf import settings as django_settings
from django.db import transaction

from gesprekken.demo.bron import Bron
from gesprekken.demo.laden import laad


@pytest.fixture(scope="package")
def demowereld(django_db_setup, django_db_blocker):
    """Loaded in a transaction that is undone after the last test of this package; its tables."""
    was = django_settings.DEMO
    django_settings.DEMO = True
    with django_db_blocker.unblock(), transaction.atomic():
        laad()
        yield Bron()
        transaction.set_rollback(True)
    django_settings.DEMO = was
