"""The long forms: what ``make test`` checks in short, ``make bestendig`` checks in full."""

import pytest


def bestendig(*waarden):
    """Values for a ``parametrize`` that only ``make bestendig`` tries."""
    return [pytest.param(waarde, marks=pytest.mark.bestendig) for waarde in waarden]
