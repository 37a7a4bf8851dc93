"""What a zelfevaluatie says at one moment, as plain data: the inhoud of an ``Indiening``.

The shape, complete (every key is always there; an empty text is ``""``)::

    {
      "formaat": 1,
      "van": "De Wilgenhoek",                        the school, or the bestuur itself
      "schooljaar": "2026-2027",
      "kader": {"naam": "...", "versie": "2026"},
      "schaal": {"niveaus": [{"waarde": "1", "label": "nog niet"}, ...],
                 "nvt": "niet van toepassing", "onbekend": "weten we nog niet"},
      "focus": ["2"],                                codes of domeinen, in the kader's order
      "domeinen": [
        {"code": "2", "titel": "...",
         "items": [
           {"code": "2a", "kort": "...", "stelling": "...",      variables filled in
            "soort": "stelling",                     or feit, norm, ambitie
            "over": "school",                        or bestuur, beide
            "waarde": "3", "label": "op orde",       "" | 1..4 | nvt | onbekend, and its word
            "toelichting": "", "waaraan": "", "waar_te_vinden": "",
            "feit_waarde": "", "feit_jaar": "", "streefjaar": "",
            "wil_bespreken": false, "reden": "",
            "bekeken": true,
            "overgenomen_op": ""}                    or the local day, "2026-11-20"
         ]}
      ],
      "onderwerpen": [], "doel_school": "", "doel_bestuur": "", "reactie": ""
    }

The last line belongs to the gesprek: who submits puts in what the deelname says. ``doel_*`` and
``reactie`` are texts; a topic is ``{"code", "titel", "stelling", "reden", "bron"}``, in order,
``code`` that of the item or domein (or ``""``), ``bron`` one of school, bestuur, vorig_jaar.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from kwaliteit.models import (
    STANDAARD_NIET_VAN_TOEPASSING,
    STANDAARD_NIVEAUS,
    STANDAARD_WETEN_WE_NIET,
    Item,
    Kwaliteitskader,
    Oordeel,
    Schaal,
    Waarde,
    Zelfevaluatie,
)
from kwaliteit.woorden import vul_in

FORMAAT = 1
TEKSTVELDEN = (
    "toelichting",
    "waaraan",
    "waar_te_vinden",
    "feit_waarde",
    "feit_jaar",
    "streefjaar",
    "reden",
)


def momentopname(zelfevaluatie: Zelfevaluatie, *, woorden: Mapping[str, str]) -> dict[str, Any]:
    """Everything the school answered, in the shape above, in a fixed number of queries.

    Args:
        woorden: the values of the kader's variables, as the ronde keeps them.
    """
    kader = zelfevaluatie.kader
    schaal = _schaal(kader)
    oordelen = {oordeel.item_id: oordeel for oordeel in zelfevaluatie.oordelen.all()}
    domeinen: dict[int, dict[str, Any]] = {
        domein.pk: {"code": domein.code, "titel": vul_in(domein.titel, woorden), "items": []}
        for domein in kader.domeinen.order_by("volgorde", "pk")
    }
    for item in kader.items.in_volgorde():
        antwoord = _antwoord(item, oordelen.get(item.pk), schaal=schaal, woorden=woorden)
        domeinen[item.domein_id]["items"].append(antwoord)
    focus = zelfevaluatie.focus.order_by("volgorde", "pk")
    return {
        "formaat": FORMAAT,
        "van": str(zelfevaluatie.school or zelfevaluatie.bestuur),
        "schooljaar": zelfevaluatie.schooljaar,
        "kader": {"naam": kader.naam, "versie": kader.versie},
        "schaal": schaal,
        "focus": [domein.code for domein in focus],
        "domeinen": list(domeinen.values()),
        "onderwerpen": [],
        "doel_school": "",
        "doel_bestuur": "",
        "reactie": "",
    }


def _schaal(kader: Kwaliteitskader) -> dict[str, Any]:
    eigen = Schaal.objects.filter(kader=kader).prefetch_related("niveaus").first()
    niveaus = (
        [(str(niveau.waarde), niveau.label) for niveau in eigen.niveaus.all()]
        if eigen
        else [(waarde, label) for waarde, label, _ in STANDAARD_NIVEAUS]
    )
    return {
        "niveaus": [{"waarde": waarde, "label": label} for waarde, label in niveaus],
        "nvt": eigen.niet_van_toepassing if eigen else STANDAARD_NIET_VAN_TOEPASSING,
        "onbekend": eigen.weten_we_niet if eigen else STANDAARD_WETEN_WE_NIET,
    }


def _antwoord(
    item: Item, oordeel: Oordeel | None, *, schaal: dict[str, Any], woorden: Mapping[str, str]
) -> dict[str, Any]:
    waarde = oordeel.waarde if oordeel else ""
    labels = {niveau["waarde"]: niveau["label"] for niveau in schaal["niveaus"]}
    labels |= {"": "", Waarde.NVT.value: schaal["nvt"], Waarde.ONBEKEND.value: schaal["onbekend"]}
    return {
        "code": item.code,
        "kort": vul_in(item.kort, woorden),
        "stelling": vul_in(item.stelling, woorden),
        "soort": item.soort,
        "over": item.over,
        "waarde": waarde,
        "label": labels.get(waarde, waarde),
        **{veld: getattr(oordeel, veld, "") for veld in TEKSTVELDEN},
        "wil_bespreken": bool(oordeel and oordeel.wil_bespreken),
        "bekeken": bool(oordeel and oordeel.bekeken_op),
        "overgenomen_op": _dag(oordeel.overgenomen_op if oordeel else None),
    }


def _dag(moment: datetime | None) -> str:
    return timezone.localdate(moment).isoformat() if moment else ""
