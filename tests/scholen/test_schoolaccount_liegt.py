"""A provider that lies, fails or dawdles: fifteen attacks and more, and nobody comes in."""

import threading

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from scholen.models import Gebeurtenis
from tests.factories import VestigingFactory
from tests.inlogdiensten import begin, log_in, nu, stel_in, wie
from tests.oidc import CLIENT, GEHEIM

pytestmark = pytest.mark.django_db


VREEMDE_SLEUTEL = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)


def _met_andere_sleutel(inhoud):
    return jwt.encode(inhoud, VREEMDE_SLEUTEL, "RS256", headers={"kid": "een"})


def _zonder_handtekening(inhoud):
    return jwt.encode(inhoud, None, "none", headers={"kid": "een"})


def _met_het_geheim(inhoud):
    return jwt.encode(inhoud, GEHEIM.ljust(32, "."), "HS256", headers={"kid": "een"})


LIEGT = {
    "verkeerde issuer": ({"claims": {"iss": "https://elders.example"}}, "vertrouwd"),
    "verkeerde ontvanger": ({"claims": {"aud": "een ander"}}, "vertrouwd"),
    "verlopen": ({"claims": {"exp": nu() - 3_600}}, "vertrouwd"),
    "nog niet geldig": ({"claims": {"nbf": nu() + 86_400}}, "vertrouwd"),
    "verkeerde handtekening": ({"teken": _met_andere_sleutel}, "vertrouwd"),
    "alg none": ({"teken": _zonder_handtekening}, "vertrouwd"),
    "zonder nonce": ({"claims": {"nonce": None}}, "vertrouwd"),
    "mail niet bewezen": ({"claims": {"email_verified": False}}, "vertrouwd"),
    "bekend adres, onbekende sub": (
        {
            "sub": "een ander",
            "claims": {"email": "marit.hofstra@example.org", "email_verified": True},
        },
        "onbekend",
    ),
    "leerling": ({"claims": {"eduPersonAffiliation": ["student"]}}, "leerling"),
    "brin van een ander bestuur": (
        {"claims": {"nlEduPersonHomeOrganizationId": "88ZZ00"}},
        "elders",
    ),
    "userinfo over een ander": ({"userinfo": {"sub": "een ander"}}, "vertrouwd"),
    # and four more of the same kind
    "handtekening met het geheim": ({"teken": _met_het_geheim}, "vertrouwd"),
    "nonce van een ander": ({"claims": {"nonce": "x" * 43}}, "vertrouwd"),
    "ook voor anderen": ({"claims": {"aud": [CLIENT, "een ander"]}}, "vertrouwd"),
    "voor een ander gemaakt": ({"claims": {"azp": "een ander"}}, "vertrouwd"),
    "te lange sub": ({"claims": {"sub": "x" * 192}}, "vertrouwd"),
    "nul in de sub": ({"claims": {"sub": "a\0b"}}, "vertrouwd"),
    "zonder sub": ({"claims": {"sub": None}}, "vertrouwd"),
    "zonder einde": ({"claims": {"exp": None}}, "vertrouwd"),
}


WAAROM = {
    "te lange sub": "identity token: sub",
    "nul in de sub": "identity token: sub",
    "verkeerde issuer": "InvalidIssuerError",
    "verkeerde ontvanger": "InvalidAudienceError",
    "verlopen": "ExpiredSignatureError",
    "nog niet geldig": "ImmatureSignatureError",
    "verkeerde handtekening": "InvalidSignatureError",
    "alg none": "algorithm none",
    "zonder nonce": "token: nonce",
    "userinfo over een ander": "userinfo is about somebody else",
    "handtekening met het geheim": "algorithm HS256",
    "nonce van een ander": "token: nonce",
    "ook voor anderen": "for others too",
    "voor een ander gemaakt": "token: azp",
    "zonder sub": "MissingRequiredClaimError",
    "zonder einde": "MissingRequiredClaimError",
}
"""What the log says of those that are seen in the identity token itself."""


@pytest.mark.parametrize("naam", list(LIEGT))
def test_een_dienst_die_liegt_laat_niemand_binnen(wereld, rij, dienst, naam):
    VestigingFactory(school=wereld.school, brin6="12AB00")
    anders, reden = LIEGT[naam]
    for veld, waarde in anders.items():
        setattr(dienst, veld, waarde)

    klant, antwoord = log_in(rij, dienst)

    assert (antwoord.status_code, wie(klant)) == (403, None)
    regel = Gebeurtenis.objects.get(soort="inloggen")
    assert (regel.bestuur, regel.model, regel.sleutel, regel.naar) == (
        wereld.bestuur,
        "inlogdienst",
        rij.sleutel,
        reden,
    )
    assert WAAROM.get(naam, dienst.sub) in regel.reden


def test_een_code_die_al_gebruikt_is_laat_niemand_binnen(rij, dienst):
    klant = Client()
    terug = dienst.toestemmen(begin(klant, rij).url)
    adres = f"/account/oidc/{rij.sleutel}/login/callback/"
    klant.get(adres, terug)
    klant.post("/account/logout/")

    nog_eens = klant.get(adres, terug)
    _, met_nieuwe_staat = log_in(rij, dienst, code=terug["code"])

    assert (nog_eens.status_code, met_nieuwe_staat.status_code) == (403, 403)
    assert wie(klant) is None
    assert Gebeurtenis.objects.filter(naar="vertrouwd").count() == 2


def test_de_staat_van_een_andere_browser_laat_niemand_binnen(rij, dienst):
    een, ander = Client(), Client()
    begin(ander, rij)
    terug = dienst.toestemmen(begin(een, rij).url)

    antwoord = ander.get(f"/account/oidc/{rij.sleutel}/login/callback/", terug)

    assert (antwoord.status_code, wie(ander)) == (403, None)
    assert Gebeurtenis.objects.get(naar="vertrouwd").reden.endswith("state")


def test_een_bekende_sub_van_een_andere_dienst_is_onbekend(wereld, rij, dienst, andere_dienst):
    andere_rij = stel_in(wereld.vreemd_bestuur, andere_dienst)

    klant, antwoord = log_in(andere_rij, andere_dienst)

    assert andere_dienst.sub == dienst.sub
    assert (antwoord.status_code, wie(klant)) == (403, None)
    assert "Dit schoolaccount kennen we nog niet" in antwoord.content.decode()
    assert Gebeurtenis.objects.get(soort="inloggen").bestuur == wereld.vreemd_bestuur


def test_een_antwoord_van_de_een_gaat_niet_bij_de_ander_naar_binnen(
    wereld, rij, dienst, andere_dienst
):
    andere_rij = stel_in(wereld.vreemd_bestuur, andere_dienst)
    klant = Client()
    terug = andere_dienst.toestemmen(begin(klant, andere_rij).url)

    antwoord = klant.get(f"/account/oidc/{rij.sleutel}/login/callback/", terug)

    assert (antwoord.status_code, wie(klant)) == (403, None)


def test_een_configuratie_van_een_andere_issuer_wordt_niet_gevolgd(rij, dienst):
    dienst.buig["/.well-known/openid-configuration"] = lambda vraag: vraag.geef(
        {"issuer": "https://login.microsoftonline.com/common/v2.0"}
    )

    antwoord = begin(Client(), rij)

    assert antwoord.status_code == 403
    assert Gebeurtenis.objects.get().reden.endswith("the configuration is of another issuer")


@pytest.mark.parametrize(
    ("waar", "antwoord"),
    [
        ("/kaartje", b"<html>onderhoud</html>"),
        ("/kaartje", {"access_token": "x"}),
        ("/kaartje", ["x"]),
        ("/sleutels", {"sleutels": []}),
        ("/sleutels", b"{"),
        ("/sleutels", {"keys": [{"kid": "een", "kty": "RSA", "n": "x", "e": "y"}]}),
        ("/wie", ["x"]),
        ("/wie", {"sub": 3}),
    ],
)
def test_onzin_geeft_een_nette_pagina(rij, dienst, waar, antwoord):
    dienst.buig[waar] = lambda vraag: vraag.geef(antwoord)

    klant, pagina = log_in(rij, dienst)

    assert pagina.status_code in {403, 503}
    assert wie(klant) is None
    assert Gebeurtenis.objects.filter(model="inlogdienst").count() == 1


@pytest.mark.parametrize("waar", ["/kaartje", "/sleutels", "/wie"])
def test_een_dienst_die_halverwege_weg_is_geeft_een_nette_pagina(rij, dienst, waar):
    dienst.buig[waar] = lambda vraag: vraag.geef({}, status=500)

    _, pagina = log_in(rij, dienst)

    assert pagina.status_code in {403, 503}


def test_een_dienst_die_weg_is_zegt_dat_het_niet_aan_jou_ligt(rij, dienst):
    dienst.stop()

    antwoord = begin(Client(), rij)

    assert antwoord.status_code == 503
    assert "De inlogdienst antwoordt niet" in antwoord.content.decode()
    dienst.__post_init__()


def test_een_dienst_die_treuzelt_houdt_niemand_langer_dan_even_op(rij, dienst, monkeypatch):
    monkeypatch.setattr("scholen.inloggen.buitenwereld.GEDULD", (0.2, 0.2))
    mag_verder, is_klaar = threading.Event(), threading.Event()

    def treuzel(_vraag):
        mag_verder.wait(30)
        is_klaar.set()

    dienst.buig["/kaartje"] = treuzel

    _, pagina = log_in(rij, dienst)

    assert pagina.status_code == 503
    assert not is_klaar.is_set()  # we answered while the other was still at it
    mag_verder.set()


def test_een_antwoord_zonder_einde_wordt_afgebroken(rij, dienst):
    dienst.buig["/sleutels"] = lambda vraag: vraag.geef(b" " * 400_000)

    _, pagina = log_in(rij, dienst)

    assert pagina.status_code == 503


def test_wie_blijft_proberen_vult_het_logboek_niet(rij):
    klant = Client()

    for _ in range(35):
        antwoord = klant.get(f"/account/oidc/{rij.sleutel}/login/callback/", {"code": "x"})

    assert antwoord.status_code == 403
    assert Gebeurtenis.objects.filter(model="inlogdienst").count() == 30
