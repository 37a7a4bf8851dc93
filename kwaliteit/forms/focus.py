"""Choosing the focus of a self-evaluation."""

from typing import Any

from django import forms

from kwaliteit.acties.zelfevaluatie import FOCUS_HOOGSTENS
from kwaliteit.models import Domein, Kwaliteitskader


class FocusForm(forms.Form):
    """None, one or two domeinen of the kader, by their code."""

    domeinen = forms.ModelMultipleChoiceField(
        queryset=Domein.objects.none(),
        to_field_name="code",
        required=False,
        error_messages={
            "invalid_choice": "Dit domein staat niet in het kader. Kies er een uit de lijst.",
        },
    )

    def __init__(self, *args: Any, kader: Kwaliteitskader, **kwargs: Any) -> None:  # noqa: ANN401 those of a form
        super().__init__(*args, **kwargs)
        veld: forms.ModelMultipleChoiceField = self.fields["domeinen"]  # type: ignore[assignment]
        veld.queryset = kader.domeinen.order_by("volgorde", "pk")

    def clean_domeinen(self) -> list[Domein]:
        """At most two: more is too much for one year."""
        gekozen = list(self.cleaned_data["domeinen"])
        if len(gekozen) > FOCUS_HOOGSTENS:
            raise forms.ValidationError(
                f"Je koos {len(gekozen)} domeinen. Kies er hooguit twee; meer is te veel voor één"
                " jaar."
            )
        return gekozen
