"""The pages on which a beheerder keeps schools: what they show, do, refuse and keep."""

from datetime import date

import pytest

from scholen.models import Aanstelling, Gebeurtenis, School, Vestiging
from tests.factories import MOMENT, DeelnameFactory, SchoolFactory, VestigingFactory
from tests.gesprekken.kijken import tekst
from tests.scholen.bladen import ingevuld, naar, post, wijzig, zinnen
from tests.uitnodigingen import UitnodigingFactory

GEEN_NUMMER = (
    "Dit is geen vestigingsnummer. Het ziet eruit als 99XA00: twee cijfers, twee letters, twee"
    " cijfers."
)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]


@pytest.fixture
def abeel(wereld):
    VestigingFactory(school=wereld.school, brin6="99XA00", naam="De Wilgenhoek", plaats="Tolhorn")
    return wereld.school


@pytest.fixture
def beheerder(client, wereld):
    client.force_login(wereld.beheerder)
    return client


def test_de_lijst_staat_op_alfabet_met_wat_gesloten_is_apart(beheerder, wereld, abeel):
    School.objects.filter(pk=wereld.andere_school.pk).update(gesloten_op="2026-08-01")
    SchoolFactory(bestuur=wereld.bestuur, naam="De Zwaan")

    antwoord = beheerder.get(naar("scholen"))

    (blok,) = antwoord.context["blokken"]
    assert [regel.school.naam for regel in blok.open] == ["De Wilgenhoek", "De Zwaan"]
    assert [regel.school.naam for regel in blok.gesloten] == ["De Abeel"]
    assert blok.open[0].nummers == "99XA00"
    assert "gesloten per 1 augustus" in antwoord.content.decode()
    assert "De Buurt" not in antwoord.content.decode()


def test_zonder_scholen_staat_er_wat_eerst_te_doen_is(beheerder, wereld):
    School.objects.filter(bestuur=wereld.bestuur).update(bestuur=wereld.buurbestuur)

    tekst = beheerder.get(naar("scholen")).content.decode()

    assert "Er staan nog geen scholen in" in tekst
    assert f'href="{naar("scholen_laden")}"' in tekst


def test_wie_alleen_leest_ziet_geen_knoppen(client, wereld, abeel):
    client.force_login(wereld.adviseur)

    lijst = client.get(naar("scholen")).content.decode()
    school = client.get(naar("school", abeel.sleutel)).content.decode()

    assert naar("scholen_laden") not in lijst
    assert "De Wilgenhoek" in school
    assert naar("school_wijzigen", abeel.sleutel) not in school


def test_een_school_toevoegen(beheerder, wereld):
    velden = {"naam": " De\u00a0Beuk ", "soort": "sbo", "wijk": "", "plaats": "Haverlo"}

    url, zin = post(beheerder, naar("school_nieuw"), brin6="99xb 00", **velden)

    school = School.objects.get(naam="De Beuk")
    assert (url, zin) == (naar("school", school.sleutel), "De Beuk staat erbij.")
    assert (school.bestuur, school.vestigingen.get().brin6) == (wereld.bestuur, "99XB00")
    assert Gebeurtenis.objects.filter(school=school, naam=wereld.beheerder.naam).count() == 2


@pytest.mark.parametrize(
    ("brin6", "zin"),
    [
        ("", "Vul het nummer van de vestiging in, zoals 99XA00."),
        ("9XA00", "Schrijf alle zes de tekens. Bedoel je 09XA00?"),
        ("99XA", "Schrijf alle zes de tekens. Bedoel je 99XA00?"),
        (
            "99XA00",
            "99XA00 is al in gebruik. Kijk of de school al in de lijst staat, of kijk het nummer"
            " na.",
        ),
        ("De Beuk", GEEN_NUMMER),
        ("500", GEEN_NUMMER),
        ("9" * 3000, GEEN_NUMMER),
    ],
)
def test_een_nummer_dat_niet_kan_krijgt_een_zin_en_de_rest_blijft_staan(
    beheerder, abeel, brin6, zin
):
    fouten, antwoord = post(
        beheerder, naar("school_nieuw"), naam="De Beuk", soort="so", brin6=brin6
    )

    assert zinnen(fouten, "brin6") == [zin]
    assert 'value="De Beuk"' in antwoord.content.decode()
    assert not School.objects.filter(naam="De Beuk").exists()


def test_een_andere_naam_met_de_oude_erbij(beheerder, abeel):
    url = naar("school_wijzigen", abeel.sleutel)

    terug, zin = wijzig(beheerder, url, naam="Kindcentrum Wilg", wijk="Zuid")

    assert (terug, zin) == (
        naar("school", abeel.sleutel),
        "De naam en de wijk zijn gewijzigd.",
    )
    blad = beheerder.get(terug).context["blad"]
    assert [oud.naam for oud in blad.oude_namen] == ["De Wilgenhoek"]
    assert [regel.wat for regel in blad.logboek] == [
        "De wijk is nu Zuid.",
        "De school heet nu Kindcentrum Wilg; eerst was dat De Wilgenhoek.",
    ]
    assert wijzig(beheerder, url)[1] == "Er is niets gewijzigd."


def test_wie_als_tweede_bewaart_draait_niets_terug_en_kiest(beheerder, abeel):
    url = naar("school_wijzigen", abeel.sleutel)
    eerste, tweede = ingevuld(beheerder, url), ingevuld(beheerder, url)
    post(beheerder, url, **(eerste | {"naam": "Kindcentrum Wilg", "soort": "sbo"}))

    fouten, antwoord = post(beheerder, url, **(tweede | {"naam": "De Wilg", "wijk": "Zuid"}))

    assert zinnen(fouten, "naam") == [
        "Iemand anders maakte hier “Kindcentrum Wilg” van terwijl jij “De Wilg” invulde. Kies wat"
        " het wordt en sla het opnieuw op."
    ]
    form = antwoord.context["form"]
    assert [form[veld].value() for veld in ("naam", "soort", "wijk")] == ["De Wilg", "sbo", "Zuid"]
    abeel.refresh_from_db()
    assert (abeel.naam, abeel.soort, abeel.wijk) == ("Kindcentrum Wilg", "sbo", "")

    weer = {veld.html_name: veld.value() for veld in form}
    weer |= {veld.html_initial_name: form.data[veld.html_initial_name] for veld in form}
    assert post(beheerder, url, **weer)[1] == "De naam en de wijk zijn gewijzigd."
    abeel.refresh_from_db()
    assert (abeel.naam, abeel.soort, abeel.wijk) == ("De Wilg", "sbo", "Zuid")


def test_de_bladzijde_draagt_wat_zij_toonde(beheerder, abeel):
    tekst = beheerder.get(naar("school_wijzigen", abeel.sleutel)).content.decode()

    assert '<input type="hidden" name="initial-naam" value="De Wilgenhoek"' in tekst
    assert tekst.count('name="initial-') == 3


@pytest.mark.parametrize(
    ("eerst", "getypt", "zin"),
    [
        ("", "Noord", "Iemand anders maakte dit leeg terwijl jij “Noord” invulde."),
        ("Oost", "", "Iemand anders maakte hier “Oost” van terwijl jij het leegmaakte."),
    ],
)
def test_leeg_is_ook_een_keuze(beheerder, abeel, eerst, getypt, zin):
    School.objects.filter(pk=abeel.pk).update(wijk="Zuid")
    url = naar("school_wijzigen", abeel.sleutel)
    gezien = ingevuld(beheerder, url)
    School.objects.filter(pk=abeel.pk).update(wijk=eerst)

    fouten, _ = post(beheerder, url, **(gezien | {"wijk": getypt}))

    assert zinnen(fouten, "wijk") == [f"{zin} Kies wat het wordt en sla het opnieuw op."]


def test_sluiten_zegt_wie_het_gesprek_afmaakt(beheerder, abeel):
    ronde = DeelnameFactory(school=abeel, ronde__bestuur=abeel.bestuur).ronde
    url = naar("school_sluiten", abeel.sleutel)

    tekst = " ".join(beheerder.get(url).content.decode().split())
    terug, zin = post(beheerder, url, per="2026-08-01")

    assert f"De Wilgenhoek doet nu mee aan een ronde ({ronde.schooljaar})." in tekst
    assert ronde.titel not in tekst
    assert (terug, zin) == (
        naar("school", abeel.sleutel),
        "Bij De Wilgenhoek staat nu een sluitdatum.",
    )
    abeel.refresh_from_db()
    assert abeel.gesloten_op == date(2026, 8, 1)
    fouten, _ = post(beheerder, url, per="2026-08-01")
    assert zinnen(fouten, "per") == [
        "De Wilgenhoek was al gesloten. Kijk hoe het er nu voor staat."
    ]
    assert post(beheerder, naar("school_heropenen", abeel.sleutel))[1] == (
        "De Wilgenhoek is weer open."
    )
    assert post(beheerder, naar("school_heropenen", abeel.sleutel))[1] == (
        "De Wilgenhoek is niet gesloten."
    )


@pytest.mark.parametrize(
    ("per", "zin"),
    [
        ("", "Kies een dag."),
        ("31-2-2026", "Deze datum kennen we niet. Schrijf hem als 1-8-2026."),
        ("1-8-1900", "Kies een dag tussen 1 augustus 1985 en 31 december 2028."),
    ],
)
def test_een_dag_die_niet_kan(beheerder, abeel, per, zin):
    fouten, _ = post(beheerder, naar("school_sluiten", abeel.sleutel), per=per)

    assert zinnen(fouten, "per") == [zin]


def test_scholen_om_uit_te_kiezen_staan_op_alfabet_zonder_lidwoord(beheerder, wereld, abeel):
    for naam in ("Het Anker", "Klim-Op", "’t Bos"):
        SchoolFactory(bestuur=wereld.bestuur, naam=naam)

    form = beheerder.get(naar("school_opgaan", abeel.sleutel)).context["form"]

    assert [str(naam) for _, naam in form.fields["verder"].choices] == [
        "Kies een school",
        "De Abeel",
        "Het Anker",
        "’t Bos",
        "Klim-Op",
    ]


def test_opgaan_in_een_andere_school(beheerder, wereld, abeel):
    url = naar("school_opgaan", abeel.sleutel)
    velden = {"per": "2026-08-01", "vestigingen_mee": "on"}

    eigen, _ = post(beheerder, url, verder=abeel.sleutel, **velden)
    vreemd, _ = post(beheerder, url, verder=wereld.buurschool.sleutel, **velden)
    _, zin = post(beheerder, url, verder=wereld.andere_school.sleutel, **velden)

    kies = ["Kies een school van jullie bestuur die open is."]
    assert (zinnen(eigen, "verder"), zinnen(vreemd, "verder")) == (kies, kies)
    assert zin == (
        "De Wilgenhoek gaat verder als De Abeel. Gaan de mensen mee? Zet dan hieronder de rollen"
        " over."
    )
    assert Vestiging.objects.get().school == wereld.andere_school
    tekst = beheerder.get(naar("school", wereld.andere_school.sleutel)).content.decode()
    assert f'hoort <a href="{naar("school", abeel.sleutel)}">De Wilgenhoek</a> hierbij' in tekst


@pytest.mark.parametrize("aantal", [1, 3])
def test_een_lijst_en_een_school_kosten_niet_meer_vragen_bij_meer_rijen(
    beheerder, wereld, abeel, aantal, django_assert_num_queries
):
    for nummer in range(aantal):
        school = SchoolFactory(bestuur=wereld.bestuur, opgegaan_in=abeel, gesloten_op="2026-08-01")
        VestigingFactory(school=school)
        VestigingFactory(school=abeel, brin6=f"99XA1{nummer}")
    beheerder.get(naar("scholen"))

    with django_assert_num_queries(9):
        beheerder.get(naar("scholen"))
    with django_assert_num_queries(8):
        beheerder.get(naar("school", abeel.sleutel))


def test_scholen_waar_nog_niemand_werkt_vragen_om_mensen(beheerder, abeel):
    zin = "Nodig nu mensen uit"
    Aanstelling.objects.exclude(school=None).update(beeindigd_op=MOMENT)

    zonder = tekst(beheerder.get(naar("scholen")))
    for school in School.objects.filter(bestuur=abeel.bestuur):
        UitnodigingFactory(school=school)

    assert zin in zonder
    assert zin not in tekst(beheerder.get(naar("scholen")))
