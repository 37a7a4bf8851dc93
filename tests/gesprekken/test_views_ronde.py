"""The list of rounds and the page of one: who reads what, whose turn it is."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from gesprekken.models import Akkoord, Ronde
from tests.factories import (
    MOMENT,
    DeelnameFactory,
    GesprekFactory,
    KwaliteitskaderFactory,
    OnderdeelFactory,
    RondeFactory,
    SchoolFactory,
    VerslagFactory,
)
from tests.gesprekken.kijken import als, tekst, vragen

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


def zeg(onderdeel, wie, partij, keuze, *, op=MOMENT, hash_=None):
    Akkoord.objects.create(
        bestuur=onderdeel.bestuur,
        onderdeel=onderdeel,
        partij=partij,
        gebruiker=wie,
        naam=wie.naam,
        op=op,
        keuze=keuze,
        hash=hash_ or onderdeel.hash,
    )


LEZEN = "verslag lezen en akkoord geven"


@pytest.mark.parametrize(
    ("woorden", "verwacht"),
    [
        ([], ("School en bestuur", LEZEN)),
        ([("bestuur", "akkoord")], ("School", LEZEN)),
        ([("school", "met_kanttekening")], ("Jij", "akkoord geven op het verslag")),
        ([("school", "akkoord"), ("school", "antwoord")], ("Jij", "akkoord geven op het verslag")),
        ([("school", "akkoord"), ("school", "nog_niet")], ("School en bestuur", LEZEN)),
        ([("school", "nog_niet"), ("school", "akkoord")], ("Jij", "akkoord geven op het verslag")),
    ],
)
def test_ligt_het_verslag_voor_dan_is_aan_zet_wie_nog_geen_ja_zei(
    client, wereld, ronde, woorden, verwacht
):
    deelname = DeelnameFactory(
        ronde=ronde, adviseur=wereld.adviseur, zelfevaluatie__status="ingediend"
    )
    gesprek = GesprekFactory(deelname=deelname, status="ter_vaststelling")
    verslag = VerslagFactory(gesprek=gesprek, status="ter_vaststelling")
    onderdeel = OnderdeelFactory(verslag=verslag, hash="a" * 64)
    zeg(onderdeel, wereld.directeur, "school", "akkoord", hash_="b" * 64)  # to an earlier text
    for minuut, (partij, keuze) in enumerate(woorden, start=1):
        zeg(onderdeel, wereld.directeur, partij, keuze, op=MOMENT + timedelta(minutes=minuut))

    assert aan_zet(client, ronde, wereld.adviseur) == [("verslag", *verwacht)]


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
