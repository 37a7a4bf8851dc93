"""The blocks of the start page of somebody who works at a school."""

from dataclasses import dataclass

from gesprekken.models import Deelname
from gesprekken.overzichten.afspraken import Rij
from gesprekken.overzichten.lijn import Lijn, Straks, lijn, straks
from gesprekken.overzichten.stand import Stand, stand_van
from gesprekken.overzichten.start.bron import Bron
from gesprekken.overzichten.taak import Lezer, Taak, directeuren, taak_van_school
from gesprekken.overzichten.verslagkaart import Verslagkaart
from gesprekken.overzichten.voortgang import Voortgang, voortgang
from scholen.klok import schooljaar_van, vorig_schooljaar
from scholen.models import Rol, School

HOOGSTENS = 5
"""Open afspraken per school on this page; the list has them all."""


@dataclass(frozen=True)
class Vorigblok:
    """The last verslag of a school before this year."""

    kaart: Verslagkaart
    is_vorig_jaar: bool
    """Whether it is of the year right before; else the page names the year."""


@dataclass(frozen=True)
class Schoolblok:
    """One deelname of a school where this person works."""

    deelname: Deelname
    stand: Stand
    lijn: Lijn
    taak: Taak | None
    straks: tuple[Straks, ...]
    afspraken: tuple[Rij, ...]
    vorig: Vorigblok | None
    directeur: str
    ander_jaar: str
    """The school year, where it is not the running one."""

    @property
    def naam(self) -> str:
        """The school, and the year where that is not the running one."""
        return f"{self.deelname.school}{', ' if self.ander_jaar else ''}{self.ander_jaar}"

    @property
    def wacht_op_jou(self) -> bool:
        return self.taak is not None and self.taak.is_van_jou


@dataclass(frozen=True)
class Leegblok:
    """A school without a running round."""

    school: School
    afspraken: tuple[Rij, ...]
    vorig: Vorigblok | None
    nodigt_uit: bool
    """Whether it is this person who asks the team to come here."""


def schoolblokken(bron: Bron) -> tuple[Schoolblok, ...]:
    """One per deelname of a running round; what waits for this person on top, then by name."""
    deelnames = [rij for rij in bron.deelnames if rij.school_id in bron.scholen]
    if not deelnames:
        return ()
    is_directeur = _als_directeur(bron)
    namen = directeuren(deelname.school_id for deelname in deelnames)
    standen_van_zaken = voortgang(deelnames)
    blokken = [
        _schoolblok(
            bron,
            deelname,
            standen_van_zaken[deelname.pk],
            Lezer(deelname.school_id in is_directeur, namen.get(deelname.school_id, "")),
        )
        for deelname in deelnames
    ]
    return tuple(sorted(blokken, key=lambda blok: (not blok.wacht_op_jou, blok.taak is None)))


def leegblokken(bron: Bron) -> tuple[Leegblok, ...]:
    """One per school that is in no running round."""
    met_ronde = {rij.school_id for rij in bron.deelnames}
    dit_jaar, is_directeur = schooljaar_van(bron.vandaag), _als_directeur(bron)
    return tuple(
        Leegblok(school, _afspraken(bron, pk), _vorig(bron, pk, dit_jaar), pk in is_directeur)
        for pk, school in bron.scholen.items()
        if pk not in met_ronde
    )


def _als_directeur(bron: Bron) -> set[int | None]:
    return {rij.school_id for rij in bron.aanstellingen if rij.rol == Rol.DIRECTEUR}


def _schoolblok(
    bron: Bron, deelname: Deelname, stand_van_zaken: Voortgang, lezer: Lezer
) -> Schoolblok:
    stand = stand_van(deelname, vandaag=bron.vandaag)
    jaar = deelname.ronde.schooljaar
    indiener = "jij" if lezer.is_directeur else lezer.directeur
    gekozen: int = deelname.gekozen  # type: ignore[attr-defined]  # annotated
    return Schoolblok(
        deelname=deelname,
        stand=stand,
        lijn=lijn(deelname, stand, voor_school=True),
        taak=taak_van_school(deelname, stand, stand_van_zaken, lezer, gekozen=gekozen),
        straks=straks(deelname, stand, directeur=indiener, vandaag=bron.vandaag),
        afspraken=_afspraken(bron, deelname.school_id),
        vorig=_vorig(bron, deelname.school_id, jaar),
        directeur=indiener,
        ander_jaar="" if jaar == schooljaar_van(bron.vandaag) else jaar,
    )


def _afspraken(bron: Bron, school: int) -> tuple[Rij, ...]:
    van_school = (rij for rij in bron.afspraken if rij.afspraak.school_id == school)
    return tuple(van_school)[:HOOGSTENS]


def _vorig(bron: Bron, school: int, jaar: str) -> Vorigblok | None:
    """The newest verslag from before this school year."""
    eerder = (
        rij for rij in bron.verslagen if rij.school_pk == school and "" < rij.schooljaar < jaar
    )
    kaart = next(eerder, None)
    if kaart is None:
        return None
    return Vorigblok(kaart, kaart.schooljaar == vorig_schooljaar(jaar))
