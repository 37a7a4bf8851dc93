"""How people log in here: allauth with our words and our rules."""

from functools import partial

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context, ratelimit
from allauth.core.exceptions import ReauthenticationRequired
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from scholen import klok
from scholen.acties.post import schrijf, schrijf_over_wachtwoord
from scholen.acties.sessies import log_overal_uit
from scholen.bewaking.namens import werk_als
from scholen.http import pagina_van
from scholen.inloggen.eigen_stap import maak_eigen, rust_op_woord
from scholen.inloggen.logboek import noteer, noteer_weigering
from scholen.inloggen.sessie import BIJ_DIENST, VAN_DIENST, ZEKER
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

    def get_login_stages(self) -> list[str]:
        """Those of allauth, with ours for the second step."""
        onze = {"allauth.mfa.stages.AuthenticateStage": "scholen.inloggen.tweede_stap.Wachtend"}
        return [onze.get(stap, stap) for stap in super().get_login_stages()]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: the beheerder or the directeur invites people."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Whether one may go on to it; what is no address at all is not."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
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
        getoond = get_authentication_records(request, user)
        maak_eigen(getoond)
        if not rust_op_woord(getoond):
            request.session.pop(VAN_DIENST, None)
        bij_dienst = request.session.pop(BIJ_DIENST, 0.0)
        if getoond and getoond[-1]["method"] == "socialaccount":
            request.session[ZEKER] = min(request.session[ZEKER], bij_dienst)
        noteer(user, "Er is ingelogd.", op=klok.nu())

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Whether it is too long ago that it was certain who this is.

        Raises:
            ReauthenticationRequired: it is, of somebody without a password: of them allauth would
                ask nothing.
        """
        vers: bool = context.request.session.is_vers
        if not vers and not context.request.user.has_usable_password():
            raise ReauthenticationRequired
        return not vers

    def get_reauthentication_methods(self, user: Gebruiker) -> list[dict[str, str]]:
        """Where allauth sends who has to show who it is: without a password to a page of ours."""
        if user.is_authenticated and not user.has_usable_password():
            return [{"id": "bevestigen", "url": reverse("account_bevestigen")}]
        return list(super().get_reauthentication_methods(user))

    def reauthenticate(self, user: Gebruiker, password: str) -> bool:
        """Whether this is the password; if so, the session goes on as sure as at log-in.

        Raises:
            ValidationError: this account tried too often.
        """
        if self.authenticate(context.request, email=user.email, password=password) != user:
            return False
        context.request.session.bevestig()
        return True

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Somebody asked for a new password: one row in the outbox, for whatever address.

        The form looks nobody up, so allauth always comes here as for an address it does not know.
        """
        schrijf_over_wachtwoord(email)

    def send_notification_mail(
        self, template_prefix: str, user: Gebruiker, *_: object, **__: object
    ) -> None:
        """Something about a log-in changed: end the other sessions, say so by mail, and log it.

        The log comes last: a session that is at work has its own row, and may wait for the log.
        """
        wat = WIJZIGINGEN.get(template_prefix)
        if wat is None:
            return
        # Another password has a line of its own, and ends the sessions by itself.
        met_wachtwoord = template_prefix.startswith("account/")
        if not met_wachtwoord:
            log_overal_uit(user, behalve=self.request.session.session_key)
        schrijf(
            "inloggegevens_gewijzigd",
            {"user": user, "wat": wat},
            aan=user.email,
            onderwerp="Je inloggegevens zijn gewijzigd",
            bestuur=None,
        )
        if not met_wachtwoord:
            noteer(user, wat, op=klok.nu())

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the account."""
        return reverse("account")

    def set_password(self, user: Gebruiker, password: str) -> None:
        """A new password also ends the waiting time after five wrong attempts.

        With a link from the mail it comes before a log-in, which begins with nothing: a session of
        the same person would end with the old password, and take along a log-in that waits for the
        second step.
        """
        if context.request and pagina_van(context.request) == "account_reset_password_from_key":
            self.logout(context.request)
        super().set_password(user, password)
        noteer(user, "Het wachtwoord is gewijzigd.", op=klok.nu())
        if request := context.request:
            sleutel = self._get_login_attempts_cache_key(request, email=user.email)
            # After the commit: who guesses holds the teller, and waits for the log.
            transaction.on_commit(
                partial(ratelimit.clear, request, action="login_failed", key=sleutel)
            )
