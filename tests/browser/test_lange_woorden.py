"""Names and texts as long as they may be: a page stays within its screen."""

import pytest
from django.urls import reverse

from gesprekken.models import Afspraak, Deelname
from scholen.models import Aanstelling, Bestuur, Gebruiker, School
from tests.gesprekken import verhaal
from tests.gesprekken.verslagen import gevoerd

LANG = "Verantwoordelijkheidsbewustzijnsontwikkelingsprogrammacoördinatie" * 4


def _maak_lang(wereld) -> list[str]:
    """A school in a round where every name is one word of 200 characters; its pages."""
    gesprek = verhaal.gepland(verhaal.gesprek(wereld), wereld)
    afspraak = gevoerd(wereld, status="vastgesteld").afspraken.first()
    deelname = gesprek.deelname
    for model in (School, Bestuur, Gebruiker):
        model.objects.update(naam=LANG[:200])
    Aanstelling.objects.update(functie=LANG[:200])
    Afspraak.objects.update(wat=LANG, wie=LANG)
    Deelname.objects.update(doel_school=LANG, doel_bestuur=LANG)
    deelname.onderwerpen.filter(item=None).update(titel=LANG)
    gesprek.agendapunten.update(titel=LANG)
    return [
        "/",
        deelname.get_absolute_url(),
        reverse("deelname_zelfevaluatie", args=[deelname.sleutel]),
        reverse("deelname_domein", args=[deelname.sleutel, "2"]),
        reverse("deelname_onderwerpen", args=[deelname.sleutel]),
        reverse("deelname_ingediend", args=[deelname.sleutel]),
        deelname.ronde.get_absolute_url(),
        gesprek.get_absolute_url(),
        reverse("afspraken"),
        afspraak.get_absolute_url(),
        reverse("school_jaren", args=[wereld.school.sleutel]),
        reverse("scholen:school_mensen", args=[wereld.school.sleutel]),
    ]


@pytest.mark.parametrize("breed", [1280, 320])
def test_een_lang_woord_maakt_geen_pagina_breder_dan_het_scherm(
    venster, live_server, wereld, breed
):
    pagina = venster(wereld.ib, viewport={"width": breed, "height": 800})
    te_breed = []

    for weg in _maak_lang(wereld):
        antwoord = pagina.goto(weg)
        if pagina.evaluate("document.documentElement.scrollWidth") > breed:
            te_breed.append(weg)
        assert antwoord.status == 200, weg

    assert te_breed == []
