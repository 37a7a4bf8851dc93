"""The worker's part in mail, done at once."""

from django.utils import timezone

from scholen.bezorgen import verstuur
from scholen.models import UitgaandBericht


def bezorg() -> int:
    """Send what waits in the outbox; gives how much of it went out."""
    nu = timezone.now()
    return sum(verstuur(bericht, op=nu) for bericht in UitgaandBericht.objects.te_versturen(nu))
