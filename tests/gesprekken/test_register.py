"""The register says of every column of every table why it is there and for how long."""

from collections import Counter
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse
from openpyxl import load_workbook

from gesprekken.bewijs.register import (
    SOORTEN,
    Termijn,
    groepen,
    grondslagen,
    onderwerpen,
    termijnen,
)
from gesprekken.bewijs.registerboek import KOPPEN, verwerkingsregister
from scholen.models import Bewaring
from tests.gesprekken.kijken import tekst

IN_HET_REGISTER = Counter(
    (tabel, naam) for groep in groepen() for tabel, namen in groep.velden.items() for naam in namen
)


def _om(jaar, maand, dag):
    return datetime(jaar, maand, dag, 9, tzinfo=UTC)


def _modelvelden():
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        for veld in (*meta.local_concrete_fields, *meta.local_many_to_many):
            yield meta.label, veld.name


def test_elk_veld_van_elk_model_staat_in_het_register():
    assert set(_modelvelden()) - set(IN_HET_REGISTER) == set()


def test_het_register_noemt_niets_wat_er_niet_is(db):
    zonder_model = {paar for paar in IN_HET_REGISTER if "." not in paar[0]}

    assert set(IN_HET_REGISTER) - set(_modelvelden()) == zonder_model
    assert [paar for paar, keer in IN_HET_REGISTER.items() if keer > 1] == []


def test_ook_een_tabel_zonder_model_staat_erin(db):
    van_modellen = {
        model._meta.db_table for model in apps.get_models(include_auto_created=True)
    } | {"sqlite_sequence"}
    with connection.cursor() as cursor:
        los = {
            (tabel.name, kolom.name)
            for tabel in connection.introspection.get_table_list(cursor)
            if tabel.type == "t" and tabel.name not in van_modellen
            for kolom in connection.introspection.get_table_description(cursor, tabel.name)
        }

    assert los == {paar for paar in IN_HET_REGISTER if "." not in paar[0]}


@pytest.mark.parametrize("groep", groepen(), ids=lambda groep: groep.naam)
def test_van_elke_groep_staat_er_alles(groep):
    assert groep.soort in SOORTEN
    assert groep.doel.endswith(".")
    assert groep.ontvangers
    if groep.soort != "technisch":
        assert groep.wie != "Niemand"
        assert "AVG" in groep.grondslag.voluit


def test_elke_groep_en_elke_termijn_telt_een_keer():
    namen = [groep.naam for groep in groepen()]
    gebruikt = {groep.termijn for groep in groepen()}

    assert len(namen) == len(set(namen))
    assert [groep for deel in onderwerpen() for groep in deel.groepen] == list(groepen())
    assert {naam for naam, termijn in termijnen().items() if termijn not in gebruikt} == {
        "losse_afspraken"  # a part of what stays of a gesprek
    }


@pytest.mark.parametrize(
    ("termijn", "woorden"),
    [
        (Termijn(dagen=1, vanaf="na toen"), "Eén dag na toen."),
        (Termijn(dagen=30, vanaf="na toen"), "30 dagen na toen."),
        (Termijn(maanden=24, vanaf="na toen"), "24 maanden na toen."),
        (
            Termijn(jaren=7, minst=3, meest=20, vanaf="na toen"),
            "7 jaar na toen. Het bestuur kan 3 tot 20 jaar kiezen.",
        ),
        (Termijn(zolang="Zolang het duurt."), "Zolang het duurt."),
    ],
)
def test_een_termijn_zegt_zichzelf(termijn, woorden):
    assert termijn.in_woorden == woorden


def test_een_account_eindigt_als_de_termijn_van_mensen_voorbij_is():
    einde = f"Dat eindigt {termijnen()['mensen'].hoe_lang} na de laatste rol."

    assert termijnen()["account"].in_woorden.endswith(einde)


@pytest.mark.parametrize(
    ("termijn", "op", "grens"),
    [
        (Termijn(dagen=30), _om(2026, 3, 1), _om(2026, 1, 30)),
        (Termijn(maanden=24), _om(2026, 11, 24), _om(2024, 11, 24)),
        (Termijn(maanden=24), _om(2028, 2, 29), _om(2026, 2, 28)),
        (Termijn(maanden=3), _om(2026, 2, 1), _om(2025, 11, 1)),
    ],
)
def test_een_termijn_rekent_in_de_kalender(termijn, op, grens):
    assert termijn.grens(op) == grens


def test_het_werkboek_noemt_elke_groep_en_elk_veld(db):
    boek = load_workbook(BytesIO(verwerkingsregister()))

    verwerkingen = list(boek["Verwerkingen"].iter_rows(values_only=True))
    velden = list(boek["Velden"].iter_rows(min_row=2, values_only=True))
    assert boek.sheetnames == ["Verwerkingen", "Velden", "Algemeen"]
    assert list(verwerkingen[0]) == KOPPEN
    assert [rij[1] for rij in verwerkingen[1:]] == [groep.naam for groep in groepen()]
    assert len(velden) == sum(IN_HET_REGISTER.values())
    assert (
        "Naam, e-mailadres en toegang",
        "scholen.Gebruiker",
        "email",
        "e-mailadres",
    ) in velden


def test_het_werkboek_van_een_bestuur_heeft_zijn_naam_en_zijn_termijn(wereld, tmp_path):
    Bewaring.objects.create(bestuur=wereld.bestuur, jaren=5)
    bestand, uit = tmp_path / "register.xlsx", StringIO()

    call_command(
        "verwerkingsregister",
        str(bestand),
        bestuur=wereld.bestuur.bestuursnummer,
        stdout=uit,
    )

    boek = load_workbook(bestand)
    groep = {rij[1]: rij for rij in boek["Verwerkingen"].values}
    assert uit.getvalue() == f"{bestand} is geschreven.\n"
    assert groep["Het verslag, met de pdf"][6].startswith("5 jaar na het schooljaar")
    assert ("Verwerkingsverantwoordelijke", "Stichting De Brug") in set(boek["Algemeen"].values)


def test_een_bestuur_dat_er_niet_is_geeft_een_zin(db, tmp_path):
    with pytest.raises(CommandError, match="Er is geen bestuur met nummer 99999"):
        call_command("verwerkingsregister", str(tmp_path / "register.xlsx"), bestuur="99999")

    assert list(tmp_path.iterdir()) == []


def test_de_pagina_noemt_elke_groep_en_is_te_lezen_zonder_inloggen(client, db):
    antwoord = client.get(reverse("gegevensregister"))

    pagina = tekst(antwoord)
    assert antwoord.status_code == 200
    assert [groep.naam for groep in groepen() if f"<b>{groep.naam}</b>" not in pagina] == []
    assert [rij.kort for rij in grondslagen().values() if rij.voluit not in pagina] == []
    assert [groep.naam for groep in groepen() if groep.termijn.in_woorden not in pagina] == []


def test_de_privacypagina_noemt_de_termijnen_van_het_register(client, db):
    pagina = tekst(client.get(reverse("privacy")))

    assert f"met zijn verslag {termijnen()['gesprekken'].jaren} jaar" in pagina
    assert f"Het logboek blijft {termijnen()['logboek'].maanden} maanden" in pagina
    assert 'href="/privacy/register/"' in pagina
