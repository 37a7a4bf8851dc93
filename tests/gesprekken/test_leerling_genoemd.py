"""Wherever somebody writes in his own words, a text that names a pupil is noticed (rule 11)."""

import pytest
from django.urls import reverse

from kwaliteit.leerlingen import WAARSCHUWING_NAAM
from tests.factories import KwaliteitskaderFactory
from tests.gesprekken.kijken import tekst
from tests.toneel import Spelers, speel

GENOEMD = "Voor leerling Sanne is dit te veel."
PAGINAS = [
    ("deelname_heropenen", "ingediend", "adviseur", "deelname", {"reden": GENOEMD}),
    ("deelname_inzage", "ingediend", "bestuurder", "deelname", {"reden": GENOEMD}),
    ("onderwerp_nieuw", "voorbereiden", "ib", "deelname", {"titel": "Rust", "reden": GENOEMD}),
    ("gesprek_vervallen", "ingediend", "adviseur", "gesprek", {"reden": GENOEMD}),
    ("agendapunt_nieuw", "ingediend", "adviseur", "gesprek", {"titel": GENOEMD}),
]


@pytest.fixture
def dialoog(wereld, request):
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    kader = KwaliteitskaderFactory.gevuld(items=(1, 2))
    return speel(spelers, kader, tot=request.param, schooljaar="2026-2027")


@pytest.mark.parametrize(
    ("pagina", "dialoog", "wie", "waarover", "gegevens"), PAGINAS, indirect=["dialoog"]
)
def test_een_pagina_die_een_tekst_in_een_keer_opslaat_zegt_het(
    client, wereld, pagina, dialoog, wie, waarover, gegevens
):
    client.force_login(getattr(wereld, wie))
    adres = reverse(pagina, args=[getattr(dialoog, waarover).sleutel])

    antwoord = client.post(adres, gegevens, follow=True)

    assert WAARSCHUWING_NAAM in tekst(antwoord)


@pytest.mark.parametrize("dialoog", ["voorbereiden"], indirect=True)
def test_een_reden_om_een_ronde_terug_te_zetten_ook(client, wereld, dialoog):
    type(dialoog.ronde).objects.update(status="gesloten")
    client.force_login(wereld.adviseur)
    adres = reverse("ronde_terug", args=[dialoog.ronde.sleutel])

    assert WAARSCHUWING_NAAM in tekst(client.post(adres, {"reden": GENOEMD}, follow=True))


@pytest.mark.parametrize("dialoog", ["voorbereiden"], indirect=True)
def test_wat_het_bestuur_over_de_ronde_schrijft_ook(client, wereld, dialoog):
    client.force_login(wereld.adviseur)
    adres = reverse("ronde_wijzigen", args=[dialoog.ronde.sleutel])
    gegevens = client.get(adres).context["form"].initial

    antwoord = client.post(adres, {"titel": gegevens["titel"], "waarom": GENOEMD}, follow=True)

    assert WAARSCHUWING_NAAM in tekst(antwoord)
