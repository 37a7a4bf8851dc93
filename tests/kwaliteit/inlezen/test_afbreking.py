"""Text copied out of a pdf: cut words, soft hyphens, ligatures, running heads, page numbers."""

import pytest

from kwaliteit.inlezen.bestand import lees_bestand
from tests.kwaliteit.inlezen.stijlen import gelezen


def item(tekst):
    return next(iter(lees_bestand("kader.txt", f"1. Kop\na. {tekst}\n").items)).stelling


@pytest.mark.parametrize(
    ("tekst", "stelling"),
    [
        ("Wij geven ondersteu-\nning, en die ondersteuning helpt.", "ondersteuning, en die"),
        ("Het ib-\nnetwerk komt vier keer.", "Het ib-netwerk komt"),
        ("De zorg-\nen hulpvragen.", "De zorg- en hulpvragen."),
        ("Een vraag-\ngesprek.", "Een vraag-gesprek."),
        (
            "Het oud-\nleerlingen en ouder-\nraad en school-\nplein en klas-\nsen.",
            "ouderraad en school",
        ),
        ("Eerst over-\nleg en dan beslui-\nten en weer verde-\nren.", "Eerst overleg en dan"),
        ("De co-\u00adordinator.", "De co-ordinator."),
        ("De af\u00adspraak staat.", "De afspraak staat."),
        ("De af\u00ad\nspraak staat.", "De afspraak staat."),
        (
            "De \ufb01nanci\u00eble \ufb02yer en het e\ufb00ect.",
            "De financiële flyer en het effect.",
        ),
        ("Bij Ĳburg en ĳsvrij.", "Bij Ĳburg en ĳsvrij."),
        ("De ib’er\u00a0zegt ’s ochtends: “ja”.", "De ib’er\u00a0zegt ’s ochtends: “ja”."),
    ],
)
def test_een_afgebroken_woord_wordt_heel_en_een_geschreven_streepje_blijft(tekst, stelling):
    assert stelling in item(tekst)


def test_een_woord_dat_elders_met_een_streepje_staat_houdt_het():
    tekst = "De school-\ngids en de school-gids en over-\nleg en beslui-\nten."

    assert item(tekst) == "De school-gids en de school-gids en overleg en besluiten."


def test_een_woord_dat_over_een_bladzijde_loopt():
    tekst = (
        "1. De basis\na. We geven goede ondersteu-\n12\n\fKader van de school\nning.\n"
        "b. Ondersteuning is er voor iedereen.\n13\n\fKader van de school\n"
        "2. De zorg\na. Nog iets.\n14\n\fKader van de school\nb. En nog iets.\n"
    )

    assert gelezen(tekst) == {
        "1 De basis": {
            "1a": "We geven goede ondersteuning.",
            "1b": "Ondersteuning is er voor iedereen.",
        },
        "2 De zorg": {"2a": "Nog iets.", "2b": "En nog iets."},
    }
