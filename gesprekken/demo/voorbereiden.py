"""A school prepares in the demo world: it looks, answers, chooses, writes its goal, submits."""

from datetime import date, datetime, timedelta

from gesprekken.acties.deelname import indienen
from gesprekken.acties.onderwerpen import onderwerpen_kiezen
from gesprekken.demo.antwoorden import Antwoord, Toelichter, antwoorden_van
from gesprekken.demo.bron import Bron, Rij
from gesprekken.demo.organisaties import Organisaties
from gesprekken.demo.schrijven import schrijf
from gesprekken.demo.tijd import om
from gesprekken.models import Deelname
from kwaliteit.acties.zelfevaluatie import kies_focus, stempels
from kwaliteit.models import Item, Oordeel
from scholen.models import Gebruiker, Rol

OORDEEL_VAN_DE_INSPECTIE = {"1": "onvoldoende", "2": "voldoende", "3": "voldoende", "4": "goed"}


def bereid_voor(
    deelname: Deelname,
    stand: Rij,
    gesprek: Rij | None,
    toelichter: Toelichter,
    *,
    bron: Bron,
    mensen: Organisaties,
) -> None:
    """Bring a school to where its ``stand`` says it is, the talk itself left out.

    Args:
        gesprek: the talk it prepares for, if its row is there.
    """
    if stand["stand"] == "niet_begonnen":
        return
    ingediend_op: date | None = stand.get("ingediend_op")
    dag = (ingediend_op or bron.jaren["vandaag"]) - timedelta(days=4)
    ib = mensen.van_school(stand["school"], Rol.IB)[0]
    domeinen = deelname.zelfevaluatie.kader.domeinen.filter(code__in=map(str, stand["focus"]))
    kies_focus(deelname.zelfevaluatie, domeinen)
    _beantwoord(deelname, stand, toelichter, door=ib, op=om(dag, 14, 10))
    redenen = _redenen(stand, gesprek, bron)
    _wil_bespreken(deelname, redenen, door=ib, op=om(dag, 15, 30))
    if ingediend_op is None:
        return
    op = om(ingediend_op, 10, 45)
    onderwerpen_kiezen(deelname, erbij=list(redenen), eraf=[], op=op)
    directeur = mensen.van_school(stand["school"], Rol.DIRECTEUR)[0]
    if gesprek is not None:
        schrijf(deelname, door=directeur, op=op, doel_school=gesprek["doel_school"])
        schrijf(deelname, door=deelname.adviseur, op=op, doel_bestuur=gesprek["doel_bestuur"])
    indienen(deelname, door=directeur, op=om(ingediend_op, 11))


def _beantwoord(
    deelname: Deelname, stand: Rij, toelichter: Toelichter, *, door: Gebruiker, op: datetime
) -> None:
    oordelen = _oordelen(deelname)
    antwoorden = antwoorden_van(stand, sorted(oordelen), toelichter)
    for nummer, antwoord in enumerate(antwoorden):
        oordeel = oordelen[antwoord.code]
        moment = op + timedelta(seconds=90 * nummer)
        schrijf(
            oordeel,
            door=door,
            op=moment,
            erbij=stempels(door=door, op=moment),
            **_velden(oordeel.item, antwoord),
        )


def _velden(item: Item, antwoord: Antwoord) -> dict[str, object]:
    velden: dict[str, object] = {
        "toelichting": antwoord.toelichting,
        "waaraan": antwoord.waaraan,
    }
    if item.soort == Item.Soort.FEIT:
        velden["feit_waarde"] = OORDEEL_VAN_DE_INSPECTIE.get(antwoord.waarde, "")
    else:
        velden["waarde"] = antwoord.waarde
    return velden


def _redenen(stand: Rij, gesprek: Rij | None, bron: Bron) -> dict[str, str]:
    """What the school wants to discuss, and why: the topics of its talk, else its fixed items."""
    if gesprek is None:
        return dict.fromkeys(stand.get("items", {}), "")
    onderwerpen = [bron.onderwerp(key) for key in gesprek["onderwerpen"]]
    redenen = {rij["item"]: rij["reden"] for rij in onderwerpen}
    blijft_liggen = {rij["item"]: "" for rij in gesprek.get("niet_besproken", [])}
    return redenen | blijft_liggen


def _wil_bespreken(
    deelname: Deelname, redenen: dict[str, str], *, door: Gebruiker, op: datetime
) -> None:
    oordelen = _oordelen(deelname)
    for code, reden in redenen.items():
        stempel = stempels(door=door, op=op)
        schrijf(oordelen[code], door=door, op=op, erbij=stempel, wil_bespreken=True, reden=reden)


def _oordelen(deelname: Deelname) -> dict[str, Oordeel]:
    rijen = deelname.zelfevaluatie.oordelen.select_related("item")
    return {oordeel.item.code: oordeel for oordeel in rijen}
