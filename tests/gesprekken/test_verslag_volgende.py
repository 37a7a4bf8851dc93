"""A next version of a fixed verslag, and the fixed one beside it."""

from datetime import timedelta

import pytest

from gesprekken.acties.vaststellen import verslag_verbeteren
from gesprekken.acties.verslag import Wijziging, onderdeel_aanpassen, voorleggen
from gesprekken.rapport.blad import Verslagblad
from gesprekken.rapport.geschiedenis import versies
from tests.gesprekken.verslagen import OP, alles_akkoord, dialoog, onderdelen, vers

pytestmark = pytest.mark.django_db


def test_wat_de_volgende_versie_zegt_hoort_niet_bij_wat_vastligt(wereld):
    ligt_voor = dialoog(wereld, tot="ter_vaststelling")
    alles_akkoord(ligt_voor, wereld)
    vast = vers(ligt_voor.verslag)
    nieuw = verslag_verbeteren(vast, door=wereld.adviseur, op=OP, reden="Een woord te veel.")
    voorleggen(nieuw, door=wereld.adviseur, op=OP + timedelta(hours=1))
    meenemen = onderdelen(nieuw)[3]
    onderdeel_aanpassen(
        meenemen,
        tekst=meenemen.tekst,
        rijen=[Wijziging(ligt_voor.afspraak, {"wat": "Afspraak elf woord"})],
        vingerafdruk=meenemen.hash,
        door=wereld.adviseur,
        op=OP + timedelta(hours=2),
    )

    assert len(versies(onderdelen(vast)[3])) == 1
    assert not any(deel.is_aangepast for deel in Verslagblad.van(vers(vast)).delen)
