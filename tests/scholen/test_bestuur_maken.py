"""The command that makes a bestuur, on a database with nothing in it."""

import pytest
from django.core.management import CommandError, call_command

from scholen.models import Bestuur, Gebeurtenis
from tests.factories import BestuurFactory, SamenwerkingsverbandFactory

pytestmark = pytest.mark.django_db


def test_op_een_lege_database_komt_er_een_bestuur_en_dan_een_beheerder(capsys):
    call_command("bestuur_maken", "01234", "Stichting  De Brug")
    call_command("beheerder_maken", "bo@example.org", "--bestuur", "01234")

    bestuur = Bestuur.objects.get()
    assert (bestuur.naam, bestuur.bestuursnummer, bestuur.is_demo) == (
        "Stichting De Brug",
        "01234",
        False,
    )
    assert "is functioneel beheerder van Stichting De Brug." in capsys.readouterr().out
    assert Gebeurtenis.objects.get(model="bestuur").bestuur == bestuur


def test_met_de_code_hoort_het_bij_een_samenwerkingsverband():
    swv = SamenwerkingsverbandFactory(code="PO9901")

    call_command("bestuur_maken", "01234", "De Brug", "--swv", "PO-99-01")

    assert Bestuur.objects.get().swv == swv


@pytest.mark.parametrize(
    ("opties", "zin"),
    [
        (["123", "De Brug"], "Een bestuursnummer heeft vijf cijfers."),
        (["11111", "De Brug"], "Er is al een bestuur met nummer 11111."),
        (["01234", "  "], "Geef het bestuur een naam"),
        (["01234", "De Brug", "--swv", "PO0000"], "Er is geen samenwerkingsverband met code"),
    ],
)
def test_wat_niet_kan_wordt_gezegd_en_laat_niets_achter(opties, zin):
    BestuurFactory(bestuursnummer="11111")

    with pytest.raises(CommandError) as fout:
        call_command("bestuur_maken", *opties)

    assert str(fout.value).startswith(zin)
    assert Bestuur.objects.count() == 1
