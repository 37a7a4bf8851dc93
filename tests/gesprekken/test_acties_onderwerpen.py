"""Choosing, ordering and letting go of topics."""

import pytest

from gesprekken.acties import onderwerpen as acties
from gesprekken.acties.deelname import indienen
from gesprekken.models import Onderwerp
from kwaliteit.models import Tekstversie
from kwaliteit.overgangen import OngeldigeOvergang
from tests.database import tegelijk
from tests.factories import (
    MOMENT,
    AgendapuntFactory,
    DeelnameFactory,
    KwaliteitskaderFactory,
    OnderwerpFactory,
    RondeFactory,
    SchoolFactory,
)
from tests.gesprekken.rondes import deelname_van


@pytest.fixture
def deelname(wereld):
    return deelname_van(wereld, items=(3, 3), maximum=3)


def kies(deelname, *erbij, eraf=()):
    acties.onderwerpen_kiezen(deelname, erbij=erbij, eraf=eraf, op=MOMENT)


def gekozen(deelname):
    rijen = Onderwerp.objects.filter(deelname=deelname).van_de_school().gekozen().in_volgorde()
    return [rij.code or rij.titel for rij in rijen]


def eigen(deelname, titel, wereld, reden=""):
    return acties.onderwerp_toevoegen(
        deelname, titel=titel, reden=reden, thema=None, door=wereld.ib, op=MOMENT
    )


def test_wat_men_kiest_komt_achteraan(deelname):
    kies(deelname, "2a")
    kies(deelname, "1b")

    assert gekozen(deelname) == ["2a", "1b"]


def test_twee_keer_hetzelfde_kiezen_is_een_onderwerp(deelname):
    kies(deelname, "2a")
    kies(deelname, "2a")

    assert gekozen(deelname) == ["2a"]


def test_loslaten_bewaart_wat_erbij_stond_voor_als_men_het_weer_kiest(deelname):
    kies(deelname, "2a", "1b")
    Onderwerp.objects.filter(item__code="2a").update(reden="Hoe doen anderen dit?")

    kies(deelname, eraf=["2a"])
    assert gekozen(deelname) == ["1b"]
    kies(deelname, "2a")

    assert gekozen(deelname) == ["1b", "2a"]
    assert Onderwerp.objects.get(item__code="2a").reden == "Hoe doen anderen dit?"


def test_meer_dan_het_maximum_gaat_niet_en_verandert_niets(deelname):
    kies(deelname, "1a", "1b")

    with pytest.raises(OngeldigeOvergang, match="Jullie kiezen hooguit 3 onderwerpen"):
        kies(deelname, "2a", "2b")

    assert gekozen(deelname) == ["1a", "1b"]


def test_de_vraag_van_het_bestuur_telt_niet_mee(deelname):
    OnderwerpFactory(
        deelname=deelname, titel="", domein=deelname.ronde.kader.domeinen.first(), bron="bestuur"
    )

    kies(deelname, "1a", "1b", "1c")

    assert gekozen(deelname) == ["1a", "1b", "1c"]


def test_wie_tegelijk_iets_loslaat_en_kiest_blijft_onder_het_maximum(deelname):
    kies(deelname, "1a", "1b", "1c")

    kies(deelname, "2a", eraf=["1a"])

    assert gekozen(deelname) == ["1b", "1c", "2a"]


def test_een_code_die_niet_bestaat_wordt_overgeslagen(deelname):
    kies(deelname, "9z", "1a", eraf=["8y"])

    assert gekozen(deelname) == ["1a"]


def test_een_onderwerp_in_eigen_woorden_telt_mee_voor_het_maximum(deelname, wereld):
    kies(deelname, "1a", "1b")
    eigen(deelname, "Rust in het team", wereld)

    with pytest.raises(OngeldigeOvergang, match="hooguit 3"):
        eigen(deelname, "Nog een", wereld)

    assert gekozen(deelname) == ["1a", "1b", "Rust in het team"]


def test_dezelfde_woorden_twee_keer_versturen_is_een_onderwerp(deelname, wereld):
    eigen(deelname, "Rust in het team", wereld)
    eigen(deelname, "Rust in het team", wereld)

    assert gekozen(deelname) == ["Rust in het team"]


def test_dezelfde_naam_met_een_andere_reden_gooit_geen_woord_weg(deelname, wereld):
    eigen(deelname, "Rust in het team", wereld, reden="Het is vol.")

    with pytest.raises(OngeldigeOvergang, match="Er staat al een onderwerp ‘Rust in het team’"):
        eigen(deelname, "Rust in het team", wereld, reden="Iedereen is moe.")

    assert Onderwerp.objects.get().reden == "Het is vol."


def test_een_eigen_onderwerp_laat_zich_loslaten_en_weer_kiezen(deelname, wereld):
    onderwerp = eigen(deelname, "Rust in het team", wereld)

    kies(deelname, eraf=[onderwerp.sleutel])
    assert gekozen(deelname) == []
    kies(deelname, onderwerp.sleutel)

    assert gekozen(deelname) == ["Rust in het team"]


def test_weghalen_houdt_de_woorden_in_de_geschiedenis(deelname, wereld):
    onderwerp = eigen(deelname, "Rust in het team", wereld, reden="Het is vol.")

    acties.onderwerp_weghalen(onderwerp, op=MOMENT)

    assert not Onderwerp.objects.exists()
    versies = Tekstversie.objects.filter(model="onderwerp").order_by("pk")
    assert [(rij.veld, rij.tekst) for rij in versies] == [
        ("titel", "Rust in het team"),
        ("reden", "Het is vol."),
    ]


def test_wat_op_een_agenda_staat_blijft_bestaan_maar_is_niet_gekozen(deelname, wereld):
    onderwerp = eigen(deelname, "Rust in het team", wereld)
    AgendapuntFactory(gesprek__deelname=deelname, onderwerp=onderwerp)

    acties.onderwerp_weghalen(onderwerp, op=MOMENT)

    assert gekozen(deelname) == []
    assert Onderwerp.objects.get() == onderwerp


def test_een_item_haal_je_niet_weg(deelname):
    kies(deelname, "1a")

    with pytest.raises(OngeldigeOvergang, match="Alleen een onderwerp in jullie eigen woorden"):
        acties.onderwerp_weghalen(Onderwerp.objects.get(), op=MOMENT)


@pytest.mark.parametrize(
    ("code", "stap", "volgorde"),
    [
        ("1b", -1, ["1b", "1a", "1c"]),
        ("1b", 1, ["1a", "1c", "1b"]),
        ("1a", -1, ["1a", "1b", "1c"]),
        ("1c", 1, ["1a", "1b", "1c"]),
        ("1b", 0, ["1a", "1b", "1c"]),
    ],
)
def test_een_onderwerp_schuift_een_plek_op(deelname, code, stap, volgorde):
    kies(deelname, "1a")
    kies(deelname, "1b")
    kies(deelname, "1c")

    acties.onderwerp_verplaatsen(Onderwerp.objects.get(item__code=code), stap=stap)

    assert gekozen(deelname) == volgorde


def test_na_indienen_ligt_alles_vast(deelname, wereld):
    kies(deelname, "1a")
    onderwerp = eigen(deelname, "Rust", wereld)
    type(deelname.zelfevaluatie).objects.update(status="ingediend")

    for poging in (
        lambda: kies(deelname, "1b"),
        lambda: eigen(deelname, "Nog een", wereld),
        lambda: acties.onderwerp_verplaatsen(onderwerp, stap=-1),
        lambda: acties.onderwerp_weghalen(onderwerp, op=MOMENT),
    ):
        with pytest.raises(OngeldigeOvergang, match="Jullie hebben al ingediend"):
            poging()

    assert gekozen(deelname) == ["1a", "Rust"]


def test_wat_is_gekozen_gaat_mee_als_iemand_op_dat_moment_indient(gelijktijdig, wereld):
    kader = KwaliteitskaderFactory.gevuld(items=(3,))
    for _ in range(8):
        school = SchoolFactory(bestuur=wereld.bestuur)
        ronde = RondeFactory(bestuur=wereld.bestuur, kader=kader)
        deelname = DeelnameFactory(ronde=ronde, school=school, adviseur=wereld.adviseur)

        inzending, keuze = tegelijk(
            lambda rij=deelname: indienen(rij, door=wereld.directeur, op=MOMENT),
            lambda rij=deelname: kies(rij, "1b"),
        )

        geweigerd = isinstance(keuze, OngeldigeOvergang)
        assert gekozen(deelname) == ([] if geweigerd else ["1b"]), keuze
        assert [rij["code"] for rij in inzending.inhoud["onderwerpen"]] == gekozen(deelname)
