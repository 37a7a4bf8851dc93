"""The log as a beheerder reads it: what happened, and nothing of what people wrote."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from scholen.acties.logboek import logboek_inkorten
from scholen.models import Gebeurtenis, leg_vast
from tests.factories import MOMENT, GebruikerFactory, GesprekFactory
from tests.kwaliteit.lezen import tekst_van

URL = reverse("beheer:logboek")
SOORT = Gebeurtenis.Soort


@pytest.fixture
def klant(client, wereld):
    client.force_login(wereld.beheerder)
    return client


@pytest.fixture
def gebeurd(wereld):
    """One line of each sort that there is to show, and some of elsewhere."""
    gesprek = GesprekFactory(deelname__ronde__bestuur=wereld.bestuur, school=wereld.school)

    def noteer(rij, door, dag, **velden):
        leg_vast(rij=rij, door=door, op=MOMENT + timedelta(days=dag), **velden)

    noteer(
        wereld.school, wereld.beheerder, 0, van="De Wilg", naar="De Wilgenhoek", soort=SOORT.NAAM
    )
    noteer(
        gesprek,
        wereld.adviseur,
        1,
        soort=SOORT.OVERGANG,
        van="gevoerd",
        naar="ter_vaststelling",
        reden="Geheime reden.",
    )
    noteer(gesprek, wereld.adviseur, 2, van="3 mei", naar="9 mei", reden="Ook geheim.")
    noteer(gesprek.deelname, wereld.bestuurder, 3, soort=SOORT.INZAGE, reden="Nog een geheim.")
    noteer(wereld.ib, wereld.ib, 4, soort=SOORT.INLOGGEN, reden="Een ander wachtwoord gekozen.")
    noteer(wereld.buurschool, wereld.buur_adviseur, 5, reden="Van de buren.")
    noteer(wereld.buur_ib, wereld.buur_ib, 5, soort=SOORT.INLOGGEN, reden="Bij de buren.")
    noteer(wereld.zonder_rol, None, 5, reden="Van de installatie.")
    return wereld


def _regels(antwoord):
    return [
        (regel.naam, f"{regel.wat}: {regel.waarvan}", regel.toelichting)
        for regel in antwoord.context["regels"]
    ]


def test_een_rol_staat_er_in_woorden_en_niet_nog_eens_als_code(klant, wereld):
    rol, zin = wereld.ib.aanstellingen.get(), "Marit Hofstra is nu ib’er bij De Wilgenhoek."
    leg_vast(rij=rol, door=wereld.beheerder, op=MOMENT, naar="ib", reden=zin)

    assert [regel[2] for regel in _regels(klant.get(URL))] == [zin]


def test_een_beheerder_leest_wat_er_gebeurde_en_niets_van_wat_iemand_schreef(klant, gebeurd):
    antwoord = klant.get(URL)

    assert _regels(antwoord) == [
        ("Marit Hofstra", "Inloggen en beveiliging: gebruiker", "Een ander wachtwoord gekozen."),
        (
            "Ella Bestuurder",
            "Inzage met reden: deelname",
            "Vroeg om te lezen wat de school indiende.",
        ),
        ("Hanneke Dijkgraaf", "Wijziging: gesprek", "Verzette het gesprek."),
        (
            "Hanneke Dijkgraaf",
            "Stap in het proces: gesprek",
            "Stuurde het verslag naar beide kanten.",
        ),
        (
            "Bo Beheerder",
            "Andere naam: school",
            "De school heet nu De Wilgenhoek; eerst was dat De Wilg.",
        ),
    ]
    assert "geheim" not in tekst_van(antwoord).lower()
    assert "nooit om mensen te beoordelen" in tekst_van(antwoord)


def test_de_beheerder_van_de_installatie_leest_wat_van_geen_bestuur_is(client, gebeurd):
    client.force_login(gebeurd.installatiebeheerder)

    assert [naam for naam, *_ in _regels(client.get(f"{URL}?van=2026-11-25"))] == [
        "Het systeem",
        "Ike Buur",
        "Marit Hofstra",
    ]


@pytest.mark.parametrize(
    ("vraag", "namen"),
    [
        ("soort=inzage", ["Ella Bestuurder"]),
        ("wie=marit", ["Marit Hofstra"]),
        ("van=2026-11-26&tot=2026-11-27", ["Ella Bestuurder", "Hanneke Dijkgraaf"]),
        ("soort=naam&wie=ella", []),
        ("soort=onzin&wie=ella", ["Ella Bestuurder"]),
    ],
)
def test_een_beheerder_kiest_wat_die_ziet(klant, gebeurd, vraag, namen):
    assert [naam for naam, *_ in _regels(klant.get(f"{URL}?{vraag}"))] == namen


def test_een_datum_die_niet_bestaat_wordt_gezegd_en_doet_niets(klant, gebeurd):
    antwoord = klant.get(f"{URL}?van=2026-02-30")

    assert "Vanaf: Deze datum kennen we niet. Schrijf hem als 1-8-2026." in tekst_van(antwoord)
    assert len(antwoord.context["regels"]) == 5


def test_er_staan_vijftig_regels_op_een_bladzijde(klant, wereld, django_assert_max_num_queries):
    velden = {"bestuur": wereld.bestuur, "op": MOMENT, "soort": "wijziging", "model": "school"}
    Gebeurtenis.objects.bulk_create(
        [Gebeurtenis(naam=f"Mens {nummer}", sleutel="x", **velden) for nummer in range(120)]
    )
    klant.get(URL)

    with django_assert_max_num_queries(12):
        eerste = klant.get(f"{URL}?wie=mens")
    laatste = klant.get(f"{URL}?wie=mens&bladzijde=3")

    assert (len(eerste.context["regels"]), len(laatste.context["regels"])) == (50, 20)
    assert "Bladzijde 1 van 3, 120 regels." in tekst_van(eerste)
    assert "?wie=mens&amp;bladzijde=2" in eerste.content.decode()
    assert [len(klant.get(f"{URL}?bladzijde={n}").context["regels"]) for n in ("x", "99")] == [
        50,
        20,
    ]


def test_een_leeg_logboek_zegt_wat_je_nu_kunt(klant):
    assert "Kies hierboven iets anders" in tekst_van(klant.get(URL))


def test_het_bestand_heeft_dezelfde_regels_en_geen_formules(klant, gebeurd):
    boef = GebruikerFactory(naam='=HYPERLINK("http://x")')
    leg_vast(rij=gebeurd.school, door=boef, op=MOMENT + timedelta(days=9), reden="@SUM(1+1)")

    antwoord = klant.get(reverse("beheer:logboek_xlsx"))

    blad = load_workbook(io.BytesIO(antwoord.content)).active
    rijen = list(blad.iter_rows(min_row=2))
    assert antwoord["Content-Disposition"].endswith('.xlsx"')
    assert len(rijen) == 6
    assert [rijen[0][plek].value for plek in (1, 6)] == ['=HYPERLINK("http://x")', "@SUM(1+1)"]
    assert {cel.data_type for rij in rijen for cel in rij if cel.value} == {"s"}
    assert all(cel.quotePrefix for rij in rijen for cel in rij if cel.value)


def test_het_bestand_houdt_zich_aan_de_keuze(klant, gebeurd):
    antwoord = klant.get(reverse("beheer:logboek_xlsx") + "?wie=ella")

    blad = load_workbook(io.BytesIO(antwoord.content)).active
    assert [rij[1] for rij in blad.iter_rows(min_row=2, values_only=True)] == ["Ella Bestuurder"]


def test_wie_het_logboek_meeneemt_staat_erin(klant, wereld):
    klant.get(reverse("beheer:logboek_xlsx"))

    regel = Gebeurtenis.objects.get()
    assert (regel.gebruiker, regel.bestuur, regel.reden) == (
        wereld.beheerder,
        wereld.bestuur,
        "Het logboek is gedownload.",
    )


def test_dat_er_is_ingekort_leest_de_beheerder_ook(klant, gebeurd):
    logboek_inkorten(bestuur=gebeurd.bestuur, tot=MOMENT + timedelta(days=2), op=MOMENT)

    regel = next(rij for rij in _regels(klant.get(URL)) if rij[1].startswith("Logboek ingekort"))

    assert regel == (
        "Het systeem",
        "Logboek ingekort: logboek",
        "De regels 1 tot en met 2 zijn weggehaald: ze gaan over een tijd die niet langer bewaard"
        " wordt.",
    )


@pytest.mark.parametrize(
    ("van", "tot", "ziet"),
    [(1, 9, True), (3, 3, True), (4, None, False), (1, 2, False)],
)
def test_inloggen_van_voor_of_na_het_werk_hier_gaat_een_beheerder_niet_aan(
    klant, wereld, van, tot, ziet
):
    dag = MOMENT.date()
    wereld.ib.aanstellingen.update(
        van=dag + timedelta(days=van), tot=tot and dag + timedelta(days=tot)
    )
    op = MOMENT + timedelta(days=3)
    leg_vast(rij=wereld.ib, door=wereld.ib, op=op, soort=SOORT.INLOGGEN, reden="Er is ingelogd.")

    assert bool(_regels(klant.get(URL))) == ziet
