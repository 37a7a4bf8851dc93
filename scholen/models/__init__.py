from scholen.models.keten import Keten, Regel
from scholen.models.logboek import Gebeurtenis, functie_van, leg_vast
from scholen.models.mensen import BESTUURSROLLEN, SCHOOLROLLEN, Aanstelling, Gebruiker, Rol
from scholen.models.organisatie import (
    DIALOOGROLLEN,
    Bestuur,
    Samenwerkingsverband,
    School,
    Vestiging,
)
from scholen.models.sleutel import MetSleutel, nieuwe_sleutel

__all__ = [
    "BESTUURSROLLEN",
    "DIALOOGROLLEN",
    "SCHOOLROLLEN",
    "Aanstelling",
    "Bestuur",
    "Gebeurtenis",
    "Gebruiker",
    "Keten",
    "MetSleutel",
    "Regel",
    "Rol",
    "Samenwerkingsverband",
    "School",
    "Vestiging",
    "functie_van",
    "leg_vast",
    "nieuwe_sleutel",
]
