"""A kader is saved whole or not at all, wherever saving breaks off (vertrouwen.md, S-31)."""

import pytest
from django.db import OperationalError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kwaliteit.acties.kader import kader_laden
from kwaliteit.inlezen.bestand import lees_bestand
from kwaliteit.models import Domein, Item, Kwaliteitskader, Niveau, Schaal, Thema
from kwaliteit.overzichten.opgeslagen import zegt_hetzelfde
from scholen.models import Gebeurtenis
from tests.factories import MOMENT

TABELLEN = (Kwaliteitskader, Domein, Item, Thema, Schaal, Niveau, Gebeurtenis)


class Breekpunt:
    """Lets the database give out at its so manieth write."""

    def __init__(self, *, na: int) -> None:
        self.rest = na

    def __call__(self, voer_uit, sql, *overige):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            self.rest -= 1
            if self.rest < 0:
                raise OperationalError("de database valt uit")
        return voer_uit(sql, *overige)


def _concept(items):
    """A kader with so many items in each domein."""
    regels = [
        regel
        for nummer, aantal in enumerate(items, start=1)
        for regel in (
            f"{nummer}. Domein {nummer}",
            *(f"{'abcdef'[i]}. Zin." for i in range(aantal)),
        )
    ]
    return lees_bestand("Ons kader.txt", "\n".join(regels))


def _tellingen():
    return [model.objects.count() for model in TABELLEN]


@pytest.mark.django_db
@settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(items=st.lists(st.integers(1, 6), min_size=1, max_size=5), na=st.integers(0, 20))
def test_valt_het_bewaren_ergens_stil_dan_is_er_niets_bewaard(items, na):
    concept = _concept(items)
    with transaction.atomic():
        eerst = _tellingen()
        try:
            with connection.execute_wrapper(Breekpunt(na=na)):
                kader = kader_laden(concept, op=MOMENT)
        except OperationalError:
            assert _tellingen() == eerst
        else:
            assert zegt_hetzelfde(kader, concept)
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("na", range(5))
def test_de_database_valt_bij_deze_proef_echt_uit(na):
    concept = _concept([1])

    with connection.execute_wrapper(Breekpunt(na=na)), pytest.raises(OperationalError):
        kader_laden(concept, op=MOMENT)

    assert _tellingen() == [0] * len(TABELLEN)
