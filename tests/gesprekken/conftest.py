"""Fixtures of the tests of the dialogue."""

import pytest


@pytest.fixture
def demodag(settings):
    """Every day is 24 November 2026, as in the demo world."""
    settings.DEMO = True
