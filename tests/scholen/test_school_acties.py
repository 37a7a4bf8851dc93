"""Keeping schools: what changes, what is refused, what the log says, what stays."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from scholen import klok
from scholen.acties import school as acties
from scholen.acties.kan_niet import Ingehaald, KanNiet
from scholen.models import Aanstelling, Bestuur, Gebeurtenis, School, Vestiging
from scholen.overzichten.school import lopende_jaren
from tests.factories import (
    BestuurFactory,
    DeelnameFactory,
    GebruikerFactory,
    SchoolFactory,
    VestigingFactory,
)

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


def _logboek(school):
    rijen = Gebeurtenis.objects.filter(model="school", sleutel=school.sleutel).order_by("pk")
    return list(rijen.values_list("soort", "van", "naar", "reden"))


def _zin(daad, *args, **velden):
    with pytest.raises(KanNiet) as fout:
        daad(*args, **velden)
    return str(fout.value)


def test_een_school_met_haar_eerste_vestiging(wie):
    school = acties.school_met_vestiging(
        BestuurFactory(),
        naam="De Beuk",
        soort="sbo",
        wijk="Haven",
        brin6="99XB00",
        plaats="Haverlo",
        **wie,
    )

    vestiging = school.vestigingen.get()
    assert (school.naam, school.soort, school.wijk) == ("De Beuk", "sbo", "Haven")
    assert (vestiging.brin6, vestiging.naam, vestiging.plaats) == ("99XB00", "De Beuk", "Haverlo")
    assert vestiging.bestuur == school.bestuur
    assert _logboek(school) == [
        ("wijziging", "", "", "De school is toegevoegd."),
        ("wijziging", "", "99XB00", "Vestiging De Beuk (99XB00) is toegevoegd."),
    ]


def test_een_nummer_dat_er_al_is_houdt_de_hele_school_tegen(school, wie):
    velden = {"naam": "X", "soort": "so", "wijk": "", "plaats": "", **wie}

    zin = _zin(acties.school_met_vestiging, school.bestuur, brin6="99XA00", **velden)
    elders = _zin(acties.school_met_vestiging, BestuurFactory(), brin6="99XA00", **velden)

    assert zin == "99XA00 is al een vestiging van De Abeel."
    assert elders == (
        "99XA00 is hier in gebruik bij een ander bestuur; een school nemen we nooit stil over."
        " Kijk het nummer na."
    )
    assert list(School.objects.all()) == [school]


def test_een_andere_naam_laat_de_oude_staan(school, wie):
    lang = "Kindcentrum " + "x" * 180
    nieuw = {"naam": lang, "soort": "sbo", "wijk": "Zuid"}

    assert acties.school_wijzigen(school, nieuw, **wie) == ["de naam", "de soort", "de wijk"]
    assert acties.school_wijzigen(school, nieuw, **wie) == []

    school.refresh_from_db()
    assert (school.naam, school.soort, school.wijk) == (lang, "sbo", "Zuid")
    assert _logboek(school) == [
        ("naam", "De Abeel", lang, ""),
        (
            "wijziging",
            "basisschool",
            "sbo",
            "De soort is nu Speciaal basisonderwijs; eerst was dat Basisschool.",
        ),
        ("wijziging", "", "Zuid", "De wijk is nu Zuid."),
    ]


def test_twee_mensen_wijzigen_elk_een_ander_veld_en_beide_blijft(school, wie):
    gezien = {"naam": "De Abeel", "soort": "basisschool", "wijk": ""}
    oud = School.objects.get()

    acties.school_wijzigen(school, {"naam": "Kindcentrum Zuid"}, gezien=gezien, **wie)
    acties.school_wijzigen(oud, {"wijk": "Zuid"}, gezien=gezien, **wie)

    school.refresh_from_db()
    assert (school.naam, school.wijk) == ("Kindcentrum Zuid", "Zuid")


def test_wijzigen_twee_mensen_hetzelfde_veld_dan_bewaart_de_tweede_niets(school, wie):
    gezien = {"naam": "De Abeel", "soort": "basisschool", "wijk": ""}
    acties.school_wijzigen(school, {"naam": "Kindcentrum Zuid"}, gezien=gezien, **wie)
    regels = _logboek(school)

    with pytest.raises(Ingehaald) as fout:
        acties.school_wijzigen(
            School.objects.get(), {"naam": "De Wilg", "wijk": "Zuid"}, gezien=gezien, **wie
        )
    zelfde = acties.school_wijzigen(school, {"naam": "Kindcentrum Zuid"}, gezien=gezien, **wie)

    assert (fout.value.velden, fout.value.rij.naam) == ({"naam"}, "Kindcentrum Zuid")
    assert zelfde == []
    school.refresh_from_db()
    assert (school.naam, school.wijk) == ("Kindcentrum Zuid", "")
    assert _logboek(school) == regels


def test_sluiten_en_weer_openen(school, wie):
    acties.school_sluiten(school, per=PER, **wie)

    assert school.is_gesloten
    assert list(School.objects.bestaand()) == []
    assert _zin(acties.school_sluiten, school, per=PER, **wie) == (
        "De Abeel was al gesloten. Kijk hoe het er nu voor staat."
    )

    acties.school_heropenen(school, **wie)

    assert list(School.objects.bestaand()) == [school]
    assert _zin(acties.school_heropenen, school, **wie) == "De Abeel is niet gesloten."
    assert [reden for *_, reden in _logboek(school)] == [
        "De school sluit op 1 augustus 2026.",
        "De school is weer open.",
    ]


def test_tot_de_dag_van_sluiten_is_een_school_open(school, wie):
    acties.school_sluiten(school, per=date(2026, 11, 25), **wie)

    assert klok.vandaag() == date(2026, 11, 24)
    assert not school.is_gesloten
    assert list(School.objects.bestaand()) == [school]
    assert list(Bestuur.objects.met_een_school()) == [school.bestuur]

    School.objects.update(gesloten_op=date(2026, 11, 24))

    assert list(School.objects.bestaand()) == []
    assert list(Bestuur.objects.met_een_school()) == []


@pytest.mark.parametrize("dag", [date(1900, 1, 1), date(2029, 1, 1)])
def test_een_dag_die_niet_kan(school, wie, dag):
    assert _zin(acties.school_sluiten, school, per=dag, **wie) == (
        "Kies een dag tussen 1 augustus 1985 en 31 december 2028."
    )


def test_opgaan_laat_de_geschiedenis_staan_en_neemt_de_vestigingen_mee(school, wie):
    verder = SchoolFactory(bestuur=school.bestuur, naam="De Beuk")
    VestigingFactory(school=school, brin6="99XA01", naam="Noord", gesloten_op=PER)

    acties.school_opgaan(school, verder=verder, per=PER, vestigingen_mee=True, **wie)

    assert (school.gesloten_op, school.opgegaan_in) == (PER, verder)
    assert list(verder.voorgangers.all()) == [school]
    assert list(Vestiging.objects.order_by("brin6").values_list("brin6", "school__naam")) == [
        ("99XA00", "De Beuk"),
        ("99XA01", "De Abeel"),
    ]
    assert [reden for *_, reden in _logboek(school)] == [
        "De school gaat op 1 augustus 2026 verder als De Beuk.",
        "Vestiging De Abeel (99XA00) hoort nu bij De Beuk.",
    ]
    assert [reden for *_, reden in _logboek(verder)] == [
        "Vestiging De Abeel (99XA00) hoort nu bij De Beuk."
    ]


def test_opgaan_mag_ook_zonder_vestigingen_en_houdt_een_eerdere_sluitdatum(school, wie):
    verder = SchoolFactory(bestuur=school.bestuur)
    acties.school_sluiten(school, per=PER, **wie)

    acties.school_opgaan(school, verder=verder, per=date(2026, 9, 1), vestigingen_mee=False, **wie)

    assert (school.gesloten_op, school.vestigingen.count()) == (PER, 1)
    assert "al opgegaan in" in _zin(
        acties.school_opgaan, school, verder=verder, per=PER, vestigingen_mee=False, **wie
    )


def test_opgaan_kan_niet_zomaar_overal(school, wie):
    kies = "Kies een andere school van jullie bestuur die open is."
    dicht = SchoolFactory(bestuur=school.bestuur, gesloten_op=PER)
    verder = SchoolFactory(bestuur=school.bestuur)

    def zin(waarin, per=PER):
        return _zin(
            acties.school_opgaan, school, verder=waarin, per=per, vestigingen_mee=True, **wie
        )

    assert [zin(waarin) for waarin in (school, SchoolFactory(), dicht)] == [kies] * 3
    assert zin(verder, date(2026, 11, 25)) == "Kies een dag tussen 1 augustus 1985 en vandaag."
    school.refresh_from_db()
    assert (school.gesloten_op, school.opgegaan_in) == (None, None)


def test_sluiten_laat_rollen_en_rondes_met_rust(wie):
    deelname = DeelnameFactory()
    school, ronde = deelname.school, deelname.ronde
    Aanstelling.objects.create(
        gebruiker=wie["door"], rol="directeur", school=school, van=date(2020, 8, 1)
    )
    klaar = DeelnameFactory(school=school, ronde__bestuur=school.bestuur, ronde__status="afgerond")

    acties.school_sluiten(school, per=PER, **wie)

    deelname.refresh_from_db()
    assert (deelname.school, deelname.ronde.status) == (school, "open")
    assert list(School.objects.waar_werkt(wie["door"], "directeur")) == [school]
    assert lopende_jaren(school) == [ronde.schooljaar]
    assert klaar.ronde.status == "afgerond"
    assert import_string(settings.LOPENDE_RONDES)(SchoolFactory()) == []
