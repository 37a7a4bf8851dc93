"""Who sees what, as the table on the page of that name: the same for everybody, without data."""

from collections.abc import Mapping
from dataclasses import dataclass

JA = "ja"
NEE = "nee"

KOLOMMEN: Mapping[str, str] = {
    "school": "Ib’er, MT en directeur van de school",
    "adviseur": "Adviseur van het gesprek",
    "adviseurs": "Andere adviseurs van het bestuur",
    "bestuurder": "Bestuurder",
    "lezer": "Toezicht en (G)MR",
    "beheerder": "Functioneel beheerder",
    "swv": "Samen\u00adwerkings\u00adverband",
    "anderen": "Andere scholen van het bestuur",
}


@dataclass(frozen=True)
class Regel:
    """One thing that can be read; ``cellen`` says who reads it, in the order of the columns."""

    wat: str
    cellen: tuple[str, ...]
    toelichting: str = ""

    @property
    def per_kolom(self) -> Mapping[str, str]:
        """The cells by the code of their column."""
        return dict(zip(KOLOMMEN, self.cellen, strict=True))


@dataclass(frozen=True)
class Groep:
    """Things that belong to one part of the dialogue."""

    titel: str
    regels: tuple[Regel, ...]


def _regel(wat: str, wie: str = "", toelichting: str = "", **anders: str) -> Regel:
    """Who reads it: the columns in ``wie``, those of ``anders`` as their words say, others not."""
    van_kolom = {**dict.fromkeys(wie.split(), JA), **anders}
    return Regel(wat, tuple(van_kolom.get(kolom, NEE) for kolom in KOLOMMEN), toelichting)


GROEPEN: tuple[Groep, ...] = (
    Groep(
        "De ronde",
        (
            _regel(
                "Waarom de ronde er is, wat het bestuur ermee wil en welke dagen tellen",
                "school adviseur adviseurs bestuurder lezer anderen",
            ),
            _regel(
                "Hoe ver een school is",
                "school adviseur adviseurs bestuurder",
                "Tot de school indient, is dat één van drie woorden: nog niet begonnen, bezig of"
                " ingediend.",
            ),
            _regel(
                "De rode draad van een afgeronde ronde, zonder namen van scholen",
                "school adviseur adviseurs bestuurder lezer anderen",
            ),
        ),
    ),
    Groep(
        "De voorbereiding",
        (
            _regel(
                "Antwoorden, onderwerpen en doel van de school, voordat zij indient",
                "school",
                "Dit blijft binnen de school, ook als die later iets anders indient.",
            ),
            _regel(
                "Wat de school indiende: antwoorden, onderwerpen en doel",
                "school adviseur adviseurs",
                "De bestuurder schrijft eerst op waarom. De school ziet dat in het logboek, en"
                " het lezen kan dan 24 uur. Staat het verslag van het gesprek vast, dan leest de"
                " bestuurder dit als bijlage bij het verslag.",
                bestuurder="met een reden",
            ),
            _regel(
                "Het doel van het bestuur voor het gesprek met deze school",
                "school adviseur adviseurs",
            ),
        ),
    ),
    Groep(
        "Het gesprek",
        (
            _regel("Datum, plaats en wie aan tafel zit", "school adviseur adviseurs"),
            _regel(
                "De agenda, en wat er is besproken",
                "school adviseur",
                "Wat is besproken, leest de school zodra het gesprek is gevoerd.",
            ),
            _regel(
                "Voorbereiding, eigen bevindingen en het kladblok",
                "",
                "Die zijn van wie ze schrijft. Ze komen niet in het verslag.",
                adviseur="alleen van zichzelf",
            ),
        ),
    ),
    Groep(
        "Het verslag",
        (
            _regel("Het verslag terwijl de adviseur eraan schrijft", "adviseur"),
            _regel(
                "Het verslag dat bij beide kanten ligt, voor hun akkoord",
                "school adviseur",
                "Heeft een bestuur maar één school, dan leest daar ook een tweede adviseur of de"
                " bestuurder mee: iemand anders dan de schrijver geeft akkoord.",
            ),
            _regel(
                "Het verslag dat vaststaat, ook als pdf",
                "school adviseur adviseurs bestuurder",
            ),
        ),
    ),
    Groep(
        "Afspraken",
        (
            _regel(
                "Afspraken uit een gesprek",
                "school adviseur adviseurs",
                "School en adviseurs zien een afspraak zodra het verslag bij beide kanten ligt,"
                " de bestuurder en het samenwerkingsverband pas als het vaststaat.",
                bestuurder="als het verslag vaststaat",
                swv="wat aan hen is gericht",
            ),
        ),
    ),
    Groep(
        "Kaders, mensen en logboek",
        (
            _regel(
                "Het kwaliteitskader van het bestuur",
                "school adviseur adviseurs bestuurder lezer beheerder anderen",
                "Een kader dat voor alle besturen is, leest iedereen die hier een account heeft.",
                swv="alleen een gedeeld kader",
            ),
            _regel(
                "Wie er op school werkt, en in welke rol",
                "school adviseur adviseurs bestuurder beheerder",
            ),
            _regel(
                "Het logboek: wie wat deed en las",
                "school adviseur",
            ),
        ),
    ),
)
"""What stands in domein.md 7, as far as the product has it now; a test holds it to what it does."""
