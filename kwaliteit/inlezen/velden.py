"""Fields of a TOML table, taken out with their kind checked and a Dutch sentence when it is not."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from kwaliteit.inlezen.concept import MAX_TEKST
from scholen.inlezen.fout import InlezenMislukt

Tabel = Mapping[str, Any]
SLEUTELWOORD = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


def tekst(tabel: Tabel, veld: str, waar: str, *, ruimte: int = MAX_TEKST) -> str:
    """The text in ``veld``, NFC and without white space around it; ``""`` where it is absent.

    Args:
        waar: whose field it is, to begin the sentence with: "Item 2c".
        ruimte: the most characters there is room for.
    """
    return schoon(tabel.get(veld, ""), veld, waar, ruimte=ruimte)


def verplicht(tabel: Tabel, veld: str, waar: str, *, ruimte: int = MAX_TEKST) -> str:
    """The text in ``veld``, which has to be there."""
    waarde = tekst(tabel, veld, waar, ruimte=ruimte)
    if not waarde:
        raise InlezenMislukt(f"{waar} heeft geen {veld}. Vul dat in en laad het bestand opnieuw.")
    return waarde


def teksten(tabel: Tabel, veld: str, waar: str) -> tuple[str, ...]:
    """The list of texts in ``veld``; empty where it is absent."""
    waarden = tabel.get(veld, [])
    if not isinstance(waarden, list):
        raise InlezenMislukt(
            f"{waar}: {veld} moet een lijst teksten zijn. Zet er vierkante haken omheen."
        )
    return tuple(schoon(waarde, veld, waar) for waarde in waarden)


def keuze(tabel: Tabel, veld: str, waar: str, keuzes: Sequence[str], *, standaard: str) -> str:
    """One of ``keuzes``; ``standaard`` where the field is absent."""
    waarde = tekst(tabel, veld, waar)
    if waarde and waarde not in keuzes:
        raise InlezenMislukt(
            f"{waar} heeft als {veld} “{waarde[:40]}”. Kies uit: {', '.join(keuzes)}."
        )
    return waarde or standaard


def getal(tabel: Tabel, veld: str, waar: str) -> int:
    """The whole number in ``veld``, which has to be there."""
    waarde = tabel.get(veld)
    if not isinstance(waarde, int) or isinstance(waarde, bool):
        raise InlezenMislukt(f"{waar}: {veld} moet een heel getal zijn. Vul dat in.")
    return waarde


def sleutelwoord(tabel: Tabel, veld: str, waar: str, *, ruimte: int) -> str:
    """A keyword: small letters, digits and hyphens."""
    waarde = verplicht(tabel, veld, waar, ruimte=ruimte)
    if not SLEUTELWOORD.fullmatch(waarde):
        raise InlezenMislukt(
            f"{waar} heeft als {veld} “{waarde[:40]}”. Gebruik kleine letters, cijfers "
            "en streepjes."
        )
    return waarde


def deeltabel(tabel: Tabel, veld: str, waar: str) -> Tabel:
    """The table in ``veld``; empty where it is absent."""
    waarde = tabel.get(veld, {})
    if not isinstance(waarde, dict):
        raise InlezenMislukt(f"{waar}: {veld} moet een tabel zijn, met regels als naam = “tekst”.")
    return waarde


def tabellen(tabel: Tabel, veld: str, waar: str) -> list[Tabel]:
    """The tables in ``veld``, in order; empty where it is absent."""
    waarden = tabel.get(veld, [])
    if not isinstance(waarden, list) or not all(isinstance(waarde, dict) for waarde in waarden):
        raise InlezenMislukt(f"{waar}: begin elk deel van {veld} met een eigen regel [[{veld}]].")
    return waarden


def gegevens(waarde: object, veld: str) -> object:
    """``waarde`` as plain data for JSON: texts, whole numbers, yes or no, lists and tables."""
    if isinstance(waarde, dict):
        return {schoon(naam, veld, veld): gegevens(deel, veld) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [gegevens(deel, veld) for deel in waarde]
    if isinstance(waarde, int):
        return waarde
    return schoon(waarde, veld, "Het kader")


def schoon(waarde: object, veld: str, waar: str, *, ruimte: int = MAX_TEKST) -> str:
    """``waarde`` once it is a text that can be stored and shown."""
    if not isinstance(waarde, str):
        raise InlezenMislukt(f"{waar}: {veld} moet tekst zijn. Zet er aanhalingstekens omheen.")
    if any(unicodedata.category(teken) == "Cc" and teken not in "\n\t" for teken in waarde):
        raise InlezenMislukt(f"{waar}: in {veld} staat een onzichtbaar stuurteken. Haal dat weg.")
    if len(waarde) > ruimte:
        raise InlezenMislukt(
            f"{waar}: {veld} is {len(waarde)} tekens lang; er passen er {ruimte}. Maak het korter."
        )
    return unicodedata.normalize("NFC", waarde).strip()
