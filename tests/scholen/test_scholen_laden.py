"""The command that loads a list: what it says, and when it does nothing."""

import pytest
from django.core.management import CommandError, call_command

from scholen.models import School, Vestiging
from tests.factories import BestuurFactory, SchoolFactory, VestigingFactory
from tests.scholen.inlezen.lijsten import csv

pytestmark = pytest.mark.django_db
KOP = "BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;PLAATSNAAM"
RIJEN = [
    "99901;99XA;99XA00;De Abeel;TOLHORN",
    "99901;99XB;99XB00;De Beuk;HAVERLO",
    "99902;99YA;99YA00;Ander;HAVERLO",
]


@pytest.fixture
def bestuur():
    return BestuurFactory(naam="Wendelkring", bestuursnummer="99901")


@pytest.fixture
def laad(tmp_path, capsys):
    def doe(*rijen, naam="lijst.csv", opties=()):
        pad = tmp_path / naam
        pad.write_bytes(csv(KOP, *rijen, codering="cp1252"))
        call_command("scholen_laden", str(pad), *opties)
        return capsys.readouterr().out.splitlines()

    return doe


def _zin(laad, *rijen, **anders):
    with pytest.raises(CommandError) as fout:
        laad(*rijen, **anders)
    assert fout.value.returncode == 1
    return str(fout.value)


def test_een_lijst_laden_vertelt_wat_er_gebeurde(bestuur, laad):
    oud = SchoolFactory(bestuur=bestuur, naam="De Cipres")
    VestigingFactory(school=oud, brin6="99XC00")
    abeel = SchoolFactory(bestuur=bestuur, naam="De Abeel")
    VestigingFactory(school=abeel, brin6="99XA00", naam="De Abeel")

    assert laad(*RIJEN, "Totaal;;;2;") == [
        "Wendelkring: 2 vestigingen.",
        "  nieuw: één school, één vestiging",
        "    99XB00 De Beuk",
        "  gewijzigd: 1",
        "    De Abeel (99XA00), plaats vestiging: niet ingevuld → Tolhorn",
        "  gelijk: 0",
        "  niet in de lijst, blijft open: De Cipres",
        "  van andere besturen, overgeslagen: 1",
        "  Dit is geen school en lieten we weg: regel 5 (“Totaal; 2”).",
    ]
    assert list(Vestiging.objects.order_by("brin6").values_list("brin6", "plaats")) == [
        ("99XA00", "Tolhorn"),
        ("99XB00", "Haverlo"),
        ("99XC00", ""),
    ]


def test_een_nieuwe_vestiging_zegt_bij_welke_school(bestuur, laad):
    abeel = SchoolFactory(bestuur=bestuur, naam="Kindcentrum Zuid")
    VestigingFactory(school=abeel, brin6="99XA00", naam="De Abeel", plaats="Tolhorn")
    rijen = [
        "99901;99XA;99XA01;Noord;TOLHORN",
        "99901;99XB;99XB00;De Beuk;HAVERLO",
        "99901;99XB;99XB01;Oost;HAVERLO",
    ]

    assert laad(RIJEN[0], *rijen)[1:5] == [
        "  nieuw: één school, 3 vestigingen",
        "    99XA01 Noord, vestiging van Kindcentrum Zuid",
        "    99XB00 De Beuk",
        "    99XB01 Oost, vestiging van De Beuk",
    ]


def test_nog_een_keer_laden_verandert_niets(bestuur, laad):
    laad(*RIJEN)

    assert laad(*RIJEN)[:4] == [
        "Wendelkring: 2 vestigingen.",
        "  nieuw: 0 scholen, 0 vestigingen",
        "  gewijzigd: 0",
        "  gelijk: 2",
    ]


def test_droog_kijkt_alleen(bestuur, laad):
    gezegd = laad(*RIJEN, opties=["--droog"])

    assert gezegd[1] == "  nieuw: 2 scholen, 2 vestigingen"
    assert gezegd[-1] == "Alleen gekeken; er is niets opgeslagen."
    assert School.objects.count() == 0


def test_bij_meer_besturen_zeg_je_welk(bestuur, laad):
    BestuurFactory(naam="Merenborg", bestuursnummer="99902")

    assert _zin(laad, *RIJEN) == (
        "Er is meer dan één bestuur. Zeg met --bestuur van welk deze lijst is."
    )
    assert laad(*RIJEN, opties=["--bestuur", "99902"])[0] == "Merenborg: één vestiging."


def test_een_bestuur_dat_er_niet_is(laad):
    assert _zin(laad, *RIJEN, opties=["--bestuur", "12345"]) == (
        "Er is geen bestuur met nummer 12345. Kijk of alle vijf de cijfers kloppen."
    )
    assert _zin(laad, *RIJEN) == (
        "Er is nog geen bestuur. Maak er een met manage.py bestuur_maken."
    )


def test_een_bestand_dat_er_niet_is(bestuur):
    with pytest.raises(CommandError) as fout:
        call_command("scholen_laden", "/er/is/niets.csv")

    assert str(fout.value) == (
        "Het bestand /er/is/niets.csv is niet te openen. Kijk of de naam klopt en of je het mag"
        " lezen."
    )


def test_een_fout_in_een_rij_laadt_niets(bestuur, laad):
    zin = _zin(laad, *RIJEN, "99901;500;00;De Den;X")

    assert zin.startswith(
        "Regel 5 (“99901; 500; 00; De Den; X”), kolom “BRIN NUMMER”: hier staat het getal 500."
    )
    assert School.objects.count() == 0


def test_over_twijfel_beslist_geen_opdracht(bestuur, laad):
    assert _zin(laad, *RIJEN, "99901;9XC;00;De Cipres;X") == (
        "09XC00 De Cipres: We lazen 9XC00 als 09XC00: er leek een nul weg.\nVerbeter dit in het"
        " bestand, of laad het op de bladzijde Scholen: daar kun je elke rij bekijken."
    )
    assert School.objects.count() == 0


def test_een_school_van_een_ander_bestuur_wordt_geweigerd(bestuur, laad):
    VestigingFactory(brin6="99XB00")

    zin = _zin(laad, *RIJEN, opties=["--bestuur", "99901"])

    assert zin.startswith("Hier in gebruik bij een ander bestuur: 99XB00. We halen")
    assert School.objects.filter(bestuur=bestuur).count() == 0
