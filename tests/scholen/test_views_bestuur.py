"""Besturen of an installation: starting one, who keeps it, and what who keeps it sees."""

import pytest

from scholen.models import Bestuur, Samenwerkingsverband, Uitnodiging
from tests.factories import AanstellingFactory, BestuurFactory
from tests.gesprekken.kijken import als, tekst, vragen
from tests.scholen.bladen import NIEUW, ingevuld, naar, post, stuur, zinnen
from tests.uitnodigingen import UitnodigingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]


def test_wie_de_installatie_beheert_begint_een_bestuur(client, wereld):
    wie = wereld.installatiebeheerder
    velden = {"naam": "Stichting Nieuw", "bestuursnummer": "44444", "swv": "PO0001"}

    url, _ = stuur(client, wie, naar("bestuur_nieuw"), **velden)
    terug, _ = stuur(client, wie, url, **NIEUW)

    bestuur = Bestuur.objects.get(bestuursnummer="44444")
    assert (bestuur.swv, bestuur.is_demo) == (wereld.swv, True)
    assert (url, terug) == (naar("bestuur_uitnodigen", "44444"), naar("bestuur", "44444"))
    rol = Uitnodiging.objects.get(bestuur=bestuur).rollen.get()
    assert (rol.rol, rol.bestuur) == ("beheerder", bestuur)


@pytest.mark.parametrize(
    ("velden", "veld", "zin"),
    [
        ({"bestuursnummer": "123"}, "bestuursnummer", "Een bestuursnummer heeft vijf cijfers."),
        (
            {"bestuursnummer": "11111"},
            "bestuursnummer",
            "Er is al een bestuur met nummer 11111. Kijk het nummer na.",
        ),
        ({"swv_naam": "Nieuw"}, "swv_code", "Vul ook de code in, zoals PO2507."),
        (
            {"swv_code": "PO99-01"},
            "swv_naam",
            "Vul ook de naam van het samenwerkingsverband in.",
        ),
    ],
)
def test_een_bestuur_dat_niet_kan_krijgt_een_zin(client, wereld, velden, veld, zin):
    basis = {"naam": "Stichting Nieuw", "bestuursnummer": "44444"}

    fouten = stuur(
        client, wereld.installatiebeheerder, naar("bestuur_nieuw"), **{**basis, **velden}
    )

    assert fouten[veld] == [zin]


def test_zonder_samenwerkingsverbanden_wijst_niets_naar_een_lijst(client, wereld):
    url, wie = naar("bestuur_nieuw"), wereld.installatiebeheerder
    met = tekst(als(client, wie).get(url))
    Bestuur.objects.update(swv=None)
    wereld.swv_medewerker.aanstellingen.all().delete()
    Samenwerkingsverband.objects.all().delete()
    zonder = tekst(client.get(url))

    assert "Alleen als het nog niet in de lijst staat, zoals PO2507." in met
    assert ("in de lijst" in zonder, "een nieuw samenwerkingsverband" in zonder) == (False, False)
    assert "Alleen als het bestuur er een heeft, zoals PO2507." in zonder


def test_de_besturen_kosten_een_vast_aantal_vragen(client, wereld):
    url, wie = naar("besturen"), wereld.installatiebeheerder
    UitnodigingFactory(school=None, bestuur=wereld.bestuur, rol="beheerder")
    eerst = vragen(client, wie, url)
    for _ in range(4):
        bestuur = BestuurFactory()
        UitnodigingFactory(school=None, bestuur=bestuur, rol="beheerder")
        AanstellingFactory(rol="beheerder", bestuur=bestuur)

    assert vragen(client, wie, url) == eerst <= 12


@pytest.mark.parametrize("naam", ["bestuur", "bestuur_wijzigen", "bestuur_uitnodigen"])
def test_wie_de_installatie_beheert_opent_elk_bestuur(client, wereld, naam):
    antwoord = als(client, wereld.installatiebeheerder).get(naar(naam, "33333"))

    assert antwoord.status_code == 200
    assert "Stichting Elders" in tekst(antwoord)


def test_wie_als_tweede_een_bestuur_wijzigt_draait_niets_terug_en_kiest(client, wereld):
    als(client, wereld.installatiebeheerder)
    url = naar("bestuur_wijzigen", "11111")
    eerste, tweede = ingevuld(client, url), ingevuld(client, url)
    for velden in (eerste, tweede):
        velden |= {"swv_code": "", "swv_naam": ""}
    eerste_uit = post(client, url, **(eerste | {"naam": "De Bron"}))

    fouten, antwoord = post(client, url, **(tweede | {"naam": "De Beek", "swv": ""}))

    assert eerste_uit == (naar("bestuur", "11111"), "Het bestuur is gewijzigd.")
    assert zinnen(fouten, "naam") == [
        "Iemand anders maakte hier “De Bron” van terwijl jij “De Beek” invulde. Kies wat het wordt"
        " en sla het opnieuw op."
    ]
    assert (fouten.keys(), antwoord.status_code) == ({"naam"}, 200)
    bestuur = Bestuur.objects.get(bestuursnummer="11111")
    assert (bestuur.naam, bestuur.swv) == ("De Bron", wereld.swv)


def test_een_nieuw_verband_wist_niet_de_naam_die_een_ander_gaf(client, wereld):
    als(client, wereld.installatiebeheerder)
    url = naar("bestuur_wijzigen", "11111")
    velden = ingevuld(client, url) | {"swv": "", "swv_code": "PO9901", "swv_naam": "Rivierenland"}
    Bestuur.objects.filter(bestuursnummer="11111").update(naam="De Bron")

    assert post(client, url, **velden)[1] == "Het bestuur is gewijzigd."

    bestuur = Bestuur.objects.get(bestuursnummer="11111")
    assert (bestuur.naam, bestuur.swv.naam) == ("De Bron", "Rivierenland")


def test_zolang_niemand_antwoordde_staat_er_dat_we_wachten(client, wereld):
    nieuw = BestuurFactory()
    blad = naar("bestuur", nieuw.bestuursnummer)
    leeg = tekst(als(client, wereld.installatiebeheerder).get(blad))
    UitnodigingFactory(school=None, bestuur=nieuw, rol="beheerder")

    pagina = tekst(client.get(blad))

    assert "Er is nog geen beheerder. Nodig iemand uit" in leeg
    assert "Er is nog geen beheerder: wie is uitgenodigd, moet nog antwoorden." in pagina
