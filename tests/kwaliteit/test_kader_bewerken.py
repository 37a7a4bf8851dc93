"""The editor of a kader in concept: what comes, goes and moves, and who may."""

import pytest
from django.urls import reverse

from kwaliteit.models import Domein, Item, Kwaliteitskader, Niveau, Schaal, Thema
from scholen.models import Gebeurtenis
from tests.factories import MOMENT, KwaliteitskaderFactory
from tests.kwaliteit.lezen import tekst_van


@pytest.fixture
def kader(wereld):
    return KwaliteitskaderFactory.gevuld(
        bestuur=wereld.bestuur, naam="Ons kader", items=(3, 1), gepubliceerd=False
    )


@pytest.fixture
def klant(client, wereld):
    client.force_login(wereld.adviseur)
    return client


def adres(naam, kader, *rest):
    return reverse(f"kwaliteit:{naam}", args=[kader.sleutel, *rest])


def codes(kader, domein="1"):
    rijen = kader.items.filter(domein__code=domein).order_by("volgorde", "pk")
    return list(rijen.values_list("code", flat=True))


def test_een_leeg_kader_beginnen(klant, wereld):
    antwoord = klant.post(reverse("kwaliteit:kader_nieuw"), {"naam": "Nieuw", "versie": "1"})

    kader = Kwaliteitskader.objects.get()
    assert (kader.naam, kader.bestuur, kader.status) == ("Nieuw", wereld.bestuur, "concept")
    assert antwoord["Location"] == adres("kader_bewerken", kader)


def test_een_kader_met_dezelfde_naam_en_versie_begint_niet_nog_eens(klant, kader):
    antwoord = klant.post(reverse("kwaliteit:kader_nieuw"), {"naam": "Ons kader", "versie": "1"})

    assert "Er is al een kader met deze naam en versie. Kies een andere versie." in tekst_van(
        antwoord
    )
    assert Kwaliteitskader.objects.count() == 1


def test_een_nieuw_domein_krijgt_het_volgende_nummer(klant, kader):
    antwoord = klant.post(adres("kader_bewerken", kader), {"titel": " Ouders "})

    domein = kader.domeinen.last()
    assert (domein.code, domein.titel, domein.volgorde) == ("3", "Ouders", 3)
    assert antwoord["Location"] == adres("kader_domein", kader, domein.pk)


@pytest.mark.parametrize(
    ("titel", "melding"),
    [
        (" ", "Schrijf hoe het nieuwe domein heet."),
        ("a" * 301, "Dit is langer dan 300 tekens."),
    ],
)
def test_een_domein_zonder_of_met_te_lange_titel_komt_er_niet(klant, kader, titel, melding):
    antwoord = klant.post(adres("kader_bewerken", kader), {"titel": titel})

    assert melding in tekst_van(antwoord)
    assert titel.strip() in antwoord.content.decode()
    assert kader.domeinen.count() == 2


def test_een_nieuw_item_krijgt_de_volgende_vrije_letter_en_staat_open(klant, kader):
    domein = kader.domeinen.get(code="1")
    kader.items.filter(code="1b").update(code="1d")

    antwoord = klant.post(adres("kader_domein", kader, domein.pk), {"stelling": "Wij doen meer."})

    item = kader.items.get(stelling="Wij doen meer.")
    assert (item.code, item.volgorde) == ("1e", 4)
    assert antwoord["Location"].endswith(f"?open={item.pk}#i{item.pk}")


def test_een_leeg_item_komt_er_niet(klant, kader):
    antwoord = klant.post(
        adres("kader_domein", kader, kader.domeinen.first().pk), {"stelling": "\n "}
    )

    assert "Schrijf waar het nieuwe item over gaat." in tekst_van(antwoord)
    assert kader.items.count() == 4


def test_een_vol_kader_zegt_dat_er_niets_meer_bij_past(klant, kader):
    Domein.objects.bulk_create(
        Domein(kader=kader, code=f"x{nummer}", titel="Meer", volgorde=nummer)
        for nummer in range(58)
    )

    antwoord = klant.post(adres("kader_bewerken", kader), {"titel": "Nog een"})

    assert "Er passen 60 domeinen in een kader." in tekst_van(antwoord)


def test_items_gaan_met_knoppen_omhoog_en_omlaag_en_niet_verder_dan_het_eind(klant, kader):
    c = kader.items.get(code="1c")
    url = adres("kader_item_verplaatsen", kader, c.pk)

    standen = []
    for stap in ("omhoog", "omhoog", "omhoog", "omlaag", "opzij"):
        klant.post(url, {"stap": stap})
        standen.append("".join(code[1] for code in codes(kader)))

    assert standen == ["acb", "cab", "cab", "acb", "acb"]


def test_domeinen_gaan_met_knoppen_omhoog_en_omlaag(klant, kader):
    tweede = kader.domeinen.get(code="2")

    klant.post(adres("kader_domein_verplaatsen", kader, tweede.pk), {"stap": "omhoog"})

    assert list(kader.domeinen.values_list("code", flat=True)) == ["2", "1"]


def test_na_een_stap_staat_de_focus_weer_op_die_knop_of_aan_het_eind_op_de_andere(klant, kader):
    b = kader.items.get(code="1b")
    url = adres("kader_item_verplaatsen", kader, b.pk)

    eerste = klant.post(url, {"stap": "omlaag"}, follow=True)
    tweede = klant.post(url, {"stap": "omhoog"}, follow=True)

    assert eerste.redirect_chain[0][0].endswith(f"?open={b.pk}&bij={b.pk}&stap=omlaag")
    assert (eerste.context["stap"], tweede.context["stap"]) == ("omhoog", "omhoog")
    assert eerste.content.decode().count(" autofocus") == 1
    verzonnen = klant.get(adres("kader_domein", kader, b.domein_id) + "?bij=9&stap=opzij")
    assert " autofocus" not in verzonnen.content.decode()


def test_een_item_verhuist_en_houdt_zijn_code(klant, kader):
    item, naar = kader.items.get(code="1b"), kader.domeinen.get(code="2")

    antwoord = klant.post(
        adres("kader_item_verplaatsen", kader, item.pk), {"naar": str(naar.pk)}, follow=True
    )

    assert (codes(kader), codes(kader, "2")) == (["1a", "1c"], ["2a", "1b"])
    assert "Item 1b staat nu in domein 2 Domein 2." in tekst_van(antwoord)


@pytest.mark.parametrize("naar", ["", "0", "9" * 30, "9" * 5_000, "twee", "²"])
def test_een_item_verhuist_niet_naar_iets_dat_er_niet_is(klant, kader, naar):
    item = kader.items.get(code="1b")

    antwoord = klant.post(adres("kader_item_verplaatsen", kader, item.pk), {"naar": naar})

    assert (antwoord.status_code, codes(kader)) == (302, ["1a", "1b", "1c"])


def test_een_item_verhuist_niet_naar_een_ander_kader(klant, kader, wereld):
    ander = KwaliteitskaderFactory.gevuld(bestuur=wereld.bestuur, gepubliceerd=False)
    item = kader.items.get(code="1b")

    klant.post(
        adres("kader_item_verplaatsen", kader, item.pk), {"naar": str(ander.domeinen.first().pk)}
    )

    assert codes(kader) == ["1a", "1b", "1c"]


def test_een_item_weghalen_vraagt_het_eerst_en_blijft_in_het_logboek(klant, kader):
    item = kader.items.get(code="1b")
    url = adres("kader_item_weg", kader, item.pk)

    vraag = klant.get(url)
    antwoord = klant.post(url, follow=True)

    assert "Wij doen wat er bij 1b staat." in tekst_van(vraag)
    assert "Item 1b is weggehaald." in tekst_van(antwoord)
    assert codes(kader) == ["1a", "1c"]
    regel = Gebeurtenis.objects.get()
    assert (regel.naam, regel.reden) == (
        "Hanneke Dijkgraaf",
        "Item 1b is weggehaald.\nWij doen wat er bij 1b staat.",
    )


@pytest.mark.parametrize("soort", ["item", "domein", "thema", "niveau"])
def test_twee_keer_weghalen_geeft_een_melding(klant, kader, soort):
    schaal = Schaal.objects.create(kader=kader, naam="Trap")
    rij = {
        "item": kader.items.first(),
        "domein": kader.domeinen.first(),
        "thema": Thema.objects.create(kader=kader, key="rust", naam="Rust"),
        "niveau": Niveau.objects.create(schaal=schaal, waarde=1, label="x"),
    }[soort]
    for waarde in (2, 3):
        Niveau.objects.create(schaal=schaal, waarde=waarde, label="x")
    url = adres(f"kader_{soort}_weg", kader, rij.pk)

    klant.post(url)
    tweede = klant.post(url, follow=True)

    assert tweede.status_code == 200
    assert "Dit was al weggehaald." in tekst_van(tweede)


def test_een_domein_gaat_weg_met_alles_wat_erin_staat(klant, kader):
    domein = kader.domeinen.get(code="1")
    url = adres("kader_domein_weg", kader, domein.pk)

    vraag = klant.get(url)
    klant.post(url)

    assert "Wij doen wat er bij 1c staat." in tekst_van(vraag)
    assert list(kader.domeinen.values_list("code", "volgorde")) == [("2", 1)]
    assert Item.objects.filter(kader=kader).count() == 1


def test_een_heel_concept_gaat_weg_na_een_vraag(klant, kader):
    vraag = klant.get(adres("kader_weg", kader))
    antwoord = klant.post(adres("kader_weg", kader), follow=True)

    assert "1 Domein 1, 3 items" in tekst_van(vraag)
    assert "Het concept Ons kader, versie 1 is weggehaald." in tekst_van(antwoord)
    assert Kwaliteitskader.objects.count() == 0


def test_een_gepubliceerd_kader_gaat_niet_meer_open(klant, kader, wereld):
    item = kader.items.first()
    kader.publiceren(door=wereld.adviseur, op=MOMENT)

    for url in (
        adres("kader_bewerken", kader),
        adres("kader_domein", kader, item.domein_id),
        adres("kader_item_weg", kader, item.pk),
        adres("kader_weg", kader),
        adres("kader_themas", kader),
        adres("kader_schaal", kader),
        adres("kader_woorden", kader),
    ):
        antwoord = klant.get(url, follow=True)
        assert antwoord.redirect_chain == [(kader.get_absolute_url(), 302)]
        assert "Dit kader is gepubliceerd en ligt vast." in tekst_van(antwoord)
    klant.post(adres("kader_item_weg", kader, item.pk))
    klant.post(adres("kader_domein_verplaatsen", kader, item.domein_id), {"stap": "omlaag"})
    assert kader.items.count() == 4
