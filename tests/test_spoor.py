"""Every form that somebody may send, filled in with something plausible: it leaves a line.

A new page that changes something is filled in here by itself. What changes a dialogue is sent right
in every state of it by ``test_staten.py``; another page that wants more than a plausible word is
named here, and its own tests send it.
"""

import pytest
import time_machine
from django.urls import resolve

from gesprekken.bewijs.tabel import EIGEN, ZONDER, lees_tabel
from tests.bestoken import DICHT, klant, vraag
from tests.conftest import maak_wereld
from tests.daden import DADEN
from tests.factories import MOMENT
from tests.formulieren import Blad
from tests.spoor import VELD, meegekeken
from tests.toegangstabel import ACTOREN, Decor, adres

ERBIJ = {
    "beheer:bestuur_nieuw": {"bestuursnummer": "98765", "swv_code": "", "swv_naam": ""},
    "beheer:bestuur_wijzigen": {"swv_code": "", "swv_naam": ""},
    "beheer:school_nieuw": {"brin6": "99XA00"},
    "beheer:vestiging_nieuw": {"brin6": "99XB01"},
}
VRAAGT_MEER = {
    "account_adres",
    "account_adres_bevestigen",
    "account_bevestigen",
    "account_gegevens_zip",
    "account_change_password",
    "account_login",
    "account_reset_password",
    "account_reset_password_from_key",
    "account_reauthenticate",
    "account_voor_wie",
    "account_schoolaccount",
    "beheer:herstel",
    "beheer:inloggen",
    "beheer:inloggen_testen",
    "beheer:mensen_laden",
    "beheer:mensen_voorbeeld",
    "beheer:rol_nieuw",
    "beheer:scholen_laden",
    "beheer:scholen_voorbeeld",
    "beheer:school_heropenen",
    "beheer:school_overzetten",
    "beheer:uitnodigen",
    "beheer:verlopen_opnieuw",
    "beheer:vestiging_heropenen",
    "beheer:vestiging_sluiten",
    "bewaren",
    "gesprekken_overdragen",
    "kwaliteit:kader_domein_verplaatsen",
    "kwaliteit:kader_hulpteksten",
    "kwaliteit:kader_laden",
    "kwaliteit:kader_schaal",
    "kwaliteit:kader_voorbeeld",
    "kwaliteit:kader_woorden",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_authenticate",
    "mfa_generate_recovery_codes",
    "mfa_reauthenticate",
    "persoon_vergeten",
    "sessie",
    "sessies_beeindigen",
    "verklaring_terug",
}
"""Sent with all they need in tests of their own."""
WOORDEN = {
    "text": "Een hele zin die ergens over gaat.",
    "textarea": "Een hele zin die ergens over gaat.",
    "search": "zin",
    "email": "iemand.nieuw@example.org",
    "date": "2026-12-01",
    "time": "14:30",
    "number": "2",
    "url": "https://example.org/",
    "tel": "",
    "password": "een-lang-wachtwoord-van-nu",
}


@pytest.fixture(scope="module")
def toneel(module_lang):
    """One school's dialogues at every moment, everybody who works there, and all forms.

    What is filled in names days of that time.
    """
    with time_machine.travel(MOMENT):
        wereld = maak_wereld()
        klanten, decor = {actor: klant(wereld, actor) for actor in ACTOREN}, Decor.bouw(wereld)
        yield klanten, decor, _formulieren(klanten, decor)


def _deuren(decor, methode):
    """Per address and actor that may open it, once."""
    gezien = set()
    for rij in lees_tabel():
        if rij["relatie"] not in (EIGEN, ZONDER) or rij["methode"] != methode:
            continue
        for wie in ACTOREN:
            paar = (adres(rij, decor), wie)
            if wie != "anoniem" and rij[wie] not in DICHT and paar not in gezien:
                gezien.add(paar)
                yield paar


def _formulieren(klanten, decor):
    """The fields of every form, per who sees it and where it is sent."""
    alles = {}
    for url, wie in _deuren(decor, "GET"):
        antwoord = vraag(klanten[wie], "get", url)
        if antwoord.headers.get("Content-Type", "").startswith("text/html") and antwoord.content:
            for naar, velden in Blad(url, antwoord.content.decode()).formulieren.items():
                alles.setdefault((naar, wie), {}).update(velden)
    return alles


def _ingevuld(velden):
    data = {}
    for naam, veld in velden.items():
        keuzes = [keuze for keuze in veld.keuzes if keuze]
        if veld.soort in ("select", "radio", "checkbox") and keuzes:
            data[naam] = keuzes[-1]
        elif veld.soort in ("submit", "button"):
            data[naam] = veld.keuzes[-1] if veld.keuzes else veld.waarde
        elif veld.soort == "hidden":
            data[naam] = veld.waarde
        elif veld.soort in ("text", "textarea") and veld.waarde.strip():
            data[naam] = f"{veld.waarde.strip()} En nog iets."
        else:
            data[naam] = veld.waarde.strip() or WOORDEN.get(veld.soort, "")
    return data


@pytest.mark.django_db
def test_wie_iets_verandert_laat_een_spoor_na(toneel):
    klanten, decor, formulieren = toneel
    zonder, bereikt, alle = [], set(), set()

    for url, wie in _deuren(decor, "POST"):
        naam = resolve(url).view_name
        alle.add(naam)
        data = _ingevuld(formulieren.get((url, wie), {})) | ERBIJ.get(naam, {})
        with meegekeken(buitenste_is_van_de_test=True) as geschreven:
            vraag(klanten[wie], "post", url, data)
        if geschreven.heeft_spoor:
            bereikt.add(naam)
        if tabellen := geschreven.zonder_spoor(naam):
            zonder.append((naam, wie, tabellen))

    assert zonder == []
    assert {naam for naam in alle - bereikt if not VELD.search(naam)} - set(DADEN) <= VRAAGT_MEER
