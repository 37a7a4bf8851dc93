"""The list of afspraken: own side first, own debts plain."""

from datetime import date

import pytest
from django.urls import reverse

from gesprekken.models import Afspraak
from tests.factories import AfspraakFactory, GesprekFactory
from tests.gesprekken.verslagen import OP, gevoerd, tekst_van

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vandaag")]
ADRES = "/afspraken/"


@pytest.fixture
def gesprek(wereld):
    gesprek = gevoerd(wereld, status="vastgesteld")
    gesprek.afspraken.all().delete()
    return gesprek


def lees(client, wie, **zoek) -> str:
    client.force_login(wie)
    return tekst_van(client.get(reverse("afspraken"), zoek))


def afspraken_van(client, wie, **zoek) -> list[str]:
    client.force_login(wie)
    groepen = client.get(reverse("afspraken"), zoek).context["lijst"].groepen
    return [f"{groep.titel}: {rij.afspraak.wat}" for groep in groepen for rij in groep.rijen]


def test_de_eigen_kant_staat_bovenaan_en_wat_het_eerst_komt_eerst(client, wereld, gesprek):
    AfspraakFactory(gesprek=gesprek, wat="Zonder dag", partij="school")
    AfspraakFactory(gesprek=gesprek, wat="Later", partij="school", tot=date(2027, 3, 1))
    AfspraakFactory(gesprek=gesprek, wat="Eerst", partij="samen", tot=date(2026, 12, 1))
    AfspraakFactory(gesprek=gesprek, wat="Van hen", partij="bestuur")

    assert afspraken_van(client, wereld.ib) == [
        "Van ons: Eerst",
        "Van ons: Later",
        "Van ons: Zonder dag",
        "Van het bestuur: Van hen",
    ]
    assert afspraken_van(client, wereld.bestuurder) == [
        "Van ons: Eerst",
        "Van ons: Van hen",
        "Van de school: Later",
        "Van de school: Zonder dag",
    ]


def test_een_eigen_belofte_die_voorbij_is_staat_er_gewoon(client, wereld, gesprek):
    AfspraakFactory(gesprek=gesprek, partij="bestuur", tot=date(2026, 10, 1))

    assert "Van ons: was toegezegd voor 1 oktober." in lees(client, wereld.adviseur)
    pagina = lees(client, wereld.ib)
    assert "Was toegezegd voor 1 oktober." in pagina
    assert "Van ons: was" not in pagina


def test_op_de_dag_zelf_is_een_belofte_nog_niet_voorbij(client, wereld, gesprek):
    AfspraakFactory(gesprek=gesprek, partij="bestuur", tot=OP.date())

    assert "was toegezegd" not in lees(client, wereld.adviseur)


def test_wat_nog_in_een_concept_staat_loopt_voor_niemand(client, wereld):
    concept = gevoerd(wereld, tekst="in concept")

    assert afspraken_van(client, wereld.adviseur) == []
    assert lees(client, wereld.adviseur).count("in concept") == 0
    assert client.get(concept.afspraken.get().get_absolute_url()).status_code == 200


def test_zonder_keuze_staan_alleen_de_lopende_er(client, wereld, gesprek):
    AfspraakFactory(gesprek=gesprek, wat="Loopt")
    AfspraakFactory(gesprek=gesprek, wat="Is klaar", status="gereed")
    AfspraakFactory(gesprek=gesprek, wat="Gestopt", status="vervallen")

    assert afspraken_van(client, wereld.ib) == ["Van ons: Loopt"]
    assert afspraken_van(client, wereld.ib, status="gereed") == ["Van ons: Is klaar"]
    assert len(afspraken_van(client, wereld.ib, status="alles")) == 3


def test_de_lijst_is_te_verkleinen_tot_een_school_en_een_kant(client, wereld, gesprek):
    ander = GesprekFactory(
        deelname__ronde__bestuur=wereld.bestuur,
        deelname__school=wereld.andere_school,
        status="vastgesteld",
    )
    AfspraakFactory(gesprek=gesprek, wat="Hier", partij="school")
    AfspraakFactory(gesprek=ander, wat="Daar", partij="school")
    AfspraakFactory(gesprek=ander, wat="Daar van ons", partij="bestuur")

    assert afspraken_van(client, wereld.adviseur, school=wereld.andere_school.sleutel) == [
        "Van ons: Daar van ons",
        "Van de school: Daar",
    ]
    assert afspraken_van(client, wereld.adviseur, partij="bestuur") == ["Van ons: Daar van ons"]
    assert wereld.andere_school.naam not in lees(client, wereld.ib)


@pytest.mark.parametrize("zoek", [{"school": "bestaatniet22"}, {"partij": "x"}, {"status": "weg"}])
def test_een_keuze_die_niet_bestaat_telt_niet_mee(client, wereld, gesprek, zoek):
    AfspraakFactory(gesprek=gesprek, wat="Loopt")

    assert afspraken_van(client, wereld.ib, **zoek) == ["Van ons: Loopt"]


@pytest.mark.parametrize(
    ("wie", "ziet"),
    [
        ("ib", ["samen", "school", "swv"]),
        ("adviseur", ["samen", "school", "swv"]),
        ("bestuurder", ["samen", "school", "swv"]),
        ("swv_medewerker", ["swv"]),
        ("team", []),
        ("lezer", []),
        ("beheerder", []),
        ("andere_ib", []),
        ("buur_adviseur", []),
        ("vreemde_directeur", []),
        ("zonder_rol", []),
    ],
)
def test_ieder_ziet_zijn_eigen_afspraken(client, wereld, gesprek, wie, ziet):
    for partij in ("samen", "school", "swv"):
        AfspraakFactory(gesprek=gesprek, wat=partij, partij=partij)

    gezien = afspraken_van(client, getattr(wereld, wie))

    assert sorted(regel.split(": ")[1] for regel in gezien) == ziet


def test_een_lege_lijst_zegt_wat_hier_komt(client, wereld):
    assert "Er lopen nu geen afspraken" in lees(client, wereld.ib)
    assert "Geen afspraken die hierbij passen" in lees(client, wereld.ib, status="gereed")


@pytest.mark.parametrize("aantal", [1, 3, 60])
def test_de_lijst_kost_niet_meer_vragen_bij_meer_afspraken(
    client, wereld, gesprek, django_assert_num_queries, aantal
):
    for _ in range(aantal):
        rij = AfspraakFactory(gesprek=gesprek)
        rij.personen.add(wereld.ib)
    client.force_login(wereld.adviseur)
    client.get(ADRES)

    with django_assert_num_queries(7):
        client.get(ADRES)


def test_de_pagina_zegt_de_plek_in_het_kwadrant(client, wereld):
    afspraak = gevoerd(wereld).afspraken.get()
    client.force_login(wereld.adviseur)

    zonder = tekst_van(client.get(afspraak.get_absolute_url()))
    Afspraak.objects.filter(pk=afspraak.pk).update(gerichtheid="leren", plek="school")
    met = tekst_van(client.get(afspraak.get_absolute_url()))

    assert "Plek in het kwadrant" not in zonder
    assert "<dt>Plek in het kwadrant</dt><dd>Leren, school</dd>" in met


def test_zonder_keuze_wijst_de_samenvatting_naar_de_eerste_keuze(client, wereld):
    afspraak = gevoerd(wereld, status="vastgesteld").afspraken.get()
    client.force_login(wereld.adviseur)

    pagina = tekst_van(client.post(reverse("afspraak_status", args=[afspraak.sleutel]), {}))

    assert "<title>Fout: " in pagina
    assert '<a href="#id_stap">Hoe staat het ermee: Kies eerst' in pagina
    assert pagina.count('id="id_stap"') == 1


@pytest.mark.parametrize("naam", ["afspraak_status", "afspraak_notitie"])
def test_wat_de_adviseur_alleen_noteerde_loopt_nog_niet(client, wereld, naam):
    afspraak = gevoerd(wereld).afspraken.get()
    client.force_login(wereld.adviseur)

    antwoord = client.post(reverse(naam, args=[afspraak.sleutel]), {"stap": "gereed"}, follow=True)

    assert "Deze afspraak loopt pas als het verslag voorligt." in tekst_van(antwoord)
    assert "Hoe staat het ermee" not in tekst_van(antwoord)
    afspraak.refresh_from_db()
    assert (afspraak.status, afspraak.meetmomenten.count()) == ("open", 0)
