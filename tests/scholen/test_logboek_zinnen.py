"""A line of the log is a sentence, also one that was written long ago."""

import pytest
from django.urls import reverse

from kwaliteit.models import Kwaliteitskader
from scholen.acties.logboek import weigering_vastleggen
from scholen.inloggen.gezegd import Bezwaar
from scholen.models import Gebeurtenis, Inlogdienst, leg_vast
from scholen.overzichten.logboek import BEZWAREN, GEWEIGERD
from tests.factories import MOMENT
from tests.kwaliteit.lezen import tekst_van

URL = reverse("beheer:logboek")
SOORT = Gebeurtenis.Soort


@pytest.fixture
def klant(client, wereld):
    client.force_login(wereld.beheerder)
    return client


def _zinnen(antwoord):
    return [regel.toelichting for regel in antwoord.context["regels"]]


@pytest.mark.parametrize(
    ("rij", "velden", "zin"),
    [
        (
            "rol",
            {
                "van": "vanaf 1 augustus 2026",
                "naar": "vanaf 1 augustus 2026 tot en met 31 juli 2027",
                "reden": "De rol van Marit Hofstra, ib’er bij De Wilgenhoek, is gewijzigd.",
            },
            "De rol van Marit Hofstra, ib’er bij De Wilgenhoek, is gewijzigd."
            " Eerst: vanaf 1 augustus 2026. Nu: vanaf 1 augustus 2026 tot en met 31 juli 2027.",
        ),
        (
            "bestuur",
            {
                "van": "2026-12-01",
                "naar": "2027-01-08",
                "reden": "De tweede stap is nodig vanaf een andere dag.",
            },
            "De tweede stap is nodig vanaf een andere dag. Eerst: 1 december 2026."
            " Nu: 8 januari 2027.",
        ),
        (
            "bestuur",
            {"naar": "2027-01-08", "reden": "De tweede stap is nodig vanaf 8 januari 2027."},
            "De tweede stap is nodig vanaf 8 januari 2027.",
        ),
        (
            "bestuur",
            {
                "van": "2026-12-01",
                "naar": "2026-12-11",
                "reden": "De tweede stap is nodig vanaf 11 december 2026.",
            },
            "De tweede stap is nodig vanaf 11 december 2026. Eerst: 1 december 2026.",
        ),
        (
            "bestuur",
            {"van": "De Brug", "naar": "De Brug", "reden": "Het bestuur is gewijzigd."},
            "Het bestuur is gewijzigd.",
        ),
        (
            "school",
            {"naar": "2027-08-01", "reden": "De school sluit op 1 augustus 2027."},
            "De school sluit op 1 augustus 2027.",
        ),
        (
            "school",
            {"van": "bo", "naar": "sbo", "reden": "De soort is nu sbo; eerst was dat basisschool."},
            "De soort is nu sbo; eerst was dat basisschool.",
        ),
        (
            "kader",
            {"van": "2f", "naar": "bedoeld", "reden": "Was: Een fuot.\nIs nu: Een fout."},
            "Een hulptekst van item 2f is verbeterd.\nWas: Een fuot.\nIs nu: Een fout.",
        ),
        ("kader", {"naar": "concept"}, "Werkte aan een kader."),
    ],
)
def test_een_regel_is_een_zin_die_te_lezen_is(klant, wereld, rij, velden, zin):
    rijen = {
        "rol": wereld.ib.aanstellingen.get(),
        "bestuur": wereld.bestuur,
        "school": wereld.school,
        "kader": Kwaliteitskader(bestuur=wereld.bestuur, sleutel="kader"),
    }
    leg_vast(rij=rijen[rij], door=wereld.beheerder, op=MOMENT, **velden)

    antwoord = klant.get(URL)

    assert _zinnen(antwoord) == [zin]
    assert " ".join(zin.split()) in tekst_van(antwoord)


@pytest.mark.parametrize(
    ("verzoek", "zin"),
    [
        ("GET /rondes/nieuw/", "Wilde een pagina openen die deze rol niet mag lezen:"),
        ("HEAD /rondes/nieuw/", "Wilde een pagina openen die deze rol niet mag lezen:"),
        ("POST /rondes/nieuw/", "Wilde iets doen wat deze rol niet mag, op"),
    ],
)
def test_een_weigering_zegt_wat_iemand_wilde(klant, wereld, verzoek, zin):
    weigering_vastleggen(wereld.lezer, pagina="ronde_nieuw", adres=verzoek, op=MOMENT)

    assert _zinnen(klant.get(URL)) == [f"{zin} /rondes/nieuw/"]


@pytest.mark.parametrize("bezwaar", Bezwaar)
def test_de_beheerder_leest_waarom_een_schoolaccount_niet_binnenkwam(klant, wereld, bezwaar):
    dienst = Inlogdienst(bestuur=wereld.bestuur, sleutel="dienst")
    velden = {"soort": SOORT.INLOGGEN, "naar": bezwaar, "reden": f"{GEWEIGERD}aud is wrong"}
    leg_vast(rij=dienst, door=None, op=MOMENT, **velden)

    [regel] = klant.get(URL).context["regels"]

    precies = " Precies: aud is wrong" if bezwaar in (Bezwaar.VERTROUWD, Bezwaar.DOWN) else ""
    assert regel.naam == "Het systeem"
    assert (
        regel.toelichting
        == f"Inloggen met een schoolaccount lukte niet: {BEZWAREN[bezwaar]}.{precies}"
    )
