"""The door to the mail server: one bericht out, or why not."""

import logging
from datetime import datetime
from email.utils import parseaddr
from smtplib import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
)

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from scholen.models import UitgaandBericht, Uitnodiging

GEWEIGERD = "De mailserver weigert dit adres. Kijk of het klopt."
LATER = "De mailserver vroeg om het later te proberen."
ONBEREIKBAAR = "De mailserver was niet bereikbaar."
KAN_NIET = "Dit bericht is niet te versturen: er staat iets in dat niet in een mail hoort."

logger = logging.getLogger(__name__)


def verstuur(bericht: UitgaandBericht, *, op: datetime) -> bool:
    """Try to send a mail whose turn it is. Whether it went out.

    What went wrong, and when the next attempt is, stands on the row.
    """
    if not bericht.neem(op=op):
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


def _uitleg(fout: Exception) -> tuple[str, bool]:
    """A sentence for the beheerder, and whether trying again makes no sense."""
    if isinstance(fout, SMTPRecipientsRefused):
        codes = [code for code, _ in fout.recipients.values()]
        voorgoed = bool(codes) and all(code >= 500 for code in codes)
        return (GEWEIGERD if voorgoed else LATER), voorgoed
    if isinstance(fout, SMTPResponseException) and not isinstance(fout, SMTPAuthenticationError):
        return (GEWEIGERD, True) if fout.smtp_code >= 500 else (LATER, False)
    if isinstance(fout, ValueError) and not isinstance(fout, OSError):
        return KAN_NIET, True
    return ONBEREIKBAAR, False
