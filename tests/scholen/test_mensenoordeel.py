"""A list of people beside who works here: judged per row, all or nothing."""

import pytest

from scholen.inlezen.adres import VREEMD_TEKEN
from scholen.inlezen.mensen import GEPLAKT, lees_mensen
from scholen.overzichten.mensenblad import beoordeel
from scholen.taal import kleine_letter
from scholen.toegang.mensen import bereik
from tests.factories import MOMENT, AanstellingFactory, VestigingFactory
from tests.uitnodigingen import UitnodigingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]


def _oordeel(wereld, *regels, rol="", school=None, door=None):
    blad = lees_mensen(GEPLAKT, "\n".join(regels).encode())
    mag = bereik(door or wereld.beheerder)
    return beoordeel(wereld.bestuur, blad, rol=rol, school=school, bereik=mag, op=MOMENT)


def _rollen(oordeel):
    return {een.email: [str(rol) for rol in een.rollen] for een in oordeel.mensen}


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

    begin = [regel.split(" (“")[0] for regel in oordeel.fouten]
    assert begin == [f"Regel {nummer}" for nummer in range(3, 15)]
    assert "“directuer” is geen rol die we kennen. Bedoel je directeur?" in oordeel.fouten[0]
    assert "Bedoel je De Wilgenhoek?" in oordeel.fouten[1]
    assert "“De Verte” is geen school van Stichting De Brug" in oordeel.fouten[2]
    assert "Bedoel je" not in oordeel.fouten[2]
    assert "staat ook op regel 2, met de naam Goed Gaat" in oordeel.fouten[6]
    assert "staat er twee keer in als ib’er bij De Wilgenhoek, ook op regel 2" in oordeel.fouten[7]


TWEE = "hier staat meer dan één e-mailadres. Geef iedereen een eigen rij."


@pytest.mark.parametrize(
    ("regels", "fout"),
    [
        (["Anna Berg;a@example.org;b@example.org;ib;De Abeel"], TWEE),
        (["Naam;Mail;Rol;School", "Anna Berg;a@example.org, b@example.org;ib;De Abeel"], TWEE),
        (["Anna Berg;anna@\uff45xample.org;ib;De Abeel"], kleine_letter(VREEMD_TEKEN)),
    ],
)
def test_wat_niet_een_adres_is_maakt_niemand(wereld, regels, fout):
    oordeel = _oordeel(wereld, *regels)

    assert oordeel.mensen == ()
    staat = regels[-1].replace(";", "; ")
    assert oordeel.fouten == (f"Regel {len(regels)} (“{staat}”): {fout}",)


def test_wat_op_meer_rijen_hetzelfde_is_staat_er_een_keer(wereld):
    rijen = [f"Wie {n};wie{n}@example.org;kok;De Wilgenhoek" for n in range(15)]

    oordeel = _oordeel(wereld, "naam;e-mail;rol;school", "Geen School;g@example.org;ib;", *rijen)

    twaalf = [f"{n + 3} (“Wie {n}; wie{n}@example.org; kok; De Wilgenhoek”)" for n in range(12)]
    assert oordeel.fouten == (
        "Regel 2 (“Geen School; g@example.org; ib”): hier ontbreekt de school. Vul die in, of kies"
        " er hieronder een voor alle rijen zonder school.",
        f"Regel {', '.join(twaalf)} en nog 3 andere: “kok” is geen rol die we kennen. Kies uit"
        " ib’er, MT-lid, teamlid, directeur, adviseur, bestuurder, lezer en beheerder.",
    )


def test_een_adres_op_twee_scholen_is_een_persoon_met_twee_rollen(wereld):
    oordeel = _oordeel(
        wereld,
        "Nora Nieuw;nora@example.org;ib;De Wilgenhoek",
        "Nora Nieuw;NORA@example.org;ib;Abeel",
    )

    assert oordeel.fouten == ()
    assert _rollen(oordeel) == {
        "nora@example.org": ["ib’er bij De Wilgenhoek", "ib’er bij De Abeel"]
    }


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


def test_een_rol_bij_het_bestuur_die_een_school_noemt_zegt_dat_die_niet_meedoet(wereld):
    oordeel = _oordeel(
        wereld,
        "naam;e-mail;rol;school",
        "Een;een@example.org;adviseur;De Abeel",
        "Twee;twee@example.org;lezer;Stichting De Brug",
        "Drie;drie@example.org;bestuursadviseur;De Abeel",
        "Vier;vier@example.org;ib;De Abeel",
        school=wereld.school,
    )

    assert oordeel.fouten == ()
    assert oordeel.opmerkingen == (
        "Regel 2 (“Een; een@example.org; adviseur; De Abeel”) en 4 (“Drie; drie@example.org;"
        " bestuursadviseur; De Abeel”): de rol bestuursadviseur geldt voor het hele bestuur, ook al"
        " noemt deze rij “De Abeel”.",
    )


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


def test_wie_al_is_uitgenodigd_krijgt_geen_tweede_mail(wereld):
    school, email = wereld.school, "nora@example.org"
    UitnodigingFactory(school=school, email=email)
    UitnodigingFactory(school=school, email="verlopen@example.org", verloopt_op=MOMENT)
    UitnodigingFactory(school=wereld.buurschool, email="buur@example.org")

    oordeel = _oordeel(
        wereld,
        f"Nora;{email};ib;De Wilgenhoek",
        f"Nora;{email};mt;De Abeel",
        "Een;een@example.org;ib;De Wilgenhoek",
        "Vera;verlopen@example.org;ib;De Wilgenhoek",
        "Buur;buur@example.org;ib;De Wilgenhoek",
    )
    alleen = _oordeel(wereld, f"Nora;{email};ib;De Wilgenhoek")

    assert oordeel.fouten == ()
    assert _rollen(oordeel) == {
        email: ["MT-lid bij De Abeel"],
        "een@example.org": ["ib’er bij De Wilgenhoek"],
        "verlopen@example.org": ["ib’er bij De Wilgenhoek"],
        "buur@example.org": ["ib’er bij De Wilgenhoek"],
    }
    assert [een.naam for een in alleen.al_gevraagd] == ["Nora"]
    assert alleen.uit_te_nodigen == alleen.zonder_iets == []


def test_meer_rijen_kosten_niet_meer_vragen(wereld, django_assert_num_queries):
    for _ in range(5):
        AanstellingFactory(school=wereld.school)
    rijen = [f"N{nummer};n{nummer}@example.org;ib;De Abeel" for nummer in range(60)]
    blad = lees_mensen(GEPLAKT, "\n".join(rijen).encode())

    mag = bereik(wereld.beheerder)

    with django_assert_num_queries(6):
        oordeel = beoordeel(wereld.bestuur, blad, rol="", school=None, bereik=mag, op=MOMENT)

    assert len(oordeel.uit_te_nodigen) == 60
