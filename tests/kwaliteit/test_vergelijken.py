"""Two versions of a kader side by side: what became of each code, and which words changed."""

import pytest
from django.urls import reverse

from kwaliteit.acties.kaderversie import nieuwe_versie
from kwaliteit.models import Domein, Item, Schaal, Thema
from kwaliteit.overzichten.vergelijken import vergelijk
from tests.factories import MOMENT, KwaliteitskaderFactory
from tests.kwaliteit.lezen import tekst_van


@pytest.fixture
def kader(wereld):
    kader = KwaliteitskaderFactory.gevuld(
        bestuur=wereld.bestuur, naam="Ons kader", versie="2026", items=(3, 2), gepubliceerd=False
    )
    kader.items.update(bedoeld="Zo bedoeld.", niveaus={"1": "Begin."})
    kader.publiceren(door=wereld.adviseur, op=MOMENT)
    return kader


@pytest.fixture
def volgende(kader, wereld):
    return nieuwe_versie(
        kader,
        bestuur=wereld.bestuur,
        naam="Ons kader",
        versie="2027",
        door=wereld.adviseur,
        op=MOMENT,
    )


@pytest.fixture
def klant(client, wereld):
    client.force_login(wereld.adviseur)
    return client


def adres(naam, kader):
    return reverse(f"kwaliteit:{naam}", args=[kader.sleutel])


def test_vergelijken_zegt_per_code_wat_er_gebeurde(kader, volgende):
    volgende.items.filter(code="1a").update(stelling="Wij doen wat er hier staat.")
    volgende.items.filter(code="1b").update(bedoeld="Zo bedoeld, en niet anders.")
    volgende.items.filter(code="1c").update(code="1z")
    volgende.domeinen.filter(code="2").update(titel="Ander domein")

    blad = vergelijk(kader, volgende)

    een, twee = blad.domeinen
    assert [(paar.code, str(paar.stand)) for paar in een.items] == [
        ("1a", "anders"),
        ("1b", "uitleg"),
        ("1z", "nieuw"),
        ("1c", "weg"),
    ]
    assert {str(telling.stand): telling.aantal for telling in blad.tellingen} == {
        "gelijk": 2,
        "uitleg": 1,
        "anders": 1,
        "nieuw": 1,
        "weg": 1,
    }
    assert [
        (stuk.soort, stuk.tekst) for stuk in een.items[0].tekst.stukken if stuk.soort != "gelijk"
    ] == [("weg", "bij 1a "), ("erbij", "hier ")]
    assert (een.items[1].teksten[0].was, een.items[1].teksten[0].nu) == (
        "Zo bedoeld.",
        "Zo bedoeld, en niet anders.",
    )
    assert (str(twee.kop.stand), twee.anders) == ("anders", ())


def test_de_woorden_die_veranderden_zijn_te_zien_en_te_horen(klant, kader, volgende):
    volgende.items.filter(code="1a").update(stelling="Wij doen alles wat er bij 1a staat.")

    bron = klant.get(adres("kader_vergelijken", volgende)).content.decode()

    assert '<ins><span class="visually-hidden">toegevoegd: </span>alles</ins> ' in bron
    assert "Alles bleef gelijk in 2 Domein 2." in bron
    assert "Wij doen wat er bij 2a staat." not in bron
    alles = klant.get(adres("kader_vergelijken", volgende) + "?alles=1").content.decode()
    assert "Wij doen wat er bij 2a staat." in alles


def test_wat_niet_meer_gemerkt_wordt_staat_er_aan_beide_kanten_helemaal(klant, kader, volgende):
    lang = {n: " ".join(f"{n}{plek} |" for plek in range(139)) for n in "abcdefghij"}
    for een, n in zip(kader.items.in_volgorde(), "abcde", strict=True):
        Item.objects.filter(pk=een.pk).update(bedoeld=lang[n])
    for een, n in zip(volgende.items.in_volgorde(), "fghij", strict=True):
        Item.objects.filter(pk=een.pk).update(bedoeld=lang[n])

    gelezen = tekst_van(klant.get(adres("kader_vergelijken", volgende)))

    assert "Er is zo veel anders dat we niet elk woord konden merken." in gelezen
    assert gelezen.count("(te veel anders om per woord te merken)") == 1  # the other four fit
    assert f"Wat we bedoelen: {lang['e']}" in gelezen
    assert f"Wat we bedoelen: {lang['j']} (te veel" in gelezen


def test_vergelijken_met_een_kader_dat_je_niet_leest_kan_niet(klant, kader, wereld):
    ander = KwaliteitskaderFactory.gevuld(bestuur=wereld.buurbestuur)

    assert klant.get(adres("kader_vergelijken", kader) + f"?met={ander.sleutel}").status_code == 404
    assert klant.get(adres("kader_vergelijken", kader) + "?met=%00").status_code == 404


def test_een_versie_die_gelijk_is_zegt_dat(klant, kader, volgende):
    blad = vergelijk(kader, volgende)

    assert (blad.rond, blad.gelijk) == ("", "1 Domein 1 en 2 Domein 2")
    assert [(str(een.stand), een.aantal) for een in blad.tellingen] == [("gelijk", 5)]
    gelezen = tekst_van(klant.get(adres("kader_vergelijken", volgende)))
    assert "Alles bleef gelijk in 1 Domein 1 en 2 Domein 2." in gelezen


def test_ook_wat_er_rond_de_items_staat_wordt_vergeleken(klant, kader, volgende):
    volgende.inleiding = "Nieuwe inleiding."
    volgende.save()
    Schaal.objects.create(kader=volgende, naam="Drie stappen")
    Thema.objects.create(kader=volgende, key="rust", naam="Rust")
    volgende.domeinen.filter(code="2").update(vraag="Hoe gaat het?", kort="Kort")

    blad = vergelijk(kader, volgende)

    assert blad.rond == "de inleiding, de stappen en de thema’s"
    kop = blad.domeinen[1].kop
    assert (str(kop.stand), kop.label, kop.overig) == (
        "uitleg",
        "Titel gelijk, rest anders",
        "de korte naam",
    )
    gelezen = tekst_van(klant.get(adres("kader_vergelijken", volgende)))
    assert "Rond de domeinen is ook anders: de inleiding, de stappen en de thema’s." in gelezen
    assert "De openingsvraag: toegevoegd: Hoe gaat het?" in gelezen


def test_een_item_dat_verhuisde_en_een_andere_zin_bij_een_stap_zijn_te_zien(kader, volgende):
    tweede = Domein.objects.get(kader=volgende, code="2")
    Item.objects.filter(kader=volgende, code="1b").update(domein=tweede, volgorde=9)
    Item.objects.filter(kader=volgende, code="2a").update(niveaus={"1": "Begin hier.", "4": "Af."})

    een, twee = vergelijk(kader, volgende).domeinen

    assert [paar.code for paar in een.items] == ["1a", "1c"]
    anders = {paar.code: paar for paar in twee.anders}
    assert (anders["1b"].label, anders["1b"].overig) == (
        "Stelling gelijk, rest anders",
        "het domein",
    )
    assert [(tekst.naam, tekst.was, tekst.nu) for tekst in anders["2a"].teksten] == [
        ("de zinnen per stap", "1: Begin.", "1: Begin hier.\n4: Af.")
    ]
