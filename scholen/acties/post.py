"""Mail in the outbox, written with what it is about."""

from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from scholen import taken
from scholen.bewaking.namens import open_bericht
from scholen.models import Bestuur, Gebruiker, UitgaandBericht, Uitnodiging
from scholen.models.post import NIEUW_WACHTWOORD


def schrijf(
    sjabloon: str,
    context: dict[str, Any],
    *,
    aan: str,
    onderwerp: str,
    bestuur: Bestuur | None,
    uitnodiging: Uitnodiging | None = None,
    van: Gebruiker | None = None,
) -> UitgaandBericht:
    """Put a mail in the outbox; the worker wakes when all of this is certain.

    Args:
        sjabloon: the name of its text in ``templates/mail``.
        uitnodiging: whose link stands in it.
        van: who gets the answer; without one nobody does.
    """
    return _leg_neer(
        bestuur=bestuur,
        uitnodiging=uitnodiging,
        van=van,
        aan=aan,
        onderwerp=onderwerp,
        tekst=render_to_string(f"mail/{sjabloon}.txt", context).strip(),
    )


def schrijf_over_wachtwoord(aan: str) -> UitgaandBericht:
    """A mail to whoever asks for a new password: the same work for an address that nobody has.

    What it says, the worker finds out: a link, or that this address is not known here.
    """
    return _leg_neer(
        aan=aan, onderwerp="Een nieuw wachtwoord voor de Kwaliteitsdialoog", tekst=NIEUW_WACHTWOORD
    )


@transaction.atomic  # what waits for the commit of a request comes after it
def _leg_neer(**velden: Any) -> UitgaandBericht:  # noqa: ANN401 the fields of a row
    nu = timezone.now()
    bericht = UitgaandBericht(**velden, op=nu, volgende_op=nu)
    open_bericht(bericht.sleutel)
    bericht.save()
    transaction.on_commit(lambda: taken.wek_bericht(bericht.pk))
    return bericht
