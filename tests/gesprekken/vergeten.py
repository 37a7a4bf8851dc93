"""Somebody to forget, who left traces."""

import pytest
from allauth.account.models import EmailAddress

from scholen.models import Uitnodiging
from tests.factories import KwaliteitskaderFactory
from tests.gesprekken.verslagen import OP
from tests.post import UitgaandBerichtFactory
from tests.toneel import Spelers, speel


@pytest.fixture
def kader(db):
    return KwaliteitskaderFactory.gevuld(items=(1, 1))


@pytest.fixture
def weg(wereld, kader):
    """A directeur who signed a verslag and works nowhere any more."""
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    speel(spelers, kader, tot="vastgesteld", schooljaar="2026-2027")
    wie = wereld.directeur
    wie.aanstellingen.update(beeindigd_op=OP)
    EmailAddress.objects.create(user=wie, email=wie.email)
    genodigd = Uitnodiging.objects.create(
        bestuur=wereld.bestuur,
        email=wie.email.upper(),
        naam=wie.naam,
        op=OP,
        verloopt_op=OP,
        aangenomen_op=OP,
        aangenomen_door=wie,
    )
    Uitnodiging.objects.create(
        bestuur=wereld.bestuur,
        email="collega@example.org",
        naam="Collega",
        door=wie,
        door_naam=wie.naam,
        op=OP,
        verloopt_op=OP,
    )
    UitgaandBerichtFactory(bestuur=wereld.bestuur, aan=wie.email, uitnodiging=genodigd)
    UitgaandBerichtFactory(bestuur=wereld.bestuur, tekst=f"Nu {wie.email}.")
    return wie
