"""Which column is which: by its name, by what stands in it, and what is said about the others."""

import pytest

from scholen.inlezen.fout import InlezenMislukt
from tests.scholen.inlezen.lijsten import csv, lees, xlsx


def _rijen(lijst):
    return [(regel.brin6, regel.school, regel.naam) for regel in lijst.regels]


NOORD = [("99XA00", "De Abeel", "Zuid"), ("99XA01", "De Abeel", "Noord")]
ABEEL = ["De Abeel;99XA00;Zuid", "De Abeel;99XA01;Noord"]
GOED = {  # the lines of a file, and what comes out
    "namen onder Vestiging": (
        ["School;BRIN6;Vestiging", *ABEEL],
        NOORD,
    ),
    "nummers onder Vestiging": (
        ["School;BRIN;Vestiging;Locatie", "De Abeel;99XA;00;Zuid", "De Abeel;99XA;01;Noord"],
        NOORD,
    ),
    "BRIN6 onder Vestiging": (
        ["School;Vestiging;Naam", "De Abeel;99XA00;Zuid", "De Abeel;99XA01;Noord"],
        NOORD,
    ),
    "nummers onder School": (
        ["School;Vest.;Naam school;Gebouw", "99XA;0;De Abeel;Zuid", "99XA;1;De Abeel;Noord"],
        NOORD,
    ),
    "Naam naast Vestiging is die van de school": (
        ["Naam;BRIN6;Vestiging", *ABEEL],
        NOORD,
    ),
    "uitleg tussen haakjes": (
        ["Naam van de school;Brin (6 tekens);Locatie (naam)", *ABEEL],
        NOORD,
    ),
    "haakjes maken een ander geen dubbele": (
        ["Naam;BRIN6;Plaats;Naam (directeur);Plaats (post)", "De Abeel;99XA00;Tolhorn;Jo;Elders"],
        [("99XA00", "", "De Abeel")],
    ),
    "onderstreping en lidwoorden": (
        ["NAAM_VAN_DE_SCHOOL;brin_nummer", "De Abeel;99XA"],
        [("99XA00", "De Abeel", "De Abeel")],
    ),
    "een school die Bron heet": (
        ["NAAM;BRIN6", "Bron;99XA00", "Bron: het secretariaat;"],
        [("99XA00", "", "Bron")],
    ),
}


@pytest.mark.parametrize(("regels", "verwacht"), list(GOED.values()), ids=list(GOED))
def test_zo_lezen_we_de_kolommen(regels, verwacht):
    assert _rijen(lees(csv(*regels))) == verwacht


def test_een_eigen_lijst_met_afkortingen_en_getallen_wordt_heel_gelezen():
    rijen = [
        ["Adressen van onze scholen"],
        [],
        ["Naam van de school", "Brinnr.", "Vest.", "Gebouw", "Postcode en plaats", "lln 1 feb"],
        ["De Abeel", "99XA", 0, "Zuid", "9990 AA Tolhorn", 212],
        ["De Abeel", "99XA", 1, "Noord", "9990AC Tolhorn", 64],
        ["De Beuk", "99XB", 0, None, "Haverlo", 148],
        ["Totaal", None, None, None, None, 424],
    ]

    lijst = lees(xlsx(rijen), "lijst.xlsx")

    assert _rijen(lijst) == [
        ("99XA00", "De Abeel", "Zuid"),
        ("99XA01", "De Abeel", "Noord"),
        ("99XB00", "De Beuk", "De Beuk"),
    ]
    assert [regel.plaats for regel in lijst.regels] == ["Tolhorn", "Tolhorn", "Haverlo"]
    assert lijst.kolommen == (
        ("Naam van de school", "naam van de school"),
        ("Brinnr.", "BRIN-nummer"),
        ("Vest.", "vestigingsnummer"),
        ("Gebouw", "naam van de vestiging"),
        ("Postcode en plaats", "plaats"),
    )
    assert lijst.opmerkingen == (
        "Deze kolommen nemen we niet over: lln 1 feb.",
        "Dit is geen school en lieten we weg: blad “Scholen”, rij 7 (“Totaal; 424”).",
    )


@pytest.mark.parametrize(
    ("regels", "zin"),
    [
        (
            ["Kenmerk;Naam", "99XA00;De Abeel", "99XB00;De Beuk"],
            "De kolom “Kenmerk” lazen we als nummer van de vestiging (BRIN6).",
        ),
        (["Kenmerk;Naam", "99XA;De Abeel"], "De kolom “Kenmerk” lazen we als BRIN-nummer."),
        ([";Naam", "99XA;De Abeel"], "De kolom zonder naam lazen we als BRIN-nummer."),
        (
            ["BRIN;Naam;Volgnr", "99XA;Zuid;00", "99XA;Noord;01", "99XB;De Beuk;00"],
            "De kolom “Volgnr” lazen we als vestigingsnummer.",
        ),
    ],
)
def test_wat_we_aan_de_nummers_zelf_zagen_zeggen_we(regels, zin):
    assert lees(csv(*regels)).opmerkingen == (zin,)


def test_een_kop_die_zelf_zegt_wat_er_staat_gaat_voor():
    lijst = lees(csv("School;99XZ", "BRIN6;Naam", "99XA00;De Abeel"))

    assert (_rijen(lijst), lijst.opmerkingen) == ([("99XA00", "", "De Abeel")], ())


def test_van_veel_kolommen_die_we_niet_overnemen_noemen_we_er_acht():
    koppen = [f"k{nummer}" for nummer in range(12)]

    lijst = lees(csv(f"BRIN6;NAAM;{';'.join(koppen)}", "99XA00;De Abeel;" + ";" * 10))

    assert lijst.opmerkingen == (
        "Deze kolommen nemen we niet over: k0, k1, k2, k3, k4, k5, k6, k7 en nog 4 andere.",
    )


ZONDER = (
    "Regel 3 (“{}”): 99XA staat ook op regel 2 (“{}”), en we vinden geen vestigingsnummer. Zijn het"
    " twee vestigingen? Zet dan 00 en 01 in een kolom met de naam VESTIGINGSNUMMER. Is het er één,"
    " haal dan een van de twee rijen weg."
)


@pytest.mark.parametrize(
    "regels",
    [
        ["BRIN;Naam", "99XA;Zuid", "99XA;Noord"],
        ["BRIN;Naam;Adres", "99XA;De Abeel;Kerkstraat 1", "99XA;De Abeel;Esweg 3"],
        ["BRIN;Naam;Leerlingen", "99XA;De Abeel;64", "99XA;De Abeel;12"],
    ],
)
def test_twee_rijen_zonder_vestigingsnummer_vallen_nooit_stil_samen(regels):
    with pytest.raises(InlezenMislukt) as fout:
        lees(csv(*regels))

    _, een, ander = (regel.replace(";", "; ") for regel in regels)
    assert str(fout.value) == ZONDER.format(ander, een)
