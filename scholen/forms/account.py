"""The forms of allauth in our words: labels instead of placeholders, help where it helps."""

from allauth.account import forms as allauth
from django import forms

WACHTWOORDHULP = "Minstens 12 tekens. Een korte zin die alleen jij bedenkt, is sterk en makkelijk."


class LoginForm(allauth.LoginForm):  # type: ignore[misc]  # allauth carries no types
    """``login`` (the e-mail address) and ``password``."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _verwoord(self, login="E-mailadres", password="Wachtwoord")  # noqa: S106 a label
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ResetPasswordForm(allauth.ResetPasswordForm):  # type: ignore[misc]  # allauth carries no types
    """``email``: where the link goes."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _verwoord(self, email="E-mailadres")


class ResetPasswordKeyForm(allauth.ResetPasswordKeyForm):  # type: ignore[misc]  # allauth carries no types
    """``password1`` and ``password2``: the new password, twice."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _verwoord(self, password1="Nieuw wachtwoord", password2="Nog een keer")
        self.fields["password1"].help_text = WACHTWOORDHULP


class ChangePasswordForm(allauth.ChangePasswordForm):  # type: ignore[misc]  # allauth carries no types
    """``oldpassword`` and the new one twice."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _verwoord(
            self,
            oldpassword="Je wachtwoord van nu",
            password1="Nieuw wachtwoord",
            password2="Nog een keer",
        )
        self.fields["password1"].help_text = WACHTWOORDHULP


def _verwoord(form: forms.Form, **labels: str) -> None:
    """Give the fields our labels, and take away placeholders and allauth's own help."""
    for naam, label in labels.items():
        veld = form.fields[naam]
        veld.label = label
        veld.help_text = ""
        veld.widget.attrs.pop("placeholder", None)
