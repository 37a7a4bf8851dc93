"""Mail that goes out: a row of the outbox, and the worker's part in it, done at once."""

from django.utils import timezone
from factory.django import DjangoModelFactory

from scholen.bezorgen import verstuur
from scholen.models import UitgaandBericht
from tests.factories import MOMENT


class UitgaandBerichtFactory(DjangoModelFactory):
    """A mail of no bestuur that waits for its first attempt."""

    class Meta:
        model = UitgaandBericht

    aan = "iemand@example.org"
    op = MOMENT
    volgende_op = MOMENT


def bezorg() -> int:
    """Send what waits in the outbox; gives how much of it went out."""
    nu = timezone.now()
    return sum(verstuur(bericht, op=nu) for bericht in UitgaandBericht.objects.te_versturen(nu))
