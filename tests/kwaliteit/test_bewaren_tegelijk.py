"""Saving one field while others write, take away or submit: one wins and nothing typed goes."""

import pytest
from django.db import transaction

from kwaliteit.acties.bewaren import Bewaard, Gesloten, Verschil, Weg
from kwaliteit.acties.kader_bewerken import IN_CONCEPT, item_weghalen
from kwaliteit.models import Oordeel
from kwaliteit.teksten import merk_van
from tests.database import tegelijk
from tests.factories import (
    MOMENT,
    BestuurFactory,
    GebruikerFactory,
    KwaliteitskaderFactory,
    ZelfevaluatieFactory,
)
from tests.kwaliteit.test_bewaren import OPEN, bewaar, versies


def test_wie_schrijft_en_wie_weghaalt_wachten_niet_op_elkaar(gelijktijdig):
    mens = GebruikerFactory()
    for _ in range(6):
        kader = KwaliteitskaderFactory.gevuld(bestuur=BestuurFactory(), gepubliceerd=False)
        een, ander = (kader.items.select_related("kader").get(code="1a") for _ in range(2))
        merk = merk_van(een.stelling)

        geschreven, weggehaald = tegelijk(
            lambda een=een, merk=merk: bewaar(
                een, "Wij doen het anders.", door=mens, merk=merk, veld="stelling", mits=IN_CONCEPT
            ),
            lambda ander=ander: item_weghalen(ander, door=mens, op=MOMENT),
        )

        assert isinstance(geschreven, Bewaard | Weg), geschreven
        assert weggehaald is None


@pytest.mark.parametrize("schrijvers", [2, 5])
def test_van_wie_tegelijk_schrijven_wint_er_een_en_gaat_niets_verloren(gelijktijdig, schrijvers):
    oordeel = ZelfevaluatieFactory().oordelen.order_by("pk")[0]
    mensen = [GebruikerFactory() for _ in range(schrijvers)]
    for ronde in range(10):
        merk = merk_van(Oordeel.objects.get(pk=oordeel.pk).toelichting)
        teksten = [f"Ronde {ronde}, {mens.naam}" for mens in mensen]

        uitkomsten = tegelijk(
            *(
                lambda tekst=tekst, mens=mens, merk=merk: bewaar(
                    Oordeel.objects.get(pk=oordeel.pk), tekst, door=mens, merk=merk, mits=OPEN
                )
                for tekst, mens in zip(teksten, mensen, strict=True)
            )
        )

        gewonnen = [nr for nr, uitkomst in enumerate(uitkomsten) if hasattr(uitkomst, "let_op")]
        verloren = [nr for nr, uitkomst in enumerate(uitkomsten) if isinstance(uitkomst, Verschil)]
        assert (len(gewonnen), len(verloren)) == (1, schrijvers - 1), uitkomsten
        staat_er = Oordeel.objects.get(pk=oordeel.pk).toelichting
        assert staat_er == teksten[gewonnen[0]]
        gehouden = {tekst for tekst, _ in versies(oordeel, "niet_gekozen")}
        assert {teksten[nr] for nr in verloren} <= gehouden


def test_wat_is_opgeslagen_gaat_mee_als_iemand_op_dat_moment_indient(gelijktijdig):
    for _ in range(15):
        zelfevaluatie = ZelfevaluatieFactory()
        oordeel = zelfevaluatie.oordelen.order_by("pk")[0]
        mens = GebruikerFactory()

        def dien_in(zelfevaluatie=zelfevaluatie, oordeel=oordeel, mens=mens):
            with transaction.atomic():
                zelfevaluatie.indienen(door=mens, op=MOMENT)
                return Oordeel.objects.get(pk=oordeel.pk).toelichting

        def schrijf(oordeel=oordeel, mens=mens):
            return bewaar(oordeel, "Net op tijd?", door=mens, mits=OPEN)

        ingediend, geschreven = tegelijk(dien_in, schrijf)

        geweigerd = isinstance(geschreven, Gesloten)
        assert ingediend == ("" if geweigerd else "Net op tijd?")
        assert Oordeel.objects.get(pk=oordeel.pk).toelichting == ingediend
        assert [tekst for tekst, _ in versies(oordeel, "niet_gekozen")] == (
            ["Net op tijd?"] if geweigerd else []
        )
