"""Every URL x every actor x every relation x GET and POST: the table in ``gesprekken/bewijs``.

A new URL without rows fails here. From the same table ``manage.py bewijs`` makes what a directeur
reads.
"""

import pytest

from gesprekken.bewijs.tabel import (
    ANDERE,
    BUUR,
    EIGEN,
    METHODEN,
    RELATIES,
    VREEMD,
    ZONDER,
    lees_tabel,
)
from gesprekken.models import Gesprek
from tests.conftest import maak_wereld
from tests.toegangstabel import ACTOREN, PAGINAS, Bezoek, Decor, adres
from tests.toneel import STATEN

ALTIJD_DICHT = {"inloggen", "401", "403", "404", "405"}
NIET_OVER_EEN_DIALOOG = ("kwaliteit:", "beheer:", "persoon_vergeten", "verklaring")
ZONDER_GEGEVENS = {"wie_ziet_wat", "toegankelijkheid", "gegevensregister", "privacy", "hulp"}
"""Pages about the product itself: the same for everybody, so also for who is not logged in."""
OVER_BEWAREN = {"bewaren", "verwerkingsregister"}
"""How long things stay and how much goes, for the office of a bestuur: no content."""

OVER_EEN_BESTUUR = {"beheer:bestuur", "beheer:bestuur_wijzigen", "beheer:bestuur_uitnodigen"}
"""What who keeps the installation opens of every bestuur: that it is there, and who keeps it."""


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
    leeg = [rij["url"] for rij in lees_tabel() if not all(rij.values())]

    assert leeg == []


@pytest.fixture(scope="module")
def toneel(module_lang):
    """Everything there is to ask for and who asks, set up once; undone after the last test."""
    wereld = maak_wereld()
    return Decor.bouw(wereld), Bezoek(wereld)


@pytest.mark.parametrize("relatie", [ZONDER, *RELATIES])
@pytest.mark.django_db
@pytest.mark.usefixtures("kaal")
def test_elk_antwoord_is_dat_van_de_tabel(toneel, relatie):
    decor, bezoek = toneel
    anders = []

    for rij in lees_tabel():
        if rij["relatie"] != relatie:
            continue
        pagina, url = PAGINAS[rij["url"]], adres(rij, decor)
        for actor in ACTOREN:
            gekregen = bezoek.vraag(actor, rij["methode"], url, als_gegevens=pagina.vraagt_gegevens)
            if gekregen != rij[actor]:
                waar = f"{rij['url']} ({rij['moment']}) {rij['methode']} {actor}"
                anders.append(f"{waar}: {gekregen}, verwacht {rij[actor]}")

    assert anders == []
    assert bezoek.mis == []


def test_een_ander_bestuur_bestaat_niet():
    """Hidden is 404: nobody learns that a row of another board exists (domein.md 7)."""
    open_deuren = {
        (rij["url"], actor)
        for rij in lees_tabel()
        if rij["relatie"] in (BUUR, VREEMD)
        for actor in ACTOREN
        if actor not in ("anoniem", "swv") and rij[actor] not in ("404", "405")
    }

    assert open_deuren == {(url, "installatiebeheerder") for url in OVER_EEN_BESTUUR}


def test_wie_de_installatie_beheert_komt_verder_nergens_dan_bij_de_besturen():
    """The same of every bestuur: its name, who keeps it, and whom one invites to keep it."""
    open_deuren = {
        (rij["url"], rij["relatie"])
        for rij in lees_tabel()
        if rij["relatie"] != ZONDER and rij["installatiebeheerder"] not in ("404", "405")
    }

    assert open_deuren == {(url, relatie) for url in OVER_EEN_BESTUUR for relatie in RELATIES}


def test_wie_niet_is_ingelogd_komt_nergens():
    open_deuren = {
        rij["url"]
        for rij in lees_tabel()
        if rij["anoniem"] not in ALTIJD_DICHT and not rij["url"].startswith("account_")
    }

    assert open_deuren == ZONDER_GEGEVENS


def _open_deuren(relaties, actoren, dicht) -> set[str]:
    """The URLs about a dialogue that answer one of ``actoren`` with anything but ``dicht``."""
    return {
        rij["url"]
        for rij in lees_tabel()
        if rij["relatie"] in relaties and not rij["url"].startswith(NIET_OVER_EEN_DIALOOG)
        for actor in actoren
        if rij[actor] not in dicht
    }


@pytest.mark.parametrize(
    ("actor", "leest"),
    [
        ("zonder rol", set()),
        ("team", set()),
        ("beheerder", {"scholen:school_mensen", "scholen:school_uitnodigen"} | OVER_BEWAREN),
    ],
)
def test_wie_de_inhoud_niet_leest_vindt_geen_dialoog(actor, leest):
    """A beheerder looks after who works where and how long things stay, and finds nothing else."""
    assert _open_deuren(RELATIES, [actor], {"404", "405"}) == leest


def test_een_lezer_leest_alleen_waarom_de_ronde_er_is():
    assert _open_deuren(RELATIES, ["lezer"], {"403", "404", "405"}) == {"ronde"}


def test_een_andere_school_leest_alleen_waarom_de_ronde_er_is():
    van_een_school = ["ib", "mt", "directeur"]

    assert _open_deuren([ANDERE], van_een_school, {"403", "404", "405"}) == {"ronde"}


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
