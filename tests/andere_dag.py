"""The suite on another day: ``pytest -p tests.andere_dag``.

A test that names days of November 2026 has to say that it happens then, else it turns red by
itself once they are past. This begins eight minutes before a leap day ends in Amsterdam, and the
factories count across a hundred, so that no test leans on "100" after "99".
"""

from collections.abc import Iterator

import factory
import pytest
import time_machine

OP = "2028-02-29T22:52:00+00:00"
EERSTE = 98


def pytest_configure() -> None:
    time_machine.travel(OP).start()


@pytest.fixture(autouse=True)
def nummers_over_de_honderd() -> None:
    for fabriek in _fabrieken(factory.Factory):
        if not fabriek._meta.abstract:
            fabriek.reset_sequence(EERSTE, force=True)


def _fabrieken(soort: type[factory.Factory]) -> Iterator[type[factory.Factory]]:
    for fabriek in soort.__subclasses__():
        yield fabriek
        yield from _fabrieken(fabriek)
