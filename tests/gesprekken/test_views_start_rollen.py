"""Mijn werk for advisers and all other roles, and what the page costs."""

from datetime import date

import pytest
from django.urls import reverse

from scholen import klok
from scholen.models import Herstelverzoek
from tests.factories import (
    MOMENT,
    AanstellingFactory,
    AfspraakFactory,
    DeelnameFactory,
    GesprekFactory,
    OnderwerpFactory,
    RondeFactory,
    SchoolFactory,
)
from tests.gesprekken.kijken import tekst, vragen
from tests.gesprekken.rondes import deelname_van
from tests.uitnodigingen import UitnodigingFactory

pytestmark = pytest.mark.usefixtures("demodag")


@pytest.fixture
def deelname(wereld):
    return deelname_van(wereld)


def open_start(client, gebruiker):
    client.force_login(gebruiker)
    return client.get("/")


def taak(client, gebruiker):
    return open_start(client, gebruiker).context["start"].eerste.taak


def test_een_adviseur_ziet_haar_scholen_naar_wat_er_moet_gebeuren(client, wereld, deelname):
    def school(naam, *, adviseur=wereld.adviseur, **velden):
        rij = DeelnameFactory(
            ronde=deelname.ronde,
            school=SchoolFactory(bestuur=wereld.bestuur, naam=naam),
            adviseur=adviseur,
            zelfevaluatie__status="ingediend",
        )
        GesprekFactory(deelname=rij, **velden)

    school("De Berk", status="gevoerd")
    school("De Den", status="gepland", datum=date(2027, 1, 19))
    school("De Eik", status="voorbereiden")
    school("De Els", status="vastgesteld")
    school("Van Bas", status="gevoerd", adviseur=wereld.andere_adviseur)

    start = open_start(client, wereld.adviseur).context["start"]

    blok = start.besturen[0]
    groepen = {titel: [werk.regel.school for werk in rijen] for titel, rijen in blok.aan_jou}
    assert groepen == {
        "Kies samen een datum": ["De Eik"],
        "Bereid het gesprek voor": ["De Den"],
        "Schrijf het verslag": ["De Berk"],
    }
    assert [regel.school for regel in blok.bij_school] == ["De Wilgenhoek"]
    assert [regel.school for regel in blok.verder] == ["De Els"]
    assert start.taken == 3


def test_een_adviseur_zonder_ronde_kan_er_een_beginnen(client, wereld):
    pagina = tekst(open_start(client, wereld.adviseur))

    assert "Er loopt geen ronde" in pagina
    assert reverse("ronde_nieuw") in pagina


def test_een_bestuurder_zonder_ronde_leest_niet_over_deze_ronde(client, wereld):
    pagina = tekst(open_start(client, wereld.bestuurder))

    assert "Opent een adviseur er een" in pagina
    assert "In deze ronde" not in pagina


def test_wie_bij_school_en_bestuur_werkt_ziet_beide(client, wereld, deelname):
    AanstellingFactory(gebruiker=wereld.ib, rol="adviseur", bestuur=wereld.buurbestuur)

    start = open_start(client, wereld.ib).context["start"]

    assert [str(blok.deelname.school) for blok in start.scholen] == ["De Wilgenhoek"]
    assert [str(blok.bestuur) for blok in start.besturen] == ["Stichting De Buren"]


@pytest.mark.parametrize(
    ("wie", "zin", "links"),
    [
        ("bestuurder", "Het bestuur heeft nu geen afspraken open staan.", ["rondes"]),
        ("lezer", "waarom het bestuur deze gesprekken voert", ["rondes"]),
        ("swv_medewerker", "Er loopt nu geen afspraak voor jullie.", ["afspraken"]),
        ("beheerder", "Wat scholen schrijven, zie jij niet.", ["beheer:mensen"]),
        ("installatiebeheerder", "Wat scholen en besturen schrijven", ["beheer:besturen"]),
        ("team", "in het kader lees je waar dat gesprek over gaat.", ["kwaliteit:kaders"]),
        ("zonder_rol", "Je account hoort nog nergens bij.", []),
    ],
)
def test_wie_hier_nog_geen_werk_heeft_hoort_wat_er_komt(client, wereld, wie, zin, links):
    antwoord = open_start(client, getattr(wereld, wie))

    assert antwoord.status_code == 200
    assert zin in tekst(antwoord)
    for naam in links:
        assert f'href="{reverse(naam)}"' in tekst(antwoord)


def test_de_beheerder_ziet_per_school_wie_er_werkt_en_wie_is_uitgenodigd(client, wereld):
    leeg = SchoolFactory(bestuur=wereld.bestuur, naam="De Leegte")
    for _ in range(2):
        UitnodigingFactory(school=leeg)
    UitnodigingFactory(school=wereld.school, ingetrokken_op=MOMENT)

    antwoord = open_start(client, wereld.beheerder)

    (blok,) = antwoord.context["start"].beheer
    assert [(rij.school.naam, rij.mensen, rij.gevraagd) for rij in blok.scholen] == [
        ("De Abeel", 3, 0),
        ("De Leegte", 0, 2),
        ("De Wilgenhoek", 5, 0),
    ]
    assert "nog niemand, 2 uitgenodigd" in tekst(antwoord)


def test_een_aanstelling_die_voorbij_is_geeft_geen_werk(client, wereld, deelname):
    wereld.ib.aanstellingen.update(tot=date(2024, 7, 31))

    antwoord = open_start(client, wereld.ib)

    assert antwoord.context["start"].scholen == ()
    assert deelname.get_absolute_url() not in tekst(antwoord)


def meer(deelname, wereld, aantal):
    for _ in range(aantal):
        rij = DeelnameFactory(
            ronde=deelname.ronde,
            school=SchoolFactory(bestuur=wereld.bestuur),
            adviseur=wereld.adviseur,
            zelfevaluatie__status="ingediend",
        )
        AfspraakFactory(gesprek=GesprekFactory(deelname=rij, status="vastgesteld"))
        GesprekFactory(deelname=rij, status="ter_vaststelling")


def test_start_van_een_adviseur_stelt_niet_meer_vragen_bij_meer_scholen(client, wereld, deelname):
    meer(deelname, wereld, 1)
    bij_een = vragen(client, wereld.adviseur, "/")
    meer(deelname, wereld, 2)
    bij_drie = vragen(client, wereld.adviseur, "/")
    meer(deelname, wereld, 57)
    bij_zestig = vragen(client, wereld.adviseur, "/")

    assert bij_een == bij_drie == bij_zestig <= 12


def test_start_van_een_school_stelt_niet_meer_vragen_bij_meer_werk(client, wereld, deelname):
    AfspraakFactory(gesprek=GesprekFactory(deelname=deelname, status="vastgesteld"))
    bij_een = vragen(client, wereld.ib_van_twee, "/")
    tweede = DeelnameFactory(ronde=deelname.ronde, school=wereld.andere_school)
    for rij in (deelname, tweede):
        AfspraakFactory(gesprek=GesprekFactory(deelname=rij, status="vastgesteld"))
        OnderwerpFactory(deelname=rij)
    bij_meer = vragen(client, wereld.ib_van_twee, "/")

    assert bij_een == bij_meer <= 12


@pytest.mark.parametrize("rol", ["adviseur", "bestuurder", "lezer"])
def test_start_van_wie_beide_is_blijft_ook_binnen_de_maat(client, wereld, deelname, rol):
    AanstellingFactory(gebruiker=wereld.ib, rol=rol, bestuur=wereld.buurbestuur)
    AfspraakFactory(gesprek=GesprekFactory(deelname=deelname, status="vastgesteld"))

    assert vragen(client, wereld.ib, "/") <= 12


def test_ook_met_een_verzoek_en_een_verslag_om_te_tekenen(client, wereld, deelname):
    AanstellingFactory(gebruiker=wereld.ib, rol="bestuurder", bestuur=wereld.buurbestuur)
    AfspraakFactory(gesprek=GesprekFactory(deelname=deelname, status="vastgesteld"))
    ronde = RondeFactory(bestuur=wereld.buurbestuur, status="open")
    daar = DeelnameFactory(ronde=ronde, school=wereld.buurschool)
    GesprekFactory(deelname=daar, status="ter_vaststelling")
    kwijt = AanstellingFactory(rol="lezer", bestuur=wereld.buurbestuur, school=None).gebruiker
    Herstelverzoek.objects.create(
        bestuur=wereld.buurbestuur,
        gebruiker=kwijt,
        gevraagd_door=wereld.vreemde_ib,
        gevraagd_op=klok.nu(),
    )

    gesteld = vragen(client, wereld.ib, "/")

    start = client.get("/").context["start"]
    assert [rij.gebruiker for rij in start.herstel] == [kwijt]
    assert [len(blok.te_tekenen) for blok in start.kantoren] == [1]
    assert gesteld <= 12


def test_wat_het_eerst_komt_vult_het_paneel_van_een_adviseur(client, wereld, deelname):
    for naam, dag in (("De Den", date(2027, 1, 19)), ("De Eik", date(2026, 12, 3))):
        rij = DeelnameFactory(
            ronde=deelname.ronde,
            school=SchoolFactory(bestuur=wereld.bestuur, naam=naam),
            adviseur=wereld.adviseur,
            zelfevaluatie__status="ingediend",
        )
        GesprekFactory(deelname=rij, status="gepland", datum=dag)

    antwoord = open_start(client, wereld.adviseur)

    start = antwoord.context["start"]
    ((_, nog_aan_jou),) = start.per_bestuur
    assert start.eerste_werk.regel.school == "De Eik"
    assert [(titel, [werk.regel.school for werk in rijen]) for titel, rijen in nog_aan_jou] == [
        ("Bereid het gesprek voor", ["De Den"])
    ]
    assert start.taken == 2
    assert "Nu aan de beurt: gesprek voorbereiden" in tekst(antwoord)
    assert tekst(antwoord).count('class="taak"') == 1


def test_staat_alles_in_het_paneel_dan_wacht_er_verder_niets(client, wereld, deelname):
    GesprekFactory(deelname=deelname, status="gevoerd", datum=date(2026, 11, 10))

    pagina = tekst(open_start(client, wereld.adviseur))

    assert "Verder wacht er nu geen school op jou." in pagina
    assert "Schrijf het verslag" not in pagina


def test_een_adviseur_ziet_wat_het_bestuur_nog_nakomt(client, wereld, deelname):
    gesprek = GesprekFactory(deelname=deelname, status="vastgesteld")
    AfspraakFactory(gesprek=gesprek, wat="Vaste vervanger", partij="bestuur")
    AfspraakFactory(gesprek=gesprek, wat="Van de school zelf", partij="school")

    blok = open_start(client, wereld.andere_adviseur).context["start"].besturen[0]

    assert [rij.afspraak.wat for rij in blok.afspraken] == ["Vaste vervanger"]
