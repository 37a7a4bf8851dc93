"""All talks somebody may see, by what they wait for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gesprekken.models import Gesprek
from gesprekken.overzichten.filter import Filter
from scholen.klok import schooljaar_van
from scholen.models import Gebruiker
from scholen.taal import alfabetisch

MIJN = "jij"


@dataclass(frozen=True)
class Groep:
    """Talks that wait for the same thing; those of earlier years stand folded."""

    titel: str
    uitleg: str
    gesprekken: tuple[Gesprek, ...]
    is_eerder: bool = False


@dataclass(frozen=True)
class Gesprekkenlijst:
    """The groups, and the chips above them where there is something to choose."""

    groepen: tuple[Groep, ...]
    filters: tuple[Filter, ...]


def gesprekkenlijst(gebruiker: Gebruiker, *, toon: str, vandaag: date) -> Gesprekkenlijst:
    """In one query; empty groups are left out.

    Args:
        toon: ``jij`` for the talks of this adviser alone.
    """
    alle = list(
        Gesprek.objects.zichtbaar_voor(gebruiker).select_related(
            "school", "adviseur", "deelname__ronde"
        )
    )
    eigen = [rij for rij in alle if rij.adviseur_id == gebruiker.pk]
    heeft_keuze = bool(eigen) and len(eigen) < len(alle)
    is_eigen = heeft_keuze and toon == MIJN
    rijen = eigen if is_eigen else alle
    keuzes = (("Alle", "", alle, not is_eigen), ("Van jou", MIJN, eigen, is_eigen))
    return Gesprekkenlijst(
        groepen=tuple(groep for groep in _groepen(rijen, vandaag) if groep.gesprekken),
        filters=tuple(
            Filter(naam, waarde, len(deel), gekozen) for naam, waarde, deel, gekozen in keuzes
        )
        if heeft_keuze
        else (),
    )


def _groepen(rijen: list[Gesprek], vandaag: date) -> Iterator[Groep]:
    """What is still to come first, then what was, the latest first."""
    status = Gesprek.Status
    yield Groep(
        "Te plannen",
        "Hier staat nog geen datum.",
        _in_volgorde(rijen, (status.VOORBEREIDEN,)),
    )
    yield Groep("Gepland", "", _in_volgorde(rijen, (status.GEPLAND,)))
    in_de_maak = (status.GEVOERD, status.TER_VASTSTELLING)
    yield Groep("Gevoerd, het verslag is in de maak", "", _nieuwste_eerst(rijen, in_de_maak))
    klaar = _nieuwste_eerst(rijen, Gesprek.VAST)
    nu = schooljaar_van(vandaag)
    for jaar in sorted({_jaar(rij, nu) for rij in klaar}, reverse=True):
        deel = tuple(rij for rij in klaar if _jaar(rij, nu) == jaar)
        eerder = jaar < nu
        yield Groep(f"Klaar in {jaar}" if eerder else "Klaar", "", deel, is_eerder=eerder)
    yield Groep("Gaat niet door", "", _nieuwste_eerst(rijen, (status.VERVALLEN,)))


def _jaar(gesprek: Gesprek, nu: str) -> str:
    """The school year of a talk that is done; everything from now on counts as this year."""
    if gesprek.deelname:
        jaar = gesprek.deelname.ronde.schooljaar
    else:
        jaar = schooljaar_van(gesprek.datum) if gesprek.datum else nu
    return min(jaar, nu)


def _in_volgorde(rijen: Iterable[Gesprek], statussen: tuple[str, ...]) -> tuple[Gesprek, ...]:
    """By date, and by name where there is none."""
    deel = (rij for rij in rijen if rij.status in statussen)
    op_naam = sorted(deel, key=lambda rij: (alfabetisch(rij.school.naam), rij.pk))
    return tuple(sorted(op_naam, key=lambda rij: rij.datum or date.min))


def _nieuwste_eerst(rijen: Iterable[Gesprek], statussen: tuple[str, ...]) -> tuple[Gesprek, ...]:
    op_volgorde = _in_volgorde(rijen, statussen)
    return tuple(sorted(op_volgorde, key=lambda rij: rij.datum or date.min, reverse=True))
