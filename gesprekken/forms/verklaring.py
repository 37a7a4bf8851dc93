"""The text of a statement, with what the page started from."""

from collections.abc import Mapping
from typing import Any

from django import forms

from gesprekken.bewijs.verklaringen import Verklaring
from kwaliteit.acties.bewaren import Verschil
from kwaliteit.forms.velden import VerplichteTekst
from kwaliteit.teksten import merk_van
from scholen.forms.velden import Formulier
from scholen.models import Bestuur


class VerklaringForm(Formulier):
    """Plain text; ``merk`` tells which text of the bestuur stood there."""

    tekst = VerplichteTekst(
        label="De tekst",
        widget=forms.Textarea(attrs={"rows": 24}),
        help_text="Een regel met # ervoor wordt een kop, een regel met - ervoor een punt van een"
        " lijst. Een lege regel begint een nieuwe alinea.",
        error_messages={
            "required": "Schrijf een tekst, of kies ‘Terug naar de tekst van het product’."
        },
    )
    merk = forms.CharField(widget=forms.HiddenInput, max_length=16, required=False)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, bestuur: Bestuur, verklaring: Verklaring
    ) -> None:
        merk = merk_van(verklaring.eigen_tekst(bestuur))
        super().__init__(data, initial={"tekst": verklaring.tekst(bestuur), "merk": merk})

    def botst(self, verschil: Verschil) -> None:
        """Say so at the field; sending the text once more means it."""
        self.data = {**self.data.dict(), "merk": verschil.merk}  # type: ignore[attr-defined]  # a QueryDict
        self.add_error(
            "tekst",
            f"{verschil.door or 'Iemand anders'} wijzigde deze tekst ook. Die tekst staat"
            " hierboven, die van jou staat er nog. Neem over wat je nodig hebt en sla op.",
        )
