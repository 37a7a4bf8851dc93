"""From an empty database to a board at work, by its own pages and mail alone."""

import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from scholen import taken
from scholen.models import Aanstelling, Bestuur, Gebruiker, School, UitgaandBericht

pytestmark = pytest.mark.django_db
GEHEIM = "vijf gele fietsen op een rij"
LINK = re.compile(r"https://dialoog\.example(/account/uitnodiging/\S+)")


def _als(email):
    klant = Client()
    klant.force_login(Gebruiker.objects.get(email=email))
    return klant


def _bezorg(server):
    """Let the worker send what waits; gives the links by address."""
    for bericht in UitgaandBericht.objects.wachtend():
        taken.verstuur_bericht.call(bericht.pk)
    return {mail["To"]: LINK.search(mail.get_content()).group(1) for mail in server.ontvangen}


def _neem_aan(link, naam):
    velden = {"naam": naam, "password1": GEHEIM, "password2": GEHEIM}
    assert Client().post(link, velden).url == reverse("start")


def test_van_een_lege_database_tot_een_bestuur_dat_werkt(mailserver, capsys):
    call_command("beheerder_maken", "ina@example.org", "--naam", "Ina")
    ina = _als("ina@example.org")

    ina.post(
        reverse("beheer:bestuur_nieuw"), {"naam": "Stichting De Brug", "bestuursnummer": "12345"}
    )
    velden = {"naam": "Bo", "email": "bo@example.org", "van": "2026-11-24"}
    ina.post(reverse("beheer:bestuur_uitnodigen", args=["12345"]), velden)
    _neem_aan(_bezorg(mailserver)["bo@example.org"], "Bo Beheerder")

    bo = _als("bo@example.org")
    school = {"naam": "De Abeel", "soort": "basisschool", "brin6": "99XA00", "plaats": "Haverlo"}
    bo.post(reverse("beheer:school_nieuw"), school)
    plak = (
        "Dirk Abeel\tdirk@example.org\tdirecteur\tDe Abeel\n"
        "Hanneke Dijk\thanneke@example.org\tadviseur\t"
    )
    blad = bo.post(reverse("beheer:mensen_laden"), {"plak": plak}).context
    bo.post(
        reverse("beheer:mensen_voorbeeld"),
        {"lijst": blad["ingepakt"], "stand": blad["oordeel"].stand},
    )
    links = _bezorg(mailserver)
    _neem_aan(links["dirk@example.org"], "Dirk Abeel")
    _neem_aan(links["hanneke@example.org"], "Hanneke Dijk")

    abeel = School.objects.get()
    velden = {"naam": "Iris", "email": "iris@example.org", "rol": "ib", "van": "2026-11-24"}
    _als("dirk@example.org").post(
        reverse("scholen:school_uitnodigen", args=[abeel.sleutel]), velden
    )
    _neem_aan(_bezorg(mailserver)["iris@example.org"], "Iris")

    gevonden = Aanstelling.objects.geldig().values_list("gebruiker__email", "rol")
    assert sorted(gevonden) == [
        ("bo@example.org", "beheerder"),
        ("dirk@example.org", "directeur"),
        ("hanneke@example.org", "adviseur"),
        ("ina@example.org", "beheerder"),
        ("iris@example.org", "ib"),
    ]
    assert Bestuur.objects.get().naam == "Stichting De Brug"
    assert len(mailserver.ontvangen) == 4
    assert _als("hanneke@example.org").get(reverse("ronde_nieuw")).status_code == 200
    assert _als("iris@example.org").get("/").status_code == 200
    assert _als("ina@example.org").get(reverse("beheer:mensen")).status_code == 403
