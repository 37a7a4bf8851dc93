"""Tags and filters of the house, available in every template."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import NamedTuple

from django import template
from django.forms import BaseForm, BoundField
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from kwaliteit import iconen
from kwaliteit.teksten import merk_van
from scholen import klok
from scholen.models.mensen import MetRol
from scholen.models.voorstel import Voorstel
from scholen.taal import voluit

register = template.Library()

SCHOOLJAAR = re.compile(r"\b\d{4}[-–]\d{4}\b")


class Beeld(NamedTuple):
    """How a status looks: an icon and the css class of its tag."""

    icoon: str
    klasse: str


class Stap(NamedTuple):
    """One step on the line of the dialogue: ``stand`` is ``af``, ``nu`` or ``straks``."""

    naam: str
    stand: str


class Tree(NamedTuple):
    """A level as it is shown: the sign in the box, its css class and the word beside it."""

    teken: str
    klasse: str
    woord: str


# One table for the statuses of everything with a lifecycle: equal codes mean equal things.
STATUSBEELDEN = {
    "concept": Beeld("pencil", "tag-lijn"),
    "open": Beeld("circle-half-2", "tag-pruim"),
    "gesloten": Beeld("lock", ""),
    "afgerond": Beeld("circle-check", ""),
    "ingediend": Beeld("send", "tag-pruim"),
    "gepubliceerd": Beeld("circle-check", "tag-pruim"),
    "ingetrokken": Beeld("history", ""),
    "voorbereiden": Beeld("pencil", "tag-lijn"),
    "gepland": Beeld("calendar", "tag-pruim"),
    "gevoerd": Beeld("message-circle", "tag-pruim"),
    "ter_vaststelling": Beeld("hourglass", "tag-lijn"),
    "vastgesteld": Beeld("circle-check", "tag-pruim"),
    "zonder_vaststelling": Beeld("file-text", ""),
    "vervallen": Beeld("circle-x", ""),
    "gereed": Beeld("circle-check", ""),
    "doorgegeven": Beeld("arrow-right", ""),
}

FASEN = {
    True: {
        "voorbereiden": "Voorbereiden",
        "gesprek": "Gesprek",
        "verslag": "Verslag",
        "afspraken": "Afspraken",
    },
    False: {"voorbereiden": "Voorbereiden", "ingediend": "Ingediend", "afspraken": "Afspraken"},
}

ZONDER_TREE = {
    "nvt": Tree("–", "n0", "Niet van toepassing"),
    "onbekend": Tree("?", "n0", "Weten we nog niet"),
}


@register.simple_tag
def icoon(naam: str, klasse: str = "") -> SafeString:
    """``{% icoon "check" %}``: an icon beside words, hidden from screen readers.

    Raises:
        TemplateSyntaxError: the icon is not in ``kwaliteit/iconen.toml``.
    """
    try:
        return iconen.teken(naam, klasse)
    except KeyError:
        raise template.TemplateSyntaxError(f"There is no icon {naam!r} in iconen.toml") from None


@register.filter
def tijd(moment: datetime | time | None) -> str:
    """A time of day as it is written here: ``14.03``; nothing for nothing."""
    if not moment:
        return ""
    if isinstance(moment, datetime):
        moment = _hier(moment)
    return f"{moment.hour}.{moment.minute:02d}"


@register.filter
def dag(moment: date | None) -> str:
    """``dinsdag 19 januari``; the year follows when it is not in this school year."""
    return _in_woorden(moment, "l j F")


@register.filter
def datum(moment: date | None) -> str:
    """``19 januari``; the year follows when it is not in this school year."""
    return _in_woorden(moment, "j F")


@register.filter
def dagen(rol: MetRol | Voorstel) -> str:
    """``, vanaf 11 januari 2027, tot en met 31 juli 2027``: a begin that is to come, and an end."""
    begin = f", vanaf {voluit(rol.van)}" if rol.van > klok.vandaag() else ""
    return begin + (f", tot en met {voluit(rol.tot)}" if rol.tot else "")


@register.filter
def wanneer(moment: datetime | None) -> str:
    """``om 14.03`` for what was today, else ``op 19 januari``."""
    if not moment:
        return ""
    vandaag = _hier(moment).date() == klok.vandaag()
    return f"om {tijd(moment)}" if vandaag else f"op {datum(moment)}"


@register.filter
def heel(tekst: str) -> SafeString:
    """The text, of which no line ends halfway a school year such as ``2026-2027``."""
    in_een_stuk = r'<span class="text-nowrap">\g<0></span>'
    return mark_safe(SCHOOLJAAR.sub(in_een_stuk, conditional_escape(tekst)))  # noqa: S308 escaped


@register.filter
def initialen(naam: str) -> str:
    """First letter of the first and of the last word of a name: ``Samira el Idrissi`` is SI."""
    woorden = naam.split()
    return "".join(woord[0] for woord in [*woorden[:1], *woorden[1:][-1:]]).upper()


@register.filter
def vieren(sleutel: str) -> list[str]:
    """The pieces of four letters of a key to type over; together they are the key."""
    return [sleutel[plek : plek + 4] for plek in range(0, len(sleutel), 4)]


@register.filter
def statusbeeld(status: str) -> Beeld:
    """Icon and class of a status; a quiet tag for a code this table does not know."""
    return STATUSBEELDEN.get(status, Beeld("clock", ""))


@register.filter
def kralen(aantal: int, totaal: int) -> list[bool]:
    """One bead per item, the first ``aantal`` of them full."""
    return [nummer < int(aantal) for nummer in range(int(totaal))]


@register.filter
def fasen(nu: str, met_gesprek: bool = True) -> list[Stap]:  # noqa: FBT001,FBT002 a filter takes its argument by position
    """The steps of the dialogue with where one is: before ``nu`` done, after it to come.

    Raises:
        ValueError: ``nu`` is not a step of this line.
    """
    namen = FASEN[bool(met_gesprek)]
    plek = list(namen).index(nu)
    standen = ["af"] * plek + ["nu"] + ["straks"] * len(namen)
    return [Stap(naam, stand) for naam, stand in zip(namen.values(), standen, strict=False)]


@register.filter
def tree(waarde: str | int | None, woord: str = "") -> Tree:
    """A level as sign, class and word; ``woord`` is the kader's own word for that level."""
    code = str(waarde or "")
    if code in ZONDER_TREE:
        return ZONDER_TREE[code]
    return Tree(code, f"n{code}", woord) if code else Tree("–", "n0", "Niet ingevuld")


@register.filter
def merk(waarde: object) -> str:
    """The mark of a stored value, which a field that saves itself sends along."""
    return merk_van(waarde)


@register.filter
def veldanker(veld: BoundField) -> str:
    """The id an error summary can link to; of a group of choices that of the first one."""
    return veld.id_for_label or f"{veld.auto_id}_0"


@register.filter
def samen(form: BaseForm | None, meer: Iterable[BaseForm] | None) -> list[BaseForm]:
    """The forms of a page that shows more than one, for one summary of what is not right."""
    return [een for een in (form, *(meer or ())) if een is not None]


def _in_woorden(moment: date | None, vorm: str) -> str:
    """A day by a Django date format, with the year when the school year is another."""
    if not moment:
        return ""
    op = _hier(moment).date() if isinstance(moment, datetime) else moment
    dit_schooljaar = klok.schooljaar_van(op) == klok.schooljaar_van(klok.vandaag())
    return date_format(op, vorm if dit_schooljaar else f"{vorm} Y")


def _hier(moment: datetime) -> datetime:
    """A moment in our own time zone; one without a zone is taken as it stands."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment
