"""The pages of kaders: who gets them, what they show, and loading one in two steps."""

import re

import pytest
from django.urls import reverse

from kwaliteit.models import Kwaliteitskader, Niveau, Schaal, Thema
from scholen.models import Gebeurtenis
from tests.factories import MOMENT, KwaliteitskaderFactory

TEKST = (
    "Ons kader\n\n1. De basis\na. Eerste & beste.\nb. Tweede.\n\nLos.\n\n2. De zorg\na. Derde.\n"
)
LADEN = "/kwaliteit/kaders/laden/"
VOORBEELD = "/kwaliteit/kaders/laden/voorbeeld/"


@pytest.fixture
def kader(wereld):
    return KwaliteitskaderFactory.gevuld(
        bestuur=wereld.bestuur, naam="Ons kader", items=(2, 1), gepubliceerd=False
    )


@pytest.fixture
def als(client, wereld):
    def log_in(wie):
        client.force_login(getattr(wereld, wie))
        return client

    return log_in


def tekst_van(antwoord):
    """The text of a page without its tags, as somebody reads it."""
    kaal = re.sub(r"<[^>]*>", " ", antwoord.content.decode())
    return " ".join(kaal.split())


def test_iedereen_met_een_aanstelling_leest_een_gepubliceerd_kader(als, kader, wereld):
    kader.publiceren(door=wereld.adviseur, op=MOMENT)

    for wie in ("ib", "mt", "team", "directeur", "adviseur", "bestuurder", "lezer", "beheerder"):
        assert als(wie).get(kader.get_absolute_url()).status_code == 200
    for wie in ("swv_medewerker", "installatiebeheerder", "buur_adviseur", "vreemde_ib"):
        assert als(wie).get(kader.get_absolute_url()).status_code == 404


def test_een_concept_is_er_alleen_voor_de_makers(als, kader):
    for wie in ("adviseur", "andere_adviseur", "beheerder"):
        assert als(wie).get(kader.get_absolute_url()).status_code == 200
    for wie in ("ib", "directeur", "bestuurder", "lezer", "buur_adviseur"):
        assert als(wie).get(kader.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("pagina", ["kader_publiceren", "kader_intrekken"])
def test_alleen_de_makers_publiceren_en_trekken_in(als, kader, wereld, pagina):
    kader.publiceren(door=wereld.adviseur, op=MOMENT)
    url = reverse(f"kwaliteit:{pagina}", args=[kader.sleutel])

    for wie in ("ib", "directeur", "bestuurder", "lezer"):
        assert als(wie).get(url).status_code == 403
    for wie in ("buur_adviseur", "swv_medewerker"):
        assert als(wie).get(url).status_code == 404


@pytest.mark.parametrize("url", [LADEN, VOORBEELD])
def test_alleen_beheerder_en_adviseur_laden(als, url):
    for wie in ("ib", "directeur", "bestuurder", "lezer", "swv_medewerker", "installatiebeheerder"):
        assert als(wie).get(url).status_code == 403
        assert als(wie).post(url).status_code == 403
    assert als("adviseur").get(LADEN).status_code == 200
    assert als("beheerder").get(LADEN).status_code == 200


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_kost_evenveel_bij_een_en_drie_kaders(
    als, wereld, django_assert_num_queries, aantal
):
    for nummer in range(aantal):
        KwaliteitskaderFactory.gevuld(bestuur=wereld.bestuur, naam=f"Kader {nummer}")
    klant = als("adviseur")

    with django_assert_num_queries(5):
        antwoord = klant.get(reverse("kwaliteit:kaders"))

    assert tekst_van(antwoord).count("2 domeinen, 5 items") == aantal


@pytest.mark.parametrize("items", [(1,), (3, 3, 3)], ids=["een domein", "drie domeinen"])
@pytest.mark.parametrize("pagina", ["kader", "kader_afdruk"])
def test_een_kader_lezen_kost_evenveel_bij_een_en_drie_domeinen(
    als, django_assert_num_queries, pagina, items
):
    kader = KwaliteitskaderFactory.gevuld(items=items)
    klant = als("adviseur")

    with django_assert_num_queries(14 if pagina == "kader" else 11):
        klant.get(reverse(f"kwaliteit:{pagina}", args=[kader.sleutel]))


def test_de_lege_lijst_zegt_wat_eerst_komt(als):
    assert "Laad het document dat jullie al gebruiken" in tekst_van(
        als("adviseur").get(reverse("kwaliteit:kaders"))
    )
    assert "Zodra er een kader is gepubliceerd" in tekst_van(
        als("ib").get(reverse("kwaliteit:kaders"))
    )


@pytest.mark.parametrize("pagina", ["kader", "kader_afdruk"])
def test_alle_hulpteksten_staan_er_met_de_woorden_van_het_bestuur(als, kader, wereld, pagina):
    wereld.bestuur.woorden = {"portaal": "Kompas", "leeg": ""}
    wereld.bestuur.save()
    kader.woorden = {"portaal": "het portaal", "leeg": "iets"}
    kader.omschrijving, kader.bron = "Waar we voor staan.", "Zelf geschreven."
    kader.save()
    item = kader.items.get(code="1a")
    item.stelling = "We schrijven in {portaal} en in {onbekend}, {leeg}."
    item.bedoeld, item.opmerking, item.soort, item.over = "Zo bedoeld.", "Let op.", "norm", "beide"
    item.vragen, item.merkbaar, item.niveaus = (
        ["Wie wel?"],
        ["We zien het."],
        {"2": "Half om half."},
    )
    item.standaarden = ["OP2"]
    item.save()
    item.themas.add(
        Thema.objects.create(kader=kader, key="rust", naam="Rust", omschrijving="Orde.")
    )
    schaal = Schaal.objects.create(kader=kader, naam="Onze trap", toelichting="Klim rustig.")
    Niveau.objects.create(schaal=schaal, waarde=2, label="halverwege", betekenis="We zijn er half.")
    Niveau.objects.create(schaal=schaal, waarde=4, label="boven")

    gelezen = tekst_van(als("adviseur").get(reverse(f"kwaliteit:{pagina}", args=[kader.sleutel])))

    for zin in (
        "We schrijven in Kompas en in {onbekend}, iets.",
        "Zo bedoeld.",
        "Let op.",
        "Norm, met een grens",
        "Dit gaat over het werk van de school en van het bestuur samen.",
        "Wie wel?",
        "We zien het.",
        "2 Halverwege",
        "Half om half.",
        "Rust",
        "Standaarden van de inspectie: OP2",
        "Onze trap",
        "Klim rustig.",
        "We zijn er half.",
        "Waar we voor staan.",
        "Zelf geschreven.",
    ):
        assert zin in gelezen


@pytest.mark.parametrize("pagina", ["kader", "kader_afdruk"])
def test_een_deel_zonder_tekst_heeft_geen_lege_kop(als, kader, pagina):
    gelezen = tekst_van(als("adviseur").get(reverse(f"kwaliteit:{pagina}", args=[kader.sleutel])))

    for kop in (
        "Vragen voor het gesprek",
        "Waaraan je het merkt",
        "Thema",
        "Eigen woorden",
        "Inleiding",
    ):
        assert kop not in gelezen


def test_publiceren_vraagt_het_eerst_en_doet_het_dan(als, kader):
    klant, url = als("adviseur"), reverse("kwaliteit:kader_publiceren", args=[kader.sleutel])

    vraag = klant.get(url)
    antwoord = klant.post(url, follow=True)

    assert "Daarna verandert er niets meer aan deze versie." in tekst_van(vraag)
    assert "Het kader is gepubliceerd." in tekst_van(antwoord)
    assert Kwaliteitskader.objects.get().status == "gepubliceerd"
    assert list(Gebeurtenis.objects.values_list("naam", "naar")) == [
        ("Hanneke Dijkgraaf", "gepubliceerd")
    ]


def test_nog_eens_publiceren_of_te_vroeg_intrekken_geeft_een_melding(als, kader, wereld):
    klant = als("adviseur")
    intrekken = reverse("kwaliteit:kader_intrekken", args=[kader.sleutel])
    publiceren = reverse("kwaliteit:kader_publiceren", args=[kader.sleutel])

    te_vroeg = klant.post(intrekken, follow=True)
    klant.post(publiceren)
    nog_eens = klant.post(publiceren, follow=True)
    klant.post(intrekken)

    assert "Alleen een gepubliceerd kader kun je intrekken." in tekst_van(te_vroeg)
    assert "Dit kader is al gepubliceerd." in tekst_van(nog_eens)
    assert Kwaliteitskader.objects.get().status == "ingetrokken"


def test_een_domein_zonder_items_komt_als_melding_terug(als, kader):
    kader.items.filter(domein__code="2").delete()

    antwoord = als("adviseur").post(
        reverse("kwaliteit:kader_publiceren", args=[kader.sleutel]), follow=True
    )

    assert "In domein 2, Domein 2, staat nog geen item." in tekst_van(antwoord)
    assert Kwaliteitskader.objects.get().status == "concept"
