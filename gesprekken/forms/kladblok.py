"""What may come in from fields that save themselves around a talk; see ``bewaar``."""

from copy import deepcopy
from typing import Any

from django import forms

from gesprekken.acties.kladblok import TEKSTVELD
from gesprekken.forms.gesprek import kleed
from gesprekken.models import (
    Aandachtspunt,
    Aantekening,
    Afspraak,
    Agendapunt,
    Ambitie,
    Bevinding,
    Doel,
    Gesprek,
    Partij,
)
from gesprekken.overzichten.tafel import ZEGGERS, schooljaren
from kwaliteit.forms.velden import Regel, Tekst, VerplichteTekst
from kwaliteit.models import Item
from scholen.forms.velden import Dag
from scholen.klok import vandaag
from scholen.models.sleutel import PATROON

LANGSTE_PUNT = 240
VAN_EEN_KANT = (Partij.SCHOOL, Partij.BESTUUR)
GEEN_ITEM = "Dit item kennen we niet. Kies er een uit de lijst."


class AantekeningForm(forms.ModelForm):
    """A line or a note: its text, and who said it."""

    tekst = Tekst(label="Notitie")
    gezegd_door = forms.ChoiceField(
        label="Dit zegt",
        choices=ZEGGERS,
        required=False,
        error_messages={"invalid_choice": "Kies de school, ik, of maakt niet uit."},
    )

    class Meta:
        model = Aantekening
        fields = ["tekst", "gezegd_door"]


class BevindingForm(forms.ModelForm):
    """What the adviser sees at an item."""

    tekst = Tekst(label="Wat ik zie")

    class Meta:
        model = Bevinding
        fields = ["tekst"]


class AgendapuntForm(forms.ModelForm):
    """A point of the agenda; how far it came is asked on the notepad."""

    titel = Regel(label="Titel", max_length=300, required=False)
    vraag = Tekst(label="Vraag om mee te beginnen", max_length=1000)
    minuten = forms.IntegerField(
        label="Minuten",
        required=False,
        min_value=0,
        max_value=LANGSTE_PUNT,
        error_messages={
            "invalid": "Schrijf de minuten als getal, bijvoorbeeld 15.",
            "min_value": "Schrijf een getal van 0 of meer.",
            "max_value": f"Een punt duurt hoogstens {LANGSTE_PUNT} minuten.",
        },
    )
    uitkomst = forms.ChoiceField(
        label="Hoe ver kwamen jullie met dit punt?",
        choices=[("", "Nog niet gekozen"), *Agendapunt.Uitkomst.choices],
        required=False,
        error_messages={"invalid_choice": "Kies besproken, deels besproken of niet aan bod."},
    )

    class Meta:
        model = Agendapunt
        fields = ["titel", "vraag", "minuten", "uitkomst"]


class AgendapuntNieuwForm(forms.Form):
    """A point the adviser adds."""

    titel = Regel(
        label="Nieuw punt",
        max_length=300,
        error_messages={"required": "Schrijf op waar het punt over gaat."},
    )


def getal_of_geen(waarde: str) -> int | None:
    """A key from a list of choices; nothing for the empty choice."""
    return int(waarde) if waarde else None


class AfspraakVeldenForm(forms.ModelForm):
    """An afspraak as captured at the table."""

    wat = Tekst(label="Wat spreken jullie af?")
    partij = forms.ChoiceField(label="Wie komt in actie?", choices=Partij.choices)
    wie = Regel(label="Wie precies?", max_length=300, required=False)
    tot_tekst = Regel(label="Wanneer?", max_length=200, required=False)
    tot = Dag(label="Klaar op", required=False)

    class Meta:
        model = Afspraak
        fields = ["wat", "partij", "wie", "tot_tekst", "tot", "plek", "gerichtheid"]


class AandachtspuntVeldenForm(forms.ModelForm):
    """An aandachtspunt as captured at the table."""

    tekst = Tekst(label="Waar letten jullie op?")
    voor_wie = forms.ChoiceField(label="Voor wie?", choices=Partij.choices)

    class Meta:
        model = Aandachtspunt
        fields = ["tekst", "voor_wie"]


def schooljaren_nu() -> list[tuple[str, str]]:
    """The school years to choose from today."""
    return schooljaren(vandaag())


class AmbitieVeldenForm(forms.ModelForm):
    """An ambitie as captured at the table."""

    tekst = Tekst(label="Waar willen jullie heen?")
    tot = forms.ChoiceField(
        label="Tot en met welk schooljaar?",
        required=False,
        choices=schooljaren_nu,
        error_messages={"invalid_choice": "Kies een schooljaar uit de lijst."},
    )

    class Meta:
        model = Ambitie
        fields = ["tekst", "tot"]


VELDEN: dict[str, type[forms.ModelForm]] = {
    "afspraak": AfspraakVeldenForm,
    "aandachtspunt": AandachtspuntVeldenForm,
    "ambitie": AmbitieVeldenForm,
}


def velden_van(soort: str, gesprek: Gesprek) -> type[forms.ModelForm]:
    """The fields of something captured, with the choices this talk offers."""
    erbij: dict[str, Any] = {}
    if soort == "ambitie":
        erbij["school_id"] = _sleutelkeuze([(gesprek.school_id, "School")])
    elif gesprek.deelname:
        items = Item.objects.filter(kader=gesprek.deelname.ronde.kader_id)
        erbij["item_id"] = _sleutelkeuze(list(items.values_list("pk", "code")))
    return type(f"{soort.capitalize()}Velden", (VELDEN[soort],), erbij)


def _sleutelkeuze(keuzes: list[tuple[int, str]]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        choices=[("", "geen"), *keuzes],
        coerce=getal_of_geen,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": GEEN_ITEM},
    )


class DoelForm(forms.ModelForm):
    """How one sees that an afspraak works."""

    waaraan = Tekst(label="Waaraan zien of merken we het?")
    beginwaarde = Regel(label="Hoe is het nu?", max_length=200, required=False)
    streefwaarde = Regel(label="Waar willen we heen?", max_length=200, required=False)
    bij_wie = Regel(label="Bij wie merken we het?", max_length=200, required=False)
    wanneer = Regel(label="Wanneer kijken we?", max_length=200, required=False)

    class Meta:
        model = Doel
        fields = ["waaraan", "beginwaarde", "streefwaarde", "bij_wie", "wanneer"]


class VastleggenForm(forms.Form):
    """Something captured that stands in no line: everything in one go."""

    tekst = VerplichteTekst(
        label="Wat wil je vastleggen?",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Schrijf eerst op wat je wilt vastleggen."},
    )
    partij = forms.ChoiceField(
        label="Van wie is dit?",
        choices=Partij.choices,
        widget=forms.RadioSelect,
        initial=Partij.SAMEN,
        error_messages={"required": "Kies van wie dit is."},
    )
    wie = Regel(label="Wie precies?", max_length=300, required=False)
    wanneer = Regel(label="Wanneer?", max_length=200, required=False)
    sleutel = forms.RegexField(PATROON, widget=forms.HiddenInput)

    def __init__(self, *args: Any, soort: str, **kwargs: Any) -> None:  # noqa: ANN401 as Form
        super().__init__(*args, **kwargs)
        self.fields["tekst"].label = VELDEN[soort].base_fields[TEKSTVELD[soort]].label
        if soort == "aandachtspunt":
            self.fields["partij"].label = "Voor wie is dit?"
            del self.fields["wie"], self.fields["wanneer"]
        if soort == "ambitie":
            keuzes = [keuze for keuze in Partij.choices if keuze[0] in VAN_EEN_KANT]
            self.fields["partij"] = forms.ChoiceField(
                label="Van wie is dit?",
                choices=keuzes,
                widget=forms.RadioSelect,
                initial=Partij.SCHOOL,
            )
            del self.fields["wie"]
            self.fields["wanneer"] = deepcopy(AmbitieVeldenForm.base_fields["tot"])
        for naam in ("wie", "wanneer"):
            if naam in self.fields:
                kleed(self.fields[naam].widget)
