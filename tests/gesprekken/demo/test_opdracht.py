"""``manage.py demo``: when it loads, when it refuses, and what its list says."""

import io
import json
from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from gesprekken.demo.organisaties import WACHTWOORD
from gesprekken.models import Gesprek
from scholen.models import Rol
from tests.factories import BestuurFactory

pytestmark = pytest.mark.django_db
APPS = ("scholen", "kwaliteit", "gesprekken")


@pytest.fixture
def lijst(demowereld, tmp_path: Path) -> dict:
    call_command("demo", json=str(tmp_path / "demo.json"), stdout=io.StringIO())
    return json.loads((tmp_path / "demo.json").read_text(encoding="utf-8"))


def _rijen() -> dict[str, int]:
    modellen = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return {model.__name__: model._base_manager.count() for model in modellen}


def test_de_lijst_noemt_iedereen_met_rol_en_wachtwoord(lijst, demowereld):
    accounts = lijst["accounts"]
    per_naam = {account["naam"]: account for account in accounts}

    assert len(accounts) == len(demowereld.wereld["personen"])
    assert set(per_naam["Fatima Zerrouki"]) == {
        "rol",
        "naam",
        "email",
        "wachtwoord",
        "bestuur",
        "scholen",
    }
    assert per_naam["Margriet Hulsbos"]["bestuur"] is None
    assert per_naam["Heleen Vossebeld"]["bestuur"] is None
    assert per_naam["Wytske Haitsma"]["scholen"] == ["Het Botterhuis", "De Turfsteker"]
    assert {account["rol"] for account in accounts} == set(Rol.values)


def test_de_lijst_begint_met_een_van_elke_rol(lijst):
    eerste = lijst["accounts"][: len(Rol)]

    assert {account["rol"] for account in eerste} == set(Rol.values)
    assert {tuple(a["scholen"]) for a in eerste if a["rol"] in ("ib", "mt", "directeur")} == {
        ("De Stoomfluit",)
    }


def test_met_het_wachtwoord_uit_de_lijst_kom_je_binnen(lijst, client):
    account = lijst["accounts"][0]

    antwoord = client.post(
        "/account/login/", {"login": account["email"], "password": account["wachtwoord"]}
    )

    assert (account["wachtwoord"], antwoord.status_code) == (WACHTWOORD, 302)


def test_de_lijst_noemt_elk_gesprek_met_zijn_adres(lijst):
    gesprek = Gesprek.objects.get(
        school__naam="De Waterspin", deelname__ronde__schooljaar="2026-2027"
    )

    assert {
        "status": "vastgesteld",
        "school": "De Waterspin",
        "schooljaar": "2026-2027",
        "url": gesprek.get_absolute_url(),
    } in lijst["gesprekken"]
    assert Counter(rij["schooljaar"] for rij in lijst["gesprekken"]) == {
        "2024-2025": 8,
        "2025-2026": 19,
        "2026-2027": 19,
    }


def test_nog_eens_laden_verandert_niets(demowereld):
    voor = _rijen()

    call_command("demo", stdout=io.StringIO())

    assert _rijen() == voor


def test_zonder_demo_weigert_de_opdracht(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="alleen geladen met DEMO=1"):
        call_command("demo")


def test_op_andere_gegevens_weigert_de_opdracht(settings):
    settings.DEMO = True
    BestuurFactory()

    with pytest.raises(CommandError, match="staan al andere gegevens"):
        call_command("demo")
