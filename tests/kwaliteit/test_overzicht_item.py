"""What the sheet of one item says, for each kind of item."""

from datetime import timedelta

import pytest

from kwaliteit.leerlingen import WAARSCHUWING_NAAM
from kwaliteit.models import Indiening, Item, Niveau, Oordeel, Schaal
from kwaliteit.momentopname import momentopname
from kwaliteit.overzichten.item import itemblad, met_item
from kwaliteit.overzichten.itemveld import Bron, Weigering, anker
from kwaliteit.overzichten.schaal import met_schaal, schaalblad, waarden_van
from kwaliteit.overzichten.vorig import Toen, Vorig, vorige_antwoorden
from kwaliteit.teksten import merk_van
from tests.factories import MOMENT, GebruikerFactory, KwaliteitskaderFactory, ZelfevaluatieFactory


@pytest.fixture
def zelfevaluatie(db):
    return ZelfevaluatieFactory(kader=KwaliteitskaderFactory.gevuld(items=(2,), gepubliceerd=False))


def eerste(zelfevaluatie) -> Oordeel:
    return met_item(zelfevaluatie.oordelen.all())[0]


def blad(zelfevaluatie, *, geweigerd=None, item=None, **velden):
    Oordeel.objects.filter(pk=eerste(zelfevaluatie).pk).update(**velden)
    Item.objects.filter(pk=eerste(zelfevaluatie).item_id).update(**(item or {}))
    bron = Bron(
        schaal=schaalblad(zelfevaluatie.kader),
        woorden={"portaal": "Kompas"},
        vorige=vorige_antwoorden(zelfevaluatie),
        geweigerd=geweigerd or {},
    )
    return itemblad(eerste(zelfevaluatie), bron)


def stappen(een):
    return [(stap.waarde, stap.woord, stap.zin) for stap in een.schaal.stappen]


def test_een_kader_zonder_schaal_heeft_de_vier_stappen_van_het_huis(zelfevaluatie):
    een = blad(zelfevaluatie, item={"niveaus": {"1": "Er is niets in {portaal}."}})

    assert stappen(een) == [
        ("1", "Nog niet", "Er is niets in Kompas."),
        ("2", "In ontwikkeling", ""),
        ("3", "Op orde", ""),
        ("4", "Sterk", ""),
    ]
    assert [keuze.woord for keuze in een.schaal.naast] == [
        "Niet van toepassing",
        "Weten we nog niet",
    ]


def met_eigen_schaal(zelfevaluatie):
    schaal = Schaal.objects.create(
        kader=zelfevaluatie.kader, naam="Drie", niet_van_toepassing="geldt hier niet"
    )
    Niveau.objects.create(schaal=schaal, waarde=1, label="zaaien")
    Niveau.objects.create(schaal=schaal, waarde=3, label="oogsten")


def test_een_kader_met_een_schaal_toont_die(zelfevaluatie):
    met_eigen_schaal(zelfevaluatie)

    een = blad(zelfevaluatie, waarde="3")

    assert stappen(een) == [("1", "Zaaien", ""), ("3", "Oogsten", "")]
    assert een.schaal.naast[0].woord == "Geldt hier niet"
    assert (een.schaal.teken, een.schaal.klasse, een.schaal.woord) == ("3", "n3", "Oogsten")


def test_alleen_de_stappen_van_de_schaal_mogen(zelfevaluatie):
    gewoon = met_schaal(zelfevaluatie.oordelen.all())[0]
    assert waarden_van(gewoon) == {"1", "2", "3", "4", "nvt", "onbekend"}

    met_eigen_schaal(zelfevaluatie)

    eigen = met_schaal(zelfevaluatie.oordelen.all())[0]
    assert waarden_van(eigen) == {"1", "3", "nvt", "onbekend"}
    assert schaalblad(zelfevaluatie.kader).waarden == waarden_van(eigen)


@pytest.mark.parametrize(
    ("waarde", "teken", "woord"), [("nvt", "–", "Niet van toepassing"), ("", "", "")]
)
def test_een_antwoord_zonder_stap_heeft_een_eigen_teken(zelfevaluatie, waarde, teken, woord):
    een = blad(zelfevaluatie, waarde=waarde)

    assert (een.schaal.teken, een.schaal.woord) == (teken, woord)


def test_een_feit_vraagt_een_waarde_en_een_jaar_en_geen_stap(zelfevaluatie):
    een = blad(zelfevaluatie, item={"soort": "feit"}, feit_waarde="voldoende")

    assert [(veld.label, veld.waarde) for veld in een.kort] == [
        ("Wat is het feit?", "voldoende"),
        ("Van welk jaar is dat?", ""),
    ]
    assert stappen(een) == []


def test_een_norm_herhaalt_de_grens(zelfevaluatie):
    een = blad(zelfevaluatie, item={"soort": "norm", "stelling": "Binnen een week."})

    assert een.schaal.grens == "Binnen een week."
    assert len(stappen(een)) == 4


def test_een_ambitie_vraagt_een_streefjaar(zelfevaluatie):
    een = blad(zelfevaluatie, item={"soort": "ambitie"})

    assert [veld.label for veld in een.kort] == ["In welk jaar willen we er zijn?"]
    assert een.schaal.veld.label == "Hoe ver zijn we al?"


@pytest.mark.parametrize(
    ("over", "zin"),
    [("school", ""), ("bestuur", "het werk van het bestuur."), ("beide", "van het bestuur samen.")],
)
def test_een_item_zegt_over_wiens_werk_het_gaat(zelfevaluatie, over, zin):
    assert zin in blad(zelfevaluatie, item={"over": over}).over
    assert bool(blad(zelfevaluatie).over) == (over != "school")


def test_de_teksten_van_het_kader_krijgen_de_woorden_van_de_ronde(zelfevaluatie):
    een = blad(
        zelfevaluatie,
        item={
            "stelling": "Het staat in {portaal}.",
            "bedoeld": "Zie {portaal}.",
            "vragen": ["Kan {portaal} dat?"],
        },
    )

    assert een.stelling == "Het staat in Kompas."
    assert een.hulp.bedoeld == "Zie Kompas."
    assert een.hulp.vragen == ("Kan Kompas dat?",)


def test_een_veld_draagt_zijn_merk_en_een_waarschuwing(zelfevaluatie):
    een = blad(zelfevaluatie, toelichting="Leerling Sanne zit apart.")

    assert f'value="{merk_van("Leerling Sanne zit apart.")}"' in een.toelichting.merkveld
    assert een.toelichting.let_op == WAARSCHUWING_NAAM


def test_wat_is_geweigerd_staat_in_het_veld_met_het_merk_van_wat_er_staat(zelfevaluatie):
    weigering = Weigering("Van mij.", ander="Van Tom.", door="Tom")

    een = blad(zelfevaluatie, toelichting="Van Tom.", geweigerd={("1a", "toelichting"): weigering})

    assert een.toelichting.waarde == "Van mij."
    assert f'value="{merk_van("Van Tom.")}"' in een.toelichting.merkveld
    assert een.toelichting.geweigerd == weigering


def test_het_andere_antwoord_op_een_keuze_staat_er_in_woorden(zelfevaluatie):
    een = blad(
        zelfevaluatie,
        geweigerd={
            ("1a", "waarde"): Weigering("1", ander="3"),
            ("1a", "wil_bespreken"): Weigering("", ander="1"),
        },
    )

    assert een.schaal.veld.geweigerd.ander == "Op orde"
    assert een.bespreken.geweigerd.ander == "Aangevinkt"


def test_vorig_jaar_staat_ernaast_met_wie_indiende(zelfevaluatie):
    vorig = ZelfevaluatieFactory(
        school=zelfevaluatie.school, kader=zelfevaluatie.kader, schooljaar="2025-2026"
    )
    vorig.oordelen.filter(item__code="1a").update(waarde="2", toelichting="We oefenen.")
    dien_in(vorig, na=0)

    een = blad(zelfevaluatie)

    assert (een.vorig.teken, een.vorig.woord) == ("2", "In ontwikkeling")
    assert een.vorig.toelichting == "We oefenen."
    assert een.vorig.wie == "Ingediend door Samira Idrissi"


@pytest.mark.parametrize(
    ("geschreven", "wie"),
    [(-370, "Marit Hofstra"), (-359, "Ingediend door Samira Idrissi")],
    ids=["voor het indienen", "na het indienen"],
)
def test_vorig_jaar_zegt_wie_het_antwoord_schreef(zelfevaluatie, geschreven, wie):
    vorig = ZelfevaluatieFactory(
        school=zelfevaluatie.school, kader=zelfevaluatie.kader, schooljaar="2025-2026"
    )
    vorig.oordelen.filter(item__code="1a").update(
        waaraan="De lijst is korter.",
        gewijzigd_door=GebruikerFactory(naam="Marit Hofstra"),
        gewijzigd_op=MOMENT + timedelta(days=geschreven),
    )
    dien_in(vorig, na=0)

    een = blad(zelfevaluatie)

    assert (een.vorig.wie, een.vorig.waaraan) == (wie, "De lijst is korter.")


def test_wat_toen_is_afgesproken_staat_er_ook_zonder_antwoord(zelfevaluatie):
    regel = Toen("Afspraak toen", "Samen oefenen", "klaar", "/afspraken/x/")

    vorige = vorige_antwoorden(zelfevaluatie, {"1a": (regel,)})

    assert vorige == {"1a": Vorig(toen=(regel,))}


def dien_in(zelfevaluatie, *, na):
    Indiening.objects.create(
        bestuur=zelfevaluatie.bestuur,
        zelfevaluatie=zelfevaluatie,
        inhoud=momentopname(zelfevaluatie, woorden={}),
        hash="0" * 64,
        ingediend_op=MOMENT - timedelta(days=360 - na),
        ingediend_door=GebruikerFactory(),
        naam="Samira Idrissi",
    )


def test_van_vorig_jaar_telt_de_laatste_inzending(zelfevaluatie):
    vorig = ZelfevaluatieFactory(
        school=zelfevaluatie.school, kader=zelfevaluatie.kader, schooljaar="2025-2026"
    )
    vorig.oordelen.filter(item__code="1a").update(toelichting="Eerst.")
    dien_in(vorig, na=0)
    vorig.oordelen.filter(item__code="1a").update(toelichting="Daarna.")
    dien_in(vorig, na=1)

    assert blad(zelfevaluatie).vorig.toelichting == "Daarna."


def test_van_een_ander_kader_of_een_andere_school_staat_er_niets_naast(zelfevaluatie):
    ander_kader = ZelfevaluatieFactory(school=zelfevaluatie.school, schooljaar="2025-2026")
    andere_school = ZelfevaluatieFactory(kader=zelfevaluatie.kader, schooljaar="2025-2026")
    for rij in (ander_kader, andere_school):
        rij.oordelen.update(toelichting="Van elders.")
        dien_in(rij, na=0)

    assert blad(zelfevaluatie).vorig is None


def test_van_de_vorige_versie_van_het_kader_staat_er_wel_iets_naast(zelfevaluatie):
    oud = ZelfevaluatieFactory(school=zelfevaluatie.school, schooljaar="2025-2026")
    oud.oordelen.update(toelichting="Uit de vorige versie.")
    dien_in(oud, na=0)
    type(oud.kader).objects.filter(pk=zelfevaluatie.kader.pk).update(vorige=oud.kader)

    assert blad(zelfevaluatie).vorig.toelichting == "Uit de vorige versie."


def test_verschillende_codes_krijgen_verschillende_ankers():
    codes = ["2c", "1.1", "1-1", "1 1", "1_1", "II/b", "é"]

    assert anker("2c") == "2c"
    assert len({anker(code) for code in codes}) == len(codes)
    assert all(teken.isascii() for code in codes for teken in anker(code))
