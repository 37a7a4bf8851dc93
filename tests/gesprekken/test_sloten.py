"""Who writes in the same second waits for the other, and never both: one order of holding rows."""

import time
from functools import partial

import pytest
from django.db import transaction
from django.db.models import Q

from gesprekken.acties.kladblok import doel_bij, vastleggen
from gesprekken.acties.onderwerpen import onderwerpen_kiezen
from gesprekken.acties.ronde import Keuze, ronde_openen, scholen_kiezen
from gesprekken.models import Gesprek
from kwaliteit.acties.bewaren import Bewaard, bewaar_veld
from kwaliteit.models import Zelfevaluatie
from kwaliteit.teksten import merk_van
from scholen.models.sleutel import nieuwe_sleutel
from tests.database import tegelijk
from tests.factories import MOMENT, GesprekFactory, KwaliteitskaderFactory, RondeFactory

pytestmark = pytest.mark.usefixtures("gelijktijdig")


def schrijf(rij, veld, *, door, mits):
    """The first word in a field."""
    return bewaar_veld(
        rij, veld=veld, waarde="Een woord.", merk=merk_van(""), door=door, op=MOMENT, mits=mits
    )


def straks(seconden, doe):
    """The same, so much later."""

    def wacht():
        time.sleep(seconden)
        return doe()

    return wacht


def test_een_doel_en_een_veld_van_dezelfde_afspraak_bewaren_zich_allebei(wereld):
    gesprek = GesprekFactory(
        deelname__school=wereld.school, deelname__adviseur=wereld.adviseur, status="gevoerd"
    )
    afspraak = vastleggen(
        gesprek,
        soort="afspraak",
        sleutel=nieuwe_sleutel(),
        agendapunt=None,
        tekst="We kijken mee.",
        partij="school",
    )

    def een_doel():
        with transaction.atomic():
            doel = doel_bij(afspraak, soort="merkbaar")
            time.sleep(1)  # the other has begun by now
            mits = Q(afspraak__gesprek__status__in=Gesprek.TE_NOTEREN)
            return schrijf(doel, "bij_wie", door=wereld.adviseur, mits=mits)

    mits = Q(gesprek__status__in=Gesprek.TE_NOTEREN)
    een_veld = partial(schrijf, afspraak, "wie", door=wereld.adviseur, mits=mits)

    uitkomsten = tegelijk(een_doel, straks(0.3, een_veld))

    assert [type(een) for een in uitkomsten] == [Bewaard, Bewaard], uitkomsten


def test_het_doel_van_de_school_en_haar_onderwerpen_bewaren_zich_allebei(wereld):
    """Both wait for a third, and go on one after the other."""
    kader = KwaliteitskaderFactory.gevuld(bestuur=wereld.bestuur)
    ronde = RondeFactory(bestuur=wereld.bestuur, kader=kader, status="concept")
    scholen_kiezen(ronde, keuzes=[Keuze(wereld.school, wereld.adviseur, met_gesprek=False)])
    ronde_openen(ronde, door=wereld.adviseur, op=MOMENT)
    deelname, code = ronde.deelnames.get(), kader.items.first().code

    def een_derde():
        with transaction.atomic():
            Zelfevaluatie.objects.select_for_update().get(pk=deelname.zelfevaluatie_id)
            time.sleep(1.5)

    mits = Q(zelfevaluatie__status="concept")
    doel = partial(schrijf, deelname, "doel_school", door=wereld.ib, mits=mits)
    kies = partial(onderwerpen_kiezen, deelname, erbij=[code], eraf=[], op=MOMENT)

    _, geschreven, gekozen = tegelijk(een_derde, straks(0.4, doel), straks(0.8, kies))

    assert isinstance(geschreven, Bewaard), geschreven
    assert gekozen is None
