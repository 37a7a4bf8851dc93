"""Loading a list on the page: look first, save what is ticked, nothing in between."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from scholen.forms.lijst import inpakken
from scholen.inlezen.lijst import Regel, Schoollijst
from scholen.models import Gebeurtenis, School, Vestiging
from tests.factories import AanstellingFactory, VestigingFactory
from tests.scholen.inlezen.lijsten import csv

pytestmark = pytest.mark.django_db
KOP = "BESTUURSNUMMER;BRIN;VESTIGINGSNUMMER;NAAM;PLAATS"
RIJEN = [
    "11111;99XA;00;De Wilgenhoek;HAVERLO",
    "11111;99XB;00;De Beuk;Tolhorn",
    "11111;99XB;01;De Beuk, noord;Tolhorn",
    "22222;99YA;00;Ander;Tolhorn",
]
LADEN = "beheer:scholen_laden"
VOORBEELD = "beheer:scholen_voorbeeld"


@pytest.fixture
def beheerder(client, wereld):
    VestigingFactory(school=wereld.school, brin6="99XA00", naam="De Wilgenhoek", plaats="Tolhorn")
    VestigingFactory(school=wereld.andere_school, brin6="99XZ00", naam="De Abeel")
    client.force_login(wereld.beheerder)
    return client


def _kies(client, *rijen, naam="lijst.csv", inhoud=None, **velden):
    bestand = SimpleUploadedFile(naam, csv(KOP, *rijen) if inhoud is None else inhoud)
    return client.post(reverse(LADEN), {"bestand": bestand, **velden})


def _invoer(antwoord, **anders):
    """What a browser sends back of the preview, without any script."""
    form = antwoord.context["form"]
    invoer = {"lijst": antwoord.context["ingepakt"], "stand": form.vergelijking.stand}
    for veld in form:
        if veld.value() is not False:
            invoer[veld.html_name] = "on" if veld.value() is True else (veld.value() or "")
    invoer.update(anders)
    return {naam: waarde for naam, waarde in invoer.items() if waarde is not None}


def _bewaar(client, antwoord, **anders):
    return client.post(reverse(VOORBEELD), _invoer(antwoord, **anders))


def _melding(antwoord):
    return [str(een) for een in get_messages(antwoord.wsgi_request)][-1]


def _fouten(antwoord):
    fouten = antwoord.context["form"].errors.get_json_data()
    return {veld: [fout["message"] for fout in zinnen] for veld, zinnen in fouten.items()}


def test_het_voorbeeld_toont_alles_en_bewaart_niets(beheerder, wereld):
    antwoord = _kies(beheerder, *RIJEN)

    form, tekst = antwoord.context["form"], antwoord.content.decode()
    (groep,) = form.twijfel()
    assert groep.kop == "99XB: 2 nieuwe vestigingen"
    assert [rij.een.regel.brin6 for rij in groep.regels] == ["99XB00", "99XB01"]
    assert [rij.een.regel.brin6 for rij in form.nieuw()] == []
    assert [(rij.wat.oud, rij.wat.nieuw) for rij in form.anders()] == [("Tolhorn", "Haverlo")]
    assert [str(rij.wat.rij) for rij in form.weg()] == ["De Abeel"]
    assert "1 van andere besturen, overgeslagen" in tekst
    assert "<li>“VESTIGINGSNUMMER”: vestigingsnummer</li>" in tekst
    assert Vestiging.objects.count() == 2
    assert Gebeurtenis.objects.count() == 0


def test_bewaren_doet_wat_is_aangevinkt_en_nog_een_keer_niets(beheerder, wereld):
    antwoord = _bewaar(beheerder, _kies(beheerder, *RIJEN))

    assert antwoord.url == reverse("beheer:scholen")
    assert _melding(antwoord) == (
        "Eén school en 2 vestigingen toegevoegd en één gegeven gewijzigd."
    )
    assert School.objects.get(naam="De Beuk").vestigingen.count() == 2
    assert Vestiging.objects.get(brin6="99XA00").plaats == "Haverlo"
    wereld.andere_school.refresh_from_db()
    assert wereld.andere_school.gesloten_op is None
    assert set(Gebeurtenis.objects.values_list("naam", flat=True)) == {wereld.beheerder.naam}

    weer = _kies(beheerder, *RIJEN)
    assert [len(getattr(weer.context["vergelijking"], deel)) for deel in ("nieuw", "anders")] == [
        0,
        0,
    ]


def test_een_lijst_die_klopt_zegt_dat_er_niets_te_doen_is(beheerder):
    tekst = _kies(
        beheerder, "11111;99XA;00;De Wilgenhoek;Tolhorn", "11111;99XZ;00;De Abeel;"
    ).content.decode()

    assert "Alles staat er al zo" in tekst
    assert "Opslaan wat is aangevinkt" not in tekst


def test_splitsen_een_andere_naam_en_sluiten(beheerder, wereld):
    antwoord = _bewaar(
        beheerder,
        _kies(beheerder, *RIJEN),
        **{
            "bij-99XB01": "",
            "naam-99XB01": "Noorderlicht",
            "soort-99XB01": "sbo",
            "anders-99XA00-plaats": None,
            f"weg-{wereld.andere_school.sleutel}": "on",
            "gesloten_per": "2026-08-01",
        },
    )

    assert _melding(antwoord) == ("2 scholen en 2 vestigingen toegevoegd en één sluitdatum gezet.")
    noord = School.objects.get(naam="Noorderlicht")
    assert (noord.soort, noord.vestigingen.get().naam) == ("sbo", "De Beuk, noord")
    assert Vestiging.objects.get(brin6="99XA00").plaats == "Tolhorn"
    wereld.andere_school.refresh_from_db()
    assert str(wereld.andere_school.gesloten_op) == "2026-08-01"


def test_samenvoegen_met_een_school_die_er_al_is(beheerder, wereld):
    sleutel = wereld.school.sleutel

    _bewaar(beheerder, _kies(beheerder, *RIJEN), **{"bij-99XB00": sleutel, "bij-99XB01": sleutel})

    assert wereld.school.vestigingen.count() == 3
    assert not School.objects.filter(naam="De Beuk").exists()


@pytest.mark.parametrize("anders", [{"mee-99XB00": None}, {"bij-99XB00": "99XB01"}])
def test_een_vestiging_zonder_school_wordt_geweigerd_en_wat_je_koos_blijft(beheerder, anders):
    antwoord = _bewaar(
        beheerder, _kies(beheerder, *RIJEN), **anders, **{"naam-99XB00": "Getypte naam"}
    )

    assert _fouten(antwoord)["bij-99XB01"] == [
        "99XB01 hoort bij 99XB00, maar dat wordt geen eigen school. Vink 99XB00 aan als eigen"
        " school, of kies iets anders."
    ]
    assert 'value="Getypte naam"' in antwoord.content.decode()
    assert School.objects.filter(naam="Getypte naam").count() == 0


def test_niets_aanvinken_verandert_niets_en_laat_staan_wat_er_in_de_lijst_stond(beheerder):
    geen = {"mee-99XB00": None, "mee-99XB01": None, "anders-99XA00-plaats": None}

    antwoord = _bewaar(beheerder, _kies(beheerder, *RIJEN), **geen, **{"naam-99XB00": "Getypt"})

    assert antwoord.status_code == 200
    assert _melding(antwoord) == (
        "Je vinkte niets aan, dus er is niets veranderd. Vink aan wat je wilt opslaan."
    )
    assert 'value="Getypt"' in antwoord.content.decode()
    assert Gebeurtenis.objects.count() == 0


def test_wijzigt_iemand_ondertussen_een_school_dan_zie_je_het_opnieuw(beheerder, wereld):
    gezien = _kies(beheerder, *RIJEN)
    Vestiging.objects.filter(brin6="99XA00").update(plaats="Elders")

    antwoord = _bewaar(beheerder, gezien)

    assert _melding(antwoord) == (
        "Iemand wijzigde ondertussen een school. Hieronder staat hoe het nu is: kijk het nog na."
    )
    assert [rij.wat.oud for rij in antwoord.context["form"].anders()] == ["Elders"]
    assert not School.objects.filter(naam="De Beuk").exists()
    assert _bewaar(beheerder, antwoord).status_code == 302


def test_een_school_van_een_ander_bestuur_houdt_de_lijst_tegen(beheerder, wereld):
    VestigingFactory(school=wereld.buurschool, brin6="99XB00")

    antwoord = _kies(beheerder, *RIJEN)

    tekst = antwoord.content.decode()
    assert "Hier in gebruik bij een ander bestuur: 99XB00." in tekst
    assert "De Buurt" not in tekst
    assert "Opslaan wat is aangevinkt" not in tekst
    weer = _bewaar(beheerder, antwoord)
    assert _fouten(weer)["__all__"][0].startswith("Hier in gebruik bij een ander bestuur: 99XB00.")


@pytest.mark.parametrize(
    ("velden", "zinnen"),
    [
        ({"inhoud": b""}, ["Dit bestand is leeg. Kies het bestand met de lijst van scholen."]),
        (
            {"naam": "foto.png", "inhoud": b"\x89PNG"},
            [
                "We lezen lijsten van scholen uit Excel (.xlsx) en uit .csv. Bewaar de lijst zo en"
                " kies dat bestand."
            ],
        ),
        (
            {"inhoud": csv(KOP, "11111;500;00;A;B", "11111;99XC;00;;B")},
            [
                "Regel 2 (“11111; 500; 00; A; B”), kolom “BRIN”: hier staat het getal 500. Een"
                " spreadsheet maakt van een BRIN-nummer met een E soms een getal. Zet de kolom op"
                " Tekst en typ het BRIN-nummer opnieuw.",
                "Regel 3 (“11111; 99XC; 00; B”): bij 99XC00 ontbreekt de naam. Vul die in.",
            ],
        ),
    ],
)
def test_een_bestand_dat_niet_klopt_noemt_elke_plek_een_keer(beheerder, velden, zinnen):
    fouten = _fouten(_kies(beheerder, **velden))

    meer = {"__all__": zinnen, "bestand": ["Verbeter het bestand en kies het opnieuw."]}
    assert fouten == ({"bestand": zinnen} if len(zinnen) == 1 else meer)


def test_zonder_bestand(beheerder):
    assert _fouten(beheerder.post(reverse(LADEN))) == {"bestand": ["Kies eerst een bestand."]}


def test_wie_bij_twee_besturen_werkt_kiest_eerst_welk(beheerder, wereld):
    AanstellingFactory(gebruiker=wereld.beheerder, rol="beheerder", bestuur=wereld.buurbestuur)

    zonder = _kies(beheerder, *RIJEN)
    met = _kies(beheerder, *RIJEN, bestuur=wereld.buurbestuur.pk)

    assert _fouten(zonder) == {"bestuur": ["Kies een bestuur."]}
    assert [een.regel.brin6 for een in met.context["vergelijking"].nieuw] == ["99YA00"]


@pytest.mark.parametrize("lijst", ["", "verzonnen", "eyJhIjoxfQ:1x:abc"])
def test_een_lijst_die_wij_niet_inpakten_telt_niet(beheerder, lijst):
    antwoord = beheerder.post(reverse(VOORBEELD), {"lijst": lijst})

    assert antwoord.url == reverse(LADEN)
    assert _melding(antwoord) == "Kies het bestand opnieuw; wat je eerder koos, is hier niet meer."


def test_de_lijst_van_een_ander_bestuur_telt_niet(beheerder, wereld):
    ingepakt = inpakken(wereld.buurbestuur, Schoollijst((Regel("99YA00", "Ander"),)))

    antwoord = beheerder.post(reverse(VOORBEELD), {"lijst": ingepakt, "mee-99YA00": "on"})

    assert antwoord.url == reverse(LADEN)
    assert not Vestiging.objects.filter(brin6="99YA00").exists()


@pytest.mark.parametrize("aantal", [3, 60])
def test_een_grotere_lijst_kost_het_voorbeeld_niet_meer_vragen(
    beheerder, aantal, django_assert_num_queries
):
    lijst = [f"11111;98A{chr(65 + n % 26)};{n // 26:02d};School {n};Tolhorn" for n in range(aantal)]
    _kies(beheerder, *lijst)

    with django_assert_num_queries(8):
        _kies(beheerder, *lijst)


def test_de_grootste_lijst_past_in_een_formulier(beheerder, wereld):
    """400 vestigingen, the most that one bestuur may have; every field of them comes back."""
    letters = [chr(65 + n) for n in range(26)]
    brins = [f"98{een}{ander}" for een in letters for ander in letters][:400]
    gezien = _kies(beheerder, *(f"11111;{brin};00;School {brin};Tolhorn" for brin in brins))

    zonder = {f"mee-{brin}00": None for brin in brins[40:]}
    antwoord = _bewaar(beheerder, gezien, **zonder)

    assert _melding(antwoord) == "40 scholen en 40 vestigingen toegevoegd."
    assert School.objects.filter(bestuur=wereld.bestuur).count() == 42
    assert len(gezien.content) < 2_000_000
