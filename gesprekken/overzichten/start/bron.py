"""All rows that a start page shows, read once, whatever roles somebody has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from gesprekken.models import Afspraak, Deelname, Onderwerp, Partij, Ronde, Verslag
from gesprekken.overzichten.afspraken import Rij, afspraakrijen, partijen_van
from gesprekken.overzichten.stand import aantal_per, met_stand
from gesprekken.overzichten.verslagkaart import Verslagkaart, verslagkaarten
from scholen import klok
from scholen.models import (
    DIALOOGROLLEN,
    Aanstelling,
    Bestuur,
    Gebruiker,
    Herstelverzoek,
    Rol,
    School,
)
from scholen.taal import aantal

VAN_HET_BESTUUR = (Partij.BESTUUR, Partij.SAMEN)


@dataclass(frozen=True)
class Bron:
    """Where somebody works, and the rows about that; each list in a fixed number of queries."""

    gebruiker: Gebruiker
    vandaag: date
    alle_aanstellingen: tuple[Aanstelling, ...]
    """Also at the places that somebody did not choose to work for now."""
    aanstellingen: tuple[Aanstelling, ...]
    deelnames: tuple[Deelname, ...]
    rondes: tuple[Ronde, ...]
    afspraken: tuple[Rij, ...]
    verslagen: tuple[Verslagkaart, ...]
    herstel: tuple[Herstelverzoek, ...]
    """Second steps of colleagues that somebody asked to clear, and this person may."""

    @property
    def scholen(self) -> Mapping[int, School]:
        return _scholen(self.aanstellingen)

    def besturen(self, rol: str) -> Mapping[int, Bestuur]:
        """At whose office somebody works in this role, by pk."""
        return _besturen(self.aanstellingen, rol)

    def tekent_voor(self, bestuur: Bestuur) -> bool:
        """Whether this bestuurder is the second party: where there is one school (domein.md 6)."""
        return any(
            rij.van_een_school  # type: ignore[attr-defined]  # annotated
            for rij in self.aanstellingen
            if rij.rol == Rol.BESTUURDER and rij.bestuur == bestuur
        )


def lees(gebruiker: Gebruiker, *, vandaag: date) -> Bron:
    """Everything about this person's work."""
    alle = _aanstellingen(gebruiker)
    aanstellingen = tuple(rij for rij in alle if gebruiker.voor in ("", rij.plek))
    return Bron(
        gebruiker=gebruiker,
        vandaag=vandaag,
        alle_aanstellingen=alle,
        aanstellingen=aanstellingen,
        deelnames=_deelnames(gebruiker, aanstellingen),
        rondes=_rondes(gebruiker, aanstellingen),
        afspraken=_afspraken(gebruiker, aanstellingen, vandaag),
        verslagen=_verslagen(gebruiker, aanstellingen),
        herstel=_herstel(gebruiker) if any(rij.gevraagd for rij in aanstellingen) else (),  # type: ignore[attr-defined]  # annotated
    )


def _aanstellingen(gebruiker: Gebruiker) -> tuple[Aanstelling, ...]:
    """Where somebody works, at an office also whether a colleague waits for help with a second
    step, and whether there is one school."""
    gevraagd = Herstelverzoek.objects.lopend(klok.nu()).filter(bestuur=OuterRef("bestuur"))
    een_school = Bestuur.objects.met_een_school().filter(pk=OuterRef("bestuur"))
    return tuple(
        gebruiker.aanstellingen.geldig()
        .op_volgorde()
        .annotate(gevraagd=Exists(gevraagd), van_een_school=Exists(een_school))
    )


def _scholen(aanstellingen: tuple[Aanstelling, ...]) -> dict[int, School]:
    return {
        rij.school.pk: rij.school
        for rij in aanstellingen
        if rij.school and rij.rol in DIALOOGROLLEN
    }


def _besturen(aanstellingen: tuple[Aanstelling, ...], *rollen: str) -> dict[int, Bestuur]:
    return {
        rij.bestuur.pk: rij.bestuur for rij in aanstellingen if rij.bestuur and rij.rol in rollen
    }


def _deelnames(
    gebruiker: Gebruiker, aanstellingen: tuple[Aanstelling, ...]
) -> tuple[Deelname, ...]:
    """Of running rounds: of the own schools, those this person guides, all of a bestuurder."""
    scholen = list(_scholen(aanstellingen))
    adviseur = list(_besturen(aanstellingen, Rol.ADVISEUR))
    bestuurder = list(_besturen(aanstellingen, Rol.BESTUURDER))
    if not (scholen or adviseur or bestuurder):
        return ()
    van_ons = (
        Q(school__in=scholen)
        | Q(adviseur=gebruiker, bestuur__in=adviseur)
        | Q(bestuur__in=bestuurder)
    )
    gekozen = aantal_per("deelname", Onderwerp.objects.van_de_school().gekozen())
    return tuple(
        met_stand(
            Deelname.objects.filter(van_ons, ronde__status__in=Ronde.LOPEND)
            .annotate(gekozen=gekozen)
            .order_by("school__naam", "pk")
        )
    )


def _rondes(gebruiker: Gebruiker, aanstellingen: tuple[Aanstelling, ...]) -> tuple[Ronde, ...]:
    besturen = _besturen(aanstellingen, Rol.ADVISEUR, Rol.BESTUURDER, Rol.LEZER)
    if not besturen:
        return ()
    zichtbaar = Ronde.objects.zichtbaar_voor(gebruiker).filter(bestuur__in=list(besturen))
    return tuple(zichtbaar.order_by("-schooljaar", "pk"))


def _afspraken(
    gebruiker: Gebruiker, aanstellingen: tuple[Aanstelling, ...], vandaag: date
) -> tuple[Rij, ...]:
    """What runs at these schools, what these besturen owe, what the samenwerkingsverband owes."""
    kantoor = _besturen(aanstellingen, Rol.ADVISEUR, Rol.BESTUURDER)
    swv = [rij.swv_id for rij in aanstellingen if rij.swv_id]
    scholen = _scholen(aanstellingen)
    if not (scholen or kantoor or swv):
        return ()
    van_ons = (
        Q(school__in=list(scholen))
        | Q(bestuur__in=list(kantoor), partij__in=VAN_HET_BESTUUR)
        | Q(bestuur__swv__in=swv, partij=Partij.SWV)
    )
    zichtbaar = Afspraak.objects.zichtbaar_voor(gebruiker).gedeeld().openstaand()
    rijen = afspraakrijen(
        zichtbaar.filter(van_ons), partijen=partijen_van(aanstellingen), vandaag=vandaag
    )
    return tuple(rijen)


def _verslagen(
    gebruiker: Gebruiker, aanstellingen: tuple[Aanstelling, ...]
) -> tuple[Verslagkaart, ...]:
    """All fixed ones of the own schools; those of running rounds for a bestuurder."""
    scholen = list(_scholen(aanstellingen))
    bestuurder = list(_besturen(aanstellingen, Rol.BESTUURDER))
    if not (scholen or bestuurder):
        return ()
    lopend = Q(gesprek__deelname__ronde__status__in=Ronde.LOPEND)
    van_ons = Q(gesprek__school__in=scholen) | lopend & Q(bestuur__in=bestuurder)
    zichtbaar = Verslag.objects.zichtbaar_voor(gebruiker).filter(van_ons)
    return tuple(verslagkaarten(zichtbaar.filter(status__in=Verslag.VAST)))


def _herstel(gebruiker: Gebruiker) -> tuple[Herstelverzoek, ...]:
    """The longest waiting first."""
    rijen = Herstelverzoek.objects.te_beslissen(klok.nu()).af_te_ronden_door(gebruiker)
    rijen = rijen.select_related("bestuur", "gebruiker", "gevraagd_door")
    return tuple(rijen.order_by("gevraagd_op", "pk"))


def zin_over_afspraken(van: str, rijen: Sequence[Rij]) -> str:
    """What ``van`` still owes: own debt is plain; nothing where there is none."""
    if not rijen:
        return ""
    werkwoord = "staat" if len(rijen) == 1 else "staan"
    zin = f"Van {van} {werkwoord} {aantal(len(rijen), 'afspraak', 'afspraken')} open."
    voorbij = sum(rij.is_voorbij for rij in rijen)
    if not voorbij:
        return zin
    if len(rijen) == 1:
        return f"{zin} De dag daarvan is al voorbij."
    return f"{zin} Bij {aantal(voorbij, 'afspraak', 'afspraken')} is de dag al voorbij."
