"""Fixtures of the tests of the dialogue."""

import pytest
import time_machine

from tests.gesprekken.verslagen import OP, dialoog


@pytest.fixture
def vandaag():
    """It is ``OP`` and stays that: the moment at which the tests about a verslag play."""
    with time_machine.travel(OP, tick=False):
        yield


@pytest.fixture
def concept(wereld):
    """A verslag that is being written."""
    return dialoog(wereld, tot="gevoerd")


@pytest.fixture
def ligt_voor(wereld):
    """A verslag that both sides can answer."""
    return dialoog(wereld, tot="ter_vaststelling")
