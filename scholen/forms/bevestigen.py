"""Showing once more that it is you: with the password, a code or a passkey."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django import forms

from scholen.forms.tweede_stap import ReauthenticateForm
from scholen.forms.velden import Formulier
from scholen.models import Gebruiker


class BevestigForm(Formulier):
    """What somebody has of these: the password, else a code; and beside it a passkey.

    The right one makes the session as sure as at log-in.
    """

    prefix = "bevestig"

    wachtwoord = forms.CharField(
        label="Je wachtwoord",
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = forms.CharField(
        label="Code",
        required=False,
        help_text="De zes cijfers uit je app, of een herstelcode.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, gebruiker: Gebruiker, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.gebruiker = gebruiker
        soorten = set(Authenticator.objects.filter(user=gebruiker).values_list("type", flat=True))
        self.met_sleutel = Authenticator.Type.WEBAUTHN in soorten
        met_wachtwoord = gebruiker.has_usable_password()
        if not met_wachtwoord:
            del self.fields["wachtwoord"]
        if met_wachtwoord or not soorten - {Authenticator.Type.WEBAUTHN}:
            del self.fields["code"]

    @property
    def sleutelvraag(self) -> dict[str, Any] | None:
        """What the browser needs to ask for a passkey; nothing for who has none."""
        return begin_authentication(self.gebruiker) if self.met_sleutel else None

    def clean(self) -> dict[str, Any]:
        """Whether it is right.

        Raises:
            ValidationError: nothing was given, it is wrong, or this account tried too often.
        """
        gegeven = super().clean() or {}
        sleutel = self.data.get("bevestig-credential")
        if sleutel and self.met_sleutel:
            self._keur(ReauthenticateWebAuthnForm({"credential": sleutel}, user=self.gebruiker))
            context.request.session.bevestig()
        elif gegeven.get("code"):
            self._keur(ReauthenticateForm({"code": gegeven["code"]}, user=self.gebruiker), "code")
        elif not gegeven.get("wachtwoord"):
            veld = next(iter(self.fields), None)
            self.add_error(veld, "Vul dit nog in." if veld else "Laat eerst zien dat jij het bent.")
        elif not get_adapter().reauthenticate(self.gebruiker, gegeven["wachtwoord"]):
            self.add_error("wachtwoord", get_adapter().validation_error("incorrect_password"))
        return gegeven

    def _keur(self, formulier: Any, veld: str | None = None) -> None:  # noqa: ANN401 one of allauth's
        """Take over what a form of allauth says of its one field."""
        if formulier.is_valid():
            formulier.save()
            return
        fouten = [fout for lijst in formulier.errors.as_data().values() for fout in lijst]
        if veld is None:
            raise forms.ValidationError(fouten)
        self.add_error(veld, fouten)
