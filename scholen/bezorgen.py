"""The door to the mail server: one bericht out, or why not."""

import logging
from datetime import datetime, timedelta
from email.utils import parseaddr
from smtplib import (
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
)

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from scholen.models import Gebruiker, UitgaandBericht, Uitnodiging
from scholen.models.post import NIEUW_WACHTWOORD

GEWEIGERD = "De mailserver weigert dit adres. Kijk of het klopt."
LATER = "De mailserver vroeg om het later te proberen."
ONBEREIKBAAR = "De mailserver was niet bereikbaar."
AL_GEZEGD = "We kennen dit adres niet, en dat schreven we vandaag al."
KAN_NIET = "Dit bericht is niet te versturen: er staat iets in dat niet in een mail hoort."

logger = logging.getLogger(__name__)


def verstuur(bericht: UitgaandBericht, *, op: datetime) -> bool:
    """Try to send a mail whose turn it is. Whether it went out.

    What went wrong, and when the next attempt is, stands on the row.
    """
    if not bericht.neem(op=op):
        return False
    if _is_al_gezegd(bericht, op=op):
        bericht.lukte_niet(AL_GEZEGD, op=op, voorgoed=True)
        return False
    try:
        als_mail(bericht).send()
    except (SMTPException, OSError, ValueError) as fout:
        zin, voorgoed = _uitleg(fout)
        logger.warning("Bericht %s ging niet weg (%s).", bericht.sleutel, type(fout).__name__)
        bericht.lukte_niet(zin, op=op, voorgoed=voorgoed)
        return False
    bericht.is_verzonden(op=op)
    return True


def als_mail(bericht: UitgaandBericht) -> EmailMessage:
    """The mail: the same at every attempt, so that who gets it twice can tell."""
    _, afzender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    tekst, uitnodiging = bericht.tekst, bericht.uitnodiging
    if uitnodiging is not None:
        tekst = tekst.replace("{link}", link_van(uitnodiging))
    elif tekst == NIEUW_WACHTWOORD:
        tekst = _over_wachtwoord(bericht.aan)
    return EmailMessage(
        subject=bericht.onderwerp,
        body=tekst,
        to=[bericht.aan],
        reply_to=[bericht.van.email] if bericht.van else [afzender],
        headers={
            "Message-ID": f"<{bericht.sleutel}@{afzender.rpartition('@')[2]}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )


def link_van(uitnodiging: Uitnodiging) -> str:
    """The address where the invitation is accepted."""
    pad = reverse("account_uitnodiging", args=[uitnodiging.sleutel, uitnodiging.token])
    return f"{settings.ADRES}{pad}"


def _is_al_gezegd(bericht: UitgaandBericht, *, op: datetime) -> bool:
    """Whether this would tell a stranger once more that we do not know them: once a day is enough.

    Anybody can fill in anybody's address.
    """
    if bericht.tekst != NIEUW_WACHTWOORD or _van(bericht.aan):
        return False
    return UitgaandBericht.objects.kreeg_al(bericht.aan, sinds=op - timedelta(days=1))


def _over_wachtwoord(aan: str) -> str:
    """What to write to who asked for a new password: a link that works once, if we know them."""
    gebruiker = _van(aan)
    if gebruiker is None:
        return render_to_string("mail/adres_onbekend.txt").strip()
    sleutel = (user_pk_to_url_str(gebruiker), default_token_generator.make_token(gebruiker))
    pad = reverse("account_reset_password_from_key", args=sleutel)
    context = {"user": gebruiker, "link": f"{settings.ADRES}{pad}"}
    return render_to_string("mail/nieuw_wachtwoord.txt", context).strip()


def _van(aan: str) -> Gebruiker | None:
    """Who logs in with this address."""
    return Gebruiker.objects.filter(email=aan, is_active=True).first()


def _uitleg(fout: Exception) -> tuple[str, bool]:
    """A sentence for the beheerder, and whether trying again makes no sense."""
    if isinstance(fout, SMTPRecipientsRefused):
        codes = [code for code, _ in fout.recipients.values()]
        voorgoed = bool(codes) and all(code >= 500 for code in codes)
        return (GEWEIGERD if voorgoed else LATER), voorgoed
    if isinstance(fout, SMTPDataError) and fout.smtp_code >= 500:
        return GEWEIGERD, True
    if isinstance(fout, SMTPResponseException) and not isinstance(fout, SMTPAuthenticationError):
        # who greets us with a no, or does not take our sender, says nothing of this address
        return (ONBEREIKBAAR if fout.smtp_code >= 500 else LATER), False
    if isinstance(fout, ValueError) and not isinstance(fout, OSError):
        return KAN_NIET, True
    return ONBEREIKBAAR, False
