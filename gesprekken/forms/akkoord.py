"""What the two sides say to a section."""

from typing import Any

from django import forms

from gesprekken.models import Akkoord
from kwaliteit.forms.velden import Tekst, VerplichteTekst
from kwaliteit.leerlingen import let_op
from kwaliteit.teksten import merk_van

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


class BlijvendeTekstForm(forms.Form):
    """Words that stay in the verslag for good: a text that seems to name a pupil asks once."""

    gezien = forms.CharField(widget=forms.HiddenInput, max_length=16, required=False)

    def __init__(self, *args: Any, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.merk = ""  # of the text that was asked about; the page sends it along as ``gezien``

    def vraag_bij_leerling(self, veld: str) -> None:
        """Show the warning, unless this very text was sent again after it (rule 11)."""
        tekst = self.cleaned_data.get(veld, "")
        waarschuwing = let_op(tekst)
        if self.cleaned_data.pop("gezien", "") != merk_van(tekst) and waarschuwing:
            self.merk = merk_van(tekst)
            self.add_error(veld, f"{waarschuwing} Mag het toch zo? Bevestig dan nog een keer.")


class AkkoordForm(BlijvendeTekstForm):
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
        self.vraag_bij_leerling("kanttekening")
        return schoon


class AntwoordForm(BlijvendeTekstForm):
    """An answer to a remark of the other side."""

    tekst = VerplichteTekst(
        label="Jullie antwoord",
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
        error_messages={"required": "Schrijf eerst een antwoord op."},
    )

    def clean(self) -> dict[str, Any]:
        """A text that seems to name a pupil asks once."""
        schoon = super().clean() or self.cleaned_data
        self.vraag_bij_leerling("tekst")
        return schoon
