"""A school over the years: its rounds, talks, verslagen, and how the afspraken ended."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import (
    MOMENT,
    AfspraakFactory,
    AgendapuntFactory,
    DeelnameFactory,
    GesprekFactory,
    RondeFactory,
    VerslagFactory,
)
from tests.gesprekken.kijken import als, tekst, vragen

pytestmark = pytest.mark.usefixtures("demodag")


def jaar(wereld, schooljaar, *, status="vastgesteld", ronde="afgerond"):
    """The talk of this school in a round of that year."""
    rij = RondeFactory(
        bestuur=wereld.bestuur, schooljaar=schooljaar, status=ronde, titel=f"Ronde {schooljaar}"
    )
    deelname = DeelnameFactory(
        ronde=rij, school=wereld.school, adviseur=wereld.adviseur, zelfevaluatie__status="ingediend"
    )
    return GesprekFactory(deelname=deelname, status=status, datum=date(2026, 2, 12))


def url(school):
    return reverse("school_jaren", args=[school.sleutel])


def lees(client, gebruiker, school):
    return als(client, gebruiker).get(url(school))


def jaren(client, gebruiker, school):
    return lees(client, gebruiker, school).context["blad"].jaren


@pytest.mark.parametrize(
    ("wie", "status"),
    [
        ("ib", 200),
        ("mt", 200),
        ("directeur", 200),
        ("adviseur", 200),
        ("andere_adviseur", 200),
        ("bestuurder", 200),
        ("team", 404),
        ("lezer", 404),
        ("beheerder", 404),
        ("swv_medewerker", 404),
        ("andere_ib", 404),
        ("vreemde_adviseur", 404),
    ],
)
def test_wie_de_jaren_van_een_school_leest(client, wereld, wie, status):
    assert lees(client, getattr(wereld, wie), wereld.school).status_code == status


def test_het_nieuwste_jaar_staat_bovenaan_en_een_concept_ronde_niet(client, wereld):
    for schooljaar in ("2024-2025", "2026-2027", "2025-2026"):
        jaar(wereld, schooljaar)
    jaar(wereld, "2027-2028", ronde="concept", status="voorbereiden")

    rijen = jaren(client, wereld.ib, wereld.school)

    assert [rij.deelname.ronde.schooljaar for rij in rijen] == [
        "2026-2027",
        "2025-2026",
        "2024-2025",
    ]


def test_per_jaar_staat_het_gesprek_het_verslag_en_waar_het_over_ging(client, wereld):
    gesprek = jaar(wereld, "2025-2026")
    VerslagFactory(gesprek=gesprek, status="vastgesteld", vastgelegd_op=MOMENT)
    AgendapuntFactory(gesprek=gesprek, titel="Zicht op de groep", uitkomst="deels")
    AgendapuntFactory(gesprek=gesprek, titel="Samen plannen", uitkomst="niet_aan_bod")

    antwoord = lees(client, wereld.bestuurder, wereld.school)

    (kaart,) = antwoord.context["blad"].jaren[0].verslagen
    assert (kaart.besproken, kaart.bleef_liggen) == (
        ("Zicht op de groep",),
        ("Samen plannen",),
    )
    pagina = tekst(antwoord)
    assert "Gesprek op donderdag 12 februari 2026" in pagina
    assert reverse("verslag", args=[gesprek.sleutel]) in pagina
    assert reverse("verslag_pdf", args=[gesprek.sleutel, 1]) in pagina


def test_een_verslag_dat_voorligt_leest_de_school_en_de_bestuurder_nog_niet(client, wereld):
    gesprek = jaar(wereld, "2026-2027", ronde="open", status="ter_vaststelling")
    VerslagFactory(gesprek=gesprek, status="ter_vaststelling", voorgelegd_op=MOMENT)
    AgendapuntFactory(gesprek=gesprek, titel="Zicht op de groep", uitkomst="besproken")

    van_school = lees(client, wereld.directeur, wereld.school)
    van_kantoor = lees(client, wereld.bestuurder, wereld.school)

    assert [rij.stand for rij in van_school.context["blad"].jaren[0].verslagen] == [
        "Ligt voor, nog niet vastgesteld"
    ]
    assert "verslag/1/pdf" not in tekst(van_school)
    assert van_kantoor.context["blad"].jaren[0].verslagen == ()
    assert "Zicht op de groep" not in tekst(van_kantoor)


def test_een_concept_van_de_adviseur_staat_ook_voor_haar_niet_tussen_de_verslagen(client, wereld):
    VerslagFactory(gesprek=jaar(wereld, "2025-2026", status="gevoerd"))

    assert jaren(client, wereld.adviseur, wereld.school)[0].verslagen == ()


def test_bij_elke_afspraak_staat_hoe_ze_afliep_en_waarom(client, wereld):
    gesprek = jaar(wereld, "2025-2026")
    loopt = AfspraakFactory(gesprek=gesprek, wat="Vaste agenda")
    gestopt = AfspraakFactory(gesprek=gesprek, wat="Oefenen")
    gestopt.stoppen(door=wereld.ib, op=MOMENT, reden="De methode stopte.")

    regels = jaren(client, wereld.mt, wereld.school)[0].afspraken

    assert [(regel.rij.afspraak, regel.reden) for regel in regels] == [
        (loopt, ""),
        (gestopt, "De methode stopte."),
    ]


def test_afspraken_die_nog_niet_zijn_voorgelegd_staan_er_niet(client, wereld):
    AfspraakFactory(gesprek=jaar(wereld, "2025-2026", status="gevoerd"))

    for wie in (wereld.ib, wereld.adviseur, wereld.bestuurder):
        assert jaren(client, wie, wereld.school)[0].afspraken == ()


def test_een_afspraak_buiten_een_ronde_staat_apart(client, wereld):
    AfspraakFactory(gesprek=None, school=wereld.school, bestuur=wereld.bestuur, wat="Los")

    blad = lees(client, wereld.ib, wereld.school).context["blad"]

    assert [regel.rij.afspraak.wat for regel in blad.los] == ["Los"]


def test_voor_het_indienen_staat_er_alleen_een_van_de_drie_woorden(client, wereld):
    gesprek = jaar(wereld, "2026-2027", ronde="open", status="voorbereiden")
    zelfevaluatie = gesprek.deelname.zelfevaluatie
    type(zelfevaluatie).objects.filter(pk=zelfevaluatie.pk).update(status="concept")
    zelfevaluatie.oordelen.update(toelichting="Nog van ons.", bekeken_op=MOMENT)

    pagina = tekst(lees(client, wereld.bestuurder, wereld.school))

    assert "Zelfevaluatie: bezig." in pagina
    assert "Nog van ons." not in pagina


def test_wie_de_stappen_niet_leest_krijgt_daar_geen_link_naar(client, wereld):
    gesprek = jaar(wereld, "2025-2026")
    deelname_url = gesprek.deelname.get_absolute_url()

    assert deelname_url in tekst(lees(client, wereld.ib, wereld.school))
    assert deelname_url not in tekst(lees(client, wereld.bestuurder, wereld.school))


def test_een_school_zonder_rondes_hoort_wat_hier_komt(client, wereld):
    assert "Nog geen gesprekken" in tekst(lees(client, wereld.ib, wereld.school))


@pytest.mark.parametrize("wie", ["ib", "adviseur", "bestuurder"])
def test_meer_jaren_kosten_niet_meer_vragen(client, wereld, wie):
    def vul(schooljaar):
        gesprek = jaar(wereld, schooljaar)
        VerslagFactory(gesprek=gesprek, status="vastgesteld", vastgelegd_op=MOMENT)
        AgendapuntFactory.create_batch(3, gesprek=gesprek, uitkomst="besproken")
        AfspraakFactory.create_batch(3, gesprek=gesprek, status="gereed")

    vul("2025-2026")
    bij_een = vragen(client, getattr(wereld, wie), url(wereld.school))
    for schooljaar in ("2022-2023", "2023-2024", "2024-2025"):
        vul(schooljaar)

    assert vragen(client, getattr(wereld, wie), url(wereld.school)) == bij_een <= 20
