"""Mail in the outbox, written with what it is about."""

from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from scholen import taken
from scholen.models import Bestuur, Gebruiker, UitgaandBericht, Uitnodiging


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
    nu = timezone.now()
    bericht = UitgaandBericht.objects.create(
        bestuur=bestuur,
        uitnodiging=uitnodiging,
        van=van,
        aan=aan,
        onderwerp=onderwerp,
        tekst=render_to_string(f"mail/{sjabloon}.txt", context).strip(),
        op=nu,
        volgende_op=nu,
    )
    transaction.on_commit(lambda: taken.wek_bericht(bericht.pk))
    return bericht
