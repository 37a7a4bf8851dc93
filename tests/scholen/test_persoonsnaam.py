"""Another name: one's own, or of somebody who works here alone; never without a trace."""

import pytest
from django.urls import reverse

from scholen.models import Gebeurtenis
from tests.factories import AanstellingFactory
from tests.gesprekken.kijken import als, tekst
from tests.scholen.bladen import ingevuld, naar, post, wijzig, zinnen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]


def _regels():
    rijen = Gebeurtenis.objects.filter(model="gebruiker", soort="wijziging")
    return list(rijen.values_list("bestuur__bestuursnummer", "naam", "reden").order_by("bestuur"))


def test_wie_anders_heet_wijzigt_de_eigen_naam(client, wereld):
    oud = wereld.ib.naam

    terug, zin = wijzig(als(client, wereld.ib), reverse("account_naam"), naam="Marit  Smit")

    wereld.ib.refresh_from_db()
    assert (terug, zin) == (reverse("account"), "De naam is gewijzigd.")
    assert wereld.ib.naam == "Marit Smit"
    assert _regels() == [("11111", "Marit Smit", f"{oud} heet nu Marit Smit.")]
    assert "Marit Smit" in tekst(client.get(reverse("account")))


def test_de_beheerder_wijzigt_een_naam_en_dat_staat_bij_de_persoon(client, wereld):
    oud = wereld.ib.naam
    url = naar("persoon_wijzigen", wereld.ib.sleutel)

    terug, zin = wijzig(als(client, wereld.beheerder), url, naam="Marit Smit")

    assert (terug, zin) == (naar("persoon", wereld.ib.sleutel), "De naam is gewijzigd.")
    assert _regels() == [("11111", "Bo Beheerder", f"{oud} heet nu Marit Smit.")]
    assert f"{oud} heet nu Marit Smit." in tekst(client.get(terug))


def test_wie_ook_elders_werkt_wijzigt_de_naam_alleen_zelf(client, wereld):
    AanstellingFactory(gebruiker=wereld.ib, school=wereld.vreemde_school)
    url = naar("persoon_wijzigen", wereld.ib.sleutel)
    als(client, wereld.beheerder)

    antwoorden = [client.get(url).status_code, client.post(url, {"naam": "X"}).status_code]
    blad = tekst(client.get(naar("persoon", wereld.ib.sleutel)))
    wijzig(als(client, wereld.ib), reverse("account_naam"), naam="Marit Smit")

    assert antwoorden == [403, 403]
    assert "Naam wijzigen" not in blad
    assert len({bestuur for bestuur, _, _ in _regels()}) == len(_regels()) == 2


def test_twee_mensen_wijzigen_dezelfde_naam_niet_ongezien(client, wereld):
    url = naar("persoon_wijzigen", wereld.ib.sleutel)
    als(client, wereld.beheerder)
    eerste, tweede = ingevuld(client, url), ingevuld(client, url)
    post(client, url, **(eerste | {"naam": "Marit Smit"}))

    fouten, _ = post(client, url, **(tweede | {"naam": "Marit Smid"}))

    assert zinnen(fouten, "naam") == [
        "Iemand anders maakte hier “Marit Smit” van terwijl jij “Marit Smid” invulde. Kies wat het"
        " wordt en sla het opnieuw op."
    ]
    assert len(_regels()) == 1


@pytest.mark.parametrize(
    "teken",
    [
        *("\u202e", "\u202a", "\u2066", "\u2069", "\u200f", "\u061c", "\u180e", "\x00", "\x7f"),
        *("\x9b", "\u3164", "\u2800", "\u115f", "\u1160", "\uffa0"),
    ],
)
def test_wat_tekst_omdraait_of_niet_te_zien_is_komt_in_geen_naam(client, wereld, teken):
    url = reverse("account_naam")

    wijzig(als(client, wereld.ib), url, naam=f"Marit {teken}timS")
    fouten, _ = wijzig(client, url, naam=teken)

    wereld.ib.refresh_from_db()
    assert wereld.ib.naam == "Marit timS"
    assert zinnen(fouten, "naam") == ["Vul de naam in, zoals die in een verslag mag staan."]


def test_een_lege_naam_kan_niet_en_dezelfde_laat_geen_regel_na(client, wereld):
    url = reverse("account_naam")

    fouten, _ = wijzig(als(client, wereld.ib), url, naam=" ")
    _, zin = wijzig(client, url)

    assert zinnen(fouten, "naam") == ["Vul de naam in, zoals die in een verslag mag staan."]
    assert zin == "Er is niets gewijzigd."
    assert _regels() == []
