"""A list of people: read by name of column or by content, judged per row, all or nothing."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from scholen.inlezen.fout import InlezenMislukt
from scholen.inlezen.mensen import GEPLAKT, Mensregel, lees_blad, lees_mensen
from scholen.overzichten.mensenblad import beoordeel
from tests.factories import AanstellingFactory, VestigingFactory

VANDAAG = date(2026, 11, 24)
pytestmark = pytest.mark.usefixtures("demodag")


def _lees(regels, naam=GEPLAKT):
    return lees_blad("\n".join(regels).encode(), naam=naam)["regels"]


def _oordeel(wereld, *regels, rol="", school=None):
    blad = lees_mensen(GEPLAKT, "\n".join(regels).encode())
    return beoordeel(wereld.bestuur, blad, rol=rol, school=school, vandaag=VANDAAG)


def _rollen(oordeel):
    return {een.email: [str(rol) for rol in een.rollen] for een in oordeel.mensen}


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
        regel.plek, "Anna Berg", "a@example.org", "ib", "De Abeel", van="4-1-2027"
    )
    assert regel.plek == "Blad “Sheet”, rij 3"


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


@pytest.mark.django_db
def test_elke_rij_met_een_fout_krijgt_een_regel_met_haar_nummer(wereld):
    oordeel = _oordeel(
        wereld,
        "naam;e-mail;rol;school;vanaf;tot",
        "Goed Gaat;goed@example.org;ib;De Wilgenhoek;;",
        "Fout Rol;rol@example.org;directuer;De Wilgenhoek;;",
        "Fout School;school@example.org;ib;De Wilgehoek;;",
        "Vreemde School;vreemd@example.org;ib;De Verte;;",
        "Geen Adres;;ib;De Abeel;;",
        "Fout Adres;fout@;ib;De Abeel;;",
        ";naamloos@example.org;ib;De Abeel;;",
        "Andere Naam;goed@example.org;mt;De Wilgenhoek;;",
        "Goed Gaat;goed@example.org;ib;De Wilgenhoek;;",
        "Zonder School;zonder@example.org;mt;;;",
        "Rare Dag;dag@example.org;ib;De Abeel;ooit;",
        "Te Laat;laat@example.org;ib;De Abeel;;1-8-2026",
        "Geen Rol;geenrol@example.org;;De Abeel;;",
    )

    begin = [regel.split(":")[0] for regel in oordeel.fouten]
    assert begin == [f"Regel {nummer}" for nummer in range(3, 15)]
    assert "“directuer” is geen rol die we kennen. Bedoel je directeur?" in oordeel.fouten[0]
    assert "Bedoel je De Wilgenhoek?" in oordeel.fouten[1]
    assert "“De Verte” is geen school van Stichting De Brug" in oordeel.fouten[2]
    assert "Bedoel je" not in oordeel.fouten[2]
    assert "staat ook op regel 2, met de naam Goed Gaat" in oordeel.fouten[6]
    assert "staat er twee keer in als ib'er bij De Wilgenhoek, ook op regel 2" in oordeel.fouten[7]


@pytest.mark.django_db
def test_een_adres_op_twee_scholen_is_een_persoon_met_twee_rollen(wereld):
    oordeel = _oordeel(
        wereld,
        "Nora Nieuw;nora@example.org;ib;De Wilgenhoek",
        "Nora Nieuw;NORA@example.org;ib;Abeel",
    )

    assert oordeel.fouten == ()
    assert _rollen(oordeel) == {
        "nora@example.org": ["ib'er bij De Wilgenhoek", "ib'er bij De Abeel"]
    }


@pytest.mark.django_db
def test_een_brin_nummer_wijst_de_school_aan_en_kantoor_heeft_er_geen(wereld):
    VestigingFactory(school=wereld.school, brin6="99XA00")

    oordeel = _oordeel(
        wereld,
        "naam;e-mail;rol;school",
        "Een;een@example.org;leerkracht;99xa",
        "Twee;twee@example.org;bestuursadviseur;",
    )

    assert _rollen(oordeel) == {
        "een@example.org": ["teamlid bij De Wilgenhoek"],
        "twee@example.org": ["bestuursadviseur bij Stichting De Brug"],
    }
    assert oordeel.mensen[0].rollen[0].functie == "leerkracht"
    assert oordeel.mensen[1].rollen[0].functie == ""


@pytest.mark.django_db
def test_rol_en_school_voor_iedereen_vullen_aan(wereld):
    oordeel = _oordeel(
        wereld,
        "Een <een@example.org>",
        "Twee <twee@example.org>; mt",
        rol="team",
        school=wereld.school,
    )

    assert _rollen(oordeel) == {
        "een@example.org": ["teamlid bij De Wilgenhoek"],
        "twee@example.org": ["MT-lid bij De Wilgenhoek"],
    }


@pytest.mark.django_db
def test_wie_hier_al_werkt_wordt_herkend_en_wie_elders_werkt_niet(wereld):
    oordeel = _oordeel(
        wereld,
        f"Iemand;{wereld.ib.email};ib;De Wilgenhoek",
        f"Iemand;{wereld.mt.email};ib;De Abeel",
        f"Iemand;{wereld.vreemde_ib.email};ib;De Abeel",
    )

    namen = [
        [een.naam for een in wie]
        for wie in (oordeel.zonder_iets, oordeel.rol_erbij, oordeel.uit_te_nodigen)
    ]
    assert namen == [["Marit Hofstra"], ["Tom Verbeek"], ["Iemand"]]


@pytest.mark.django_db
def test_meer_rijen_kosten_niet_meer_vragen(wereld, django_assert_num_queries):
    for _ in range(5):
        AanstellingFactory(school=wereld.school)
    rijen = [f"N{nummer};n{nummer}@example.org;ib;De Abeel" for nummer in range(60)]
    blad = lees_mensen(GEPLAKT, "\n".join(rijen).encode())

    with django_assert_num_queries(4):
        oordeel = beoordeel(wereld.bestuur, blad, rol="", school=None, vandaag=VANDAAG)

    assert len(oordeel.uit_te_nodigen) == 60
