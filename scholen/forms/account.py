"""The forms of allauth in our words: labels instead of placeholders, help where it helps."""

from typing import Any

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter
from django import forms

from scholen.bewaking.namens import zijn_er_schoolaccounts
from scholen.forms.velden import Formulier
from scholen.inloggen.wachtwoord import UITLEG
from scholen.models import Gebruiker


class LoginForm(allauth.LoginForm):  # type: ignore[misc]  # allauth carries no types
    """``login`` (the e-mail address) and ``password``."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        verwoord(self, login="E-mailadres", password="Wachtwoord")  # noqa: S106 a label
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.met_schoolaccount = zijn_er_schoolaccounts()


class ResetPasswordForm(allauth.ResetPasswordForm):  # type: ignore[misc]  # allauth carries no types
    """``email``: where the link goes."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        verwoord(self, email="E-mailadres")


class ResetPasswordKeyForm(allauth.ResetPasswordKeyForm):  # type: ignore[misc]  # allauth carries no types
    """``password1`` and ``password2``: the new password, twice."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        verwoord(self, password1="Nieuw wachtwoord", password2="Nog een keer")
        self.fields["password1"].help_text = UITLEG


class ChangePasswordForm(allauth.ChangePasswordForm):  # type: ignore[misc]  # allauth carries no types
    """``oldpassword`` and the new one twice."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        verwoord(
            self,
            oldpassword="Je wachtwoord van nu",
            password1="Nieuw wachtwoord",
            password2="Nog een keer",
        )
        self.fields["password1"].help_text = UITLEG


class ReauthenticateForm(allauth.ReauthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """``password``, once more."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        verwoord(self, password="Je wachtwoord")  # noqa: S106 a label


class BevestigForm(Formulier):
    """The own password once more; a right one makes the session as sure as at log-in."""

    prefix = "bevestig"

    wachtwoord = forms.CharField(
        label="Je wachtwoord",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, gebruiker: Gebruiker, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.gebruiker = gebruiker

    def clean_wachtwoord(self) -> str:
        """The password as typed, if it is the right one."""
        wachtwoord: str = self.cleaned_data["wachtwoord"]
        if not get_adapter().reauthenticate(self.gebruiker, wachtwoord):
            raise get_adapter().validation_error("incorrect_password")
        return wachtwoord


def verwoord(form: forms.Form, **labels: str) -> None:
    """Give the fields our labels, and take away placeholders and allauth's own help."""
    for naam, label in labels.items():
        veld = form.fields[naam]
        veld.label = label
        veld.help_text = ""
        veld.widget.attrs.pop("placeholder", None)
