"""The page where a school chooses what the talk is about, and writes its goal."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gesprekken.acties import onderwerpen as acties
from gesprekken.models import Deelname, Onderwerp
from kwaliteit.models import Tekstversie, Thema
from tests.factories import (
    MOMENT,
    DeelnameFactory,
    KwaliteitskaderFactory,
    OnderwerpFactory,
    RondeFactory,
)

GEGEVENS = {"accept": "application/json"}


@pytest.fixture(autouse=True)
def vandaag(settings):
    """Every day is 24 November 2026, as in the demo world."""
    settings.DEMO = True


@pytest.fixture
def deelname(wereld):
    kader = KwaliteitskaderFactory.gevuld(items=(3, 3), gepubliceerd=False)
    Thema.objects.create(kader=kader, key="ouders", naam="Ouders")
    kader.publiceren(door=wereld.beheerder, op=MOMENT)
    ronde = RondeFactory(bestuur=wereld.bestuur, kader=kader, maximum=2)
    return DeelnameFactory(ronde=ronde, school=wereld.school, adviseur=wereld.adviseur)


def vlag(deelname, code, **velden):
    oordelen = deelname.zelfevaluatie.oordelen.filter(item__code=code)
    oordelen.update(wil_bespreken=True, bekeken_op=MOMENT, **velden)


def als(client, gebruiker):
    client.force_login(gebruiker)
    return client


def lees(client, gebruiker, deelname):
    return als(client, gebruiker).get(reverse("deelname_onderwerpen", args=[deelname.sleutel]))


def kies(client, gebruiker, deelname, onderwerp=(), stond_aan=()):
    url = reverse("onderwerpen_kiezen", args=[deelname.sleutel])
    gegevens = {"onderwerp": onderwerp, "stond_aan": stond_aan}
    return als(client, gebruiker).post(url, gegevens, follow=True)


def tekst(antwoord):
    return antwoord.content.decode()


def gekozen():
    rijen = Onderwerp.objects.all().van_de_school().gekozen().in_volgorde()
    return [rij.code or rij.titel for rij in rijen]


@pytest.mark.parametrize(
    ("wie", "status"),
    [
        ("ib", 200),
        ("mt", 200),
        ("directeur", 200),
        ("adviseur", 403),
        ("andere_adviseur", 403),
        ("bestuurder", 404),
        ("lezer", 404),
        ("team", 404),
        ("andere_ib", 404),
        ("vreemde_ib", 404),
    ],
)
def test_de_onderwerpen_zijn_van_de_school(client, wereld, deelname, wie, status):
    assert lees(client, getattr(wereld, wie), deelname).status_code == status


def test_wat_iemand_wil_bespreken_staat_er_met_reden_en_schrijver(client, wereld, deelname):
    vlag(deelname, "2b", reden="Hoe doen anderen dit?", gewijzigd_door=wereld.mt, waarde="2")
    vlag(deelname, "1a")

    blad = lees(client, wereld.ib, deelname).context["blad"]

    assert [(keus.code, keus.reden, keus.door, keus.woord) for keus in blad.keuzes] == [
        ("1a", "", "", ""),
        ("2b", "Hoe doen anderen dit?", "Tom", "In ontwikkeling"),
    ]


def test_aanvinken_kiest_en_uitvinken_laat_los(client, wereld, deelname):
    vlag(deelname, "1a")
    vlag(deelname, "2b")

    kies(client, wereld.ib, deelname, ["1a", "2b"])
    assert gekozen() == ["1a", "2b"]
    kies(client, wereld.ib, deelname, ["2b"], ["1a", "2b"])

    assert gekozen() == ["2b"]


def test_een_pagina_die_lang_openstond_wist_de_keuze_van_een_ander_niet(client, wereld, deelname):
    vlag(deelname, "1a")
    vlag(deelname, "2b")
    kies(client, wereld.ib, deelname, ["1a"])

    kies(client, wereld.mt, deelname, ["2b"], [])

    assert gekozen() == ["1a", "2b"]


def test_boven_het_maximum_staat_er_wat_nu_kan(client, wereld, deelname):
    antwoord = kies(client, wereld.ib, deelname, ["1a", "1b", "1c"])

    assert "Jullie kiezen hooguit 2 onderwerpen. Haal er eerst een weg" in tekst(antwoord)
    assert gekozen() == []


def test_de_vraag_van_het_bestuur_staat_bovenaan_de_agenda(client, wereld, deelname):
    kies(client, wereld.ib, deelname, ["1a"])
    domein = deelname.ronde.kader.domeinen.get(code="2")
    OnderwerpFactory(deelname=deelname, titel="", domein=domein, bron="bestuur", volgorde=9)

    punten = lees(client, wereld.ib, deelname).context["blad"].punten

    assert [punt.titel for punt in punten] == [
        "Domein 2: Domein 2",
        "Wij doen wat er bij 1a staat.",
    ]


def test_een_item_dat_gekozen_is_blijft_te_zien_ook_zonder_vlag(client, wereld, deelname):
    kies(client, wereld.ib, deelname, ["1a"])

    keuzes = lees(client, wereld.ib, deelname).context["blad"].keuzes

    assert [(keus.code, keus.is_gekozen) for keus in keuzes] == [("1a", True)]


def test_een_eigen_onderwerp_met_thema_en_reden(client, wereld, deelname):
    thema = deelname.ronde.kader.themas.get()
    url = reverse("onderwerp_nieuw", args=[deelname.sleutel])
    gegevens = {"titel": "  Rust in het team ", "reden": "Het is vol.", "thema": thema.pk}

    als(client, wereld.mt).post(url, gegevens)

    onderwerp = Onderwerp.objects.get()
    assert (onderwerp.titel, onderwerp.reden, onderwerp.thema, onderwerp.bron) == (
        "Rust in het team",
        "Het is vol.",
        thema,
        "school",
    )


def test_een_leeg_eigen_onderwerp_zegt_wat_er_moet_en_houdt_de_rest(client, wereld, deelname):
    url = reverse("onderwerp_nieuw", args=[deelname.sleutel])

    antwoord = als(client, wereld.mt).post(url, {"titel": " ", "reden": "Het is vol."})

    assert "Schrijf in een paar woorden waar je het over wilt hebben." in tekst(antwoord)
    assert "Het is vol." in tekst(antwoord)
    assert Onderwerp.objects.count() == 0


def test_wat_niet_meer_past_raakt_niet_kwijt(client, wereld, deelname):
    kies(client, wereld.ib, deelname, ["1a", "1b"])
    url = reverse("onderwerp_nieuw", args=[deelname.sleutel])

    antwoord = als(client, wereld.mt).post(url, {"titel": "Rust", "reden": "Het is vol."})

    assert "Jullie kiezen hooguit 2 onderwerpen." in tekst(antwoord)
    assert 'value="Rust"' in tekst(antwoord)
    assert "Het is vol." in tekst(antwoord)
    assert gekozen() == ["1a", "1b"]


def test_het_formulier_heeft_een_eigen_pagina(client, wereld, deelname):
    url = reverse("onderwerp_nieuw", args=[deelname.sleutel])

    assert als(client, wereld.mt).get(url).status_code == 200
    assert als(client, wereld.adviseur).get(url).status_code == 403


def test_een_thema_van_een_ander_bestuur_kan_niet(client, wereld, deelname):
    thema = Thema.objects.create(bestuur=wereld.buurbestuur, key="ouders", naam="Ouders")
    url = reverse("onderwerp_nieuw", args=[deelname.sleutel])

    als(client, wereld.mt).post(url, {"titel": "Rust", "reden": "", "thema": thema.pk})

    assert Onderwerp.objects.count() == 0


def test_de_reden_van_een_onderwerp_bewaart_zichzelf(client, wereld, deelname):
    onderwerp = OnderwerpFactory(deelname=deelname, titel="Rust")
    veld = lees(client, wereld.ib, deelname).context["blad"].keuzes[0].reden_veld
    gegevens = {"veld": "reden", "waarde": "Het is vol.", "merk": veld.merk}
    url = reverse("onderwerp_reden", args=[onderwerp.sleutel])

    antwoord = client.post(url, gegevens, headers=GEGEVENS)

    assert antwoord.json()["status"] == "opgeslagen"
    assert Onderwerp.objects.get().reden == "Het is vol."


def test_op_volgorde_zetten_met_knoppen(client, wereld, deelname):
    eerste, tweede = (
        OnderwerpFactory(deelname=deelname, titel=titel, volgorde=plek)
        for plek, titel in enumerate(("Eerst", "Dan"))
    )
    url = reverse("onderwerp_verplaatsen", args=[tweede.sleutel])

    als(client, wereld.ib).post(url, {"stap": "omhoog"})
    assert gekozen() == ["Dan", "Eerst"]
    client.post(url, {"stap": "onzin"})
    assert gekozen() == ["Dan", "Eerst"]
    client.post(reverse("onderwerp_verplaatsen", args=[eerste.sleutel]), {"stap": "omhoog"})

    assert gekozen() == ["Eerst", "Dan"]


def test_een_eigen_onderwerp_weghalen(client, wereld, deelname):
    onderwerp = OnderwerpFactory(deelname=deelname, titel="Rust")

    als(client, wereld.ib).post(reverse("onderwerp_weghalen", args=[onderwerp.sleutel]))

    assert Onderwerp.objects.count() == 0


@pytest.mark.parametrize("naam", ["onderwerp_reden", "onderwerp_verplaatsen", "onderwerp_weghalen"])
@pytest.mark.parametrize("wie", ["adviseur", "bestuurder", "lezer", "andere_ib", "vreemde_ib"])
def test_voor_een_ander_bestaat_het_onderwerp_niet(client, wereld, deelname, naam, wie):
    onderwerp = OnderwerpFactory(deelname=deelname, titel="Rust")
    url = reverse(naam, args=[onderwerp.sleutel])

    assert als(client, getattr(wereld, wie)).post(url).status_code == 404


def test_de_vraag_van_het_bestuur_verplaatst_een_school_niet(client, wereld, deelname):
    domein = deelname.ronde.kader.domeinen.first()
    onderwerp = OnderwerpFactory(deelname=deelname, titel="", domein=domein, bron="bestuur")
    url = reverse("onderwerp_weghalen", args=[onderwerp.sleutel])

    assert als(client, wereld.directeur).post(url).status_code == 404


# --- Goals


def schrijf(client, gebruiker, deelname, veld, waarde, merk):
    url = reverse("deelname_doelen", args=[deelname.sleutel])
    gegevens = {"veld": veld, "waarde": waarde, "merk": merk}
    return als(client, gebruiker).post(url, gegevens, headers=GEGEVENS)


def test_doel_en_reactie_bewaren_zichzelf(client, wereld, deelname):
    blad = lees(client, wereld.ib, deelname).context["blad"]

    schrijf(client, wereld.ib, deelname, "doel_school", "Weten wat helpt.", blad.doel_school.merk)
    schrijf(client, wereld.mt, deelname, "reactie", "Fijne vraag.", blad.reactie.merk)

    deelname = Deelname.objects.get()
    assert (deelname.doel_school, deelname.reactie) == ("Weten wat helpt.", "Fijne vraag.")


def test_twee_schrijvers_zien_elkaars_doel(client, wereld, deelname):
    merk = lees(client, wereld.ib, deelname).context["blad"].doel_school.merk
    schrijf(client, wereld.mt, deelname, "doel_school", "Van Tom", merk)

    antwoord = schrijf(client, wereld.ib, deelname, "doel_school", "Van Marit", merk)

    assert antwoord.status_code == 409
    assert (antwoord.json()["ander"], antwoord.json()["door"]) == ("Van Tom", "Tom Verbeek")


def test_een_doel_dat_een_leerling_lijkt_te_noemen_geeft_een_seintje(client, wereld, deelname):
    merk = lees(client, wereld.ib, deelname).context["blad"].doel_school.merk

    antwoord = schrijf(
        client, wereld.ib, deelname, "doel_school", "Praten over leerling Sem Jansen.", merk
    )

    assert antwoord.json()["status"] == "opgeslagen"
    assert antwoord.json()["let_op"]
    assert antwoord.json()["let_op"] in tekst(lees(client, wereld.ib, deelname))


def test_na_indienen_is_de_tekst_niet_weg_maar_ook_niet_veranderd(client, wereld, deelname):
    merk = lees(client, wereld.ib, deelname).context["blad"].doel_school.merk
    type(deelname.zelfevaluatie).objects.update(status="ingediend")

    antwoord = schrijf(client, wereld.ib, deelname, "doel_school", "Te laat.", merk)

    assert antwoord.status_code == 409
    assert "al ingediend" in antwoord.json()["melding"]
    assert Deelname.objects.get().doel_school == ""
    assert Tekstversie.objects.get(soort="niet_gekozen").tekst == "Te laat."


def test_zonder_javascript_gaan_doel_en_reactie_in_een_keer_mee(client, wereld, deelname):
    blad = lees(client, wereld.ib, deelname).context["blad"]
    velden = (blad.doel_school, blad.reactie)
    gegevens = {veld.naam: f"Tekst van {veld.veld}" for veld in velden}
    gegevens |= {f"{veld.naam}-merk": veld.merk for veld in velden}

    als(client, wereld.ib).post(reverse("deelname_doelen", args=[deelname.sleutel]), gegevens)

    deelname = Deelname.objects.get()
    assert deelname.doel_school == "Tekst van doel_school"
    assert deelname.reactie == "Tekst van reactie"


@pytest.mark.parametrize(("wie", "status"), [("adviseur", 403), ("andere_ib", 404)])
def test_een_ander_schrijft_het_doel_van_de_school_niet(client, wereld, deelname, wie, status):
    antwoord = schrijf(client, getattr(wereld, wie), deelname, "doel_school", "Van mij", "x")

    assert antwoord.status_code == status


@pytest.mark.parametrize("veld", ["doel_bestuur", "adviseur", "sleutel", ""])
def test_een_ander_veld_kan_hier_niet_geschreven_worden(client, wereld, deelname, veld):
    antwoord = schrijf(client, wereld.ib, deelname, veld, "Van mij", "x")

    assert antwoord.status_code == 400
    assert Deelname.objects.get().doel_bestuur == ""


# --- Queries


def test_de_pagina_stelt_een_vast_aantal_vragen(client, wereld, deelname):
    def vragen():
        lees(client, wereld.ib, deelname)
        with CaptureQueriesContext(connection) as gesteld:
            assert lees(client, wereld.ib, deelname).status_code == 200
        return len(gesteld)

    vlag(deelname, "1a", gewijzigd_door=wereld.mt)
    acties.onderwerpen_kiezen(deelname, erbij=["1a"], eraf=[], op=MOMENT)
    bij_een = vragen()
    vlag(deelname, "1b", gewijzigd_door=wereld.directeur)
    vlag(deelname, "2a", gewijzigd_door=wereld.ib)
    OnderwerpFactory(deelname=deelname, titel="Rust")
    bij_drie = vragen()

    assert bij_een == bij_drie <= 20


def test_een_veld_bewaren_kost_weinig_vragen(client, wereld, deelname):
    merk = lees(client, wereld.ib, deelname).context["blad"].doel_school.merk
    url = reverse("deelname_doelen", args=[deelname.sleutel])
    gegevens = {"veld": "doel_school", "waarde": "Weten wat helpt.", "merk": merk}

    with CaptureQueriesContext(connection) as gesteld:
        client.post(url, gegevens, headers=GEGEVENS)

    gewoon = [vraag for vraag in gesteld if "SAVEPOINT" not in vraag["sql"]]
    assert len(gewoon) <= 8
