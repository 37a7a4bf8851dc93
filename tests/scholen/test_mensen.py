from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction

from scholen.models import Aanstelling, Bestuur, School, functie_van
from tests.factories import AanstellingFactory, GebruikerFactory


def _namen(scholen) -> set[str]:
    return {school.naam for school in scholen}


def test_wie_op_school_werkt_ziet_alleen_de_eigen_school(wereld):
    zichtbaar = School.objects.zichtbaar_voor(wereld.ib)

    assert _namen(zichtbaar) == {"De Wilgenhoek"}


def test_wie_op_twee_scholen_werkt_ziet_ze_beide(wereld):
    zichtbaar = School.objects.zichtbaar_voor(wereld.ib_van_twee)

    assert _namen(zichtbaar) == {"De Wilgenhoek", "De Abeel"}


@pytest.mark.parametrize("wie", ["adviseur", "bestuurder", "beheerder"])
def test_het_bestuurskantoor_ziet_de_eigen_scholen(wereld, wie):
    zichtbaar = School.objects.zichtbaar_voor(getattr(wereld, wie))

    assert _namen(zichtbaar) == {"De Wilgenhoek", "De Abeel"}


@pytest.mark.parametrize(
    "wie", ["team", "lezer", "swv_medewerker", "zonder_rol", "installatiebeheerder"]
)
def test_wie_geen_mensen_en_scholen_hoeft_te_zien_ziet_ze_niet(wereld, wie):
    zichtbaar = School.objects.zichtbaar_voor(getattr(wereld, wie))

    assert _namen(zichtbaar) == set()


def test_rechten_eindigen_met_de_aanstelling(wereld):
    aanstelling = wereld.directeur.aanstellingen.get()
    aanstelling.tot = date(2026, 11, 23)
    aanstelling.save()

    with time_machine.travel("2026-11-23T12:00:00+01:00", tick=False):
        gisteren = _namen(School.objects.waar_werkt(wereld.directeur))
    with time_machine.travel("2026-11-24T00:30:00+01:00", tick=False):
        vandaag = _namen(School.objects.waar_werkt(wereld.directeur))

    assert (gisteren, vandaag) == ({"De Wilgenhoek"}, set())


def test_een_bestuur_is_zichtbaar_voor_kantoor_en_scholen(wereld):
    zichtbaar = {
        wie: {bestuur.naam for bestuur in Bestuur.objects.zichtbaar_voor(getattr(wereld, wie))}
        for wie in ("ib", "adviseur", "buur_ib", "swv_medewerker")
    }

    assert zichtbaar == {
        "ib": {"Stichting De Brug"},
        "adviseur": {"Stichting De Brug"},
        "buur_ib": {"Stichting De Buren"},
        "swv_medewerker": set(),
    }


@pytest.mark.parametrize(
    ("rol", "waar"),
    [
        ("ib", "bestuur"),
        ("directeur", "swv"),
        ("adviseur", "school"),
        ("lezer", "school"),
        ("swv", "bestuur"),
        ("beheerder", "school"),
    ],
)
def test_een_rol_hoort_bij_een_soort_organisatie(wereld, rol, waar):
    with pytest.raises(IntegrityError), transaction.atomic():
        AanstellingFactory(rol=rol, **{waar: getattr(wereld, waar)})


def test_een_email_bestaat_maar_een_keer_ook_met_hoofdletters(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        GebruikerFactory(email="Samira@example.org")


@pytest.mark.parametrize(
    ("functie", "rol_erbij"),
    [
        ("", ""),
        ("ib'er van de onderbouw", ""),
        ("Ib’er van de onderbouw", ""),
        ("intern begeleider", "ib’er"),
    ],
)
def test_de_rol_staat_erbij_als_de_functie_iets_anders_zegt(functie, rol_erbij):
    assert Aanstelling(rol="ib", functie=functie).rol_erbij == rol_erbij


def test_de_functie_is_die_bij_de_school_en_anders_die_bij_het_bestuur(wereld):
    aanstelling = wereld.ib_van_twee.aanstellingen.get(school=wereld.andere_school)
    aanstelling.functie = "ib’er, één dag per week"
    aanstelling.save()

    bij_school = functie_van(wereld.ib_van_twee, bestuur=None, school=wereld.andere_school)
    bij_bestuur = functie_van(wereld.adviseur, bestuur=wereld.bestuur, school=wereld.school)

    assert (bij_school, bij_bestuur) == ("ib’er, één dag per week", "bestuursadviseur")
