"""The forms of allauth in our words: labels instead of placeholders, help where it helps."""

from allauth.account import forms as allauth
from allauth.account.utils import get_next_redirect_url, passthrough_next_redirect_url
from django import forms
from django.core.validators import MaxLengthValidator
from django.urls import reverse

from scholen.bewaking.namens import zijn_er_schoolaccounts
from scholen.inlezen.adres import gewone_letters
from scholen.inloggen.adreslink import leidt_naar_adres
from scholen.inloggen.wachtwoord import UITLEG
from scholen.models import Gebruiker

LANGSTE_ADRES = 254  # what there is room for in a row


class LoginForm(allauth.LoginForm):  # type: ignore[misc]  # allauth carries no types
    """``login`` (the e-mail address) and ``password``."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        verwoord(self, login="E-mailadres", password="Wachtwoord")  # noqa: S106 a label
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.schoolaccount = self._schoolaccount() if zijn_er_schoolaccounts() else ""
        self.voor_adres = leidt_naar_adres(get_next_redirect_url(self.request) or "")

    def _schoolaccount(self) -> str:
        """Where one logs in with a school account, to go on to the same page."""
        kiezen = reverse("account_schoolaccount")
        return str(passthrough_next_redirect_url(self.request, kiezen, "next"))


class ResetPasswordForm(allauth.ResetPasswordForm):  # type: ignore[misc]  # allauth carries no types
    """``email``: where the link goes."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        verwoord(self, email="E-mailadres")
        self.fields["email"].max_length = LANGSTE_ADRES
        self.fields["email"].validators += [MaxLengthValidator(LANGSTE_ADRES), gewone_letters]

    def clean_email(self) -> str:
        """The address as we keep it; whether anybody has it, the worker finds out."""
        self.users: list[Gebruiker] = []
        return str(self.cleaned_data["email"]).lower()


class ResetPasswordKeyForm(allauth.ResetPasswordKeyForm):  # type: ignore[misc]  # allauth carries no types
    """``password1`` and ``password2``: the new password, twice."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        verwoord(self, password1="Nieuw wachtwoord", password2="Nog een keer")
        self.fields["password1"].help_text = UITLEG


class UserTokenForm(allauth.UserTokenForm):  # type: ignore[misc]  # allauth carries no types
    """The link from the mail: whose it is, and whether it still works."""

    def _get_user(self, uidb36: str) -> Gebruiker | None:
        """Somebody who may log in; else the link is as one that does not work any more.

        Held until the request ends: who brings the same link at the same moment finds it used.
        """
        gebruiker: Gebruiker | None = super()._get_user(uidb36)
        vast = Gebruiker.objects.select_for_update(no_key=True).filter(is_active=True)
        return vast.filter(pk=gebruiker.pk).first() if gebruiker else None


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


def verwoord(form: forms.Form, **labels: str) -> None:
    """Give the fields our labels, and take away placeholders and allauth's own help."""
    for naam, label in labels.items():
        veld = form.fields[naam]
        veld.label = label
        veld.help_text = ""
        veld.widget.attrs.pop("placeholder", None)
