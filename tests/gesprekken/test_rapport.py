"""What a verslag says: read from the rows once, the same for ever after."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from gesprekken.models import Onderdeel, Verslag
from gesprekken.rapport import Gespreksrapport
from gesprekken.rapport.delen import Afspraakregel, Telling
from kwaliteit.canoniek import canonieke_json
from tests.factories import (
    AfspraakFactory,
    AgendapuntFactory,
    AmbitieFactory,
    DeelnemerFactory,
    KwaliteitskaderFactory,
    OnderdeelFactory,
    VerslagFactory,
)
from tests.gesprekken.voorbeeldrapport import voorbeeldrapport
from tests.toneel import Spelers, speel

SCHOOLJAAR = "2026-2027"


@pytest.fixture
def spelers(wereld):
    return Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)


@pytest.fixture
def kader(wereld):
    return KwaliteitskaderFactory.gevuld(items=(2, 2))


def test_een_rapport_overleeft_zijn_eigen_json():
    rapport = voorbeeldrapport(gevuld=True)

    assert Gespreksrapport.van_data(json.loads(canonieke_json(rapport.naar_data()))) == rapport
    assert Gespreksrapport.van_data(rapport.naar_data()).hash == rapport.hash


def test_een_ander_woord_geeft_een_andere_vingerafdruk():
    rapport = voorbeeldrapport()

    assert replace(rapport, reactie=rapport.reactie + " ").hash != rapport.hash


def test_een_vast_verslag_zegt_wat_er_bevroren_is(spelers, kader):
    verslag = speel(spelers, kader, tot="vastgesteld", schooljaar=SCHOOLJAAR).verslag
    bevroren = Gespreksrapport.van_data(verslag.inhoud)
    spelers.school.naam = "Een andere naam"
    spelers.school.save()
    spelers.directeur.naam = "Iemand anders"
    spelers.directeur.save()

    nu = Gespreksrapport.van(Verslag.objects.get(pk=verslag.pk))

    assert nu == bevroren
    assert nu.hash == verslag.hash
    assert nu.school == "De Wilgenhoek"
    assert nu.partijakkoorden[0].personen[0].naam == "Samira Idrissi"


def test_de_onderdelen_houden_hun_nummers_en_wat_erbij_hoort(spelers, kader):
    rapport = Gespreksrapport.van(
        speel(spelers, kader, tot="ter_vaststelling", schooljaar=SCHOOLJAAR, tekst="x").verslag
    )

    assert [(deel.nummer, deel.soort) for deel in rapport.onderdelen] == [
        (1, "waarom"),
        (2, "agendapunt"),
        (3, "open"),
        (4, "meenemen"),
    ]
    besproken = rapport.besproken[0]
    assert [afspraak.wat for afspraak in besproken.afspraken] == ["Afspraak x"]
    assert rapport.afspraken == besproken.afspraken
    assert [punt.nummer for punt in rapport.agenda] == [2, *[0] * (len(rapport.agenda) - 1)]


def test_wat_de_school_niet_indiende_blijft_bij_de_school(spelers, kader):
    dialoog = speel(spelers, kader, tot="voorbereiden", schooljaar=SCHOOLJAAR, tekst="x")
    verslag = VerslagFactory(gesprek=dialoog.gesprek)

    rapport = Gespreksrapport.van(verslag)

    assert rapport.zelfevaluatie is None
    assert (rapport.doel_school, rapport.reactie) == ("", "")
    assert rapport.doel_bestuur == "Doel van het bestuur x"


def test_het_oordeel_bij_een_domein_is_alles_wat_daar_is_ingevuld(spelers, kader):
    dialoog = speel(spelers, kader, tot="ingediend", schooljaar=SCHOOLJAAR)
    verslag = VerslagFactory(gesprek=dialoog.gesprek)
    punt = dialoog.gesprek.agendapunten.filter(onderwerp__domein__isnull=False).first()
    OnderdeelFactory(verslag=verslag, agendapunt=punt, soort=Onderdeel.Soort.AGENDAPUNT, nummer=1)

    deel = Gespreksrapport.van(verslag).besproken[0]

    assert [antwoord.code for antwoord in deel.antwoorden] == ["1a", "1b"]
    assert deel.bron == "bestuur"


def test_wat_bij_geen_onderdeel_hoort_staat_bij_wat_we_meenemen(db):
    verslag = VerslagFactory()
    AfspraakFactory(gesprek=verslag.gesprek, wat="Los")
    punt = AgendapuntFactory(gesprek=verslag.gesprek)
    AmbitieFactory(gesprek=verslag.gesprek, agendapunt=punt, tekst="Van een punt zonder onderdeel")
    OnderdeelFactory(verslag=verslag, soort=Onderdeel.Soort.WAAROM, nummer=1)
    OnderdeelFactory(verslag=verslag, soort=Onderdeel.Soort.MEENEMEN, nummer=2)

    rapport = Gespreksrapport.van(verslag)

    assert [rij.wat for rij in rapport.meenemen.afspraken] == ["Los"]
    assert [rij.tekst for rij in rapport.meenemen.ambities] == ["Van een punt zonder onderdeel"]
    assert rapport.waarom.afspraken == ()


def test_de_tijd_is_die_van_de_school(db):
    verslag = VerslagFactory()

    rapport = Gespreksrapport.van(
        verslag, status="vastgesteld", op=datetime(2027, 7, 1, 12, 3, 59, tzinfo=UTC)
    )

    assert rapport.vastgelegd_op.isoformat() == "2027-07-01T14:03:00+02:00"


def test_een_concept_is_geen_vast_verslag():
    assert voorbeeldrapport(status="concept").is_concept
    assert voorbeeldrapport(status="ter_vaststelling").is_concept
    assert not voorbeeldrapport(status="zonder_vaststelling").is_concept


def test_het_nieuwste_woord_op_de_tekst_van_nu_telt():
    deel = voorbeeldrapport().onderdelen[2]

    assert deel.laatste_school.tekst == "We hopen dat de invalpool er op 1 maart echt is."
    assert deel.laatste_school.is_akkoord
    assert not deel.reacties[0].is_akkoord


def test_een_partij_is_pas_akkoord_als_zij_dat_overal_is():
    rapport = voorbeeldrapport()
    zonder = replace(rapport.onderdelen[0], reacties=())

    school, bestuur = rapport.partijakkoorden
    minder = replace(rapport, onderdelen=(zonder, *rapport.onderdelen[1:])).partijakkoorden[0]

    assert (school.aantal, school.met_kanttekening, school.is_volledig) == (6, 2, True)
    assert (bestuur.aantal, bestuur.met_kanttekening, bestuur.is_volledig) == (6, 0, True)
    assert (minder.aantal, minder.totaal, minder.is_volledig) == (5, 6, False)


@pytest.mark.parametrize(
    ("telling", "zin"),
    [
        (Telling("afspraak", 1, ("school",)), "1 afspraak van de school"),
        (
            Telling("afspraak", 3, ("bestuur", "school", "school")),
            "3 afspraken: 2 van de school, 1 van het bestuur",
        ),
        (
            Telling("aandachtspunt", 2, ("samen", "samen")),
            "2 aandachtspunten voor school en bestuur samen",
        ),
    ],
)
def test_in_het_kort_staat_hoeveel_en_van_wie(telling, zin):
    assert telling.hoeveel + telling.verdeling == zin


def test_een_afspraak_past_op_een_regel():
    afspraak = Afspraakregel("Meekijken", "bestuur", wie="Hanneke", tot_tekst="in mei")

    assert afspraak.in_het_kort == "Het bestuur: Hanneke, in mei"


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_aantal_vragen_aan_de_database_groeit_niet(
    aantal, spelers, django_assert_max_num_queries
):
    kader = KwaliteitskaderFactory.gevuld(items=(aantal, aantal))
    verslag = speel(spelers, kader, tot="ter_vaststelling", schooljaar=SCHOOLJAAR).verslag
    for nummer in range(aantal):
        punt = AgendapuntFactory(gesprek=verslag.gesprek)
        OnderdeelFactory(verslag=verslag, agendapunt=punt, soort="agendapunt", nummer=90 + nummer)
        AfspraakFactory(gesprek=verslag.gesprek, agendapunt=punt)
        DeelnemerFactory(gesprek=verslag.gesprek)
    verslag = Verslag.objects.get(pk=verslag.pk)

    with django_assert_max_num_queries(13):
        Gespreksrapport.van(verslag)
