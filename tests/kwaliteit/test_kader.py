"""The kader: its lifecycle, who sees it, and that a published version stays as it is."""

import importlib

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from kwaliteit.models import (
    Domein,
    Item,
    KaderOnvolledig,
    Kwaliteitskader,
    Niveau,
    Schaal,
    Thema,
)
from kwaliteit.overgangen import AlVeranderd
from tests.factories import MOMENT, DomeinFactory, GebruikerFactory, KwaliteitskaderFactory

migratie = importlib.import_module("kwaliteit.migrations.0002_gepubliceerd_kader_ligt_vast")
pytestmark = pytest.mark.django_db
STATUSSEN = ["concept", "gepubliceerd", "ingetrokken"]


def vol_kader(*, gepubliceerd=True, **velden):
    kader = KwaliteitskaderFactory.gevuld(items=(2, 1), gepubliceerd=False, **velden)
    thema = Thema.objects.create(kader=kader, key="rust", naam="Rust")
    kader.items.first().themas.add(thema)
    schaal = Schaal.objects.create(kader=kader, naam="Twee stappen")
    Niveau.objects.create(schaal=schaal, waarde=1, label="begonnen")
    if gepubliceerd:
        kader.publiceren(door=GebruikerFactory(), op=MOMENT)
    return kader


@pytest.mark.parametrize("van", STATUSSEN)
@pytest.mark.parametrize("naar", STATUSSEN)
def test_een_kader_gaat_alleen_vooruit(van, naar):
    kader = Kwaliteitskader(status=van)

    toegestaan = {("concept", "gepubliceerd"), ("gepubliceerd", "ingetrokken")}
    assert kader.kan_naar(naar) is ((van, naar) in toegestaan)


def test_publiceren_en_intrekken_staan_in_de_rij(wereld):
    kader = vol_kader(gepubliceerd=False)

    kader.publiceren(door=wereld.adviseur, op=MOMENT)
    kader.intrekken(door=wereld.adviseur, op=MOMENT)

    kader.refresh_from_db()
    assert (kader.status, kader.gepubliceerd_op) == ("ingetrokken", MOMENT)


def test_de_tweede_klik_wordt_geweigerd(wereld):
    kader = vol_kader(gepubliceerd=False)
    tweede = Kwaliteitskader.objects.get(pk=kader.pk)
    kader.publiceren(door=wereld.adviseur, op=MOMENT)

    with pytest.raises(AlVeranderd):
        tweede.publiceren(door=wereld.adviseur, op=MOMENT)
    with pytest.raises(AlVeranderd):
        kader.publiceren(door=wereld.adviseur, op=MOMENT)


def test_een_domein_zonder_items_houdt_het_publiceren_tegen(wereld):
    kader = vol_kader(gepubliceerd=False)
    DomeinFactory(kader=kader, code="9", titel="Ouders", volgorde=9)

    with pytest.raises(KaderOnvolledig, match="In domein 9, Ouders, staat nog geen item"):
        kader.publiceren(door=wereld.adviseur, op=MOMENT)


def test_een_leeg_kader_wordt_niet_gepubliceerd(wereld):
    with pytest.raises(KaderOnvolledig, match="In dit kader staat nog niets"):
        KwaliteitskaderFactory().publiceren(door=wereld.adviseur, op=MOMENT)


def test_wie_welk_kader_ziet(wereld):
    gedeeld = vol_kader(naam="Gedeeld")
    eigen = vol_kader(naam="Eigen", bestuur=wereld.bestuur)
    concept = vol_kader(naam="Concept", bestuur=wereld.bestuur, gepubliceerd=False)
    vol_kader(naam="Gedeeld concept", gepubliceerd=False)

    def ziet(gebruiker):
        return set(Kwaliteitskader.objects.zichtbaar_voor(gebruiker))

    assert ziet(wereld.adviseur) == ziet(wereld.beheerder) == {gedeeld, eigen, concept}
    for wie in (
        wereld.ib,
        wereld.mt,
        wereld.team,
        wereld.directeur,
        wereld.bestuurder,
        wereld.lezer,
    ):
        assert ziet(wie) == {gedeeld, eigen}
    for wie in (wereld.swv_medewerker, wereld.installatiebeheerder, wereld.zonder_rol):
        assert ziet(wie) == {gedeeld}
    for wie in (wereld.buur_adviseur, wereld.vreemde_directeur):
        assert ziet(wie) == {gedeeld}


DADEN = {
    "naam van het kader": lambda k: Kwaliteitskader.objects.filter(pk=k.pk).update(naam="Anders"),
    "eigenaar": lambda k: Kwaliteitskader.objects.filter(pk=k.pk).update(woorden={"a": "b"}),
    "status terug": lambda k: Kwaliteitskader.objects.filter(pk=k.pk).update(status="concept"),
    "kader weg": lambda k: Kwaliteitskader.objects.filter(pk=k.pk)._raw_delete("default"),
    "kader weg met alles": lambda k: k.delete(),
    "domein erbij": lambda k: DomeinFactory(kader=k, code="9"),
    "domein anders": lambda k: Domein.objects.filter(kader=k).update(titel="Anders"),
    "domein weg": lambda k: k.domeinen.all()._raw_delete("default"),
    "item erbij": lambda k: Item.objects.create(
        kader=k, domein=k.domeinen.first(), code="9z", stelling="Erbij.", volgorde=9
    ),
    "item anders": lambda k: Item.objects.filter(kader=k).update(stelling="Anders."),
    "item met een andere code": lambda k: Item.objects.filter(kader=k).update(code="9z"),
    "item met een andere korte naam": lambda k: Item.objects.filter(kader=k).update(kort="Anders"),
    "item met andere zinnen": lambda k: Item.objects.filter(kader=k).update(niveaus={"1": "Nu."}),
    "item van een andere soort": lambda k: Item.objects.filter(kader=k).update(soort="norm"),
    "item over een ander": lambda k: Item.objects.filter(kader=k).update(over="bestuur"),
    "item op een andere plek": lambda k: Item.objects.filter(kader=k).update(plek="bestuur"),
    "item anders gericht": lambda k: Item.objects.filter(kader=k).update(gerichtheid="leren"),
    "item anders te meten": lambda k: Item.objects.filter(kader=k).update(doelsoort="meetbaar"),
    "item met andere standaarden": lambda k: Item.objects.filter(kader=k).update(standaarden=["X"]),
    "item anders in de rij": lambda k: Item.objects.filter(kader=k).update(volgorde=9),
    "item in een ander domein": lambda k: Item.objects.filter(kader=k).update(
        domein=k.domeinen.last()
    ),
    "hulptekst en stelling samen": lambda k: Item.objects.filter(kader=k).update(
        bedoeld="Zo.", stelling="Anders."
    ),
    "item weg": lambda k: k.items.all()._raw_delete("default"),
    "thema erbij": lambda k: Thema.objects.create(kader=k, key="nieuw", naam="Nieuw"),
    "thema anders": lambda k: Thema.objects.filter(kader=k).update(naam="Anders"),
    "thema weg": lambda k: Thema.objects.filter(kader=k)._raw_delete("default"),
    "thema van item erbij": lambda k: k.items.last().themas.add(k.themas.get()),
    "thema van item weg": lambda k: k.items.first().themas.clear(),
    "schaal anders": lambda k: Schaal.objects.filter(kader=k).update(naam="Anders"),
    "schaal weg": lambda k: Schaal.objects.filter(kader=k)._raw_delete("default"),
    "niveau erbij": lambda k: Niveau.objects.create(schaal=k.schaal, waarde=2, label="klaar"),
    "niveau anders": lambda k: Niveau.objects.filter(schaal__kader=k).update(label="anders"),
    "niveau weg": lambda k: Niveau.objects.filter(schaal__kader=k)._raw_delete("default"),
}

HALF = {
    "item met een andere code",
    "kader weg",
    "domein weg",
    "item weg",
    "thema weg",
    "schaal weg",
}  # leave parts behind


def geweigerd(daad, kader):
    try:
        with transaction.atomic():
            daad(kader)
    except DatabaseError as fout:
        return "a published kader never changes" in str(fout)
    return False


@pytest.mark.parametrize("daad", list(DADEN.values()), ids=list(DADEN))
def test_de_database_weigert_elke_verandering_van_een_gepubliceerd_kader(daad):
    assert geweigerd(daad, vol_kader())


@pytest.mark.parametrize("daad", [daad for naam, daad in DADEN.items() if naam not in HALF])
def test_een_concept_mag_nog_veranderen(daad):
    assert not geweigerd(daad, vol_kader(gepubliceerd=False))


@pytest.mark.parametrize(
    ("veld", "tekst"),
    [("bedoeld", "Zo."), ("vragen", ["Wie?"]), ("merkbaar", ["Rust."]), ("opmerking", "Let op.")],
)
def test_alleen_een_hulptekst_mag_nog_verbeterd(veld, tekst):
    kader = vol_kader()

    assert Item.objects.filter(kader=kader).update(**{veld: tekst}) == 3
    assert kader.items.filter(**{veld: tekst}).count() == 3


def test_ook_een_ingetrokken_kader_ligt_vast(wereld):
    kader = vol_kader()
    kader.intrekken(door=wereld.adviseur, op=MOMENT)

    assert geweigerd(DADEN["item anders"], kader)
    assert geweigerd(lambda k: Kwaliteitskader.objects.update(status="gepubliceerd"), kader)


def test_kale_sql_helpt_niet():
    def doe(kader):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE kwaliteit_item SET stelling = %s", ["Anders."])

    assert geweigerd(doe, vol_kader())


def test_een_item_verhuist_niet_naar_een_gepubliceerd_kader():
    vast, open_kader = vol_kader(), vol_kader(gepubliceerd=False)

    assert geweigerd(
        lambda k: Item.objects.filter(kader=open_kader, code="1b").update(kader=k), vast
    )


def test_een_thema_van_een_bestuur_staat_los_van_kaders(wereld):
    vol_kader()

    thema = Thema.objects.create(bestuur=wereld.bestuur, key="wonen", naam="Wonen")

    assert Thema.objects.filter(pk=thema.pk).update(naam="Wonen en leren") == 1


def test_elk_slot_hangt_in_de_database():
    zoek = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }

    with connection.cursor() as cursor:
        cursor.execute(zoek[connection.vendor])
        gevonden = {naam for (naam,) in cursor.fetchall()}

    nodig = {f"{tabel}_vast_{daad.lower()}" for tabel, daad, _ in migratie.sloten(apps)}
    assert len(nodig) == 20
    assert nodig - gevonden == set()
