"""What the two sides say to a section."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms

from gesprekken.models import Akkoord, Onderdeel
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
    """Words that stay in the verslag for good: a text that seems to name a pupil asks once.

    All sections stand in one form on the page, so that a click at one never loses what was typed
    at another; ``sleutel`` tells whose fields these are.
    """

    use_required_attribute = False  # a browser would ask for all sections at once

    gezien = forms.CharField(widget=forms.HiddenInput, max_length=16, required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        sleutel: str,
        nummer: int,
        initial: dict[str, Any] | None = None,
    ) -> None:
        prefix = self.voorvoegsel(sleutel)
        super().__init__(data, prefix=prefix, auto_id="%s", initial=initial)
        self.merk = ""  # of the text that was asked about; the page sends it along as ``gezien``
        for veld in self.fields.values():
            veld.label = f"Onderdeel {nummer}"  # in the summary of what is not right

    @classmethod
    def voorvoegsel(cls, sleutel: str) -> str:
        """What the names of its fields begin with."""
        return sleutel

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
        choices=KEUZES,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies of je akkoord bent met dit onderdeel.",
            "invalid_choice": "Kies een van de drie antwoorden.",
        },
    )
    kanttekening = Tekst(
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

    @classmethod
    def voorvoegsel(cls, sleutel: str) -> str:
        """Beside the fields of ``AkkoordForm``."""
        return f"{sleutel}-antwoord"

    tekst = VerplichteTekst(
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
        error_messages={"required": "Schrijf eerst een antwoord op."},
    )

    def clean(self) -> dict[str, Any]:
        """A text that seems to name a pupil asks once."""
        schoon = super().clean() or self.cleaned_data
        self.vraag_bij_leerling("tekst")
        return schoon


@dataclass(frozen=True)
class Marge:
    """What stands in the margin: forms as they were sent, other sections as they were typed."""

    gestuurd: tuple[BlijvendeTekstForm, ...] = ()
    getypt: Mapping[str, str] = field(default_factory=dict)

    @property
    def fouten(self) -> list[BlijvendeTekstForm]:
        """The forms that are not right yet."""
        return [form for form in self.gestuurd if form.errors]

    @property
    def is_getypt(self) -> bool:
        """Whether somebody chose or wrote something that was not confirmed."""
        return any(
            waarde.strip()
            for naam, waarde in self.getypt.items()
            if naam.endswith(("-keuze", "-kanttekening", "-antwoord-tekst"))
        )

    def formulier(
        self, soort: type[BlijvendeTekstForm], *, sleutel: str, nummer: int
    ) -> BlijvendeTekstForm:
        """The form of that kind for one section."""
        prefix = soort.voorvoegsel(sleutel)
        for form in self.gestuurd:
            if form.prefix == prefix:
                return form
        velden = set(soort.base_fields) - {"gezien", "vingerafdruk"}
        begin = {veld: self.getypt.get(f"{prefix}-{veld}", "") for veld in velden}
        return soort(sleutel=sleutel, nummer=nummer, initial=begin)


def akkoordformulieren(
    onderdelen: Iterable[Onderdeel], data: Mapping[str, str], *, rest: Container[int] = ()
) -> dict[Onderdeel, AkkoordForm]:
    """A form for each section at which something was chosen or written.

    Args:
        rest: the numbers of the sections to which no word at all means yes.
    """
    formulieren = {}
    for rij in onderdelen:
        keuze, tekst = (
            data.get(f"{rij.sleutel}-{veld}", "").strip() for veld in ("keuze", "kanttekening")
        )
        gekozen = {f"{rij.sleutel}-keuze": Akkoord.Keuze.AKKOORD.value}
        if keuze or tekst:
            gekozen = {}
        elif rij.nummer not in rest:
            continue
        samen = {naam: data[naam] for naam in data} | gekozen
        formulieren[rij] = AkkoordForm(samen, sleutel=rij.sleutel, nummer=rij.nummer)
    return formulieren
