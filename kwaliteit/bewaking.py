"""Who may see and write the rows of kaders and zelfevaluaties (``scholen/bewaking``)."""

from kwaliteit.models import (
    Domein,
    Inbreng,
    Indiening,
    Item,
    Kwaliteitskader,
    Niveau,
    Oordeel,
    Schaal,
    Tekstversie,
    Thema,
    Zelfevaluatie,
)
from scholen.bewaking.voorwaarden import BESTUREN, IEMAND, Bewaakt, of, van_bestuur, via

VAN_ONS = f"bestuur_id {BESTUREN}"
IN_KADER = via(Kwaliteitskader, "kader_id")
IN_ONS_KADER = via(Kwaliteitskader, "kader_id", VAN_ONS)

TABELLEN = (
    Bewaakt.van(Kwaliteitskader, of(VAN_ONS, f"bestuur_id IS NULL AND {IEMAND}"), VAN_ONS),
    Bewaakt.van(Domein, IN_KADER, IN_ONS_KADER),
    Bewaakt.van(Item, IN_KADER, IN_ONS_KADER),
    Bewaakt.van(Schaal, IN_KADER, IN_ONS_KADER),
    Bewaakt.van(Niveau, via(Schaal, "schaal_id"), via(Schaal, "schaal_id", IN_ONS_KADER)),
    Bewaakt.van(Thema, of(VAN_ONS, IN_KADER), of(VAN_ONS, IN_ONS_KADER)),
    Bewaakt.van(Item.themas.through, via(Item, "item_id"), via(Item, "item_id", IN_ONS_KADER)),
    *van_bestuur(Tekstversie, Zelfevaluatie, Oordeel, Inbreng, Indiening),
    Bewaakt.van(Zelfevaluatie.focus.through, via(Zelfevaluatie, "zelfevaluatie_id")),
)
