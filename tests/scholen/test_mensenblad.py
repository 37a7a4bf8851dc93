"""A list of people on paper: read by name of column or by content."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from scholen.inlezen.fout import InlezenMislukt
from scholen.inlezen.mensen import GEPLAKT, Mensregel, lees_blad, lees_mensen

pytestmark = pytest.mark.usefixtures("demodag")


def _lees(regels, naam=GEPLAKT):
    return lees_blad("\n".join(regels).encode(), naam=naam)["regels"]


def test_kolommen_gaan_op_naam_in_elke_volgorde():
    rijen = _lees(
        [
            "School;E-mailadres;Functie;Achternaam;Voornaam;Tussenvoegsel;Rol",
            "De Abeel;a@example.org;adjunct;Berg;Anna;van den;MT-lid",
        ]
    )

    assert list(rijen) == [
        {
            "plek": "Regel 2",
            "naam": "Anna van den Berg",
            "email": "a@example.org",
            "rol": "MT-lid",
            "school": "De Abeel",
            "functie": "adjunct",
            "van": "",
            "tot": "",
            "staat": " (“De Abeel; a@example.org; adjunct; Berg; Anna; van den; MT-li…”)",
        }
    ]


@pytest.mark.parametrize(
    "regel",
    [
        "Anna Berg\ta@example.org\tib'er\tDe Abeel",
        "a@example.org;Anna Berg;De Abeel;intern begeleider",
        "Anna Berg <a@example.org>; ib ; De Abeel",
    ],
)
def test_geplakt_zonder_kop_herkent_wat_er_staat(regel):
    (rij,) = _lees([regel])

    assert (rij["naam"], rij["email"], rij["school"]) == ("Anna Berg", "a@example.org", "De Abeel")
    assert rij["rol"] in ("ib'er", "intern begeleider", "ib")


def test_een_xlsx_leest_het_zelfde():
    boek = Workbook()
    boek.active.append(["Mensen van ons bestuur"])
    boek.active.append(["Naam", "E-mail", "Rol", "School", "Vanaf"])
    boek.active.append(["Anna Berg", "a@example.org", "ib", "De Abeel", date(2027, 1, 4)])
    bestand = BytesIO()
    boek.save(bestand)

    blad = lees_mensen("mensen.xlsx", bestand.getvalue())

    (regel,) = blad.regels
    assert regel == Mensregel(
        "Blad “Sheet”, rij 3",
        "Anna Berg",
        "a@example.org",
        "ib",
        "De Abeel",
        van="4-1-2027",
        staat=" (“Anna Berg; a@example.org; ib; De Abeel; 4-1-2027”)",
    )


@pytest.mark.parametrize(
    ("naam", "inhoud", "zin"),
    [
        ("mensen.docx", b"x", "We lezen lijsten van mensen uit Excel"),
        ("mensen.csv", b"Naam;Rol\nAnna;ib", "vinden we geen kolom met e-mailadressen"),
        (GEPLAKT, b";;;", "Hier staat niemand in."),
        ("mensen.xlsx", b"geen zip", ""),
        ("mensen.csv", b"E-mail\n" + b"a@example.org\n" * 301, "Hier staan 301 rijen in"),
    ],
)
def test_wat_geen_lijst_is_krijgt_een_zin(naam, inhoud, zin):
    with pytest.raises(InlezenMislukt) as fout:
        lees_mensen(naam, inhoud)

    assert zin in str(fout.value)


def test_een_rol_met_een_tikfout_is_geen_school():
    (rij,) = _lees(["Eva Fout;eva@example.org;directuer;De Abeel"])

    assert (rij["rol"], rij["school"]) == ("directuer", "De Abeel")


def test_geadresseerden_uit_een_mailprogramma_zijn_elk_een_persoon():
    rijen = _lees(
        ["Anna Berg <a@example.org>; Bo Dijk <b@example.org>;", "c@example.org;d@example.org"]
    )

    assert [(rij["plek"], rij["naam"], rij["email"]) for rij in rijen] == [
        ("Regel 1", "Anna Berg", "a@example.org"),
        ("Regel 1", "Bo Dijk", "b@example.org"),
        ("Regel 2", "", "c@example.org"),
        ("Regel 2", "", "d@example.org"),
    ]


def test_namen_van_kolommen_zonder_iemand_eronder_zeggen_dat():
    with pytest.raises(InlezenMislukt, match=r"De namen van de kolommen staan er, en eronder"):
        lees_blad(b"Naam;E-mail;Rol;School\n", naam="mensen.csv")
