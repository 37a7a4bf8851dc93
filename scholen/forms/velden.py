"""Fields and bases that forms share; ``VanBestuur`` serves the apps above too."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import Model, QuerySet
from django.forms.models import ModelChoiceIterator

from scholen.acties.kan_niet import Ingehaald, als_invoer
from scholen.inlezen.brin import GeenNummer, brin6, kaal
from scholen.inlezen.namen import netjes
from scholen.models import Bestuur, School
from scholen.taal import alfabetisch, voluit

ANDER_BESTUUR = (
    "Deze pagina was voor een ander bestuur, en je werkt nu alleen voor {}. Kies bovenaan weer voor"
    " wie je werkt en stuur dit dan opnieuw, of open de pagina nog een keer."
)


class Naam(forms.CharField):
    """One line: composed letters, single spaces, nothing invisible."""

    def to_python(self, value: Any) -> str:  # noqa: ANN401 what Django's field takes
        return super().to_python(netjes(value or "")) or ""


class Brin6(forms.CharField):
    """A BRIN6 as people type it: spaces, small letters and a dash may be in it."""

    default_error_messages = {
        "required": "Vul het nummer van de vestiging in, zoals 99XA00.",
    }

    def __init__(self, **opties: Any) -> None:  # noqa: ANN401 the options of any CharField
        opties.setdefault(
            "help_text",
            "Twee cijfers, twee letters, twee cijfers. De eerste vestiging heeft 00.",
        )
        super().__init__(**opties)

    def to_python(self, value: Any) -> str:  # noqa: ANN401 what Django's field takes
        tekst = super().to_python(value) or ""
        if not tekst:
            return ""
        try:
            nummer, _ = brin6(tekst, "")
        except GeenNummer as fout:
            raise forms.ValidationError(
                "Dit is geen vestigingsnummer. Het ziet eruit als 99XA00: twee cijfers, twee"
                " letters, twee cijfers."
            ) from fout
        if nummer != kaal(tekst).replace("-", ""):
            raise forms.ValidationError(f"Schrijf alle zes de tekens. Bedoel je {nummer}?")
        return nummer


class Dag(forms.DateField):
    """A day, chosen in the browser's own calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {
        "required": "Kies een dag.",
        "invalid": "Deze datum kennen we niet. Schrijf hem als 1-8-2026.",
    }


class Formulier(forms.Form):
    """Labels, hints and errors in the markup of the house; the page owns the rest."""

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        return helper

    def zeg(self, veld: str, zinnen: list[str], *, wat_nu: str) -> None:
        """One fault stands at its field; more stand together, and the field says what now."""
        if len(zinnen) > 1:
            self.add_error(None, zinnen)
            zinnen = [wat_nu]
        self.add_error(veld, zinnen)


class Wijzigformulier(Formulier):
    """Changes ``rij``; carries what the page showed, so that two people never undo each other."""

    def __init__(self, *args: Any, rij: Model, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        for naam in self._van_de_rij(rij):
            self.initial[naam] = als_invoer(getattr(rij, naam))
            self.fields[naam].show_hidden_initial = True

    def _van_de_rij(self, rij: Model) -> list[str]:
        """The fields that stand in the row too; others say how to make a value."""
        return [naam for naam in self.fields if hasattr(rij, naam)]

    @property
    def gewijzigd(self) -> dict[str, Any]:
        """Only what was really changed on this page; of a valid form."""
        return {veld: self.cleaned_data[veld] for veld in self.changed_data}

    @property
    def gezien(self) -> dict[str, str]:
        """What the page showed."""
        return {
            veld.name: self.data.get(veld.html_initial_name, "")
            for veld in self
            if veld.field.show_hidden_initial
        }

    def botst(self, fout: Ingehaald) -> None:
        """Say at each field that somebody else changed too what stands there now.

        What was typed stays. Sending it once more means it: from now on the page has shown it.
        """
        zinnen = {naam: self._botsing(naam, getattr(fout.rij, naam)) for naam in fout.velden}
        data = dict(self.data.items())
        for veld in self:
            if not veld.field.show_hidden_initial:
                continue
            nu = als_invoer(getattr(fout.rij, veld.name))
            data[veld.html_initial_name] = nu
            if veld.name not in self.changed_data:
                data[veld.html_name] = nu
        self.data = data
        for naam, zin in zinnen.items():
            self.add_error(naam, zin)

    def _botsing(self, naam: str, nu: Any) -> str:  # noqa: ANN401 a text, or a row with a name
        getypt = self.cleaned_data[naam]
        woorden = dict(getattr(self.fields[naam], "choices", ()))
        zo, hier = (
            voluit(een) if isinstance(een, date) else woorden.get(een, een) for een in (nu, getypt)
        )
        ander = f"maakte hier “{zo}” van" if nu else "maakte dit leeg"
        jij = f"“{hier}” invulde" if getypt else "het leegmaakte"
        return f"Iemand anders {ander} terwijl jij {jij}. Kies wat het wordt en sla het opnieuw op."


class _OpAlfabet(ModelChoiceIterator):
    def __iter__(self) -> Iterator[tuple[Any, str]]:
        if self.field.empty_label is not None:
            yield "", str(self.field.empty_label)
        for school in sorted(self.queryset, key=lambda rij: (alfabetisch(rij.naam), rij.pk)):
            yield self.choice(school)


class Schoolkeuze(forms.ModelChoiceField):
    """A school by its sleutel, in the order that lists of schools have."""

    iterator = _OpAlfabet

    def __init__(self, **opties: Any) -> None:  # noqa: ANN401 the options of any ModelChoiceField
        opties.setdefault("to_field_name", "sleutel")
        super().__init__(School.objects.none(), **opties)


class MetBestuur(forms.Form):
    """Which ``bestuur`` a form is for. Who works for one only is not asked, but the page says which
    it was made for: in another tab somebody may have chosen to work for another one since."""

    besturen: list[Bestuur]

    def vraag_bestuur(self, besturen: QuerySet[Bestuur]) -> None:
        """Give the field its choices, or what it carries along unseen."""
        self.besturen = list(besturen[:2])
        if len(self.besturen) == 1:
            self.fields["bestuur"] = forms.CharField(required=False, widget=forms.HiddenInput)
            self.initial["bestuur"] = str(self.besturen[0].pk)
        else:
            self.fields["bestuur"].queryset = besturen  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean_bestuur(self) -> Bestuur:
        """The one that was chosen, or the only one if the page was made for it."""
        waarde = self.cleaned_data["bestuur"]
        if isinstance(waarde, Bestuur):
            return waarde
        if waarde not in ("", str(self.besturen[0].pk)):
            self.add_error(None, ANDER_BESTUUR.format(self.besturen[0]))
        return self.besturen[0]


class VanBestuur(MetBestuur, Formulier):
    """A form for a bestuur; who works at one bestuur only is not asked for which."""

    bestuur = forms.ModelChoiceField(
        Bestuur.objects.none(),
        label="Van welk bestuur?",
        error_messages={"required": "Kies een bestuur."},
    )

    def __init__(self, *args: Any, besturen: QuerySet[Bestuur], **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.vraag_bestuur(besturen)

    @property
    def gekozen_bestuur(self) -> Bestuur:
        """For whom it is; of a form in which ``bestuur`` is right."""
        bestuur: Bestuur = self.cleaned_data["bestuur"]
        return bestuur
