"""The pages on which a beheerder keeps the vestigingen of a school."""

import pytest

from scholen.models import Vestiging
from tests.factories import VestigingFactory
from tests.scholen.bladen import ingevuld, naar, post, wijzig, zinnen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]


@pytest.fixture
def abeel(wereld):
    VestigingFactory(school=wereld.school, brin6="99XA00", naam="De Wilgenhoek", plaats="Tolhorn")
    return wereld.school


@pytest.fixture
def beheerder(client, wereld):
    client.force_login(wereld.beheerder)
    return client


def test_een_vestiging_erbij_wijzigen_sluiten_en_weer_open(beheerder, wereld, abeel):
    nieuw = naar("vestiging_nieuw", abeel.sleutel)
    een = [abeel.sleutel, "99XA01"]

    assert post(beheerder, nieuw, brin6="99XA01", naam="Noord", plaats="")[1] == (
        "Vestiging Noord (99XA01) staat erbij."
    )
    fouten, _ = post(beheerder, nieuw, brin6="99XA01", naam="Noord")
    assert zinnen(fouten, "brin6") == ["99XA01 is al een vestiging van De Wilgenhoek."]
    assert post(beheerder, naar("vestiging_sluiten", *een), per="2026-08-01")[1] == (
        "Bij vestiging Noord (99XA01) staat nu een sluitdatum."
    )
    assert post(beheerder, naar("vestiging_heropenen", *een))[1] == (
        "Vestiging Noord (99XA01) is weer open."
    )
    url, zin = wijzig(
        beheerder,
        naar("vestiging_wijzigen", *een),
        naam="Noordwest",
        plaats="Haverlo",
        school=wereld.andere_school.sleutel,
    )
    assert (url, zin) == (
        naar("school", wereld.andere_school.sleutel),
        "Vestiging Noordwest (99XA01) is opgeslagen.",
    )
    assert beheerder.get(naar("vestiging_wijzigen", *een)).status_code == 404


def test_ook_bij_een_vestiging_draait_de_tweede_niets_terug(beheerder, abeel):
    url = naar("vestiging_wijzigen", abeel.sleutel, "99XA00")
    gezien = ingevuld(beheerder, url)
    Vestiging.objects.filter(brin6="99XA00").update(plaats="Wendel")

    fouten, _ = post(beheerder, url, **(gezien | {"plaats": "Haverlo"}))

    assert zinnen(fouten, "plaats") == [
        "Iemand anders maakte hier “Wendel” van terwijl jij “Haverlo” invulde. Kies wat het wordt"
        " en sla het opnieuw op."
    ]


def test_een_school_verhuist_haar_enige_vestiging_niet(beheerder, wereld, abeel):
    url = naar("vestiging_wijzigen", abeel.sleutel, "99XA00")

    fouten, antwoord = wijzig(beheerder, url, naam="Zuid", school=wereld.andere_school.sleutel)

    assert zinnen(fouten, "school")[0].startswith(
        "De Wilgenhoek (99XA00) is de enige vestiging van De Wilgenhoek die open is."
    )
    assert antwoord.context["form"]["naam"].value() == "Zuid"
    assert abeel.vestigingen.get().naam == "De Wilgenhoek"


def test_de_enige_vestiging_sluit_niet_en_een_open_gaat_niet_nog_eens_open(beheerder, abeel):
    een = [abeel.sleutel, "99XA00"]

    fouten, _ = post(beheerder, naar("vestiging_sluiten", *een), per="2026-08-01")
    _, zin = post(beheerder, naar("vestiging_heropenen", *een))

    assert "is de enige vestiging die open is." in zinnen(fouten, "per")[0]
    assert zin == "De Wilgenhoek (99XA00) is niet gesloten."
