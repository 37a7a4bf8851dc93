"""The public name of a row: in URLs instead of a counter."""

import secrets

from django.db import models

ALFABET = "abcdefghijklmnopqrstuvwxyz234567"
LENGTE = 12
PATROON = f"^[{ALFABET}]{{{LENGTE}}}$"
"""What a page may give to a row that it is about to make."""


def nieuwe_sleutel() -> str:
    """Twelve random base-32 characters: 60 bits, so nobody guesses or counts them."""
    return "".join(secrets.choice(ALFABET) for _ in range(LENGTE))


class MetSleutel(models.Model):
    """A row with a page of its own."""

    sleutel = models.CharField(
        max_length=LENGTE, unique=True, default=nieuwe_sleutel, editable=False
    )

    class Meta:
        abstract = True
