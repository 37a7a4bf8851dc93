"""The verslag as a page: its sections with where each side stands, and what is still empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from gesprekken.models import Agendapunt, Akkoord, Onderdeel, Partij, Verslag
from gesprekken.overzichten.akkoord import Tekenaars
from gesprekken.rapport import Gespreksrapport
from gesprekken.rapport.delen import Onderdeeldeel, Reactie
from gesprekken.rapport.geschiedenis import aangepaste_onderdelen
from gesprekken.rapport.lezen import plaatselijk
from gesprekken.rapport.onderdelen import vingerafdrukken
from gesprekken.rapport.wijzigingen import Aanpassing, aanpassingen
from scholen.models import Gebruiker
from scholen.taal import opsomming

KANTEN = (Partij.SCHOOL.value, Partij.BESTUUR.value)


@dataclass(frozen=True)
class Kant:
    """Where one side stands at one section."""

    partij: str
    nu: Reactie | None
    """Its newest answer on what the section says now."""
    vervallen: Reactie | None
    """Its newest yes, when that was to an earlier text."""
    is_teruggenomen: bool = False
    """That yes was given before the verslag was taken back and sent once more."""

    @property
    def naam(self) -> str:
        return Partij(self.partij).label

    @property
    def is_akkoord(self) -> bool:
        return bool(self.nu and self.nu.is_akkoord)

    @property
    def is_nog_niet(self) -> bool:
        return bool(self.nu and not self.nu.is_akkoord)


@dataclass(frozen=True)
class Bladdeel:
    """One section on the page."""

    deel: Onderdeeldeel
    school: Kant
    bestuur: Kant
    vingerafdruk: str = ""
    sleutel: str = ""
    aanpassing: Aanpassing | None = None
    is_aangepast: bool = False
    """Whether it said something else since it was sent, so that there are earlier versions."""

    @property
    def kanten(self) -> tuple[Kant, Kant]:
        return self.school, self.bestuur

    def kant(self, partij: str) -> Kant:
        return self.school if partij == Partij.SCHOOL else self.bestuur

    @property
    def wacht_op_iemand(self) -> bool:
        """Whether one side has not said yes to what it says now."""
        return not (self.school.is_akkoord and self.bestuur.is_akkoord)

    def wacht_op_antwoord_van(self, partij: str) -> bool:
        """Whether the other side remarked something that this side has not answered."""
        van_ander = [rij for rij in self.deel.opmerkingen if rij.partij != partij]
        antwoorden = [
            rij
            for rij in self.deel.opmerkingen
            if rij.partij == partij and rij.keuze == Akkoord.Keuze.ANTWOORD
        ]
        vragen = [rij for rij in van_ander if rij.keuze != Akkoord.Keuze.ANTWOORD]
        return len(vragen) > len(antwoorden)


@dataclass(frozen=True)
class Stand:
    """How far one side is with the whole."""

    partij: str
    naam: str
    aantal: int
    totaal: int
    nog: tuple[int, ...]
    """The numbers of the sections it has said nothing to, as they read now."""
    nog_niet: tuple[int, ...]
    """The numbers of the sections it wants to read differently."""
    veranderd: str
    """The numbers of the sections that changed after its yes: ``3 en 5``."""
    wie: str
    """Who signs for it, as a sentence."""


@dataclass(frozen=True)
class Verslagblad:
    """Everything the page of a verslag shows."""

    rapport: Gespreksrapport
    delen: tuple[Bladdeel, ...]
    nog_te_doen: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Per side the numbers of the sections it has not said yes to."""
    nog_stil: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Per side the numbers of the sections it has said nothing to, as they read now."""

    @classmethod
    def van(cls, verslag: Verslag) -> "Verslagblad":
        """Read it in a fixed number of queries; of a fixed verslag from its frozen content."""
        rapport = Gespreksrapport.van(verslag)
        delen = _vast(verslag, rapport) if verslag.is_vast else _open(verslag, rapport)
        return cls(
            rapport=rapport,
            delen=delen,
            nog_te_doen={
                partij: tuple(rij.deel.nummer for rij in delen if not rij.kant(partij).is_akkoord)
                for partij in KANTEN
            },
            nog_stil={
                partij: tuple(rij.deel.nummer for rij in delen if rij.kant(partij).nu is None)
                for partij in KANTEN
            },
        )

    def standen(self, tekenaars: Tekenaars) -> tuple[Stand, Stand]:
        """Both sides, the school first."""
        return (
            self._stand(Partij.SCHOOL, self.rapport.school, "de school", tekenaars.school),
            self._stand(Partij.BESTUUR, self.rapport.bestuur, "het bestuur", tekenaars.bestuur),
        )

    def _stand(self, partij: Partij, naam: str, namens: str, wie: Sequence[Gebruiker]) -> Stand:
        kanten = {rij.deel.nummer: rij.kant(partij) for rij in self.delen}
        namen = " of ".join(gebruiker.naam for gebruiker in wie)
        return Stand(
            partij=partij.value,
            naam=naam,
            aantal=sum(kant.is_akkoord for kant in kanten.values()),
            totaal=len(kanten),
            nog=self.nog_stil[partij],
            nog_niet=tuple(nummer for nummer, kant in kanten.items() if kant.is_nog_niet),
            veranderd=opsomming(
                str(nummer)
                for nummer, kant in kanten.items()
                if kant.vervallen and not kant.is_teruggenomen
            ),
            wie=f"{namen} tekent namens {namens}."
            if namen
            else f"Er is nu niemand die namens {namens} kan tekenen.",
        )

    def deel(self, nummer: int) -> Bladdeel:
        """The section with that number."""
        return next(rij for rij in self.delen if rij.deel.nummer == nummer)


def _vast(verslag: Verslag, rapport: Gespreksrapport) -> tuple[Bladdeel, ...]:
    rijen = {rij.nummer: rij for rij in verslag.onderdelen.all()}
    aangepast = aangepaste_onderdelen(verslag, rijen.values())
    return tuple(
        Bladdeel(
            deel=deel,
            school=_kant(deel, Partij.SCHOOL),
            bestuur=_kant(deel, Partij.BESTUUR),
            sleutel=rijen[deel.nummer].sleutel,
            is_aangepast=deel.nummer in aangepast,
        )
        for deel in rapport.onderdelen
    )


def _open(verslag: Verslag, rapport: Gespreksrapport) -> tuple[Bladdeel, ...]:
    actueel = vingerafdrukken(rapport, voorgelegd_op=verslag.voorgelegd_op)
    rijen = {rij.nummer: rij for rij in verslag.onderdelen.all()}
    aangepast = aanpassingen(verslag, rapport, rijen)
    return tuple(
        Bladdeel(
            deel=deel,
            school=_kant(deel, Partij.SCHOOL, voorgelegd_op=verslag.voorgelegd_op),
            bestuur=_kant(deel, Partij.BESTUUR, voorgelegd_op=verslag.voorgelegd_op),
            vingerafdruk=actueel[deel.nummer],
            sleutel=rijen[deel.nummer].sleutel,
            aanpassing=aangepast.get(deel.nummer),
            is_aangepast=deel.nummer in aangepast,
        )
        for deel in rapport.onderdelen
    )


def _kant(deel: Onderdeeldeel, partij: Partij, *, voorgelegd_op: datetime | None = None) -> Kant:
    nu = deel.laatste(partij)
    eerder = [
        reactie
        for reactie in deel.reacties
        if reactie.partij == partij and reactie.keuze in Akkoord.JA and not reactie.op_deze_tekst
    ]
    vervallen = None if nu or not eerder else eerder[-1]
    terug = bool(vervallen and voorgelegd_op and vervallen.op < plaatselijk(voorgelegd_op))
    return Kant(partij.value, nu, vervallen, is_teruggenomen=terug)


def zonder_onderdeel(rapport: Gespreksrapport) -> tuple[str, ...]:
    """The discussed points that have no section yet: logged after the verslag was begun."""
    return tuple(
        punt.titel
        for punt in rapport.agenda
        if punt.uitkomst in Agendapunt.AAN_BOD and not punt.nummer
    )


def wat_leeg_is(rapport: Gespreksrapport) -> tuple[str, ...]:
    """What the verslag will print as not filled in, one sentence each; said before it is sent."""
    leeg = []
    if rapport.is_dialoog and rapport.zelfevaluatie is None:
        leeg.append("De school diende geen zelfevaluatie in. Het verslag zegt dat erbij.")
    if not rapport.deelnemers:
        leeg.append("Er staat nog niet wie er aan tafel zaten.")
    leeg += [_zonder_tekst(rapport, deel) for deel in rapport.onderdelen if not deel.tekst.strip()]
    if not rapport.afspraken:
        leeg.append("Er zijn geen afspraken vastgelegd.")
    leeg += [
        f"Bij de afspraak ‘{rij.wat}’ staat niet wanneer die klaar is."
        for rij in rapport.afspraken
        if not rij.tot and not rij.tot_tekst
    ]
    return tuple(leeg)


def _zonder_tekst(rapport: Gespreksrapport, deel: Onderdeeldeel) -> str:
    """That nothing was written in a section, and what will stand there all the same."""
    waar = f"Onderdeel {deel.nummer}, ‘{deel.titel}’, heeft"
    if deel.soort == Onderdeel.Soort.OPEN:
        if rapport.niet_aan_bod:
            return (
                f"{waar} geen tekst. De punten die niet of deels aan bod kwamen, staan er wel in."
            )
        return f"{waar} geen tekst. In het verslag staat dan dat er niets meer openstaat."
    if deel.soort == Onderdeel.Soort.MEENEMEN:
        if rapport.meegenomen_in_het_kort:
            return f"{waar} geen tekst. Wat jullie vastlegden, staat er wel in."
        return f"{waar} geen tekst, en er is niets vastgelegd om mee te nemen."
    return f"{waar} nog geen tekst."
