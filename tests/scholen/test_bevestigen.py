"""Showing that it is still you: without a password too, and nothing that was typed gets lost."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from scholen.models import Herstelverzoek
from tests.app import AANZETTEN, code
from tests.factories import MOMENT, WACHTWOORD, AanstellingFactory
from tests.inlogdiensten import log_in, nu

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag", "klok")]
AFRONDEN = "/beheer/inloggen/11111/herstel/afronden/"
GEHEIM = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def verzoek(wereld):
    """A colleague asked to clear the second step of the ib'er; the bestuurder is the second one."""
    Authenticator.objects.create(user=wereld.ib, type="totp", data={"secret": "x"})
    return Herstelverzoek.objects.create(
        bestuur=wereld.bestuur,
        gebruiker=wereld.ib,
        gevraagd_door=wereld.beheerder,
        gevraagd_op=MOMENT,
    )


@pytest.fixture
def zonder_wachtwoord(wereld, verzoek):
    wereld.bestuurder.set_unusable_password()
    wereld.bestuurder.save()
    return wereld.bestuurder


@pytest.fixture
def bij_dienst(rij, dienst, zonder_wachtwoord):
    """The bestuurder came in by the bestuur's own log-in, more than five minutes ago."""
    SocialAccount.objects.create(user=zonder_wachtwoord, provider=rij.sleutel, uid="sub-van-bram")
    dienst.sub = "sub-van-bram"
    klant, _ = log_in(rij, dienst)
    return _lang_geleden(klant)


def _lang_geleden(klant):
    sessie = klant.session
    sessie["zeker"] = 0
    sessie.save()
    return klant


def _ingelogd(gebruiker):
    klant = Client()
    klant.force_login(gebruiker)
    return _lang_geleden(klant)


def _rond_af(klant, verzoek, **meer):
    return klant.post(AFRONDEN, {"verzoek": verzoek.sleutel, "reden": 'Zo "is" het', **meer})


def _velden(pagina):
    gevonden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', pagina.content.decode())
    return {naam: unescape(waarde) for naam, waarde in gevonden if naam != "csrfmiddlewaretoken"}


def _heen_en_terug(klant, dienst, pagina):
    """Follow the link to the provider and come back from it."""
    link = re.search(r'href="(/account/oidc/[^"]+teken[^"]+)"', pagina.content.decode()).group(1)
    adres = klant.get(link).url
    assert parse_qs(urlsplit(adres).query)["prompt"] == ["login"]
    assert parse_qs(urlsplit(adres).query)["max_age"] == ["0"]
    return klant.get(f"{urlsplit(link).path}callback/", dienst.toestemmen(adres))


def _gewist():
    return not Authenticator.objects.filter(type="totp", data={"secret": "x"}).exists()


def test_zonder_wachtwoord_bevestigt_iemand_bij_het_eigen_bestuur_en_gaat_verder(
    bij_dienst, dienst, verzoek
):
    vraag = _rond_af(bij_dienst, verzoek)
    terug = _heen_en_terug(bij_dienst, dienst, vraag)
    pagina = bij_dienst.get(terug.url)
    nog_niet = _gewist()
    bij_dienst.post(pagina.context["pad"], _velden(pagina))

    assert 'type="password"' not in vraag.content.decode()
    assert terug.url == "/account/bevestigen/"
    assert "We weten dat jij het bent" in pagina.content.decode()
    assert _velden(pagina) == {"verzoek": verzoek.sleutel, "reden": 'Zo "is" het'}
    assert (nog_niet, _gewist()) == (False, True)
    assert "bewaard" not in bij_dienst.session


@pytest.mark.parametrize("auth_time", [-3_600, None])
def test_een_dienst_die_niet_opnieuw_vraagt_bevestigt_niets_en_de_tekst_blijft(
    bij_dienst, dienst, verzoek, auth_time
):
    dienst.claims = {"auth_time": None if auth_time is None else nu() + auth_time}

    geweigerd = _heen_en_terug(bij_dienst, dienst, _rond_af(bij_dienst, verzoek))
    pagina = bij_dienst.get("/account/bevestigen/")
    opnieuw = bij_dienst.post(pagina.context["pad"], _velden(pagina))

    assert geweigerd.status_code == 403
    tekst = geweigerd.content.decode()
    assert "De inlogdienst van Stichting De Brug liet je door zonder te vragen wie je bent" in tekst
    assert 'href="/account/bevestigen/"' in tekst
    assert "Dat is nog niet bevestigd." in pagina.content.decode()
    assert _velden(opnieuw) == {"verzoek": verzoek.sleutel, "reden": 'Zo "is" het'}
    assert not _gewist()


def test_wie_ook_elders_werkt_bevestigt_niet_bij_een_van_de_twee(
    wereld, rij, dienst, zonder_wachtwoord, verzoek
):
    AanstellingFactory(gebruiker=zonder_wachtwoord, rol="ib", school=wereld.vreemde_school)
    TOTP.activate(zonder_wachtwoord, GEHEIM)
    SocialAccount.objects.create(user=zonder_wachtwoord, provider=rij.sleutel, uid=dienst.sub + "2")
    dienst.sub += "2"
    klant = _ingelogd(zonder_wachtwoord)

    vraag = _rond_af(klant, verzoek)
    _, antwoord = log_in(rij, dienst, klant)

    assert "/account/oidc/" not in vraag.content.decode()
    assert 'name="bevestig-code"' in vraag.content.decode()
    assert antwoord.status_code == 403
    assert not klant.session.is_vers


def test_zonder_wachtwoord_is_de_code_uit_de_app_genoeg(zonder_wachtwoord, verzoek):
    TOTP.activate(zonder_wachtwoord, GEHEIM)
    klant = _ingelogd(zonder_wachtwoord)

    leeg = _rond_af(klant, verzoek, **{"bevestig-code": ""})
    mis = _rond_af(klant, verzoek, **{"bevestig-code": "000000"})
    nog_niet = _gewist()
    _rond_af(klant, verzoek, **{"bevestig-code": code(GEHEIM)})

    assert "Vul dit nog in." in leeg.content.decode()
    assert "Deze code klopt niet, of hij is al gebruikt." in mis.content.decode()
    assert "000000" not in str(_velden(mis))
    assert (nog_niet, _gewist()) == (False, True)


def test_wie_een_wachtwoord_heeft_bevestigt_daarmee(wereld, verzoek):
    klant = _ingelogd(wereld.bestuurder)

    vraag = _rond_af(klant, verzoek)
    _rond_af(klant, verzoek, **{"bevestig-wachtwoord": WACHTWOORD})

    assert 'name="bevestig-code"' not in vraag.content.decode()
    assert "bewaard" not in klant.session  # nothing waits of who need not go elsewhere
    assert _gewist()


def test_voor_de_eigen_inloggegevens_gaat_het_net_zo(bij_dienst, dienst):
    eerst = bij_dienst.get(AANZETTEN, follow=True)
    terug = _heen_en_terug(bij_dienst, dienst, eerst)
    pagina = bij_dienst.get(terug.url).content.decode()

    assert eerst.redirect_chain[-1][0].startswith("/account/bevestigen/?next=")
    assert f'href="{AANZETTEN}"' in pagina
    assert bij_dienst.get(AANZETTEN).status_code == 200


@pytest.mark.parametrize("naar", ["https://elders.example/", "//elders.example", "javascript:x"])
def test_de_vraag_stuurt_niemand_naar_elders(zonder_wachtwoord, naar):
    TOTP.activate(zonder_wachtwoord, GEHEIM)
    klant = _ingelogd(zonder_wachtwoord)

    pagina = f"/account/bevestigen/?next={naar}"
    antwoord = klant.post(pagina, {"bevestig-code": code(GEHEIM)})

    assert antwoord.status_code == 200
    assert "elders" not in antwoord.content.decode()
