"""Keeping vestigingen: what changes, what is refused, and that an open school always has one."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from scholen.acties import vestiging as acties
from scholen.acties.kan_niet import Ingehaald, KanNiet
from scholen.acties.school import school_opgaan, school_sluiten
from scholen.models import Gebeurtenis, Vestiging
from tests.factories import GebruikerFactory, SchoolFactory, VestigingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]
OP = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
PER = date(2026, 8, 1)


@pytest.fixture
def wie():
    return {"door": GebruikerFactory(naam="Ozan"), "op": OP}


@pytest.fixture
def school():
    school = SchoolFactory(naam="De Abeel")
    VestigingFactory(school=school, brin6="99XA00", naam="De Abeel", plaats="Tolhorn")
    return school


@pytest.fixture
def noord(school):
    return VestigingFactory(school=school, brin6="99XA01", naam="Noord", plaats="Tolhorn")


@pytest.fixture
def beuk(school):
    return SchoolFactory(bestuur=school.bestuur, naam="De Beuk")


def _logboek(school):
    rijen = Gebeurtenis.objects.filter(model="school", sleutel=school.sleutel).order_by("pk")
    return list(rijen.values_list("van", "naar", "reden"))


def _zin(daad, *args, **velden):
    with pytest.raises(KanNiet) as fout:
        daad(*args, **velden)
    return str(fout.value)


def test_een_vestiging_wijzigen_en_verhuizen(school, noord, beuk, wie):
    nieuw = {"naam": "Noordwest", "plaats": "Haverlo", "school": beuk}

    acties.vestiging_wijzigen(noord, nieuw, **wie)

    noord.refresh_from_db()
    assert (noord.naam, noord.plaats, noord.school) == ("Noordwest", "Haverlo", beuk)
    verhuisd = ("De Abeel", "De Beuk", "Vestiging Noordwest (99XA01) hoort nu bij De Beuk.")
    assert _logboek(school) == [
        (
            "Noord",
            "Noordwest",
            "De naam van vestiging 99XA01 is nu Noordwest; eerst was dat Noord.",
        ),
        (
            "Tolhorn",
            "Haverlo",
            "De plaats van vestiging 99XA01 is nu Haverlo; eerst was dat Tolhorn.",
        ),
        verhuisd,
    ]
    assert _logboek(beuk) == [verhuisd]


def test_wat_niet_verandert_laat_geen_regel_na(school, noord, wie):
    acties.vestiging_wijzigen(noord, {"naam": "Noord", "school": school}, **wie)

    assert _logboek(school) == []


@pytest.mark.parametrize("veld", ["naam", "plaats", "school"])
def test_wijzigen_twee_mensen_hetzelfde_dan_bewaart_de_tweede_niets(school, noord, beuk, wie, veld):
    cipres = SchoolFactory(bestuur=school.bestuur, naam="De Cipres")
    gezien = {"naam": "Noord", "plaats": "Tolhorn", "school": school.sleutel}
    een = {"naam": "Noordwest", "plaats": "Haverlo", "school": beuk}
    ander = {"naam": "Noordoost", "plaats": "Wendel", "school": cipres}
    acties.vestiging_wijzigen(noord, {veld: een[veld]}, gezien=gezien, **wie)

    with pytest.raises(Ingehaald) as fout:
        acties.vestiging_wijzigen(Vestiging.objects.get(pk=noord.pk), ander, gezien=gezien, **wie)

    assert fout.value.velden == {veld}
    noord.refresh_from_db()
    assert {**gezien, "school": school, veld: een[veld]} == {
        "naam": noord.naam,
        "plaats": noord.plaats,
        "school": noord.school,
    }


def test_de_enige_vestiging_van_een_open_school_verhuist_niet(school, beuk, wie):
    vestiging = school.vestigingen.get()

    assert _zin(acties.vestiging_wijzigen, vestiging, {"school": beuk, "naam": "X"}, **wie) == (
        "De Abeel (99XA00) is de enige vestiging van De Abeel die open is. Gaat De Abeel verder als"
        " De Beuk? Kies dan op de bladzijde van De Abeel voor “Laten opgaan in een andere school”."
        " Anders: voeg daar eerst de nieuwe vestiging toe."
    )

    vestiging.refresh_from_db()
    assert (vestiging.school, vestiging.naam) == (school, "De Abeel")
    assert _logboek(school) == []


def test_een_gesloten_vestiging_en_die_van_een_gesloten_school_mogen_verhuizen(
    school, noord, beuk, wie
):
    acties.vestiging_sluiten(noord, per=PER, **wie)
    acties.vestiging_wijzigen(noord, {"school": beuk}, **wie)
    VestigingFactory(school=beuk)
    school_opgaan(school, verder=beuk, per=PER, vestigingen_mee=False, **wie)
    acties.vestiging_wijzigen(school.vestigingen.get(), {"school": beuk}, **wie)

    assert school.vestigingen.count() == 0
    assert beuk.vestigingen.count() == 3


def test_een_school_die_ondertussen_sloot_krijgt_er_geen_vestiging_bij(school, noord, beuk, wie):
    open_gezien = type(beuk).objects.get(pk=beuk.pk)
    school_sluiten(beuk, per=PER, **wie)

    dicht = _zin(acties.vestiging_wijzigen, noord, {"school": open_gezien}, **wie)
    elders = _zin(acties.vestiging_wijzigen, noord, {"school": SchoolFactory(naam="Ver")}, **wie)

    assert [dicht, elders] == [
        "De Beuk is niet open. Kies een school van jullie bestuur die open is.",
        "Ver is niet open. Kies een school van jullie bestuur die open is.",
    ]
    noord.refresh_from_db()
    assert noord.school == school


def test_een_vestiging_sluiten_als_er_nog_een_is(school, wie):
    vestiging = school.vestigingen.get()

    assert _zin(acties.vestiging_sluiten, vestiging, per=PER, **wie) == (
        "De Abeel (99XA00) is de enige vestiging die open is. Sluit dan de school zelf, of voeg"
        " eerst de nieuwe vestiging toe."
    )

    acties.vestiging_toevoegen(school, brin6="99XA01", naam="Noord", plaats="", **wie)
    acties.vestiging_sluiten(vestiging, per=PER, **wie)

    assert vestiging.is_gesloten
    assert _zin(acties.vestiging_sluiten, vestiging, per=PER, **wie) == (
        "De Abeel (99XA00) was al gesloten. Kijk hoe het er nu voor staat."
    )
    acties.vestiging_heropenen(vestiging, **wie)
    assert not vestiging.is_gesloten
    assert _zin(acties.vestiging_heropenen, vestiging, **wie) == (
        "De Abeel (99XA00) is niet gesloten."
    )


def test_bij_een_gesloten_school_komt_geen_vestiging(school, wie):
    school_sluiten(school, per=PER, **wie)

    assert _zin(
        acties.vestiging_toevoegen, school, brin6="99XA01", naam="Noord", plaats="", **wie
    ) == ("De Abeel is gesloten. Open de school eerst weer.")
