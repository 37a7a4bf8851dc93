"""Who asked to be forgotten stays so, whatever comes back later."""

import pytest
from django.core.management import call_command

from gesprekken.acties.anonimiseren import anonimiseren
from gesprekken.acties.bestuur_inlezen import bestuur_inlezen
from gesprekken.acties.bestuur_uitvoeren import bestuur_uitvoeren
from gesprekken.acties.bestuur_verwijderen import bestuur_verwijderen
from kwaliteit.models import Tekstversie
from scholen.acties.account_opruimen import VOORMALIG
from scholen.models import Gebruiker, UitgaandBericht
from tests.factories import GebruikerFactory
from tests.gesprekken.verslagen import OP
from tests.post import UitgaandBerichtFactory


@pytest.fixture
def ouder(wereld, tmp_path):
    """A zip from before the ib'er, who left, asked to be forgotten; then the bestuur left too."""
    ib, bestuur = wereld.ib, wereld.bestuur
    ib.aanstellingen.update(beeindigd_op=OP)
    bij_ons = {"bestuur": bestuur, "op": OP}
    van_ib = {"door": ib, "naam": ib.naam}
    Tekstversie.objects.create(**bij_ons, **van_ib, model="oordeel", rij=0, veld="x", sinds=OP)
    UitgaandBerichtFactory(bestuur=bestuur, aan=ib.email)
    pad = tmp_path / "ouder.zip"
    with pad.open("wb") as uit:
        bestuur_uitvoeren(bestuur, uit, door=None, op=OP)
    anonimiseren(ib, door=None, op=OP)
    bestuur_verwijderen(bestuur, op=OP, vingerafdruk="a" * 64)
    return pad


def test_wie_op_verzoek_is_vergeten_komt_uit_een_ouder_bestand_niet_terug(wereld, ouder, capsys):
    call_command("bestuur_inlezen", str(ouder))

    ib = Gebruiker.objects.get(pk=wereld.ib.pk)
    assert (ib.naam, ib.is_leeggemaakt, ib.is_active) == (VOORMALIG, True, False)
    assert Tekstversie.objects.get(door=ib).naam == VOORMALIG
    assert not UitgaandBericht.objects.exists()
    assert Gebruiker.objects.get(pk=wereld.mt.pk).naam == wereld.mt.naam
    assert capsys.readouterr().out.endswith(
        "Eén medewerker is op verzoek vergeten, en dat blijft zo: het account is leeg, en de naam"
        " staat alleen waar iets is ondertekend.\n"
    )


def test_het_adres_van_wie_is_vergeten_mag_hier_van_iemand_anders_zijn(wereld, ouder):
    nieuw = GebruikerFactory(naam="Weer Terug", email=wereld.ib.email)

    bestuur_inlezen(ouder, op=OP)

    nieuw.refresh_from_db()
    assert (nieuw.naam, nieuw.email) == ("Weer Terug", wereld.ib.email)
    assert Gebruiker.objects.get(pk=wereld.ib.pk).is_leeggemaakt
