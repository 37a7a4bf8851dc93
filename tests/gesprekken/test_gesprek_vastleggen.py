"""Capturing at the table: in one step, then every field saves itself."""

import re

import pytest

from gesprekken.models import (
    Aandachtspunt,
    Aantekening,
    Afspraak,
    Ambitie,
    Gesprek,
)
from kwaliteit.teksten import merk_van
from tests.factories import AfspraakFactory
from tests.gesprekken import verhaal
from tests.gesprekken.aan_tafel import LEEG, REGEL, bewaar, leg_vast, maak_regel, pad


@pytest.fixture
def gesprek(wereld):
    return verhaal.gepland(verhaal.gesprek(wereld), wereld)


@pytest.fixture
def punt(gesprek):
    return gesprek.agendapunten.get(onderwerp__item__code="2a")


@pytest.fixture
def adviseur(client, wereld):
    client.force_login(wereld.adviseur)
    return client


@pytest.mark.parametrize(
    ("doe", "model"),
    [("afspraak", Afspraak), ("aandachtspunt", Aandachtspunt), ("ambitie", Ambitie)],
)
def test_een_knop_schrijft_de_regel_en_legt_hem_vast(adviseur, gesprek, punt, doe, model):
    url = pad(gesprek, f"klad/{REGEL}/doen/?punt={punt.sleutel}")
    gegevens = {f"{REGEL}-tekst": "Elke maand meekijken", f"{REGEL}-tekst-merk": LEEG, "doe": doe}

    antwoord = adviseur.post(url, gegevens)
    adviseur.post(url, gegevens)

    vast = model.objects.get()
    assert str(vast) == "Elke maand meekijken"
    assert vast.agendapunt == punt
    assert antwoord["Location"] == pad(
        gesprek, f"voeren/?punt={punt.sleutel}&open={vast.sleutel}#v-{vast.sleutel}"
    )


def test_een_knop_zonder_tekst_opent_een_leeg_formulier(adviseur, gesprek, punt):
    antwoord = adviseur.post(
        pad(gesprek, f"klad/{REGEL}/doen/?punt={punt.sleutel}"),
        {f"{REGEL}-tekst": "", "doe": "ambitie"},
        follow=True,
    )

    assert "Leg vast</button>" in antwoord.content.decode()
    assert Ambitie.objects.count() == 0


def test_parkeren_met_een_knop(adviseur, gesprek, wereld, punt):
    rij = maak_regel(gesprek, wereld, punt)

    adviseur.post(pad(gesprek, f"klad/{rij.sleutel}/doen/"), {"doe": "parkeren"})

    assert Aantekening.objects.get().soort == "parkeren"


def test_een_onbekende_knop_doet_niets(adviseur, gesprek, wereld):
    rij = maak_regel(gesprek, wereld)

    antwoord = adviseur.post(pad(gesprek, f"klad/{rij.sleutel}/doen/"), {"doe": "weggooien"})

    assert antwoord.status_code == 302
    assert Aantekening.objects.get().soort == "klad"


def test_vers_vastleggen_in_een_keer(adviseur, gesprek, punt):
    gegevens = {
        "tekst": "Een vaste vervanger ",
        "partij": "bestuur",
        "wie": "Hanneke",
        "wanneer": "voor 1 maart",
        "sleutel": REGEL,
    }

    for _ in range(2):
        adviseur.post(pad(gesprek, f"vastleggen/afspraak/?punt={punt.sleutel}"), gegevens)

    rij = Afspraak.objects.get()
    assert (rij.wat, rij.partij, rij.wie, rij.tot_tekst, rij.agendapunt) == (
        "Een vaste vervanger",
        "bestuur",
        "Hanneke",
        "voor 1 maart",
        punt,
    )


def test_de_sleutel_van_een_ander_gesprek_verraadt_en_verliest_niets(adviseur, gesprek):
    vreemd = AfspraakFactory()
    gegevens = {"tekst": "Onze afspraak", "partij": "samen", "sleutel": vreemd.sleutel}

    antwoord = adviseur.post(pad(gesprek, "vastleggen/afspraak/"), gegevens)

    rij = Afspraak.objects.get(gesprek=gesprek)
    assert rij.wat == "Onze afspraak"
    assert f"open={rij.sleutel}" in antwoord["Location"]


@pytest.mark.parametrize(
    ("invoer", "melding"),
    [
        ({"tekst": "  "}, "Schrijf eerst op wat je wilt vastleggen."),
        ({"partij": ""}, "Kies van wie dit is."),
        ({"partij": "gemeente"}, "gemeente"),
    ],
)
def test_vastleggen_zonder_tekst_of_partij_krijgt_een_zin(adviseur, gesprek, invoer, melding):
    gegevens = {"tekst": "Iets", "partij": "samen", "sleutel": REGEL, **invoer}

    antwoord = adviseur.post(pad(gesprek, "vastleggen/afspraak/"), gegevens)

    assert melding in antwoord.content.decode()
    assert Afspraak.objects.count() == 0


def test_een_ambitie_met_een_schooljaar(adviseur, gesprek, wereld):
    adviseur.post(
        pad(gesprek, "vastleggen/ambitie/"),
        {"tekst": "Bij elkaar kijken", "partij": "school", "wanneer": "", "sleutel": REGEL},
    )

    rij = Ambitie.objects.get()
    assert (rij.school, rij.tot) == (wereld.school, "")


@pytest.mark.parametrize("soort", ["verslag", "doel"])
def test_iets_anders_leg_je_hier_niet_vast(adviseur, gesprek, soort):
    antwoorden = {
        adviseur.post(pad(gesprek, f"vastleggen/{soort}/"), {}).status_code,
        adviseur.post(pad(gesprek, f"vastgelegd/{soort}/{REGEL}/"), {}).status_code,
        adviseur.post(pad(gesprek, f"vastgelegd/{soort}/{REGEL}/weg/"), {}).status_code,
    }

    assert antwoorden == {404}


@pytest.mark.parametrize(
    ("veld", "waarde", "verwacht"),
    [
        ("wat", "Iets anders", "Iets anders"),
        ("partij", "swv", "swv"),
        ("wie", "Marit en Tom", "Marit en Tom"),
        ("tot_tekst", "vanaf februari", "vanaf februari"),
        ("tot", "2027-03-01", "2027-03-01"),
        ("plek", "bestuur", "bestuur"),
        ("gerichtheid", "borgen", "borgen"),
    ],
)
def test_een_veld_van_een_afspraak_bewaart_zichzelf(adviseur, gesprek, veld, waarde, verwacht):
    vast = leg_vast(gesprek)
    url = pad(gesprek, f"vastgelegd/afspraak/{vast.sleutel}/")

    antwoord = bewaar(adviseur, url, veld, waarde, merk_van(getattr(vast, veld)))

    assert antwoord.status_code == 200
    assert str(getattr(Afspraak.objects.get(), veld)) == verwacht


def test_het_item_van_een_afspraak_komt_uit_dit_kader(adviseur, gesprek):
    vast = leg_vast(gesprek)
    url = pad(gesprek, f"vastgelegd/afspraak/{vast.sleutel}/")
    item = gesprek.deelname.ronde.kader.items.get(code="2c")
    vreemd = verhaal.KwaliteitskaderFactory.gevuld().items.first()

    goed = bewaar(adviseur, url, "item_id", str(item.pk))
    fout = bewaar(adviseur, url, "item_id", str(vreemd.pk), merk_van(item.pk))
    geen = bewaar(adviseur, url, "item_id", "zomaar", merk_van(item.pk))

    assert [antwoord.status_code for antwoord in (goed, fout, geen)] == [200, 400, 400]
    assert Afspraak.objects.get().item == item


def test_een_ambitie_kan_van_het_bestuur_zijn(adviseur, gesprek, wereld):
    vast = leg_vast(gesprek, "ambitie")
    url = pad(gesprek, f"vastgelegd/ambitie/{vast.sleutel}/")

    naar_bestuur = bewaar(adviseur, url, "school_id", "", merk_van(wereld.school.pk))
    bestuur = Ambitie.objects.get().school
    elders = bewaar(adviseur, url, "school_id", str(wereld.vreemde_school.pk))

    assert (naar_bestuur.status_code, bestuur, elders.status_code) == (200, None, 400)


def test_een_aandachtspunt_bewaart_voor_wie(adviseur, gesprek):
    vast = leg_vast(gesprek, "aandachtspunt")

    bewaar(
        adviseur,
        pad(gesprek, f"vastgelegd/aandachtspunt/{vast.sleutel}/"),
        "voor_wie",
        "samen",
        merk_van("school"),
    )

    assert Aandachtspunt.objects.get().voor_wie == "samen"


def test_wat_voorligt_verandert_hier_niet_meer(adviseur, gesprek):
    vast = leg_vast(gesprek)
    Gesprek.objects.update(status="ter_vaststelling")

    veld = bewaar(
        adviseur,
        pad(gesprek, f"vastgelegd/afspraak/{vast.sleutel}/"),
        "wat",
        "Anders",
        merk_van("Iets"),
    )
    weg = adviseur.post(pad(gesprek, f"vastgelegd/afspraak/{vast.sleutel}/weg/"), follow=True)

    assert veld.json()["status"] == "gesloten"
    assert "ligt voor" in weg.content.decode()
    assert Afspraak.objects.get().wat == "Iets"


def test_weghalen_met_een_knop(adviseur, gesprek, punt):
    vast = leg_vast(gesprek, punt=punt)

    antwoord = adviseur.post(pad(gesprek, f"vastgelegd/afspraak/{vast.sleutel}/weg/"))

    assert antwoord["Location"] == pad(gesprek, f"voeren/?punt={punt.sleutel}#vast")
    assert Afspraak.objects.count() == 0


def test_wat_je_aanvult_staat_bovenaan(adviseur, gesprek, punt):
    eerste, tweede, derde = (leg_vast(gesprek, punt=punt) for _ in range(3))
    vast = f"voeren/?punt={punt.sleutel}&open={derde.sleutel}"

    tekst = adviseur.get(pad(gesprek, vast)).content.decode()

    assert re.findall('<li (?:class="vast-open" )?id="v-([a-z2-7]+)">', tekst) == [
        derde.sleutel,
        eerste.sleutel,
        tweede.sleutel,
    ]


def test_de_open_kaart_toont_de_velden(adviseur, gesprek):
    vast = leg_vast(gesprek)

    tekst = adviseur.get(pad(gesprek, f"voeren/?open={vast.sleutel}")).content.decode()

    assert f'name="{vast.sleutel}-tot_tekst"' in tekst
    assert f'name="{vast.sleutel}-merkbaar-bij_wie"' in tekst


def test_als_het_verslag_voorligt_is_het_kladblok_alleen_te_lezen(adviseur, gesprek, wereld):
    maak_regel(gesprek, wereld, tekst="Mijn oude regel")
    Gesprek.objects.update(status="vastgesteld")

    tekst = adviseur.get(pad(gesprek, "voeren/?punt=doelen")).content.decode()

    assert "Mijn oude regel" in tekst
    assert "<textarea" not in tekst.split("<main")[1].split("</main>")[0]
