"""Every URL x every actor x every relation x GET and POST: the table in ``toegang.csv``.

A new URL without rows fails here. The same file is what a director reads to see who may do what.
"""

import pytest
from django.db import transaction
from django.template.backends.django import Template as DjangoTemplate
from django.urls import reverse

from gesprekken.models import Gesprek
from gesprekken.rapport import drukken
from scholen.models.sleutel import nieuwe_sleutel
from tests.conftest import maak_wereld
from tests.toegangstabel import (
    ACTOREN,
    ANDERE,
    BUUR,
    EIGEN,
    KOLOMMEN,
    METHODEN,
    RELATIES,
    VREEMD,
    ZONDER,
    Bezoek,
    Decor,
    Pagina,
    lees_tabel,
    paginas,
)
from tests.toneel import STATEN, Dialoog

PAGINAS = {pagina.naam: pagina for pagina in paginas()}
ALTIJD_DICHT = {"inloggen", "401", "403", "404", "405"}


def _sleutel(pagina: Pagina, dialoog: Dialoog, decor: Decor, relatie: str) -> str:
    """The key in the URL: that of the row its first word names."""
    soort = pagina.route.split("/")[0]
    if soort == "kwaliteit":
        wat = "concept" if pagina.naam in KADER_IN_CONCEPT else "gepubliceerd"
        return decor.kaders[relatie][wat].sleutel
    return {
        "rondes": dialoog.ronde,
        "deelnames": dialoog.deelname,
        "onderwerpen": dialoog.eigen_onderwerp,
        "gesprekken": dialoog.gesprek,
        "afspraken": dialoog.afspraak,
    }[soort].sleutel


KADER_IN_CONCEPT = {"kwaliteit:kader_publiceren"}


def _naam_van_rij(rij) -> str:
    """The sleutel of a row that may not exist yet at this moment."""
    return rij.sleutel if rij is not None else nieuwe_sleutel()


def _argumenten(pagina: Pagina, dialoog: Dialoog, decor: Decor, relatie: str) -> dict[str, object]:
    waarden = {
        "code": lambda: "1" if pagina.naam == "deelname_domein" else "1a",
        "nummer": lambda: 1,
        "versie": lambda: 1,
        "punt": lambda: _naam_van_rij(dialoog.agendapunt),
        "regel": lambda: _naam_van_rij(dialoog.aantekening),
        "rij": lambda: _naam_van_rij(dialoog.afspraak),
        "onderdeel": lambda: _naam_van_rij(dialoog.onderdeel),
        "soort": lambda: "afspraak",
        "doelsoort": lambda: "meetbaar",
        "sleutel": lambda: _sleutel(pagina, dialoog, decor, relatie),
        "key": lambda: "geen-sleutel",
        "uidb36": lambda: "1",
    }
    return {naam: waarden[naam]() for naam in pagina.parameters}


def _url(rij: dict[str, str], decor: Decor) -> str | None:
    """The address a row is about; ``None`` when the thing does not exist at that moment."""
    pagina = PAGINAS[rij["url"]]
    if rij["relatie"] == ZONDER:
        dialoog, relatie = next(iter(decor.dialogen.values())), EIGEN
    else:
        relatie = rij["relatie"]
        dialoog = decor.dialogen[relatie, rij["moment"]]
    return reverse(pagina.naam, kwargs=_argumenten(pagina, dialoog, decor, relatie))


def test_elke_url_staat_in_de_tabel_en_elke_rij_is_een_url():
    in_tabel = {rij["url"] for rij in lees_tabel()}

    assert in_tabel == set(PAGINAS)


def test_elke_url_heeft_elke_relatie_en_methode():
    for naam, pagina in PAGINAS.items():
        relaties = RELATIES if pagina.gaat_over_iets else (ZONDER,)
        nodig = {(relatie, methode) for relatie in relaties for methode in METHODEN}

        gevonden = {(rij["relatie"], rij["methode"]) for rij in lees_tabel() if rij["url"] == naam}

        assert gevonden == nodig, naam


def test_elke_cel_is_ingevuld():
    leeg = [rij["url"] for rij in lees_tabel() if not all(rij[kolom] for kolom in KOLOMMEN)]

    assert leeg == []


@pytest.fixture(scope="module")
def toneel(django_db_setup, django_db_blocker):
    """Everything there is to ask for and who asks, set up once; undone after the last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        wereld = maak_wereld()
        yield Decor.bouw(wereld), Bezoek(wereld)
        transaction.set_rollback(True)


@pytest.fixture
def zonder_opmaak(monkeypatch):
    """No page is drawn: who may have it is decided before, and drawing takes most of the time."""
    monkeypatch.setattr(DjangoTemplate, "render", lambda *_args, **_kw: "")
    monkeypatch.setattr(drukken, "render_pdf", lambda *_args, **_kw: b"%PDF-")


@pytest.mark.parametrize("relatie", [ZONDER, *RELATIES])
@pytest.mark.django_db
@pytest.mark.usefixtures("zonder_opmaak")
def test_elk_antwoord_is_dat_van_de_tabel(toneel, relatie):
    decor, bezoek = toneel
    anders = []

    for rij in lees_tabel():
        if rij["relatie"] != relatie:
            continue
        pagina, url = PAGINAS[rij["url"]], _url(rij, decor)
        for actor in ACTOREN:
            gekregen = bezoek.vraag(actor, rij["methode"], url, als_gegevens=pagina.vraagt_gegevens)
            if gekregen != rij[actor]:
                waar = f"{rij['url']} ({rij['moment']}) {rij['methode']} {actor}"
                anders.append(f"{waar}: {gekregen}, verwacht {rij[actor]}")

    assert anders == []


def test_een_ander_bestuur_bestaat_niet():
    """Hidden is 404: nobody learns that a row of another board exists (domein.md 7)."""
    open_deuren = [
        (rij["url"], actor, rij[actor])
        for rij in lees_tabel()
        if rij["relatie"] in (BUUR, VREEMD)
        for actor in ACTOREN
        if actor not in ("anoniem", "swv") and rij[actor] not in ("404", "405")
    ]

    assert open_deuren == []


def test_wie_niet_is_ingelogd_komt_nergens():
    open_deuren = {
        rij["url"]
        for rij in lees_tabel()
        if rij["anoniem"] not in ALTIJD_DICHT and not rij["url"].startswith("account_")
    }

    assert open_deuren == set()


@pytest.mark.parametrize("actor", ["zonder rol", "team", "lezer", "beheerder"])
def test_wie_de_inhoud_niet_leest_komt_bij_geen_dialoog(actor):
    """A lezer reads the why-page and nothing of a school; the others not even that."""
    open_deuren = {
        rij["url"]
        for rij in lees_tabel()
        if rij["relatie"] in RELATIES and rij[actor] not in ("404", "405")
    }
    mag = {"lezer": {"ronde"}, "beheerder": set(), "team": set(), "zonder rol": set()}[actor]

    assert {url for url in open_deuren if not url.startswith("kwaliteit:")} - mag == set()


def test_een_andere_school_leest_alleen_waarom_de_ronde_er_is():
    open_deuren = {
        rij["url"]
        for rij in lees_tabel()
        if rij["relatie"] == ANDERE
        for actor in ("ib", "mt", "directeur")
        if rij[actor] not in ("404", "405") and not rij["url"].startswith("kwaliteit:")
    }

    assert open_deuren == {"ronde"}


@pytest.mark.django_db
def test_de_momenten_van_het_toneel_zijn_die_van_een_gesprek(toneel):
    decor, _bezoek = toneel

    statussen = [decor.dialogen[EIGEN, moment].gesprek.status for moment in STATEN]

    assert statussen == [
        Gesprek.Status.VOORBEREIDEN,
        Gesprek.Status.GEPLAND,
        Gesprek.Status.GEVOERD,
        Gesprek.Status.TER_VASTSTELLING,
        Gesprek.Status.VASTGESTELD,
    ]
