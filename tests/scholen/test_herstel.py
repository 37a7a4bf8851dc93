"""Somebody lost the second step: two colleagues clear it together, and never one alone."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client

from scholen.models import Gebeurtenis, Herstelverzoek, UitgaandBericht
from tests.factories import WACHTWOORD

pytestmark = pytest.mark.django_db
PAGINA = "/beheer/inloggen/11111/herstel/"


@pytest.fixture(autouse=True)
def klok(db):
    with time_machine.travel("2026-11-24T09:00:00+01:00", tick=False) as reiziger:
        yield reiziger


@pytest.fixture
def ib(wereld):
    for soort in ("totp", "recovery_codes"):
        Authenticator.objects.create(user=wereld.ib, type=soort, data={})
    return wereld.ib


def als(gebruiker):
    klant = Client()
    klant.force_login(gebruiker)
    return klant


def _tekst(klant, adres):
    return klant.get(adres).content.decode()


def vraag(door, wie):
    return als(door).post(PAGINA, {"gebruiker": wie.pk}, follow=True).content.decode()


def rond_af(door, verzoek=None):
    verzoek = verzoek or Herstelverzoek.objects.get()
    gegevens = {"verzoek": verzoek.sleutel}
    return als(door).post(f"{PAGINA}afronden/", gegevens, follow=True).content.decode()


def test_de_een_vraagt_het_en_de_ander_rondt_het_af(wereld, ib):
    Authenticator.objects.all().delete()
    sessie = Client()
    sessie.post("/account/login/", {"login": ib.email, "password": WACHTWOORD})
    Authenticator.objects.create(user=ib, type="totp", data={})

    gevraagd = vraag(wereld.beheerder, ib)
    nog = Authenticator.objects.count()
    klaar = rond_af(wereld.bestuurder)

    assert "Gevraagd. Een collega rondt het hier af" in gevraagd
    assert nog == 1
    assert "De tweede stap van Marit Hofstra is gewist." in klaar
    assert Authenticator.objects.count() == 0
    assert sessie.get("/").status_code == 302
    bericht = UitgaandBericht.objects.get()
    assert bericht.aan == ib.email
    assert "gewist door Bo Beheerder en Ella Bestuurder" in bericht.tekst
    regels = Gebeurtenis.objects.filter(bestuur=wereld.bestuur, soort="inloggen").order_by("pk")
    assert list(regels.values_list("naam", "reden")) == [
        ("Bo Beheerder", "Er is gevraagd om de tweede stap van Marit Hofstra te wissen."),
        ("Ella Bestuurder", "De tweede stap van Marit Hofstra is gewist."),
    ]


def test_de_bladzijde_zegt_wie_het_nog_meer_kan(wereld, ib):
    met_z_n_tweeen = als(wereld.beheerder).get(PAGINA).content.decode()
    wereld.bestuurder.aanstellingen.update(tot="2026-11-23")
    alleen = als(wereld.beheerder).get(PAGINA).content.decode()

    assert "Behalve jij kan dat nu: <b>Ella Bestuurder</b>. Die ziet het" in met_z_n_tweeen
    assert "Behalve jij kan niemand dat nu." in alleen


def test_wie_het_vraagt_leest_of_er_iemand_is_die_het_kan_afronden(wereld, ib):
    Authenticator.objects.create(user=wereld.bestuurder, type="totp", data={})

    assert "Een collega rondt het hier af" in vraag(wereld.beheerder, ib)
    assert "maar nu kan niemand het afronden" in vraag(wereld.beheerder, wereld.bestuurder)


def test_op_de_bladzijde_van_een_collega_begint_het_ook(wereld, ib):
    beheerder = als(wereld.beheerder)
    persoon = beheerder.get(f"/beheer/mensen/{ib.sleutel}/").content.decode()
    zonder = beheerder.get(f"/beheer/mensen/{wereld.directeur.sleutel}/").content.decode()
    gekozen = beheerder.get(PAGINA, {"persoon": ib.sleutel}).content.decode()

    assert f'href="{PAGINA}?persoon={ib.sleutel}"' in persoon
    assert "de tweede stap kwijt" not in zonder
    assert f'<option value="{ib.pk}" selected>Marit Hofstra</option>' in gekozen


def test_niemand_doet_het_alleen(wereld, ib):
    vraag(wereld.beheerder, ib)

    pagina = rond_af(wereld.beheerder)

    assert "Een tweede persoon wist de tweede stap" in pagina
    assert Authenticator.objects.count() == 2


def test_wie_het_aangaat_rondt_het_niet_zelf_af_en_vraagt_het_niet(wereld):
    Authenticator.objects.create(user=wereld.bestuurder, type="totp", data={})
    zelf = vraag(wereld.bestuurder, wereld.bestuurder)
    vraag(wereld.beheerder, wereld.bestuurder)

    pagina = rond_af(wereld.bestuurder)

    assert "Voor jezelf kan een andere beheerder of de bestuurder dit vragen." in zelf
    assert "Een tweede persoon wist de tweede stap" in pagina
    assert Authenticator.objects.count() == 1


def test_na_een_week_geldt_het_niet_meer(wereld, ib, klok):
    vraag(wereld.beheerder, ib)
    klok.shift(timedelta(days=7))

    te_laat = rond_af(wereld.bestuurder)
    opnieuw = vraag(wereld.beheerder, ib)

    assert "te lang geleden gevraagd" in te_laat
    assert Authenticator.objects.count() == 2
    assert "Gevraagd." in opnieuw


def test_twee_keer_vragen_of_afronden_doet_een_keer(wereld, ib):
    vraag(wereld.beheerder, ib)
    verzoek = Herstelverzoek.objects.get()

    assert "is dit al gevraagd" in vraag(wereld.beheerder, ib)
    rond_af(wereld.bestuurder)
    assert "Dit is al gedaan" in rond_af(wereld.bestuurder, verzoek)
    assert UitgaandBericht.objects.count() == 1


def test_iemand_van_een_ander_bestuur_staat_er_niet_bij(wereld, ib):
    Authenticator.objects.create(user=wereld.vreemde_ib, type="totp", data={})

    pagina = vraag(wereld.beheerder, wereld.vreemde_ib)

    assert "Ilse Verte" not in pagina
    assert Herstelverzoek.objects.count() == 0


def test_wie_intussen_wegging_houdt_zijn_tweede_stap(wereld, ib):
    vraag(wereld.beheerder, ib)
    ib.aanstellingen.update(tot="2026-11-23")

    pagina = rond_af(wereld.bestuurder)

    assert "Marit Hofstra werkt hier niet meer. Er is niets gewist." in pagina
    assert Authenticator.objects.count() == 2


def test_wie_lang_geleden_inlogde_bevestigt_eerst_wie_hij_is(wereld, ib, klok):
    vraag(wereld.beheerder, ib)
    verzoek = {"verzoek": Herstelverzoek.objects.get().sleutel}
    bestuurder = Client()
    bestuurder.post("/account/login/", {"login": wereld.bestuurder.email, "password": WACHTWOORD})
    klok.shift(timedelta(minutes=6))

    eerst = bestuurder.post(f"{PAGINA}afronden/", verzoek)
    nog = Authenticator.objects.count()
    terug = bestuurder.post(f"{PAGINA}afronden/", verzoek | {"bevestig-terug": "1"})
    bestuurder.post(f"{PAGINA}afronden/", verzoek | {"bevestig-wachtwoord": WACHTWOORD})

    assert "Ben jij het nog?" in eerst.content.decode()
    assert (terug.status_code, terug.url) == (302, PAGINA)
    assert (nog, Authenticator.objects.count()) == (2, 0)


@pytest.mark.parametrize(
    ("wie", "ziet"),
    [
        ("bestuurder", True),
        ("beheerder", False),  # who asked it
        ("adviseur", False),
        ("directeur", False),
        ("ib", False),
        ("installatiebeheerder", False),
        ("vreemde_adviseur", False),
    ],
)
def test_wie_erover_beslist_ziet_het_bij_mijn_werk(wereld, ib, wie, ziet):
    vraag(wereld.beheerder, ib)

    pagina = als(getattr(wereld, wie)).get("/").content.decode()

    assert (f'href="{PAGINA}"' in pagina) == ziet
    assert ("Om 9.00 vroeg Bo Beheerder een collega om die te wissen" in pagina) == ziet
    assert ("Er wacht één ding op jou." in pagina) == ziet


def test_mijn_werk_en_de_bladzijde_zeggen_hetzelfde_tot_er_niets_meer_te_beslissen_is(
    wereld, ib, klok
):
    vraag(wereld.beheerder, ib)
    bestuurder = als(wereld.bestuurder)

    def staat_er():
        mijn_werk = "Marit Hofstra is de tweede stap van inloggen kwijt" in _tekst(bestuurder, "/")
        return mijn_werk, "gevraagd door Bo Beheerder" in _tekst(bestuurder, PAGINA)

    gevraagd = staat_er()
    ib.aanstellingen.update(tot="2026-11-23")
    vertrokken = staat_er()
    leeg = "Er wacht niets." in _tekst(bestuurder, PAGINA)
    ib.aanstellingen.update(tot=None)
    terug = staat_er()
    rond_af(wereld.bestuurder)

    assert (gevraagd, vertrokken, terug) == ((True, True), (False, False), (True, True))
    assert leeg
    assert staat_er() == (False, False)


def test_wie_zelf_de_stap_kwijt_is_beslist_er_niet_over(wereld):
    Authenticator.objects.create(user=wereld.bestuurder, type="totp", data={})
    vraag(wereld.beheerder, wereld.bestuurder)

    pagina = als(wereld.bestuurder).get("/").content.decode()

    assert "is de tweede stap van inloggen kwijt" not in pagina
