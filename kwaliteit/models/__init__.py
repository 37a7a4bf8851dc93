from kwaliteit.models.kader import (
    STANDAARD_NIET_VAN_TOEPASSING,
    STANDAARD_NIVEAUS,
    STANDAARD_WETEN_WE_NIET,
    Domein,
    Gerichtheid,
    Item,
    Kwaliteitskader,
    Niveau,
    Plek,
    Schaal,
    Thema,
)
from kwaliteit.models.tekstversie import Tekstversie
from kwaliteit.models.zelfevaluatie import Inbreng, Indiening, Oordeel, Waarde, Zelfevaluatie

__all__ = [
    "STANDAARD_NIET_VAN_TOEPASSING",
    "STANDAARD_NIVEAUS",
    "STANDAARD_WETEN_WE_NIET",
    "Domein",
    "Gerichtheid",
    "Inbreng",
    "Indiening",
    "Item",
    "Kwaliteitskader",
    "Niveau",
    "Oordeel",
    "Plek",
    "Schaal",
    "Tekstversie",
    "Thema",
    "Waarde",
    "Zelfevaluatie",
]
