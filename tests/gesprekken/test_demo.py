"""The demo world: loaded once for this module, then looked at from all sides."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db import transaction

from gesprekken.demo.bron import Bron
from gesprekken.demo.laden import laad
from gesprekken.demo.organisaties import WACHTWOORD
from gesprekken.models import Afspraak, Deelname, Gesprek, Ronde, Verslag
from kwaliteit.models import Oordeel
from scholen.models import Bestuur, Gebruiker, Rol, School, Vestiging
from tests.factories import BestuurFactory


@pytest.fixture(scope="module")
def demowereld(django_db_setup, django_db_blocker):
    """Loaded in a transaction that is undone after the last test."""
    was = django_settings.DEMO
    django_settings.DEMO = True
    with django_db_blocker.unblock(), transaction.atomic():
        laad()
        yield
        transaction.set_rollback(True)
    django_settings.DEMO = was


@pytest.fixture
def lijst(demowereld, tmp_path: Path) -> dict:
    call_command("demo", json=str(tmp_path / "demo.json"), stdout=_Stil())
    return json.loads((tmp_path / "demo.json").read_text(encoding="utf-8"))


class _Stil:
    def write(self, *_):
        pass


pytestmark = pytest.mark.django_db


def _stand(school: str, schooljaar: str = "2026-2027") -> str:
    deelname = Deelname.objects.get(school__naam=school, ronde__schooljaar=schooljaar)
    gesprek = deelname.gesprekken.get()
    if gesprek.status == Gesprek.Status.VOORBEREIDEN:
        if deelname.zelfevaluatie.status == "ingediend":
            return "ingediend"
        begonnen = deelname.zelfevaluatie.oordelen.exclude(bekeken_op=None).exists()
        return "bezig" if begonnen else "niet_begonnen"
    return gesprek.status


def test_alle_organisaties_en_mensen_zijn_er(demowereld):
    bron = Bron().wereld

    aantallen = (
        Bestuur.objects.filter(is_demo=True).count(),
        School.objects.count(),
        Vestiging.objects.count(),
        Gebruiker.objects.count(),
    )

    assert aantallen == (
        len(bron["besturen"]),
        len(bron["scholen"]),
        sum(len(school["vestigingen"]) for school in bron["scholen"]),
        len(bron["personen"]),
    )


@pytest.mark.parametrize("ronde", ["wk-2026", "mb-2026"])
def test_elke_school_staat_in_haar_stand(demowereld, ronde):
    namen = {school["key"]: school["naam"] for school in Bron().wereld["scholen"]}
    verwacht = {namen[rij["school"]]: rij["stand"] for rij in Bron().standen(ronde)}

    gevonden = {naam: _stand(naam) for naam in verwacht}

    assert gevonden == verwacht


def test_elk_bestuur_heeft_minstens_twee_vaste_verslagen(demowereld):
    vast = Counter(
        Verslag.objects.filter(status=Verslag.Status.VASTGESTELD).values_list(
            "bestuur__bestuursnummer", flat=True
        )
    )

    assert vast == {"99901": 2, "99902": 3}


def test_de_ronde_van_vorig_jaar_is_afgerond(demowereld):
    ronde = Ronde.objects.get(schooljaar="2025-2026")

    assert (ronde.status, ronde.rode_draad[:27]) == ("afgerond", "De drie scholen beginnen te")


def test_niemand_leest_de_toekomst(demowereld):
    vandaag = date(2026, 11, 24)

    later = Oordeel.objects.filter(gewijzigd_op__date__gt=vandaag)
    gevoerd = Gesprek.objects.filter(gevoerd_op__date__gt=vandaag)

    assert (later.count(), gevoerd.count()) == (0, 0)


def test_de_getoonde_antwoorden_zijn_die_van_de_bron(demowereld):
    """The fixed item scores of a school, which always win."""
    oordelen = Oordeel.objects.filter(
        zelfevaluatie__school__naam="De Kantelbrug",
        zelfevaluatie__schooljaar="2026-2027",
        item__code__in=["4c", "6c", "5c"],
    )

    gevonden = dict(oordelen.values_list("item__code", "waarde"))

    assert gevonden == {"4c": "2", "6c": "3", "5c": "3"}


def test_binnen_een_ronde_delen_hooguit_twee_scholen_een_toelichting(demowereld):
    teksten = Counter(
        Oordeel.objects.filter(zelfevaluatie__schooljaar="2026-2027")
        .exclude(toelichting="")
        .values_list("bestuur", "toelichting")
    )

    assert max(teksten.values()) == 2


def test_de_lijst_noemt_iedereen_met_rol_en_wachtwoord(lijst):
    accounts = lijst["accounts"]
    per_naam = {account["naam"]: account for account in accounts}

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


def test_met_het_wachtwoord_uit_de_lijst_kom_je_binnen(lijst, client):
    account = lijst["accounts"][0]

    antwoord = client.post(
        "/account/login/", {"login": account["email"], "password": account["wachtwoord"]}
    )

    assert (account["wachtwoord"], antwoord.status_code) == (WACHTWOORD, 302)


def test_de_lijst_noemt_elk_gesprek_met_zijn_adres(lijst):
    gesprek = Gesprek.objects.get(school__naam="De Waterspin")

    assert {
        "status": "vastgesteld",
        "school": "De Waterspin",
        "schooljaar": "2026-2027",
        "url": gesprek.get_absolute_url(),
    } in lijst["gesprekken"]


def test_nog_eens_laden_verandert_niets(demowereld, tmp_path):
    voor = (Gebruiker.objects.count(), Gesprek.objects.count(), Afspraak.objects.count())

    call_command("demo", stdout=_Stil())

    assert (
        Gebruiker.objects.count(),
        Gesprek.objects.count(),
        Afspraak.objects.count(),
    ) == voor


def test_zonder_demo_weigert_de_opdracht(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="alleen geladen met DEMO=1"):
        call_command("demo")


def test_op_andere_gegevens_weigert_de_opdracht(settings):
    settings.DEMO = True
    BestuurFactory()

    with pytest.raises(CommandError, match="staan al andere gegevens"):
        call_command("demo")
