"""Two people, or one with two clicks, at the same moment: fixed once, and nothing unread agreed."""

from gesprekken.acties.verslag import TekstVeranderd, onderdeel_aanpassen
from gesprekken.models import Akkoord, Onderdeel, Partij, VerslagPdf
from gesprekken.rapport import Gespreksrapport
from scholen.models import Gebeurtenis
from tests.database import tegelijk
from tests.factories import AanstellingFactory, SchoolFactory
from tests.gesprekken.verslagen import OP, dialoog, onderdelen, vers, zeg


def test_de_laatste_twee_akkoorden_tegelijk_stellen_een_keer_vast(gelijktijdig, wereld):
    for ronde in range(4):
        school = SchoolFactory(bestuur=wereld.bestuur)
        AanstellingFactory(gebruiker=wereld.directeur, rol="directeur", school=school)
        gespeeld = dialoog(wereld, tot="ter_vaststelling", school=school)
        *eerder, laatste = onderdelen(gespeeld.verslag)
        for rij in eerder:
            zeg(rij, wereld.directeur)
            zeg(rij, wereld.adviseur, partij=Partij.BESTUUR)
        een, ander = onderdelen(gespeeld.verslag)[-1], onderdelen(gespeeld.verslag)[-1]

        uitkomsten = tegelijk(
            lambda een=een: zeg(een, wereld.directeur),
            lambda ander=ander: zeg(ander, wereld.adviseur, partij=Partij.BESTUUR),
        )

        verslag = vers(gespeeld.verslag)
        assert sorted(uitkomsten) == [False, True], (ronde, uitkomsten)
        assert verslag.status == "vastgesteld"
        assert VerslagPdf.objects.filter(verslag=verslag).count() == 1
        stappen = Gebeurtenis.objects.filter(sleutel=verslag.sleutel, naar="vastgesteld")
        assert stappen.count() == 1
        rapport = Gespreksrapport.van(verslag)
        assert [kant.aantal for kant in rapport.partijakkoorden] == [4, 4]
        assert laatste.nummer == 4


def test_tegelijk_aanpassen_en_akkoord_geven_keurt_niets_anders_goed(gelijktijdig, wereld):
    gespeeld = dialoog(wereld, tot="ter_vaststelling")
    for poging in range(6):
        een, ander = onderdelen(gespeeld.verslag)[1], onderdelen(gespeeld.verslag)[1]

        def pas_aan(ander=ander, poging=poging):
            return onderdeel_aanpassen(
                ander,
                tekst=f"Poging {poging}",
                vingerafdruk=ander.hash,
                door=wereld.adviseur,
                op=OP,
            )

        gezegd, aangepast = tegelijk(lambda een=een: zeg(een, wereld.directeur), pas_aan)

        nu = Onderdeel.objects.get(pk=een.pk)
        assert aangepast is True
        assert nu.tekst == f"Poging {poging}"
        assert gezegd is False or isinstance(gezegd, TekstVeranderd)
        assert not Akkoord.objects.filter(onderdeel=nu, hash=nu.hash).exists()


def test_tegelijk_dubbel_klikken_is_een_akkoord(gelijktijdig, wereld):
    gespeeld = dialoog(wereld, tot="ter_vaststelling")
    rijen = [onderdelen(gespeeld.verslag)[0] for _ in range(6)]

    uitkomsten = tegelijk(*(lambda rij=rij: zeg(rij, wereld.directeur) for rij in rijen))

    assert not [een for een in uitkomsten if isinstance(een, Exception)]
    assert Akkoord.objects.count() == 1
