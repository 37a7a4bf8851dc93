"""What the forms about a whole kader share: whose it is."""

from django import forms

from scholen.forms.velden import VanBestuur
from scholen.models import Bestuur


class KaderVanBestuur(VanBestuur):
    """A form about the kader of a bestuur."""

    bestuur = forms.ModelChoiceField(
        Bestuur.objects.none(),
        label="Voor welk bestuur?",
        error_messages={"required": "Kies het bestuur waar dit kader van is."},
    )
