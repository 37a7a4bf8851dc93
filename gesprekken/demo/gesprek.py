"""A talk in the demo world: planned, held and logged, written up and agreed to."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from gesprekken.acties.akkoord import akkoord_geven
from gesprekken.acties.gesprek import Moment, Tafelgenoot, plannen, voeren
from gesprekken.acties.kladblok import doel_bij, nieuwe_regel, vastleggen
from gesprekken.acties.verslag import verslag_beginnen, voorleggen
from gesprekken.demo.bron import Bron, Rij
from gesprekken.demo.organisaties import Organisaties
from gesprekken.demo.schrijven import schrijf
from gesprekken.demo.tijd import kloktijden, om
from gesprekken.models import Afspraak, Agendapunt, Akkoord, Gesprek, Onderdeel, Partij, Verslag
from scholen.models import SCHOOLROLLEN, Gebruiker, Rol
from scholen.models.sleutel import nieuwe_sleutel

PARTIJEN = {
    "school": Partij.SCHOOL,
    "bestuur": Partij.BESTUUR,
    "samenwerkingsverband": Partij.SWV,
    "samen": Partij.SAMEN,
}
GEVOERD = ("gevoerd", "ter_vaststelling", "vastgesteld")
VOORGELEGD = ("ter_vaststelling", "vastgesteld")
DOOR_EERSTE_KANT = {"2026-wolwever": Partij.BESTUUR, "2026-zeilmakerij": Partij.SCHOOL}
"""Whose akkoord is in, of the two verslagen that wait for the other side."""


def speel(gesprek: Gesprek, rij: Rij, *, bron: Bron, mensen: Organisaties) -> None:
    """Take a talk through the steps its ``stand`` names, on the days its row names."""
    _plan(gesprek, rij, mensen)
    if rij["stand"] in GEVOERD:
        _voer(gesprek, rij, bron=bron, mensen=mensen)
    if rij["stand"] in VOORGELEGD:
        verslag = _schrijf_verslag(gesprek, rij, bron=bron)
        _geef_akkoord(verslag, rij, bron=bron, mensen=mensen)


def _plan(gesprek: Gesprek, rij: Rij, mensen: Organisaties) -> None:
    van, tot = kloktijden(rij["tijd"])
    plannen(
        gesprek,
        moment=Moment(
            datum=rij["datum"], tijd=van, tijd_tot=tot, plaats=f"op {gesprek.school.naam}"
        ),
        tafel=list(_tafel(rij, mensen)),
        door=_adviseur(gesprek),
        op=om(rij["datum"] - timedelta(days=21), 10, 15),
    )


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


def _voer(gesprek: Gesprek, rij: Rij, *, bron: Bron, mensen: Organisaties) -> None:
    """Notes during the talk, then what came of it."""
    adviseur, datum = _adviseur(gesprek), rij["datum"]
    begin = om(datum, kloktijden(rij["tijd"])[0].hour, 10)
    punten = _punten(gesprek)
    for key in rij["onderwerpen"]:
        onderwerp = bron.onderwerp(key)
        punt = punten[onderwerp["item"]]
        _noteer(gesprek, punt, onderwerp["notities"], auteur=adviseur, vanaf=begin)
        begin += timedelta(minutes=25)
    _leg_vast(gesprek, rij, bron=bron, punten=punten, op=om(datum, 16, 30))
    voeren(
        gesprek,
        datum=datum,
        tafel=list(_tafel(rij, mensen)),
        door=adviseur,
        op=om(datum, 17, 0),
    )
    besproken = {bron.onderwerp(key)["item"] for key in rij["onderwerpen"]}
    for code, punt in punten.items():
        uitkomst = Agendapunt.Uitkomst.NIET_AAN_BOD
        if code in besproken or (punt.onderwerp and punt.onderwerp.bron == "bestuur"):
            uitkomst = Agendapunt.Uitkomst.BESPROKEN
        schrijf(punt, door=adviseur, op=om(datum, 17, 5), uitkomst=uitkomst)


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


def _leg_vast(
    gesprek: Gesprek, rij: Rij, *, bron: Bron, punten: dict[str, Agendapunt], op: datetime
) -> None:
    """Afspraken, aandachtspunten and the school's ambitie, as both sides heard them."""
    adviseur = _adviseur(gesprek)
    for gegeven in bron.bij_gesprek("afspraken", rij["key"]):
        sleutel = nieuwe_sleutel()
        vastleggen(
            gesprek,
            soort="afspraak",
            sleutel=sleutel,
            tekst=gegeven["wat"],
            agendapunt=punten.get(gegeven["item"]),
            partij=PARTIJEN[gegeven["wie"]],
            wie=Rol(_rolcode(gegeven["rol"])).label,
        )
        afspraak = Afspraak.objects.get(sleutel=sleutel)
        schrijf(
            afspraak,
            door=adviseur,
            op=op,
            tot=rij["datum"] + timedelta(weeks=gegeven["termijn_weken"]),
            gerichtheid=gegeven["zijde"],
        )
        _stel_doel(afspraak, gegeven, door=adviseur, op=op)
    for gegeven in bron.bij_gesprek("aandachtspunten", rij["key"]):
        vastleggen(
            gesprek,
            soort="aandachtspunt",
            sleutel=nieuwe_sleutel(),
            tekst=gegeven["tekst"],
            agendapunt=punten.get(gegeven["item"]),
            partij=PARTIJEN[gegeven["voor"]],
        )
    _leg_ambitie_vast(gesprek, rij, bron=bron, punten=punten)


def _leg_ambitie_vast(
    gesprek: Gesprek, rij: Rij, *, bron: Bron, punten: dict[str, Agendapunt]
) -> None:
    for gegeven in bron.gesprekken["ambities"]:
        if gegeven.get("school") != rij["school"] or gegeven["item"] not in punten:
            continue
        jaar = rij["datum"].year + gegeven["over_jaren"]
        vastleggen(
            gesprek,
            soort="ambitie",
            sleutel=nieuwe_sleutel(),
            tekst=gegeven["tekst"],
            agendapunt=punten[gegeven["item"]],
            partij=Partij.SCHOOL,
            wanneer=f"{jaar}-{jaar + 1}",
        )


def _rolcode(rol: str) -> str:
    return "swv" if rol == "samenwerkingsverband" else rol


def _stel_doel(afspraak: Afspraak, gegeven: Rij, *, door: Gebruiker, op: datetime) -> None:
    doel = doel_bij(afspraak, soort=gegeven["soort"])
    if gegeven["soort"] == "meetbaar":
        schrijf(
            doel,
            door=door,
            op=op,
            waaraan=gegeven["indicator"],
            beginwaarde=gegeven["nulmeting"],
            streefwaarde=gegeven["streefwaarde"],
        )
    else:
        schrijf(doel, door=door, op=op, waaraan=gegeven["waaraan"], bij_wie=gegeven["bij_wie"])


def _schrijf_verslag(gesprek: Gesprek, rij: Rij, *, bron: Bron) -> Verslag:
    """Write the sections from the notes and lay the verslag before both sides."""
    adviseur = _adviseur(gesprek)
    verslag = verslag_beginnen(gesprek, door=adviseur, op=om(rij["datum"], 19, 30))
    openingen = {opening["key"]: opening["tekst"] for opening in bron.gesprekken["openingen"]}
    notities = {
        bron.onderwerp(key)["item"]: "\n".join(bron.onderwerp(key)["notities"])
        for key in rij["onderwerpen"]
    }
    op = om(rij["datum"] + timedelta(days=2), 9, 30)
    for onderdeel in verslag.onderdelen.select_related(
        "agendapunt__onderwerp__item", "agendapunt__onderwerp__domein"
    ):
        if onderdeel.soort == Onderdeel.Soort.WAAROM:
            schrijf(onderdeel, door=adviseur, op=op, tekst=openingen[rij["opening"]])
        elif onderdeel.soort == Onderdeel.Soort.AGENDAPUNT:
            onderwerp = onderdeel.agendapunt.onderwerp if onderdeel.agendapunt else None
            tekst = notities.get(onderwerp.code if onderwerp else "", rij["conclusie"])
            schrijf(onderdeel, door=adviseur, op=op, tekst=tekst)
        elif onderdeel.soort == Onderdeel.Soort.OPEN:
            redenen = [punt["waarom"] for punt in rij.get("niet_besproken", [])]
            schrijf(onderdeel, door=adviseur, op=op, tekst="\n".join(redenen))
    voorleggen(verslag, door=adviseur, op=om(rij["datum"] + timedelta(days=2), 16, 0))
    return verslag


def _geef_akkoord(verslag: Verslag, rij: Rij, *, bron: Bron, mensen: Organisaties) -> None:
    """Both sides agree, section by section; of what lies open only the side that was quick."""
    directeur = mensen.van_school(rij["school"], Rol.DIRECTEUR)[0]
    tekenaars = {Partij.BESTUUR: _adviseur(verslag.gesprek), Partij.SCHOOL: directeur}
    kanttekeningen = {
        PARTIJEN[regel["kant"]]: regel["tekst"]
        for regel in bron.bij_gesprek("kanttekeningen", rij["key"])
    }
    dag = rij.get("vastgesteld_op") or rij["datum"] + timedelta(days=5)
    partijen = list(tekenaars)
    if rij["stand"] == "ter_vaststelling":
        partijen = [DOOR_EERSTE_KANT[rij["key"]]]
    for nummer, partij in enumerate(partijen):
        bij_dit_onderdeel = _eerste_inhoud(verslag)
        for onderdeel in verslag.onderdelen.select_related("verslag__gesprek__school"):
            onderdeel.verslag = verslag  # the one object that learns that it is fixed
            tekst = kanttekeningen.get(partij, "") if onderdeel.pk == bij_dit_onderdeel else ""
            akkoord_geven(
                onderdeel,
                partij=partij,
                keuze=Akkoord.Keuze.MET_KANTTEKENING if tekst else Akkoord.Keuze.AKKOORD,
                kanttekening=tekst,
                vingerafdruk=onderdeel.hash,
                door=tekenaars[partij],
                op=om(dag, 11 + 3 * nummer, na=onderdeel.nummer),
            )


def _eerste_inhoud(verslag: Verslag) -> int:
    """The section a remark is made at: the first about something that was discussed."""
    return verslag.onderdelen.order_by("nummer")[1].pk


def _adviseur(gesprek: Gesprek) -> Gebruiker:
    if gesprek.adviseur is None:
        raise ValueError(f"{gesprek} has no adviser")
    return gesprek.adviseur
