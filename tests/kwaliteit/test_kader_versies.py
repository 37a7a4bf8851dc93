"""A kader over the years: the next version, two side by side, a typo mended, texts taken over."""

import pytest
from django.urls import reverse

from gesprekken.models import Ronde
from kwaliteit.acties.bewaren import Gesloten
from kwaliteit.acties.kaderversie import hulptekst_verbeteren, nieuwe_versie
from kwaliteit.forms.kader_nieuw import volgende_versie
from kwaliteit.models import Indiening, Kwaliteitskader, Tekstversie, Thema
from kwaliteit.overzichten.opgeslagen import concept_van, zegt_hetzelfde
from kwaliteit.teksten import merk_van
from scholen.models import Gebeurtenis
from tests.factories import MOMENT, KwaliteitskaderFactory, ZelfevaluatieFactory
from tests.kwaliteit.lezen import tekst_van
from tests.toneel import Spelers, speel


@pytest.fixture
def kader(wereld):
    kader = KwaliteitskaderFactory.gevuld(
        bestuur=wereld.bestuur, naam="Ons kader", versie="2026", items=(3, 2), gepubliceerd=False
    )
    thema = Thema.objects.create(kader=kader, key="rust", naam="Rust")
    kader.items.first().themas.add(thema)
    kader.items.update(bedoeld="Zo bedoeld.", vragen=["Wie?"], niveaus={"1": "Begin."})
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


def adres(naam, kader, *rest):
    return reverse(f"kwaliteit:{naam}", args=[kader.sleutel, *rest])


@pytest.mark.parametrize(
    ("nu", "straks"),
    [("2026", "2027"), ("1.9", "1.10"), ("vast", "vast 2"), ("v", "v 2"), ("²", "² 2")],
)
def test_de_volgende_versie_wordt_voorgesteld(nu, straks):
    assert volgende_versie(nu) == straks


def test_een_nieuwe_versie_zegt_hetzelfde_en_weet_waar_ze_vandaan_komt(klant, kader):
    vraag = klant.get(adres("kader_nieuwe_versie", kader))
    antwoord = klant.post(
        adres("kader_nieuwe_versie", kader), {"naam": "Ons kader", "versie": "2027"}
    )

    nieuw = Kwaliteitskader.objects.get(versie="2027")
    assert 'value="2027"' in vraag.content.decode()
    assert antwoord["Location"] == adres("kader_bewerken", nieuw)
    assert (nieuw.vorige, nieuw.status, nieuw.bestuur) == (kader, "concept", kader.bestuur)
    assert zegt_hetzelfde(nieuw, concept_van(kader).genoemd(versie="2027"))


def test_van_een_gedeeld_kader_komt_een_versie_van_het_eigen_bestuur(klant, wereld):
    gedeeld = KwaliteitskaderFactory.gevuld(naam="Gedeeld", versie="1")

    klant.post(adres("kader_nieuwe_versie", gedeeld), {"naam": "Gedeeld", "versie": "1"})

    nieuw = Kwaliteitskader.objects.get(bestuur=wereld.bestuur)
    assert (nieuw.vorige, nieuw.items.count()) == (gedeeld, 5)


def test_een_versie_die_er_al_is_wordt_niet_overschreven(klant, kader, volgende):
    volgende.items.update(stelling="Al aangepast.")

    antwoord = klant.post(
        adres("kader_nieuwe_versie", kader), {"naam": "Ons kader", "versie": "2027"}
    )

    assert "Er is al een kader met deze naam en versie. Kies een andere versie." in tekst_van(
        antwoord
    )
    assert volgende.items.filter(stelling="Al aangepast.").count() == 5


def test_van_een_concept_maak_je_geen_nieuwe_versie(klant, volgende):
    antwoord = klant.get(adres("kader_nieuwe_versie", volgende), follow=True)

    assert "Dit is nog een concept. Je kunt het zelf aanpassen." in tekst_van(antwoord)


def verbeter(klant, kader, **velden):
    item = kader.items.get(code="1a")
    gegevens = {"bedoeld": "Zo bedoeld.", "vragen": "Wie?", "merkbaar": "", "opmerking": ""}
    merken = {f"{veld}-merk": merk_van(tekst) for veld, tekst in gegevens.items()}
    url = adres("kader_hulptekst", kader, item.pk)
    return klant.post(url, {**gegevens, **merken, **velden}, follow=True)


def test_een_tikfout_in_de_uitleg_wordt_verbeterd_en_onthouden(klant, kader):
    antwoord = verbeter(klant, kader, bedoeld="Zo is het bedoeld.")

    item = kader.items.get(code="1a")
    assert (item.bedoeld, item.vragen) == ("Zo is het bedoeld.", ["Wie?"])
    assert "De uitleg bij 1a is bijgewerkt." in tekst_van(antwoord)
    regel = Gebeurtenis.objects.get(soort="wijziging", naar="bedoeld")
    assert (regel.naam, regel.van, regel.sleutel, regel.reden) == (
        "Hanneke Dijkgraaf",
        "1a",
        kader.sleutel,
        "Was: Zo bedoeld.\nIs nu: Zo is het bedoeld.",
    )
    versies = Tekstversie.objects.filter(model="item", rij=item.pk, veld="bedoeld").order_by("pk")
    assert list(versies.values_list("tekst", "naam")) == [
        ("Zo bedoeld.", ""),
        ("Zo is het bedoeld.", "Hanneke Dijkgraaf"),
    ]
    pagina = tekst_van(klant.get(adres("kader_hulptekst", kader, item.pk)))
    assert "Was: Zo bedoeld. Is nu: Zo is het bedoeld." in pagina


def test_de_stelling_verandert_ook_langs_deze_weg_niet(klant, kader, wereld):
    verbeter(klant, kader, stelling="Anders.", code="9z", niveaus="x")

    item = kader.items.select_related("kader").get(code="1a")
    assert item.stelling == "Wij doen wat er bij 1a staat."
    with pytest.raises(KeyError):
        hulptekst_verbeteren(
            item, waarden={"stelling": "Anders."}, merken={}, door=wereld.adviseur, op=MOMENT
        )


def test_twee_verbeteraars_lezen_elkaar(klant, kader, client, wereld):
    verbeter(klant, kader, bedoeld="Van Hanneke.")
    client.force_login(wereld.beheerder)

    antwoord = verbeter(client, kader, bedoeld="Van Bo.")

    assert "Hanneke Dijkgraaf schreef hier net ook. Nu staat er: Van Hanneke." in tekst_van(
        antwoord
    )
    assert "Van Bo." in tekst_van(antwoord)
    assert kader.items.get(code="1a").bedoeld == "Van Hanneke."


def test_een_concept_of_een_ingetrokken_kader_verbeter_je_zo_niet(klant, kader, volgende, wereld):
    item = volgende.items.select_related("kader").first()
    antwoord = klant.get(adres("kader_hulptekst", volgende, item.pk), follow=True)

    assert "Een tikfout verbeter je zo alleen in een gepubliceerd kader." in tekst_van(antwoord)
    with pytest.raises(Gesloten):
        hulptekst_verbeteren(
            item, waarden={"bedoeld": "x"}, merken={}, door=wereld.adviseur, op=MOMENT
        )


def test_wie_verbetert_wat_net_is_ingetrokken_leest_de_eigen_tekst_terug(klant, kader, wereld):
    kader.intrekken(door=wereld.adviseur, op=MOMENT)

    antwoord = verbeter(klant, kader, bedoeld="Zo is het bedoeld.")

    assert antwoord.status_code == 409
    assert "Dit kader is nu niet gepubliceerd" in tekst_van(antwoord)
    assert "Zo is het bedoeld." in tekst_van(antwoord)
    assert kader.items.get(code="1a").bedoeld == "Zo bedoeld."


def test_een_verbetering_die_te_laat_komt_blijft_apart_bewaard(kader, wereld):
    item = kader.items.select_related("kader").get(code="1a")
    kader.intrekken(door=wereld.adviseur, op=MOMENT)

    with pytest.raises(Gesloten):
        hulptekst_verbeteren(
            item,
            waarden={"bedoeld": "Zo is het bedoeld."},
            merken={"bedoeld": merk_van("Zo bedoeld.")},
            door=wereld.adviseur,
            op=MOMENT,
        )

    assert Tekstversie.objects.get(soort="niet_gekozen").tekst == "Zo is het bedoeld."


def test_een_verbetering_verandert_geen_indiening_en_geen_vast_verslag(klant, kader, wereld):
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    dialoog = speel(spelers, kader, tot="vastgesteld", schooljaar="2026-2027")
    verslag = dialoog.verslag
    verslag.refresh_from_db()
    voor = (Indiening.objects.get().inhoud, Indiening.objects.get().hash, verslag.inhoud)

    verbeter(klant, kader, bedoeld="Heel anders.", vragen="Andere vraag?")

    verslag.refresh_from_db()
    assert kader.items.get(code="1a").bedoeld == "Heel anders."
    assert (Indiening.objects.get().inhoud, Indiening.objects.get().hash, verslag.inhoud) == voor


def test_wie_een_kader_gebruikt_ziet_alleen_wie_het_maakt(klant, kader, client, wereld):
    for school in (wereld.school, wereld.andere_school):
        ZelfevaluatieFactory(school=school, kader=kader)
    ZelfevaluatieFactory(school=wereld.school, kader=kader, voor="school")

    gelezen = tekst_van(klant.get(kader.get_absolute_url()))
    client.force_login(wereld.ib)
    van_ib = tekst_van(client.get(kader.get_absolute_url()))

    assert "In 2026-2027 gebruiken 2 scholen dit kader." in gelezen
    assert "gebruiken 2 scholen" not in van_ib


def test_een_lopende_ronde_merkt_niets_van_een_nieuwe_versie(kader, volgende, wereld):
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    speel(spelers, kader, tot="voorbereiden", schooljaar="2026-2027")
    volgende.publiceren(door=wereld.adviseur, op=MOMENT)

    assert Ronde.objects.get().kader == kader
