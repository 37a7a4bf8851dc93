"""Adding, changing and closing schools and their vestigingen, one at a time."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from scholen import klok
from scholen.bewaking.namens import zoek_vestigingen
from scholen.forms.velden import (
    Brin6,
    Dag,
    Formulier,
    Naam,
    Schoolkeuze,
    VanBestuur,
    Wijzigformulier,
)
from scholen.models import School, Vestiging


class Schoolvelden(Formulier):
    """What there is to say about a school."""

    naam = Naam(
        label="Naam van de school",
        max_length=200,
        error_messages={"required": "Geef de school een naam."},
    )
    soort = forms.ChoiceField(label="Soort", choices=School.Soort.choices)
    wijk = Naam(label="Wijk of buurt", max_length=100, required=False)


class SchoolForm(Wijzigformulier, Schoolvelden):
    """Another name, kind or wijk."""


class SchoolNieuwForm(VanBestuur, Schoolvelden):
    """A school by hand, with its first vestiging."""

    brin6 = Brin6(label="Nummer van de vestiging (BRIN6)")
    plaats = Naam(label="Plaats", max_length=100, required=False)

    def clean_brin6(self) -> str:
        """A number that is free, here and at other besturen."""
        nummer: str = self.cleaned_data["brin6"]
        zoek_vestigingen([nummer])
        if Vestiging.objects.filter(brin6=nummer).exists():
            raise forms.ValidationError(
                f"{nummer} is al in gebruik. Kijk of de school al in de lijst staat, of kijk het"
                " nummer na."
            )
        return nummer


class VestigingNieuwForm(Formulier):
    """One more location."""

    brin6 = Brin6(label="Nummer van de vestiging (BRIN6)")
    naam = Naam(
        label="Naam van de vestiging",
        max_length=200,
        error_messages={"required": "Geef de vestiging een naam."},
    )
    plaats = Naam(label="Plaats", max_length=100, required=False)


class VestigingForm(Wijzigformulier):
    """Another name or place, or another school of the same bestuur."""

    naam = Naam(
        label="Naam van de vestiging",
        max_length=200,
        error_messages={"required": "Geef de vestiging een naam."},
    )
    plaats = Naam(label="Plaats", max_length=100, required=False)
    school = Schoolkeuze(
        label="Hoort bij",
        empty_label=None,
        error_messages={
            "required": "Kies bij welke school de vestiging hoort.",
            "invalid_choice": "Kies een school van jullie bestuur die open is.",
        },
    )

    def __init__(self, *args: Any, scholen: QuerySet[School], **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.fields["school"].queryset = scholen  # type: ignore[attr-defined]  # a ModelChoiceField


class SluitForm(Formulier):
    """From which day something is closed."""

    per = Dag(label="Gesloten per", help_text="De eerste dag waarop er geen les meer is.")

    def __init__(self, *args: Any, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.initial.setdefault("per", klok.vandaag())


class OpgaanForm(Formulier):
    """In which school another one goes on."""

    verder = Schoolkeuze(
        label="Gaat verder als",
        empty_label="Kies een school",
        error_messages={
            "required": "Kies de school waarin deze school opgaat.",
            "invalid_choice": "Kies een school van jullie bestuur die open is.",
        },
    )
    per = Dag(label="Vanaf", help_text="Een dag tot en met vandaag.")
    vestigingen_mee = forms.BooleanField(
        label="De vestigingen gaan mee", required=False, initial=True
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 those of any form
        school: School,
        scholen: QuerySet[School],
        **opties: Any,  # noqa: ANN401 those of any form
    ) -> None:
        super().__init__(*args, **opties)
        self.fields["verder"].queryset = scholen.exclude(pk=school.pk)  # type: ignore[attr-defined]  # a ModelChoiceField
        self.initial.setdefault("per", school.gesloten_op or klok.vandaag())
