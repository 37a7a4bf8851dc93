"""Who sends, agrees to or takes back a verslag holds its talk before the log: nobody waits for
somebody who waits for him."""

from functools import partial

import pytest
from django.db import transaction

from gesprekken.acties.kladblok import vastleggen
from gesprekken.acties.overdragen import overdragen
from gesprekken.acties.vaststellen import afsluiten_zonder_vaststelling
from gesprekken.acties.verslag import terugnemen, voorleggen
from gesprekken.models import Gesprek, Partij
from scholen.models import Keten, leg_vast
from scholen.models.sleutel import nieuwe_sleutel
from tests.database import na_elkaar
from tests.factories import AanstellingFactory
from tests.gesprekken.verslagen import OP, dialoog, onderdelen, vers, zeg

pytestmark = pytest.mark.usefixtures("gelijktijdig")


@pytest.fixture
def opvolger(wereld):
    """Another adviser of the bestuur."""
    return AanstellingFactory(rol="adviseur", bestuur=wereld.bestuur, school=None).gebruiker


def logboek(wereld):
    """What a line in the log of the bestuur waits for."""
    return partial(Keten.objects.neem_beurt, wereld.bestuur.pk)


def test_voorleggen_en_iets_vastleggen_gaan_na_elkaar(wereld):
    gespeeld = dialoog(wereld, tot="gevoerd")
    gesprek = Gesprek.objects.select_related("school", "bestuur").get(pk=gespeeld.gesprek.pk)

    def leg():
        with transaction.atomic():
            rij = vastleggen(
                gesprek,
                soort="aandachtspunt",
                sleutel=nieuwe_sleutel(),
                tekst="Daar letten we op.",
                agendapunt=None,
                partij="school",
            )
            leg_vast(rij=rij, door=wereld.adviseur, op=OP, bij=gesprek)

    uitkomsten = na_elkaar(
        logboek(wereld), partial(voorleggen, gespeeld.verslag, door=wereld.adviseur, op=OP), leg
    )

    assert uitkomsten[0] is None, uitkomsten
    assert "deadlock" not in str(uitkomsten[1])


def het_laatste_akkoord(wereld):
    gespeeld = dialoog(wereld, tot="ter_vaststelling")
    for rij in onderdelen(gespeeld.verslag):
        zeg(rij, wereld.adviseur, partij=Partij.BESTUUR)
    *eerder, laatste = onderdelen(gespeeld.verslag)
    for rij in eerder:
        zeg(rij, wereld.directeur)
    return partial(zeg, laatste, wereld.directeur)


def het_terugnemen(wereld):
    verslag = vers(dialoog(wereld, tot="ter_vaststelling").verslag)
    return partial(terugnemen, verslag, door=wereld.adviseur, op=OP, reden="Er moet iets bij.")


def het_afsluiten(wereld):
    verslag = vers(dialoog(wereld, tot="ter_vaststelling").verslag)
    reden = "De school antwoordt niet."
    return partial(afsluiten_zonder_vaststelling, verslag, door=wereld.adviseur, op=OP, reden=reden)


@pytest.mark.parametrize("stap", [het_laatste_akkoord, het_terugnemen, het_afsluiten])
def test_een_stap_met_het_verslag_en_overdragen_gaan_na_elkaar(wereld, opvolger, stap):
    draag_over = partial(
        overdragen,
        wereld.bestuur,
        van=wereld.adviseur,
        naar=opvolger,
        met_aantekeningen=False,
        door=wereld.adviseur,
        op=OP,
    )

    uitkomsten = na_elkaar(logboek(wereld), stap(wereld), draag_over)

    assert not [een for een in uitkomsten if isinstance(een, Exception)], uitkomsten
