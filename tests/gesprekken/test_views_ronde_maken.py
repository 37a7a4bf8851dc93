"""Making and changing a round, and choosing its schools."""

from datetime import date

import pytest
from django.urls import reverse

from gesprekken.models import Deelname, Ronde
from tests.factories import (
    DeelnameFactory,
    KwaliteitskaderFactory,
    RondeFactory,
    SchoolkeuzeFactory,
)
from tests.gesprekken.kijken import als, tekst

pytestmark = pytest.mark.usefixtures("demodag")


@pytest.fixture
def ronde(wereld):
    kader = KwaliteitskaderFactory.gevuld(naam="Passend onderwijs", items=(2, 3))
    return RondeFactory(
        bestuur=wereld.bestuur,
        kader=kader,
        titel="Dichter bij de klas",
        waarom="We willen weten wat jullie helpt.",
        doel="Begrijpen waar het knelt.",
    )


def in_concept(wereld, **velden):
    kader = KwaliteitskaderFactory.gevuld(items=(2, 3))
    return RondeFactory(bestuur=wereld.bestuur, kader=kader, status="concept", **velden)


def test_een_adviseur_maakt_een_ronde_in_twee_stappen(client, wereld):
    kader = KwaliteitskaderFactory.gevuld(naam="Passend onderwijs", items=(2, 3))
    gegevens = {"titel": " Dichter bij de klas ", "schooljaar": "2026-2027", "kader": kader.pk}

    antwoord = als(client, wereld.adviseur).post(reverse("ronde_nieuw"), gegevens)

    ronde = Ronde.objects.get()
    assert (ronde.titel, ronde.bestuur, ronde.status) == (
        "Dichter bij de klas",
        wereld.bestuur,
        "concept",
    )
    assert antwoord["Location"] == reverse("ronde_wijzigen", args=[ronde.sleutel])


def test_twee_keer_versturen_maakt_een_ronde(client, wereld):
    kader = KwaliteitskaderFactory.gevuld()
    gegevens = {"titel": "Ronde", "schooljaar": "2026-2027", "kader": kader.pk}

    adressen = {
        als(client, wereld.adviseur).post(reverse("ronde_nieuw"), gegevens)["Location"]
        for _ in range(2)
    }

    assert Ronde.objects.count() == len(adressen) == 1


@pytest.mark.parametrize("wie", ["directeur", "bestuurder", "lezer", "beheerder", "zonder_rol"])
def test_alleen_een_adviseur_maakt_een_ronde(client, wereld, wie):
    antwoord = als(client, getattr(wereld, wie)).get(reverse("ronde_nieuw"))

    assert antwoord.status_code == 403


def test_een_kader_van_een_ander_bestuur_kan_niet_gekozen_worden(client, wereld):
    vreemd = KwaliteitskaderFactory.gevuld(bestuur=wereld.buurbestuur)
    gegevens = {"titel": "Ronde", "schooljaar": "2026-2027", "kader": vreemd.pk}

    antwoord = als(client, wereld.adviseur).post(reverse("ronde_nieuw"), gegevens)

    assert "kader" in antwoord.context["form"].errors
    assert Ronde.objects.count() == 0


def wijzig(client, wereld, ronde, **anders):
    gegevens = {
        "titel": ronde.titel,
        "schooljaar": "2026-2027",
        "kader": ronde.kader_id,
        "waarom": "Omdat het helpt.",
        "doel": "",
        "maximum": 5,
        "zelfevaluatie_tot": "2026-12-18",
        **anders,
    }
    url = reverse("ronde_wijzigen", args=[ronde.sleutel])
    return als(client, wereld.adviseur).post(url, gegevens, follow=True)


def test_wijzigen_bewaart_tekst_dagen_en_prioriteit(client, wereld):
    ronde = in_concept(wereld, titel="Ronde")
    domein = ronde.kader.domeinen.get(code="2")

    antwoord = wijzig(client, wereld, ronde, prioriteiten=[domein.pk], sluit_op="2027-06-25")

    ronde.refresh_from_db()
    assert (ronde.waarom, ronde.sluit_op) == ("Omdat het helpt.", date(2027, 6, 25))
    assert list(ronde.prioriteiten.all()) == [domein]
    assert "De ronde is gewijzigd." in tekst(antwoord)


def test_een_dag_die_geweest_is_zegt_wat_nu(client, wereld):
    ronde = in_concept(wereld, titel="Ronde")

    antwoord = wijzig(client, wereld, ronde, zelfevaluatie_tot="2026-11-02")

    assert antwoord.context["form"].errors["zelfevaluatie_tot"] == [
        "2 november is al geweest. Kies een dag vanaf morgen."
    ]


def test_een_dag_die_al_geweest_was_hoeft_niet_anders(client, wereld):
    ronde = in_concept(wereld, titel="Ronde", opent_op=date(2026, 9, 7))

    antwoord = wijzig(client, wereld, ronde, opent_op="2026-09-07")

    assert "De ronde is gewijzigd." in tekst(antwoord)


@pytest.mark.parametrize(
    ("dag", "mag"),
    [("2027-07-09", True), ("2027-07-10", False), ("2027-08-31", False), ("2027-09-01", True)],
)
def test_in_de_zomer_vragen_we_niets(client, wereld, dag, mag):
    ronde = in_concept(wereld, titel="Ronde")

    antwoord = wijzig(client, wereld, ronde, sluit_op=dag)

    assert ("De ronde is gewijzigd." in tekst(antwoord)) is mag
    assert ("vragen we niets van scholen" in tekst(antwoord)) is not mag


@pytest.mark.parametrize(
    ("dagen", "veld"),
    [
        ({"opent_op": "2027-01-04"}, "zelfevaluatie_tot"),
        ({"gesprekken_van": "2027-03-01", "gesprekken_tot": "2027-02-01"}, "gesprekken_tot"),
        ({"sluit_op": "2026-12-01"}, "sluit_op"),
        ({"rode_draad_op": "2027-05-27", "sluit_op": "2027-05-01"}, "sluit_op"),
    ],
)
def test_de_dagen_staan_op_volgorde(client, wereld, dagen, veld):
    ronde = in_concept(wereld, titel="Ronde")

    antwoord = wijzig(client, wereld, ronde, **dagen)

    assert list(antwoord.context["form"].errors) == [veld]
    assert "Kies een latere dag" in antwoord.context["form"].errors[veld][0]


@pytest.mark.parametrize(
    ("aantal", "maximum", "zin"),
    [
        (2, 5, ""),
        (3, 5, "meer dan een focus: 3 domeinen van het bestuur."),
        (2, 6, "meer dan een focus: 6 onderwerpen per school."),
    ],
)
def test_meer_dan_een_focus_geeft_een_waarschuwing_en_gaat_door(
    client, wereld, aantal, maximum, zin
):
    kader = KwaliteitskaderFactory.gevuld(items=(1, 1, 1))
    ronde = RondeFactory(bestuur=wereld.bestuur, kader=kader, status="concept")
    gekozen = [domein.pk for domein in kader.domeinen.all()[:aantal]]

    pagina = tekst(wijzig(client, wereld, ronde, prioriteiten=gekozen, maximum=maximum))

    assert "De ronde is gewijzigd." in pagina
    assert zin in pagina
    assert ("meer dan een focus" in pagina) is bool(zin)


def test_een_ander_kader_vraagt_opnieuw_om_prioriteiten(client, wereld):
    ronde = in_concept(wereld, titel="Ronde")
    ronde.prioriteiten.add(ronde.kader.domeinen.first())
    ander = KwaliteitskaderFactory.gevuld(naam="Ander kader")

    antwoord = wijzig(client, wereld, ronde, kader=ander.pk)

    ronde.refresh_from_db()
    assert ronde.kader == ander
    assert ronde.prioriteiten.count() == 0
    assert antwoord.redirect_chain[-1][0] == reverse("ronde_wijzigen", args=[ronde.sleutel])


def test_van_een_open_ronde_liggen_kader_en_vraag_vast(client, wereld, ronde):
    ander = KwaliteitskaderFactory.gevuld(naam="Ander kader")

    wijzig(client, wereld, ronde, kader=ander.pk, maximum=9, titel="Nieuwe titel")

    ronde.refresh_from_db()
    assert (ronde.kader.naam, ronde.maximum) == ("Passend onderwijs", 5)
    assert ronde.titel == "Nieuwe titel"


def test_een_afgeronde_ronde_wijzig_je_niet(client, wereld, ronde):
    Ronde.objects.update(status="afgerond")

    antwoord = wijzig(client, wereld, ronde, titel="Nieuwe titel")

    assert "Zet hem eerst een stap terug" in tekst(antwoord)
    assert Ronde.objects.get().titel == "Dichter bij de klas"


@pytest.mark.parametrize("naam", ["ronde_wijzigen", "ronde_scholen", "ronde_terug"])
@pytest.mark.parametrize(("wie", "status"), [("directeur", 403), ("lezer", 403), ("team", 404)])
def test_alleen_adviseurs_veranderen_iets_aan_een_ronde(client, wereld, ronde, naam, wie, status):
    antwoord = als(client, getattr(wereld, wie)).get(reverse(naam, args=[ronde.sleutel]))

    assert antwoord.status_code == status


def test_bij_de_eerste_keer_staan_alle_scholen_aangevinkt(client, wereld):
    ronde = in_concept(wereld)
    url = reverse("ronde_scholen", args=[ronde.sleutel])

    form = als(client, wereld.adviseur).get(url).context["form"]

    assert [str(rij.school) for rij in form.regels()] == ["De Abeel", "De Wilgenhoek"]
    assert all(rij.mee.value() for rij in form.regels())


def test_een_formulier_kiest_scholen_met_adviseur_en_gesprek(client, wereld):
    ronde = in_concept(wereld)
    school = wereld.school
    gegevens = {
        f"mee-{school.sleutel}": "on",
        f"adviseur-{school.sleutel}": wereld.andere_adviseur.sleutel,
        f"adviseur-{wereld.andere_school.sleutel}": wereld.adviseur.sleutel,
        f"gesprek-{wereld.andere_school.sleutel}": "on",
    }

    als(client, wereld.adviseur).post(reverse("ronde_scholen", args=[ronde.sleutel]), gegevens)

    keuze = ronde.schoolkeuzes.get()
    assert (keuze.school, keuze.adviseur, keuze.met_gesprek) == (
        school,
        wereld.andere_adviseur,
        False,
    )


def test_wie_geen_adviseur_is_kan_geen_school_begeleiden(client, wereld):
    ronde = in_concept(wereld)
    gegevens = {
        f"mee-{wereld.school.sleutel}": "on",
        f"adviseur-{wereld.school.sleutel}": wereld.buur_adviseur.sleutel,
    }

    antwoord = als(client, wereld.adviseur).post(
        reverse("ronde_scholen", args=[ronde.sleutel]), gegevens
    )

    assert antwoord.status_code == 200
    assert "Kies opnieuw wie De Wilgenhoek begeleidt." in tekst(antwoord)
    assert ronde.schoolkeuzes.count() == 0


def test_aan_een_open_ronde_voeg_je_een_school_toe(client, wereld, ronde):
    DeelnameFactory(ronde=ronde, school=wereld.school)
    url = reverse("ronde_scholen", args=[ronde.sleutel])
    form = als(client, wereld.adviseur).get(url).context["form"]
    assert list(form.fields["school"].queryset) == [wereld.andere_school]

    gegevens = {
        "school": wereld.andere_school.sleutel,
        "adviseur": wereld.adviseur.sleutel,
        "met_gesprek": "on",
    }
    antwoord = client.post(url, gegevens, follow=True)

    deelname = Deelname.objects.get(school=wereld.andere_school)
    assert (deelname.adviseur, deelname.gesprekken.count()) == (wereld.adviseur, 1)
    assert "De Abeel doet nu ook mee." in tekst(antwoord)


def test_na_het_eerste_bewaren_kies_je_de_scholen(client, wereld):
    ronde = in_concept(wereld)

    antwoord = wijzig(client, wereld, ronde)

    assert antwoord.redirect_chain[-1][0] == reverse("ronde_scholen", args=[ronde.sleutel])


def test_zijn_de_scholen_gekozen_dan_kom_je_terug_bij_de_ronde(client, wereld):
    ronde = in_concept(wereld)
    SchoolkeuzeFactory(ronde=ronde, school=wereld.school, adviseur=wereld.adviseur)

    antwoord = wijzig(client, wereld, ronde)

    assert antwoord.redirect_chain[-1][0] == ronde.get_absolute_url()
