"""The register of processing as a workbook, for a privacy officer to take along."""

from collections.abc import Iterator

from django.apps import apps

from gesprekken.bewijs.register import groepen, termijnen
from gesprekken.overzichten.bewaring import jaren_van
from scholen.models import Bestuur
from scholen.taal import kleine_letter
from scholen.uitvoer import Blad, werkboek

KOPPEN = [
    "Onderwerp",
    "Wat",
    "Soort",
    "Over wie",
    "Waarvoor",
    "Grondslag",
    "Hoe lang",
    "Wie leest of krijgt het",
]
BREED = {"Wat": 34, "Waarvoor": 56, "Grondslag": 48, "Hoe lang": 44, "Wie leest of krijgt het": 44}
ALGEMEEN = [
    (
        "Waarvoor dit register is",
        "Verwerkingen van persoonsgegevens in de Kwaliteitsdialoog (AVG, artikel 30). Het bestuur"
        " stelt doel en grondslag vast; wat hier staat, is daarvoor ons voorstel.",
    ),
    (
        "Doorgifte buiten de Europese Unie",
        "Het product stuurt niets naar een andere partij, behalve mail. Waar de server en de"
        " mailserver staan, regelt het bestuur met wie het product draait.",
    ),
    (
        "Beveiliging",
        "Inloggen met een tweede stap, rechten per rol en per school, een logboek dat niemand kan"
        " wijzigen, versleutelde geheimen en versleutelde verbindingen.",
    ),
    ("Leerlingen", "Gegevens van leerlingen horen niet in dit product."),
]


def verwerkingsregister(bestuur: Bestuur | None = None) -> bytes:
    """The workbook: what is kept, every field of it, and in general.

    Args:
        bestuur: whose register it is, with its own term; without one that of the product.
    """
    return werkboek([_verwerkingen(bestuur), _velden(), _algemeen(bestuur)])


def _verwerkingen(bestuur: Bestuur | None) -> Blad:
    eigen = jaren_van(bestuur) if bestuur else termijnen()["gesprekken"].jaren
    rijen = [
        [
            groep.onderwerp,
            groep.naam,
            groep.soort_in_woorden,
            groep.wie,
            groep.doel,
            f"{groep.grondslag.kort}: {kleine_letter(groep.grondslag.voluit)}",
            groep.termijn.met_jaren(eigen).in_woorden,
            groep.ontvangers,
        ]
        for groep in groepen()
    ]
    return Blad("Verwerkingen", KOPPEN, rijen, BREED, vast=2)


def _velden() -> Blad:
    breedtes = {"Wat": 40, "Veld": 40}
    return Blad("Velden", ["Wat", "Tabel", "Veld", "Betekenis"], _rijen_van_velden(), breedtes)


def _rijen_van_velden() -> Iterator[list[str]]:
    for groep in groepen():
        for tabel, namen in groep.velden.items():
            for naam in namen:
                yield [groep.naam, tabel, naam, betekenis(tabel, naam)]


def betekenis(tabel: str, naam: str) -> str:
    """What a field is called for people; nothing for a table that has no model."""
    if "." not in tabel:
        return ""
    veld = apps.get_model(tabel)._meta.get_field(naam)
    return str(getattr(veld, "verbose_name", ""))


def _algemeen(bestuur: Bestuur | None) -> Blad:
    wie = str(bestuur) if bestuur else "Het bestuur van de school"
    rijen = [
        ("Verwerkingsverantwoordelijke", wie),
        ("Verwerker", "Wie het product voor het bestuur draait"),
        *ALGEMEEN,
    ]
    return Blad("Algemeen", ["Vraag", "Antwoord"], rijen, {"Vraag": 34, "Antwoord": 90})
