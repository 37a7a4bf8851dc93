"""What comes in about an afspraak after the talk."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from gesprekken.models import Afspraak, Partij
from kwaliteit.forms.velden import Tekst, VerplichteTekst
from scholen.models import School

LOPEND = Afspraak.Status.OPEN.value
ALLES = "alles"
STATUSKEUZES = [*Afspraak.Status.choices, (ALLES, "Alles")]


class AfsprakenFilter(forms.Form):
    """Which afspraken the list shows; anything it does not know means: do not filter."""

    school = forms.ModelChoiceField(
        School.objects.none(),
        to_field_name="sleutel",
        required=False,
        empty_label="Alle scholen",
        label="School",
    )
    partij = forms.ChoiceField(
        label="Wie komt in actie", required=False, choices=[("", "Iedereen"), *Partij.choices]
    )
    status = forms.ChoiceField(label="Stand", required=False, choices=STATUSKEUZES)

    def __init__(self, *args: Any, scholen: QuerySet[School], **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.fields["school"].queryset = scholen  # type: ignore[attr-defined]  # a ModelChoiceField
        for veld in self.fields.values():
            veld.widget.attrs["class"] = "form-select"

    def toegepast(self, afspraken: QuerySet[Afspraak]) -> QuerySet[Afspraak]:
        """The afspraken that pass; what runs, when nothing was chosen."""
        self.full_clean()
        gekozen = self.cleaned_data
        if gekozen.get("school"):
            afspraken = afspraken.filter(school=gekozen["school"])
        if gekozen.get("partij"):
            afspraken = afspraken.filter(partij=gekozen["partij"])
        status = gekozen.get("status") or LOPEND
        return afspraken if status == ALLES else afspraken.filter(status=status)


class AfspraakStatusForm(forms.Form):
    """The next step of an afspraak, with a reason where somebody will ask for one."""

    class Stap:
        GEREED = "gereed"
        STOPPEN = "stoppen"
        HERVATTEN = "hervatten"

    stap = forms.ChoiceField(
        label="Hoe staat het ermee",
        choices=[(Stap.GEREED, "Klaar"), (Stap.STOPPEN, "Gestopt"), (Stap.HERVATTEN, "Loopt weer")],
        error_messages={
            "required": "Kies eerst hoe het met de afspraak staat.",
            "invalid_choice": "Kies een van de antwoorden.",
        },
    )
    reden = Tekst(
        label="Waarom?", widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"})
    )

    def clean(self) -> dict[str, Any]:
        """A reason belongs to stopping and to running again."""
        schoon = super().clean() or self.cleaned_data
        schoon["reden"] = schoon.get("reden", "").strip()
        if schoon.get("stap") == self.Stap.STOPPEN and not schoon["reden"]:
            self.add_error("reden", "Schrijf op waarom jullie ermee stoppen.")
        if schoon.get("stap") == self.Stap.HERVATTEN and not schoon["reden"]:
            self.add_error("reden", "Schrijf op waarom de afspraak weer loopt.")
        return schoon


class NotitieForm(forms.Form):
    """How it goes with an afspraak, in somebody's own words."""

    tekst = VerplichteTekst(
        label="Wat zien of merken jullie?",
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
        error_messages={"required": "Schrijf eerst op wat jullie zien of merken."},
    )
