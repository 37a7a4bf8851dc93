"""A talk as it comes about: a round opens, the school submits, the adviser goes on from there."""

from datetime import UTC, date, datetime, time

from gesprekken.acties.deelname import indienen
from gesprekken.acties.gesprek import Moment, Tafelgenoot, plannen
from gesprekken.acties.onderwerpen import onderwerp_toevoegen, onderwerpen_kiezen
from gesprekken.acties.ronde import Keuze, ronde_openen, scholen_kiezen
from gesprekken.models import Gesprek
from kwaliteit.models import Item, Oordeel
from tests.conftest import Wereld
from tests.factories import KwaliteitskaderFactory, RondeFactory

OP = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
DATUM = date(2027, 1, 19)


def kader(wereld: Wereld):
    """Two domeinen with two and three items; each item has two questions."""
    kader = KwaliteitskaderFactory.gevuld(bestuur=wereld.bestuur, gepubliceerd=False)
    for item in kader.items.all():
        vragen = [f"Wat lukt er bij {item.code}?", f"Wat merk je bij {item.code}?"]
        Item.objects.filter(pk=item.pk).update(vragen=vragen, gerichtheid="leren")
    kader.domeinen.update(vraag="Waar ben je trots op?")
    kader.publiceren(door=wereld.adviseur, op=OP)
    return kader


def gesprek(wereld: Wereld, *, ingediend: bool = True, prioriteit: str = "1") -> Gesprek:
    """A talk of the school with its adviser, still to be planned.

    The board asks for domein 1; the school chose items 2a and 2b and a topic in its own words.
    """
    ronde = RondeFactory(
        bestuur=wereld.bestuur, kader=kader(wereld), status="concept", doel="Begrijpen wat helpt."
    )
    ronde.prioriteiten.set(ronde.kader.domeinen.filter(code=prioriteit))
    scholen_kiezen(ronde, keuzes=[Keuze(wereld.school, wereld.adviseur, met_gesprek=True)])
    ronde_openen(ronde, door=wereld.adviseur, op=OP)
    gesprek = Gesprek.objects.select_related(
        "deelname__ronde", "deelname__zelfevaluatie", "school", "bestuur"
    ).get(school=wereld.school)
    if ingediend:
        dien_in(gesprek, wereld)
    return gesprek


def dien_in(gesprek: Gesprek, wereld: Wereld) -> None:
    """The school answers two items, chooses its topics, writes its goal and submits."""
    deelname = gesprek.deelname
    antwoorden = Oordeel.objects.filter(zelfevaluatie=deelname.zelfevaluatie)
    antwoorden.filter(item__code="2a").update(
        waarde="2", toelichting="Het schiet er bij in.", reden="Wie lost dat op?", bekeken_op=OP
    )
    antwoorden.filter(item__code="1a").update(
        waarde="3", toelichting="Dit loopt al jaren.", bekeken_op=OP
    )
    onderwerpen_kiezen(deelname, erbij=["2a", "2b"], eraf=[], op=OP)
    onderwerp_toevoegen(
        deelname,
        titel="Tijd in de klas",
        reden="Te weinig rust.",
        thema=None,
        door=wereld.ib,
        op=OP,
    )
    deelname.doel_school = "Weten wat we zelf kunnen doen."
    deelname.reactie = "Dat willen wij ook."
    deelname.save()
    indienen(deelname, door=wereld.directeur, op=OP)


def gepland(gesprek: Gesprek, wereld: Wereld, *, datum: date = DATUM) -> Gesprek:
    """The same talk with a date, people at the table, and so an agenda."""
    plannen(
        gesprek,
        moment=Moment(datum=datum, tijd=time(14), tijd_tot=time(15, 30), plaats="Kamer 2"),
        tafel=[
            Tafelgenoot("Samira Idrissi", "directeur", "school", wereld.directeur),
            Tafelgenoot("Hanneke Dijkgraaf", "bestuursadviseur", "bestuur", wereld.adviseur),
        ],
        door=wereld.adviseur,
        op=OP,
    )
    return gesprek
