"""The forms of the second step in our words."""

from allauth.core import context
from allauth.mfa.base import forms as basis
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn

from scholen.forms.account import verwoord

ZES = "De zes cijfers die je app nu laat zien."


class AuthenticateForm(basis.AuthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """``code``: of the app, or one of the recovery codes."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        verwoord(self, code="Code")
        self.fields["code"].help_text = "De zes cijfers uit je app, of een herstelcode."
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autofocus": True}


class ReauthenticateForm(basis.ReauthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """``code``, to be certain that it is still the same person."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        verwoord(self, code="Code")
        self.fields["code"].help_text = "De zes cijfers uit je app, of een herstelcode."

    def clean_code(self) -> str:
        """The code, if it is right: then it is certain who this is."""
        code = str(super().clean_code())
        context.request.session.bevestig()
        return code


class ActivateTOTPForm(totp.ActivateTOTPForm):  # type: ignore[misc]  # allauth carries no types
    """``code``: proof that the app has the secret."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        verwoord(self, code="Code uit de app")
        self.fields["code"].help_text = ZES
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AddWebAuthnForm(webauthn.AddWebAuthnForm):  # type: ignore[misc]  # allauth carries no types
    """``name``, and what the browser made of it in ``credential``."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        verwoord(self, name="Hoe noem je deze sleutel?")
        self.fields["name"].max_length = 60
        self.fields["name"].help_text = "Bijvoorbeeld: mijn telefoon, of de laptop van school."
        self.fields["credential"].error_messages["required"] = (
            "Je browser gaf geen sleutel. Probeer het nog eens, of neem een app met codes."
        )
