"""The pages that every footer links to; what they promise is what the access table says."""

import pytest
from django.urls import reverse

from gesprekken.bewijs.tabel import EIGEN, lees_tabel
from gesprekken.overzichten.wie_ziet_wat import GROEPEN, JA, KOLOMMEN, NEE
from scholen.models import Gebeurtenis
from tests.gesprekken.kijken import tekst
from tests.toegangstabel import Decor, adres

UITLEG = ("wie_ziet_wat", "toegankelijkheid", "privacy", "hulp")
LINKS = [f'<a href="/{naam.replace("_", "-")}/">' for naam in UITLEG]
REGELS = {regel.wat: regel for groep in GROEPEN for regel in groep.regels}

# Per column: who that is in the access table.
LEZERS = {
    "school": ["ib", "mt", "directeur"],
    "adviseur": ["adviseur"],
    "bestuurder": ["bestuurder"],
    "lezer": ["lezer"],
    "beheerder": ["beheerder"],
    "swv": ["swv"],
}
ANDEREN = {"adviseurs": "andere_adviseur", "anderen": "andere_ib"}
"""Who is no actor of that table: they open the doors themselves."""
# Per line of the page: the door behind which it is, and what the words that are not ja or nee mean.
DEUREN = {
    "Waarom de ronde er is, wat het bestuur ermee wil en welke dagen tellen": (
        "ronde",
        "voorbereiden",
        {},
    ),
    "De rode draad van een afgeronde ronde, zonder namen van scholen": (
        "ronde",
        "voorbereiden",
        {},
    ),
    "Antwoorden, onderwerpen en doel van de school, voordat zij indient": (
        "deelname_domein",
        "voorbereiden",
        {},
    ),
    "Wat de school indiende: antwoorden, onderwerpen en doel": (
        "deelname_ingediend",
        "ingediend",
        {"bestuurder": "→ deelname_inzage"},
    ),
    "Het doel van het bestuur voor het gesprek met deze school": ("deelname", "voorbereiden", {}),
    "Datum, plaats en wie aan tafel zit": ("gesprek", "ingediend", {}),
    "Voorbereiding, eigen bevindingen en het kladblok": (
        "gesprek_voorbereiding",
        "gevoerd",
        {"adviseur": "200"},
    ),
    "Het verslag terwijl de adviseur eraan schrijft": ("verslag_schrijven", "gevoerd", {}),
    "Het verslag dat bij beide kanten ligt, voor hun akkoord": ("verslag", "ter_vaststelling", {}),
    "Het verslag dat vaststaat, ook als pdf": ("verslag_pdf", "vastgesteld", {}),
    "Afspraken uit een gesprek": (
        "afspraak",
        "ter_vaststelling",
        {"bestuurder": "404", "swv": "404"},
    ),
    "Wie er op school werkt, en in welke rol": ("scholen:school_mensen", "vastgesteld", {}),
    "Het kwaliteitskader van het bestuur": ("kwaliteit:kader", "voorbereiden", {"swv": "404"}),
}
# Parts of a page that others open for something else: other tests look at those.
DEEL_VAN_EEN_PAGINA = {
    "Hoe ver een school is",
    "De agenda, en wat er is besproken",
    "Het logboek: wie wat deed en las",
}


def _rij(url, moment):
    """The row of the access table about reading this, of the own school at this moment."""
    wat = (url, moment, EIGEN, "GET")
    return next(
        rij
        for rij in lees_tabel()
        if (rij["url"], rij["moment"], rij["relatie"], rij["methode"]) == wat
    )


def _klopt(cel, antwoorden, in_woorden):
    if cel == JA:
        return antwoorden == {"200"}
    return antwoorden <= {"403", "404"} if cel == NEE else antwoorden == {in_woorden}


def test_elke_regel_heeft_een_deur_of_is_deel_van_een_pagina():
    assert set(REGELS) == set(DEUREN) | DEEL_VAN_EEN_PAGINA


@pytest.mark.parametrize("wat", list(DEUREN))
@pytest.mark.parametrize("kolom", list(LEZERS))
def test_de_pagina_zegt_wat_de_toegangstabel_zegt(wat, kolom):
    url, moment, in_woorden = DEUREN[wat]
    rij = _rij(url, moment)

    antwoorden = {rij[actor] for actor in LEZERS[kolom]}

    assert _klopt(REGELS[wat].per_kolom[kolom], antwoorden, in_woorden.get(kolom))


@pytest.mark.django_db
def test_de_pagina_zegt_wat_andere_adviseurs_en_andere_scholen_lezen(client, wereld):
    decor = Decor.bouw(wereld)
    anders = []

    for kolom, naam in ANDEREN.items():
        client.force_login(getattr(wereld, naam))
        for wat, (url, moment, _) in DEUREN.items():
            antwoord = client.get(adres(_rij(url, moment), decor))
            if not _klopt(REGELS[wat].per_kolom[kolom], {str(antwoord.status_code)}, None):
                anders.append((kolom, wat, antwoord.status_code))

    assert anders == []


def test_een_ja_of_nee_met_een_uitzondering_staat_in_woorden():
    uitzonderingen = {
        (wat, kolom) for wat, (_, _, in_woorden) in DEUREN.items() for kolom in in_woorden
    }
    anders = {
        (wat, kolom)
        for wat, regel in REGELS.items()
        for kolom, cel in regel.per_kolom.items()
        if cel not in (JA, NEE)
    }

    assert uitzonderingen == anders


@pytest.mark.parametrize("kolom", ["lezer", "beheerder", "swv", "anderen"])
def test_wie_buiten_het_gesprek_staat_leest_geen_verslag_en_geen_antwoorden(kolom):
    over_de_school = [
        regel.per_kolom[kolom]
        for groep in GROEPEN
        if groep.titel in ("De voorbereiding", "Het gesprek", "Het verslag")
        for regel in groep.regels
    ]

    assert set(over_de_school) == {NEE}


@pytest.mark.parametrize("naam", UITLEG)
def test_een_uitleg_is_te_lezen_zonder_inloggen(client, db, naam):
    antwoord = client.get(reverse(naam))

    assert antwoord.status_code == 200
    assert [link for link in LINKS if link not in antwoord.content.decode()] == []
    assert Gebeurtenis.objects.count() == 0


def _midden(antwoord):
    return tekst(antwoord).split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("naam", UITLEG)
def test_een_uitleg_ziet_er_voor_iedereen_hetzelfde_uit(client, wereld, naam):
    anoniem = _midden(client.get(reverse(naam)))
    client.force_login(wereld.lezer)

    assert _midden(client.get(reverse(naam))) == anoniem


@pytest.mark.parametrize("adres", ["/account/login/", "/account/password/reset/", "/nergens/"])
def test_de_voet_staat_ook_op_pagina_s_zonder_inloggen(client, db, adres):
    pagina = client.get(adres).content.decode()

    assert [link for link in LINKS if link not in pagina] == []


def test_de_voet_noemt_het_bestuur_voor_wie_is_ingelogd(client, wereld):
    client.force_login(wereld.ib)

    assert "Stichting De Brug · schooljaar" in client.get("/").content.decode()


def test_de_tabel_noemt_elke_rij_en_elke_kolom(client, db):
    pagina = client.get(reverse("wie_ziet_wat")).content.decode()

    assert [wat for wat in REGELS if f'scope="row">{wat}</th>' not in pagina] == []
    assert [kop for kop in KOLOMMEN.values() if f'<th scope="col">{kop}</th>' not in pagina] == []
    assert pagina.count(">nee</td>") + pagina.count("> nee</td>") == sum(
        regel.cellen.count(NEE) for regel in REGELS.values()
    )


def test_de_hulp_wijst_naar_de_licenties_van_letters_en_iconen(client, db, settings):
    pagina = client.get(reverse("hulp")).content.decode()

    for pad in ("fonts/LICENSE-Commissioner-OFL.txt", "img/LICENSE-Tabler-icons-MIT.txt"):
        assert f'href="/static/{pad}"' in pagina
        assert (settings.BASE_DIR / "static" / pad).read_text()
