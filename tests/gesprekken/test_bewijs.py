"""The SOLL-autorisatiematrix: the access table in words, as a workbook."""

import re
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from gesprekken.bewijs.matrix import regels
from gesprekken.bewijs.staten import lees_staten
from gesprekken.bewijs.tabel import (
    ACTOREN,
    ANDERE,
    BUUR,
    EIGEN,
    RELATIES,
    VREEMD,
    ZONDER,
    lees_paginas,
    lees_tabel,
)
from gesprekken.bewijs.werkboek import (
    ROLLEN,
    VAN_WIE,
    WOORDEN,
    WOORDEN_PER_MOMENT,
    autorisatiematrix,
)
from gesprekken.management.commands.bewijs import STUKKEN
from scholen.models import leg_vast
from scholen.overzichten.nakijken import KOPPEN
from tests import toegangstabel


@pytest.fixture(scope="module")
def alle():
    return {(regel.pagina, regel.relatie): regel.cellen for regel in regels()}


@pytest.fixture(scope="module")
def boek():
    return load_workbook(BytesIO(autorisatiematrix()))


def test_elke_pagina_van_de_tabel_heeft_een_naam_van_haar_eigen():
    paginas = lees_paginas()

    zonder_naam = {rij["url"] for rij in lees_tabel()} ^ {pagina["url"] for pagina in paginas}
    assert zonder_naam == set(), "zet ze in gesprekken/bewijs/gegevens/paginas.csv"
    assert len({pagina["url"] for pagina in paginas}) == len(paginas)
    assert len({pagina["pagina"] for pagina in paginas}) == len(paginas)


def test_elk_onderwerp_staat_bij_elkaar():
    onderwerpen = [pagina["onderwerp"] for pagina in lees_paginas()]

    wisselingen = [
        een for een, ander in zip(onderwerpen, ["", *onderwerpen], strict=False) if een != ander
    ]
    assert len(wisselingen) == len(set(wisselingen))


def test_de_rollen_en_relaties_zijn_die_van_de_tabel():
    assert list(ROLLEN) == list(ACTOREN) == list(toegangstabel.ACTOREN)
    assert set(VAN_WIE) == {ZONDER, *RELATIES}
    assert set(lees_tabel()[0]) == {"url", "moment", "relatie", "methode", *ACTOREN}


def test_elk_woord_is_uitgelegd(alle):
    gebruikt = {woord for cellen in alle.values() for woord in cellen.values()}

    assert gebruikt == set(WOORDEN)


@pytest.mark.parametrize(
    ("pagina", "relatie", "actor", "woord"),
    [
        ("Indienen", EIGEN, "directeur", "mag zien en doen"),
        ("Indienen", EIGEN, "ib", "mag zien, niet doen"),
        ("Indienen", EIGEN, "adviseur", "mag niet"),
        ("Indienen", EIGEN, "lezer", "bestaat niet"),
        ("Indienen", EIGEN, "anoniem", "eerst inloggen"),
        ("Onderwerpen kiezen", EIGEN, "ib", "mag doen"),
        ("Het verslag", EIGEN, "bestuurder", "mag zien"),
        ("Het verslag", ANDERE, "directeur", "bestaat niet"),
        ("De pdf van het verslag in concept", EIGEN, "bestuurder", "wordt verwezen"),
        ("De zelfevaluatie van een school, in concept", EIGEN, "adviseur", "bestaat niet"),
        ("Inloggen", ZONDER, "anoniem", "mag zien en doen"),
        ("Een bestuur wijzigen", VREEMD, "installatiebeheerder", "mag zien en doen"),
        ("Een bestuur wijzigen", EIGEN, "beheerder", "bestaat niet"),
        ("Het verslag", EIGEN, "installatiebeheerder", "bestaat niet"),
    ],
)
def test_een_cel_zegt_in_woorden_wat_iemand_mag(alle, pagina, relatie, actor, woord):
    assert alle[pagina, relatie][actor] == woord


@pytest.mark.parametrize("relatie", [BUUR, VREEMD])
def test_van_een_ander_bestuur_bestaat_er_niets(alle, relatie):
    elders = ("anoniem", "swv", "installatiebeheerder")
    ingelogd = [actor for actor in ACTOREN if actor not in elders]

    woorden = {
        cellen[actor] for (_, van), cellen in alle.items() if van == relatie for actor in ingelogd
    }

    assert woorden == {"bestaat niet"}


BLADEN = ["Leeswijzer", "Per onderwerp", "Alle pagina’s", "Per moment"]


def test_het_werkboek_heeft_een_blad_per_vraag(boek, alle):
    paginas = list(boek["Alle pagina’s"].iter_rows(values_only=True))

    assert boek.sheetnames == BLADEN
    assert paginas[0][:4] == ("Onderwerp", "Pagina of handeling", "Van wie", "Niet ingelogd")
    assert len(paginas) == 1 + len(alle)
    assert boek["Per moment"].max_row == 1 + len(lees_staten())


def test_de_leeswijzer_legt_elke_rol_en_elk_woord_uit(boek):
    uitgelegd = {rij[1] for rij in boek["Leeswijzer"].iter_rows(min_row=2, values_only=True)}

    assert {naam for naam, _ in ROLLEN.values()} <= uitgelegd
    assert {*WOORDEN, *WOORDEN_PER_MOMENT, *VAN_WIE.values()} <= uitgelegd


def test_per_onderwerp_staat_er_wat_een_rol_leest_en_doet(boek):
    koppen, *rijen = boek["Per onderwerp"].iter_rows(values_only=True)
    per_onderwerp = {(rij[0], rij[1]): dict(zip(koppen, rij, strict=True)) for rij in rijen}

    verslag = per_onderwerp["Verslag", VAN_WIE[EIGEN]]
    assert verslag["Bestuursadviseur"] == verslag["Directeur"] == "leest en doet"
    assert verslag["Bestuurder"] == verslag["Ib’er"] == "leest"
    assert verslag["Toezicht of (G)MR"] == verslag["Functioneel beheerder"] == "–"
    assert {van for _, van in per_onderwerp} == {VAN_WIE[van] for van in (EIGEN, ANDERE, ZONDER)}


def test_per_moment_staat_er_wie_iets_dan_kan(boek):
    koppen, *rijen = boek["Per moment"].iter_rows(values_only=True)
    indienen = [dict(zip(koppen, rij, strict=True)) for rij in rijen if rij[1] == "Indienen"]

    assert [(rij["Wanneer"], rij["Directeur"], rij["Ib’er"]) for rij in indienen] == [
        ("voorbereiden\ngepland\nheropend", "ja", "mag niet"),
        (indienen[1]["Wanneer"], "nu niet", "mag niet"),
    ]
    assert indienen[1]["Wanneer"].startswith("voorbereiden, ronde gesloten\ningediend\n")


def test_een_rij_is_zo_hoog_als_haar_langste_tekst(boek):
    blad = boek["Per moment"]

    te_laag = [
        rij[2].row
        for rij in blad.iter_rows(min_row=2)
        if (blad.row_dimensions[rij[2].row].height or 15) < 15 * (1 + rij[2].value.count("\n"))
    ]

    assert te_laag == []


def test_geen_cel_is_een_formule(boek):
    soorten = {
        cel.data_type for blad in boek for rij in blad.iter_rows() for cel in rij if cel.value
    }

    assert soorten == {"s"}


def test_het_commando_schrijft_het_werkboek(tmp_path):
    bestand, uit = tmp_path / "matrix.xlsx", StringIO()

    call_command("bewijs", "autorisatiematrix", str(bestand), stdout=uit)

    assert load_workbook(bestand).sheetnames == BLADEN
    assert uit.getvalue() == f"{bestand} is geschreven.\n"


@pytest.mark.parametrize(
    ("naam", "fout"),
    [
        ("matrix.pdf", "is geen werkboek. Geef een bestand dat eindigt op .xlsx."),
        ("weg/matrix.xlsx", "is niet te schrijven: No such file or directory."),
    ],
)
def test_een_bestand_dat_niet_kan_geeft_een_zin(tmp_path, naam, fout):
    with pytest.raises(CommandError, match=fout):
        call_command("bewijs", "autorisatiematrix", str(tmp_path / naam))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
def test_de_gebruikers_van_een_bestuur_met_rol_en_laatste_keer(wereld, tmp_path):
    type(wereld.ib).objects.filter(pk=wereld.ib.pk).update(
        last_login=datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    )
    bestand = tmp_path / "gebruikers.xlsx"

    call_command("bewijs", "gebruikers", str(bestand), bestuur="11111", stdout=StringIO())

    rijen = list(load_workbook(bestand)["Rollen"].iter_rows(values_only=True))
    assert rijen[0] == KOPPEN
    namen = {rij[1] for rij in rijen[1:]}
    assert {"Marit Hofstra", wereld.directeur.naam, wereld.beheerder.naam} <= namen
    assert wereld.buur_ib.naam not in namen
    ib = next(rij for rij in rijen if rij[1] == "Marit Hofstra")
    assert (ib[3], ib[7]) == (wereld.ib.aanstellingen.get().get_rol_display(), "2026-11-20")


@pytest.mark.django_db
def test_het_logboek_van_een_bestuur(wereld, tmp_path):
    op = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    for bestuur, reden in ((wereld.bestuur, "Van ons."), (wereld.buurbestuur, "Van een ander.")):
        leg_vast(rij=bestuur, door=wereld.beheerder, op=op, reden=reden)
    bestand = tmp_path / "logboek.xlsx"

    call_command("bewijs", "logging", str(bestand), bestuur="11111", stdout=StringIO())

    rijen = list(load_workbook(bestand)["Logboek"].iter_rows(values_only=True))
    assert [(rij[0], rij[1], rij[3]) for rij in rijen[1:]] == [
        ("2026-11-20 09:00:00", wereld.beheerder.naam, "Wijziging")
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("nummer", "fout"),
    [
        (None, "Zeg van welk bestuur, met --bestuur en het nummer."),
        ("99999", "Er is geen bestuur met nummer 99999."),
    ],
)
@pytest.mark.parametrize("stuk", ["gebruikers", "logging"])
def test_zonder_bestuur_geen_mensen_en_geen_regels(tmp_path, stuk, nummer, fout):
    with pytest.raises(CommandError, match=fout):
        call_command("bewijs", stuk, str(tmp_path / "uit.xlsx"), bestuur=nummer)

    assert list(tmp_path.iterdir()) == []


def test_het_normenkader_noemt_normen_en_bewijs_dat_bestaat():
    bron = (settings.BASE_DIR / "docs" / "normenkader.md").read_text()
    regels = re.findall(r"^\| ([A-Z]{2}\.\d\d) \| (.+?) \| (.+) \|$", bron, re.MULTILINE)
    genoemd = re.findall(r"`((?:tests|docs|gesprekken|scholen|kwaliteit)/[\w./-]+)`", bron)

    assert len({norm for norm, *_ in regels}) == len(regels) == 10
    assert [pad for pad in genoemd if not (settings.BASE_DIR / pad).exists()] == []
    assert set(re.findall(r"manage.py bewijs (\w+)", bron)) == set(STUKKEN)
