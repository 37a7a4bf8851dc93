"""What the school answered last year, to stand beside this year's empty field (rule 6)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q

from kwaliteit.models import Indiening, Oordeel, Zelfevaluatie
from kwaliteit.overzichten.schaal import klasse_van, teken_van
from scholen import klok
from scholen.taal import hoofdletter


@dataclass(frozen=True)
class Toen:
    """Something that came of last year's talk about an item: its kind, its words, how it ended."""

    kop: str
    tekst: str
    stand: str = ""
    url: str = ""


@dataclass(frozen=True)
class Vorig:
    """Last year's submitted answer on the item with the same code, and what was agreed then.

    All of it is empty where the school answered nothing and only ``toen`` says something.
    """

    teken: str = ""
    klasse: str = ""
    woord: str = ""
    toelichting: str = ""
    waaraan: str = ""
    feit: str = ""
    wie: str = ""
    op: datetime | None = None
    toen: tuple[Toen, ...] = ()


def vorige_antwoorden(
    zelfevaluatie: Zelfevaluatie, toen: Mapping[str, tuple[Toen, ...]] | None = None
) -> dict[str, Vorig]:
    """By item code, what the school submitted the year before on this kader or the one before it.

    Codes are stable across the versions of a kader and mean nothing across kaders. Two queries.

    Args:
        toen: by item code, what came of last year's talk.
    """
    if zelfevaluatie.school_id is None:
        return {}
    antwoorden = _antwoorden(zelfevaluatie)
    erbij = toen or {}
    return {
        code: replace(antwoorden.get(code, Vorig()), toen=erbij.get(code, ()))
        for code in {*antwoorden, *erbij}
    }


def vorig_jaar(zelfevaluatie: Zelfevaluatie) -> Q:
    """Which zelfevaluaties are last year's of the same school on the same family of kaders."""
    return Q(
        Q(kader=zelfevaluatie.kader_id) | Q(kader__volgende=zelfevaluatie.kader_id),
        school=zelfevaluatie.school_id,
        voor=zelfevaluatie.voor,
        schooljaar=klok.vorig_schooljaar(zelfevaluatie.schooljaar),
    )


def _antwoorden(zelfevaluatie: Zelfevaluatie) -> dict[str, Vorig]:
    vorige = Zelfevaluatie.objects.filter(vorig_jaar(zelfevaluatie)).values("pk")
    indiening = (
        Indiening.objects.filter(zelfevaluatie__in=vorige).order_by("-ingediend_op", "-pk").first()
    )
    if indiening is None:
        return {}
    schrijvers = _schrijvers(indiening)
    return {
        item["code"]: Vorig(
            teken=teken_van(item["waarde"]),
            klasse=klasse_van(item["waarde"]),
            woord=hoofdletter(item["label"]),
            toelichting=item["toelichting"],
            waaraan=item["waaraan"],
            feit=" ".join(filter(None, (item["feit_waarde"], item["feit_jaar"]))),
            **schrijvers.get(
                item["code"],
                {"wie": f"Ingediend door {indiening.naam}", "op": indiening.ingediend_op},
            ),
        )
        for item in _ingevuld(indiening.inhoud)
    }


def _schrijvers(indiening: Indiening) -> dict[str, dict[str, Any]]:
    """By item code, who of the school wrote the answer, and when.

    The snapshot does not say (it goes to the board), so this is of the rows; of one that changed
    after the snapshot nobody can tell.
    """
    rijen = Oordeel.objects.filter(
        zelfevaluatie=indiening.zelfevaluatie_id,
        gewijzigd_op__lte=indiening.ingediend_op,
        gewijzigd_door__isnull=False,
    ).values_list("item__code", "gewijzigd_door__naam", "gewijzigd_op")
    return {code: {"wie": naam, "op": op} for code, naam, op in rijen}


def _ingevuld(inhoud: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for domein in inhoud["domeinen"]:
        for item in domein["items"]:
            if item["waarde"] or item["toelichting"] or item["waaraan"] or item["feit_waarde"]:
                yield item
