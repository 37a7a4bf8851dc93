"""Two people, or one with two clicks, at once: never without a beheerder, never twice."""

from scholen.acties.kan_niet import KanNiet
from scholen.acties.mensen import rol_beeindigen
from scholen.acties.uitnodiging import aannemen_met_account
from scholen.models import Aanstelling, Gebruiker, Uitnodiging
from tests.database import tegelijk
from tests.factories import MOMENT, AanstellingFactory, GebruikerFactory
from tests.uitnodigingen import UitnodigingFactory


def test_twee_beheerders_die_elkaar_beeindigen_houden_er_een_over(gelijktijdig, wereld):
    ander = GebruikerFactory()
    AanstellingFactory(gebruiker=ander, rol="beheerder", bestuur=wereld.bestuur)
    een, twee = wereld.beheerder.aanstellingen.get(), ander.aanstellingen.get()

    uitkomsten = tegelijk(
        lambda: rol_beeindigen(een, door=ander, op=MOMENT),
        lambda: rol_beeindigen(twee, door=wereld.beheerder, op=MOMENT),
    )

    over = Aanstelling.objects.lopend().filter(rol="beheerder", bestuur=wereld.bestuur)
    assert [type(een) for een in uitkomsten if een is not None] == [KanNiet]
    assert over.count() == 1


def test_een_uitnodiging_tegelijk_aannemen_maakt_een_account(gelijktijdig, wereld):
    uitnodiging = UitnodigingFactory(school=wereld.school, email="nora@example.org")

    def neem_aan():
        rij = Uitnodiging.objects.get(pk=uitnodiging.pk)
        aannemen_met_account(rij, naam="Nora", wachtwoord="vijf gele fietsen", op=MOMENT)

    uitkomsten = tegelijk(neem_aan, neem_aan, neem_aan)

    assert sorted(str(type(een).__name__) for een in uitkomsten) == [
        "KanNiet",
        "KanNiet",
        "NoneType",
    ]
    assert Gebruiker.objects.get(email="nora@example.org").aanstellingen.count() == 1
