"""Printing the items of a page: kept while nothing changes, and never a moment longer."""

import re
from dataclasses import replace

import pytest

from kwaliteit.overzichten.item import itemblad, met_item
from kwaliteit.overzichten.itemveld import Bron
from kwaliteit.overzichten.schaal import schaalblad
from kwaliteit.templatetags import items
from tests.factories import ZelfevaluatieFactory


@pytest.fixture
def blad(db):
    zelfevaluatie = ZelfevaluatieFactory()
    bron = Bron(schaal=schaalblad(zelfevaluatie.kader), woorden={})
    return itemblad(met_item(zelfevaluatie.oordelen.all())[0], bron)


def test_hetzelfde_blad_wordt_een_keer_afgedrukt(blad):
    eerst = items.item_formulier(blad)

    assert items.item_formulier(replace(blad)) is eerst


def test_een_ander_antwoord_is_een_ander_blad(blad):
    eerst = items.item_formulier(blad)

    anders = items.item_formulier(
        replace(blad, toelichting=replace(blad.toelichting, waarde="Nieuw & <b>anders</b>."))
    )

    assert "Nieuw &amp; &lt;b&gt;anders&lt;/b&gt;." in anders
    assert "Nieuw" not in eerst


def test_wie_ontwikkelt_ziet_een_gewijzigd_sjabloon_meteen(blad, settings):
    settings.DEBUG = True

    assert items.item_formulier(blad) is not items.item_formulier(blad)


def test_het_inspringen_van_het_sjabloon_gaat_weg_en_geen_wit_van_een_tekst(blad):
    tekst = "Begin.\n   <b>  \n\n   "

    gedrukt = items.item_formulier(
        replace(blad, toelichting=replace(blad.toelichting, waarde=tekst))
    )

    assert "\nBegin.\n   &lt;b&gt;  \n\n   </textarea>" in gedrukt
    assert re.findall(r"\n +<[a-z]", gedrukt) == []
