"""Fields around a talk that may be written until its verslag lies open."""

from collections.abc import Callable

from django import forms
from django.db.models import Q

from gesprekken.acties.kladblok import NOTEREN_MAG
from kwaliteit.views.velden import Velden

GESLOTEN = (
    "Het verslag van dit gesprek ligt voor, dus hier kan niets meer bij. Kopieer je tekst, of neem"
    " het verslag eerst terug."
)


def notitie(
    form: Callable[..., forms.BaseForm], voorvoegsel: str, terug: str, *, mits: Q = NOTEREN_MAG
) -> Velden:
    """How such fields stand on their page; ``terug`` is where that is."""
    return Velden(form, voorvoegsel, mits, terug, GESLOTEN)
