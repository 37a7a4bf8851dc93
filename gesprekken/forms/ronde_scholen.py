"""Which schools take part in a round, with which adviser, with a gesprek or without."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import QuerySet

from gesprekken.acties.ronde import Keuze
from gesprekken.models import Schoolkeuze
from scholen.models import Gebruiker, School
from scholen.taal import alfabetisch


@dataclass(frozen=True)
class Schoolvelden:
    """The three fields of one school."""

    school: School
    mee: forms.BoundField
    adviseur: forms.BoundField
    gesprek: forms.BoundField


class ScholenForm(forms.Form):
    """All schools of a bestuur at once; each field carries the sleutel of its school."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 those of any form
        scholen: Iterable[School],
        adviseurs: Iterable[Gebruiker],
        gekozen: Iterable[Schoolkeuze],
        ik: Gebruiker,
        **opties: Any,  # noqa: ANN401 those of any form
    ) -> None:
        super().__init__(*args, **opties)
        self.scholen = sorted(scholen, key=lambda rij: (alfabetisch(rij.naam), rij.pk))
        self.adviseurs = {rij.sleutel: rij for rij in adviseurs}
        self.ik = ik
        keuzes = {keuze.school_id: keuze for keuze in gekozen}
        for school in self.scholen:
            self._voeg_toe(school, keuzes.get(school.pk), iedereen=not keuzes)

    def _voeg_toe(self, school: School, keuze: Schoolkeuze | None, *, iedereen: bool) -> None:
        """The fields of one school; until somebody chose, all schools are ticked."""
        adviseur = keuze.adviseur if keuze else self.ik
        self.fields[f"mee-{school.sleutel}"] = forms.BooleanField(
            label=school.naam, required=False, initial=bool(keuze) or iedereen
        )
        self.fields[f"adviseur-{school.sleutel}"] = forms.ChoiceField(
            label=f"Adviseur van {school.naam}",
            required=False,
            choices=[(sleutel, rij.naam) for sleutel, rij in self.adviseurs.items()],
            initial=adviseur.sleutel,
            widget=forms.Select(attrs={"class": "form-select"}),
            error_messages={"invalid_choice": f"Kies opnieuw wie {school.naam} begeleidt."},
        )
        self.fields[f"gesprek-{school.sleutel}"] = forms.BooleanField(
            label=f"Gesprek met {school.naam}",
            required=False,
            initial=keuze.met_gesprek if keuze else True,
        )

    def regels(self) -> Iterator[Schoolvelden]:
        """Per school its fields, by name."""
        for school in self.scholen:
            yield Schoolvelden(
                school,
                self[f"mee-{school.sleutel}"],
                self[f"adviseur-{school.sleutel}"],
                self[f"gesprek-{school.sleutel}"],
            )

    @property
    def keuzes(self) -> list[Keuze]:
        """The schools that take part; of a valid form."""
        invoer = self.cleaned_data
        return [
            Keuze(
                school=school,
                adviseur=self.adviseurs.get(invoer[f"adviseur-{school.sleutel}"], self.ik),
                met_gesprek=invoer[f"gesprek-{school.sleutel}"],
            )
            for school in self.scholen
            if invoer[f"mee-{school.sleutel}"]
        ]


class SchoolErbijForm(forms.Form):
    """One more school for a round that is open already."""

    school = forms.ModelChoiceField(
        School.objects.none(),
        label="School",
        to_field_name="sleutel",
        empty_label="Kies een school",
        error_messages={
            "required": "Kies eerst een school.",
            "invalid_choice": "Deze school doet al mee, of hoort niet bij dit bestuur.",
        },
    )
    adviseur = forms.ModelChoiceField(
        Gebruiker.objects.none(),
        label="Wie begeleidt de school?",
        to_field_name="sleutel",
        empty_label=None,
        error_messages={"invalid_choice": "Kies een adviseur van dit bestuur."},
    )
    met_gesprek = forms.BooleanField(label="Met gesprek", required=False, initial=True)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 those of any form
        scholen: QuerySet[School],
        adviseurs: QuerySet[Gebruiker],
        ik: Gebruiker,
        **opties: Any,  # noqa: ANN401 those of any form
    ) -> None:
        super().__init__(*args, **opties)
        self.fields["school"].queryset = scholen.order_by("naam", "pk")  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["adviseur"].queryset = adviseurs  # type: ignore[attr-defined]  # a ModelChoiceField
        self.initial.setdefault("adviseur", ik.sleutel)

    @property
    def keuze(self) -> Keuze:
        """The school to add; of a valid form."""
        return Keuze(**self.cleaned_data)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        return helper


class AdviseurForm(forms.Form):
    """Who guides this school from now on."""

    adviseur = forms.ModelChoiceField(
        Gebruiker.objects.none(),
        label="Wie begeleidt de school?",
        to_field_name="sleutel",
        empty_label=None,
        error_messages={
            "required": "Kies een adviseur.",
            "invalid_choice": "Kies een adviseur van dit bestuur.",
        },
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 those of any form
        adviseurs: QuerySet[Gebruiker],
        nu: Gebruiker,
        **opties: Any,  # noqa: ANN401 those of any form
    ) -> None:
        super().__init__(*args, **opties)
        self.fields["adviseur"].queryset = adviseurs  # type: ignore[attr-defined]  # a ModelChoiceField
        self.initial.setdefault("adviseur", nu.sleutel)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        return helper
