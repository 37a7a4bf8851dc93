"""What the two sides say to a section."""

from typing import Any

from django import forms

from gesprekken.models import Akkoord
from kwaliteit.forms.velden import Tekst

KEUZES = [
    (keuze.value, keuze.label)
    for keuze in (
        Akkoord.Keuze.AKKOORD,
        Akkoord.Keuze.MET_KANTTEKENING,
        Akkoord.Keuze.NOG_NIET,
    )
]
LEEG = {
    Akkoord.Keuze.MET_KANTTEKENING: "Schrijf je kanttekening op, of kies ‘Akkoord’.",
    Akkoord.Keuze.NOG_NIET: "Schrijf op wat er anders moet. Dan kan de tekst worden aangepast.",
}
TOCH_TEKST = (
    "Je schreef iets op, maar koos ‘Akkoord’. Kies ‘Akkoord, met kanttekening’, of haal de tekst"
    " weg."
)


class AkkoordForm(forms.Form):
    """The answer on one section, with the fingerprint of what stood on the screen."""

    keuze = forms.ChoiceField(
        label="Ben je akkoord met dit onderdeel?",
        choices=KEUZES,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies of je akkoord bent met dit onderdeel.",
            "invalid_choice": "Kies een van de drie antwoorden.",
        },
    )
    kanttekening = Tekst(
        label="Jouw kanttekening, of wat er anders moet",
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )
    vingerafdruk = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def clean(self) -> dict[str, Any]:
        """A remark where the choice asks for one, and none where it would get lost."""
        schoon = super().clean() or self.cleaned_data
        keuze, tekst = schoon.get("keuze"), schoon.get("kanttekening")
        if tekst is not None:
            schoon["kanttekening"] = tekst = tekst.strip()
        if keuze in LEEG and tekst == "":
            self.add_error("kanttekening", LEEG[Akkoord.Keuze(keuze)])
        if keuze == Akkoord.Keuze.AKKOORD and tekst:
            self.add_error("kanttekening", TOCH_TEKST)
        return schoon


class AntwoordForm(forms.Form):
    """An answer to a remark of the other side."""

    tekst = Tekst(
        label="Jullie antwoord",
        required=True,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
        error_messages={"required": "Schrijf eerst een antwoord op."},
    )

    def clean_tekst(self) -> str:
        """Without the white space around it; only white space is no answer."""
        tekst: str = self.cleaned_data["tekst"].strip()
        if not tekst:
            raise forms.ValidationError(self.fields["tekst"].error_messages["required"])
        return tekst
