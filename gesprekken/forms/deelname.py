"""What a school and its adviser write in a deelname, and the reasons for reopening and reading."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import QuerySet

from gesprekken.models import Deelname, Onderwerp, Ronde
from kwaliteit.forms.velden import Regel, Tekst, VerplichteTekst
from kwaliteit.models import Thema
from kwaliteit.teksten import normaliseer


class DoelenForm(forms.ModelForm):
    """The school's goal, and its reaction to the board's."""

    doel_school = Tekst(label="Jullie doel")
    reactie = Tekst(label="Jullie reactie op dit doel")

    class Meta:
        model = Deelname
        fields = ["doel_school", "reactie"]


class DoelBestuurForm(forms.ModelForm):
    """The board's goal for this school, in the words of its adviser."""

    doel_bestuur = Tekst(label="Jouw doel")

    class Meta:
        model = Deelname
        fields = ["doel_bestuur"]


class RodeDraadForm(forms.ModelForm):
    """What the adviser sees over all conversations."""

    rode_draad = Tekst(label="De rode draad")

    class Meta:
        model = Ronde
        fields = ["rode_draad"]


class OnderwerpForm(forms.ModelForm):
    """A topic in one's own words."""

    titel = Regel(
        label="Waar wil je het over hebben?",
        max_length=300,
        error_messages={
            "required": "Schrijf in een paar woorden waar je het over wilt hebben.",
            "max_length": "Maak de titel korter; hieronder is plek om meer te schrijven.",
        },
    )
    reden = Tekst(
        label="Waarom juist dit? (mag leeg blijven)", widget=forms.Textarea(attrs={"rows": 3})
    )
    thema = forms.ModelChoiceField(
        Thema.objects.none(),
        label="Thema (mag leeg blijven)",
        required=False,
        empty_label="Geen thema",
    )

    class Meta:
        model = Onderwerp
        fields = ["titel", "reden", "thema"]

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 those of any form
        themas: QuerySet[Thema],
        **opties: Any,  # noqa: ANN401 those of any form
    ) -> None:
        super().__init__(*args, **opties)
        self.fields["thema"].queryset = themas  # type: ignore[attr-defined]  # a ModelChoiceField

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        return helper


class RedenVanOnderwerpForm(forms.ModelForm):
    """Why this topic: a field that saves itself."""

    reden = Tekst(label="Waarom juist dit?")

    class Meta:
        model = Onderwerp
        fields = ["reden"]


class RedenForm(forms.Form):
    """Why: written down where the other side reads it."""

    reden = VerplichteTekst(label="Waarom?", widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 those of any form
        vraag: str,
        uitleg: str = "",
        minstens: int = 1,
        **opties: Any,  # noqa: ANN401 those of any form
    ) -> None:
        super().__init__(*args, **opties)
        self.minstens = minstens
        self.fields["reden"].label = vraag
        self.fields["reden"].help_text = uitleg
        self.fields["reden"].error_messages["required"] = "Schrijf kort op waarom."

    def clean_reden(self) -> str:
        """At least ``minstens`` characters."""
        reden: str = self.cleaned_data["reden"]
        if len(reden) < self.minstens:
            raise forms.ValidationError(f"Schrijf iets meer: minstens {self.minstens} tekens.")
        return reden

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        return helper


class Namen(forms.Field):
    """Any number of short names, as ticked in a list."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> tuple[str, ...]:  # noqa: ANN401 what Django's field takes
        return tuple(dict.fromkeys(normaliseer(naam) for naam in value or ()))


class OnderwerpenForm(forms.Form):
    """Which topics are ticked, beside which stood ticked on the page that was sent.

    So a page that stayed open changes only what its reader changed.
    """

    onderwerp = Namen(required=False)
    stond_aan = Namen(required=False)

    @property
    def erbij(self) -> list[str]:
        """What was ticked now, in the order of the page; of a valid form."""
        stond_aan = self.cleaned_data["stond_aan"]
        return [naam for naam in self.cleaned_data["onderwerp"] if naam not in stond_aan]

    @property
    def eraf(self) -> list[str]:
        """What was unticked now; of a valid form."""
        nog_aan = self.cleaned_data["onderwerp"]
        return [naam for naam in self.cleaned_data["stond_aan"] if naam not in nog_aan]
