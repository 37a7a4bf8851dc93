"""What the forms about a whole kader share: whose it is."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from scholen.models import Bestuur


class VanBestuur(forms.Form):
    """A form for a bestuur; who works at one bestuur only is not asked for which."""

    bestuur = forms.ModelChoiceField(
        Bestuur.objects.none(),
        label="Voor welk bestuur?",
        error_messages={"required": "Kies het bestuur waar dit kader van is."},
    )

    def __init__(self, *args: Any, besturen: QuerySet[Bestuur], **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.besturen = list(besturen[:2])
        if len(self.besturen) == 1:
            del self.fields["bestuur"]
        else:
            self.fields["bestuur"].queryset = besturen  # type: ignore[attr-defined]  # a ModelChoiceField

    @property
    def gekozen_bestuur(self) -> Bestuur | None:
        """The owner of the kader, once it is known."""
        if "bestuur" not in self.fields:
            return self.besturen[0]
        bestuur: Bestuur | None = self.cleaned_data.get("bestuur")
        return bestuur
