"""What became of the afspraken of the demo world after the talks."""

from datetime import date, datetime, timedelta

from gesprekken.acties.afspraak import notitie_toevoegen, stap_zetten
from gesprekken.demo.bron import Bron, Rij
from gesprekken.demo.organisaties import Organisaties
from gesprekken.demo.tijd import om
from gesprekken.demo.vastleggen import trekker
from gesprekken.models import Afspraak
from scholen.models import Gebruiker, Rol

STAPPEN = {"klaar": "gereed", "gestopt": "stoppen"}
"""The others leave it open: their text is a note, and so is a second word on what is done."""


def speel_voortgang(bron: Bron, mensen: Organisaties) -> None:
    """Everything in the order in which it happened."""
    afspraken = {rij["key"]: rij for rij in bron.gesprekken["afspraken"]}
    for rij in sorted(
        bron.gesprekken["voortgang"],
        key=lambda rij: (_dag(rij, afspraken[rij["afspraak"]], bron), rij["afspraak"]),
    ):
        gegeven = afspraken[rij["afspraak"]]
        afspraak = Afspraak.objects.select_related("bestuur", "school", "gesprek__adviseur").get(
            pk=mensen.afspraken[rij["afspraak"]].pk
        )
        door = _wie(afspraak, gegeven, bron=bron, mensen=mensen)
        _doe(afspraak, rij, door=door, op=om(_dag(rij, gegeven, bron), 15, 50))


def _dag(rij: Rij, gegeven: Rij, bron: Bron) -> date:
    gevoerd: date = bron.gesprek(gegeven["gesprek"])["datum"]
    return gevoerd + timedelta(weeks=rij["weken_na"])


def _wie(afspraak: Afspraak, gegeven: Rij, *, bron: Bron, mensen: Organisaties) -> Gebruiker:
    """Who takes the lead, or the adviser when that person may not write here."""
    adviseur = afspraak.gesprek.adviseur if afspraak.gesprek else None
    if adviseur is None:
        raise ValueError(f"{afspraak} comes from no talk with the board")
    if gegeven["rol"] == Rol.BEHEERDER:
        return adviseur
    school = bron.gesprek(gegeven["gesprek"])["school"]
    return trekker(gegeven, school, adviseur=adviseur, mensen=mensen)


def _doe(afspraak: Afspraak, rij: Rij, *, door: Gebruiker, op: datetime) -> None:
    stap = STAPPEN.get(rij["stand"])
    if stap and afspraak.status == Afspraak.Status.OPEN:
        stap_zetten(afspraak, stap=stap, reden=rij["tekst"], door=door, op=op)
    else:
        notitie_toevoegen(afspraak, tekst=rij["tekst"], door=door, op=op)
