"""Another adviser for a school in a round, and who that can be."""

import pytest

from gesprekken.acties import deelname as acties
from gesprekken.models import Deelname, Gesprek
from scholen.acties.kan_niet import KanNiet
from scholen.acties.mensen import rol_beeindigen
from scholen.models import Gebeurtenis
from tests.factories import MOMENT, DeelnameFactory, GesprekFactory, SchoolkeuzeFactory


@pytest.fixture
def deelname(wereld):
    return DeelnameFactory(
        ronde__bestuur=wereld.bestuur, school=wereld.school, adviseur=wereld.adviseur
    )


def vers(deelname):
    return Deelname.objects.get(pk=deelname.pk)


def test_een_andere_adviseur_neemt_ook_de_lopende_gesprekken_over(deelname, wereld):
    SchoolkeuzeFactory(ronde=deelname.ronde, school=wereld.school, adviseur=wereld.adviseur)
    lopend = GesprekFactory(deelname=deelname, status="gevoerd")
    klaar = GesprekFactory(deelname=deelname, status="vastgesteld")

    acties.adviseur_wijzigen(
        deelname, adviseur=wereld.andere_adviseur, door=wereld.adviseur, op=MOMENT
    )

    assert vers(deelname).adviseur == wereld.andere_adviseur
    assert Gesprek.objects.get(pk=lopend.pk).adviseur == wereld.andere_adviseur
    assert Gesprek.objects.get(pk=klaar.pk).adviseur == wereld.adviseur
    assert deelname.ronde.schoolkeuzes.get().adviseur == wereld.andere_adviseur
    assert Gebeurtenis.objects.get(model="deelname").reden == (
        "Bas Adviseur begeleidt de school nu, eerst was dat Hanneke Dijkgraaf."
    )


def test_dezelfde_adviseur_opnieuw_kiezen_verandert_niets(deelname, wereld):
    acties.adviseur_wijzigen(deelname, adviseur=wereld.adviseur, door=wereld.adviseur, op=MOMENT)

    assert not Gebeurtenis.objects.filter(model="deelname").exists()


@pytest.mark.parametrize("wie", ["andere_adviseur", "bestuurder", "vreemde_adviseur"])
def test_wie_er_intussen_geen_adviseur_meer_is_begeleidt_niets(deelname, wereld, wie):
    naar = getattr(wereld, wie)
    rol_beeindigen(wereld.andere_adviseur.aanstellingen.get(), door=wereld.beheerder, op=MOMENT)

    with pytest.raises(KanNiet) as fout:
        acties.adviseur_wijzigen(deelname, adviseur=naar, door=wereld.adviseur, op=MOMENT)

    assert str(fout.value) == (
        f"{naar} is geen adviseur meer bij {wereld.bestuur}. Er is niets overgedragen."
        " Kies iemand anders."
    )
    assert vers(deelname).adviseur == wereld.adviseur
    assert not Gebeurtenis.objects.filter(model="deelname").exists()


def test_wie_intussen_al_is_gewijzigd_staat_ook_zo_in_het_logboek(deelname, wereld):
    zoals_gezien = vers(deelname)
    acties.adviseur_wijzigen(
        deelname, adviseur=wereld.andere_adviseur, door=wereld.adviseur, op=MOMENT
    )

    acties.adviseur_wijzigen(
        zoals_gezien, adviseur=wereld.adviseur, door=wereld.andere_adviseur, op=MOMENT
    )

    assert vers(deelname).adviseur == wereld.adviseur
    assert Gebeurtenis.objects.filter(model="deelname").latest("pk").reden == (
        "Hanneke Dijkgraaf begeleidt de school nu, eerst was dat Bas Adviseur."
    )


def test_een_school_die_niet_meer_meedoet_krijgt_geen_andere_adviseur(deelname, wereld):
    Deelname.objects.filter(pk=deelname.pk).delete()

    with pytest.raises(KanNiet, match="De Wilgenhoek doet niet meer mee aan deze ronde"):
        acties.adviseur_wijzigen(
            deelname, adviseur=wereld.andere_adviseur, door=wereld.adviseur, op=MOMENT
        )

    assert not Gebeurtenis.objects.filter(model="deelname").exists()
