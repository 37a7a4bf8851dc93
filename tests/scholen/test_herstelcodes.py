"""Recovery codes: seen once, kept as hashes, used once, and gone with the second step."""

import json
import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import auth, flows
from argon2 import PasswordHasher, extract_parameters
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.test import Client

from scholen.acties.herstel import herstel_vragen, tweede_stap_wissen
from scholen.inloggen.eigen_stap import EIGEN, maak_eigen
from scholen.inloggen.herstelcodes import KOSTEN, Herstelcodes
from scholen.models import Gebeurtenis
from tests.app import CODES, STAP, codes_op, zet_aan
from tests.database import tegelijk
from tests.factories import MOMENT
from tests.inlogdiensten import met_wachtwoord
from tests.post import bezorg

NIEUW = f"{CODES}generate/"
UIT = "/account/2fa/totp/deactivate/"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("klok")]


@pytest.fixture
def klant(wereld):
    """The ib'er, logged in with the password alone."""
    return met_wachtwoord(wereld.ib)


@pytest.fixture
def codes(klant):
    """What the ib'er wrote down."""
    return zet_aan(klant)[1]


def komt_binnen(gebruiker, code):
    """Whether this code is the second step of a new log-in."""
    klant = met_wachtwoord(gebruiker)
    klant.post(STAP, {"code": code})
    return klant.get("/").status_code == 200


def rij_van(gebruiker):
    return Authenticator.objects.get(user=gebruiker, type="recovery_codes")


def alles_in_de_database():
    """Every row of every table as text, and every session as what is in it."""
    stukken = [json.dumps(sessie.get_decoded()) for sessie in Session.objects.all()]
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{tabel}"')  # noqa: S608 names of our own
            stukken.append(json.dumps(cursor.fetchall(), cls=DjangoJSONEncoder, default=str))
    return "\n".join(stukken)


def test_een_herstelcode_werkt_een_keer(wereld, codes):
    gelukt = [komt_binnen(wereld.ib, codes[0]) for _ in range(2)]

    assert len(set(codes)) == 10
    assert gelukt == [True, False]


def test_hoe_iemand_hem_overtypt_maakt_niet_uit(wereld, codes):
    kaal = [een.replace(" ", "") for een in codes]
    getypt = [kaal[0], f" {codes[1]} ", codes[2].replace(" ", "-"), codes[3].replace(" ", "\xa0")]
    mis = [kaal[4][:-1], kaal[5] + "0", kaal[6][:8], "", "٣" * 16]

    assert [komt_binnen(wereld.ib, een) for een in getypt] == [True] * 4
    assert [komt_binnen(wereld.ib, een) for een in mis[:4]] == [False] * 4
    assert not Herstelcodes(rij_van(wereld.ib)).validate_code(mis[4])


def test_de_codes_staan_alleen_in_het_antwoord_dat_ze_maakt(wereld, klant):
    _, eerste = zet_aan(klant)
    later = klant.get(CODES).content.decode()
    tweede = codes_op(klant.post(NIEUW))
    daarna = [klant.get(pagina).content.decode() for pagina in (CODES, "/account/", NIEUW)]

    assert (len(eerste), len(tweede), set(eerste) & set(tweede)) == (10, 10, set())
    assert "Wij kennen ze niet en kunnen ze niet nog eens laten zien." in later
    assert "Je hebt er nog 10." in later
    gezien = "".join([later, *daarna])
    assert [een for een in (*eerste, *tweede) if een in gezien] == []


def test_de_database_kent_van_een_code_alleen_een_langzame_afdruk(wereld, klant):
    geheim, codes = zet_aan(klant)
    data = rij_van(wereld.ib).data
    alles = alles_in_de_database()
    kaal = [een.replace(" ", "") for een in codes]

    assert data.keys() == {"kosten", "zout", "afdrukken"}
    assert len(bytes.fromhex(data["zout"])) == 16
    assert [PasswordHasher().verify(*paar) for paar in zip(data["afdrukken"], kaal, strict=True)]
    soort = extract_parameters(data["afdrukken"][0])
    assert (soort.type.name, soort.memory_cost, soort.time_cost) == ("ID", 19_456, 2)
    assert data["afdrukken"][0] in alles
    assert [een for een in (geheim, *codes, *kaal) if een in alles] == []


def test_twee_mensen_hebben_elk_een_eigen_zout(wereld, codes):
    zet_aan(met_wachtwoord(wereld.directeur))

    assert rij_van(wereld.ib).data["zout"] != rij_van(wereld.directeur).data["zout"]


def test_wie_een_code_gebruikt_hoort_hoeveel_er_over_zijn_en_het_staat_in_het_logboek(
    wereld, codes
):
    klant = met_wachtwoord(wereld.ib)
    pagina = klant.post(STAP, {"code": codes[0]}, follow=True).content.decode()
    account = klant.get("/account/").content.decode()
    rij = rij_van(wereld.ib)
    rij.data["afdrukken"] = rij.data["afdrukken"][:1]
    rij.save()
    klant = met_wachtwoord(wereld.ib)
    laatste = klant.post(STAP, {"code": codes[1]}, follow=True).content.decode()

    assert "Je gebruikte een herstelcode. Je hebt er nog 9." in pagina
    assert "nog 9 niet gebruikt" in account
    assert "Je gebruikte een herstelcode. Dat was de laatste: maak nieuwe." in laatste
    assert "Je hebt er geen meer." in klant.get(CODES).content.decode()
    gebruikt = Gebeurtenis.objects.filter(reden="Een herstelcode is gebruikt.")
    assert list(gebruikt.values_list("naam", "soort")) == [("Marit Hofstra", "inloggen")] * 2


def test_na_vijf_verkeerde_codes_helpt_een_herstelcode_even_niet(wereld, klok, codes):
    klant = met_wachtwoord(wereld.ib)
    for getal in ("000000", "0" * 16, "000000", "0" * 16, "0" * 16):
        klant.post(STAP, {"code": getal})

    meteen = komt_binnen(wereld.ib, codes[0])
    klok.shift(timedelta(minutes=5, seconds=1))

    assert (meteen, komt_binnen(wereld.ib, codes[0])) == (False, True)


def test_nieuwe_codes_maken_de_oude_ongeldig(wereld, klant, codes):
    nieuw = codes_op(klant.post(NIEUW))

    assert not komt_binnen(wereld.ib, codes[0])
    assert komt_binnen(wereld.ib, nieuw[0])


def zelf_uit(wereld, klant):
    klant.post(UIT)
    return klant


def gewist(wereld, klant):
    """Two colleagues clear it; the person logs in anew."""
    verzoek = herstel_vragen(wereld.bestuur, gebruiker=wereld.ib, door=wereld.beheerder, op=MOMENT)
    tweede_stap_wissen(verzoek, door=wereld.bestuurder, op=MOMENT)
    return met_wachtwoord(wereld.ib)


@pytest.mark.parametrize("hoe", [zelf_uit, gewist])
def test_met_de_tweede_stap_gaan_de_codes_en_ze_komen_niet_terug(wereld, klant, codes, hoe):
    klant = hoe(wereld, klant)
    weg = Authenticator.objects.count()

    _, nieuw = zet_aan(klant)

    assert (weg, len(nieuw)) == (0, 10)
    assert not komt_binnen(wereld.ib, codes[0])
    assert komt_binnen(wereld.ib, nieuw[0])


def test_na_een_nieuw_wachtwoord_gelden_de_codes_nog_elk_een_keer(wereld, codes):
    komt_binnen(wereld.ib, codes[0])
    Client().post("/account/password/reset/", {"email": wereld.ib.email})
    bezorg()
    link = re.search(r"https?://[^/]+(\S+)", mail.outbox[-1].body).group(1)
    klant = Client()
    pagina = klant.get(link, follow=True).request["PATH_INFO"]
    klant.post(pagina, {"password1": "vier paarse tulpen", "password2": "vier paarse tulpen"})

    for een in codes[:2]:
        klant = met_wachtwoord(wereld.ib, "vier paarse tulpen")
        klant.post(STAP, {"code": een})

        assert (klant.get("/").status_code == 200) == (een == codes[1])


def test_een_code_gaat_ook_op_aan_bevestigen_wie_je_bent(wereld, codes):
    wereld.ib.set_unusable_password()
    wereld.ib.save()
    klant = Client()
    klant.force_login(wereld.ib)
    sessie = klant.session
    sessie["zeker"] = 0
    sessie.save()

    klant.post("/account/bevestigen/", {"bevestig-code": codes[0]})

    assert len(rij_van(wereld.ib).data["afdrukken"]) == 9
    assert not Herstelcodes(rij_van(wereld.ib)).validate_code(codes[0])


def test_zonder_de_sleutel_van_toen_werken_de_codes_nog(wereld, codes, settings):
    settings.SECRET_KEY = "iets anders"  # noqa: S105 of a test

    assert komt_binnen(wereld.ib, codes[0])


def test_een_code_van_een_ander_opent_niets(wereld, codes):
    zet_aan(met_wachtwoord(wereld.directeur))

    assert not komt_binnen(wereld.directeur, codes[0])


def test_overal_in_allauth_staat_onze_klasse():
    leeg = Authenticator(type="recovery_codes", data={})

    assert [type(leeg.wrap()), flows.RecoveryCodes, auth.RecoveryCodes] == [Herstelcodes] * 3


def _met_codes(gebruiker):
    """Codes of which a test knows two, without the page."""
    kosten = KOSTEN | {"memory_cost": 8, "time_cost": 1}
    vorm = {"kosten": kosten, "zout": "ab" * 16}
    maak = PasswordHasher(**kosten).hash
    afdrukken = [maak(een * 16, salt=bytes.fromhex(vorm["zout"])) for een in "12"]
    soort = {"user": gebruiker, "type": "recovery_codes"}
    return Authenticator.objects.create(data=vorm | {"afdrukken": afdrukken}, **soort)


def test_dezelfde_code_op_hetzelfde_moment_laat_er_een_binnen(gelijktijdig, wereld):
    pk = _met_codes(wereld.ib).pk

    def probeer():
        return Herstelcodes(Authenticator.objects.get(pk=pk)).validate_code("1" * 16)

    uitkomsten = tegelijk(*[probeer] * 4)

    assert sorted(uitkomsten) == [False, False, False, True]
    assert len(rij_van(wereld.ib).data["afdrukken"]) == 1


def test_wat_tegelijk_gebeurt_maakt_geen_gebruikte_code_weer_goed(gelijktijdig, wereld):
    pk = _met_codes(wereld.ib).pk
    getoond = [{"method": "password"}, {"method": "mfa", "id": pk}]

    def met(cijfer):
        return Herstelcodes(Authenticator.objects.get(pk=pk)).validate_code(cijfer * 16)

    uitkomsten = tegelijk(
        lambda: met("1"), lambda: maak_eigen(getoond), lambda: met("2"), lambda: maak_eigen(getoond)
    )

    assert uitkomsten == [True, None, True, None]
    data = rij_van(wereld.ib).data
    assert (data["afdrukken"], data[EIGEN]) == ([], True)
