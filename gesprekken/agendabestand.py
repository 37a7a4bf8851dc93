"""The date of a talk as an iCalendar file: when, where and with which school, nothing more."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.text import slugify
from icalendar import Calendar, Event

from gesprekken.models import Gesprek
from scholen.models import Gebeurtenis

GEWONE_DUUR = timedelta(minutes=90)
"""How long a talk takes in a calendar when no end was given."""


def inhoud(gesprek: Gesprek, *, volgnummer: int, op: datetime) -> bytes:
    """The file for a talk with a date.

    A calendar that has the talk already takes it over, because the UID stays the same and the
    sequence number goes up with each change.

    Args:
        volgnummer: how often it was changed since it was planned.
        op: when this file was made.
    """
    kalender = Calendar()
    kalender.add("prodid", "-//Kwaliteitsdialoog//NL")
    kalender.add("version", "2.0")
    kalender.add("method", "PUBLISH")
    kalender.add_component(_gebeurtenis(gesprek, volgnummer=volgnummer, op=op))
    kalender.add_missing_timezones()
    bestand: bytes = kalender.to_ical()
    return bestand


def volgnummer(gesprek: Gesprek) -> int:
    """How often the talk was moved or called off since it was planned."""
    wijzigingen = Gebeurtenis.objects.filter(model="gesprek", sleutel=gesprek.sleutel)
    verzet = wijzigingen.filter(soort=Gebeurtenis.Soort.WIJZIGING).exclude(naar="").count()
    return verzet + (gesprek.status == Gesprek.Status.VERVALLEN)


def bestandsnaam(gesprek: Gesprek) -> str:
    """A safe name: letters, digits and hyphens of the school and the day."""
    school = slugify(gesprek.school.naam) or "school"
    return f"gesprek-{school[:60]}-{gesprek.datum:%Y-%m-%d}.ics"


def _gebeurtenis(gesprek: Gesprek, *, volgnummer: int, op: datetime) -> Event:
    regel = Event()
    regel.add("uid", f"{gesprek.sleutel}@kwaliteitsdialoog")
    regel.add("sequence", volgnummer)
    regel.add("dtstamp", op.astimezone(ZoneInfo("UTC")))
    regel.add("summary", f"Kwaliteitsgesprek {gesprek.school.naam}")
    is_vervallen = gesprek.status == Gesprek.Status.VERVALLEN
    regel.add("status", "CANCELLED" if is_vervallen else "CONFIRMED")
    if gesprek.datum is None or gesprek.tijd is None:
        regel.add("dtstart", gesprek.datum)
    else:
        zone = ZoneInfo(settings.TIME_ZONE)
        begin = datetime.combine(gesprek.datum, gesprek.tijd, tzinfo=zone)
        regel.add("dtstart", begin)
        tot = gesprek.tijd_tot
        einde = datetime.combine(gesprek.datum, tot, tzinfo=zone) if tot else begin + GEWONE_DUUR
        regel.add("dtend", einde)
    if gesprek.plaats or gesprek.link:
        regel.add("location", gesprek.plaats or gesprek.link)
    if gesprek.link:
        regel.add("url", gesprek.link)
    return regel
