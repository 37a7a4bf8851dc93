"""The forms of the second step in our words."""

from allauth.core import context
from allauth.mfa.base import forms as basis
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.contrib import messages
from django.core.exceptions import ValidationError

from scholen.forms.account import verwoord

MAX_NAAM = 60
ZES = "De zes cijfers die je app nu laat zien."


class AuthenticateForm(basis.AuthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """``code``: of the app, or one of the recovery codes."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        verwoord(self, code="Code")
        self.fields["code"].help_text = "De zes cijfers uit je app, of een herstelcode."
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autofocus": True}

    def clean_code(self) -> str:
        """The code, if it is right; who used a recovery code hears how many are left."""
        code = str(super().clean_code())
        _zeg_hoeveel(self.authenticator)
        return code


class ReauthenticateForm(basis.ReauthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """``code``, to be certain that it is still the same person."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        verwoord(self, code="Code")
        self.fields["code"].help_text = "De zes cijfers uit je app, of een herstelcode."

    def clean_code(self) -> str:
        """The code, if it is right: then it is certain who this is."""
        code = str(super().clean_code())
        _zeg_hoeveel(self.authenticator)
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
        self.fields["name"].widget.attrs["maxlength"] = MAX_NAAM
        self.fields["name"].help_text = "Bijvoorbeeld: mijn telefoon, of de laptop van school."
        self.fields["credential"].error_messages["required"] = (
            "Je browser gaf geen sleutel. Probeer het nog eens, of neem een app met codes."
        )

    def clean_name(self) -> str:
        """The name, cut where it gets too long: the device has made the key by then."""
        return str(super().clean_name())[:MAX_NAAM]

    def clean(self) -> dict[str, object]:
        """Refuse also what contradicts itself, such as an ``id`` that is not the ``rawId``."""
        try:
            return dict(super().clean())
        except ValueError as fout:
            raise ValidationError(
                "Je browser gaf een sleutel die niet klopt. Probeer het nog eens, of neem een app"
                " met codes."
            ) from fout


def _zeg_hoeveel(stap: Authenticator) -> None:
    """Say how many recovery codes are left to who just used one."""
    if stap.type == Authenticator.Type.RECOVERY_CODES:
        over = len(stap.wrap().get_unused_codes())
        hoeveel = f"Je hebt er nog {over}." if over else "Dat was de laatste: maak nieuwe."
        messages.info(context.request, f"Je gebruikte een herstelcode. {hoeveel}")
