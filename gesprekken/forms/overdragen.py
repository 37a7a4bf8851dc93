"""Who hands over what to whom."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from scholen.forms.velden import Formulier
from scholen.models import Gebruiker


class OverdragenForm(Formulier):
    """From one adviser to another; the own notes only of who fills this in."""

    van = forms.ModelChoiceField(
        Gebruiker.objects.none(),
        label="Van wie",
        to_field_name="sleutel",
        empty_label="Kies wie het nu doet",
        error_messages={
            "required": "Kies wiens scholen overgaan.",
            "invalid_choice": "Kies iemand uit de lijst.",
        },
    )
    naar = forms.ModelChoiceField(
        Gebruiker.objects.none(),
        label="Naar wie",
        to_field_name="sleutel",
        empty_label="Kies wie het overneemt",
        error_messages={
            "required": "Kies wie het overneemt.",
            "invalid_choice": "Kies een adviseur die nu bij het bestuur werkt.",
        },
    )
    met_aantekeningen = forms.BooleanField(
        label="Mijn eigen aantekeningen en bevindingen gaan mee",
        required=False,
        help_text="De ander leest ze dan, en jij niet meer. Alleen van gesprekken die nog lopen.",
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 those of any form
        van: Sequence[Gebruiker],
        naar: QuerySet[Gebruiker],
        gebruiker: Gebruiker,
        **opties: Any,  # noqa: ANN401 those of any form
    ) -> None:
        super().__init__(*args, **opties)
        wie = Gebruiker.objects.filter(pk__in=[een.pk for een in van]).order_by("naam", "pk")
        self.fields["van"].queryset = wie  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["naar"].queryset = naar  # type: ignore[attr-defined]  # a ModelChoiceField
        if gebruiker in van:
            self.initial.setdefault("van", gebruiker.sleutel)
        else:
            del self.fields["met_aantekeningen"]

    @property
    def keuze(self) -> dict[str, Any]:
        """What was chosen; of a valid form."""
        return {"met_aantekeningen": False, **self.cleaned_data}
