"""What comes in at a field that saves itself, however odd: kept, or refused with what to do."""

import pytest
from django.urls import reverse

from kwaliteit.models import Tekstversie
from kwaliteit.teksten import MAXIMALE_LENGTE, merk_van
from tests.gesprekken.rondes import deelname_van

LEEG = merk_van("")


@pytest.fixture
def deelname(wereld):
    return deelname_van(wereld, items=(1,))


@pytest.fixture
def bewaar(client, wereld, deelname):
    """Sends one field as the browser does, and gives the answer."""
    client.force_login(wereld.ib)
    url = reverse("oordeel_bewaren", args=[deelname.sleutel, "1a"])

    def stuur(waarde, *, veld="toelichting", merk=LEEG):
        return client.post(url, {"veld": veld, "waarde": waarde, "merk": merk})

    return stuur


def staat_er(deelname, veld="toelichting"):
    return deelname.zelfevaluatie.oordelen.values_list(veld, flat=True).get()


@pytest.mark.parametrize(
    "tekst",
    [
        "é" * MAXIMALE_LENGTE,
        "a" * 4_000,
        "  ruimte ervoor en erna \n\n",
        "👩‍🏫 ‘aanhaling’ — streep … \t tab \u200f van rechts",
        "<script>alert(1)</script> & \"aanhaling\" 'los'",
        "=SOM(A1:A2)",
        "{portaal} {% now %} {{ user }}",
        "null",
        "0",
    ],
    ids=["20.000 tekens", "een woord", "ruimte", "tekens", "html", "formule", "haken", "null", "0"],
)
def test_elke_tekst_komt_er_net_zo_uit_als_hij_erin_ging(bewaar, deelname, client, tekst):
    assert bewaar(tekst).json()["status"] == "opgeslagen"

    assert staat_er(deelname) == tekst
    pagina = client.get(reverse("deelname_domein", args=[deelname.sleutel, "1"]))
    assert pagina.status_code == 200
    assert b"<script>alert" not in pagina.content


@pytest.mark.parametrize(
    ("getypt", "bewaard"),
    [
        ("e\u0301e\u0301n", "één"),
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("voor\x00na", "voorna"),
        ("voor\x0b\x1f\x7fna", "voorna"),
    ],
    ids=["NFC", "regels", "NUL", "stuurtekens"],
)
def test_een_tekst_krijgt_aan_de_deur_een_vorm(bewaar, deelname, getypt, bewaard):
    antwoord = bewaar(getypt)

    assert antwoord.json()["merk"] == merk_van(bewaard)
    assert staat_er(deelname) == bewaard
    assert bewaar(getypt).json()["status"] == "opgeslagen"  # once more: a repeat, no conflict


def test_een_te_lange_tekst_wordt_geweigerd_met_wat_je_kunt_doen(bewaar, deelname):
    antwoord = bewaar("a" * (MAXIMALE_LENGTE + 1))

    assert (antwoord.status_code, antwoord.json()["status"]) == (400, "fout")
    assert antwoord.json()["melding"] == (
        "Dit is langer dan 20.000 tekens. Kort de tekst in; hij staat nog op je scherm."
    )
    assert staat_er(deelname) == ""


def test_windowsregeleinden_tellen_een_keer(bewaar, deelname):
    assert bewaar("a\r\n" * (MAXIMALE_LENGTE // 2)).json()["status"] == "opgeslagen"
    assert len(staat_er(deelname)) == MAXIMALE_LENGTE


def test_een_te_lang_jaar_wordt_geweigerd(bewaar, deelname):
    antwoord = bewaar("het jaar 2025", veld="feit_jaar")

    assert antwoord.json()["melding"].startswith("Schrijf een jaar of een schooljaar")
    assert staat_er(deelname, "feit_jaar") == ""


def test_een_oud_tabblad_overschrijft_niets(bewaar, deelname):
    bewaar("Nieuw.")

    antwoord = bewaar("Uit een oud tabblad.")

    assert (antwoord.status_code, antwoord.json()["ander"]) == (409, "Nieuw.")
    assert staat_er(deelname) == "Nieuw."
    assert Tekstversie.objects.filter(tekst="Uit een oud tabblad.").exists()


@pytest.mark.parametrize("merk", ["", "x", "é", "0" * 5000])
def test_een_vreemd_merk_is_een_verschil_en_geen_fout(bewaar, deelname, merk):
    bewaar("Er stond al iets.")

    assert bewaar("Iets anders.", merk=merk).status_code == 409
    assert staat_er(deelname) == "Er stond al iets."


def test_een_leeg_bericht_vraagt_om_opnieuw_laden(client, bewaar, deelname):
    antwoord = client.post(reverse("oordeel_bewaren", args=[deelname.sleutel, "1a"]), {})

    assert antwoord.status_code == 400
    assert "laad de pagina opnieuw" in antwoord.json()["melding"]
