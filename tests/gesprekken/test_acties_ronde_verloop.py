"""The steps of a round after it is opened."""

import pytest

from gesprekken.acties import ronde as acties
from gesprekken.acties import ronde_verloop as verloop
from gesprekken.acties.deelname import heropenen, indienen
from gesprekken.models import Deelname, Gesprek, Onderwerp, Ronde
from kwaliteit.models import Oordeel, Zelfevaluatie
from kwaliteit.overgangen import OngeldigeOvergang
from scholen.models import Gebeurtenis
from tests.factories import (
    MOMENT,
    AantekeningFactory,
    GesprekFactory,
    KwaliteitskaderFactory,
    RondeFactory,
    SchoolFactory,
    SchoolkeuzeFactory,
)

STATUSSEN = [status.value for status in Ronde.Status]
TOEGESTAAN = {
    ("concept", "open"),
    ("open", "gesloten"),
    ("open", "concept"),
    ("gesloten", "afgerond"),
    ("gesloten", "open"),
    ("afgerond", "gesloten"),
}


@pytest.fixture
def ronde(wereld):
    ronde = RondeFactory(
        bestuur=wereld.bestuur, kader=KwaliteitskaderFactory.gevuld(items=(2, 3)), status="concept"
    )
    for school, met_gesprek in [(wereld.school, True), (wereld.andere_school, False)]:
        SchoolkeuzeFactory(
            ronde=ronde, school=school, adviseur=wereld.adviseur, met_gesprek=met_gesprek
        )
    return ronde


def open_ronde(ronde, wereld):
    acties.ronde_openen(ronde, door=wereld.adviseur, op=MOMENT)
    return Ronde.objects.get(pk=ronde.pk)


@pytest.mark.parametrize("van", STATUSSEN)
@pytest.mark.parametrize("naar", STATUSSEN)
def test_elke_stap_van_een_ronde_mag_of_mag_niet(van, naar):
    assert Ronde(status=van).kan_naar(naar) is ((van, naar) in TOEGESTAAN)


def test_terug_naar_concept_ruimt_op_wat_leeg_is(ronde, wereld):
    ronde = open_ronde(ronde, wereld)

    verloop.terug_naar_concept(
        ronde, door=wereld.adviseur, op=MOMENT, reden="Het verkeerde kader gekozen."
    )

    assert Ronde.objects.get().status == "concept"
    assert (Deelname.objects.count(), Gesprek.objects.count()) == (0, 0)
    assert (Zelfevaluatie.objects.count(), Oordeel.objects.count()) == (0, 0)
    assert ronde.schoolkeuzes.count() == 2
    assert Gebeurtenis.objects.get(naar="concept").reden == "Het verkeerde kader gekozen."
    open_ronde(ronde, wereld)
    assert Deelname.objects.count() == 2


@pytest.mark.parametrize(
    "werk",
    [
        lambda deelname: deelname.zelfevaluatie.oordelen.update(bekeken_op=MOMENT),
        lambda deelname: deelname.zelfevaluatie.oordelen.update(gewijzigd_op=MOMENT),
        lambda deelname: deelname.zelfevaluatie.focus.add(deelname.ronde.kader.domeinen.first()),
        lambda deelname: Deelname.objects.filter(pk=deelname.pk).update(doel_school="Samen kijken"),
        lambda deelname: Deelname.objects.filter(pk=deelname.pk).update(reactie="Fijn"),
        lambda deelname: Onderwerp.objects.create(
            bestuur=deelname.bestuur, deelname=deelname, bron="school", titel="Rust"
        ),
    ],
)
def test_terug_naar_concept_kan_niet_als_een_school_begonnen_is(ronde, wereld, werk):
    ronde = open_ronde(ronde, wereld)
    werk(Deelname.objects.get(school=wereld.school))

    with pytest.raises(OngeldigeOvergang, match="De Wilgenhoek is al begonnen"):
        verloop.terug_naar_concept(ronde, door=wereld.adviseur, op=MOMENT, reden="Toch niet")

    assert Ronde.objects.get().status == "open"
    assert Deelname.objects.count() == 2


def test_terug_naar_concept_kan_niet_als_er_al_eens_is_ingediend(ronde, wereld):
    ronde = open_ronde(ronde, wereld)
    deelname = Deelname.objects.get(school=wereld.school)
    indienen(deelname, door=wereld.directeur, op=MOMENT)
    heropenen(deelname, door=wereld.directeur, op=MOMENT, reden="Te vroeg geklikt.")

    with pytest.raises(OngeldigeOvergang, match="De Wilgenhoek is al begonnen"):
        verloop.terug_naar_concept(ronde, door=wereld.adviseur, op=MOMENT, reden="Toch niet")


@pytest.mark.parametrize(
    "werk",
    [
        lambda gesprek: Deelname.objects.update(doel_bestuur="Begrijpen"),
        lambda gesprek: Gesprek.objects.update(status="gepland"),
        lambda gesprek: AantekeningFactory(gesprek=gesprek),
    ],
)
def test_terug_naar_concept_gooit_geen_werk_van_de_adviseur_weg(ronde, wereld, werk):
    ronde = open_ronde(ronde, wereld)
    werk(Gesprek.objects.get())

    with pytest.raises(OngeldigeOvergang, match="er is al aan een gesprek of een doel gewerkt"):
        verloop.terug_naar_concept(ronde, door=wereld.adviseur, op=MOMENT, reden="Toch niet")

    assert Deelname.objects.count() == 2


def test_afronden_vraagt_dat_elk_gesprek_klaar_is(wereld):
    ronde = RondeFactory(bestuur=wereld.bestuur, status="gesloten", rode_draad="Rust.")
    for naam, status in [
        ("Het Baken", "gevoerd"),
        ("De Abeel", "gepland"),
        ("De Klaar", "vervallen"),
    ]:
        school = SchoolFactory(bestuur=wereld.bestuur, naam=naam)
        GesprekFactory(deelname__ronde=ronde, deelname__school=school, status=status)

    with pytest.raises(OngeldigeOvergang, match="Het gaat om De Abeel en Het Baken"):
        verloop.afronden(ronde, door=wereld.adviseur, op=MOMENT)

    assert Ronde.objects.get().status == "gesloten"


def test_afronden_vraagt_een_rode_draad(wereld):
    ronde = RondeFactory(bestuur=wereld.bestuur, status="gesloten", rode_draad=" \n")

    with pytest.raises(OngeldigeOvergang, match="Schrijf eerst de rode draad"):
        verloop.afronden(ronde, door=wereld.adviseur, op=MOMENT)


def test_een_ronde_gaat_tot_het_einde_en_een_stap_terug(wereld):
    ronde = RondeFactory(bestuur=wereld.bestuur, rode_draad="Tijd om mee te kijken.")
    for status in ("vastgesteld", "zonder_vaststelling", "vervallen"):
        GesprekFactory(deelname__ronde=ronde, status=status)
    wie = {"door": wereld.adviseur, "op": MOMENT}

    verloop.sluiten(ronde, **wie)
    verloop.heropenen(ronde, reden="Twee scholen willen nog indienen.", **wie)
    verloop.sluiten(ronde, **wie)
    verloop.afronden(ronde, **wie)
    verloop.terug_naar_gesloten(ronde, reden="Er komt nog een gesprek bij.", **wie)

    stappen = Gebeurtenis.objects.filter(model="ronde").order_by("pk")
    assert [(stap.van, stap.naar) for stap in stappen] == [
        ("open", "gesloten"),
        ("gesloten", "open"),
        ("open", "gesloten"),
        ("gesloten", "afgerond"),
        ("afgerond", "gesloten"),
    ]
