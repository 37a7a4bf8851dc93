"""Every form of the product, sent empty and with odd values: what is wrong stands where one looks.

The answer that shows the form again begins its title with "Fout:", has one summary that gets the
focus, links to fields that are there, and still holds every word that was typed.
"""

import pytest
from django.urls import resolve

from tests.bestoken import deuren, klant, vraag
from tests.conftest import maak_wereld
from tests.formulieren import Blad
from tests.toegangstabel import ACTOREN, Decor

ZIN = "Krom & <b>scheef</b> \"in\" 'mijn' {{ hand }}\nen nog een regel"
INVOER = {
    "leeg": "",
    "krom": ZIN,
    "te lang": "lang " * 4_200,
    "geen dag": "2026-02-30",
    "oud": "Uit een tabblad dat al lang openstaat.",
}
EERST_KIJKEN = {"kader_voorbeeld", "kader_hulpteksten"}
"""Steps that show what would happen: a page to look at and send again is no mistake there."""
OUD_MERK = "0" * 64
"""The mark of a text that stands nowhere: somebody else wrote there meanwhile."""


@pytest.fixture(scope="module")
def toneel(module_lang):
    """One school's dialogues at every moment, and everybody who works there."""
    wereld = maak_wereld()
    klanten, decor = {actor: klant(wereld, actor) for actor in ACTOREN}, Decor.bouw(wereld)
    return klanten, decor, _formulieren(klanten, decor)


def _pagina(antwoord):
    """The page in an answer; None for data, a file or the way to another page."""
    is_pagina = antwoord.headers.get("Content-Type", "").startswith("text/html")
    return antwoord.content.decode() if is_pagina and antwoord.content else None


def _formulieren(klanten, decor):
    """The fields of every form on every page that somebody may open, by where it is sent."""
    alles = {}
    for url, wie in deuren(decor, "GET"):
        pagina = _pagina(vraag(klanten[wie], "get", url))
        for naar, velden in Blad(url, pagina).formulieren.items() if pagina else ():
            alles.setdefault(naar, {}).update(velden)
    return alles


def _ingevuld(velden, soort):
    """What a browser sends when somebody types this everywhere and chooses nothing."""
    data = {"csrfmiddlewaretoken": "x"}
    for naam, veld in velden.items():
        if veld.is_tekst:
            data[naam] = INVOER[soort]
        elif veld.soort == "hidden":
            data[naam] = OUD_MERK if soort == "oud" and naam.endswith("-merk") else veld.waarde
    return data


def _fouten(url, blad, velden, waarde):
    """What is wrong with a page that shows a form again, in words."""
    if not blad.titel.strip().startswith("Fout:"):
        yield f"titel {blad.titel.strip()!r}"
    if len(blad.samenvattingen) != 1:
        yield f"{len(blad.samenvattingen)} samenvattingen"
    for samenvatting in blad.samenvattingen:
        if samenvatting.get("tabindex") != "-1" or "autofocus" not in samenvatting:
            yield "de samenvatting krijgt de focus niet"
    for doel in blad.verwijzingen:
        if doel not in blad.ids:
            yield f"een link naar #{doel}, dat er niet is"
    if blad.foute_velden and not blad.verwijzingen:
        yield "geen link naar een fout veld"
    yield from (f"dubbel id {een}" for een in blad.ids if blad.ids.count(een) > 1)
    terug = blad.formulieren[url]
    for naam in velden:
        veld = terug.get(naam)
        if veld is not None and veld.is_tekst and _plat(veld.waarde) != _plat(waarde):
            yield f"{naam} is weg: {veld.waarde[:40]!r}"


def _plat(tekst):
    """A text without what a browser or a form takes away: line ends, spaces around it."""
    return " ".join(tekst.split())


@pytest.mark.django_db
@pytest.mark.parametrize("soort", list(INVOER))
def test_een_formulier_met_fouten_zegt_wat_er_moet_en_houdt_de_tekst(toneel, soort):
    klanten, decor, formulieren = toneel
    gezien, mis = set(), []

    for url, wie in dict(deuren(decor, "POST")).items():
        velden = formulieren.get(url, {})
        antwoord = vraag(klanten[wie], "post", url, _ingevuld(velden, soort))
        pagina = _pagina(antwoord)
        blad = Blad(url, pagina) if pagina else None
        if blad is None or url not in blad.formulieren:
            continue
        is_fout = "Fout:" in blad.titel or blad.samenvattingen or blad.foute_velden
        if resolve(url).url_name in EERST_KIJKEN and not is_fout:
            continue
        gezien.add(url)
        mis += [f"{url} ({wie}): {een}" for een in _fouten(url, blad, velden, INVOER[soort])]
        if antwoord.status_code not in (200, 409):
            mis.append(f"{url} ({wie}): {antwoord.status_code}")

    assert sorted(set(mis)) == []
    assert len(gezien) > 10
