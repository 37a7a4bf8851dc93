"""Two people, or one with two clicks, at once: never without a beheerder, never twice."""

import pytest

from scholen.acties.aannemen import aannemen_met_account
from scholen.acties.adres import adres_wijzigen
from scholen.acties.kan_niet import KanNiet
from scholen.acties.mensen import rol_beeindigen
from scholen.acties.uitnodiging import adres_verbeteren, opnieuw_versturen
from scholen.models import Aanstelling, Gebruiker, Uitnodiging
from tests.database import tegelijk
from tests.factories import MOMENT, AanstellingFactory, GebruikerFactory
from tests.uitnodigingen import UitnodigingFactory


def test_twee_beheerders_die_elkaar_beeindigen_houden_er_een_over(gelijktijdig, wereld):
    ander = GebruikerFactory()
    AanstellingFactory(gebruiker=ander, rol="beheerder", bestuur=wereld.bestuur)
    een, twee = wereld.beheerder.aanstellingen.get(), ander.aanstellingen.get()

    uitkomsten = tegelijk(
        lambda: rol_beeindigen(een, door=ander, op=MOMENT),
        lambda: rol_beeindigen(twee, door=wereld.beheerder, op=MOMENT),
    )

    over = Aanstelling.objects.lopend().filter(rol="beheerder", bestuur=wereld.bestuur)
    assert [type(een) for een in uitkomsten if een is not None] == [KanNiet]
    assert over.count() == 1


def test_een_uitnodiging_tegelijk_aannemen_maakt_een_account(gelijktijdig, wereld):
    uitnodiging = UitnodigingFactory(school=wereld.school, email="nora@example.org")

    def neem_aan():
        rij = Uitnodiging.objects.get(pk=uitnodiging.pk)
        aannemen_met_account(rij, naam="Nora", wachtwoord="vijf gele fietsen", op=MOMENT)

    uitkomsten = tegelijk(neem_aan, neem_aan, neem_aan)

    assert sorted(str(type(een).__name__) for een in uitkomsten) == [
        "KanNiet",
        "KanNiet",
        "NoneType",
    ]
    assert Gebruiker.objects.get(email="nora@example.org").aanstellingen.count() == 1


@pytest.mark.parametrize("hoe", ["ander adres", "opnieuw verstuurd"])
def test_wie_de_oude_link_nog_openhad_komt_na_een_nieuwe_niet_meer_binnen(wereld, hoe):
    uitnodiging = UitnodigingFactory(school=wereld.school, email="mis@example.org")
    zoals_geopend = Uitnodiging.objects.get(pk=uitnodiging.pk)
    if hoe == "ander adres":
        adres_verbeteren(uitnodiging, email="goed@example.org", door=wereld.beheerder, op=MOMENT)
    else:
        opnieuw_versturen(uitnodiging, door=wereld.beheerder, op=MOMENT)

    with pytest.raises(KanNiet, match="Deze uitnodiging werkt niet meer"):
        aannemen_met_account(zoals_geopend, naam="Mis", wachtwoord="vijf gele fietsen", op=MOMENT)

    assert not Gebruiker.objects.filter(email="mis@example.org").exists()
    assert Uitnodiging.objects.get().is_open


@pytest.mark.parametrize("veld", ["email", "password"])
def test_een_adres_geldt_alleen_voor_het_account_zoals_de_link_het_zag(wereld, veld):
    zoals_gezien = Gebruiker.objects.get(pk=wereld.ib.pk)
    Gebruiker.objects.filter(pk=wereld.ib.pk).update(**{veld: "intussen@example.org"})

    with pytest.raises(KanNiet, match="Deze link werkt niet meer"):
        adres_wijzigen(zoals_gezien, adres="dief@example.org", sessie=None, op=MOMENT)

    wereld.ib.refresh_from_db()
    assert wereld.ib.email != "dief@example.org"


def test_twee_links_tegelijk_geven_een_adres(gelijktijdig, wereld):
    def naar(adres):
        zelf = Gebruiker.objects.get(pk=wereld.ib.pk)
        zelf.email, zelf.password = wereld.ib.email, wereld.ib.password
        return lambda: adres_wijzigen(zelf, adres=adres, sessie=None, op=MOMENT)

    uitkomsten = tegelijk(naar("een@example.org"), naar("twee@example.org"))

    assert [type(een) for een in uitkomsten if een is not None] == [KanNiet]


def test_twee_mensen_met_hetzelfde_nieuwe_adres_krijgen_het_een_keer(gelijktijdig, wereld):
    uitkomsten = tegelijk(
        lambda: adres_wijzigen(wereld.ib, adres="samen@example.org", sessie=None, op=MOMENT),
        lambda: adres_wijzigen(wereld.mt, adres="samen@example.org", sessie=None, op=MOMENT),
    )

    assert [type(een) for een in uitkomsten if een is not None] == [KanNiet]
    assert Gebruiker.objects.filter(email="samen@example.org").count() == 1
