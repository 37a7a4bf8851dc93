"""A forgotten password: the same answer for every address, and a link that works once."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.core.internal import ratelimit
from django.conf import settings
from django.core import mail
from django.test import Client

from scholen.bezorgen import AL_GEZEGD
from scholen.models import UitgaandBericht
from scholen.models.post import NIEUW_WACHTWOORD
from tests.post import bezorg
from tests.scholen.test_inloggen import NIEUW, probeer, zonder_token

RESET = "/account/password/reset/"

pytestmark = pytest.mark.usefixtures("lege_tellers")


def link_uit_mail():
    bezorg()
    return re.search(rf"{settings.ADRES}(\S+)", mail.outbox[0].body).group(1)


def test_een_nieuw_wachtwoord_vragen_antwoordt_altijd_hetzelfde(client, marit):
    bekend = client.post(RESET, {"email": "marit@example.org"}, follow=True)
    onbekend = client.post(RESET, {"email": "niemand@example.org"}, follow=True)

    assert bekend.redirect_chain == onbekend.redirect_chain == [(f"{RESET}done/", 302)]
    assert zonder_token(bekend) == zonder_token(onbekend)


def test_de_mail_gaat_naar_wie_erom_vroeg_en_noemt_geen_aanmelden(client, marit):
    client.post(RESET, {"email": "marit@example.org"})
    client.post(RESET, {"email": "niemand@example.org"})
    bezorg()

    assert [bericht.to for bericht in mail.outbox] == [
        ["marit@example.org"],
        ["niemand@example.org"],
    ]
    assert {bericht.subject for bericht in mail.outbox} == {
        "Een nieuw wachtwoord voor de Kwaliteitsdialoog"
    }
    assert "http" not in mail.outbox[1].body


def test_in_de_uitbak_staat_voor_elk_adres_hetzelfde_en_nooit_een_link(client, marit):
    client.post(RESET, {"email": "Marit@example.org"})
    client.post(RESET, {"email": "niemand@example.org"})
    velden = ("aan", "onderwerp", "tekst", "bestuur", "uitnodiging", "van", "pogingen", "fout")
    wachtend = list(UitgaandBericht.objects.order_by("pk").values(*velden))
    bezorg()

    gelijk = {"onderwerp": "Een nieuw wachtwoord voor de Kwaliteitsdialoog"}
    gelijk |= {"tekst": NIEUW_WACHTWOORD, "pogingen": 0, "fout": ""}
    gelijk |= dict.fromkeys(("bestuur", "uitnodiging", "van"))
    assert wachtend == [
        {"aan": "marit@example.org", **gelijk},
        {"aan": "niemand@example.org", **gelijk},
    ]
    assert "/password/reset/key/" in mail.outbox[0].body
    bewaard = set(UitgaandBericht.objects.values_list("tekst", flat=True))
    assert bewaard == {NIEUW_WACHTWOORD}


def test_wie_we_niet_kennen_krijgt_dat_een_keer_per_dag_te_lezen(client, marit):
    with time_machine.travel("2026-11-24T08:00:00+00:00", tick=False) as klok:
        for wachten in (0, 1, 23):
            klok.shift(timedelta(hours=wachten))
            for adres in ("marit@example.org", "niemand@example.org"):
                client.post(RESET, {"email": adres})
            bezorg()

    naar = [bericht.to[0].partition("@")[0] for bericht in mail.outbox]
    assert naar == ["marit", "niemand", "marit", "marit", "niemand"]
    assert UitgaandBericht.objects.exclude(mislukt_op=None).get().fout == AL_GEZEGD


@pytest.mark.parametrize(
    "adres",
    ["x" * 250 + "@example.org", "geen adres", "a\0b@example.org", "marit@\uff45xample.org"],
)
def test_wat_geen_adres_kan_zijn_zegt_dat_bij_het_veld(client, adres):
    antwoord = client.post(RESET, {"email": adres})

    assert antwoord.status_code == 200
    assert list(antwoord.context["form"].errors) == ["email"]
    assert not UitgaandBericht.objects.exists()


def test_een_mailserver_die_hapert_houdt_niemand_op_en_de_link_komt_later(
    client, marit, mailserver
):
    mailserver.antwoorden["marit@example.org"] = "451 later"
    with time_machine.travel("2026-11-24T08:00:00+00:00", tick=False) as klok:
        antwoord = client.post(RESET, {"email": "marit@example.org"})
        eerst = bezorg()
        mailserver.antwoorden.clear()
        klok.shift(timedelta(minutes=1))
        daarna = bezorg()

    assert (antwoord.status_code, eerst, daarna) == (302, 0, 1)
    assert "/password/reset/key/" in mailserver.ontvangen[0].get_content()


def test_een_nieuw_wachtwoord_via_de_mail(client, marit):
    client.post(RESET, {"email": "marit@example.org"})
    pagina = client.get(link_uit_mail(), follow=True)

    antwoord = client.post(pagina.request["PATH_INFO"], {"password1": NIEUW, "password2": NIEUW})

    assert antwoord.url == "/"
    assert probeer(Client(), NIEUW).status_code == 302


def test_een_heel_team_kiest_in_dezelfde_minuut_een_wachtwoord(client):
    pagina = f"{RESET}key/1-sleutel/"

    assert {client.get(pagina).status_code for _ in range(180)} == {200}


def test_wie_blijft_aanvragen_moet_even_wachten(client):
    gevraagd = [client.post(RESET, {"email": "marit@example.org"}) for _ in range(6)]

    assert [antwoord.status_code for antwoord in gevraagd] == [302] * 5 + [429]
    assert "Over 60 minuten kan het weer." in gevraagd[-1].content.decode()


def test_van_een_plek_gaat_geen_stroom_mail_naar_steeds_een_ander_adres(rf):
    vraag = rf.post(RESET)

    def tel(nummer):
        adres = f"slachtoffer+{nummer}@example.org"
        wat = {"app": "allauth.account", "action": "reset_password"}
        return ratelimit.consume(vraag, **wat, key=adres) is not None

    with time_machine.travel(datetime(2026, 11, 24, 9, tzinfo=UTC), tick=False) as klok:
        geteld = 0
        for _ in range(8):
            geteld += sum(tel(nummer) for nummer in range(geteld, geteld + 60))
            klok.shift(timedelta(minutes=1))

    assert geteld == 300


def test_de_link_uit_de_mail_werkt_een_keer(client, marit):
    client.post(RESET, {"email": "marit@example.org"})
    pagina = client.get(link_uit_mail(), follow=True)
    client.post(pagina.request["PATH_INFO"], {"password1": NIEUW, "password2": NIEUW})

    assert "Deze link werkt niet meer" in Client().get(link_uit_mail()).content.decode()


def test_een_nieuw_wachtwoord_heft_het_wachten_op(
    client, marit, django_capture_on_commit_callbacks
):
    for _ in range(6):
        probeer(client, "mis")
    client.post(RESET, {"email": "marit@example.org"})
    pagina = client.get(link_uit_mail(), follow=True)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(pagina.request["PATH_INFO"], {"password1": NIEUW, "password2": NIEUW})

    assert probeer(Client(), NIEUW).status_code == 302
