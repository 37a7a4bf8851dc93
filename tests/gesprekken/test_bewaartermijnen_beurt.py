"""One run over everything: what it writes down, in pieces, and when something cannot go."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from gesprekken.acties.bewaartermijnen import opruimen
from kwaliteit.models import Tekstversie
from scholen.models import Gebeurtenis, UitgaandBericht
from scholen.overzichten.keten import alle_breuken
from tests.gesprekken.verlopen import (
    NET,
    OP,
    SOORTEN,
    bericht,
    gebeurtenis,
    grens,
    ruim_op,
    tekst,
)

pytestmark = pytest.mark.usefixtures("lege_tellers")  # these are cleared away too


def test_het_logboek_zegt_in_een_regel_wat_er_ging_zonder_inhoud(wereld):
    SOORTEN["post, verstuurd"](wereld, grens)
    SOORTEN["teksten, niet gekozen"](wereld, grens)
    tekst(wereld, grens("teksten") - NET, soort="niet_gekozen", veld="naam")

    ruim_op()
    ruim_op()

    regels = Gebeurtenis.objects.filter(bestuur=wereld.bestuur, model="bestuur")
    assert [(rij.naam, rij.op, rij.reden) for rij in regels] == [
        (
            "het systeem",
            OP,
            "Na de bewaartermijn is opgeruimd: 2 vorige versies van teksten en één verstuurde"
            " mail.",
        )
    ]


def test_een_ingekort_logboek_blijft_een_keten(wereld):
    for dagen in range(3):
        gebeurtenis(wereld, grens("logboek") - timedelta(days=3 - dagen))
    gebeurtenis(wereld, OP)

    assert ruim_op() == {("Stichting De Brug", "logboek"): 3}
    assert list(alle_breuken()) == []


def test_wat_de_database_vasthoudt_blijft_en_de_rest_gaat(wereld, caplog):
    weg, _ = SOORTEN["post, verstuurd"](wereld, grens)
    versie, _ = SOORTEN["teksten, niet gekozen"](wereld, grens)
    _houd_vast("scholen_uitgaandbericht")

    uitkomst = next(rij for rij in opruimen(op=OP, server=OP) if rij.bestuur == wereld.bestuur)

    assert uitkomst.bleven == ["post"]
    assert UitgaandBericht.objects.filter(pk=weg.pk).exists()
    assert not Tekstversie.objects.filter(pk=versie.pk).exists()
    assert "Stichting De Brug: post blijft staan: " in caplog.text


def _houd_vast(tabel):
    """A lock like those of the product, on a table that has none."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                f"CREATE TRIGGER proef BEFORE DELETE ON {tabel}"
                " BEGIN SELECT RAISE(ABORT, 'never'); END"
            )
            return
        cursor.execute(
            "CREATE FUNCTION proef() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " RAISE EXCEPTION 'never' USING ERRCODE = 'restrict_violation'; END $$"
        )
        cursor.execute(
            f"CREATE TRIGGER proef BEFORE DELETE ON {tabel} FOR EACH ROW EXECUTE FUNCTION proef()"
        )


def test_in_stukken_gaat_alles(wereld, monkeypatch):
    monkeypatch.setattr("gesprekken.acties.bewaartermijnen.STUK", 2)
    for _ in range(5):
        bericht(wereld, verzonden_op=grens("post") - NET)

    assert ruim_op() == {("Stichting De Brug", "post"): 5}


def test_de_opdracht_telt_eerst_en_haalt_dan_weg(wereld, settings):
    settings.DEMO = False
    lang_geleden = datetime(2020, 1, 1, tzinfo=UTC)
    bericht(wereld, verzonden_op=lang_geleden)
    proef, echt = StringIO(), StringIO()

    call_command("bewaartermijnen", proef=True, stdout=proef)
    nog = UitgaandBericht.objects.count()
    call_command("bewaartermijnen", stdout=echt)

    assert "Stichting De Brug: één verstuurde mail." in proef.getvalue().splitlines()
    assert proef.getvalue().endswith("Dit was een proef: er is niets weggehaald.\n")
    assert (nog, UitgaandBericht.objects.count()) == (1, 0)
    assert "Stichting De Brug: één verstuurde mail." in echt.getvalue().splitlines()
    assert "De installatie: niets." in echt.getvalue().splitlines()
