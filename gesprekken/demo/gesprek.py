"""A talk in the demo world: planned, prepared, held and noted down."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from gesprekken.acties.agenda import MINUTEN
from gesprekken.acties.gesprek import Moment, Tafelgenoot, plannen, voeren
from gesprekken.acties.kladblok import bevinding, nieuwe_regel, voorbereiding
from gesprekken.demo.akkoord import leg_voor, stel_vast, tekenaars_van
from gesprekken.demo.bron import Bron, Rij
from gesprekken.demo.organisaties import Organisaties
from gesprekken.demo.schrijven import schrijf
from gesprekken.demo.tijd import kloktijden, om, werkdag
from gesprekken.demo.vastleggen import leg_vast
from gesprekken.demo.verslag import schrijf_verslag
from gesprekken.models import Agendapunt, Gesprek, Onderwerp, Partij
from scholen.models import SCHOOLROLLEN, Gebruiker, Rol
from scholen.models.sleutel import nieuwe_sleutel

GEVOERD = ("gevoerd", "ter_vaststelling", "vastgesteld")
BEGIN_EN_EINDE = 15  # minutes of a talk that are no point of its agenda
VOORGELEGD = ("ter_vaststelling", "vastgesteld")


def speel(gesprek: Gesprek, rij: Rij, stand: Rij, *, bron: Bron, mensen: Organisaties) -> None:
    """Take a talk through the steps its ``stand`` names, on the days its row names."""
    tekenaars = tekenaars_van(gesprek, rij["school"], mensen)
    adviseur = tekenaars[Partij.BESTUUR]
    op = om(werkdag(stand["ingediend_op"], 2), 10, 15)
    _plan(gesprek, rij, door=adviseur, op=op, bron=bron, mensen=mensen)
    _bereid_voor(gesprek, rij, door=adviseur)
    if rij["stand"] in GEVOERD:
        _voer(gesprek, rij, door=adviseur, bron=bron, mensen=mensen)
    if rij["stand"] in VOORGELEGD:
        verslag = schrijf_verslag(gesprek, rij, door=adviseur, bron=bron)
        if rij["stand"] == "ter_vaststelling":
            leg_voor(verslag, rij, tekenaars=tekenaars, bron=bron)
        else:
            lezer = mensen.van_bestuur(rij["school"], Rol.BESTUURDER)
            stel_vast(verslag, rij, tekenaars=tekenaars, bron=bron, lezer=lezer)


def _plan(
    gesprek: Gesprek,
    rij: Rij,
    *,
    door: Gebruiker,
    op: datetime,
    bron: Bron,
    mensen: Organisaties,
) -> None:
    """Set the date, and give the points the names that both sides gave them."""
    van, tot = kloktijden(rij["tijd"])
    moment = Moment(datum=rij["datum"], tijd=van, tijd_tot=tot, plaats=f"op {gesprek.school.naam}")
    plannen(gesprek, moment=moment, tafel=list(_tafel(rij, mensen)), door=door, op=op)
    punten = _punten(gesprek)
    minuten = _minuten(rij, len(punten))
    for key in rij["onderwerpen"]:
        onderwerp = bron.onderwerp(key)
        punt = punten[onderwerp["item"]]
        nu = op + timedelta(minutes=10)
        schrijf(punt, door=door, op=nu, titel=onderwerp["titel"], minuten=minuten)


def _minuten(rij: Rij, punten: int) -> int:
    """What each topic of the school gets of the time there is, in fives."""
    van, tot = kloktijden(rij["tijd"])
    duur = (tot.hour - van.hour) * 60 + tot.minute - van.minute
    rest = duur - BEGIN_EN_EINDE - MINUTEN * (punten - len(rij["onderwerpen"]))
    return rest // len(rij["onderwerpen"]) // 5 * 5


def _bereid_voor(gesprek: Gesprek, rij: Rij, *, door: Gebruiker) -> None:
    """The adviser's own notes and findings, which nobody else reads."""
    op = om(werkdag(rij["datum"], -3), 15, 30)
    if "voorbereiding" in rij:
        notitie = voorbereiding(gesprek, auteur=door, op=op)
        schrijf(notitie, door=door, op=op, tekst=rij["voorbereiding"])
    for code, tekst in rij.get("bevindingen", {}).items():
        item = gesprek.deelname.ronde.kader.items.get(code=code)  # type: ignore[union-attr]  # in a round
        schrijf(bevinding(gesprek, item=item, auteur=door), door=door, op=op, tekst=tekst)


def _tafel(rij: Rij, mensen: Organisaties) -> Iterator[Tafelgenoot]:
    for key in rij["deelnemers"]:
        persoon = mensen.rijen[key]
        if persoon["rol"] in SCHOOLROLLEN:
            partij = Partij.SCHOOL
        else:
            partij = Partij.SWV if persoon["rol"] == Rol.SWV else Partij.BESTUUR
        yield Tafelgenoot(
            naam=persoon["naam"],
            functie=persoon["functie"],
            partij=partij,
            gebruiker=mensen.mensen[key],
        )


def _voer(gesprek: Gesprek, rij: Rij, *, door: Gebruiker, bron: Bron, mensen: Organisaties) -> None:
    """Notes during the talk, then what came of it."""
    datum = rij["datum"]
    van, tot = kloktijden(rij["tijd"])
    begin, na_afloop = om(datum, van.hour, van.minute, na=10), om(datum, tot.hour, tot.minute)
    punten = _punten(gesprek)
    onderwerpen = [bron.onderwerp(key) for key in rij["onderwerpen"]]
    for onderwerp in onderwerpen:
        punt = punten[onderwerp["item"]]
        _noteer(gesprek, punt, onderwerp["notities"], auteur=door, vanaf=begin)
        begin += timedelta(minutes=25)
    leg_vast(gesprek, rij, punten=punten, door=door, op=na_afloop, bron=bron, mensen=mensen)
    besproken = {onderwerp["item"] for onderwerp in onderwerpen}
    for code, punt in punten.items():
        uitkomst = _uitkomst(code, punt, besproken)
        schrijf(punt, door=door, op=na_afloop + timedelta(minutes=5), uitkomst=uitkomst)
    voeren(
        gesprek,
        datum=datum,
        tafel=list(_tafel(rij, mensen)),
        door=door,
        op=na_afloop + timedelta(minutes=15),
    )


def _uitkomst(code: str, punt: Agendapunt, besproken: set[str]) -> str:
    """What the board asks about is dealt with in part when no topic was of that domein."""
    if punt.onderwerp and punt.onderwerp.bron == Onderwerp.Bron.BESTUUR:
        raak = any(item.startswith(code) for item in besproken)
        return Agendapunt.Uitkomst.BESPROKEN if raak else Agendapunt.Uitkomst.DEELS
    raak = code in besproken
    return Agendapunt.Uitkomst.BESPROKEN if raak else Agendapunt.Uitkomst.NIET_AAN_BOD


def _punten(gesprek: Gesprek) -> dict[str, Agendapunt]:
    """The agenda by the code of its item or domein."""
    punten = gesprek.agendapunten.select_related("onderwerp__item", "onderwerp__domein")
    return {punt.onderwerp.code if punt.onderwerp else punt.titel: punt for punt in punten}


def _noteer(
    gesprek: Gesprek,
    punt: Agendapunt,
    notities: list[str],
    *,
    auteur: Gebruiker,
    vanaf: datetime,
) -> None:
    for nummer, tekst in enumerate(notities):
        op = vanaf + timedelta(minutes=4 * nummer)
        regel = nieuwe_regel(
            gesprek, sleutel=nieuwe_sleutel(), agendapunt=punt, auteur=auteur, op=op
        )
        schrijf(regel, door=auteur, op=op, tekst=tekst)
