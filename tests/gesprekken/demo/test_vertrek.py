"""A bestuur leaves with everything, is removed, and comes back as it was (the whole demo world)."""

import hashlib
from datetime import UTC, datetime
from zipfile import ZipFile

import pytest
from django.db import transaction

from gesprekken.acties.bestuur_inlezen import bestuur_inlezen
from gesprekken.acties.bestuur_uitvoeren import bestuur_uitvoeren
from gesprekken.acties.bestuur_verwijderen import bestuur_verwijderen
from gesprekken.integriteit import overtredingen
from gesprekken.models import Verslag, VerslagPdf
from gesprekken.overzichten.boedel import boedel_van, eigen_rijen
from gesprekken.overzichten.meegeven import naam_van, nummers_van, regel, rijen_van
from gesprekken.wegen import modellen
from scholen.models import Bestuur, Gebeurtenis, Gebruiker
from scholen.overzichten.keten import alle_breuken
from tests.gesprekken.pakketten import hashes_in

pytestmark = pytest.mark.django_db
OP = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)


def _regels(bestuur):
    """Every row of a bestuur as it leaves, by model; without the people, who may work elsewhere."""
    nummers = nummers_van(boedel_van(bestuur))
    return {
        naam_van(model): [regel(rij, nummers) for rij in rijen_van(model, nummers)]
        for model in modellen()
        if model is not Gebruiker
    }


@pytest.fixture(scope="module")
def reis(demowereld, django_db_blocker, tmp_path_factory):
    """What was seen on the way: out, gone, and in again; undone after this module."""
    pad = tmp_path_factory.mktemp("vertrek") / "uit.zip"
    with django_db_blocker.unblock(), transaction.atomic():
        bestuur = max(Bestuur.objects.all(), key=lambda rij: rij.scholen.count())
        anderen = list(Bestuur.objects.exclude(pk=bestuur.pk).order_by("pk"))
        gezien = {"pad": pad, "pk": bestuur.pk, "nummer": bestuur.bestuursnummer}
        verslag = Verslag.objects.filter(bestuur=bestuur, status="vastgesteld").order_by("pk")[0]
        VerslagPdf.objects.bewaar(verslag, inhoud=b"%PDF-1.7 van de demo", op=OP)
        with pad.open("wb") as uit:
            gezien["manifest"] = bestuur_uitvoeren(bestuur, uit, door=None, op=OP)
        gezien["pdfs"] = {
            pdf.verslag.sleutel: bytes(pdf.inhoud)
            for pdf in VerslagPdf.objects.filter(bestuur=bestuur).exclude(inhoud=None)
        }
        gezien["voor"] = _regels(bestuur), {rij.pk: _regels(rij) for rij in anderen}
        gezien["weg"] = bestuur_verwijderen(bestuur, op=OP, vingerafdruk="a" * 64)
        gezien["over"] = {
            naam_van(model): eigen_rijen(model, Bestuur(pk=gezien["pk"])).count()
            for model in modellen()
        }
        gezien["na_verwijderen"] = {rij.pk: _regels(rij) for rij in anderen}
        gezien["breuken"] = list(alle_breuken())
        terug = bestuur_inlezen(pad, op=OP)
        gezien["terug"] = terug
        gezien["na"] = _regels(terug), {rij.pk: _regels(rij) for rij in anderen}
        yield gezien
        transaction.set_rollback(True)


def test_elke_rij_komt_terug_zoals_zij_ging(reis):
    voor, na = reis["voor"][0], reis["na"][0]

    assert na == voor
    assert sum(map(len, voor.values())) > 5_000


def test_van_elk_bestand_en_elke_rij_is_er_een_vingerafdruk(reis):
    manifest = reis["manifest"]

    with ZipFile(reis["pad"]) as pakket:
        namen = set(pakket.namelist())
        gerekend = {
            naam: hashlib.sha256(pakket.read(naam)).hexdigest() for naam in manifest["bestanden"]
        }

    assert namen == set(manifest["bestanden"]) | {"manifest.json", "leesmij.txt"}
    assert gerekend == manifest["bestanden"]
    geteld = {naam: len(hashes) for naam, hashes in hashes_in(reis["pad"]).items()}
    assert geteld == manifest["rijen"]
    assert geteld.pop("scholen.gebruiker") > 20
    assert geteld == {naam: len(regels) for naam, regels in reis["voor"][0].items() if regels}


def test_na_het_verwijderen_is_er_in_geen_tabel_nog_iets(reis):
    assert {naam: aantal for naam, aantal in reis["over"].items() if aantal} == {}
    assert reis["weg"]["scholen.Bestuur"] == 1
    assert reis["weg"]["scholen.School"] > 1


def test_andere_besturen_merken_er_niets_van(reis):
    voor = reis["voor"][1]

    assert voor
    assert reis["na_verwijderen"] == voor
    assert reis["na"][1] == voor


def test_de_ketens_kloppen_na_het_verwijderen_en_na_het_inlezen(reis):
    assert reis["breuken"] == []
    assert list(alle_breuken()) == []
    assert list(overtredingen()) == []


def test_elke_pdf_komt_byte_voor_byte_terug(reis):
    terug = {
        pdf.verslag.sleutel: bytes(pdf.inhoud)
        for pdf in VerslagPdf.objects.filter(bestuur=reis["terug"]).exclude(inhoud=None)
    }

    assert len(terug) >= 1
    assert terug == reis["pdfs"]


def test_het_logboek_van_de_installatie_weet_van_beide(reis):
    regels = Gebeurtenis.objects.filter(
        bestuur=None, model="bestuur", sleutel=reis["nummer"]
    ).order_by("nummer")

    assert [regel.reden for regel in regels][-2:] == [
        "Het bestuur is verwijderd, nadat het was uitgevoerd.",
        "Het bestuur is ingelezen.",
    ]
