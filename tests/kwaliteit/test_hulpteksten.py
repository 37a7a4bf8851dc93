"""Taking over help texts from another kader, and the last look before publishing."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from kwaliteit.models import Kwaliteitskader, Niveau, Schaal, Tekstversie, Thema
from kwaliteit.overzichten.hulpteksten import overname
from kwaliteit.overzichten.kadercontrole import bevindingen
from tests.factories import DomeinFactory, ItemFactory, KwaliteitskaderFactory
from tests.kwaliteit.lezen import tekst_van


@pytest.fixture
def kader(wereld):
    return KwaliteitskaderFactory.gevuld(
        bestuur=wereld.bestuur, naam="Ons kader", items=(2, 1), gepubliceerd=False
    )


@pytest.fixture
def bron():
    bron = KwaliteitskaderFactory.gevuld(naam="Bron", items=(2,), gepubliceerd=False)
    bron.items.filter(code="1a").update(
        bedoeld="Uit de bron.", vragen=["Wie?"], niveaus={"1": "Begin.", "4": "Top."}
    )
    bron.items.filter(code="1b").update(bedoeld="Ook.", stelling="Iets heel anders.")
    bron.publiceren(door=None, op=datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
    return bron


@pytest.fixture
def klant(client, wereld):
    client.force_login(wereld.adviseur)
    return client


def adres(kader, bron=None):
    url = reverse("kwaliteit:kader_hulpteksten", args=[kader.sleutel])
    return f"{url}?bron={bron.sleutel}" if bron else url


def test_de_vooruitblik_zegt_wat_waar_komt_en_wat_blijft(klant, kader, bron):
    kader.items.filter(code="1a").update(bedoeld="Eigen uitleg.")

    pagina = klant.get(adres(kader, bron))

    blad = overname(kader, bron)
    assert (blad.aanvullingen, blad.vervangingen, blad.zonder) == (3, 1, 1)
    gelezen = tekst_van(pagina)
    assert "Nu staat er: Eigen uitleg." in gelezen
    assert "Let op: daar staat bij 1b: Iets heel anders." in gelezen
    aangevinkt = pagina.content.decode().count("checked")
    assert aangevinkt == 2  # vragen and niveaus of 1a; not what overwrites, nor another stelling


def test_alleen_wat_is_aangevinkt_komt_over(klant, kader, bron):
    kader.items.filter(code="1a").update(bedoeld="Eigen uitleg.")
    aanbod = overname(kader, bron).items[0].teksten
    keuze = next(tekst.keuze for tekst in aanbod if tekst.veld == "vragen")

    antwoord = klant.post(adres(kader, bron), {"neem": [keuze]}, follow=True)

    item = kader.items.get(code="1a")
    assert (item.vragen, item.bedoeld, item.niveaus) == (["Wie?"], "Eigen uitleg.", {})
    assert "We namen één tekst over uit Bron, versie 1." in tekst_van(antwoord)


def test_wat_wordt_vervangen_blijft_in_de_geschiedenis(klant, kader, bron):
    kader.items.filter(code="1a").update(bedoeld="Eigen uitleg.")
    keuzes = [tekst.keuze for een in overname(kader, bron).items for tekst in een.teksten]

    klant.post(adres(kader, bron), {"neem": keuzes})

    item = kader.items.get(code="1a")
    assert (item.bedoeld, item.niveaus) == ("Uit de bron.", {"1": "Begin.", "4": "Top."})
    versies = Tekstversie.objects.filter(rij=item.pk, veld="bedoeld").order_by("pk")
    assert list(versies.values_list("tekst", flat=True)) == ["Eigen uitleg.", "Uit de bron."]


def test_wat_intussen_veranderde_wordt_niet_overschreven(klant, kader, bron):
    keuzes = [tekst.keuze for een in overname(kader, bron).items for tekst in een.teksten]
    kader.items.filter(code="1a").update(bedoeld="Net geschreven.")

    antwoord = klant.post(adres(kader, bron), {"neem": keuzes}, follow=True)

    assert kader.items.get(code="1a").bedoeld == "Net geschreven."
    assert "Bij één tekst stond er intussen iets anders." in tekst_van(antwoord)


def test_een_zin_voor_een_stap_die_hier_niet_is_komt_niet_mee(kader, bron):
    schaal = Schaal.objects.create(kader=kader, naam="Twee")
    for waarde in (1, 2):
        Niveau.objects.create(schaal=schaal, waarde=waarde, label="x")

    teksten = {een.veld: een.komt for een in overname(kader, bron).items[0].teksten}

    assert teksten["niveaus"] == "1: Begin."


@pytest.mark.parametrize("keuze", ["", "x", "1-bedoeld-0", "\x00", "9" * 5000])
def test_een_onzinnig_vinkje_doet_niets(klant, kader, bron, keuze):
    antwoord = klant.post(adres(kader, bron), {"neem": [keuze]}, follow=True)

    assert antwoord.status_code == 200
    assert kader.items.get(code="1a").bedoeld == ""


def test_de_laatste_blik_noemt_elke_bevinding_met_een_plek(klant, kader):
    kader.items.filter(code="1a").update(stelling="We gebruiken {portaal}.", niveaus={"7": "?"})
    DomeinFactory(kader=kader, code="9", titel="Ouders", volgorde=9)
    ItemFactory(kader=kader, domein=kader.domeinen.first(), code="1A", volgorde=9)
    Thema.objects.create(kader=kader, key="rust", naam="Rust")

    gevonden = bevindingen(kader)

    assert [(een.wat, een.houdt_tegen) for een in gevonden] == [
        ("In domein 9, Ouders, staat nog geen item.", True),
        ("De codes 1a en 1A lijken te veel op elkaar.", False),
        ("Op één plek staat {portaal}, en daar is nog geen woord voor.", False),
        ("Er staat geen thema bij 1a, 1b, 1A en 2a.", False),
        ("Bij 1a staat een zin voor een stap die er niet is. Niemand ziet die zin.", False),
    ]
    for een in gevonden:
        assert klant.get(een.url).status_code == 200
    pagina = tekst_van(klant.get(reverse("kwaliteit:kader_publiceren", args=[kader.sleutel])))
    assert "Dit moet eerst nog" in pagina
    assert "Kijk hier nog even naar" in pagina


def test_publiceren_met_een_leeg_domein_komt_terug_bij_wat_er_nog_moet(klant, kader):
    DomeinFactory(kader=kader, code="9", titel="Ouders", volgorde=9)
    url = reverse("kwaliteit:kader_publiceren", args=[kader.sleutel])

    antwoord = klant.post(url, follow=True)

    assert antwoord.redirect_chain == [(url, 302)]
    assert Kwaliteitskader.objects.get(pk=kader.pk).status == "concept"


def test_is_alles_in_orde_dan_staat_dat_er(klant, kader):
    thema = Thema.objects.create(kader=kader, key="rust", naam="Rust")
    for item in kader.items.all():
        item.themas.add(thema)

    pagina = tekst_van(klant.get(reverse("kwaliteit:kader_publiceren", args=[kader.sleutel])))

    assert "Elke code staat er één keer in" in pagina
    assert bevindingen(kader) == []
