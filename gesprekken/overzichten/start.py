"""Mijn werk: per school and bestuur where somebody works, what there is to do now."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from gesprekken.models import Afspraak, Deelname, Onderwerp, Ronde
from gesprekken.overzichten.lijn import Lijn, Straks, lijn, straks
from gesprekken.overzichten.ronde import Schoolregel, op_alfabet
from gesprekken.overzichten.stand import Stand, met_stand, stand_van
from gesprekken.overzichten.taak import (
    STAPPEN_VAN_ADVISEUR,
    Lezer,
    Taak,
    directeuren,
    taak_van_adviseur,
    taak_van_school,
)
from gesprekken.overzichten.voortgang import Voortgang, voortgang
from gesprekken.overzichten.zinnen import Zin, zinnen
from scholen.klok import schooljaar_van
from scholen.models import DIALOOGROLLEN, Aanstelling, Bestuur, Gebruiker, Rol, School

HOOGSTENS = 5
"""Open afspraken per school on this page; the list has them all."""


@dataclass(frozen=True)
class Schoolblok:
    """One deelname of a school where this person works."""

    deelname: Deelname
    stand: Stand
    lijn: Lijn
    taak: Taak | None
    straks: tuple[Straks, ...]
    afspraken: tuple[Afspraak, ...]
    directeur: str
    ander_jaar: str
    """The school year, where it is not the running one."""


@dataclass(frozen=True)
class Leegblok:
    """A school without a running round."""

    school: School
    afspraken: tuple[Afspraak, ...]


@dataclass(frozen=True)
class Werk:
    """A school that waits for this adviser, and for what."""

    regel: Schoolregel
    taak: Taak


@dataclass(frozen=True)
class Bestuursblok:
    """A bestuur where this person is adviser: own schools, by what they wait for."""

    bestuur: Bestuur
    rondes: tuple[Ronde, ...]
    aan_jou: tuple[tuple[str, tuple[Werk, ...]], ...]
    bij_school: tuple[Schoolregel, ...]
    verder: tuple[Schoolregel, ...]


@dataclass(frozen=True)
class Start:
    """Everything on the start page of one person."""

    scholen: tuple[Schoolblok, ...]
    lege_scholen: tuple[Leegblok, ...]
    besturen: tuple[Bestuursblok, ...]
    zinnen: tuple[Zin, ...]

    @property
    def eerste(self) -> Schoolblok | None:
        """The one whose task fills the panel: one per page."""
        return next((blok for blok in self.scholen if blok.taak), None)

    @property
    def meer_dan_een(self) -> bool:
        """Whether each block has to say whose it is."""
        return len(self.scholen) + len(self.lege_scholen) + len(self.besturen) > 1

    @property
    def taken(self) -> int:
        """How many things wait for this person."""
        van_besturen = sum(len(rijen) for blok in self.besturen for _, rijen in blok.aan_jou)
        van_scholen = sum(blok.taak is not None and blok.taak.is_van_jou for blok in self.scholen)
        return van_scholen + van_besturen


def start(gebruiker: Gebruiker, *, vandaag: date) -> Start:
    """What waits for this person, in a number of queries that does not grow."""
    aanstellingen = list(
        gebruiker.aanstellingen.geldig()
        .select_related("school__bestuur", "bestuur", "swv")
        .order_by("pk")
    )
    scholen = {
        rij.school.pk: rij.school
        for rij in aanstellingen
        if rij.school and rij.rol in DIALOOGROLLEN
    }
    besturen = {
        rij.bestuur.pk: rij.bestuur
        for rij in aanstellingen
        if rij.bestuur and rij.rol == Rol.ADVISEUR
    }
    deelnames = _deelnames(gebruiker, scholen, besturen)
    afspraken = _afspraken(gebruiker, scholen)
    van_school = [rij for rij in deelnames if rij.school_id in scholen]
    met_ronde = {rij.school_id for rij in van_school}
    return Start(
        scholen=_schoolblokken(van_school, aanstellingen, afspraken, vandaag),
        lege_scholen=tuple(
            Leegblok(school, tuple(afspraken[pk][:HOOGSTENS]))
            for pk, school in scholen.items()
            if pk not in met_ronde
        ),
        besturen=_bestuursblokken(gebruiker, deelnames, besturen, vandaag),
        zinnen=tuple(zinnen(aanstellingen)),
    )


def _deelnames(
    gebruiker: Gebruiker, scholen: Mapping[int, School], besturen: Mapping[int, Bestuur]
) -> list[Deelname]:
    """Of running rounds: those of the own schools and those this person guides."""
    if not scholen and not besturen:
        return []
    van_ons = Q(school__in=list(scholen)) | Q(adviseur=gebruiker, bestuur__in=list(besturen))
    gekozen = Q(onderwerpen__ingetrokken_op=None) & ~Q(onderwerpen__bron=Onderwerp.Bron.BESTUUR)
    return met_stand(
        Deelname.objects.filter(van_ons, ronde__status__in=Ronde.LOPEND)
        .annotate(gekozen=Count("onderwerpen", filter=gekozen))
        .order_by("school__naam", "pk")
    )


def _afspraken(gebruiker: Gebruiker, scholen: Mapping[int, School]) -> Mapping[int, list[Afspraak]]:
    """What runs at these schools, the nearest day first."""
    per_school: dict[int, list[Afspraak]] = defaultdict(list)
    if scholen:
        rijen = (
            Afspraak.objects.zichtbaar_voor(gebruiker)
            .openstaand()
            .filter(school__in=list(scholen))
            .prefetch_related("personen")
        )
        for afspraak in rijen.order_by(F("tot").asc(nulls_last=True), "pk"):
            per_school[afspraak.school_id].append(afspraak)
    return per_school


def _schoolblokken(
    deelnames: list[Deelname],
    aanstellingen: Sequence[Aanstelling],
    afspraken: Mapping[int, list[Afspraak]],
    vandaag: date,
) -> tuple[Schoolblok, ...]:
    if not deelnames:
        return ()
    directeur_van = {rij.school_id for rij in aanstellingen if rij.rol == Rol.DIRECTEUR}
    namen = directeuren(deelname.school_id for deelname in deelnames)
    standen_van_zaken = voortgang(deelnames)
    return tuple(
        _schoolblok(
            deelname,
            standen_van_zaken[deelname.pk],
            Lezer(deelname.school_id in directeur_van, namen.get(deelname.school_id, "")),
            afspraken[deelname.school_id][:HOOGSTENS],
            vandaag,
        )
        for deelname in deelnames
    )


def _schoolblok(
    deelname: Deelname,
    stand_van_zaken: Voortgang,
    lezer: Lezer,
    afspraken: list[Afspraak],
    vandaag: date,
) -> Schoolblok:
    stand = stand_van(deelname, vandaag=vandaag)
    jaar = deelname.ronde.schooljaar
    gekozen: int = deelname.gekozen  # type: ignore[attr-defined]  # annotated
    return Schoolblok(
        deelname=deelname,
        stand=stand,
        lijn=lijn(deelname, stand, voor_school=True),
        taak=taak_van_school(deelname, stand, stand_van_zaken, lezer, gekozen=gekozen),
        straks=straks(deelname, stand, directeur=lezer.directeur, vandaag=vandaag),
        afspraken=tuple(afspraken),
        directeur=lezer.directeur,
        ander_jaar="" if jaar == schooljaar_van(vandaag) else jaar,
    )


def _bestuursblokken(
    gebruiker: Gebruiker,
    deelnames: list[Deelname],
    besturen: Mapping[int, Bestuur],
    vandaag: date,
) -> tuple[Bestuursblok, ...]:
    if not besturen:
        return ()
    rondes = list(
        Ronde.objects.filter(bestuur__in=list(besturen))
        .exclude(status=Ronde.Status.AFGEROND)
        .order_by("-schooljaar", "pk")
    )
    return tuple(
        _bestuursblok(
            bestuur,
            tuple(ronde for ronde in rondes if ronde.bestuur_id == pk),
            op_alfabet(
                Schoolregel(
                    rij, stand_van(rij, vandaag=vandaag), rij.get_absolute_url(), is_van_mij=True
                )
                for rij in deelnames
                if rij.bestuur_id == pk and rij.adviseur_id == gebruiker.pk
            ),
        )
        for pk, bestuur in besturen.items()
    )


def _bestuursblok(
    bestuur: Bestuur, rondes: tuple[Ronde, ...], regels: tuple[Schoolregel, ...]
) -> Bestuursblok:
    per_stap: dict[str, list[Werk]] = defaultdict(list)
    for regel in regels:
        if taak := taak_van_adviseur(regel.stand):
            per_stap[taak.titel].append(Werk(regel, taak))
    titels = dict.fromkeys(titel for titel, _ in STAPPEN_VAN_ADVISEUR.values())
    aan_jou = {werk.regel.deelname.pk for rijen in per_stap.values() for werk in rijen}
    rest = [regel for regel in regels if regel.deelname.pk not in aan_jou]
    return Bestuursblok(
        bestuur=bestuur,
        rondes=rondes,
        aan_jou=tuple((titel, tuple(per_stap[titel])) for titel in titels if titel in per_stap),
        bij_school=tuple(regel for regel in rest if regel.stand.aan_zet == "school"),
        verder=tuple(regel for regel in rest if regel.stand.aan_zet != "school"),
    )
