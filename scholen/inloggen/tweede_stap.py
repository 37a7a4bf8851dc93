"""The second step of logging in: who needs one, since when, and how its secret is kept."""

from datetime import date
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import constant_time_compare

from scholen import klok
from scholen.inloggen.geheim import GeheimKwijt, ontsleutel, versleutel
from scholen.models import Aanstelling, Bestuur, Gebruiker

GEDAAN = "tweede_stap"
"""In a session: who did a second step in it, here or at the bestuur's own log-in."""
STAPPEN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    """Secrets unreadable in the database, and our words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "Deze tweede stap kun je nu niet weghalen.",
        "cannot_generate_recovery_codes": "Zet eerst een tweede stap aan.",
        "incorrect_code": "Deze code klopt niet, of hij is al gebruikt. Neem de volgende.",
    }

    def encrypt(self, text: str) -> str:
        """As the database may keep it."""
        return versleutel(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again; one that nobody can use when the key of the installation changed."""
        try:
            return ontsleutel(encrypted_text)
        except GeheimKwijt:
            return str(generate_totp_secret())

    def generate_authenticator_name(self, user: Gebruiker, type: str) -> str:
        """What a passkey is called when somebody gives it no name."""
        nummer = Authenticator.objects.filter(user=user, type=type).count() + 1
        return f"Toegangssleutel {nummer}"


class Wachtend(AuthenticateStage):  # type: ignore[misc]  # allauth carries no types
    """A log-in that waits for the second step: as good as the password that began it."""

    def handle(self) -> tuple[Any, bool]:
        """Wait, and keep what another password changes."""
        self.state["wachtwoord"] = self.login.user.get_session_auth_hash()
        return tuple(super().handle())

    def is_resumable(self, request: HttpRequest) -> bool:
        """Never: who is on the page to log in begins there anew, or could be somebody else."""
        return False

    def exit(self) -> HttpResponseBase:
        """In; but who began with another password than there is now begins anew."""
        nu = self.login.user.get_session_auth_hash()
        if constant_time_compare(self.state.get("wachtwoord", ""), nu):
            return super().exit()  # type: ignore[no-any-return]
        messages.warning(self.request, "Je wachtwoord is intussen gewijzigd. Log opnieuw in.")
        return self.abort()  # type: ignore[no-any-return]


def heeft_tweede_stap(gebruiker: Gebruiker) -> bool:
    """Whether somebody has a code app or a passkey."""
    return bool(Authenticator.objects.filter(user=gebruiker, type__in=STAPPEN).exists())


def verplicht_vanaf(gebruiker: Gebruiker) -> date:
    """From which day somebody needs one: the first of their besturen; without one, always."""
    werk = Aanstelling.objects.geldig().filter(gebruiker=gebruiker)  # wherever, not only here
    besturen = Bestuur.objects.filter(
        Q(pk__in=werk.values("bestuur")) | Q(pk__in=werk.values("school__bestuur"))
    )
    dagen = besturen.values_list("tweede_stap_vanaf", flat=True)
    return min((dag or date.min for dag in dagen), default=date.min)


def heeft_uitstel(vanaf: date) -> bool:
    """Whether that day is still to come."""
    return vanaf > klok.vandaag()
