"""For how many years a bestuur keeps its gesprekken."""

from django import forms

from gesprekken.bewijs.register import termijnen
from scholen.forms.velden import Formulier

TERMIJN = termijnen()["gesprekken"]
TUSSEN = f"Kies een aantal van {TERMIJN.minst} tot en met {TERMIJN.meest} jaar."


class BewaringForm(Formulier):
    """``jaren``, counted from the end of the school year."""

    jaren = forms.IntegerField(
        label="Hoeveel jaar blijft een gesprek met zijn verslag?",
        min_value=TERMIJN.minst,
        max_value=TERMIJN.meest,
        help_text=f"{TERMIJN.minst} tot {TERMIJN.meest} jaar, na het schooljaar van het gesprek.",
        error_messages={
            "required": TUSSEN,
            "invalid": f"Schrijf alleen een getal. {TUSSEN}",
            "min_value": TUSSEN,
            "max_value": TUSSEN,
        },
    )
