"""Logging in with an account of the bestuur: who comes in, and how an account gets linked."""

from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from scholen.inloggen.eigen_stap import EIGEN
from scholen.models import Gebeurtenis, Gebruiker, Inlogdienst
from tests.factories import WACHTWOORD, AanstellingFactory, VestigingFactory
from tests.gesprekken.kijken import tekst, vragen
from tests.inlogdiensten import begin, log_in, nu, stel_in, wie

pytestmark = pytest.mark.django_db


def test_wie_bekend_is_en_er_werkt_komt_binnen(wereld, rij, dienst):
    klant, antwoord = log_in(rij, dienst)

    assert (antwoord.status_code, antwoord.url) == (302, "/")
    assert wie(klant) == wereld.ib.sleutel
    assert Gebeurtenis.objects.filter(soort="inloggen", naam=wereld.ib.naam).count() == 1
    assert SocialAccount.objects.get().extra_data == {}


def test_het_verzoek_vraagt_niet_meer_dan_nodig_en_bindt_het_antwoord(rij, dienst):
    klant = Client()
    adres = urlsplit(begin(klant, rij).url)
    klant.get(
        f"/account/oidc/{rij.sleutel}/login/?scope=mail&auth_params=nonce%3Dvast&process=redirect"
    )
    dienst.toestemmen(adres.geturl())
    (vraag,) = dienst.gezien

    assert adres.path == "/inloggen"
    assert set(vraag.pop("scope").split()) == {"openid", "profile"}
    assert (vraag["response_type"], vraag["code_challenge_method"]) == ("code", "S256")
    assert min(len(vraag["nonce"]), len(vraag["code_challenge"])) == 43


def test_wie_stopt_bij_de_dienst_is_niet_ingelogd(rij, dienst):
    klant = Client()
    terug = dienst.toestemmen(begin(klant, rij).url)

    antwoord = klant.get(
        f"/account/oidc/{rij.sleutel}/login/callback/",
        {"state": terug["state"], "error": "access_denied"},
    )

    assert "Je bent niet ingelogd" in antwoord.content.decode()


@pytest.mark.parametrize("hoe", ["geen rol", "gesloten"])
def test_zonder_rol_of_met_een_gesloten_account_kom_je_niet_binnen(wereld, rij, dienst, hoe):
    if hoe == "geen rol":
        wereld.ib.aanstellingen.update(tot="2021-01-01")
    else:
        Gebruiker.objects.filter(pk=wereld.ib.pk).update(is_active=False)

    klant, antwoord = log_in(rij, dienst)

    assert "Je hebt hier nu geen rol" in antwoord.content.decode()
    assert wie(klant) is None


def test_een_dienst_die_uit_staat_is_er_niet(rij, dienst):
    klant = Client()
    terug = dienst.toestemmen(begin(klant, rij).url)
    Inlogdienst.objects.update(staat_aan=False)

    assert begin(Client(), rij).status_code == 404
    assert klant.get(f"/account/oidc/{rij.sleutel}/login/callback/", terug).status_code == 404


@pytest.mark.parametrize(
    ("claims", "goed"),
    [
        ({"eduPersonAffiliation": "employee", "nlEduPersonHomeOrganizationId": "12AB"}, True),
        ({"eduPersonAffiliation": ["staff"], "nlEduPersonHomeOrganizationId": "12AB00"}, True),
        ({"eduPersonAffiliation": "employee"}, False),
        ({"nlEduPersonHomeOrganizationId": "12AB00"}, False),
        (
            {
                "eduPersonAffiliation": ["employee", "student"],
                "nlEduPersonHomeOrganizationId": "12AB00",
            },
            False,
        ),
    ],
)
def test_entree_noemt_een_medewerker_van_een_eigen_school(wereld, rij, dienst, claims, goed):
    VestigingFactory(school=wereld.school, brin6="12AB00")
    Inlogdienst.objects.update(soort="entree")
    dienst.claims = claims

    klant, _ = log_in(rij, dienst)

    assert (wie(klant) is not None) == goed


@pytest.mark.parametrize(("domein", "goed"), [("11111.example.org", True), ("elders.nl", False)])
def test_google_noemt_het_eigen_domein(rij, dienst, domein, goed):
    Inlogdienst.objects.update(soort="google")
    dienst.claims = {"hd": domein}

    klant, _ = log_in(rij, dienst)

    assert (wie(klant) is not None) == goed


@pytest.mark.parametrize(
    ("claims", "bewijst", "open_deur"),
    [
        ({}, False, False),
        ({"amr": ["pwd"]}, False, False),
        ({"amr": ["pwd", "mfa"]}, False, True),
        ({}, True, True),
    ],
)
def test_de_tweede_stap_van_de_dienst_telt_als_hij_is_bewezen_of_afgesproken(
    rij, dienst, settings, claims, bewijst, open_deur
):
    settings.TWEEDE_STAP_VERPLICHT = True
    Inlogdienst.objects.update(bewijst_tweede_stap=bewijst)
    dienst.claims = claims

    klant, _ = log_in(rij, dienst)

    assert (klant.get("/").status_code == 200) == open_deur


@pytest.mark.parametrize("elders", ["ander bestuur", "installatie", "samenwerkingsverband"])
@pytest.mark.parametrize("eigen_stap", [False, True])
def test_wie_ook_elders_werkt_komt_niet_binnen_op_het_woord_van_een_bestuur(
    wereld, rij, dienst, settings, elders, eigen_stap
):
    settings.TWEEDE_STAP_VERPLICHT = True
    Inlogdienst.objects.update(bewijst_tweede_stap=True)
    plek = {
        "ander bestuur": {"rol": "ib", "school": wereld.vreemde_school},
        "installatie": {"rol": "beheerder"},
        "samenwerkingsverband": {"rol": "swv", "swv": wereld.swv},
    }[elders]
    AanstellingFactory(gebruiker=wereld.ib, **plek)
    if eigen_stap:
        stap = {"secret": "x", EIGEN: True}
        Authenticator.objects.create(user=wereld.ib, type="totp", data=stap)

    klant, antwoord = log_in(rij, dienst)

    assert wie(klant) is None
    if eigen_stap:  # as everybody: now the code of the app
        assert (antwoord.status_code, antwoord.url) == (302, "/account/2fa/authenticate/")
    else:
        assert "Log eerst één keer zelf in" in antwoord.content.decode()


def test_koppelen_bij_je_account_en_daarna_ermee_inloggen(wereld, rij, dienst):
    dienst.sub = "sub-van-tom"
    klant = Client()
    klant.post("/account/login/", {"login": wereld.mt.email, "password": WACHTWOORD})
    pagina = klant.get("/account/").content.decode()
    _, antwoord = log_in(rij, dienst, klant)
    later, _ = log_in(rij, dienst)

    assert f'href="/account/oidc/{rij.sleutel}/login/?teken=' in pagina
    assert (antwoord.status_code, antwoord.url) == (302, "/account/3rdparty/")
    assert "Je schoolaccount is gekoppeld." in klant.get(antwoord.url, follow=True).content.decode()
    assert dienst.gezien[0]["prompt"] == "login"
    assert wie(later) == wereld.mt.sleutel


@pytest.mark.parametrize("gekoppeld", [False, True])
@pytest.mark.parametrize("stap", [None, {}, {EIGEN: True}])
@pytest.mark.parametrize("elders", [False, True])
def test_bij_koppelen_staat_vooraf_dat_de_eigen_tweede_stap_nodig_is(
    wereld, rij, dienst, gekoppeld, stap, elders
):
    wie_het_is = wereld.ib if gekoppeld else wereld.mt
    if elders:
        AanstellingFactory(gebruiker=wie_het_is, rol="ib", school=wereld.vreemde_school)
    if stap is not None:
        Authenticator.objects.create(user=wie_het_is, type="totp", data={"secret": "x", **stap})
    klant = Client()
    klant.force_login(wie_het_is)

    pagina = klant.get("/account/").content.decode()
    dienst.sub = dienst.sub if gekoppeld else "sub-van-tom"
    _, antwoord = log_in(rij, dienst, None if gekoppeld else klant)

    nodig = elders and not stap
    assert ("Daarom is eerst je eigen tweede stap nodig" in pagina) == nodig
    assert ("nodig: zet die hierboven aan." in pagina) == (nodig and stap is None)
    assert (">Koppelen</a>" in pagina) == (not nodig and not gekoppeld)
    assert ("hiermee kun je inloggen" in pagina) == (not nodig and gekoppeld)
    assert ("Log eerst één keer zelf in" in antwoord.content.decode()) == nodig


def test_meer_schoolaccounts_kosten_op_de_pagina_van_het_account_niet_meer_vragen(
    client, wereld, rij, dienst
):
    def met_nog_een(bestuur, school):
        AanstellingFactory(gebruiker=wereld.ib, rol="ib", school=school)
        stel_in(bestuur, dienst)
        return vragen(client, wereld.ib, "/account/")

    met_twee = met_nog_een(wereld.buurbestuur, wereld.buurschool)
    met_drie = met_nog_een(wereld.vreemd_bestuur, wereld.vreemde_school)

    assert tekst(client.get("/account/")).count("Daarom is eerst je eigen tweede stap nodig") == 3
    assert met_drie == met_twee


@pytest.mark.parametrize(
    ("wie_koppelt", "zin"),
    [
        ("mt", "Dit schoolaccount is al van iemand anders."),
        ("vreemde_ib", "Je hebt hier nu geen rol"),
    ],
)
def test_het_schoolaccount_van_een_ander_koppel_je_niet(wereld, rij, dienst, wie_koppelt, zin):
    klant = Client()
    klant.force_login(getattr(wereld, wie_koppelt))

    _, antwoord = log_in(rij, dienst, klant)
    if antwoord.status_code == 302:
        antwoord = klant.get(antwoord.url, follow=True)

    assert zin in antwoord.content.decode()
    assert SocialAccount.objects.get().user == wereld.ib


def test_een_login_van_vroeger_telt_niet_als_opnieuw_inloggen(wereld, rij, dienst):
    dienst.sub, dienst.claims = "sub-van-tom", {"auth_time": nu() - 3_600}
    klant = Client()
    klant.force_login(wereld.mt)

    _, antwoord = log_in(rij, dienst, klant)

    assert antwoord.status_code == 403
    assert SocialAccount.objects.count() == 1


def test_ontkoppelen_laat_alleen_het_wachtwoord_over(wereld, rij, dienst):
    klant = Client()
    klant.force_login(wereld.ib)

    klant.post("/account/koppelingen/", {"dienst": rij.sleutel})
    _, antwoord = log_in(rij, dienst)

    assert "Dit schoolaccount kennen we nog niet" in antwoord.content.decode()


def test_de_inlogpagina_wijst_de_weg_zonder_besturen_te_noemen(wereld, rij):
    inloggen = Client().get("/account/login/").content.decode()
    goed = Client().post("/account/schoolaccount/", {"email": "x@11111.example.org"})
    onbekend = Client().post("/account/schoolaccount/", {"email": "x@elders.nl"})

    assert "Verder met je schoolaccount" in inloggen
    assert wereld.bestuur.naam not in inloggen
    assert f'href="/account/oidc/{rij.sleutel}/login/"' in goed.content.decode()
    assert "Bij dit adres hoort nog geen schoolaccount." in onbekend.content.decode()


@pytest.mark.parametrize("teken", ["", "?teken=van-een-ander"])
def test_een_link_van_elders_koppelt_niets(wereld, rij, teken):
    klant = Client()
    klant.force_login(wereld.mt)

    antwoord = klant.get(f"/account/oidc/{rij.sleutel}/login/{teken}")

    assert (antwoord.status_code, antwoord.url) == (302, "/account/")


@pytest.mark.parametrize(("geleden", "vers"), [(0, True), (3_600, False), (None, False)])
def test_wie_bij_de_dienst_ingelogd_bleef_is_hier_niet_opnieuw_ingelogd(rij, dienst, geleden, vers):
    dienst.claims = {"auth_time": None if geleden is None else nu() - geleden}

    klant, _ = log_in(rij, dienst)

    assert wie(klant) is not None
    assert klant.session.is_vers == vers
