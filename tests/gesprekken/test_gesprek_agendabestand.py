"""The iCalendar file of a talk."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from gesprekken import agendabestand
from gesprekken.models import Gesprek
from tests.gesprekken import verhaal
from tests.gesprekken.verhaal import OP

HIER = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def gesprek(wereld):
    return verhaal.gepland(verhaal.gesprek(wereld), wereld)


def lees(gesprek, volgnummer=0):
    kalender = Calendar.from_ical(agendabestand.inhoud(gesprek, volgnummer=volgnummer, op=OP))
    return next(deel for deel in kalender.walk("VEVENT"))


def test_het_bestand_noemt_moment_plaats_en_school_en_niets_meer(gesprek):
    regel = lees(gesprek, volgnummer=2)

    assert {
        naam: str(waarde)
        for naam, waarde in regel.items()
        if naam not in {"DTSTART", "DTEND", "DTSTAMP"}
    } == {
        "UID": f"{gesprek.sleutel}@kwaliteitsdialoog",
        "SEQUENCE": "2",
        "SUMMARY": "Kwaliteitsgesprek De Wilgenhoek",
        "STATUS": "CONFIRMED",
        "LOCATION": "Kamer 2",
    }
    assert regel.decoded("DTSTART") == datetime(2027, 1, 19, 14, 0, tzinfo=HIER)
    assert regel.decoded("DTEND") == datetime(2027, 1, 19, 15, 30, tzinfo=HIER)


def test_het_bestand_draagt_de_tijdzone_mee(gesprek):
    tekst = agendabestand.inhoud(gesprek, volgnummer=0, op=OP).decode()

    assert "DTSTART;TZID=Europe/Amsterdam:20270119T140000" in tekst
    assert "BEGIN:VTIMEZONE" in tekst


def test_zonder_tijd_is_het_een_hele_dag(gesprek):
    gesprek.tijd = gesprek.tijd_tot = None

    regel = lees(gesprek)

    assert regel.decoded("DTSTART") == date(2027, 1, 19)


def test_zonder_eindtijd_duurt_het_anderhalf_uur(gesprek):
    gesprek.tijd, gesprek.tijd_tot = time(9), None

    regel = lees(gesprek)

    assert regel.decoded("DTEND") == datetime(2027, 1, 19, 10, 30, tzinfo=HIER)


def test_een_link_staat_erbij(gesprek):
    gesprek.plaats, gesprek.link = "", "https://overleg.example.org/x"

    regel = lees(gesprek)

    assert (str(regel["LOCATION"]), str(regel["URL"])) == ("https://overleg.example.org/x",) * 2


def test_een_gesprek_dat_niet_doorgaat_haalt_zichzelf_weg(gesprek):
    gesprek.status = Gesprek.Status.VERVALLEN

    assert str(lees(gesprek)["STATUS"]) == "CANCELLED"


def test_het_volgnummer_telt_elke_wijziging(gesprek, wereld):
    eerst = agendabestand.volgnummer(gesprek)
    verhaal.gepland(gesprek, wereld, datum=date(2027, 2, 2))
    verzet = agendabestand.volgnummer(gesprek)
    gesprek.vervallen(door=wereld.adviseur, op=OP, reden="Ziek.")

    assert (eerst, verzet, agendabestand.volgnummer(gesprek)) == (0, 1, 2)


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [
        ("De Wilgenhoek", "gesprek-de-wilgenhoek-2027-01-19.ics"),
        ('É/"../\r\nX: y', "gesprek-e-x-y-2027-01-19.ics"),
        ("学校", "gesprek-school-2027-01-19.ics"),
    ],
)
def test_de_bestandsnaam_is_veilig(gesprek, naam, verwacht):
    gesprek.school.naam = naam

    assert agendabestand.bestandsnaam(gesprek) == verwacht


def test_een_regeleinde_in_de_plaats_maakt_geen_nieuwe_regel(gesprek):
    gesprek.plaats = "Kamer 2\r\nATTENDEE:mailto:x@example.org"

    assert "ATTENDEE" not in lees(gesprek)
