"""What somebody fills in who comes in by an invitation."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from scholen.forms.velden import Formulier, Naam
from scholen.inloggen.wachtwoord import UITLEG
from scholen.models import Gebruiker, Uitnodiging

NIEUW = {"autocomplete": "new-password"}


class AannemenForm(Formulier):
    """A name as it may stand in a verslag, and a password of one's own."""

    naam = Naam(
        label="Je naam",
        max_length=200,
        help_text="Zoals die in een verslag mag staan.",
        error_messages={"required": "Vul je naam in."},
    )
    password1 = forms.CharField(
        label="Kies een wachtwoord",
        strip=False,
        max_length=1_000,
        help_text=UITLEG,
        widget=forms.PasswordInput(attrs=NIEUW),
        error_messages={"required": "Kies een wachtwoord."},
    )
    password2 = forms.CharField(
        label="Nog een keer",
        strip=False,
        max_length=1_000,
        widget=forms.PasswordInput(attrs=NIEUW),
        error_messages={"required": "Typ het wachtwoord nog een keer."},
    )

    def __init__(self, *args: Any, uitnodiging: Uitnodiging, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.uitnodiging = uitnodiging
        self.initial.setdefault("naam", uitnodiging.naam)
        self.fields["naam"].widget.attrs["autocomplete"] = "name"

    def clean(self) -> dict[str, Any]:
        """A password that is strong enough for this person, and typed the same twice."""
        invoer = super().clean() or self.cleaned_data
        een, twee = invoer.get("password1"), invoer.get("password2")
        if een and twee and een != twee:
            self.add_error("password2", "De twee wachtwoorden zijn niet gelijk. Typ ze opnieuw.")
        if een:
            wie = Gebruiker(email=self.uitnodiging.email, naam=invoer.get("naam", ""))
            try:
                validate_password(een, wie)
            except forms.ValidationError as fout:
                self.add_error("password1", fout)
        return invoer

    @property
    def keuze(self) -> dict[str, str]:
        """The name and the password; of a valid form."""
        return {"naam": self.cleaned_data["naam"], "wachtwoord": self.cleaned_data["password1"]}
