"""The next step of the adviser leads to a page that is there, whatever came before."""

import pytest

from gesprekken.models import Deelname, Gesprek
from gesprekken.overzichten.stand import met_stand, stand_van
from gesprekken.overzichten.taak import taak_van_adviseur
from tests.factories import MOMENT, DeelnameFactory, GesprekFactory
from tests.gesprekken.kijken import als

pytestmark = pytest.mark.usefixtures("demodag")


@pytest.mark.parametrize("status", ["voorbereiden", "gepland", "gevoerd"])
def test_de_knop_van_de_taak_opent_een_pagina(client, wereld, status):
    deelname = DeelnameFactory(
        school=wereld.school, adviseur=wereld.adviseur, ronde__bestuur=wereld.bestuur
    )
    deelname.zelfevaluatie.indienen(door=wereld.directeur, op=MOMENT)
    GesprekFactory(deelname=deelname, adviseur=wereld.adviseur, school=wereld.school)
    Gesprek.objects.update(status=status, datum=MOMENT.date())

    (rij,) = met_stand(Deelname.objects.all())
    taak = taak_van_adviseur(stand_van(rij, vandaag=MOMENT.date()))

    assert taak is not None
    assert als(client, wereld.adviseur).get(taak.url).status_code == 200
