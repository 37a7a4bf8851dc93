"""Every step of a dialogue has words of its own in the log, so that a directeur understands it."""

import pytest

from gesprekken.models import Afspraak, Gesprek, Ronde, Verslag
from gesprekken.overzichten.logboek import logboek_van_gesprek
from gesprekken.overzichten.logzinnen import TERUG, ZINNEN, wat_er_gebeurde
from kwaliteit.models import Kwaliteitskader, Zelfevaluatie
from scholen.models import Gebeurtenis, leg_vast
from tests.factories import MOMENT, DeelnameFactory, GesprekFactory

SOORT = Gebeurtenis.Soort
LEVENSLOPEN = [Afspraak, Gesprek, Kwaliteitskader, Ronde, Verslag, Zelfevaluatie]
PIJLEN = [
    (model._meta.model_name, str(van), str(naar))
    for model in LEVENSLOPEN
    for van, mogelijk in model.OVERGANGEN.items()
    for naar in sorted(mogelijk)
]


@pytest.mark.parametrize(("model", "van", "naar"), PIJLEN)
def test_elke_stap_heeft_een_zin(model, van, naar):
    rij = Gebeurtenis(soort=SOORT.OVERGANG, model=model, van=van, naar=naar)

    assert wat_er_gebeurde(rij) in {*ZINNEN.values(), *TERUG.values()}


@pytest.mark.parametrize("zin", sorted({*ZINNEN.values(), *TERUG.values()}))
def test_een_zin_begint_met_wat_iemand_deed(zin):
    assert zin[0].islower()
    assert not zin.endswith(".")
    assert "_" not in zin


def test_wat_niemand_kent_geeft_niets():
    assert wat_er_gebeurde(Gebeurtenis(soort=SOORT.OVERGANG, model="ronde", naar="weg")) == ""


@pytest.fixture
def gesprek(wereld):
    deelname = DeelnameFactory(ronde__bestuur=wereld.bestuur, school=wereld.school)
    return GesprekFactory(deelname=deelname, school=wereld.school)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("naar", "zin"),
    [
        ("9 mei, 10.00 uur", "verzette het gesprek van 3 mei, 10.00 uur naar 9 mei, 10.00 uur"),
        ("3 mei, 10.00 uur", "paste het gesprek aan"),
    ],
)
def test_een_gesprek_is_pas_verzet_op_een_ander_moment(wereld, gesprek, naar, zin):
    velden = {"van": "3 mei, 10.00 uur", "naar": naar}
    leg_vast(rij=gesprek, door=wereld.adviseur, op=MOMENT, **velden)

    assert [regel.wat for regel in logboek_van_gesprek(gesprek)] == [zin]


@pytest.mark.django_db
def test_een_stap_van_gesprek_en_verslag_samen_staat_er_een_keer(wereld, gesprek):
    verslag = Verslag.objects.create(bestuur=wereld.bestuur, gesprek=gesprek)
    stap = {"soort": SOORT.OVERGANG, "door": wereld.adviseur, "op": MOMENT}
    leg_vast(rij=gesprek, van="gepland", naar="gevoerd", **stap)
    leg_vast(rij=verslag, naar="concept", **stap)
    leg_vast(rij=verslag, van="concept", naar="ter_vaststelling", **stap)
    leg_vast(rij=gesprek, van="gevoerd", naar="ter_vaststelling", **stap)
    leg_vast(rij=verslag, van="ter_vaststelling", naar="concept", reden="Er mist iets.", **stap)
    leg_vast(rij=gesprek, van="ter_vaststelling", naar="gevoerd", reden="Er mist iets.", **stap)

    assert [(regel.wat, regel.reden) for regel in logboek_van_gesprek(gesprek)] == [
        ("nam het verslag terug", "Er mist iets."),
        ("legde het verslag voor aan beide kanten", ""),
        ("begon aan het verslag", ""),
        ("schreef op dat het gesprek is gevoerd", ""),
    ]
