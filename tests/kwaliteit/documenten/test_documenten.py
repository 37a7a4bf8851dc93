"""Documents as boards make them, all of one kader: every item word for word, or it says why."""

import pytest

from kwaliteit.inlezen.bestand import lees_bestand
from tests.kwaliteit.documenten import bladen, woorden
from tests.kwaliteit.documenten.kader import gelezen, stellingen

HELE = [
    bladen.met_titel_en_samengevoegde_cellen,
    bladen.met_een_blad_per_domein,
    bladen.zonder_kopregel_met_domeinrijen,
    bladen.met_codes_als_getallen,
    bladen.met_datums_als_codes,
    bladen.als_tekst_in_een_kolom,
    bladen.met_velden_van_een_item,
    woorden.met_kopstijlen_en_letters,
    woorden.met_vette_regels,
    woorden.met_een_tabel,
    woorden.met_een_tabel_per_domein,
    woorden.met_een_lijst_van_twee_niveaus,
    woorden.met_alleen_koppen,
    woorden.met_opsommingstekens,
]


def lees(maker):
    soort = ".xlsx" if maker.__module__.endswith("bladen") else ".docx"
    return lees_bestand(f"Ons kader{soort}", maker())


@pytest.mark.parametrize("maker", HELE, ids=lambda maker: maker.__name__)
def test_elk_item_staat_woord_voor_woord_in_zijn_domein(maker):
    assert gelezen(lees(maker)) == stellingen()
