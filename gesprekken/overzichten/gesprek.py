"""The page of one talk: what is where, and what happened."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q

from gesprekken.models import Deelnemer, Gesprek, Partij, Verslag
from gesprekken.overzichten.agenda import Punt, inzending, punten
from gesprekken.overzichten.logboek import Logregel, logboek_van_gesprek
from kwaliteit.models import Indiening, Zelfevaluatie
from scholen.models import Aanstelling, Gebruiker, Rol, School

VOLGORDE_VAN_PARTIJEN = (Partij.SCHOOL, Partij.BESTUUR, Partij.SAMEN, Partij.SWV)


@dataclass(frozen=True)
class Genodigde:
    """Somebody who may sit at the table."""

    gebruiker: Gebruiker
    functie: str
    partij: str
    is_eerste: bool


@dataclass(frozen=True)
class Gespreksblad:
    """The page of one talk, as this reader may see it."""

    fase: str
    indiening: Indiening | None
    punten: tuple[Punt, ...]
    tafel: tuple[Deelnemer, ...]
    doel_school: str
    doel_bestuur: str
    reactie: str
    logboek: tuple[Logregel, ...]
    is_betrokken: bool
    toont_uitkomsten: bool
    heeft_verslag: bool
    """Whether there is a verslag that this reader may open."""

    @property
    def heeft_doelen(self) -> bool:
        return bool(self.doel_school or self.doel_bestuur)


def gespreksblad(gesprek: Gesprek, gebruiker: Gebruiker, *, mag_bewerken: bool) -> Gespreksblad:
    """Everything on the page of a talk, in a fixed number of queries.

    The board reads the school's words as submitted; the school reads its own as they are now.
    Agenda and log are for the school and for the adviser of this talk (domein.md 7).
    """
    deelname = gesprek.deelname
    indiening = inzending(gesprek)
    van_de_school = School.objects.waar_werkt(gebruiker).contains(gesprek.school)
    bron = indiening.inhoud if indiening else {}
    if van_de_school and deelname:
        bron = {"doel_school": deelname.doel_school, "reactie": deelname.reactie}
    is_betrokken = van_de_school or mag_bewerken
    return Gespreksblad(
        fase=fase_van(gesprek),
        indiening=indiening,
        punten=punten(gesprek, indiening) if is_betrokken else (),
        tafel=tafel(gesprek),
        doel_school=bron.get("doel_school", "") if deelname else gesprek.doel,
        doel_bestuur=doel_van_bestuur(gesprek),
        reactie=bron.get("reactie", ""),
        logboek=logboek_van_gesprek(gesprek) if is_betrokken else (),
        is_betrokken=is_betrokken,
        toont_uitkomsten=mag_bewerken or not gesprek.is_te_noteren,
        heeft_verslag=heeft_verslag(gesprek, gebruiker),
    )


def heeft_verslag(gesprek: Gesprek | None, lezer: Gebruiker) -> bool:
    """Whether this person may read what came of a talk; a concept does not count."""
    return gesprek is not None and bool(met_verslag([gesprek], lezer))


def met_verslag(gesprekken: Collection[Gesprek], lezer: Gebruiker) -> set[int]:
    """Of which talks (by pk) this person may read what came of them."""
    verslagen = Verslag.objects.zichtbaar_voor(lezer).filter(gesprek__in=gesprekken)
    te_lezen = verslagen.exclude(status=Verslag.Status.CONCEPT)
    return set(te_lezen.values_list("gesprek_id", flat=True))


def fase_van(gesprek: Gesprek) -> str:
    """Where this talk is on the line of the dialogue (domein.md 6)."""
    status = Gesprek.Status
    if gesprek.status in Gesprek.VAST:
        return "afspraken"
    if gesprek.status in (status.GEVOERD, status.TER_VASTSTELLING):
        return "verslag"
    zelfevaluatie = gesprek.deelname.zelfevaluatie if gesprek.deelname else None
    if zelfevaluatie and zelfevaluatie.status == Zelfevaluatie.Status.CONCEPT:
        return "voorbereiden"
    return "gesprek"


def doel_van_bestuur(gesprek: Gesprek) -> str:
    """The board's goal for this school, else that of the whole round."""
    return gesprek.deelname.doel_van_bestuur if gesprek.deelname else ""


def tafel(gesprek: Gesprek) -> tuple[Deelnemer, ...]:
    """Who sits at the table: the school first."""
    return tuple(
        sorted(
            gesprek.deelnemers.all(),
            key=lambda rij: (VOLGORDE_VAN_PARTIJEN.index(Partij(rij.partij)), rij.pk),
        )
    )


def genodigden(gesprek: Gesprek, aan_tafel: Iterable[Deelnemer]) -> dict[str, Genodigde]:
    """Who may be ticked, by sleutel: people of school and office now, and who is at the table.

    ``is_eerste`` is who is ticked to begin with: directeur, ib'er and the adviser of the talk.
    """
    aanstellingen = (
        Aanstelling.objects.geldig()
        .filter(
            Q(school=gesprek.school_id)
            | Q(bestuur=gesprek.bestuur_id, rol__in=(Rol.ADVISEUR, Rol.BESTUURDER))
        )
        .select_related("gebruiker")
        .order_by("gebruiker__naam", "pk")
    )
    mensen: dict[str, Genodigde] = {}
    for rij in aanstellingen:
        partij = Partij.SCHOOL if rij.school_id else Partij.BESTUUR
        eerste = rij.rol in (Rol.DIRECTEUR, Rol.IB) or rij.gebruiker_id == gesprek.adviseur_id
        mensen.setdefault(
            rij.gebruiker.sleutel, Genodigde(rij.gebruiker, rij.functie_of_rol, partij, eerste)
        )
    for deelnemer in aan_tafel:
        wie = deelnemer.gebruiker
        if wie:
            mensen.setdefault(
                wie.sleutel, Genodigde(wie, deelnemer.functie, deelnemer.partij, is_eerste=False)
            )
    return mensen
