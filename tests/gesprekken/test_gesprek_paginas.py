"""The pages of a talk: who gets which, and what they show of it."""

from datetime import date

import pytest

from gesprekken.acties import kladblok
from gesprekken.models import Deelnemer, Gesprek
from scholen.models import Gebeurtenis
from scholen.models.sleutel import nieuwe_sleutel
from tests.factories import AfspraakFactory, AgendapuntFactory, DeelnameFactory, GesprekFactory
from tests.gesprekken import verhaal
from tests.gesprekken.aan_tafel import leg_kanaries, pad
from tests.gesprekken.verhaal import OP
from tests.gesprekken.verslagen import dialoog

PAGINAS = ["", "plannen/", "voorbereiding/", "agenda/", "voeren/", "gevoerd/", "vervallen/"]
VREEMDEN = [
    "team",
    "bestuurder",
    "lezer",
    "swv_medewerker",
    "beheerder",
    "installatiebeheerder",
    "zonder_rol",
    "andere_ib",
    "andere_directeur",
    "buur_directeur",
    "buur_adviseur",
    "vreemde_ib",
    "vreemde_adviseur",
]


@pytest.fixture
def gesprek(wereld):
    return verhaal.gepland(verhaal.gesprek(wereld), wereld)


def haal(client, wie, url):
    client.force_login(wie)
    return client.get(url)


def codes(client, wie, gesprek, namen):
    client.force_login(wie)
    return {naam: client.get(pad(gesprek, naam)).status_code for naam in namen}


def test_de_adviseur_van_het_gesprek_krijgt_elke_pagina(client, wereld, gesprek):
    gekregen = codes(client, wereld.adviseur, gesprek, PAGINAS)

    assert gekregen == dict.fromkeys(PAGINAS, 200)


def test_school_en_andere_adviseur_krijgen_alleen_het_gesprek_zelf(client, wereld, gesprek):
    lezers = ["ib", "ib_van_twee", "mt", "directeur", "andere_adviseur"]

    gekregen = {wie: codes(client, getattr(wereld, wie), gesprek, PAGINAS) for wie in lezers}

    alleen_het_gesprek = {naam: 403 if naam else 200 for naam in PAGINAS}
    assert gekregen == dict.fromkeys(lezers, alleen_het_gesprek)


def test_voor_wie_er_niet_bij_hoort_bestaat_het_gesprek_niet(client, wereld, gesprek):
    namen = [*PAGINAS, "gesprek.ics"]

    gekregen = {wie: codes(client, getattr(wereld, wie), gesprek, namen) for wie in VREEMDEN}

    assert gekregen == dict.fromkeys(VREEMDEN, dict.fromkeys(namen, 404))


def test_een_adviseur_die_weg_is_krijgt_niets_meer(client, wereld, gesprek):
    wereld.adviseur.aanstellingen.update(tot=date(2026, 1, 1))

    assert haal(client, wereld.adviseur, pad(gesprek, "voeren/")).status_code == 404


KANARIES = {
    "KANARIE-voorbereiding",
    "KANARIE-bevinding",
    "KANARIE-klad",
    "KANARIE-parkeren",
    "KANARIE-vraag",
    "KANARIE-afspraak",
}


def kanaries_in(*antwoorden):
    tekst = " ".join(antwoord.content.decode() for antwoord in antwoorden)
    return {kanarie for kanarie in KANARIES if kanarie in tekst}


def test_de_adviseur_vindt_de_eigen_woorden_terug(client, wereld, gesprek):
    punt = leg_kanaries(gesprek, wereld)
    client.force_login(wereld.adviseur)

    gevonden = kanaries_in(
        client.get(pad(gesprek, "voorbereiding/")),
        client.get(pad(gesprek, f"voeren/?punt={punt.sleutel}")),
    )

    assert gevonden == KANARIES


@pytest.mark.parametrize("status", ["gepland", "gevoerd"])
def test_niemand_anders_leest_voorbereiding_klad_of_vragen(client, wereld, gesprek, status):
    leg_kanaries(gesprek, wereld)
    Gesprek.objects.filter(pk=gesprek.pk).update(status=status)
    antwoorden = []

    for wie in (wereld.ib, wereld.directeur, wereld.mt, wereld.andere_adviseur):
        client.force_login(wie)
        antwoorden += [client.get(pad(gesprek, naam)) for naam in [*PAGINAS, "gesprek.ics"]]
        antwoorden.append(client.get("/gesprekken/"))

    assert kanaries_in(*antwoorden) == set()


def test_wie_het_gesprek_overneemt_leest_de_notities_van_de_vorige_niet(client, wereld, gesprek):
    punt = leg_kanaries(gesprek, wereld)
    Gesprek.objects.filter(pk=gesprek.pk).update(adviseur=wereld.andere_adviseur)
    client.force_login(wereld.andere_adviseur)

    gevonden = kanaries_in(
        client.get(pad(gesprek, "voorbereiding/")),
        client.get(pad(gesprek, f"voeren/?punt={punt.sleutel}")),
    )

    assert gevonden == {"KANARIE-vraag", "KANARIE-afspraak"}


def test_eigen_aantekeningen_staan_nooit_op_papier(client, wereld, gesprek):
    leg_kanaries(gesprek, wereld)

    tekst = haal(client, wereld.adviseur, pad(gesprek, "voorbereiding/")).content.decode()

    for kanarie in ("KANARIE-voorbereiding", "KANARIE-bevinding"):
        ervoor = tekst[: tekst.index(kanarie)]
        vorm = "<section" if kanarie == "KANARIE-voorbereiding" else "<form"
        assert "niet-afdrukken" in ervoor[ervoor.rindex(vorm) :]


def test_de_school_leest_de_agenda_zonder_de_vragen(client, wereld, gesprek):
    tekst = haal(client, wereld.ib, pad(gesprek)).content.decode()

    assert "Tijd in de klas" in tekst
    assert "Wat lukt er bij 2a?" not in tekst
    assert "Agenda wijzigen" not in tekst


def test_zonder_inzending_zegt_de_pagina_dat(client, wereld):
    gesprek = verhaal.gepland(verhaal.gesprek(wereld, ingediend=False), wereld)
    client.force_login(wereld.adviseur)

    paginas = [client.get(pad(gesprek, naam)).content.decode() for naam in ["", "voorbereiding/"]]

    assert all("De school heeft nog niets ingediend" in tekst for tekst in paginas)


def test_lezen_van_de_inzending_laat_een_regel_na(client, wereld, gesprek):
    client.force_login(wereld.adviseur)

    for naam in ("voorbereiding/", "agenda/", "voeren/", "voorbereiding/"):
        client.get(pad(gesprek, naam))

    regel = Gebeurtenis.objects.get(soort="gelezen")
    assert (regel.model, regel.gebruiker) == ("indiening", wereld.adviseur)


def test_het_gesprek_zelf_bekijken_laat_niets_na(client, wereld, gesprek):
    haal(client, wereld.adviseur, pad(gesprek))

    assert not Gebeurtenis.objects.filter(soort="gelezen").exists()


def test_de_lijst_is_van_wie_kijkt(client, wereld, gesprek):
    school = haal(client, wereld.ib, "/gesprekken/").content.decode()
    elders = haal(client, wereld.vreemde_ib, "/gesprekken/").content.decode()

    assert gesprek.sleutel in school
    assert gesprek.sleutel not in elders
    assert "Er zijn nog geen gesprekken" in elders


def test_het_agendabestand_is_er_voor_wie_het_gesprek_ziet(client, wereld, gesprek):
    antwoord = haal(client, wereld.ib, pad(gesprek, "gesprek.ics"))

    assert antwoord["Content-Type"] == "text/calendar; charset=utf-8"
    assert antwoord["Content-Disposition"] == (
        'attachment; filename="gesprek-de-wilgenhoek-2027-01-19.ics"'
    )
    assert b"BEGIN:VEVENT" in antwoord.content


def test_zonder_datum_is_er_nog_geen_agendabestand(client, wereld):
    gesprek = verhaal.gesprek(wereld)

    antwoord = haal(client, wereld.ib, pad(gesprek, "gesprek.ics"))

    assert antwoord.status_code == 302
    assert antwoord["Location"] == pad(gesprek)


def vul(gesprek, wereld, aantal):
    """``aantal`` of everything that a page of a talk shows in a list."""
    for _ in range(aantal):
        AgendapuntFactory(gesprek=gesprek)
        punt = AgendapuntFactory(gesprek=gesprek)
        AfspraakFactory(gesprek=gesprek, agendapunt=punt)
        Deelnemer.objects.create(
            bestuur=gesprek.bestuur, gesprek=gesprek, naam="Gast", partij="school"
        )
        for soort in ("aandachtspunt", "ambitie"):
            kladblok.vastleggen(
                gesprek,
                soort=soort,
                sleutel=nieuwe_sleutel(),
                tekst="Iets",
                agendapunt=punt,
                partij="school",
            )
        rij = kladblok.nieuwe_regel(
            gesprek,
            sleutel=nieuwe_sleutel(),
            agendapunt=None,
            auteur=wereld.adviseur,
            op=OP,
        )
        type(rij).objects.filter(pk=rij.pk).update(tekst="Een regel")


@pytest.mark.parametrize(
    ("tot", "lezers"),
    [
        ("gevoerd", []),
        ("ter_vaststelling", ["ib", "directeur"]),
        ("vastgesteld", ["ib", "directeur", "andere_adviseur"]),
    ],
)
def test_van_het_gesprek_ga_je_naar_het_verslag_dat_je_mag_lezen(client, wereld, tot, lezers):
    gesprek = dialoog(wereld, tot=tot).gesprek

    met_link = [
        wie
        for wie in ("ib", "directeur", "andere_adviseur")
        if pad(gesprek, "verslag/") in haal(client, getattr(wereld, wie), pad(gesprek)).text
    ]

    assert met_link == lezers


@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize(
    ("naam", "queries"),
    [
        ("", 11),
        ("plannen/", 6),
        ("voorbereiding/", 14),
        ("agenda/", 9),
        ("voeren/?punt=doelen", 14),
        ("gevoerd/", 7),
        ("vervallen/", 4),
        ("gesprek.ics", 4),
    ],
)
def test_een_pagina_vraagt_niet_meer_bij_meer_rijen(
    client, wereld, gesprek, django_assert_num_queries, naam, queries, aantal
):
    vul(gesprek, wereld, aantal)
    haal(client, wereld.adviseur, pad(gesprek, "voorbereiding/"))  # the line that it was read

    with django_assert_num_queries(queries):
        client.get(pad(gesprek, naam))


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_vraagt_niet_meer_bij_meer_gesprekken(
    client, wereld, django_assert_num_queries, aantal
):
    for _ in range(aantal):
        deelname = DeelnameFactory(
            school=wereld.school, ronde__bestuur=wereld.bestuur, adviseur=wereld.adviseur
        )
        GesprekFactory(deelname=deelname)
    client.force_login(wereld.adviseur)

    with django_assert_num_queries(5):
        client.get("/gesprekken/")
