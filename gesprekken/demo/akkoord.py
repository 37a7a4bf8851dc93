"""What both sides say to a verslag in the demo world, until it is fixed or as far as they are."""

from datetime import datetime

from gesprekken.acties.akkoord import (
    ANDERE,
    Woord,
    akkoorden_geven,
    kanttekening_beantwoorden,
)
from gesprekken.acties.lezen import verslag_gelezen
from gesprekken.acties.verslag import onderdeel_aanpassen
from gesprekken.demo.bron import Bron, Rij
from gesprekken.demo.organisaties import Organisaties
from gesprekken.demo.tijd import om, werkdag
from gesprekken.demo.vastleggen import PARTIJEN
from gesprekken.demo.verslag import onderdelen_van
from gesprekken.models import Akkoord, Gesprek, Partij, Verslag
from scholen.models import Gebruiker, Rol

Tekenaars = dict[Partij, Gebruiker]
OVERAL = "alles"
UUR = {Partij.SCHOOL: (11, 0), Partij.BESTUUR: (16, 10)}


def tekenaars_van(gesprek: Gesprek, school: str, mensen: Organisaties) -> Tekenaars:
    """Who agrees for which side."""
    if gesprek.adviseur is None:
        raise ValueError(f"{gesprek} has no adviser")
    directeur = mensen.van_school(school, Rol.DIRECTEUR)[0]
    return {Partij.SCHOOL: directeur, Partij.BESTUUR: gesprek.adviseur}


def stel_vast(
    verslag: Verslag, rij: Rij, *, tekenaars: Tekenaars, bron: Bron, lezer: Gebruiker
) -> None:
    """Both sides agree, and so it is fixed; who remarks something speaks first.

    Args:
        lezer: of the board, who reads it afterwards.
    """
    opmerkingen = {
        PARTIJEN[een["kant"]]: een for een in bron.bij_gesprek("kanttekeningen", rij["key"])
    }
    eerste = Partij.SCHOOL if Partij.SCHOOL in opmerkingen else Partij.BESTUUR
    dag = rij["vastgesteld_op"]
    for partij, op in ((eerste, om(werkdag(dag, -2), 16, 10)), (ANDERE[eerste], om(dag, 11))):
        door = tekenaars[partij]
        verslag_gelezen(verslag, door=door, op=op)
        van_ander = opmerkingen.get(ANDERE[partij], {})
        if "antwoord" in van_ander:
            plek, tekst = van_ander["item"], van_ander["antwoord"]
            _antwoord(verslag, plek, partij=partij, tekst=tekst, door=door, op=op)
        eigen = opmerkingen.get(partij, {})
        woorden = [
            Woord(rij, Akkoord.Keuze.MET_KANTTEKENING, eigen["tekst"], rij.hash)
            if plek == eigen.get("item")
            else Woord(rij, Akkoord.Keuze.AKKOORD, "", rij.hash)
            for plek, rij in onderdelen_van(verslag).items()
        ]
        akkoorden_geven(verslag, woorden, partij=partij, door=door, op=op)
    verslag_gelezen(verslag, door=lezer, op=om(werkdag(dag, 3), 8, 40))


def leg_voor(verslag: Verslag, rij: Rij, *, tekenaars: Tekenaars, bron: Bron) -> None:
    """What both sides did so far with a verslag that is not fixed yet, step by step."""
    (regels,) = bron.bij_gesprek("vaststellingen", rij["key"])
    for stap in regels["stappen"]:
        partij = PARTIJEN[stap["kant"]]
        door, op = tekenaars[partij], om(stap["op"], *UUR[partij])
        tekst = stap.get("tekst", "")
        verslag_gelezen(verslag, door=door, op=op)
        if stap["keuze"] == "aanpassen":
            _pas_aan(verslag, stap, door=door, op=op)
        elif stap["keuze"] == Akkoord.Keuze.ANTWOORD:
            _antwoord(verslag, stap["waar"], partij=partij, tekst=tekst, door=door, op=op)
        else:
            woorden = [
                Woord(rij, stap["keuze"], tekst, rij.hash)
                for plek, rij in onderdelen_van(verslag).items()
                if stap["waar"] == plek
                or (stap["waar"] == OVERAL and plek not in stap.get("behalve", []))
            ]
            akkoorden_geven(verslag, woorden, partij=partij, door=door, op=op)


def _antwoord(
    verslag: Verslag, plek: str, *, partij: Partij, tekst: str, door: Gebruiker, op: datetime
) -> None:
    onderdeel = onderdelen_van(verslag)[plek]
    kanttekening_beantwoorden(onderdeel, partij=partij, tekst=tekst, door=door, op=op)


def _pas_aan(verslag: Verslag, stap: Rij, *, door: Gebruiker, op: datetime) -> None:
    """Mend a section, which voids what was agreed to in it."""
    onderdeel = onderdelen_van(verslag)[stap["waar"]]
    tekst = onderdeel.tekst.replace(stap["van"], stap["naar"])
    onderdeel_aanpassen(onderdeel, tekst=tekst, vingerafdruk=onderdeel.hash, door=door, op=op)
