"""Examples for the page that shows every component in its states; no row is read or made."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from gesprekken.models import Akkoord, Partij
from gesprekken.rapport.blad import Bladdeel, Kant
from gesprekken.rapport.delen import Onderdeeldeel, Reactie
from kwaliteit.models import Item, Oordeel
from kwaliteit.overzichten.item import Itemblad, itemblad
from kwaliteit.overzichten.itemveld import Bron, Weigering
from kwaliteit.overzichten.schaal import schaal_van_het_huis
from kwaliteit.overzichten.vorig import Vorig

TOEN = datetime(2026, 11, 24, 13, 3, tzinfo=UTC)
STELLING = "Iedereen in het team kent de weg als een leerling meer nodig heeft."
TEKST = "We overleggen elke zes weken per bouw. Nieuwe collega’s vinden de weg nog niet vanzelf."
ANDER = "Nieuwe collega’s krijgen sinds november een maatje."


@dataclass(frozen=True)
class Bewaarstand:
    """One state of a field that saves itself, and what the server said with it."""

    naam: str
    stand: str
    is_fout: bool
    melding: str = ""


@dataclass(frozen=True)
class Voorbeeld:
    """Something with a status, for the tag that shows it."""

    status: str

    def get_status_display(self) -> str:
        return self.status.replace("_", " ").capitalize()


BEWAARSTANDEN = (
    Bewaarstand("Er wordt opgeslagen", "bezig", is_fout=False),
    Bewaarstand("Het is opgeslagen", "klaar", is_fout=False),
    Bewaarstand("Het lukte niet", "mislukt", is_fout=True),
    Bewaarstand(
        "Het ging te vaak", "te-vaak", is_fout=True, melding="Over 40 seconden kan het weer."
    ),
    Bewaarstand("Iemand anders schreef hier ook", "gekozen", is_fout=True),
    Bewaarstand("De sessie is voorbij", "uitgelogd", is_fout=True, melding="Je bent uitgelogd."),
    Bewaarstand("Het is geweigerd", "geweigerd", is_fout=True, melding="Kort de tekst in."),
    Bewaarstand("Je mag dit niet meer wijzigen", "geen-toegang", is_fout=True),
    Bewaarstand("Een ander is ingelogd", "ander", is_fout=True),
)


def items() -> tuple[Itemblad, ...]:
    """An item as one finds it: fresh, looked at, open with a name of a pupil, open and refused."""
    geweigerd = Weigering(TEKST, ander=ANDER, door="Soraya Tjin", wanneer="om 14.01")
    return (
        _item("2e"),
        _item("2f", waarde="3", toelichting=TEKST, bekeken_op=TOEN),
        _item("2g", is_open=True, wil_bespreken=True, toelichting="Leerling Daan is erbij."),
        _item("2h", is_open=True, weigering=geweigerd, toelichting=ANDER),
    )


def _item(
    code: str, *, is_open: bool = False, weigering: Weigering | None = None, **oordeel: object
) -> Itemblad:
    item = Item(
        code=code,
        stelling=STELLING,
        bedoeld="Wie twijfelt, weet bij wie zij terechtkan en wat er dan gebeurt.",
        vragen=["Wie vraag je het eerst om mee te kijken?"],
        merkbaar=["Een nieuwe collega weet na een maand wie zij kan bellen."],
        niveaus={"3": "Iedereen kent de weg en gebruikt die ook."},
    )
    bron = Bron(
        schaal=schaal_van_het_huis(),
        woorden={},
        vorige={code: Vorig("2", "n2", "In ontwikkeling", "Het overleg begon net.")},
        geweigerd={(code, "toelichting"): weigering} if weigering else {},
    )
    return replace(itemblad(Oordeel(item=item, **oordeel), bron), is_open=is_open)


def akkoorden() -> Mapping[str, Bladdeel]:
    """A section by where both sides stand."""
    ja, nog_niet = Akkoord.Keuze.AKKOORD, Akkoord.Keuze.NOG_NIET
    kanttekening = Akkoord.Keuze.MET_KANTTEKENING
    return {
        "Niemand zei iets": _deel(_kant(Partij.SCHOOL), _kant(Partij.BESTUUR)),
        "De school is akkoord": _deel(_kant(Partij.SCHOOL, ja), _kant(Partij.BESTUUR)),
        "Akkoord met een kanttekening": _deel(
            _kant(Partij.SCHOOL, kanttekening, "Het aantal uren klopt pas vanaf januari."),
            _kant(Partij.BESTUUR, ja),
        ),
        "Nog niet akkoord": _deel(
            _kant(Partij.SCHOOL, nog_niet, "Wij spraken af dat het bestuur belt."),
            _kant(Partij.BESTUUR, ja),
        ),
        "De tekst is daarna veranderd": _deel(
            Kant(Partij.SCHOOL.value, None, _reactie(Partij.SCHOOL, ja)), _kant(Partij.BESTUUR)
        ),
    }


def _deel(school: Kant, bestuur: Kant) -> Bladdeel:
    reacties = tuple(kant.nu for kant in (school, bestuur) if kant.nu)
    return Bladdeel(
        Onderdeeldeel(3, "agendapunt", "Overdracht", reacties=reacties), school, bestuur
    )


def _kant(partij: Partij, keuze: str = "", tekst: str = "") -> Kant:
    return Kant(partij.value, _reactie(partij, keuze, tekst) if keuze else None, None)


def _reactie(partij: Partij, keuze: str, tekst: str = "") -> Reactie:
    wie = "Marjolein Oosterwaal" if partij == Partij.SCHOOL else "Jacintha Terwiel"
    return Reactie(partij.value, wie, "", TOEN, keuze, tekst)
