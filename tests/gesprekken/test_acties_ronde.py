"""Opening a round, and choosing its schools."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gesprekken.acties import ronde as acties
from gesprekken.acties import ronde_verloop as verloop
from gesprekken.acties.ronde import Keuze
from gesprekken.models import Deelname, Gesprek, Onderwerp, Ronde
from kwaliteit.models import Oordeel, Zelfevaluatie
from kwaliteit.overgangen import AlVeranderd, OngeldigeOvergang
from scholen.models import Gebeurtenis, School, leg_vast
from tests.factories import (
    MOMENT,
    AanstellingFactory,
    KwaliteitskaderFactory,
    RondeFactory,
    SchoolFactory,
    SchoolkeuzeFactory,
)


@pytest.fixture
def ronde(wereld):
    ronde = RondeFactory(
        bestuur=wereld.bestuur, kader=KwaliteitskaderFactory.gevuld(items=(2, 3)), status="concept"
    )
    for school, met_gesprek in [(wereld.school, True), (wereld.andere_school, False)]:
        SchoolkeuzeFactory(
            ronde=ronde, school=school, adviseur=wereld.adviseur, met_gesprek=met_gesprek
        )
    return ronde


def open_ronde(ronde, wereld):
    acties.ronde_openen(ronde, door=wereld.adviseur, op=MOMENT)
    return Ronde.objects.get(pk=ronde.pk)


def test_openen_maakt_per_school_een_deelname_met_lege_oordelen(ronde, wereld):
    open_ronde(ronde, wereld)

    rijen = Deelname.objects.filter(ronde=ronde).order_by("school__naam")
    assert [rij.school for rij in rijen] == [wereld.andere_school, wereld.school]
    assert {rij.adviseur for rij in rijen} == {wereld.adviseur}
    assert [rij.zelfevaluatie.oordelen.count() for rij in rijen] == [5, 5]
    assert {rij.zelfevaluatie.schooljaar for rij in rijen} == {"2026-2027"}
    assert {rij.bestuur for rij in Oordeel.objects.all()} == {wereld.bestuur}


def test_openen_maakt_alleen_een_gesprek_waar_dat_is_aangevinkt(ronde, wereld):
    open_ronde(ronde, wereld)

    gesprek = Gesprek.objects.get()
    assert gesprek.school == wereld.school
    assert gesprek.adviseur == wereld.adviseur
    assert (gesprek.soort, gesprek.status) == ("bestuur", "voorbereiden")


def test_openen_zet_de_vraag_van_het_bestuur_bij_elke_school_klaar(ronde, wereld):
    domein = ronde.kader.domeinen.get(code="2")
    ronde.prioriteiten.add(domein)

    open_ronde(ronde, wereld)

    onderwerpen = Onderwerp.objects.all()
    assert [(rij.domein, rij.bron) for rij in onderwerpen] == [(domein, "bestuur")] * 2


def test_openen_bewaart_een_kopie_van_de_woorden(ronde, wereld):
    ronde.kader.woorden = {"portaal": "het portaal", "verband": "het samenwerkingsverband"}
    wereld.bestuur.woorden = {"portaal": "De Brugkast", "verband": ""}
    ronde.bestuur = wereld.bestuur

    woorden = open_ronde(ronde, wereld).woorden

    assert woorden == {"portaal": "De Brugkast", "verband": "het samenwerkingsverband"}


def test_openen_staat_in_het_logboek(ronde, wereld):
    open_ronde(ronde, wereld)

    regel = Gebeurtenis.objects.get(model="ronde")
    assert (regel.van, regel.naar, regel.naam, regel.op) == (
        "concept",
        "open",
        "Hanneke Dijkgraaf",
        MOMENT,
    )


def test_tweede_klik_op_openen_wordt_geweigerd(ronde, wereld):
    zelfde_ronde = Ronde.objects.get(pk=ronde.pk)
    open_ronde(ronde, wereld)

    with pytest.raises(AlVeranderd):
        acties.ronde_openen(zelfde_ronde, door=wereld.adviseur, op=MOMENT)

    assert Deelname.objects.count() == 2


def test_zonder_scholen_gaat_een_ronde_niet_open(ronde, wereld):
    ronde.schoolkeuzes.all().delete()

    with pytest.raises(OngeldigeOvergang, match="Kies eerst welke scholen meedoen"):
        acties.ronde_openen(ronde, door=wereld.adviseur, op=MOMENT)

    assert Ronde.objects.get().status == "concept"


def test_een_kader_in_concept_kan_niet_open(wereld):
    kader = KwaliteitskaderFactory.gevuld(gepubliceerd=False, naam="Ons kader")
    ronde = RondeFactory(bestuur=wereld.bestuur, kader=kader, status="concept")
    SchoolkeuzeFactory(ronde=ronde, school=wereld.school, adviseur=wereld.adviseur)

    with pytest.raises(OngeldigeOvergang, match="Het kader Ons kader, versie 1 is niet"):
        acties.ronde_openen(ronde, door=wereld.adviseur, op=MOMENT)

    assert Zelfevaluatie.objects.count() == 0


def test_een_kader_van_een_ander_bestuur_kan_niet_open(wereld):
    kader = KwaliteitskaderFactory.gevuld(bestuur=wereld.buurbestuur)
    ronde = RondeFactory(bestuur=wereld.bestuur, kader=kader, status="concept")
    SchoolkeuzeFactory(ronde=ronde, school=wereld.school, adviseur=wereld.adviseur)

    with pytest.raises(OngeldigeOvergang, match="niet gepubliceerd"):
        acties.ronde_openen(ronde, door=wereld.adviseur, op=MOMENT)


def test_een_school_doet_niet_twee_keer_mee_met_hetzelfde_kader_in_een_jaar(ronde, wereld):
    open_ronde(ronde, wereld)
    tweede = RondeFactory(bestuur=wereld.bestuur, kader=ronde.kader, status="concept")
    SchoolkeuzeFactory(ronde=tweede, school=wereld.school, adviseur=wereld.adviseur)
    SchoolkeuzeFactory(
        ronde=tweede,
        school=SchoolFactory(bestuur=wereld.bestuur, naam="De Derde"),
        adviseur=wereld.adviseur,
    )

    with pytest.raises(OngeldigeOvergang, match=r"^De Wilgenhoek: voor dit kader"):
        acties.ronde_openen(tweede, door=wereld.adviseur, op=MOMENT)

    assert Ronde.objects.get(pk=tweede.pk).status == "concept"
    assert Deelname.objects.count() == 2


def test_een_gesloten_school_kan_niet_mee(ronde, wereld):
    School.objects.filter(pk=wereld.school.pk).update(gesloten_op="2026-08-01")

    with pytest.raises(OngeldigeOvergang, match="De Wilgenhoek: bestaat niet meer als school"):
        acties.ronde_openen(ronde, door=wereld.adviseur, op=MOMENT)


def test_een_adviseur_die_weg_is_kan_geen_school_begeleiden(ronde, wereld):
    wereld.adviseur.aanstellingen.update(tot="2024-07-31")

    with pytest.raises(OngeldigeOvergang, match="Hanneke Dijkgraaf is geen adviseur meer"):
        acties.ronde_openen(ronde, door=wereld.andere_adviseur, op=MOMENT)


def test_zestig_scholen_kosten_niet_meer_vragen_aan_de_database_dan_twee(wereld):
    kader = KwaliteitskaderFactory.gevuld(items=(8, 11, 8, 6, 7, 6, 6))
    leg_vast(rij=wereld.school, door=None, op=MOMENT)  # the log of the bestuur has begun
    aantallen = []
    for scholen in (2, 60):
        ronde = RondeFactory(bestuur=wereld.bestuur, kader=kader, status="concept")
        for _ in range(scholen):
            SchoolkeuzeFactory(
                ronde=ronde,
                school=SchoolFactory(bestuur=wereld.bestuur),
                adviseur=wereld.adviseur,
            )
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            acties.ronde_openen(ronde, door=wereld.adviseur, op=MOMENT)
        invoegen = [vraag for vraag in vragen if vraag["sql"].startswith("INSERT")]
        aantallen.append(len(vragen) - len(invoegen))

    assert aantallen[0] == aantallen[1]
    assert Oordeel.objects.count() == 62 * 52


def test_scholen_kiezen_vervangt_de_hele_keuze(ronde, wereld):
    keuze = Keuze(school=wereld.school, adviseur=wereld.andere_adviseur, met_gesprek=False)

    acties.scholen_kiezen(ronde, keuzes=[keuze])

    rij = ronde.schoolkeuzes.get()
    assert (rij.school, rij.adviseur, rij.met_gesprek) == (
        wereld.school,
        wereld.andere_adviseur,
        False,
    )


def test_na_openen_kiest_men_de_scholen_niet_meer_opnieuw(ronde, wereld):
    open_ronde(ronde, wereld)

    with pytest.raises(OngeldigeOvergang, match="Deze ronde is al open"):
        acties.scholen_kiezen(ronde, keuzes=[])

    assert ronde.schoolkeuzes.count() == 2


def test_een_school_kan_later_nog_mee(ronde, wereld):
    ronde = open_ronde(ronde, wereld)
    derde = SchoolFactory(bestuur=wereld.bestuur)
    keuze = Keuze(school=derde, adviseur=wereld.adviseur, met_gesprek=True)

    deelname = acties.school_toevoegen(ronde, keuze=keuze, door=wereld.adviseur, op=MOMENT)

    assert deelname.zelfevaluatie.oordelen.count() == 5
    assert deelname.gesprekken.count() == 1
    with pytest.raises(OngeldigeOvergang, match="al een zelfevaluatie"):
        acties.school_toevoegen(ronde, keuze=keuze, door=wereld.adviseur, op=MOMENT)


def test_aan_een_gesloten_ronde_komt_geen_school_meer(ronde, wereld):
    ronde = open_ronde(ronde, wereld)
    verloop.sluiten(ronde, door=wereld.adviseur, op=MOMENT)
    keuze = Keuze(SchoolFactory(bestuur=wereld.bestuur), wereld.adviseur, met_gesprek=True)

    with pytest.raises(OngeldigeOvergang, match="Deze ronde is niet open"):
        acties.school_toevoegen(ronde, keuze=keuze, door=wereld.adviseur, op=MOMENT)


def test_de_aanstelling_bij_een_ander_bestuur_telt_niet(ronde, wereld):
    AanstellingFactory(gebruiker=wereld.adviseur, rol="adviseur", bestuur=wereld.buurbestuur)
    wereld.adviseur.aanstellingen.filter(bestuur=wereld.bestuur).update(tot="2024-07-31")

    with pytest.raises(OngeldigeOvergang, match="geen adviseur meer bij dit bestuur"):
        acties.ronde_openen(ronde, door=wereld.andere_adviseur, op=MOMENT)
