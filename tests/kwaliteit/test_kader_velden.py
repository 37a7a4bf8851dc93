"""Every field of a kader in concept saves itself, and odd input is refused with what to do."""

import pytest
from django.urls import reverse

from kwaliteit.acties.kader_bewerken import LIGT_VAST
from kwaliteit.models import Item, Kwaliteitskader, Niveau, Schaal, Tekstversie, Thema
from kwaliteit.teksten import merk_van
from tests.factories import MOMENT, KwaliteitskaderFactory
from tests.kwaliteit.lezen import tekst_van

DATA = {"accept": "application/json"}


@pytest.fixture
def kader(wereld):
    return KwaliteitskaderFactory.gevuld(
        bestuur=wereld.bestuur, naam="Ons kader", items=(2, 1), gepubliceerd=False
    )


@pytest.fixture
def klant(client, wereld):
    client.force_login(wereld.adviseur)
    return client


@pytest.fixture
def item(kader):
    return kader.items.get(code="1a")


@pytest.fixture
def bewaar(klant, kader, item):
    """Sends one field of a row as the browser does."""

    def stuur(veld, waarde, *, van="", rij=item, naam="item", merk=None):
        rest = [rij.pk] if naam not in ("", "woorden", "schaal") else []
        url = reverse(
            f"kwaliteit:kader_{naam}_bewaren" if naam else "kwaliteit:kader_bewaren",
            args=[kader.sleutel, *rest],
        )
        gegevens = {"veld": veld, "waarde": waarde, "merk": merk_van(van) if merk is None else merk}
        return klant.post(url, gegevens, headers=DATA)

    return stuur


@pytest.mark.parametrize(
    ("veld", "van", "waarde", "erna"),
    [
        ("code", "1a", "1z", "1z"),
        ("stelling", "Wij doen wat er bij 1a staat.", " Wij doen het.\r\n", "Wij doen het."),
        ("kort", "", "Doen\nwe", "Doen we"),
        ("bedoeld", "", "Zo bedoelen we het.", "Zo bedoelen we het."),
        ("vragen", "", "Wie?\n\n  Waarom nu? ", ["Wie?", "Waarom nu?"]),
        ("merkbaar", "", "Rust in de klas.", ["Rust in de klas."]),
        ("niveaus.2", "", "Half om half.", {"2": "Half om half."}),
        ("opmerking", "", "Let op.", "Let op."),
        ("soort", "stelling", "norm", "norm"),
        ("over", "school", "beide", "beide"),
        ("plek", "school", "samenwerkingsverband", "samenwerkingsverband"),
        ("gerichtheid", "", "leren", "leren"),
        ("doelsoort", "beide", "merkbaar", "merkbaar"),
        ("standaarden", "", "OP2\nSK1", ["OP2", "SK1"]),
    ],
)
def test_elk_veld_van_een_item_bewaart_zichzelf(bewaar, item, veld, van, waarde, erna):
    antwoord = bewaar(veld, waarde, van=van).json()

    item.refresh_from_db()
    assert (antwoord["status"], getattr(item, veld.split(".")[0])) == ("opgeslagen", erna)
    kolom = getattr(item, veld.split(".")[0])
    nu = kolom["2"] if veld == "niveaus.2" else kolom
    assert antwoord["merk"] == merk_van(nu)


def test_wat_er_stond_blijft_in_de_geschiedenis(bewaar, item, wereld):
    bewaar("vragen", "Wie?\nWat?")

    versie = Tekstversie.objects.get()
    assert (versie.bestuur, versie.model, versie.rij, versie.veld, versie.tekst) == (
        wereld.bestuur,
        "item",
        item.pk,
        "vragen",
        "Wie?\nWat?",
    )


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("code", "1b", "Deze code is al van een ander item. Kies een andere code."),
        ("code", "", "Geef het item een code, zoals 2c."),
        ("code", "a" * 300, "Dit is langer dan 20 tekens. Kort de tekst in; hij staat nog op je"),
        ("stelling", " \n ", "Schrijf hier waar dit item over gaat. Leeg kan niet."),
        ("stelling", "a" * 20_000, "Dit is langer dan 4.000 tekens."),
        ("vragen", "a\n" * 61, "Dit zijn meer dan 60 regels."),
        ("merkbaar", "a" * 20_000, "Dit is langer dan 4.000 tekens."),
        ("soort", "mening", "Kies een van de mogelijkheden uit de lijst."),
        ("niveaus.5", "Meer dan sterk.", "Dit veld kennen we niet."),
        ("kader", "1", "Dit veld kennen we niet."),
    ],
)
def test_wat_niet_kan_wordt_geweigerd_met_wat_er_wel_kan(bewaar, item, veld, waarde, melding):
    antwoord = bewaar(veld, waarde, van="1a" if veld == "code" else "")

    assert (antwoord.status_code, antwoord.json()["status"]) == (400, "fout")
    assert melding in antwoord.json()["melding"]
    ongewijzigd = Item.objects.get(pk=item.pk)
    assert (ongewijzigd.code, ongewijzigd.vragen) == ("1a", [])


def test_stuurtekens_uit_word_verdwijnen(bewaar, item):
    bewaar("bedoeld", "Zo\x0b is\x00 het.")

    item.refresh_from_db()
    assert item.bedoeld == "Zo is het."


def test_twee_mensen_aan_een_veld_zien_beide_teksten(bewaar, client, wereld, item):
    bewaar("bedoeld", "Van Hanneke.")
    client.force_login(wereld.beheerder)

    antwoord = bewaar("bedoeld", "Van Bo.")

    assert antwoord.status_code == 409
    assert {k: antwoord.json()[k] for k in ("status", "jouw", "ander", "door")} == {
        "status": "verschil",
        "jouw": "Van Bo.",
        "ander": "Van Hanneke.",
        "door": "Hanneke Dijkgraaf",
    }
    assert list(Tekstversie.objects.filter(soort="niet_gekozen").values_list("tekst", "naam")) == [
        ("Van Bo.", "Bo Beheerder")
    ]


def test_de_zinnen_van_twee_stappen_zitten_elkaar_niet_in_de_weg(bewaar, item):
    bewaar("niveaus.1", "Nog niets.")
    tweede = bewaar("niveaus.3", "Bijna.")
    bewaar("niveaus.1", "", van="Nog niets.")

    item.refresh_from_db()
    assert (tweede.status_code, item.niveaus) == (200, {"3": "Bijna."})


def test_tussendoor_gepubliceerd_zegt_het_en_houdt_de_tekst(bewaar, kader, wereld):
    kader.publiceren(door=wereld.adviseur, op=MOMENT)

    antwoord = bewaar("bedoeld", "Te laat.")

    assert (antwoord.status_code, antwoord.json()) == (
        409,
        {"status": "gesloten", "melding": LIGT_VAST},
    )
    assert Tekstversie.objects.get(soort="niet_gekozen").tekst == "Te laat."


def test_zonder_javascript_bewaart_het_formulier_als_geheel(klant, kader, item):
    rust = Thema.objects.create(kader=kader, key="rust", naam="Rust")
    Thema.objects.create(kader=kader, key="later", naam="Later")
    item.themas.set(kader.themas.all())
    p = f"i{item.pk}-"

    antwoord = klant.post(
        reverse("kwaliteit:kader_item_bewaren", args=[kader.sleutel, item.pk]),
        {
            f"{p}stelling": "Anders.",
            f"{p}stelling-merk": merk_van(item.stelling),
            f"{p}niveaus.1": "Nog niet.",
            f"{p}niveaus.1-merk": merk_van(""),
            f"{p}themas": ["rust", "later"],
            f"{p}thema.rust": "1",
        },
    )

    item.refresh_from_db()
    assert (item.stelling, item.niveaus) == ("Anders.", {"1": "Nog niet."})
    assert list(item.themas.all()) == [rust]
    assert antwoord["Location"].endswith(f"?open={item.pk}#i{item.pk}")
    assert "Alles is opgeslagen." in tekst_van(klant.get(antwoord["Location"]))


def test_zonder_javascript_staat_een_geweigerde_tekst_er_nog(klant, kader, item):
    url = reverse("kwaliteit:kader_item_bewaren", args=[kader.sleutel, item.pk])

    antwoord = klant.post(url, {f"i{item.pk}-code": "1b", f"i{item.pk}-code-merk": merk_van("1a")})

    assert "Deze code is al van een ander item." in tekst_van(antwoord)
    assert 'value="1b"' in antwoord.content.decode()


def test_zonder_javascript_en_te_laat_staat_de_tekst_er_nog(klant, kader, item, wereld):
    kader.publiceren(door=wereld.adviseur, op=MOMENT)
    url = reverse("kwaliteit:kader_item_bewaren", args=[kader.sleutel, item.pk])

    antwoord = klant.post(
        url, {f"i{item.pk}-bedoeld": "Te laat.", f"i{item.pk}-bedoeld-merk": merk_van("")}
    )

    assert antwoord.status_code == 409
    assert "Dit kader is intussen gepubliceerd" in tekst_van(antwoord)
    assert "Te laat." in tekst_van(antwoord)


def test_een_thema_gaat_aan_en_uit_en_twee_keer_is_een_keer(bewaar, kader, item, wereld):
    thema = Thema.objects.create(kader=kader, key="rust", naam="Rust")

    for waarde, erna in (("1", [thema]), ("1", [thema]), ("", []), ("", [])):
        assert bewaar("thema.rust", waarde).json()["status"] == "opgeslagen"
        assert list(item.themas.all()) == erna
    for weg in ("thema.weg", "thema.", "thema.\x00"):
        assert bewaar(weg, "1").status_code == 400
    kader.publiceren(door=wereld.adviseur, op=MOMENT)
    assert bewaar("thema.rust", "1").status_code == 409


def test_ook_kader_domein_thema_schaal_en_woorden_bewaren_zichzelf(bewaar, kader):
    kader.woorden = {"portaal": "het portaal"}
    kader.save()
    thema = Thema.objects.create(kader=kader, key="rust", naam="Rust")
    schaal = Schaal.objects.create(kader=kader, naam="Trap")
    niveau = Niveau.objects.create(schaal=schaal, waarde=1, label="begin")
    domein = kader.domeinen.get(code="1")

    antwoorden = [
        bewaar("naam", "Het kader", van="Ons kader", naam=""),
        bewaar("titel", "De basis", van="Domein 1", rij=domein, naam="domein"),
        bewaar("omschrijving", "Orde.", rij=thema, naam="thema"),
        bewaar("naam", "Ladder", van="Trap", naam="schaal"),
        bewaar("label", "start", van="begin", rij=niveau, naam="niveau"),
        bewaar("woorden.portaal", "Kompas", van="het portaal", naam="woorden"),
    ]

    assert [antwoord.status_code for antwoord in antwoorden] == [200] * 6
    nu = Kwaliteitskader.objects.get()
    assert (nu.naam, nu.woorden, nu.schaal.naam) == ("Het kader", {"portaal": "Kompas"}, "Ladder")
    assert nu.domeinen.get(code="1").titel == "De basis"
    assert (nu.themas.get().omschrijving, nu.schaal.niveaus.get().label) == ("Orde.", "start")


def test_twee_kaders_krijgen_niet_dezelfde_naam_en_versie(bewaar, kader, wereld):
    KwaliteitskaderFactory(bestuur=wereld.bestuur, naam="Ander kader", versie="1")

    antwoord = bewaar("naam", "Ander kader", van="Ons kader", naam="")

    assert antwoord.json()["melding"] == "Er is al een kader met deze naam en versie."


def test_een_veld_bewaren_kost_weinig(klant, kader, item, django_assert_num_queries):
    url = reverse("kwaliteit:kader_item_bewaren", args=[kader.sleutel, item.pk])
    gegevens = {"veld": "code", "waarde": "1q", "merk": merk_van("1a")}

    with django_assert_num_queries(8):
        klant.post(url, gegevens, headers=DATA)


@pytest.mark.parametrize("items", [(1,), (6, 2, 2)], ids=["een item", "zes items"])
def test_een_domein_bewerken_kost_evenveel_bij_een_en_zes_items(
    klant, wereld, django_assert_num_queries, items
):
    kader = KwaliteitskaderFactory.gevuld(bestuur=wereld.bestuur, items=items, gepubliceerd=False)
    thema = Thema.objects.create(kader=kader, key="rust", naam="Rust")
    for item in kader.items.all():
        item.themas.add(thema)
    url = reverse("kwaliteit:kader_domein", args=[kader.sleutel, kader.domeinen.first().pk])

    with django_assert_num_queries(11):
        klant.get(url)
