"""How people log in here: allauth with our words and our rules."""

import logging
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context, ratelimit
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from scholen import klok
from scholen.acties.sessies import log_overal_uit
from scholen.bewaking.namens import werk_als
from scholen.inloggen.logboek import noteer, noteer_weigering
from scholen.inloggen.sessie import BIJ_DIENST, ZEKER
from scholen.models import Gebruiker

# One sentence for a wrong password, an unknown address and the sixth attempt: it gives away
# nothing, and says what to do in all three.
GEWEIGERD = (
    "Je e-mailadres en wachtwoord passen niet bij elkaar, of je probeerde het vijf keer. "
    "Kijk het na, wacht vijf minuten of kies een nieuw wachtwoord."
)
TE_VAAK = "Dit ging erg vaak achter elkaar. Wacht een paar minuten."
WIJZIGINGEN = {
    "account/email/password_changed": "Het wachtwoord is gewijzigd.",
    "account/email/password_reset": "Het wachtwoord is gewijzigd.",
    "socialaccount/email/account_connected": "Een schoolaccount is gekoppeld.",
    "mfa/email/totp_activated": "Een app met codes is aangezet als tweede stap.",
    "mfa/email/totp_deactivated": "De app met codes is weggehaald.",
    "mfa/email/recovery_codes_generated": "Er zijn nieuwe herstelcodes gemaakt.",
    "mfa/email/webauthn_added": "Een toegangssleutel is toegevoegd als tweede stap.",
    "mfa/email/webauthn_removed": "Een toegangssleutel is weggehaald.",
}

logger = logging.getLogger(__name__)


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """What our log-in does differently: nobody signs up alone, and errors say what to do."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": GEWEIGERD,
        "email_password_mismatch": GEWEIGERD,
        "too_many_login_attempts": GEWEIGERD,
        "enter_current_password": "Dit is niet je wachtwoord van nu. Probeer het nog eens.",
        "incorrect_password": "Dit is niet je wachtwoord. Probeer het nog eens.",
        "rate_limited": TE_VAAK,
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
        if gebruiker and not gebruiker.is_active:
            self.authentication_failed(request, **credentials)
        return gebruiker if gebruiker and gebruiker.is_active else None

    def authentication_failed(self, request: HttpRequest, **credentials: str) -> None:
        """Leave a line in the log, and the same work for an address that nobody has."""
        noteer_weigering(credentials.get("email", ""), op=klok.nu())

    def login(self, request: HttpRequest, user: Gebruiker) -> None:
        """A new session, which counts from now."""
        werk_als(user.pk)
        super().login(request, user)
        request.session.begin()  # type: ignore[attr-defined]  # our own store
        hoe = get_authentication_records(request, user)
        if hoe and hoe[-1]["method"] == "socialaccount":
            bij_dienst = request.session.pop(BIJ_DIENST, 0.0)
            request.session[ZEKER] = min(request.session[ZEKER], bij_dienst)
        noteer(user, "Ingelogd.", op=klok.nu())

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Whether it is too long ago that it was certain who this is."""
        return not context.request.session.is_vers

    def reauthenticate(self, user: Gebruiker, password: str) -> bool:
        """Whether this is the password; if so, the session goes on as sure as at log-in.

        Raises:
            ValidationError: this account tried too often.
        """
        if self.authenticate(context.request, email=user.email, password=password) != user:
            return False
        context.request.session.bevestig()
        return True

    def send_notification_mail(
        self, template_prefix: str, user: Gebruiker, *_: object, **__: object
    ) -> None:
        """Something about a log-in changed: say so by mail, log it, and end the other sessions.

        A mail that cannot be sent keeps nobody from going on.
        """
        wat = WIJZIGINGEN.get(template_prefix)
        if wat is None:
            return
        # Another password has a line of its own, and ends the sessions by itself.
        if not template_prefix.startswith("account/"):
            noteer(user, wat, op=klok.nu())
            log_overal_uit(user, behalve=self.request.session.session_key)
        try:
            self.send_mail("account/email/wijziging", user.email, {"user": user, "wat": wat})
        except OSError:
            logger.exception("De mail over een gewijzigd account kon niet weg.")

    def format_email_subject(self, subject: str) -> str:
        """The subject as written, without the address of the site in front."""
        return subject

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in the mail: at our own address, whatever host the request asked for."""
        pad = urlsplit(super().get_reset_password_from_key_url(key)).path
        return f"{settings.ADRES}{pad}"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the account."""
        return reverse("account")

    def set_password(self, user: Gebruiker, password: str) -> None:
        """A new password also ends the waiting time after five wrong attempts."""
        super().set_password(user, password)
        noteer(user, "Het wachtwoord is gewijzigd.", op=klok.nu())
        if context.request:
            sleutel = self._get_login_attempts_cache_key(context.request, email=user.email)
            ratelimit.clear(context.request, action="login_failed", key=sleutel)
