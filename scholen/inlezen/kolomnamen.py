"""What people and DUO call the columns of a list; DUO changed its names more than once."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

ALIASSEN: Mapping[str, tuple[str, ...]] = {  # per field the names of its column, the best first
    "brin6": (
        "BRIN6",
        "BRIN6CODE",
        "BRIN6NUMMER",
        "BRIN6NR",
        "BRINVESTIGINGSNUMMER",
        "BRINVESTIGINGSCODE",
        "BRINVESTIGING",
        "BRINVESTNR",
        "BRINVEST",
    ),
    "vestiging": (
        "VESTIGINGSCODE",
        "VESTIGINGSNUMMER",
        "VESTIGINGSNR",
        "VESTIGINGNUMMER",
        "VESTIGINGNR",
        "VESTIGINGCODE",
        "VESTNUMMER",
        "VESTNR",
        "VESTCODE",
        "LOCATIENUMMER",
        "LOCATIENR",
        "LOCATIECODE",
    ),
    "brin": (
        "INSTELLINGSCODE",
        "BRINNUMMER",
        "BRINNR",
        "BRINCODE",
        "BRIN",
        "BRIN4",
        "INSTELLINGSNUMMER",
    ),
    "naam": (
        "VESTIGINGSNAAM",
        "NAAMVESTIGING",
        "INSTELLINGSNAAMVESTIGING",
        "LOCATIENAAM",
        "NAAMLOCATIE",
        "NAAMGEBOUW",
        "VESTIGING",
        "LOCATIE",
        "VEST",
        "GEBOUW",
        "NAAM",
    ),
    "school": (
        "INSTELLINGSNAAM",
        "NAAMINSTELLING",
        "SCHOOLNAAM",
        "NAAMSCHOOL",
        "NAAMBASISSCHOOL",
        "SCHOOL",
        "BASISSCHOOL",
        "INSTELLING",
    ),
    "plaats": (
        "PLAATSNAAM",
        "PLAATS",
        "VESTIGINGSPLAATS",
        "PLAATSVESTIGING",
        "PLAATSNAAMVESTIGING",
        "PLAATSSCHOOL",
        "WOONPLAATS",
        "POSTCODEPLAATS",
        "POSTCODEENPLAATS",
    ),
    "bestuur": (
        "BEVOEGDGEZAGNUMMER",
        "BEVOEGDGEZAGNR",
        "BEVOEGDGEZAGCODE",
        "BESTUURSNUMMER",
        "BESTUURSNR",
    ),
    "soort": (
        "SOORTPO",
        "SOORTPRIMAIRONDERWIJS",
        "SOORTONDERWIJS",
        "ONDERWIJSSOORT",
        "SCHOOLSOORT",
        "SOORTSCHOOL",
        "SOORT",
        "SCHOOLTYPE",
        "TYPESCHOOL",
        "TYPEONDERWIJS",
        "TYPE",
    ),
    "wijk": ("WIJK", "WIJKNAAM", "BUURT"),
}
VELD = {alias: veld for veld, aliassen in ALIASSEN.items() for alias in aliassen}
TWEEZIJDIG = frozenset(
    {"VESTIGING", "LOCATIE", "VEST", "GEBOUW", "SCHOOL", "BASISSCHOOL", "INSTELLING"}
)
"""A column with such a name holds names with one, and numbers with another."""
NUMMERS = ("brin6", "vestiging", "brin")
NAMEN = ("naam", "school")
WOORDEN = {
    "brin6": "nummer van de vestiging (BRIN6)",
    "vestiging": "vestigingsnummer",
    "brin": "BRIN-nummer",
    "naam": "naam van de vestiging",
    "school": "naam van de school",
    "plaats": "plaats",
    "bestuur": "bestuursnummer",
    "soort": "soort",
    "wijk": "wijk",
}
LIDWOORDEN = frozenset({"VAN", "DE", "HET", "ONZE"})
ACCENTEN = re.compile("[\u0300-\u036f]")
TUSSEN_HAAKJES = re.compile(r"\([^)]*\)")


def kern(tekst: str) -> str:
    """A word or name without accents, spaces and signs, in capitals."""
    return "".join(_woorden(tekst))


def _woorden(tekst: str) -> list[str]:
    letters = ACCENTEN.sub("", unicodedata.normalize("NFKD", tekst)).upper()
    return re.findall(r"[A-Z0-9]+", letters)


def aliassen(koppen: Sequence[str]) -> list[str]:
    """The names of the columns as ``ALIASSEN`` has them, without articles.

    What stands between brackets explains a name, unless another column has the bare one.
    """
    namen = [_alias(kop) for kop in koppen]
    for plek, kop in enumerate(koppen):
        kaal = _alias(TUSSEN_HAAKJES.sub(" ", kop))
        if namen[plek] not in VELD and kaal not in namen:
            namen[plek] = kaal
    return namen


def _alias(kop: str) -> str:
    return "".join(woord for woord in _woorden(kop) if woord not in LIDWOORDEN)


def tel(cellen: Sequence[str]) -> int:
    """How many fields this row names."""
    return len(velden_van(cellen))


def velden_van(cellen: Sequence[str]) -> set[str]:
    """The fields that this row names."""
    return {VELD[naam] for naam in aliassen(cellen) if naam in VELD}
