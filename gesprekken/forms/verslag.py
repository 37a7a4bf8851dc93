"""What comes in from the writer of a verslag."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db import models

from gesprekken.models import Aandachtspunt, Afspraak, Ambitie, Onderdeel
from kwaliteit.forms.velden import Tekst, VerplichteTekst

GEEN_TITEL = "Geef dit onderdeel een titel."


class OnderdeelForm(forms.ModelForm):
    """One section of a concept; each field saves itself."""

    tekst = Tekst(label="Wat we bespraken")

    class Meta:
        model = Onderdeel
        fields = ["titel", "tekst"]
        error_messages = {
            "titel": {
                "required": GEEN_TITEL,
                "max_length": "Maak de titel korter: er passen 300 tekens in.",
            }
        }


class OnderdeelAanpassenForm(forms.Form):
    """A section that lies open, with the fingerprint of what stood on the screen."""

    tekst = Tekst(label="De tekst van dit onderdeel", widget=forms.Textarea(attrs={"rows": 10}))
    vingerafdruk = forms.CharField(widget=forms.HiddenInput, max_length=64)


class AfspraakInVerslagForm(forms.ModelForm):
    """An afspraak as the verslag prints it, while it is not fixed."""

    opschrift = "Afspraak"
    wat = Tekst(label="Wat spreken we af", required=True, widget=forms.Textarea(attrs={"rows": 2}))

    class Meta:
        model = Afspraak
        fields = ["wat", "partij", "wie", "tot", "tot_tekst"]
        widgets = {"tot": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.fields["wat"].error_messages["required"] = "Schrijf op wat jullie afspreken."


class AandachtspuntInVerslagForm(forms.ModelForm):
    """An aandachtspunt as the verslag prints it, while it is not fixed."""

    opschrift = "Aandachtspunt"
    tekst = Tekst(
        label="Waar letten we op", required=True, widget=forms.Textarea(attrs={"rows": 2})
    )

    class Meta:
        model = Aandachtspunt
        fields = ["tekst", "voor_wie"]


class AmbitieInVerslagForm(forms.ModelForm):
    """An ambitie as the verslag prints it, while it is not fixed."""

    opschrift = "Ambitie"
    tekst = Tekst(
        label="Waar willen we heen", required=True, widget=forms.Textarea(attrs={"rows": 2})
    )

    class Meta:
        model = Ambitie
        fields = ["tekst", "tot"]


def rijformulieren(onderdeel: Onderdeel, data: Mapping[str, Any] | None) -> list[forms.ModelForm]:
    """A form for each afspraak, aandachtspunt and ambitie that ``onderdeel`` prints."""
    if onderdeel.soort != Onderdeel.Soort.MEENEMEN:
        return []
    gesprek = onderdeel.verslag.gesprek
    soorten: list[tuple[type[forms.ModelForm], Iterable[models.Model]]] = [
        (AfspraakInVerslagForm, gesprek.afspraken.order_by("pk")),
        (AandachtspuntInVerslagForm, gesprek.aandachtspunten.order_by("pk")),
        (AmbitieInVerslagForm, gesprek.ambities.order_by("pk")),
    ]
    return [
        soort(data, instance=rij, prefix=rij.sleutel)  # type: ignore[attr-defined]  # all three are MetSleutel
        for soort, rijen in soorten
        for rij in rijen
    ]


class VerslagRedenForm(forms.Form):
    """Why a verslag is taken back, closed or improved; the other side reads it."""

    reden = VerplichteTekst(
        label="Waarom?",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Schrijf op waarom je dit doet. De school leest dat ook."},
    )
