"""A list beside what we have, and saving what is ticked: all of it or nothing, and once."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from scholen.acties import lijst as acties
from scholen.acties.kan_niet import KanNiet
from scholen.acties.lijst import Nieuwe, Veranderd, lijst_bewaren, voorstel
from scholen.inlezen.lijst import Regel, Schoollijst
from scholen.models import Gebeurtenis, School, Vestiging
from scholen.overzichten.vergelijking import vergelijk
from tests.factories import BestuurFactory, SchoolFactory, VestigingFactory

pytestmark = pytest.mark.django_db
OP = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
PER = date(2026, 8, 1)


@pytest.fixture
def bestuur():
    return BestuurFactory(bestuursnummer="99901")


@pytest.fixture
def abeel(bestuur):
    school = SchoolFactory(bestuur=bestuur, naam="De Abeel")
    VestigingFactory(school=school, brin6="99XA00", naam="De Abeel", plaats="Tolhorn")
    return school


def _lijst(*regels, **velden):
    return Schoollijst(regels=tuple(regels), **velden)


def _bewaar(bestuur, lijst, **anders):
    vergelijking = vergelijk(bestuur, lijst)
    keuzes = replace(voorstel(vergelijking, op=PER), **anders)
    return lijst_bewaren(bestuur, lijst, keuzes=keuzes, stand=vergelijking.stand, door=None, op=OP)


def _alles():
    rijen = Vestiging.objects.order_by("brin6")
    return list(rijen.values_list("brin6", "naam", "plaats", "school__naam"))


def _verschillen(bestuur, *regels, **velden):
    anders = vergelijk(bestuur, _lijst(*regels, **velden)).anders
    return [(een.kop, een.oud, een.nieuw, een.vooraf) for een in anders]


LIJST = _lijst(
    Regel("99XA00", "De Abeel", "Haverlo"),
    Regel("99XB00", "De Beuk", "Tolhorn", soort="sbo", wijk="Haven"),
    Regel("99XC00", "De Cipres", "Tolhorn"),
    Regel("99XC01", "De Cipres, noord", "Tolhorn"),
)


def test_wat_nieuw_is_komt_erbij_en_wat_anders_is_verandert(bestuur, abeel):
    gedaan = _bewaar(bestuur, LIJST)

    assert gedaan == acties.Gedaan(scholen=2, vestigingen=3, wijzigingen=1, gesloten=0)
    assert _alles() == [
        ("99XA00", "De Abeel", "Haverlo", "De Abeel"),
        ("99XB00", "De Beuk", "Tolhorn", "De Beuk"),
        ("99XC00", "De Cipres", "Tolhorn", "De Cipres"),
        ("99XC01", "De Cipres, noord", "Tolhorn", "De Cipres"),
    ]
    beuk = School.objects.get(naam="De Beuk")
    assert (beuk.soort, beuk.wijk, beuk.bestuur) == ("sbo", "Haven", bestuur)


def test_dezelfde_lijst_nog_een_keer_verandert_niets(bestuur, abeel):
    _bewaar(bestuur, LIJST)
    regels = Gebeurtenis.objects.count()

    vergelijking = vergelijk(bestuur, LIJST)
    gedaan = _bewaar(bestuur, LIJST)

    assert (vergelijking.is_leeg, vergelijking.gelijk) == (True, 4)
    assert gedaan == acties.Gedaan(0, 0, 0, 0)
    assert Gebeurtenis.objects.count() == regels


def test_vestigingen_van_een_brin_zijn_een_voorstel_dat_te_splitsen_is(bestuur):
    voorstellen = {een.regel.brin6: een.bij for een in vergelijk(bestuur, LIJST).nieuw}
    assert voorstellen == {"99XA00": "", "99XB00": "", "99XC00": "", "99XC01": "99XC00"}

    apart = (
        Nieuwe("99XC00", "Zuid", "basisschool"),
        Nieuwe("99XC01", "Noord", "basisschool"),
        Nieuwe("99XB00", "De Beuk", "sbo", bij="99XC00"),
    )
    _bewaar(bestuur, LIJST, nieuw=apart)

    assert [(brin6, school) for brin6, _, _, school in _alles()] == [
        ("99XB00", "Zuid"),
        ("99XC00", "Zuid"),
        ("99XC01", "Noord"),
    ]


def test_een_vestiging_erbij_hoort_bij_de_school_met_dat_nummer(bestuur, abeel):
    (nieuw,) = vergelijk(bestuur, _lijst(Regel("99XA01", "Noord"))).nieuw

    assert (nieuw.bij, nieuw.in_groep) == (abeel.sleutel, True)


def test_ook_met_eigen_schoolnamen_is_een_brin_een_voorstel_voor_een_school(bestuur):
    lijst = _lijst(
        Regel("99XC00", "Zuid", school="De Cipres"),
        Regel("99XC01", "Noord", school="De Cipres"),
        Regel("99XC02", "Oost", school="De Dennen"),
    )
    nieuw = vergelijk(bestuur, lijst).nieuw

    _bewaar(bestuur, lijst)

    assert [(een.bij, een.in_groep, een.schoolnaam) for een in nieuw] == [
        ("", True, "De Cipres"),
        ("99XC00", True, "De Cipres"),
        ("99XC00", True, "De Dennen"),
    ]
    assert [school for *_, school in _alles()] == ["De Cipres"] * 3
    assert vergelijk(bestuur, lijst).is_leeg


@pytest.mark.parametrize(
    ("regel", "soort"),
    [
        (Regel("99XC00", "SBO De Cipres"), "sbo"),
        (Regel("99XC00", "Noord", school="School voor speciaal onderwijs"), "so"),
        (Regel("99XC00", "SBO De Cipres", soort="basisschool"), "basisschool"),
        (Regel("99XC00", "De Sopraan"), "basisschool"),
    ],
)
def test_zegt_de_lijst_geen_soort_dan_zegt_de_naam_die(bestuur, regel, soort):
    (nieuw,) = vergelijk(bestuur, _lijst(regel)).nieuw
    _bewaar(bestuur, _lijst(regel))

    assert nieuw.soort == soort
    assert School.objects.get().soort == soort


def test_de_naam_van_de_school_volgt_haar_enige_vestiging(bestuur, abeel):
    regel = Regel("99XA00", "De Esdoorn", "Tolhorn")

    assert _verschillen(bestuur, regel) == [
        ("Naam", "De Abeel", "De Esdoorn", True),
        ("Naam vestiging", "De Abeel", "De Esdoorn", True),
    ]

    _bewaar(bestuur, _lijst(regel))

    naam = Gebeurtenis.objects.get(soort="naam")
    assert (naam.van, naam.naar, naam.naam) == ("De Abeel", "De Esdoorn", "het systeem")
    assert _alles() == [("99XA00", "De Esdoorn", "Tolhorn", "De Esdoorn")]


def test_een_eigen_naam_van_de_school_blijft(bestuur, abeel):
    School.objects.update(naam="Kindcentrum Zuid")

    assert _verschillen(bestuur, Regel("99XA00", "De Esdoorn", "Tolhorn")) == [
        ("Naam vestiging", "De Abeel", "De Esdoorn", True)
    ]


def test_een_lijst_van_hoofdvestigingen_raakt_de_eigen_naam_van_een_vestiging_niet(bestuur, abeel):
    regel = Regel("99XA00", "De Esdoorn", school="De Esdoorn", heet_als_school=True)
    zelfde_naam = _verschillen(bestuur, regel)
    Vestiging.objects.update(naam="De Abeel, hoofdgebouw")
    VestigingFactory(school=abeel, brin6="99XA01", naam="De Abeel, noord")

    assert zelfde_naam == [
        ("Naam", "De Abeel", "De Esdoorn", True),
        ("Naam vestiging", "De Abeel", "De Esdoorn", True),
    ]
    assert _verschillen(bestuur, regel, alleen_hoofd=True) == [
        ("Naam", "De Abeel", "De Esdoorn", True)
    ]


def test_alleen_hoofdletters_zijn_geen_andere_naam(bestuur, abeel):
    assert _verschillen(bestuur, Regel("99XA00", "DE ABEEL", "TOLHORN")) == []


def test_wat_de_lijst_niet_zegt_verandert_niet(bestuur, abeel):
    School.objects.update(soort="sbo", wijk="Haven")

    assert _verschillen(bestuur, Regel("99XA00", "De Abeel")) == []
    assert _verschillen(bestuur, Regel("99XA00", "De Abeel", soort="so", wijk="Zuid")) == [
        ("Wijk", "Haven", "Zuid", True),
        ("Soort", "Speciaal basisonderwijs", "Speciaal onderwijs", True),
    ]


def test_wat_niet_in_de_lijst_staat_sluit_alleen_met_een_vinkje(bestuur, abeel):
    VestigingFactory(school=abeel, brin6="99XA01", naam="Noord")
    beuk = SchoolFactory(bestuur=bestuur, naam="De Beuk")
    VestigingFactory(school=beuk, brin6="99XB00")
    SchoolFactory(bestuur=bestuur, naam="Zonder vestiging")
    lijst = _lijst(Regel("99XA00", "De Abeel", "Tolhorn"))

    weg = [een.key for een in vergelijk(bestuur, lijst).weg]
    assert weg == ["99XA01", beuk.sleutel]

    assert _bewaar(bestuur, lijst).gesloten == 0
    assert School.objects.exclude(gesloten_op=None).count() == 0

    assert _bewaar(bestuur, lijst, weg=frozenset(weg)).gesloten == 2
    beuk.refresh_from_db()
    assert beuk.gesloten_op == PER
    assert Vestiging.objects.get(brin6="99XA01").gesloten_op == PER
    assert vergelijk(bestuur, lijst).is_leeg


def test_een_lijst_zegt_alleen_iets_over_haar_soort_en_haar_diepte(bestuur, abeel):
    VestigingFactory(school=abeel, brin6="99XA01", naam="Noord")
    sbo = SchoolFactory(bestuur=bestuur, soort="sbo")
    VestigingFactory(school=sbo, brin6="99XB00")
    regel = Regel("99XA00", "De Abeel", "Tolhorn", soort="basisschool")

    basis = vergelijk(bestuur, _lijst(regel, soorten=("basisschool",)))
    hoofd = vergelijk(bestuur, _lijst(regel, alleen_hoofd=True))

    assert [een.key for een in basis.weg] == ["99XA01"]
    assert [een.key for een in hoofd.weg] == [sbo.sleutel]


def test_wat_gesloten_was_en_weer_in_de_lijst_staat_wordt_gevraagd(bestuur, abeel):
    School.objects.update(gesloten_op=PER)
    lijst = _lijst(Regel("99XA00", "De Abeel", "Haverlo"))

    assert _verschillen(bestuur, *lijst.regels) == [
        ("Weer open", "gesloten op 1 augustus 2026", "staat in de lijst", False)
    ]

    _bewaar(bestuur, lijst)
    assert School.objects.bestaand().count() == 0
    _bewaar(bestuur, lijst, anders=frozenset({f"{abeel.sleutel}-open"}))
    assert School.objects.bestaand().count() == 1


def test_een_school_van_een_ander_bestuur_nemen_we_nooit_stil_over(bestuur, abeel):
    VestigingFactory(brin6="99YA00")
    lijst = _lijst(Regel("99XA00", "De Esdoorn"), Regel("99YA00", "Ander"))

    with pytest.raises(KanNiet) as fout:
        _bewaar(bestuur, lijst)

    assert str(fout.value).startswith("Hier in gebruik bij een ander bestuur: 99YA00. We halen")
    abeel.refresh_from_db()
    assert abeel.naam == "De Abeel"


def test_wie_ondertussen_iets_wijzigde_houdt_het_bewaren_tegen(bestuur, abeel):
    vergelijking = vergelijk(bestuur, LIJST)
    keuzes = voorstel(vergelijking, op=PER)
    Vestiging.objects.update(plaats="Elders")

    with pytest.raises(Veranderd):
        lijst_bewaren(bestuur, LIJST, keuzes=keuzes, stand=vergelijking.stand, door=None, op=OP)

    assert School.objects.count() == 1


@pytest.mark.parametrize("plek", range(3))
def test_gaat_het_bij_een_halverwege_mis_dan_is_er_niets_bewaard(bestuur, abeel, plek):
    vergelijking = vergelijk(bestuur, LIJST)
    nieuw = list(voorstel(vergelijking, op=PER).nieuw)
    nieuw[plek] = replace(nieuw[plek], bij="99ZZ99")

    with pytest.raises(KanNiet):
        _bewaar(bestuur, LIJST, nieuw=tuple(nieuw))

    assert School.objects.count() == 1
    assert Gebeurtenis.objects.count() == 0


def test_vergelijken_kost_drie_vragen_hoeveel_het_er_ook_zijn(
    bestuur, abeel, django_assert_num_queries
):
    _bewaar(bestuur, LIJST)

    for lijst in (_lijst(LIJST.regels[0]), LIJST):
        with django_assert_num_queries(3):
            vergelijk(bestuur, lijst)
