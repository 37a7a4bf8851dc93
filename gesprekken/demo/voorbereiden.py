"""A school prepares in the demo world: it looks, answers, chooses, writes its goal, submits."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from gesprekken.acties.deelname import indienen
from gesprekken.acties.inzage import leg_lezen_vast
from gesprekken.acties.onderwerpen import onderwerp_toevoegen, onderwerpen_kiezen
from gesprekken.demo.antwoorden import Antwoord
from gesprekken.demo.bron import Bron, Rij, hutsel
from gesprekken.demo.organisaties import Organisaties
from gesprekken.demo.schrijven import schrijf
from gesprekken.demo.tijd import om, werkdag
from gesprekken.models import Deelname
from kwaliteit.acties.zelfevaluatie import FOCUS_HOOGSTENS, kies_focus, stempels
from kwaliteit.models import Domein, Item, Oordeel, Thema, Waarde
from scholen.klok import vorig_schooljaar
from scholen.models import Gebruiker, Rol

OORDEEL_VAN_DE_INSPECTIE = {"1": "onvoldoende", "2": "voldoende", "3": "voldoende", "4": "goed"}
DAGEN_VOORAF = (-4, -3, -2)
"""The working days before submitting on which a school fills in."""
AMBITIE_DUURT = 4  # years: "Ambitie voor de komende vier jaar"


def bereid_voor(
    deelname: Deelname,
    stand: Rij,
    gesprek: Rij | None,
    antwoorden: list[Antwoord],
    *,
    bron: Bron,
    mensen: Organisaties,
) -> None:
    """Bring a school to where its ``stand`` says it is, the talk itself left out.

    Args:
        gesprek: the talk it prepares for, if its row is there.
    """
    if not antwoorden:
        return
    dien_in: date | None = stand.get("ingediend_op")
    dagen = stand.get("dagen") or [werkdag(stand["ingediend_op"], n) for n in DAGEN_VOORAF]
    woorden = {**stand, **(gesprek or {})}
    ib = mensen.van_school(stand["school"], Rol.IB)[0]
    if "doel_bestuur" in woorden:
        op = om(werkdag(dagen[0], -1), 9, 5)
        schrijf(deelname, door=deelname.adviseur, op=op, doel_bestuur=woorden["doel_bestuur"])
    kies_focus(deelname.zelfevaluatie, _focus(deelname, stand))
    _beantwoord(deelname, stand, antwoorden, dagen, bron=bron, mensen=mensen)
    _verander(deelname, bron.wijzigingen(stand), mensen)
    redenen = _redenen(stand, gesprek, bron)
    _wil_bespreken(deelname, redenen, door=ib, op=om(dagen[-1], 15, 45))
    if dien_in is not None:
        _dien_in(deelname, woorden, list(redenen), ib=ib, dag=dien_in, mensen=mensen)


def _focus(deelname: Deelname, stand: Rij) -> list[Domein]:
    """The domeinen of its ``focus``; of more than two those that the board does not ask for."""
    codes = list(map(str, stand["focus"]))
    if len(codes) > FOCUS_HOOGSTENS:
        gevraagd = set(deelname.ronde.prioriteiten.values_list("code", flat=True))
        codes = [code for code in codes if code not in gevraagd]
    return list(deelname.zelfevaluatie.kader.domeinen.filter(code__in=codes))


def _beantwoord(
    deelname: Deelname,
    stand: Rij,
    antwoorden: list[Antwoord],
    dagen: list[date],
    *,
    bron: Bron,
    mensen: Organisaties,
) -> None:
    oordelen = _oordelen(deelname)
    vorige = _vorig_jaar(deelname)
    for antwoord, door, op in _wanneer(stand, antwoorden, dagen, mensen):
        oordeel = oordelen[antwoord.code]
        stempel = stempels(door=door, op=op)
        if antwoord.ongewijzigd:
            van = vorige[antwoord.code]
            stempel |= {"overgenomen_van": van, "overgenomen_op": op, "overgenomen_door": door}
        velden = _velden(oordeel.item, antwoord, op.year, bron.gegevens_van_school(stand["school"]))
        schrijf(oordeel, door=door, op=op, erbij=stempel, **velden)


def _wanneer(
    stand: Rij, antwoorden: list[Antwoord], dagen: list[date], mensen: Organisaties
) -> Iterator[tuple[Antwoord, Gebruiker, datetime]]:
    """Who gives which answer when: a domein is one person's, and the domeinen fill the days."""
    domeinen = list(dict.fromkeys(antwoord.code[0] for antwoord in antwoorden))
    vullers = [
        persoon for rol in (Rol.IB, Rol.MT) for persoon in mensen.van_school(stand["school"], rol)
    ]
    op_die_dag: Counter[date] = Counter()
    for antwoord in antwoorden:
        plaats = domeinen.index(antwoord.code[0])
        dag = dagen[plaats * len(dagen) // len(domeinen)]
        wie = int(hutsel("wie", stand["school"], antwoord.code[0]), 16) % len(vullers)
        op_die_dag[dag] += 1
        yield antwoord, vullers[wie], om(dag, 14, 10) + timedelta(seconds=90 * op_die_dag[dag])


def _velden(item: Item, antwoord: Antwoord, jaar: int, school: Rij) -> dict[str, object]:
    velden: dict[str, object] = {
        "toelichting": antwoord.toelichting,
        "waaraan": antwoord.waaraan,
    }
    if item.soort == Item.Soort.FEIT and antwoord.waarde in OORDEEL_VAN_DE_INSPECTIE:
        bezoeken = [bezoek for bezoek in school["inspectie"] if bezoek <= jaar]
        velden["feit_waarde"] = OORDEEL_VAN_DE_INSPECTIE[antwoord.waarde]
        velden["feit_jaar"] = str(bezoeken[-1])
    else:
        velden["waarde"] = antwoord.waarde
    if item.soort == Item.Soort.AMBITIE and antwoord.waarde != Waarde.ONBEKEND:
        velden["streefjaar"] = str(jaar + AMBITIE_DUURT)
    return velden


def _verander(deelname: Deelname, wijzigingen: list[Rij], mensen: Organisaties) -> None:
    """Somebody writes an explanation anew; what stood there stays as an earlier version."""
    for nummer, rij in enumerate(wijzigingen):
        oordeel = _oordelen(deelname)[rij["item"]]
        door, op = mensen.mensen[rij["door"]], om(rij["op"], 16, 20, na=nummer)
        stempel = stempels(door=door, op=op)
        schrijf(oordeel, door=door, op=op, erbij=stempel, toelichting=rij["tekst"])


def _redenen(stand: Rij, gesprek: Rij | None, bron: Bron) -> dict[str, str]:
    """What the school wants to discuss, and why: the topics of its talk, else its fixed items."""
    if gesprek is None:
        redenen: dict[str, str] = stand.get("redenen") or dict.fromkeys(stand.get("items", {}), "")
        return redenen
    onderwerpen = [bron.onderwerp(key) for key in gesprek["onderwerpen"]]
    blijft_liggen = {rij["item"]: "" for rij in gesprek.get("niet_besproken", [])}
    return {rij["item"]: rij["reden"] for rij in onderwerpen} | blijft_liggen


def _wil_bespreken(
    deelname: Deelname, redenen: dict[str, str], *, door: Gebruiker, op: datetime
) -> None:
    oordelen = _oordelen(deelname)
    for code, reden in redenen.items():
        stempel = stempels(door=door, op=op)
        schrijf(oordelen[code], door=door, op=op, erbij=stempel, wil_bespreken=True, reden=reden)


def _dien_in(
    deelname: Deelname,
    woorden: Rij,
    codes: list[str],
    *,
    ib: Gebruiker,
    dag: date,
    mensen: Organisaties,
) -> None:
    """Topics, goal and reaction, and then the act of the directeur; perhaps the board opens it."""
    vooraf, directeur = werkdag(dag, -1), mensen.van_school(woorden["school"], Rol.DIRECTEUR)[0]
    onderwerpen_kiezen(deelname, erbij=codes, eraf=[], op=om(vooraf, 15, 30))
    if eigen := woorden.get("eigen_onderwerp"):
        onderwerp_toevoegen(
            deelname,
            titel=eigen["titel"],
            reden=eigen["reden"],
            thema=Thema.objects.get(bestuur=deelname.bestuur, key=eigen["thema"]),
            door=ib,
            op=om(vooraf, 15, 40),
        )
    for veld, door in (("doel_school", directeur), ("reactie", ib)):
        if veld in woorden:
            schrijf(deelname, door=door, op=om(vooraf, 16), **{veld: woorden[veld]})
    indiening = indienen(deelname, door=directeur, op=om(dag, 11))
    gelezen_op = werkdag(dag, 1) if "datum" in woorden else woorden.get("gelezen_op")
    if gelezen_op:
        leg_lezen_vast(indiening, door=deelname.adviseur, op=om(gelezen_op, 9, 20))


def _oordelen(deelname: Deelname) -> dict[str, Oordeel]:
    rijen = deelname.zelfevaluatie.oordelen.select_related("item")
    return {oordeel.item.code: oordeel for oordeel in rijen}


def _vorig_jaar(deelname: Deelname) -> dict[str, Oordeel]:
    """The oordelen of this school in the year before."""
    rijen = Oordeel.objects.filter(
        zelfevaluatie__school=deelname.school_id,
        zelfevaluatie__schooljaar=vorig_schooljaar(deelname.ronde.schooljaar),
    )
    return {oordeel.item.code: oordeel for oordeel in rijen.select_related("item")}
