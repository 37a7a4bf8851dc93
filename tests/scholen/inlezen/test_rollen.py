"""Which role a word in a list stands for."""

import pytest

from scholen.inlezen.rollen import NAAM, is_gewoon, rol_van, zonder_schaal
from scholen.models import Rol


@pytest.mark.parametrize("woord", ["ib’er", "ib'er", "IB’ER", "ib-er", "iber", "IB", "ib"])
def test_een_ib_er_mag_op_elke_manier_geschreven_zijn(woord):
    assert (rol_van(woord), is_gewoon(woord)) == ("ib", True)


@pytest.mark.parametrize("woord", ["intern begeleider", "Intern Begeleider", "interne begeleider"])
def test_een_intern_begeleider_is_een_ib_er_die_zich_zo_noemt(woord):
    assert (rol_van(woord), is_gewoon(woord)) == ("ib", False)


def test_de_namen_van_de_rollen_op_school_zijn_die_van_het_product():
    assert NAAM["ib"] == Rol.IB.label


@pytest.mark.parametrize(
    ("woord", "rol"),
    [("groepsleerkracht", "team"), ("Onderwijsassistent", "team"), ("Intern begeleidster", "ib")],
)
def test_zo_noemt_een_personeelssysteem_iemand(woord, rol):
    assert rol_van(woord) == rol


@pytest.mark.parametrize(
    ("uit_het_systeem", "functie"),
    [
        ("Leerkracht L10", "Leerkracht"),
        ("Leerkracht LB", "Leerkracht"),
        ("Onderwijsassistent (schaal 4)", "Onderwijsassistent"),
        ("Directeur D13", "Directeur"),
        ("Adjunct-directeur A 10", "Adjunct-directeur"),
        ("Leerkracht groep 5", "Leerkracht groep 5"),
        ("leerkracht 5b", "leerkracht 5b"),
        ("L10", "L10"),
    ],
)
def test_een_salarisschaal_gaat_niet_mee(uit_het_systeem, functie):
    assert zonder_schaal(uit_het_systeem) == functie
