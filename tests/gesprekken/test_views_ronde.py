"""The pages of a round: list, why-page, states, making, changing, its schools and its steps."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gesprekken.models import Deelname, Gesprek, Ronde
from kwaliteit.models import Kwaliteitskader
from scholen.models import Gebeurtenis
from tests.factories import (
    MOMENT,
    DeelnameFactory,
    GesprekFactory,
    KwaliteitskaderFactory,
    RondeFactory,
    SchoolFactory,
    SchoolkeuzeFactory,
)


@pytest.fixture(autouse=True)
def vandaag(settings):
    """Every day is 24 November 2026, as in the demo world."""
    settings.DEMO = True


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


def als(client, gebruiker):
    client.force_login(gebruiker)
    return client


def tekst(antwoord):
    return antwoord.content.decode()


# --- Who reads what


def test_een_lezer_leest_waarom_en_ziet_geen_school(client, wereld, ronde):
    DeelnameFactory(ronde=ronde, school=wereld.school)

    pagina = tekst(als(client, wereld.lezer).get(ronde.get_absolute_url()))

    assert "We willen weten wat jullie helpt." in pagina
    assert "De Wilgenhoek" not in pagina


def test_een_school_leest_waarom_en_ziet_alleen_zichzelf(client, wereld, ronde):
    DeelnameFactory(ronde=ronde, school=wereld.school)
    DeelnameFactory(ronde=ronde, school=wereld.andere_school)

    pagina = tekst(als(client, wereld.ib).get(ronde.get_absolute_url()))

    assert "We willen weten wat jullie helpt." in pagina
    assert "De Wilgenhoek" in pagina
    assert "De Abeel" not in pagina


@pytest.mark.parametrize("wie", ["adviseur", "andere_adviseur", "bestuurder"])
def test_het_kantoor_ziet_waar_elke_school_is(client, wereld, ronde, wie):
    DeelnameFactory(ronde=ronde, school=wereld.school)
    DeelnameFactory(ronde=ronde, school=wereld.andere_school)

    pagina = tekst(als(client, getattr(wereld, wie)).get(ronde.get_absolute_url()))

    assert "Wie is aan zet?" in pagina
    assert pagina.index("De Abeel") < pagina.index("De Wilgenhoek")


@pytest.mark.parametrize(
    "wie",
    ["team", "swv_medewerker", "beheerder", "zonder_rol", "buur_adviseur", "vreemde_directeur"],
)
def test_voor_wie_er_niet_bij_hoort_bestaat_de_ronde_niet(client, wereld, ronde, wie):
    antwoord = als(client, getattr(wereld, wie)).get(ronde.get_absolute_url())

    assert antwoord.status_code == 404


@pytest.mark.parametrize(("wie", "status"), [("adviseur", 200), ("directeur", 404), ("lezer", 404)])
def test_een_concept_is_van_de_adviseurs(client, wereld, wie, status):
    ronde = in_concept(wereld)

    antwoord = als(client, getattr(wereld, wie)).get(ronde.get_absolute_url())

    assert antwoord.status_code == status


def test_voor_het_indienen_hoort_het_bestuur_alleen_drie_woorden(client, wereld, ronde):
    stil = DeelnameFactory(ronde=ronde, school=wereld.andere_school)
    bezig = DeelnameFactory(ronde=ronde, school=wereld.school, doel_school="Geheim doel")
    bezig.zelfevaluatie.oordelen.update(bekeken_op=MOMENT, toelichting="Geheime toelichting")
    klaar = DeelnameFactory(
        ronde=ronde,
        school=SchoolFactory(bestuur=wereld.bestuur, naam="Het Baken"),
        zelfevaluatie__status="ingediend",
    )

    antwoord = als(client, wereld.adviseur).get(ronde.get_absolute_url())

    standen = {
        regel.deelname.pk: regel.stand.woord for regel in antwoord.context["blad"].standen.regels
    }
    assert standen == {stil.pk: "nog niet begonnen", bezig.pk: "bezig", klaar.pk: "ingediend"}
    assert "Geheim" not in tekst(antwoord)


def test_de_lijst_toont_alleen_rondes_van_het_eigen_bestuur(client, wereld, ronde):
    RondeFactory(bestuur=wereld.buurbestuur, titel="Van de buren")
    in_concept(wereld, titel="Nog geheim")

    pagina = tekst(als(client, wereld.directeur).get(reverse("rondes")))

    assert "Dichter bij de klas" in pagina
    assert "Van de buren" not in pagina
    assert "Nog geheim" not in pagina


def test_een_lege_lijst_zegt_wat_er_komt(client, wereld):
    pagina = tekst(als(client, wereld.ib).get(reverse("rondes")))

    assert "Er is nog geen ronde" in pagina


# --- Whose turn


def aan_zet(client, ronde, wie):
    regels = als(client, wie).get(ronde.get_absolute_url()).context["blad"].standen.regels
    return [(regel.stand.fase, regel.aan_zet, regel.stand.stap) for regel in regels]


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"status": "voorbereiden"}, ("gesprek", "Jij", "datum kiezen")),
        (
            {"status": "gepland", "datum": date(2027, 1, 19)},
            ("gesprek", "Jij", "gesprek voorbereiden"),
        ),
        (
            {"status": "gepland", "datum": date(2026, 11, 24)},
            ("gesprek", "Jij", "gesprek vastleggen"),
        ),
        ({"status": "gevoerd"}, ("verslag", "Jij", "verslag schrijven")),
        ({"status": "vastgesteld"}, ("afspraken", "", "er lopen geen afspraken meer")),
        ({"status": "vervallen"}, ("ingediend", "", "er is geen gesprek gepland")),
    ],
)
def test_na_het_indienen_zegt_het_gesprek_wie_aan_zet_is(client, wereld, ronde, velden, verwacht):
    deelname = DeelnameFactory(
        ronde=ronde, adviseur=wereld.adviseur, zelfevaluatie__status="ingediend"
    )
    GesprekFactory(deelname=deelname, **velden)

    assert aan_zet(client, ronde, wereld.adviseur) == [verwacht]


def test_een_school_die_nog_schrijft_is_zelf_aan_zet_ook_met_een_datum(client, wereld, ronde):
    deelname = DeelnameFactory(ronde=ronde, adviseur=wereld.adviseur)
    GesprekFactory(deelname=deelname, status="gepland", datum=date(2027, 1, 19))

    assert aan_zet(client, ronde, wereld.adviseur) == [
        ("voorbereiden", "School", "zelfevaluatie beginnen")
    ]


def test_in_een_gesloten_ronde_is_een_school_zonder_inzending_niet_meer_aan_zet(
    client, wereld, ronde
):
    Ronde.objects.update(status="gesloten")
    DeelnameFactory(ronde=ronde, adviseur=wereld.adviseur)

    assert aan_zet(client, ronde, wereld.adviseur) == [("voorbereiden", "", "niet ingediend")]


def test_de_tabel_laat_zich_beperken_tot_wat_op_mij_wacht(client, wereld, ronde):
    van_mij = DeelnameFactory(
        ronde=ronde, adviseur=wereld.adviseur, zelfevaluatie__status="ingediend"
    )
    GesprekFactory(deelname=van_mij, status="gevoerd")
    DeelnameFactory(ronde=ronde, adviseur=wereld.andere_adviseur)
    url = f"{ronde.get_absolute_url()}?toon=jij"

    standen = als(client, wereld.adviseur).get(url).context["blad"].standen

    assert [regel.deelname for regel in standen.regels] == [van_mij]
    assert [(rij.naam, rij.aantal) for rij in standen.filters] == [
        ("Alle", 2),
        ("Jij", 1),
        ("School", 1),
        ("Samen", 0),
    ]


def test_de_bestuurder_komt_bij_wat_is_ingediend_langs_de_vraag_waarom(client, wereld, ronde):
    deelname = DeelnameFactory(ronde=ronde, zelfevaluatie__status="ingediend")

    pagina = tekst(als(client, wereld.bestuurder).get(ronde.get_absolute_url()))

    assert reverse("deelname_inzage", args=[deelname.sleutel]) in pagina
    assert f'href="{deelname.get_absolute_url()}"' not in pagina


# --- Queries


def vragen(client, gebruiker, url):
    als(client, gebruiker).get(url)
    with CaptureQueriesContext(connection) as gesteld:
        assert client.get(url).status_code == 200
    return len(gesteld)


def vol(ronde, wereld, aantal):
    for _ in range(aantal):
        deelname = DeelnameFactory(
            ronde=ronde,
            school=SchoolFactory(bestuur=wereld.bestuur),
            adviseur=wereld.adviseur,
            zelfevaluatie__status="ingediend",
        )
        GesprekFactory(deelname=deelname, status="ter_vaststelling")


@pytest.mark.parametrize("wie", ["adviseur", "bestuurder", "ib", "lezer"])
def test_de_pagina_van_een_ronde_stelt_niet_meer_vragen_bij_meer_scholen(
    client, wereld, ronde, wie
):
    gebruiker = getattr(wereld, wie)
    vol(ronde, wereld, 1)
    bij_een = vragen(client, gebruiker, ronde.get_absolute_url())
    vol(ronde, wereld, 2)
    bij_drie = vragen(client, gebruiker, ronde.get_absolute_url())
    vol(ronde, wereld, 57)
    bij_zestig = vragen(client, gebruiker, ronde.get_absolute_url())

    assert bij_een == bij_drie == bij_zestig
    assert bij_zestig <= 12


def test_de_lijst_van_rondes_stelt_niet_meer_vragen_bij_meer_rondes(client, wereld, ronde):
    bij_een = vragen(client, wereld.adviseur, reverse("rondes"))
    for _ in range(2):
        RondeFactory(bestuur=wereld.bestuur, kader=ronde.kader)
    bij_drie = vragen(client, wereld.adviseur, reverse("rondes"))

    assert bij_een == bij_drie <= 12


def test_de_scholen_kiezen_stelt_niet_meer_vragen_bij_zestig_scholen(client, wereld):
    ronde = in_concept(wereld)
    url = reverse("ronde_scholen", args=[ronde.sleutel])
    bij_twee = vragen(client, wereld.adviseur, url)
    for _ in range(58):
        SchoolFactory(bestuur=wereld.bestuur)
    bij_zestig = vragen(client, wereld.adviseur, url)

    assert bij_twee == bij_zestig <= 12


# --- Making and changing


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


# --- Schools


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


# --- Steps


def doe(client, gebruiker, naam, ronde, **gegevens):
    url = reverse(naam, args=[ronde.sleutel])
    return als(client, gebruiker).post(url, gegevens, follow=True)


def test_openen_sluiten_en_afronden_met_knoppen(client, wereld):
    ronde = in_concept(wereld, titel="Ronde", rode_draad="Tijd.")
    SchoolkeuzeFactory(
        ronde=ronde, school=wereld.school, adviseur=wereld.adviseur, met_gesprek=False
    )

    pagina = tekst(doe(client, wereld.adviseur, "ronde_openen", ronde))
    assert "De ronde is open." in pagina
    pagina = tekst(doe(client, wereld.andere_adviseur, "ronde_sluiten", ronde))
    assert "De ronde is gesloten." in pagina
    pagina = tekst(doe(client, wereld.adviseur, "ronde_afronden", ronde))
    assert "De ronde is afgerond." in pagina

    assert Ronde.objects.get().status == "afgerond"


def test_twee_keer_openen_heeft_een_gevolg(client, wereld):
    ronde = in_concept(wereld)
    SchoolkeuzeFactory(ronde=ronde, school=wereld.school, adviseur=wereld.adviseur)
    doe(client, wereld.adviseur, "ronde_openen", ronde)

    pagina = tekst(doe(client, wereld.adviseur, "ronde_openen", ronde))

    assert "Deze stap kan nu niet meer." in pagina
    assert Gesprek.objects.count() == 1


def test_een_weigering_zegt_wat_er_eerst_moet(client, wereld):
    ronde = in_concept(wereld)

    pagina = tekst(doe(client, wereld.adviseur, "ronde_openen", ronde))

    assert "Kies eerst welke scholen meedoen." in pagina


@pytest.mark.parametrize("naam", ["ronde_openen", "ronde_sluiten", "ronde_afronden"])
def test_een_stap_gaat_alleen_met_een_knop(client, wereld, ronde, naam):
    url = reverse(naam, args=[ronde.sleutel])

    assert als(client, wereld.adviseur).get(url).status_code == 405
    assert als(client, wereld.directeur).post(url).status_code == 403


@pytest.mark.parametrize(
    ("van", "naar"), [("open", "concept"), ("gesloten", "open"), ("afgerond", "gesloten")]
)
def test_een_stap_terug_vraagt_een_reden(client, wereld, ronde, van, naar):
    Ronde.objects.update(status=van)

    antwoord = doe(client, wereld.adviseur, "ronde_terug", ronde, reden="  ")
    assert antwoord.context["form"].errors["reden"] == ["Schrijf kort op waarom."]
    doe(client, wereld.adviseur, "ronde_terug", ronde, reden="Te vroeg geklikt.")

    assert Ronde.objects.get().status == naar
    assert Gebeurtenis.objects.get(model="ronde").reden == "Te vroeg geklikt."


def test_van_een_concept_ga_je_niet_verder_terug(client, wereld):
    ronde = in_concept(wereld)

    antwoord = doe(client, wereld.adviseur, "ronde_terug", ronde, reden="Toch niet")

    assert "nog een concept" in tekst(antwoord)


def test_de_rode_draad_bewaart_zichzelf(client, wereld, ronde):
    url = reverse("ronde_rode_draad", args=[ronde.sleutel])
    merk = als(client, wereld.adviseur).get(ronde.get_absolute_url())
    merk = merk.context["blad"].rode_draad.merk

    antwoord = client.post(
        url,
        {"veld": "rode_draad", "waarde": "Overal speelt tijd.", "merk": merk},
        headers={"accept": "application/json"},
    )

    assert antwoord.json()["status"] == "opgeslagen"
    assert Ronde.objects.get().rode_draad == "Overal speelt tijd."


def test_de_rode_draad_wordt_gelezen_als_de_ronde_is_afgerond(client, wereld, ronde):
    Ronde.objects.update(rode_draad="Overal speelt tijd.")
    assert "Overal speelt tijd." not in tekst(
        als(client, wereld.lezer).get(ronde.get_absolute_url())
    )

    Ronde.objects.update(status="afgerond")

    assert "Overal speelt tijd." in tekst(client.get(ronde.get_absolute_url()))


def test_een_ingetrokken_kader_gaat_niet_meer_open(client, wereld):
    ronde = in_concept(wereld)
    SchoolkeuzeFactory(ronde=ronde, school=wereld.school, adviseur=wereld.adviseur)
    Kwaliteitskader.objects.update(status="ingetrokken")

    pagina = tekst(doe(client, wereld.adviseur, "ronde_openen", ronde))

    assert "is niet gepubliceerd" in pagina
