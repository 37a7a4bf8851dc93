"""What somebody fills in who comes in by an invitation."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from scholen.forms.velden import Formulier, Naam
from scholen.inloggen.wachtwoord import UITLEG, NietTeRaden
from scholen.models import Gebruiker, Uitnodiging

NIEUW = {"autocomplete": "new-password"}


class AannemenForm(Formulier):
    """A name as it may stand in a verslag, and a password of one's own.

    Who is going to log in with a school account is not asked for a password.
    """

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

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 those of any form
        uitnodiging: Uitnodiging,
        met_wachtwoord: bool,
        **opties: Any,  # noqa: ANN401 those of any form
    ) -> None:
        super().__init__(*args, **opties)
        self.uitnodiging = uitnodiging
        if not met_wachtwoord:
            del self.fields["password1"], self.fields["password2"]
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
                NietTeRaden(waar=self._waar()).validate(een, wie)
            except forms.ValidationError as fout:
                self.add_error("password1", fout)
        return invoer

    def _waar(self) -> list[str]:
        """The schools and besturen that somebody is invited to."""
        rollen = self.uitnodiging.rollen.values_list(
            "school__naam", "school__bestuur__naam", "bestuur__naam"
        )
        return [naam for namen in rollen for naam in namen if naam]

    @property
    def keuze(self) -> dict[str, Any]:
        """The name and the password, if one is asked for; of a valid form."""
        invoer = self.cleaned_data
        return {"naam": invoer["naam"], "wachtwoord": invoer.get("password1")}
