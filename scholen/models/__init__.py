from scholen.models.bewaring import Bewaring, Opruimbeurt
from scholen.models.herstel import Herstelverzoek
from scholen.models.inlogdienst import Inlogdienst
from scholen.models.keten import Keten, Regel
from scholen.models.logboek import (
    Gebeurtenis,
    functie_van,
    leg_alle_vast,
    leg_handeling_vast,
    leg_vast,
    leg_vast_bij_installatie,
)
from scholen.models.mensen import Aanstelling, Gebruiker
from scholen.models.organisatie import (
    Bestuur,
    Samenwerkingsverband,
    School,
    Vestiging,
)
from scholen.models.post import UitgaandBericht
from scholen.models.rol import (
    BESTUURSROLLEN,
    DIALOOGROLLEN,
    KANTOOR,
    SCHOOLROLLEN,
    TEAMROLLEN,
    Rol,
)
from scholen.models.sleutel import MetSleutel, nieuwe_sleutel
from scholen.models.uitnodiging import Uitnodiging, Uitnodigingsrol

__all__ = [
    "BESTUURSROLLEN",
    "DIALOOGROLLEN",
    "KANTOOR",
    "SCHOOLROLLEN",
    "TEAMROLLEN",
    "Aanstelling",
    "Bestuur",
    "Bewaring",
    "Gebeurtenis",
    "Gebruiker",
    "Herstelverzoek",
    "Inlogdienst",
    "Keten",
    "MetSleutel",
    "Opruimbeurt",
    "Regel",
    "Rol",
    "Samenwerkingsverband",
    "School",
    "UitgaandBericht",
    "Uitnodiging",
    "Uitnodigingsrol",
    "Vestiging",
    "functie_van",
    "leg_alle_vast",
    "leg_handeling_vast",
    "leg_vast",
    "leg_vast_bij_installatie",
    "nieuwe_sleutel",
]
