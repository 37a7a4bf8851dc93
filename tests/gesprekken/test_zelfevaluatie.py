"""The pages on which a school looks at itself, and who may open them."""

import pytest
from django.urls import reverse

from gesprekken.acties.deelname import indienen
from kwaliteit.models import Domein, Item, Oordeel, Tekstversie
from kwaliteit.teksten import merk_van
from tests.factories import MOMENT, DeelnameFactory, KwaliteitskaderFactory, RondeFactory

JSON = {"accept": "application/json"}


@pytest.fixture
def deelname(wereld):
    kader = KwaliteitskaderFactory.gevuld(items=(3, 2, 1), gepubliceerd=False)
    ronde = RondeFactory(bestuur=wereld.bestuur, kader=kader, woorden={"portaal": "Kompas"})
    return DeelnameFactory(ronde=ronde, school=wereld.school, adviseur=wereld.adviseur)


@pytest.fixture
def als(client):
    def log_in(gebruiker):
        client.force_login(gebruiker)
        return client

    return log_in


def url(naam, deelname, *meer):
    return reverse(naam, args=[deelname.sleutel, *meer])


def oordeel(deelname, code) -> Oordeel:
    return deelname.zelfevaluatie.oordelen.select_related("item").get(item__code=code)


def bewaar(client, deelname, code, veld, waarde, *, merk=""):
    return client.post(
        url("oordeel_bewaren", deelname, code),
        {"veld": veld, "waarde": waarde, "merk": merk_van(merk)},
        headers=JSON,
    )


@pytest.mark.parametrize("wie", ["ib", "ib_van_twee", "mt", "directeur"])
def test_mensen_van_de_school_zien_het_overzicht_en_een_domein(als, wereld, deelname, wie):
    client = als(getattr(wereld, wie))

    assert client.get(url("deelname_zelfevaluatie", deelname)).status_code == 200
    assert client.get(url("deelname_domein", deelname, "1")).status_code == 200


@pytest.mark.parametrize(
    "wie", ["team", "adviseur", "andere_adviseur", "bestuurder", "lezer", "beheerder", "andere_ib"]
)
def test_voor_wie_niet_van_de_school_is_bestaat_het_concept_niet(als, wereld, deelname, wie):
    client = als(getattr(wereld, wie))

    assert client.get(url("deelname_zelfevaluatie", deelname)).status_code == 404
    assert client.get(url("deelname_domein", deelname, "1")).status_code == 404
    assert client.post(url("deelname_focus", deelname)).status_code == 404
    assert client.post(url("deelname_domein", deelname, "1")).status_code == 404
    assert bewaar(client, deelname, "1a", "toelichting", "Nee.").status_code == 404
    assert client.post(url("oordeel_bekeken", deelname, "1a")).status_code == 404
    assert oordeel(deelname, "1a").toelichting == ""


def test_een_domein_of_item_dat_er_niet_is_geeft_geen_bladzijde(als, wereld, deelname):
    Domein.objects.create(kader=deelname.ronde.kader, code="9", titel="Leeg", volgorde=9)
    client = als(wereld.ib)

    assert client.get(url("deelname_domein", deelname, "8")).status_code == 404
    assert client.get(url("deelname_domein", deelname, "9")).status_code == 404
    assert bewaar(client, deelname, "8a", "toelichting", "Nee.").status_code == 404


def test_het_overzicht_telt_wat_is_bekeken_en_wijst_focus_en_vraag_aan(als, wereld, deelname):
    deelname.zelfevaluatie.focus.set(Domein.objects.filter(kader=deelname.ronde.kader, code="1"))
    deelname.ronde.prioriteiten.set(Domein.objects.filter(kader=deelname.ronde.kader, code="2"))
    client = als(wereld.ib)
    bewaar(client, deelname, "1a", "waarde", "2")

    pagina = client.get(url("deelname_zelfevaluatie", deelname)).content.decode()

    assert "1 van 3 bekeken" in pagina
    assert pagina.count("Jullie focus</span>") == 1
    assert pagina.count("Vraag van het bestuur</span>") == 1
    assert "Verder bij 1b" in pagina
    assert "%" not in pagina.split("<main")[1]


def test_een_bewaard_veld_is_bekeken_en_draagt_wie_het_schreef(als, wereld, deelname):
    antwoord = bewaar(als(wereld.ib), deelname, "1a", "toelichting", "We doen dit samen.")

    rij = oordeel(deelname, "1a")
    assert antwoord.json()["status"] == "opgeslagen"
    assert antwoord.json()["merk"] == merk_van("We doen dit samen.")
    assert (rij.toelichting, rij.gewijzigd_door) == ("We doen dit samen.", wereld.ib)
    assert rij.bekeken_op == rij.gewijzigd_op


def test_bekeken_blijft_van_de_eerste_keer(als, wereld, deelname):
    bewaar(als(wereld.ib), deelname, "1a", "waarde", "2")
    eerst = oordeel(deelname, "1a").bekeken_op

    bewaar(als(wereld.mt), deelname, "1a", "waarde", "3", merk="2")

    rij = oordeel(deelname, "1a")
    assert rij.bekeken_op == eerst
    assert (rij.waarde, rij.gewijzigd_door) == ("3", wereld.mt)


def test_twee_mensen_krijgen_allebei_de_tekst_van_de_ander_te_zien(als, wereld, deelname):
    bewaar(als(wereld.mt), deelname, "1a", "toelichting", "Van Tom.")

    antwoord = bewaar(als(wereld.ib), deelname, "1a", "toelichting", "Van Marit.")

    assert antwoord.status_code == 409
    gegevens = antwoord.json()
    assert gegevens["status"] == "verschil"
    assert (gegevens["jouw"], gegevens["ander"]) == ("Van Marit.", "Van Tom.")
    assert gegevens["door"] == "Tom Verbeek"
    assert oordeel(deelname, "1a").toelichting == "Van Tom."


def test_na_het_indienen_wordt_een_tekst_geweigerd_en_toch_bewaard(als, wereld, deelname):
    client = als(wereld.ib)
    indienen(deelname, door=wereld.directeur, op=MOMENT)

    antwoord = bewaar(client, deelname, "1a", "toelichting", "Net te laat.")

    assert (antwoord.status_code, antwoord.json()["status"]) == (409, "gesloten")
    assert "ingediend" in antwoord.json()["melding"]
    assert oordeel(deelname, "1a").toelichting == ""
    assert Tekstversie.objects.get().tekst == "Net te laat."


def test_als_de_ronde_is_gesloten_kan_de_school_nog_schrijven(als, wereld, deelname):
    deelname.ronde.sluiten(door=wereld.adviseur, op=MOMENT)
    client = als(wereld.ib)

    antwoord = bewaar(client, deelname, "1a", "toelichting", "Voor onszelf.")

    assert antwoord.json()["status"] == "opgeslagen"
    pagina = client.get(url("deelname_domein", deelname, "1")).content.decode()
    assert "De ronde is gesloten, dus indienen kan niet meer." in pagina


@pytest.mark.parametrize("waarde", ["1", "4", "nvt", "onbekend"])
def test_elke_stap_van_de_schaal_mag(als, wereld, deelname, waarde):
    assert bewaar(als(wereld.ib), deelname, "1a", "waarde", waarde).status_code == 200
    assert oordeel(deelname, "1a").waarde == waarde


@pytest.mark.parametrize("waarde", ["5", "0", "drie", "3 "])
def test_een_stap_buiten_de_schaal_wordt_geweigerd(als, wereld, deelname, waarde):
    antwoord = bewaar(als(wereld.ib), deelname, "1a", "waarde", waarde)

    assert antwoord.status_code == 400
    assert antwoord.json()["melding"].startswith("Deze stap hoort niet bij dit kader.")
    assert oordeel(deelname, "1a").waarde == ""


def test_een_feit_heeft_geen_stappen(als, wereld, deelname):
    Item.objects.filter(kader=deelname.ronde.kader, code="1a").update(soort="feit")
    client = als(wereld.ib)

    assert bewaar(client, deelname, "1a", "waarde", "3").status_code == 400
    assert bewaar(client, deelname, "1a", "waarde", "nvt").status_code == 200
    assert bewaar(client, deelname, "1a", "feit_waarde", "voldoende").status_code == 200


def test_een_onbekend_veld_wordt_geweigerd(als, wereld, deelname):
    antwoord = bewaar(als(wereld.ib), deelname, "1a", "bekeken_op", "2020-01-01")

    assert antwoord.status_code == 400
    assert oordeel(deelname, "1a").bekeken_op is None


def test_klaar_telt_als_bekeken_ook_zonder_antwoord(als, wereld, deelname):
    antwoord = als(wereld.ib).post(url("oordeel_bekeken", deelname, "1a"), headers=JSON)

    rij = oordeel(deelname, "1a")
    assert antwoord.json() == {"status": "opgeslagen"}
    assert rij.bekeken_op is not None
    assert rij.gewijzigd_op is None


def test_klaar_na_het_indienen_zegt_dat_het_niet_meer_kan(als, wereld, deelname):
    indienen(deelname, door=wereld.directeur, op=MOMENT)

    antwoord = als(wereld.ib).post(url("oordeel_bekeken", deelname, "1a"), headers=JSON)

    assert (antwoord.status_code, antwoord.json()["status"]) == (409, "gesloten")
    assert oordeel(deelname, "1a").bekeken_op is None


@pytest.mark.parametrize("naam", ["oordeel_bewaren", "oordeel_bekeken"])
def test_veranderen_gaat_alleen_met_een_post(als, wereld, deelname, naam):
    assert als(wereld.ib).get(url(naam, deelname, "1a")).status_code == 405


def test_wie_is_uitgelogd_hoort_dat_als_gegevens(client, deelname):
    antwoord = bewaar(client, deelname, "1a", "toelichting", "Nog hier?")

    assert (antwoord.status_code, antwoord.json()["status"]) == (401, "uitgelogd")


def test_na_het_indienen_lees_je_wat_er_staat_en_door_wie(als, wereld, deelname):
    client = als(wereld.ib)
    bewaar(client, deelname, "1a", "toelichting", "Zo doen we dat.")
    indienen(deelname, door=wereld.directeur, op=MOMENT)

    pagina = client.get(url("deelname_domein", deelname, "1")).content.decode()

    assert "Zo doen we dat." in pagina
    assert "door Samira Idrissi" in pagina
    assert "<textarea" not in pagina
    assert (
        "door Samira Idrissi"
        in client.get(url("deelname_zelfevaluatie", deelname)).content.decode()
    )


@pytest.mark.parametrize("code", ["1.1", "A 1", "II/b", "3ë", "a_b"])
def test_een_code_is_vrije_tekst(als, wereld, deelname, code):
    Item.objects.filter(kader=deelname.ronde.kader, code="1a").update(code=code)
    client = als(wereld.ib)

    assert client.get(url("deelname_domein", deelname, "1")).status_code == 200
    assert bewaar(client, deelname, code, "toelichting", "Ook goed.").status_code == 200
    assert client.post(url("oordeel_bekeken", deelname, code), headers=JSON).status_code == 200
