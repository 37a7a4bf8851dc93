"""A school over the years: each round with its talk, its verslag and what was agreed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gesprekken.models import Afspraak, Deelname, Gesprek, Ronde, Verslag
from gesprekken.overzichten.afspraken import Rij, afspraakrijen, partijen_van
from gesprekken.overzichten.stand import Stand, met_stand, stand_van
from gesprekken.overzichten.verslagkaart import Verslagkaart, verslagkaarten
from scholen.models import Gebeurtenis, Gebruiker, School


@dataclass(frozen=True)
class Afspraakregel:
    """An afspraak of that year; ``reden`` says why it ended as it did."""

    rij: Rij
    reden: str


@dataclass(frozen=True)
class Jaar:
    """The part of a school in one round."""

    deelname: Deelname
    stand: Stand
    mag_deelname_lezen: bool
    gesprekken: tuple[Gesprek, ...]
    verslagen: tuple[Verslagkaart, ...]
    afspraken: tuple[Afspraakregel, ...]


@dataclass(frozen=True)
class Jarenblad:
    """All years of a school, the newest first, as far as this reader may see them."""

    jaren: tuple[Jaar, ...]
    los: tuple[Afspraakregel, ...]
    """Afspraken that came of no talk in a round."""


def jaren(school: School, *, lezer: Gebruiker, vandaag: date) -> Jarenblad:
    """Each round of this school, in a number of queries that does not grow with the years.

    How far it is in a round its whole bestuur may know (rule 4: in three words before it
    submits); verslagen and afspraken are those that this reader may see.
    """
    deelnames = met_stand(
        Deelname.objects.filter(school=school)
        .exclude(ronde__status=Ronde.Status.CONCEPT)
        .order_by("-ronde__schooljaar", "-pk")
    )
    leest_mee = Deelname.objects.zichtbaar_voor(lezer).filter(school=school).exists()
    zichtbaar = Verslag.objects.zichtbaar_voor(lezer).filter(gesprek__school=school)
    verslagen = verslagkaarten(zichtbaar.exclude(status=Verslag.Status.CONCEPT))
    afspraken = _afspraken(school, lezer, vandaag)
    return Jarenblad(
        jaren=tuple(
            Jaar(
                deelname=deelname,
                stand=stand_van(deelname, vandaag=vandaag),
                mag_deelname_lezen=leest_mee,
                gesprekken=_gesprekken(deelname),
                verslagen=tuple(rij for rij in verslagen if rij.deelname_pk == deelname.pk),
                afspraken=_van(afspraken, deelname.pk),
            )
            for deelname in deelnames
        ),
        los=_van(afspraken, None),
    )


def _gesprekken(deelname: Deelname) -> tuple[Gesprek, ...]:
    talks: list[Gesprek] = deelname.talks  # type: ignore[attr-defined]  # set by met_stand
    return tuple(talks)


def _afspraken(school: School, lezer: Gebruiker, vandaag: date) -> list[Afspraakregel]:
    zichtbaar = Afspraak.objects.zichtbaar_voor(lezer).gedeeld().filter(school=school)
    partijen = partijen_van(lezer.werk())
    rijen = afspraakrijen(zichtbaar, partijen=partijen, vandaag=vandaag)
    redenen = _redenen(rijen)
    return [Afspraakregel(rij, redenen.get(rij.afspraak.sleutel, "")) for rij in rijen]


def _redenen(rijen: Iterable[Rij]) -> dict[str, str]:
    """Why each afspraak stands as it stands: the reason of its last step."""
    stappen = Gebeurtenis.objects.filter(
        model="afspraak",
        soort=Gebeurtenis.Soort.OVERGANG,
        sleutel__in=[rij.afspraak.sleutel for rij in rijen if not rij.is_open],
    )
    return dict(stappen.order_by("op", "pk").values_list("sleutel", "reden"))


def _van(regels: Iterable[Afspraakregel], deelname: int | None) -> tuple[Afspraakregel, ...]:
    def hoort_bij(regel: Afspraakregel) -> bool:
        gesprek = regel.rij.afspraak.gesprek
        return (gesprek.deelname_id if gesprek else None) == deelname

    return tuple(regel for regel in regels if hoort_bij(regel))
