from kwaliteit.models.kader import (
    Domein,
    Gerichtheid,
    Item,
    KaderOnvolledig,
    Kwaliteitskader,
    Plek,
    Thema,
)
from kwaliteit.models.schaal import (
    STANDAARD_NIET_VAN_TOEPASSING,
    STANDAARD_NIVEAUS,
    STANDAARD_WETEN_WE_NIET,
    Niveau,
    Schaal,
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
    "KaderOnvolledig",
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
