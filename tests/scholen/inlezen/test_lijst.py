"""What a list says besides its rows: kinds, head offices, other besturen, what was left aside."""

import openpyxl
import pytest

from scholen.inlezen.bestand import lees_bestand
from scholen.inlezen.lijst import Schoollijst
from tests.scholen.inlezen.lijsten import BESTUUR, csv, lees, xlsx
from tests.scholen.inlezen.test_nederlands import BLAD, KOP, RIJ

ABEEL = ["99XA00", "De Abeel", "Tolhorn"]


def _soorten(lijst):
    return [(regel.brin6, regel.soort, regel.twijfel) for regel in lijst.regels]


@pytest.mark.parametrize("kop", ["SOORT_PO", "Type", "Schooltype"])
def test_de_soort_staat_in_de_rij(kop):
    rijen = ["99XA00;A;Bo", "99XB00;B;Sbo", "99XC00;C;(V)SO", "99XD00;D;speciaal basisonderwijs"]

    lijst = lees(csv(f"BRIN6;NAAM;{kop}", *rijen))

    assert [soort for _, soort, _ in _soorten(lijst)] == ["basisschool", "sbo", "so", "sbo"]
    assert lijst.soorten == ("basisschool", "sbo", "so")


def test_een_soort_die_we_niet_kennen_wordt_gevraagd():
    lijst = lees(csv("BRIN6;NAAM;SOORT", "99XA00;A;Bo", "99XB00;B;havo"))

    assert _soorten(lijst) == [
        ("99XA00", "basisschool", ""),
        ("99XB00", "", "De soort “havo” kennen we niet."),
    ]
    assert lijst.soorten == ()


def test_de_naam_van_het_bestand_zegt_welke_soort_erin_staat():
    namen = {
        "02.-alle-schoolvestigingen-basisonderwijs.csv": ("basisschool",),
        "04.-vestigingen-speciaal-(basis)onderwijs.csv": (),
        "speciaal basisonderwijs.csv": ("sbo",),
        "sbo.csv": ("sbo",),
        "vestigingenbo.csv": ("basisschool",),
        "hoofdvestigingenbo.csv": ("basisschool",),
        "scholen.csv": (),
    }

    assert {naam: lees(csv(KOP, RIJ), naam).soorten for naam in namen} == namen


def test_een_lijst_van_hoofdvestigingen_zegt_niets_van_andere_vestigingen():
    assert lees(csv("BRIN;INSTELLINGSNAAM", "99XA;De Abeel")).alleen_hoofd is True
    assert lees(csv(KOP, RIJ)).alleen_hoofd is False


def test_de_naam_van_de_school_staat_naast_die_van_de_vestiging():
    (regel,) = lees(csv("BRIN6;SCHOOL;VESTIGINGSNAAM;WIJK", "99XA01;De Abeel;Noord;Haven")).regels

    assert (regel.school, regel.naam, regel.wijk) == ("De Abeel", "Noord", "Haven")


def test_alle_zichtbare_bladen_tellen_mee(tmp_path):
    werkmap = openpyxl.Workbook()
    werkmap.active.title = "Basisonderwijs"
    for rij in (BLAD, ABEEL):
        werkmap.active.append(rij)
    for naam, rijen in (
        ("sbo", [BLAD, ["99XB00", "De Beuk", "Tolhorn"]]),
        ("Uitleg", [["Deze lijst is van oktober."]]),
        ("Oud", [BLAD, ["99XC00", "De Cipres", "Tolhorn"]]),
    ):
        werkmap.create_sheet(naam)
        for rij in rijen:
            werkmap[naam].append(rij)
    werkmap["Oud"].sheet_state = "hidden"
    werkmap.save(tmp_path / "lijst.xlsx")

    lijst = lees((tmp_path / "lijst.xlsx").read_bytes(), "lijst.xlsx")

    assert _soorten(lijst) == [("99XA00", "basisschool", ""), ("99XB00", "sbo", "")]
    assert lijst.opmerkingen == ("Hier staat geen lijst van scholen op: blad Uitleg.",)


def test_wat_we_weglieten_staat_erbij():
    def verborgen(blad):
        blad.row_dimensions[4].hidden = True

    rijen = [BLAD, ABEEL, ABEEL, ["99XB00", "De Beuk", "Tolhorn"], ["Totaal", 2]]

    assert lees(xlsx(rijen, maak=verborgen), "lijst.xlsx").opmerkingen == (
        "Op blad “Scholen” verborgen rijen: 1. Die lazen we niet. Horen ze erbij, maak ze dan"
        " zichtbaar.",
        "Dit is geen school en lieten we weg: blad “Scholen”, rij 5 (“Totaal; 2”).",
        "Deze stond er twee keer precies gelijk in: blad “Scholen”, rij 3 (“99XA00; De Abeel;"
        " Tolhorn”).",
    )


def test_het_proces_ernaast_geeft_dezelfde_lijst():
    inhoud = csv("BRIN6;NAAM;BESTUURSNUMMER", "99XA00;De Abeel;99901", "99YA00;Ander;99902")

    lijst = lees_bestand("Lijst.CSV", inhoud, bestuursnummer=BESTUUR)

    assert lijst == lees(inhoud)
    assert lijst.van_anderen == 1
    assert Schoollijst.uit_json(lijst.als_json()) == lijst
