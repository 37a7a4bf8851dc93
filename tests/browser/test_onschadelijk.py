"""The world in which every text wants to be code, in a browser: nothing runs, all can be read."""

from collections import defaultdict

import pytest
from django.urls import resolve

from gesprekken.bewijs.tabel import EIGEN, ZONDER, lees_tabel
from tests.onschadelijk import ALLE, MERKEN, TEKSTEN, geschonden, nummers
from tests.toegangstabel import ACTOREN, adres
from tests.vijandig import bouw

MENSEN = ("adviseur", "directeur", "ib")
IN_STUKKEN = {"kwaliteit:kader_vergelijken"}  # each word that differs is marked, and said aloud
GEEN_PAGINA = ("pdf/", ".pdf", ".xlsx", ".zip", ".toml", ".ics", "/csrf/", "/sessie/")
VAL = "".join(f"window.{merk} = () => window.meldUitgevoerd('{merk}');" for merk in MERKEN)
GELEZEN = """[document.title, document.body.innerText,
  ...[...document.querySelectorAll("input, textarea")].map((een) => een.value)]"""
OPEN_ALLES = "for (const een of document.querySelectorAll('details')) een.open = true"


@pytest.fixture
def vallen(venster):
    """Opens a window where each of the texts calls somebody when it runs."""
    uitgevoerd = []

    def open_venster(gebruiker=None):
        pagina = venster(gebruiker)
        pagina.context.expose_function("meldUitgevoerd", lambda een: uitgevoerd.extend([een]))
        pagina.context.add_init_script(VAL)
        return pagina

    return open_venster, uitgevoerd


def _bezoeken(decor):
    """Every kind of page once, shared out over the three."""
    wegen = {}
    for rij in lees_tabel():
        if rij["relatie"] in (EIGEN, ZONDER) and rij["methode"] == "GET":
            mogen = [wie for wie in MENSEN if rij[wie] == "200"]
            if mogen:
                wegen[rij["url"]] = (adres(rij, decor), mogen[len(wegen) % len(mogen)])
    per_mens = defaultdict(list)
    for weg, wie in wegen.values():
        if not weg.endswith(GEEN_PAGINA):
            per_mens[wie].append(weg)
    return per_mens


def test_in_een_browser_voert_geen_pagina_een_tekst_uit(vallen):
    open_venster, uitgevoerd = vallen
    wereld, decor = bouw()
    gelezen, mis, geopend = set(), [], 0

    for wie, wegen in _bezoeken(decor).items():
        mens = getattr(wereld, ACTOREN[wie])
        mens.email = f"{wie}@example.org"  # a browser takes no code for an address
        mens.save(update_fields=["email"])
        pagina = open_venster(mens)
        for weg in wegen:
            antwoord = pagina.goto(weg)
            if antwoord.headers["content-type"].startswith("text/html"):
                pagina.evaluate(OPEN_ALLES)
                geopend += 1
                for tekst in pagina.evaluate(GELEZEN):
                    gelezen |= nummers(tekst)
                    if resolve(weg).view_name not in IN_STUKKEN:
                        mis += [(weg, wie, TEKSTEN[nummer]) for nummer in geschonden(tekst)]

    assert (uitgevoerd, mis) == ([], [])
    assert gelezen == ALLE
    assert geopend > 60


def test_de_val_klapt_dicht_als_een_pagina_zo_een_tekst_doorlaat(vallen):
    open_venster, uitgevoerd = vallen
    pagina = open_venster()

    pagina.goto("about:blank")
    pagina.set_content(f"<p>{TEKSTEN[0]}</p><p>{TEKSTEN[24]}</p><p>{TEKSTEN[47]}</p>")
    pagina.wait_for_timeout(200)

    assert sorted(uitgevoerd) == [MERKEN[nummer] for nummer in (0, 24, 47)]
