"""The notepad and the fields around a talk: saving by themselves, and as forms."""

import pytest

from gesprekken.acties import kladblok
from gesprekken.models import (
    Aandachtspunt,
    Aantekening,
    Afspraak,
    Agendapunt,
    Ambitie,
    Bevinding,
    Doel,
    Gesprek,
)
from kwaliteit.models import Tekstversie
from kwaliteit.teksten import merk_van
from scholen.models.sleutel import nieuwe_sleutel
from tests.gesprekken import verhaal
from tests.gesprekken.verhaal import OP

LEEG = merk_van("")
REGEL = "abcdefghij23"


@pytest.fixture
def gesprek(wereld):
    return verhaal.gepland(verhaal.gesprek(wereld), wereld)


@pytest.fixture
def punt(gesprek):
    return gesprek.agendapunten.get(onderwerp__item__code="2a")


@pytest.fixture
def adviseur(client, wereld):
    client.force_login(wereld.adviseur)
    return client


def pad(gesprek, naam=""):
    return f"/gesprekken/{gesprek.sleutel}/{naam}"


def bewaar(client, url, veld, waarde, merk=LEEG):
    return client.post(
        url,
        {"veld": veld, "waarde": waarde, "merk": merk},
        headers={"Accept": "application/json"},
    )


def maak_regel(gesprek, wereld, punt=None, tekst="Een regel"):
    rij = kladblok.nieuwe_regel(
        gesprek, sleutel=nieuwe_sleutel(), agendapunt=punt, auteur=wereld.adviseur, op=OP
    )
    Aantekening.objects.filter(pk=rij.pk).update(tekst=tekst)
    rij.refresh_from_db()
    return rij


# --- Lines


def test_het_eerste_woord_maakt_de_regel(adviseur, gesprek, punt, wereld):
    antwoord = bewaar(adviseur, pad(gesprek, f"klad/{REGEL}/?punt={punt.sleutel}"), "tekst", "Tom")

    rij = Aantekening.objects.get()
    assert antwoord.json()["status"] == "opgeslagen"
    assert (rij.sleutel, rij.tekst, rij.agendapunt, rij.auteur) == (
        REGEL,
        "Tom",
        punt,
        wereld.adviseur,
    )


def test_verder_schrijven_verandert_dezelfde_regel(adviseur, gesprek, punt):
    url = pad(gesprek, f"klad/{REGEL}/?punt={punt.sleutel}")
    merk = bewaar(adviseur, url, "tekst", "Tom").json()["merk"]

    bewaar(adviseur, url, "tekst", "Tom zegt", merk)
    bewaar(adviseur, url, "gezegd_door", "de school")

    rij = Aantekening.objects.get()
    assert (rij.tekst, rij.gezegd_door) == ("Tom zegt", "de school")


def test_twee_vensters_overschrijven_elkaar_niet(adviseur, gesprek, wereld):
    rij = maak_regel(gesprek, wereld, tekst="uit het ene venster")

    antwoord = bewaar(adviseur, pad(gesprek, f"klad/{rij.sleutel}/"), "tekst", "uit het andere")

    assert antwoord.status_code == 409
    assert antwoord.json()["ander"] == "uit het ene venster"
    assert Tekstversie.objects.get(soort="niet_gekozen").tekst == "uit het andere"


def test_een_regel_van_een_ander_bestaat_niet(adviseur, gesprek, wereld):
    rij = maak_regel(gesprek, wereld)
    Aantekening.objects.update(auteur=wereld.andere_adviseur)

    antwoord = bewaar(adviseur, pad(gesprek, f"klad/{rij.sleutel}/"), "tekst", "x")

    assert antwoord.status_code == 404
    assert Aantekening.objects.get().tekst == "Een regel"


@pytest.mark.parametrize("sleutel", ["kort", "ABCDEFGHIJ23", "abcdefghij01"])
def test_een_sleutel_die_geen_sleutel_is_maakt_niets(adviseur, gesprek, sleutel):
    antwoord = bewaar(adviseur, pad(gesprek, f"klad/{sleutel}/"), "tekst", "x")

    assert antwoord.status_code == 404
    assert Aantekening.objects.count() == 0


def test_een_punt_van_een_ander_gesprek_telt_niet(adviseur, gesprek, wereld):
    antwoord = bewaar(adviseur, pad(gesprek, f"klad/{REGEL}/?punt=abcdefghij77"), "tekst", "x")

    assert antwoord.status_code == 404


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("tekst", "x" * 20_001), ("gezegd_door", "de wethouder"), ("soort", "parkeren")],
)
def test_wat_niet_kan_wordt_niet_bewaard(adviseur, gesprek, wereld, veld, waarde):
    rij = maak_regel(gesprek, wereld)

    antwoord = bewaar(adviseur, pad(gesprek, f"klad/{rij.sleutel}/"), veld, waarde)

    assert (antwoord.status_code, antwoord.json()["status"]) == (400, "fout")
    rij.refresh_from_db()
    assert (rij.tekst, rij.gezegd_door, rij.soort) == ("Een regel", "", "klad")


def test_nul_en_stuurtekens_gaan_eruit(adviseur, gesprek):
    bewaar(adviseur, pad(gesprek, f"klad/{REGEL}/"), "tekst", "a\x00b\x0bc\r\nd")

    assert Aantekening.objects.get().tekst == "abc\nd"


@pytest.mark.parametrize("status", ["ter_vaststelling", "vastgesteld"])
def test_als_het_verslag_voorligt_wordt_een_regel_niet_meer_veranderd(
    adviseur, gesprek, wereld, status
):
    rij = maak_regel(gesprek, wereld)
    Gesprek.objects.update(status=status)

    antwoord = bewaar(
        adviseur, pad(gesprek, f"klad/{rij.sleutel}/"), "tekst", "Te laat", merk_van("Een regel")
    )

    assert (antwoord.status_code, antwoord.json()["status"]) == (409, "gesloten")
    assert Aantekening.objects.get().tekst == "Een regel"
    assert Tekstversie.objects.get(soort="niet_gekozen").tekst == "Te laat"


def test_na_het_gesprek_mag_er_nog_bij(adviseur, gesprek):
    Gesprek.objects.update(status="gevoerd")

    antwoord = bewaar(adviseur, pad(gesprek, f"klad/{REGEL}/"), "tekst", "Achteraf")

    assert antwoord.status_code == 200


def test_een_leerling_bij_naam_krijgt_een_zin_en_blijft_staan(adviseur, gesprek):
    antwoord = bewaar(adviseur, pad(gesprek, f"klad/{REGEL}/"), "tekst", "Leerling Fatima leest.")

    assert antwoord.json()["let_op"].startswith("Hier lijkt de naam van een leerling te staan.")
    assert Aantekening.objects.get().tekst == "Leerling Fatima leest."


def test_bewaren_vraagt_hooguit_acht_keer_iets(
    adviseur, gesprek, wereld, django_assert_max_num_queries
):
    rij = maak_regel(gesprek, wereld)
    url = pad(gesprek, f"klad/{rij.sleutel}/")

    with django_assert_max_num_queries(10):  # two of them are the savepoint of the test itself
        bewaar(adviseur, url, "tekst", "Anders", merk_van("Een regel"))


# --- Without JavaScript


def test_zonder_javascript_zet_de_knop_de_regel_erbij(adviseur, gesprek, punt):
    antwoord = adviseur.post(
        pad(gesprek, f"klad/{REGEL}/doen/?punt={punt.sleutel}"),
        {
            f"{REGEL}-tekst": "Zonder script",
            f"{REGEL}-tekst-merk": LEEG,
            f"{REGEL}-gezegd_door": "ik",
            f"{REGEL}-gezegd_door-merk": LEEG,
        },
    )

    rij = Aantekening.objects.get()
    assert antwoord["Location"] == pad(gesprek, f"voeren/?punt={punt.sleutel}")
    assert (rij.tekst, rij.gezegd_door) == ("Zonder script", "ik")


def test_zonder_javascript_worden_twee_teksten_getoond(adviseur, gesprek, wereld):
    rij = maak_regel(gesprek, wereld, tekst="ander venster")

    antwoord = adviseur.post(
        pad(gesprek, f"klad/{rij.sleutel}/doen/"),
        {f"{rij.sleutel}-tekst": "dit venster", f"{rij.sleutel}-tekst-merk": LEEG},
    )

    tekst = antwoord.content.decode()
    assert "ander venster" in tekst
    assert "dit venster" in tekst
    assert merk_van("ander venster") in tekst
    assert Aantekening.objects.get().tekst == "ander venster"


def test_zonder_javascript_blijft_te_lange_tekst_staan(adviseur, gesprek, wereld):
    rij = maak_regel(gesprek, wereld)

    antwoord = adviseur.post(
        pad(gesprek, f"klad/{rij.sleutel}/doen/"),
        {f"{rij.sleutel}-tekst": "x" * 20_001, f"{rij.sleutel}-tekst-merk": LEEG},
    )

    tekst = antwoord.content.decode()
    assert "<title>Fout: " in tekst
    assert "20.000 tekens" in tekst
    assert "x" * 20_001 in tekst


def test_zonder_javascript_na_sluiten_een_melding_en_de_tekst_bewaard(adviseur, gesprek, wereld):
    rij = maak_regel(gesprek, wereld)
    Gesprek.objects.update(status="ter_vaststelling")

    antwoord = adviseur.post(
        pad(gesprek, f"klad/{rij.sleutel}/doen/"),
        {
            f"{rij.sleutel}-tekst": "Te laat",
            f"{rij.sleutel}-tekst-merk": merk_van("Een regel"),
            "doe": "afspraak",
        },
        follow=True,
    )

    assert "ligt voor" in antwoord.content.decode()
    assert Afspraak.objects.count() == 0
    assert Tekstversie.objects.get(soort="niet_gekozen").tekst == "Te laat"


# --- Capture


@pytest.mark.parametrize(
    ("doe", "model"),
    [("afspraak", Afspraak), ("aandachtspunt", Aandachtspunt), ("ambitie", Ambitie)],
)
def test_een_knop_schrijft_de_regel_en_legt_hem_vast(adviseur, gesprek, punt, doe, model):
    url = pad(gesprek, f"klad/{REGEL}/doen/?punt={punt.sleutel}")
    gegevens = {f"{REGEL}-tekst": "Elke maand meekijken", f"{REGEL}-tekst-merk": LEEG, "doe": doe}

    antwoord = adviseur.post(url, gegevens)
    adviseur.post(url, gegevens)

    vast = model.objects.get()
    assert str(vast) == "Elke maand meekijken"
    assert vast.agendapunt == punt
    assert antwoord["Location"] == pad(
        gesprek, f"voeren/?punt={punt.sleutel}&open={vast.sleutel}#v-{vast.sleutel}"
    )


def test_een_knop_zonder_tekst_opent_een_leeg_formulier(adviseur, gesprek, punt):
    antwoord = adviseur.post(
        pad(gesprek, f"klad/{REGEL}/doen/?punt={punt.sleutel}"),
        {f"{REGEL}-tekst": "", "doe": "ambitie"},
        follow=True,
    )

    assert "Leg vast</button>" in antwoord.content.decode()
    assert Ambitie.objects.count() == 0


def test_parkeren_met_een_knop(adviseur, gesprek, wereld, punt):
    rij = maak_regel(gesprek, wereld, punt)

    adviseur.post(pad(gesprek, f"klad/{rij.sleutel}/doen/"), {"doe": "parkeren"})

    assert Aantekening.objects.get().soort == "parkeren"


def test_een_onbekende_knop_doet_niets(adviseur, gesprek, wereld):
    rij = maak_regel(gesprek, wereld)

    antwoord = adviseur.post(pad(gesprek, f"klad/{rij.sleutel}/doen/"), {"doe": "weggooien"})

    assert antwoord.status_code == 302
    assert Aantekening.objects.get().soort == "klad"


def test_vers_vastleggen_in_een_keer(adviseur, gesprek, punt):
    gegevens = {
        "tekst": "Een vaste vervanger ",
        "partij": "bestuur",
        "wie": "Hanneke",
        "wanneer": "voor 1 maart",
        "sleutel": REGEL,
    }

    for _ in range(2):
        adviseur.post(pad(gesprek, f"vastleggen/afspraak/?punt={punt.sleutel}"), gegevens)

    rij = Afspraak.objects.get()
    assert (rij.wat, rij.partij, rij.wie, rij.tot_tekst, rij.agendapunt) == (
        "Een vaste vervanger",
        "bestuur",
        "Hanneke",
        "voor 1 maart",
        punt,
    )


@pytest.mark.parametrize(
    ("invoer", "melding"),
    [
        ({"tekst": "  "}, "Schrijf eerst op wat je wilt vastleggen."),
        ({"partij": ""}, "Kies van wie dit is."),
        ({"partij": "gemeente"}, "gemeente"),
    ],
)
def test_vastleggen_zonder_tekst_of_partij_krijgt_een_zin(adviseur, gesprek, invoer, melding):
    gegevens = {"tekst": "Iets", "partij": "samen", "sleutel": REGEL, **invoer}

    antwoord = adviseur.post(pad(gesprek, "vastleggen/afspraak/"), gegevens)

    assert melding in antwoord.content.decode()
    assert Afspraak.objects.count() == 0


def test_een_ambitie_met_een_schooljaar(adviseur, gesprek, wereld):
    adviseur.post(
        pad(gesprek, "vastleggen/ambitie/"),
        {"tekst": "Bij elkaar kijken", "partij": "school", "wanneer": "", "sleutel": REGEL},
    )

    rij = Ambitie.objects.get()
    assert (rij.school, rij.tot) == (wereld.school, "")


@pytest.mark.parametrize("soort", ["verslag", "doel"])
def test_iets_anders_leg_je_hier_niet_vast(adviseur, gesprek, soort):
    antwoorden = {
        adviseur.post(pad(gesprek, f"vastleggen/{soort}/"), {}).status_code,
        adviseur.post(pad(gesprek, f"vastgelegd/{soort}/{REGEL}/"), {}).status_code,
        adviseur.post(pad(gesprek, f"vastgelegd/{soort}/{REGEL}/weg/"), {}).status_code,
    }

    assert antwoorden == {404}


def leg_vast(gesprek, soort="afspraak", punt=None):
    return kladblok.vastleggen(
        gesprek,
        soort=soort,
        sleutel=nieuwe_sleutel(),
        tekst="Iets",
        agendapunt=punt,
        partij="school",
    )


@pytest.mark.parametrize(
    ("veld", "waarde", "verwacht"),
    [
        ("wat", "Iets anders", "Iets anders"),
        ("partij", "swv", "swv"),
        ("wie", "Marit en Tom", "Marit en Tom"),
        ("tot_tekst", "vanaf februari", "vanaf februari"),
        ("tot", "2027-03-01", "2027-03-01"),
        ("plek", "bestuur", "bestuur"),
        ("gerichtheid", "borgen", "borgen"),
    ],
)
def test_een_veld_van_een_afspraak_bewaart_zichzelf(adviseur, gesprek, veld, waarde, verwacht):
    vast = leg_vast(gesprek)
    url = pad(gesprek, f"vastgelegd/afspraak/{vast.sleutel}/")

    antwoord = bewaar(adviseur, url, veld, waarde, merk_van(getattr(vast, veld)))

    assert antwoord.status_code == 200
    assert str(getattr(Afspraak.objects.get(), veld)) == verwacht


def test_het_item_van_een_afspraak_komt_uit_dit_kader(adviseur, gesprek):
    vast = leg_vast(gesprek)
    url = pad(gesprek, f"vastgelegd/afspraak/{vast.sleutel}/")
    item = gesprek.deelname.ronde.kader.items.get(code="2c")
    vreemd = verhaal.KwaliteitskaderFactory.gevuld().items.first()

    goed = bewaar(adviseur, url, "item_id", str(item.pk))
    fout = bewaar(adviseur, url, "item_id", str(vreemd.pk), merk_van(item.pk))
    geen = bewaar(adviseur, url, "item_id", "zomaar", merk_van(item.pk))

    assert [antwoord.status_code for antwoord in (goed, fout, geen)] == [200, 400, 400]
    assert Afspraak.objects.get().item == item


def test_een_ambitie_kan_van_het_bestuur_zijn(adviseur, gesprek, wereld):
    vast = leg_vast(gesprek, "ambitie")
    url = pad(gesprek, f"vastgelegd/ambitie/{vast.sleutel}/")

    naar_bestuur = bewaar(adviseur, url, "school_id", "", merk_van(wereld.school.pk))
    bestuur = Ambitie.objects.get().school
    elders = bewaar(adviseur, url, "school_id", str(wereld.vreemde_school.pk))

    assert (naar_bestuur.status_code, bestuur, elders.status_code) == (200, None, 400)


def test_een_aandachtspunt_bewaart_voor_wie(adviseur, gesprek):
    vast = leg_vast(gesprek, "aandachtspunt")

    bewaar(
        adviseur,
        pad(gesprek, f"vastgelegd/aandachtspunt/{vast.sleutel}/"),
        "voor_wie",
        "samen",
        merk_van("school"),
    )

    assert Aandachtspunt.objects.get().voor_wie == "samen"


def test_een_doel_ontstaat_bij_het_eerste_woord_en_gaat_met_het_laatste(adviseur, gesprek):
    vast = leg_vast(gesprek)
    url = pad(gesprek, f"vastgelegd/afspraak/{vast.sleutel}/doel/merkbaar/")

    merk = bewaar(adviseur, url, "waaraan", "De klas is rustiger").json()["merk"]
    doel = Doel.objects.get()
    bewaar(adviseur, url, "waaraan", "", merk)

    assert (doel.soort, doel.waaraan) == ("merkbaar", "De klas is rustiger")
    assert Doel.objects.count() == 0


def test_een_doel_van_een_andere_soort_bestaat_niet(adviseur, gesprek):
    vast = leg_vast(gesprek)

    antwoord = bewaar(
        adviseur, pad(gesprek, f"vastgelegd/afspraak/{vast.sleutel}/doel/vaag/"), "waaraan", "x"
    )

    assert antwoord.status_code == 404
    assert Doel.objects.count() == 0


def test_wat_voorligt_verandert_hier_niet_meer(adviseur, gesprek):
    vast = leg_vast(gesprek)
    Gesprek.objects.update(status="ter_vaststelling")

    veld = bewaar(
        adviseur,
        pad(gesprek, f"vastgelegd/afspraak/{vast.sleutel}/"),
        "wat",
        "Anders",
        merk_van("Iets"),
    )
    weg = adviseur.post(pad(gesprek, f"vastgelegd/afspraak/{vast.sleutel}/weg/"), follow=True)

    assert veld.json()["status"] == "gesloten"
    assert "ligt voor" in weg.content.decode()
    assert Afspraak.objects.get().wat == "Iets"


def test_weghalen_met_een_knop(adviseur, gesprek, punt):
    vast = leg_vast(gesprek, punt=punt)

    antwoord = adviseur.post(pad(gesprek, f"vastgelegd/afspraak/{vast.sleutel}/weg/"))

    assert antwoord["Location"] == pad(gesprek, f"voeren/?punt={punt.sleutel}#vast")
    assert Afspraak.objects.count() == 0


def test_de_open_kaart_toont_de_velden(adviseur, gesprek):
    vast = leg_vast(gesprek)

    tekst = adviseur.get(pad(gesprek, f"voeren/?open={vast.sleutel}")).content.decode()

    assert f'name="{vast.sleutel}-tot_tekst"' in tekst
    assert f'name="{vast.sleutel}-merkbaar-bij_wie"' in tekst


def test_als_het_verslag_voorligt_is_het_kladblok_alleen_te_lezen(adviseur, gesprek, wereld):
    maak_regel(gesprek, wereld, tekst="Mijn oude regel")
    Gesprek.objects.update(status="vastgesteld")

    tekst = adviseur.get(pad(gesprek, "voeren/?punt=doelen")).content.decode()

    assert "Mijn oude regel" in tekst
    assert "<textarea" not in tekst.split("<main")[1].split("</main>")[0]


# --- Notes beforehand and the agenda


def test_eigen_aantekening_en_bevinding_bewaren_zichzelf(adviseur, gesprek, wereld):
    bewaar(adviseur, pad(gesprek, "voorbereiding/eigen/"), "tekst", "Eerst de vervanger.")
    bewaar(adviseur, pad(gesprek, "voorbereiding/bevindingen/2a/"), "tekst", "Ik zie rust.")
    onbekend = bewaar(adviseur, pad(gesprek, "voorbereiding/bevindingen/9z/"), "tekst", "x")

    eigen, zie = Aantekening.objects.get(), Bevinding.objects.select_related("item").get()
    assert (eigen.soort, eigen.tekst, eigen.auteur) == (
        "voorbereiding",
        "Eerst de vervanger.",
        wereld.adviseur,
    )
    assert (zie.item.code, zie.tekst, zie.auteur) == ("2a", "Ik zie rust.", wereld.adviseur)
    assert onbekend.status_code == 404


def test_zonder_javascript_bewaart_de_knop_de_aantekening(adviseur, gesprek):
    antwoord = adviseur.post(
        pad(gesprek, "voorbereiding/eigen/"),
        {"eigen-tekst": "Leerling Fatima", "eigen-tekst-merk": LEEG},
        follow=True,
    )

    assert Aantekening.objects.get().tekst == "Leerling Fatima"
    assert "naam van een leerling" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("veld", "waarde", "verwacht"),
    [
        ("titel", "Andere titel", "Andere titel"),
        ("minuten", "25", 25),
        ("minuten", "", None),
        ("vraag", "Mijn vraag", "Mijn vraag"),
        ("uitkomst", "deels", "deels"),
    ],
)
def test_een_agendapunt_bewaart_zichzelf(adviseur, gesprek, punt, veld, waarde, verwacht):
    antwoord = bewaar(
        adviseur,
        pad(gesprek, f"agenda/{punt.sleutel}/"),
        veld,
        waarde,
        merk_van(getattr(punt, veld)),
    )

    punt.refresh_from_db()
    assert antwoord.status_code == 200
    assert getattr(punt, veld) == verwacht


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("minuten", "veel"), ("minuten", "-5"), ("minuten", "999"), ("uitkomst", "goed")],
)
def test_een_agendapunt_weigert_wat_niet_kan(adviseur, gesprek, punt, veld, waarde):
    antwoord = bewaar(
        adviseur,
        pad(gesprek, f"agenda/{punt.sleutel}/"),
        veld,
        waarde,
        merk_van(getattr(punt, veld)),
    )

    assert antwoord.status_code == 400
    assert antwoord.json()["melding"]


def test_zonder_javascript_gaat_de_uitkomst_terug_naar_tafel(adviseur, gesprek, punt):
    antwoord = adviseur.post(
        pad(gesprek, f"agenda/{punt.sleutel}/?terug"),
        {f"{punt.sleutel}-uitkomst": "besproken", f"{punt.sleutel}-uitkomst-merk": LEEG},
    )

    assert antwoord["Location"] == pad(gesprek, f"voeren/?punt={punt.sleutel}")
    assert Agendapunt.objects.get(pk=punt.pk).uitkomst == "besproken"


def test_agenda_maken_verplaatsen_toevoegen_en_weghalen(adviseur, wereld):
    gesprek = verhaal.gesprek(wereld)
    adviseur.post(pad(gesprek, "agenda/maken/"))
    adviseur.post(pad(gesprek, "agenda/nieuw/"), {"titel": " Rondje "})
    eigen = gesprek.agendapunten.get(titel="Rondje")

    adviseur.post(pad(gesprek, f"agenda/{eigen.sleutel}/verplaatsen/"), {"stap": "omhoog"})
    plek = Agendapunt.objects.get(pk=eigen.pk).volgorde
    weg = adviseur.post(pad(gesprek, f"agenda/{eigen.sleutel}/weg/"), follow=True)
    bij = adviseur.post(pad(gesprek, "agenda/maken/"), follow=True)

    assert plek == 4
    assert "‘Rondje’ staat niet meer op de agenda." in weg.content.decode()
    assert "De agenda was al bij." in bij.content.decode()
    assert gesprek.agendapunten.count() == 4


@pytest.mark.parametrize(
    ("titel", "melding"), [("  ", "Schrijf op waar het punt over gaat."), ("x" * 301, "300")]
)
def test_een_punt_zonder_titel_of_te_lang_krijgt_een_zin(adviseur, gesprek, titel, melding):
    antwoord = adviseur.post(pad(gesprek, "agenda/nieuw/"), {"titel": titel})

    assert melding in antwoord.content.decode()
    assert gesprek.agendapunten.count() == 4


def test_een_gekozen_onderwerp_gaat_er_niet_af(adviseur, gesprek, punt):
    antwoord = adviseur.post(pad(gesprek, f"agenda/{punt.sleutel}/weg/"), follow=True)

    assert "blijft op de agenda" in antwoord.content.decode()


ALLEEN_VOOR_DE_ADVISEUR = [
    "voorbereiding/eigen/",
    "voorbereiding/bevindingen/2a/",
    "agenda/maken/",
    "agenda/nieuw/",
    "agenda/{punt}/",
    "agenda/{punt}/verplaatsen/",
    "agenda/{punt}/weg/",
    f"klad/{REGEL}/",
    f"klad/{REGEL}/doen/",
    "vastleggen/afspraak/",
    "vastgelegd/afspraak/{vast}/",
    "vastgelegd/afspraak/{vast}/weg/",
    "vastgelegd/afspraak/{vast}/doel/merkbaar/",
]


def test_niemand_anders_schrijft_in_een_gesprek(client, wereld, gesprek, punt):
    sleutels = {"punt": punt.sleutel, "vast": leg_vast(gesprek).sleutel}
    verwacht = {"ib": 403, "directeur": 403, "andere_adviseur": 403, "vreemde_adviseur": 404}
    gekregen = {}

    for wie in verwacht:
        client.force_login(getattr(wereld, wie))
        gekregen[wie] = {
            client.post(pad(gesprek, naam.format(**sleutels))).status_code
            for naam in ALLEEN_VOOR_DE_ADVISEUR
        }

    assert gekregen == {wie: {code} for wie, code in verwacht.items()}
    assert Aantekening.objects.count() == 0


def test_wijzigen_gaat_alleen_met_post(adviseur, gesprek, punt):
    vast = leg_vast(gesprek)

    codes = {
        adviseur.get(pad(gesprek, naam.format(punt=punt.sleutel, vast=vast.sleutel))).status_code
        for naam in ALLEEN_VOOR_DE_ADVISEUR
    }

    assert codes == {405}
