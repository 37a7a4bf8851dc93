"""Around the items of a kader in concept: themas, the scale, the words."""

import pytest
from django.urls import reverse

from kwaliteit.models import Kwaliteitskader, Niveau, Schaal, Thema
from tests.factories import KwaliteitskaderFactory
from tests.kwaliteit.lezen import tekst_van


@pytest.fixture
def kader(wereld):
    return KwaliteitskaderFactory.gevuld(
        bestuur=wereld.bestuur, naam="Ons kader", items=(2, 1), gepubliceerd=False
    )


@pytest.fixture
def klant(client, wereld):
    client.force_login(wereld.beheerder)
    return client


def adres(naam, kader, *rest):
    return reverse(f"kwaliteit:{naam}", args=[kader.sleutel, *rest])


def test_een_thema_krijgt_een_eigen_sleutelwoord(klant, kader):
    for naam in ("Rust & regelmaat", "Rust, regelmaat", "’s"):
        klant.post(adres("kader_themas", kader), {"naam": naam})

    assert list(kader.themas.order_by("pk").values_list("key", "naam")) == [
        ("rust-regelmaat", "Rust & regelmaat"),
        ("rust-regelmaat-2", "Rust, regelmaat"),
        ("s", "’s"),
    ]


def test_een_thema_zonder_naam_komt_er_niet(klant, kader):
    antwoord = klant.post(adres("kader_themas", kader), {"naam": " "})

    assert "Schrijf hoe het nieuwe thema heet." in tekst_van(antwoord)


def test_een_thema_weghalen_laat_de_items_staan(klant, kader):
    thema = Thema.objects.create(kader=kader, key="rust", naam="Rust")
    kader.items.first().themas.add(thema)

    vraag = klant.get(adres("kader_thema_weg", kader, thema.pk))
    klant.post(adres("kader_thema_weg", kader, thema.pk))

    assert "1a Wij doen wat er bij 1a staat." in tekst_van(vraag)
    assert (kader.themas.count(), kader.items.count()) == (0, 3)


def test_eigen_stappen_beginnen_bij_die_van_het_systeem(klant, kader):
    url = adres("kader_schaal", kader)
    assert "Dit kader gebruikt de vier stappen van het systeem" in tekst_van(klant.get(url))

    klant.post(url, {"doe": "eigen"})
    klant.post(url, {"doe": "eigen"})

    assert list(kader.schaal.niveaus.values_list("waarde", "label")) == [
        (1, "nog niet"),
        (2, "in ontwikkeling"),
        (3, "op orde"),
        (4, "sterk"),
    ]
    vol = klant.post(url, {"doe": "erbij"}, follow=True)
    assert "Een schaal heeft hooguit 4 stappen." in tekst_van(vol)
    klant.post(url, {"doe": "huis"})
    assert Schaal.objects.count() == 0


def test_een_stap_weghalen_neemt_de_zinnen_ervoor_mee_en_twee_blijven_er(klant, kader):
    schaal = Schaal.objects.create(kader=kader, naam="Trap")
    een, twee, drie = (
        Niveau.objects.create(schaal=schaal, waarde=waarde, label=f"stap {waarde}")
        for waarde in (1, 2, 3)
    )
    kader.items.filter(code="1a").update(niveaus={"1": "Begin.", "3": "Eind."})

    vraag = klant.get(adres("kader_niveau_weg", kader, drie.pk))
    klant.post(adres("kader_niveau_weg", kader, drie.pk))
    te_veel = klant.post(adres("kader_niveau_weg", kader, twee.pk), follow=True)

    assert "Die zinnen gaan mee weg." in tekst_van(vraag)
    assert kader.items.get(code="1a").niveaus == {"1": "Begin."}
    assert "Een schaal heeft minstens 2 stappen." in tekst_van(te_veel)
    assert list(schaal.niveaus.all()) == [een, twee]
    klant.post(adres("kader_schaal", kader), {"doe": "erbij"})
    assert schaal.niveaus.last().waarde == 3


def test_een_naam_zonder_woord_wordt_aangewezen_en_is_zo_gemaakt(klant, kader):
    kader.items.filter(code="1a").update(stelling="We schrijven in {portaal}.")
    url = adres("kader_woorden", kader)

    los = tekst_van(klant.get(url))
    voorgevuld = klant.get(f"{url}?naam=portaal").content.decode()
    klant.post(url, {"naam": "{portaal}", "woord": "het portaal"})

    assert "portaal , op 1 plek" in los
    assert 'value="portaal"' in voorgevuld
    assert Kwaliteitskader.objects.get().woorden == {"portaal": "het portaal"}
    assert "Staat op 1 plek in dit kader" in tekst_van(klant.get(url))


@pytest.mark.parametrize(
    ("naam", "woord", "melding"),
    [
        ("Het Portaal", "x", "Gebruik alleen kleine letters en liggende streepjes"),
        ("a" * 31, "x", "Dit is langer dan 30 tekens."),
        ("", "x", "Geef het woord een naam, zoals portaal."),
        ("portaal", " ", "Schrijf wat er in de tekst moet staan."),
        ("er_al", "x", "Er is al een woord met de naam er_al. Pas dat aan."),
    ],
)
def test_een_woord_dat_niet_kan_wordt_geweigerd(klant, kader, naam, woord, melding):
    Kwaliteitskader.objects.update(woorden={"er_al": "dit"})

    antwoord = klant.post(adres("kader_woorden", kader), {"naam": naam, "woord": woord})

    assert melding in tekst_van(antwoord)
    assert Kwaliteitskader.objects.get().woorden == {"er_al": "dit"}


def test_een_woord_gaat_met_een_knop_weg(klant, kader):
    Kwaliteitskader.objects.update(woorden={"er_al": "dit", "blijft": "dat"})

    klant.post(adres("kader_woorden", kader), {"weg": "er_al"})
    klant.post(adres("kader_woorden", kader), {"weg": "er_al"})

    assert Kwaliteitskader.objects.get().woorden == {"blijft": "dat"}
