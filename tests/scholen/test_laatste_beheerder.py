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
    url = naar("rol_beeindigen", wereld.beheerder.aanstellingen.get().sleutel)
    wijzigen = naar("rol_wijzigen", wereld.beheerder.aanstellingen.get().sleutel)
    alleen = tekst(als(client, wereld.beheerder).get(url))
    assert "Bo Beheerder is de laatste beheerder van Stichting" in tekst(client.get(wijzigen))
    AanstellingFactory(bestuur=wereld.bestuur, rol="beheerder")
    samen = tekst(client.get(url))
    assert "de laatste beheerder" not in tekst(client.get(wijzigen))

    assert "Bo Beheerder is de laatste beheerder van Stichting De Brug. Geef eerst" in alleen
    assert ("Rol nu beëindigen" in alleen, "Kies dan een laatste dag" in alleen) == (False, False)
    assert "de laatste beheerder" not in samen
    assert ("Rol nu beëindigen" in samen, "Kies dan een laatste dag" in samen) == (True, True)
