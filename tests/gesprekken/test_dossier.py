"""What a school and its bestuur did in a school year goes whole, on one day, and not before."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db.models.signals import post_delete

from gesprekken.acties.bewaartermijnen import opruimen
from gesprekken.integriteit import overtredingen
from gesprekken.models import (
    Afspraak,
    Akkoord,
    Deelname,
    Gesprek,
    Onderwerp,
    Ronde,
    Verslag,
    VerslagPdf,
)
from gesprekken.overzichten.bewaring import Bewaarregel
from kwaliteit.canoniek import vingerafdruk
from kwaliteit.models import Indiening, Oordeel, Tekstversie, Zelfevaluatie
from scholen.models import Bewaring, Gebeurtenis
from scholen.overzichten.keten import alle_breuken
from tests.factories import KwaliteitskaderFactory, ZelfevaluatieFactory
from tests.toneel import Spelers, speel

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WEG_OP = datetime(2034, 8, 1, 0, 0, tzinfo=AMSTERDAM)
"""Seven years after the school year in which ``tests.toneel`` fixes its last verslag."""
NET = timedelta(seconds=1)


@pytest.fixture
def spelers(wereld):
    return Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)


@pytest.fixture
def kader(db):
    return KwaliteitskaderFactory.gevuld(items=(1, 1))


def _speel(spelers, kader, schooljaar, tot="vastgesteld"):
    dialoog = speel(spelers, kader, tot=tot, schooljaar=schooljaar)
    if tot == "vastgesteld":
        vast = dialoog.verslag
        VerslagPdf.objects.bewaar(vast, inhoud=b"%PDF-1.7 vast", op=WEG_OP - timedelta(days=9))
    return dialoog


def ruim_op(op, bestuur):
    """One run, a year after another one if need be; gives what went of the gesprekken of this
    bestuur, and what could not go.
    """
    uitkomst = {rij.bestuur: rij for rij in opruimen(op=op, server=op, klok_klopt=True)}[bestuur]
    return uitkomst.geteld["gesprekken"], uitkomst.bleven


def _van_het_jaar(schooljaar):
    """How many rows there are of each model that hangs below a round of this school year."""
    paden = {
        Ronde: "schooljaar",
        Zelfevaluatie: "schooljaar",
        Deelname: "ronde__schooljaar",
        Gesprek: "deelname__ronde__schooljaar",
        Onderwerp: "deelname__ronde__schooljaar",
        Verslag: "gesprek__deelname__ronde__schooljaar",
        VerslagPdf: "verslag__gesprek__deelname__ronde__schooljaar",
        Akkoord: "onderdeel__verslag__gesprek__deelname__ronde__schooljaar",
        Indiening: "zelfevaluatie__schooljaar",
        Oordeel: "zelfevaluatie__schooljaar",
    }
    return {
        model.__name__: model.objects.filter(**{pad: schooljaar}).count()
        for model, pad in paden.items()
    }


def test_een_schooljaar_gaat_op_de_dag_zelf_en_niet_eerder(spelers, kader, wereld):
    _speel(spelers, kader, "2026-2027")
    _speel(spelers, kader, "2027-2028")
    was, later = _van_het_jaar("2026-2027"), _van_het_jaar("2027-2028")

    te_vroeg = ruim_op(WEG_OP - NET, wereld.bestuur)
    net_ervoor = _van_het_jaar("2026-2027")
    op_de_dag = ruim_op(WEG_OP, wereld.bestuur)

    assert (te_vroeg, net_ervoor) == ((0, []), was)
    assert op_de_dag == (1, [])
    assert set(_van_het_jaar("2026-2027").values()) == {0}
    assert _van_het_jaar("2027-2028") == later == was
    assert Bewaring.objects.get(bestuur=wereld.bestuur).vrijgegeven_tot is None


def test_een_verslag_binnen_zijn_termijn_houdt_zijn_inhoud_en_zijn_bytes(spelers, kader, wereld):
    _speel(spelers, kader, "2026-2027")
    blijft = _speel(spelers, kader, "2027-2028").verslag

    ruim_op(WEG_OP, wereld.bestuur)

    verslag = Verslag.objects.select_related("pdf").get()
    assert (verslag.pk, verslag.hash) == (blijft.pk, vingerafdruk(blijft.inhoud))
    assert bytes(verslag.pdf.inhoud) == b"%PDF-1.7 vast"
    assert list(overtredingen()) == []
    assert list(alle_breuken()) == []


def test_er_blijft_geen_tekst_en_geen_rij_van_achter(spelers, kader, wereld):
    dialoog = _speel(spelers, kader, "2026-2027")
    dialoog.afspraak.afronden(door=wereld.ib, op=dialoog.verslag.vastgelegd_op)
    blijven = {"bestuur", "bewaring", "kwaliteitskader", "domein", "item", "school", "keten"}
    blijven |= {"gebruiker", "aanstelling", "samenwerkingsverband", "gebeurtenis", "opruimbeurt"}

    ruim_op(WEG_OP, wereld.bestuur)

    over = {
        model._meta.model_name
        for app in ("scholen", "kwaliteit", "gesprekken")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        if model._base_manager.exists()
    }
    assert over == blijven
    assert Tekstversie.objects.count() == 0


@pytest.mark.parametrize("tot", ["voorbereiden", "ingediend", "gevoerd", "ter_vaststelling"])
def test_ook_wat_nooit_af_kwam_gaat(spelers, kader, wereld, tot):
    _speel(spelers, kader, "2026-2027", tot=tot)

    assert ruim_op(WEG_OP, wereld.bestuur) == (1, [])
    assert set(_van_het_jaar("2026-2027").values()) == {0}


def test_een_ronde_van_vroeger_met_een_later_vastgesteld_verslag_telt_vanaf_dat_verslag(
    spelers, kader, wereld
):
    _speel(spelers, kader, "2020-2021")  # played in 2026

    een_jaar_te_vroeg = ruim_op(WEG_OP - timedelta(days=365), wereld.bestuur)

    assert een_jaar_te_vroeg == (0, [])
    assert ruim_op(WEG_OP, wereld.bestuur) == (1, [])


def test_een_later_jaar_verliest_de_verwijzing_en_niets_anders(spelers, kader, wereld):
    oud = _speel(spelers, kader, "2026-2027")
    nieuw = _speel(spelers, kader, "2027-2028")
    oud.afspraak.doorgeven(door=wereld.ib, op=WEG_OP - timedelta(days=900))
    Onderwerp.objects.filter(pk=nieuw.onderwerp.pk).update(vorige=oud.onderwerp)
    Afspraak.objects.filter(pk=nieuw.afspraak.pk).update(vervolg_op=oud.afspraak)
    van = oud.deelname.zelfevaluatie.oordelen.first()
    nieuw.deelname.zelfevaluatie.oordelen.update(overgenomen_van=van)

    assert ruim_op(WEG_OP, wereld.bestuur) == (1, [])

    assert Onderwerp.objects.get(pk=nieuw.onderwerp.pk).vorige is None
    assert list(Afspraak.objects.values_list("pk", "vervolg_op")) == [(nieuw.afspraak.pk, None)]
    assert set(Oordeel.objects.values_list("overgenomen_van", flat=True)) == {None}


def test_een_afspraak_die_nog_loopt_blijft_en_is_nog_te_lezen(client, spelers, kader, wereld):
    afspraak = _speel(spelers, kader, "2026-2027").afspraak

    ruim_op(WEG_OP, wereld.bestuur)

    los = Afspraak.objects.get()
    client.force_login(wereld.ib)
    assert (los.pk, los.gesprek, los.agendapunt) == (afspraak.pk, None, None)
    assert client.get(los.get_absolute_url()).status_code == 200
    assert client.get(f"/scholen/{wereld.school.sleutel}/jaren/").status_code == 200


def test_een_afspraak_in_een_verslag_dat_nog_voorligt_blijft_genoemd(spelers, kader, wereld):
    oud = _speel(spelers, kader, "2026-2027")
    nieuw = _speel(spelers, kader, "2027-2028", tot="gevoerd")
    oud.afspraak.doorgeven(door=wereld.ib, op=WEG_OP)
    Afspraak.objects.filter(pk=nieuw.afspraak.pk).update(vervolg_op=oud.afspraak)

    ruim_op(WEG_OP, wereld.bestuur)

    assert Afspraak.objects.get(pk=nieuw.afspraak.pk).vervolg_op == oud.afspraak


def test_wat_een_school_voor_zichzelf_schreef_gaat_met_zijn_schooljaar(wereld, kader):
    velden = {"school": wereld.school, "kader": kader, "voor": "school"}
    ZelfevaluatieFactory(**velden, schooljaar="2026-2027")
    blijft = ZelfevaluatieFactory(**velden, schooljaar="2027-2028")

    te_vroeg = ruim_op(WEG_OP - NET, wereld.bestuur)

    assert te_vroeg == (0, [])
    assert ruim_op(WEG_OP, wereld.bestuur) == (1, [])
    assert list(Zelfevaluatie.objects.all()) == [blijft]


def test_een_schooljaar_van_een_ander_bestuur_met_een_langere_termijn_blijft(
    spelers, kader, wereld
):
    Bewaring.objects.create(bestuur=wereld.buurbestuur, jaren=10)
    _speel(spelers, kader, "2026-2027")
    buren = Spelers(wereld.buurschool, wereld.buur_ib, wereld.buur_directeur, wereld.buur_adviseur)
    blijft = _speel(buren, kader, "2026-2027").deelname

    assert ruim_op(WEG_OP, wereld.bestuur) == (1, [])

    assert list(Deelname.objects.all()) == [blijft]


def test_het_logboek_telt_de_schooljaren(spelers, kader, wereld):
    _speel(spelers, kader, "2026-2027")

    ruim_op(WEG_OP, wereld.bestuur)

    regel = Gebeurtenis.objects.get(bestuur=wereld.bestuur, model="bestuur")
    assert regel.reden.startswith(
        "Na de bewaartermijn is opgeruimd: één schooljaar van een school, met gesprek en verslag"
    )


def test_halverwege_stoppen_en_opnieuw_beginnen_maakt_niets_uit(
    spelers, kader, wereld, monkeypatch
):
    _speel(spelers, kader, "2026-2027")
    was = _van_het_jaar("2026-2027")

    def stuk(rij):
        raise RuntimeError

    with monkeypatch.context() as even:
        even.setattr("gesprekken.acties.dossier._zelfevaluaties_weg", stuk)
        with pytest.raises(RuntimeError):
            ruim_op(WEG_OP, wereld.bestuur)
    halverwege = _van_het_jaar("2026-2027")

    assert halverwege == was
    assert not Bewaring.objects.exclude(vrijgegeven_tot=None).exists()
    assert ruim_op(WEG_OP, wereld.bestuur) == (1, [])


REGEL = Bewaarregel(7, None)


@pytest.mark.parametrize(
    ("regel", "schooljaar", "dag"),
    [
        (REGEL, "2018-2019", date(2026, 8, 1)),
        (Bewaarregel(3, None), "2018-2019", date(2022, 8, 1)),
        (Bewaarregel(3, date(2026, 11, 24)), "2018-2019", date(2027, 2, 24)),
        (Bewaarregel(3, date(2026, 11, 30)), "2018-2019", date(2027, 2, 28)),
        (Bewaarregel(3, date(2026, 11, 24)), "2023-2024", date(2027, 8, 1)),
    ],
)
def test_een_schooljaar_gaat_na_zoveel_jaar_en_nooit_onverwacht(regel, schooljaar, dag):
    assert regel.weg_op(schooljaar) == dag


@pytest.mark.parametrize(
    ("regel", "op", "schooljaar"),
    [
        (REGEL, date(2026, 7, 31), "2017-2018"),
        (REGEL, date(2026, 8, 1), "2018-2019"),
        (Bewaarregel(3, date(2026, 11, 24)), date(2027, 2, 23), ""),
        (Bewaarregel(3, date(2026, 11, 24)), date(2027, 2, 24), "2022-2023"),
        (Bewaarregel(3, date(2020, 1, 1)), date(2027, 2, 24), "2022-2023"),
    ],
)
def test_wat_er_op_een_dag_over_zijn_termijn_is(regel, op, schooljaar):
    assert regel.laatste_weg(op) == schooljaar


def test_wie_tijdens_het_opruimen_langer_gaat_bewaren_houdt_wat_er_nog_is(spelers, kader, wereld):
    _speel(spelers, kader, "2026-2027", tot="ingediend")
    ander = Spelers(
        wereld.andere_school, wereld.andere_ib, wereld.andere_directeur, wereld.adviseur
    )
    speel(ander, kader, tot="ingediend", schooljaar="2026-2027")

    def kies_langer(**_):
        Bewaring.objects.van(wereld.bestuur).kies(10, op=WEG_OP.date())

    post_delete.connect(kies_langer, sender=Deelname)
    try:
        gegaan = ruim_op(WEG_OP, wereld.bestuur)
    finally:
        post_delete.disconnect(kies_langer, sender=Deelname)

    assert gegaan == (1, [])
    assert Deelname.objects.filter(bestuur=wereld.bestuur).count() == 1
