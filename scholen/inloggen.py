"""How people log in here: allauth with our words, and a hash that fits a small server."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context, ratelimit
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.http import HttpRequest

from scholen.models import Gebruiker

# One sentence for a wrong password, an unknown address and the sixth attempt: it gives away
# nothing, and says what to do in all three.
GEWEIGERD = (
    "Je e-mailadres en wachtwoord passen niet bij elkaar, of je probeerde het vijf keer. "
    "Kijk het na, wacht vijf minuten of kies een nieuw wachtwoord."
)


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """What our log-in does differently: nobody signs up alone, and errors say what to do."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": GEWEIGERD,
        "email_password_mismatch": GEWEIGERD,
        "too_many_login_attempts": GEWEIGERD,
        "enter_current_password": "Dit is niet je wachtwoord van nu. Probeer het nog eens.",
        "rate_limited": "Dit ging erg vaak achter elkaar. Wacht een paar minuten.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: the beheerder or the directeur invites people."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: str) -> Gebruiker | None:
        """The person with this address and password who may log in, else nobody.

        Raises:
            ValidationError: this account or address tried too often.
        """
        gebruiker = super().authenticate(request, **credentials)
        return gebruiker if gebruiker and gebruiker.is_active else None

    def format_email_subject(self, subject: str) -> str:
        """The subject as written, without the address of the site in front."""
        return subject

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to Mijn werk."""
        return "/"

    def set_password(self, user: Gebruiker, password: str) -> None:
        """A new password also ends the waiting time after five wrong attempts."""
        super().set_password(user, password)
        if context.request:
            sleutel = self._get_login_attempts_cache_key(context.request, email=user.email)
            ratelimit.clear(context.request, action="login_failed", key=sleutel)


class ZuinigeArgon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB a log-in, the least OWASP advises; Django's default takes 100 MiB."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
