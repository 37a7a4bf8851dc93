"""An akkoord by somebody who logged in a while ago: is it still you? And nothing gets lost."""

from datetime import timedelta

import pytest
import time_machine

from gesprekken.models import Akkoord
from tests.factories import WACHTWOORD
from tests.formulieren import Blad
from tests.gesprekken.verslagen import OP, onderdelen, tekst_van, url

pytestmark = pytest.mark.usefixtures("lege_tellers")
TEKST = 'Regel een.\r\n"Tweede" <b>regel</b> & zo.'


@pytest.fixture
def klok():
    with time_machine.travel(OP, tick=False) as reiziger:
        yield reiziger


@pytest.fixture
def lang_ingelogd(client, wereld, klok):
    """The directeur, who logged in five minutes ago."""
    client.force_login(wereld.directeur)
    klok.shift(timedelta(minutes=5))
    return client


def _velden(ligt_voor):
    eerste, tweede = onderdelen(ligt_voor.verslag)[:2]
    return {
        f"{eerste.sleutel}-keuze": "met_kanttekening",
        f"{eerste.sleutel}-kanttekening": TEKST,
        f"{eerste.sleutel}-vingerafdruk": eerste.hash,
        f"{tweede.sleutel}-keuze": "akkoord",
        f"{tweede.sleutel}-vingerafdruk": tweede.hash,
    }


def _stuur(klant, ligt_voor, **meer):
    return klant.post(url(ligt_voor, "verslag_akkoord"), _velden(ligt_voor) | meer)


def _verder(antwoord, adres):
    """What a browser sends from that page: every field that stands in its form."""
    velden = Blad(adres, antwoord.content.decode()).formulieren[adres]
    return {naam: veld.waarde for naam, veld in velden.items() if naam != "bevestig-terug"}


def test_wie_net_inlogde_wordt_niets_gevraagd(client, wereld, klok, ligt_voor):
    client.force_login(wereld.directeur)
    klok.shift(timedelta(minutes=4, seconds=59))

    antwoord = _stuur(client, ligt_voor)

    assert antwoord.status_code == 302
    assert Akkoord.objects.count() == 2


def test_wie_langer_is_ingelogd_vult_eerst_zijn_wachtwoord_in(lang_ingelogd, ligt_voor):
    pagina = tekst_van(_stuur(lang_ingelogd, ligt_voor))

    assert "Ben jij het nog?" in pagina
    assert "Voor je akkoord willen we zeker weten dat jij het bent." in pagina
    assert Akkoord.objects.count() == 0


def test_met_het_wachtwoord_komt_alles_mee_wat_er_stond(lang_ingelogd, ligt_voor):
    adres = url(ligt_voor, "verslag_akkoord")
    vraag = _stuur(lang_ingelogd, ligt_voor)
    voor = lang_ingelogd.session.session_key

    antwoord = lang_ingelogd.post(
        adres, _verder(vraag, adres) | {"bevestig-wachtwoord": WACHTWOORD}
    )

    assert antwoord.status_code == 302
    eerste, tweede = Akkoord.objects.order_by("onderdeel__nummer")
    assert (eerste.keuze, tweede.keuze) == ("met_kanttekening", "akkoord")
    assert eerste.kanttekening == TEKST.replace("\r\n", "\n")
    assert lang_ingelogd.session.session_key != voor


def test_een_verkeerd_wachtwoord_houdt_alles_vast(lang_ingelogd, ligt_voor):
    adres = url(ligt_voor, "verslag_akkoord")
    _stuur(lang_ingelogd, ligt_voor)

    mis = _stuur(lang_ingelogd, ligt_voor, **{"bevestig-wachtwoord": "mis"})
    gelukt = lang_ingelogd.post(adres, _verder(mis, adres) | {"bevestig-wachtwoord": WACHTWOORD})

    assert "Dit is niet je wachtwoord. Probeer het nog eens." in tekst_van(mis)
    assert gelukt.status_code == 302
    assert Akkoord.objects.count() == 2


def test_na_vijf_missers_helpt_ook_het_goede_wachtwoord_even_niet(lang_ingelogd, ligt_voor):
    for _ in range(5):
        _stuur(lang_ingelogd, ligt_voor, **{"bevestig-wachtwoord": "mis"})

    zesde = _stuur(lang_ingelogd, ligt_voor, **{"bevestig-wachtwoord": WACHTWOORD})

    assert zesde.status_code == 200
    assert Akkoord.objects.count() == 0


def test_teruggaan_laat_op_de_pagina_staan_wat_je_koos_en_schreef(lang_ingelogd, ligt_voor):
    antwoord = _stuur(lang_ingelogd, ligt_voor, **{"bevestig-terug": "1"})

    eerste, tweede = onderdelen(ligt_voor.verslag)[:2]
    velden = Blad("/", antwoord.content.decode()).formulieren[url(ligt_voor, "verslag_akkoord")]
    assert velden[f"{eerste.sleutel}-kanttekening"].waarde.strip() == TEKST
    assert f'name="{tweede.sleutel}-keuze" value="akkoord"' in antwoord.content.decode()
    assert Akkoord.objects.count() == 0


def test_na_bevestigen_geldt_dat_weer_vijf_minuten(lang_ingelogd, klok, ligt_voor):
    _stuur(lang_ingelogd, ligt_voor, **{"bevestig-wachtwoord": WACHTWOORD})
    gevraagd = []
    for verschuif in (timedelta(minutes=4), timedelta(minutes=1)):
        klok.shift(verschuif)
        gevraagd.append("Ben jij het nog?" in tekst_van(_stuur(lang_ingelogd, ligt_voor)))

    assert gevraagd == [False, True]


def test_wat_nog_niet_compleet_is_wordt_eerst_uitgelegd(lang_ingelogd, ligt_voor):
    eerste = onderdelen(ligt_voor.verslag)[0]

    antwoord = _stuur(lang_ingelogd, ligt_voor, **{f"{eerste.sleutel}-kanttekening": ""})

    assert "Schrijf je kanttekening op" in tekst_van(antwoord)


def test_bij_een_onderdeel_gaat_het_net_zo(lang_ingelogd, ligt_voor):
    eerste = onderdelen(ligt_voor.verslag)[0]
    adres = url(ligt_voor, "onderdeel_akkoord", eerste.sleutel)
    gegevens = _velden(ligt_voor)

    vraag = lang_ingelogd.post(adres, gegevens)
    lang_ingelogd.post(adres, _verder(vraag, adres) | {"bevestig-wachtwoord": WACHTWOORD})

    assert Akkoord.objects.get().kanttekening == TEKST.replace("\r\n", "\n")
