"""The page that shows every component: whole, and nowhere in production."""

import re

import pytest
from django.urls import reverse

from kwaliteit.iconen import PADEN
from tests.gesprekken.kijken import tekst
from tests.test_bouw import SJABLONEN, WORTEL

COMPONENTEN = sorted((WORTEL / "templates/cotton").glob("*.html"))
PAGINA = sorted((WORTEL / "templates/gesprekken").glob("*onderdelen*.html"))


@pytest.fixture
def bron(client, wereld, settings):
    settings.DEMO = True
    client.force_login(wereld.ib)
    return tekst(client.get(reverse("onderdelen")))


@pytest.mark.parametrize("stand", ["DEMO", "DEBUG"])
def test_de_pagina_is_er_in_een_demo_en_tijdens_het_bouwen(client, wereld, settings, stand):
    setattr(settings, stand, True)
    client.force_login(wereld.ib)

    assert client.get(reverse("onderdelen")).status_code == 200


def test_in_een_productie_bestaat_de_pagina_niet(client, wereld):
    client.force_login(wereld.installatiebeheerder)

    assert client.get(reverse("onderdelen")).status_code == 404


def _gebruikt(paden):
    bron = "".join(pad.read_text() for pad in paden)
    return {naam.replace("-", "_") for naam in re.findall(r"<c-([a-z-]+)", bron)}


def test_elk_component_staat_op_de_pagina():
    te_zien = _gebruikt(PAGINA) - {"slot", "vars"}

    # what another component draws is seen with it
    assert {pad.stem for pad in COMPONENTEN} == te_zien | _gebruikt(COMPONENTEN) - {"slot", "vars"}


def test_er_zijn_hooguit_vijftien_componenten_en_ze_zijn_klein():
    lengtes = {pad.stem: len(pad.read_text().splitlines()) for pad in COMPONENTEN}

    assert len(lengtes) <= 15
    assert {naam: regels for naam, regels in lengtes.items() if regels > 40} == {}


def test_elk_component_wordt_ook_buiten_deze_pagina_gebruikt():
    elders = [pad for pad in SJABLONEN if pad not in PAGINA]

    assert {pad.stem for pad in COMPONENTEN} - _gebruikt(elders) == set()


def test_elk_icoon_is_te_zien(bron):
    assert [naam for naam in PADEN if f"<span>{naam}</span>" not in bron] == []


def test_elk_icoon_is_ergens_in_gebruik():
    code = (
        *SJABLONEN,
        *(WORTEL / "kwaliteit").rglob("*.py"),
        *(WORTEL / "gesprekken").rglob("*.py"),
    )
    elders = "".join(pad.read_text() for pad in code)

    assert [naam for naam in PADEN if f'"{naam}"' not in elders] == []


@pytest.mark.parametrize(
    ("vraag", "kenmerk"),
    [
        ("", '<html lang="nl">'),
        ("?thema=donker", 'data-bs-theme="dark"'),
        ("?thema=x", '<html lang="nl">'),
    ],
)
def test_een_thema_kiezen(client, wereld, settings, vraag, kenmerk):
    settings.DEMO = True
    client.force_login(wereld.ib)

    assert kenmerk in tekst(client.get(reverse("onderdelen") + vraag))


def test_de_pagina_pakt_de_aandacht_niet(bron):
    assert "autofocus" not in bron
    assert bron.count('class="fout-lijst"') == 1


def test_de_pagina_vraagt_alleen_wie_er_kijkt(
    client, wereld, settings, django_assert_max_num_queries
):
    settings.DEMO = True
    client.force_login(wereld.ib)

    with django_assert_max_num_queries(3):
        client.get(reverse("onderdelen"))
