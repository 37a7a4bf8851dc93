"""What the school answered last year, to stand beside this year's empty field (rule 6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from kwaliteit.models import Indiening, Zelfevaluatie
from kwaliteit.overzichten.schaal import klasse_van, teken_van
from scholen import klok
from scholen.taal import hoofdletter


@dataclass(frozen=True)
class Vorig:
    """Last year's submitted answer on the item with the same code."""

    teken: str
    klasse: str
    woord: str
    toelichting: str
    feit: str
    naam: str
    op: datetime


def vorige_antwoorden(zelfevaluatie: Zelfevaluatie) -> dict[str, Vorig]:
    """By item code, what the school submitted the year before on this kader or the one before it.

    Codes are stable across the versions of a kader and mean nothing across kaders. One query.
    """
    indiening = (
        Indiening.objects.filter(
            Q(zelfevaluatie__kader=zelfevaluatie.kader_id)
            | Q(zelfevaluatie__kader__volgende=zelfevaluatie.kader_id),
            zelfevaluatie__school=zelfevaluatie.school_id,
            zelfevaluatie__voor=zelfevaluatie.voor,
            zelfevaluatie__schooljaar=klok.vorig_schooljaar(zelfevaluatie.schooljaar),
        )
        .order_by("-ingediend_op", "-pk")
        .first()
    )
    if indiening is None or zelfevaluatie.school_id is None:
        return {}
    return {
        item["code"]: Vorig(
            teken=teken_van(item["waarde"]),
            klasse=klasse_van(item["waarde"]),
            woord=hoofdletter(item["label"]),
            toelichting=item["toelichting"],
            feit=" ".join(filter(None, (item["feit_waarde"], item["feit_jaar"]))),
            naam=indiening.naam,
            op=indiening.ingediend_op,
        )
        for item in _ingevuld(indiening.inhoud)
    }


def _ingevuld(inhoud: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for domein in inhoud["domeinen"]:
        for item in domein["items"]:
            if item["waarde"] or item["toelichting"] or item["feit_waarde"]:
                yield item
