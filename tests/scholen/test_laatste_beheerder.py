"""The last beheerder stays: said beforehand, and at the door too."""

import pytest

from tests.factories import AanstellingFactory
from tests.gesprekken.kijken import als, tekst
from tests.scholen.bladen import naar, stuur

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]


def test_de_laatste_beheerder_hoort_waarom_hij_blijft(client, wereld):
    url, zin = stuur(
        client,
        wereld.beheerder,
        naar("rol_beeindigen", wereld.beheerder.aanstellingen.get().sleutel),
    )

    assert url == naar("persoon", wereld.beheerder.sleutel)
    assert zin.startswith("Bo Beheerder is de laatste beheerder van Stichting De Brug.")
    assert client.get(naar("mensen")).status_code == 200


def test_de_laatste_beheerder_leest_vooraf_waarom_hij_blijft(client, wereld):
    rol = wereld.beheerder.aanstellingen.get().sleutel
    paginas = [naar("rol_beeindigen", rol), naar("rol_wijzigen", rol)]
    als(client, wereld.beheerder)

    alleen = [tekst(client.get(pagina)) for pagina in paginas]
    AanstellingFactory(bestuur=wereld.bestuur, rol="beheerder")
    samen = [tekst(client.get(pagina)) for pagina in paginas]

    zin = "Bo Beheerder is de laatste beheerder van Stichting De Brug. Geef eerst"
    knoppen = ("Rol nu beëindigen", "Kies dan een laatste dag")
    assert [zin in blad for blad in (*alleen, *samen)] == [True, True, False, False]
    assert [knop in alleen[0] for knop in knoppen] == [False, False]
    assert [knop in samen[0] for knop in knoppen] == [True, True]


def test_wie_de_laatste_toch_een_laatste_dag_geeft_leest_de_reden_bij_het_veld(client, wereld):
    rol = wereld.beheerder.aanstellingen.get().sleutel
    velden = {"functie": "", "van": "2020-08-01", "tot": "2026-12-31"}

    pagina = tekst(als(client, wereld.beheerder).post(naar("rol_wijzigen", rol), velden))

    assert pagina.count("is de laatste beheerder") == 2  # above the form, and at the field
