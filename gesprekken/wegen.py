"""From any row to the bestuur that it is of."""

from collections.abc import Iterable
from functools import cache

from django.apps import apps
from django.db import models

APPS = ("scholen", "kwaliteit", "gesprekken")
VAN_NIEMAND = {"Samenwerkingsverband", "Bestuur", "Gebruiker", "Opruimbeurt"}
"""What is of no bestuur: a person may work for several."""
VIA_HET_KADER = {
    "Domein": "kader__bestuur",
    "Item": "kader__bestuur",
    "Schaal": "kader__bestuur",
    "Niveau": "schaal__kader__bestuur",
}


def weg_naar_bestuur(model: type[models.Model]) -> str:
    """The road from a row to its bestuur, as a lookup; empty for what is of no bestuur."""
    relaties = relaties_van(model)
    if model.__name__ in VAN_NIEMAND:
        return ""
    if "bestuur" in relaties:
        return "bestuur"
    if model._meta.auto_created:  # of many-to-many: the side that has the field
        eerste = next(iter(relaties))
        return f"{eerste}__{weg_naar_bestuur(relaties[eerste])}"
    return VIA_HET_KADER[model.__name__]


def modellen() -> Iterable[type[models.Model]]:
    """All of ours, those of many-to-many fields too."""
    return [
        model
        for app in APPS
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    ]


@cache
def op_modelnaam() -> dict[str, type[models.Model]]:
    """Each of them by the name that the history of texts calls it."""
    return {model._meta.model_name: model for model in modellen() if model._meta.model_name}


def relaties_van(model: type[models.Model]) -> dict[str, type[models.Model]]:
    """The rows a row points at, by the name of the field."""
    velden = model._meta.concrete_fields
    return {veld.name: veld.related_model for veld in velden if veld.related_model}
