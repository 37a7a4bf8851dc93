"""Two people at one round in the same second: nothing is made twice and no word goes."""

import time
from functools import partial
from threading import Event

import pytest
from django.db import transaction
from django.db.models import Q

from gesprekken.acties.onderwerpen import onderwerpen_kiezen
from gesprekken.acties.ronde import (
    Keuze,
    ronde_maken,
    ronde_openen,
    scholen_kiezen,
    school_toevoegen,
)
from gesprekken.acties.ronde_verloop import terug_naar_concept
from gesprekken.models import Deelname, Ronde
from kwaliteit.acties.bewaren import Bewaard, Weg, bewaar_veld
from kwaliteit.models import Oordeel, Tekstversie, Zelfevaluatie
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.teksten import merk_van
from scholen.models import leg_vast
from tests.database import tegelijk
from tests.factories import MOMENT, KwaliteitskaderFactory, RondeFactory

KEREN = 6
pytestmark = pytest.mark.usefixtures("gelijktijdig")


@pytest.fixture
def nieuwe_ronde(gelijktijdig, wereld):
    """Gives each time a round in concept with one school, on a kader of its own."""

    def maak(*, is_open=False):
        kader = KwaliteitskaderFactory.gevuld(bestuur=wereld.bestuur)
        ronde = RondeFactory(bestuur=wereld.bestuur, kader=kader, status="concept")
        scholen_kiezen(ronde, keuzes=[Keuze(wereld.school, wereld.adviseur, met_gesprek=False)])
        if is_open:
            ronde_openen(ronde, door=wereld.adviseur, op=MOMENT)
        return ronde

    return maak


def opnieuw(ronde):
    """The same round as another request reads it."""
    return Ronde.objects.get(pk=ronde.pk)


def test_een_dubbele_klik_maakt_een_ronde(wereld):
    kader = KwaliteitskaderFactory.gevuld(bestuur=wereld.bestuur)
    for keer in range(KEREN):
        velden = {"bestuur": wereld.bestuur, "kader": kader, "schooljaar": "2026-2027"}
        rijen = [Ronde(**velden, titel=f"Ronde {keer}") for _ in range(3)]

        gemaakt = tegelijk(*(partial(ronde_maken, rij) for rij in rijen))

        assert {ronde.pk for ronde in gemaakt} == {Ronde.objects.get(titel=f"Ronde {keer}").pk}


def test_wie_opent_opent_met_de_scholen_die_er_dan_staan(nieuwe_ronde, wereld):
    for _ in range(KEREN):
        ronde = nieuwe_ronde()
        anders = [Keuze(wereld.andere_school, wereld.adviseur, met_gesprek=False)]

        geopend, nu = tegelijk(
            partial(ronde_openen, opnieuw(ronde), door=wereld.adviseur, op=MOMENT),
            partial(scholen_kiezen, opnieuw(ronde), keuzes=anders),
        )

        assert not isinstance(geopend, Exception), geopend
        assert nu is None or isinstance(nu, OngeldigeOvergang), nu

        gekozen = set(ronde.schoolkeuzes.values_list("school", flat=True))
        assert gekozen == set(ronde.deelnames.values_list("school", flat=True))


def test_een_eerste_woord_houdt_de_ronde_open_of_blijft_apart_bewaard(nieuwe_ronde, wereld):
    mits = Q(zelfevaluatie__status="concept")
    for keer in range(2 * KEREN):
        ronde = nieuwe_ronde(is_open=True)
        oordeel = Oordeel.objects.filter(zelfevaluatie__in=ronde.deelnames.values("zelfevaluatie"))
        woord = {"veld": "toelichting", "waarde": f"Woord {keer}", "merk": merk_van("")}
        stempel = {"door": wereld.ib, "op": MOMENT, "mits": mits, "erbij": {"bekeken_op": MOMENT}}

        _, geschreven = tegelijk(
            partial(
                terug_naar_concept, opnieuw(ronde), door=wereld.adviseur, op=MOMENT, reden="Nee."
            ),
            partial(bewaar_veld, oordeel.first(), **woord, **stempel),
        )

        assert isinstance(geschreven, Bewaard | Weg), geschreven
        gelukt = isinstance(geschreven, Bewaard)
        staat_er = Oordeel.objects.filter(toelichting=f"Woord {keer}").exists()
        apart = Tekstversie.objects.filter(tekst=f"Woord {keer}", soort="niet_gekozen").exists()
        assert (staat_er, apart) == (gelukt, not gelukt)


def test_een_school_komt_niet_bij_een_ronde_die_net_weer_concept_is(nieuwe_ronde, wereld):
    for _ in range(KEREN):
        ronde = nieuwe_ronde(is_open=True)
        erbij = Keuze(wereld.andere_school, wereld.adviseur, met_gesprek=False)

        terug, nu = tegelijk(
            partial(
                terug_naar_concept, opnieuw(ronde), door=wereld.adviseur, op=MOMENT, reden="Nee."
            ),
            partial(school_toevoegen, opnieuw(ronde), keuze=erbij, door=wereld.adviseur, op=MOMENT),
        )

        assert terug is None
        assert isinstance(nu, Deelname | OngeldigeOvergang), nu

        assert (opnieuw(ronde).status, ronde.deelnames.count()) == ("concept", 0)


def test_wie_terugzet_wacht_op_wie_kiest_en_houdt_intussen_het_logboek_niet_vast(
    nieuwe_ronde, wereld
):
    """Both leave a line, and a line is held to the end: so it comes last in both."""
    ronde = nieuwe_ronde(is_open=True)
    deelname, code = ronde.deelnames.get(), ronde.kader.items.first().code
    begonnen = Event()

    def kies():
        with transaction.atomic():
            Zelfevaluatie.objects.select_for_update().get(pk=deelname.zelfevaluatie_id)
            begonnen.set()
            time.sleep(1)  # the other waits by now
            onderwerpen_kiezen(deelname, erbij=[code], eraf=[], op=MOMENT)
            leg_vast(rij=deelname, door=wereld.ib, op=MOMENT, reden="De onderwerpen zijn gekozen.")

    def zet_terug():
        begonnen.wait(30)
        terug_naar_concept(opnieuw(ronde), door=wereld.adviseur, op=MOMENT, reden="Nee.")

    gekozen, terug = tegelijk(kies, zet_terug)

    assert gekozen is None, gekozen
    assert isinstance(terug, OngeldigeOvergang), terug
