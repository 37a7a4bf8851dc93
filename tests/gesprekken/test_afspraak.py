"""An afspraak after the talk: its steps, its notes, and who may take them."""

import pytest
from django.urls import reverse

from gesprekken.acties.afspraak import notitie_toevoegen, stap_zetten
from gesprekken.models import Afspraak, Doel, Meetmoment
from kwaliteit.overgangen import AlVeranderd
from scholen.models import Gebeurtenis
from tests.database import tegelijk
from tests.factories import AfspraakFactory, GebruikerFactory
from tests.gesprekken.verslagen import OP, gevoerd, tekst_van

pytestmark = pytest.mark.usefixtures("vandaag")
OPEN, GEREED, VERVALLEN, DOORGEGEVEN = Afspraak.Status.values
TOEGESTAAN = {
    (OPEN, GEREED),
    (OPEN, VERVALLEN),
    (OPEN, DOORGEGEVEN),
    (GEREED, OPEN),
    (VERVALLEN, OPEN),
}
STAPPEN = {
    OPEN: lambda rij, wie: rij.hervatten(door=wie, op=OP, reden="Toch wel."),
    GEREED: lambda rij, wie: rij.afronden(door=wie, op=OP),
    VERVALLEN: lambda rij, wie: rij.stoppen(door=wie, op=OP, reden="Niet meer nodig."),
    DOORGEGEVEN: lambda rij, wie: rij.doorgeven(door=wie, op=OP),
}


def _lukt(stap) -> bool:
    try:
        stap()
    except AlVeranderd:
        return False
    return True


@pytest.mark.django_db
@pytest.mark.parametrize("naar", Afspraak.Status.values)
@pytest.mark.parametrize("van", Afspraak.Status.values)
def test_een_afspraak_neemt_alleen_de_stappen_die_er_zijn(van, naar):
    afspraak, wie = AfspraakFactory(status=van), GebruikerFactory()

    gelukt = _lukt(lambda: STAPPEN[naar](afspraak, wie))

    assert gelukt == ((van, naar) in TOEGESTAAN)
    assert Afspraak.objects.get(pk=afspraak.pk).status == (naar if gelukt else van)


@pytest.mark.django_db
@pytest.mark.parametrize(("van", "naar"), sorted(TOEGESTAAN))
def test_de_tweede_klik_wordt_geweigerd(van, naar):
    afspraak, wie = AfspraakFactory(status=van), GebruikerFactory()
    tweede = Afspraak.objects.get(pk=afspraak.pk)
    STAPPEN[naar](afspraak, wie)

    assert not _lukt(lambda: STAPPEN[naar](tweede, wie))


@pytest.fixture
def afspraak(wereld):
    gesprek = gevoerd(wereld, status="vastgesteld")
    return AfspraakFactory(gesprek=gesprek, wat="Een vaste ochtend", partij="school")


def url(afspraak, naam="afspraak") -> str:
    return reverse(naam, args=[afspraak.sleutel])


def stuur(client, wie, afspraak, naam, **gegevens):
    client.force_login(wie)
    return client.post(url(afspraak, naam), gegevens)


@pytest.mark.parametrize(
    ("partij", "mogen"),
    [
        ("school", {"ib", "mt", "directeur", "ib_van_twee"}),
        ("bestuur", {"adviseur", "andere_adviseur", "bestuurder"}),
        (
            "samen",
            {"ib", "mt", "directeur", "ib_van_twee", "adviseur", "andere_adviseur", "bestuurder"},
        ),
        ("swv", {"swv_medewerker"}),
    ],
)
def test_alleen_wie_het_beloofde_zet_een_stap_of_een_notitie(client, wereld, partij, mogen):
    rij = AfspraakFactory(gesprek=gevoerd(wereld, status="vastgesteld"), partij=partij)
    mensen = [
        *("ib", "ib_van_twee", "mt", "team", "directeur", "adviseur", "andere_adviseur"),
        *("bestuurder", "lezer", "swv_medewerker", "beheerder", "andere_ib", "buur_adviseur"),
    ]

    gemogen = {
        naam
        for naam in mensen
        if stuur(client, getattr(wereld, naam), rij, "afspraak_notitie", tekst=naam).status_code
        == 302
    }

    assert gemogen == mogen
    assert set(rij.meetmomenten.values_list("tekst", flat=True)) == mogen


@pytest.mark.parametrize(
    ("status", "lezers"),
    [
        ("gevoerd", {"adviseur"}),
        ("ter_vaststelling", {"adviseur", "andere_adviseur", "ib", "directeur"}),
        ("vastgesteld", {"adviseur", "andere_adviseur", "ib", "directeur", "bestuurder"}),
    ],
)
def test_wie_een_afspraak_leest_hangt_aan_het_verslag(client, wereld, status, lezers):
    rij = AfspraakFactory(gesprek=gevoerd(wereld, status=status), partij="samen")
    gelezen = set()

    for naam in (
        *("adviseur", "andere_adviseur", "ib", "directeur", "bestuurder"),
        *("team", "lezer", "swv_medewerker", "andere_directeur", "vreemde_ib", "beheerder"),
    ):
        client.force_login(getattr(wereld, naam))
        if client.get(url(rij)).status_code == 200:
            gelezen.add(naam)

    assert gelezen == lezers


def test_stoppen_vraagt_om_een_reden_en_laat_die_zien(client, wereld, afspraak):
    leeg = stuur(client, wereld.ib, afspraak, "afspraak_status", stap="stoppen", reden=" ")
    gestopt = stuur(
        client, wereld.ib, afspraak, "afspraak_status", stap="stoppen", reden="De pool is er nu."
    )

    pagina = tekst_van(client.get(gestopt.url))
    assert "Schrijf op waarom jullie ermee stoppen." in tekst_van(leeg)
    assert "Gestopt" in pagina
    assert "De pool is er nu." in pagina
    regel = Gebeurtenis.objects.get(model="afspraak")
    assert (regel.van, regel.naar, regel.reden) == ("open", "vervallen", "De pool is er nu.")


def test_klaar_en_weer_lopen(client, wereld, afspraak):
    stuur(client, wereld.directeur, afspraak, "afspraak_status", stap="gereed", reden="")
    klaar = Afspraak.objects.get(pk=afspraak.pk).status
    zonder = stuur(client, wereld.directeur, afspraak, "afspraak_status", stap="hervatten")
    stuur(client, wereld.directeur, afspraak, "afspraak_status", stap="hervatten", reden="Toch.")

    assert klaar == "gereed"
    assert "Schrijf op waarom de afspraak weer loopt." in tekst_van(zonder)
    assert Afspraak.objects.get(pk=afspraak.pk).status == "open"


@pytest.mark.parametrize(
    ("gegevens", "melding"),
    [
        ({}, "Kies eerst hoe het met de afspraak staat."),
        ({"stap": "vernietigen"}, "Kies een van de antwoorden."),
        ({"stap": "stoppen", "reden": "x" * 20_001}, "langer dan 20.000 tekens"),
    ],
)
def test_een_stap_die_niet_klopt_wordt_uitgelegd(client, wereld, afspraak, gegevens, melding):
    antwoord = stuur(client, wereld.ib, afspraak, "afspraak_status", **gegevens)

    assert antwoord.status_code == 200
    assert melding in tekst_van(antwoord)
    assert Afspraak.objects.get(pk=afspraak.pk).status == "open"


def test_dubbel_klikken_op_klaar_zegt_dat_het_al_zo_is(client, wereld, afspraak):
    for _ in range(2):
        volgende = stuur(client, wereld.ib, afspraak, "afspraak_status", stap="gereed")

    assert "Deze stap kan nu niet meer." in tekst_van(client.get(volgende.url))
    assert Gebeurtenis.objects.filter(model="afspraak").count() == 1


def test_een_notitie_is_een_meetmoment_zonder_geplande_dag(client, wereld, afspraak):
    volgende = stuur(client, wereld.ib, afspraak, "afspraak_notitie", tekst="Het lukt!\r\n")

    notitie = Meetmoment.objects.get()
    assert (notitie.gepland_op, notitie.gedaan_op, notitie.naam, notitie.tekst) == (
        None,
        OP,
        "Marit Hofstra",
        "Het lukt!",
    )
    assert notitie.bestuur == wereld.bestuur
    assert "Het lukt!" in tekst_van(client.get(volgende.url))


def test_dezelfde_notitie_twee_keer_is_er_een(client, wereld, afspraak):
    for _ in range(3):
        stuur(client, wereld.ib, afspraak, "afspraak_notitie", tekst="Het lukt!")

    assert Meetmoment.objects.count() == 1


@pytest.mark.parametrize("tekst", ["", " \n\t", "x" * 20_001])
def test_een_lege_of_te_lange_notitie_wordt_uitgelegd(client, wereld, afspraak, tekst):
    antwoord = stuur(client, wereld.ib, afspraak, "afspraak_notitie", tekst=tekst)

    assert antwoord.status_code == 200
    assert "Fout: " in tekst_van(antwoord)
    assert Meetmoment.objects.count() == 0


def test_een_gesloten_afspraak_houdt_haar_notities(client, wereld, afspraak):
    stap_zetten(afspraak, stap="gereed", reden="", door=wereld.ib, op=OP)

    stuur(client, wereld.ib, afspraak, "afspraak_notitie", tekst="Nu gewoon hoe we werken.")

    assert Meetmoment.objects.get().tekst == "Nu gewoon hoe we werken."


def test_de_pagina_vertelt_wie_wanneer_en_waaraan_we_het_merken(client, wereld, afspraak):
    gewoon = {"bestuur": wereld.bestuur, "afspraak": afspraak}
    Doel.objects.create(**gewoon, soort="meetbaar", waaraan="Ochtenden", streefwaarde="2")
    Doel.objects.create(**gewoon, soort="merkbaar", waaraan="Ze vragen ons", bij_wie="Team")
    Afspraak.objects.filter(pk=afspraak.pk).update(tot="2026-10-01", wie="Marit")
    client.force_login(wereld.ib)

    pagina = tekst_van(client.get(url(afspraak)))

    for woorden in (
        "School: Marit",
        "Van ons: was toegezegd voor 1 oktober",
        "Meetbaar",
        "Ochtenden",
        "Merkbaar",
        "Ze vragen ons",
        "uit het gesprek van 10 november",
    ):
        assert woorden in pagina


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_pagina_kost_niet_meer_vragen_bij_meer_notities(
    client, wereld, afspraak, django_assert_num_queries, aantal
):
    for nummer in range(aantal):
        notitie_toevoegen(afspraak, tekst=f"Notitie {nummer}", door=wereld.ib, op=OP)
        Doel.objects.create(
            bestuur=wereld.bestuur, afspraak=afspraak, waaraan="x", soort="merkbaar"
        )
    client.force_login(wereld.ib)
    client.get(url(afspraak))

    with django_assert_num_queries(12):
        client.get(url(afspraak))


def test_tegelijk_klikken_is_een_stap_en_een_notitie(gelijktijdig, wereld):
    rij = AfspraakFactory(gesprek=gevoerd(wereld, status="vastgesteld"))

    def noteer():
        afspraak = Afspraak.objects.select_related("bestuur").get(pk=rij.pk)
        return notitie_toevoegen(afspraak, tekst="Het lukt!", door=wereld.ib, op=OP)

    tegelijk(*[noteer] * 5)

    assert Meetmoment.objects.count() == 1


def test_een_notitie_over_een_leerling_blijft_staan_met_een_waarschuwing(client, wereld, afspraak):
    tekst = "Met leerling Sanne ging het goed."

    volgende = stuur(client, wereld.ib, afspraak, "afspraak_notitie", tekst=tekst)

    assert "de naam van een leerling" in tekst_van(client.get(volgende.url))
    assert Meetmoment.objects.get().tekst == tekst
