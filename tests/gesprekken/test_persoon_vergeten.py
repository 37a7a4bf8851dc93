"""The page on which a beheerder takes away the name and the account of who asks for it."""

import pytest
from django.urls import reverse

from gesprekken.models import Gesprek
from kwaliteit.models import Tekstversie
from scholen.acties.account_opruimen import VOORMALIG
from scholen.models import Gebeurtenis, Gebruiker, UitgaandBericht, Uitnodiging
from tests.factories import MOMENT, WACHTWOORD, AanstellingFactory, KwaliteitskaderFactory
from tests.gesprekken.kijken import als, tekst
from tests.post import UitgaandBerichtFactory
from tests.toneel import Spelers, speel

pytestmark = pytest.mark.django_db


@pytest.fixture
def vertrokken(wereld):
    """Worked here until lately, wrote something, and got mail about the log-in."""
    wie = wereld.mt
    wie.aanstellingen.update(beeindigd_op=MOMENT)
    Tekstversie.objects.create(
        bestuur=wereld.bestuur,
        model="oordeel",
        rij=0,
        veld="x",
        tekst="Dit zagen we.",
        sinds=MOMENT,
        op=MOMENT,
        door=wie,
        naam=wie.naam,
    )
    for bestuur in (wereld.bestuur, None):
        UitgaandBerichtFactory(bestuur=bestuur, aan=wie.email)
    return wie


def _url(wie):
    return reverse("persoon_vergeten", args=[wie.sleutel])


def _zinnen(antwoord):
    return [str(zin) for zin in antwoord.context["messages"]]


def test_de_beheerder_leest_wat_weggaat_en_haalt_het_dan_weg(client, wereld, vertrokken):
    als(client, wereld.beheerder)
    naam, adres = vertrokken.naam, vertrokken.email
    persoon = tekst(client.get(reverse("beheer:persoon", args=[vertrokken.sleutel])))
    pagina = tekst(client.get(_url(vertrokken)))

    daarna = client.post(_url(vertrokken), follow=True)

    vertrokken.refresh_from_db()
    assert f'href="{_url(vertrokken)}">Naam en account weghalen</a>' in persoon
    assert f"De naam en het account van {naam} weghalen?" in pagina
    assert f"het e-mailadres {adres} en alles om mee in te loggen" in pagina
    assert "dan gebeurt het vanzelf 24 maanden na de laatste rol." in pagina
    assert _zinnen(daarna) == ["De naam en het account zijn weggehaald."]
    assert (vertrokken.naam, vertrokken.is_leeggemaakt) == (VOORMALIG, True)
    assert Tekstversie.objects.get(door=vertrokken).naam == VOORMALIG
    assert not UitgaandBericht.objects.exists()
    assert client.get(_url(vertrokken)).status_code == 404


def test_het_staat_met_wie_het_deed_in_het_logboek_van_het_bestuur(client, wereld, vertrokken):
    als(client, wereld.beheerder).post(_url(vertrokken))

    regel = Gebeurtenis.objects.filter(naar=VOORMALIG).get()
    assert (regel.bestuur, regel.gebruiker) == (wereld.bestuur, wereld.beheerder)
    assert (regel.model, regel.sleutel) == ("gebruiker", vertrokken.sleutel)


def test_op_de_bladzijde_van_wie_is_vergeten_staat_geen_adres_en_geen_knop(
    client, wereld, vertrokken
):
    als(client, wereld.beheerder).post(_url(vertrokken))

    pagina = tekst(client.get(reverse("beheer:persoon", args=[vertrokken.sleutel])))
    lijst = tekst(client.get(reverse("beheer:mensen")))

    assert "De naam en het account zijn weggehaald" in pagina
    assert "Op verzoek is het account leeggemaakt en de naam weggehaald." in pagina
    assert "Opnieuw uitnodigen" not in pagina
    assert "uitgeschreven.invalid" not in pagina + lijst


def test_wie_langer_geleden_inlogde_laat_eerst_zien_wie_het_is(client, wereld, vertrokken):
    als(client, wereld.beheerder)
    sessie = client.session
    sessie["zeker"] -= 300
    sessie.save()

    vraag = client.post(_url(vertrokken))
    terug = client.post(_url(vertrokken), {"bevestig-terug": "1"})
    nog = Gebruiker.objects.get(pk=vertrokken.pk).naam
    client.post(_url(vertrokken), {"bevestig-wachtwoord": WACHTWOORD})

    assert "Voor het weghalen van een account willen we zeker weten" in tekst(vraag)
    assert "Naam en account nu weghalen" in tekst(terug)
    assert nog == vertrokken.naam
    assert Gebruiker.objects.get(pk=vertrokken.pk).naam == VOORMALIG


def _nog_een_rol(wereld, wie):
    AanstellingFactory(gebruiker=wie, rol="team", school=wereld.andere_school)
    return f"{wie} heeft nog één rol. Beëindig die eerst."


def _eerder_elders(wereld, wie):
    AanstellingFactory(gebruiker=wie, rol="team", school=wereld.vreemde_school, beeindigd_op=MOMENT)
    return f"{wie} werkte ook ergens anders, of is daar uitgenodigd."


def _bij_een_verband(wereld, wie):
    AanstellingFactory(gebruiker=wie, rol="swv", swv=wereld.swv, beeindigd_op=MOMENT)
    return f"{wie} werkte ook ergens anders, of is daar uitgenodigd."


def _elders_genodigd(wereld, wie):
    Uitnodiging.objects.create(
        bestuur=wereld.buurbestuur,
        email=wie.email.upper(),
        naam=wie.naam,
        op=MOMENT,
        verloopt_op=MOMENT,
    )
    return f"{wie} werkte ook ergens anders, of is daar uitgenodigd."


@pytest.mark.parametrize("doe", [_nog_een_rol, _eerder_elders, _bij_een_verband, _elders_genodigd])
def test_wat_het_tegenhoudt_staat_er_met_wat_je_dan_doet(client, wereld, vertrokken, doe):
    zin = doe(wereld, vertrokken)
    als(client, wereld.beheerder)

    pagina = tekst(client.get(_url(vertrokken)))
    daarna = client.post(_url(vertrokken), follow=True)

    assert zin in pagina
    assert "nu weghalen" not in pagina
    assert [een.startswith(zin) for een in _zinnen(daarna)] == [True]
    assert Gebruiker.objects.get(pk=vertrokken.pk).naam == vertrokken.naam


def test_wie_nog_een_gesprek_in_handen_heeft_draagt_dat_eerst_over(client, wereld):
    kader = KwaliteitskaderFactory.gevuld(items=(1, 1))
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    speel(spelers, kader, tot="gevoerd", schooljaar="2026-2027")
    wereld.adviseur.aanstellingen.update(beeindigd_op=MOMENT)

    pagina = tekst(als(client, wereld.beheerder).get(_url(wereld.adviseur)))

    assert Gesprek.objects.get().adviseur == wereld.adviseur
    assert "heeft nog 2 gesprekken en scholen in handen. Draag die eerst over." in pagina
