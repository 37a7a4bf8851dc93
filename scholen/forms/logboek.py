"""Which part of the log a beheerder looks at."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet

from scholen.forms.velden import Dag
from scholen.models import Gebeurtenis


class LogboekFilter(forms.Form):
    """By kind, person and period; what cannot be read is said, and does not filter."""

    soort = forms.ChoiceField(
        label="Wat", required=False, choices=[("", "Alles"), *Gebeurtenis.Soort.choices]
    )
    wie = forms.CharField(label="Wie", required=False, max_length=200)
    van = Dag(label="Vanaf", required=False)
    tot = Dag(label="Tot en met", required=False)

    def __init__(self, *args: Any, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        for naam, veld in self.fields.items():
            veld.widget.attrs["class"] = "form-select" if naam == "soort" else "form-control"

    def toegepast(self, rijen: QuerySet[Gebeurtenis]) -> QuerySet[Gebeurtenis]:
        """The lines that pass."""
        self.full_clean()
        gekozen = self.cleaned_data
        if gekozen.get("soort"):
            rijen = rijen.filter(soort=gekozen["soort"])
        if gekozen.get("wie"):
            rijen = rijen.filter(naam__icontains=gekozen["wie"])
        if gekozen.get("van"):
            rijen = rijen.filter(op__date__gte=gekozen["van"])
        if gekozen.get("tot"):
            rijen = rijen.filter(op__date__lte=gekozen["tot"])
        return rijen

    @property
    def vraag(self) -> str:
        """What was chosen, for the address of the next page or of the file."""
        return urlencode({naam: self.data[naam] for naam in self.fields if self.data.get(naam)})
