"""A round as its readers see it: dates, priorities, and where every school is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from gesprekken.models import Deelname, Gesprek, Ronde, Schoolkeuze
from gesprekken.overzichten.filter import Filter
from gesprekken.overzichten.kalender import Kalender, Moment, kalender
from gesprekken.overzichten.logboek import Logregel, logboek_van_ronde
from gesprekken.overzichten.stand import (
    FASENAMEN,
    Stand,
    gesprekken_van,
    met_stand,
    stand_van,
)
from gesprekken.overzichten.taak import taak_van_adviseur
from gesprekken.overzichten.velden import Schrijfveld, schrijfveld
from kwaliteit.woorden import vul_in, woorden_samen
from scholen.models import Gebruiker
from scholen.taal import alfabetisch

FASEN = ("voorbereiden", "gesprek", "verslag", "afspraken")
KOLOM = {"ingediend": "gesprek"}
"""On the line of all schools, one without a gesprek stands where the others wait for theirs."""
WIE = {"school": "School", "bestuur": "Bestuur", "samen": "School en bestuur", "": ""}


@dataclass(frozen=True)
class Datum:
    """A day of the round, and what happens then."""

    dag: date
    wat: str
    tot: date | None = None


@dataclass(frozen=True)
class Schoolregel:
    """One school in the table of a round."""

    deelname: Deelname
    stand: Stand
    url: str  # what this reader may open of it: its page, its verslag, or its years
    is_van_mij: bool

    @property
    def school(self) -> str:
        return self.deelname.school.naam

    @property
    def aan_zet(self) -> str:
        """``Jij`` for the adviser herself, else the side."""
        if self.stand.aan_zet == "bestuur" and self.is_van_mij:
            return "Jij"
        if self.stand.aan_zet == "bestuur":
            return self.deelname.adviseur.naam
        return WIE[self.stand.aan_zet]

    @property
    def stap_url(self) -> str:
        """Where the adviser herself takes the next step; of another's school nothing."""
        taak = taak_van_adviseur(self.stand) if self.is_van_mij else None
        return taak.url if taak else ""

    @property
    def plek(self) -> int:
        """The step it is at, from 0: for the row of four beads."""
        return FASEN.index(KOLOM.get(self.stand.fase, self.stand.fase))

    @property
    def kort(self) -> str:
        """What stands under the name on the line of all schools."""
        if self.stand.fase == "voorbereiden":
            return self.stand.woord
        gesprek = self.stand.gesprek
        if self.stand.fase == "gesprek" and not (gesprek and gesprek.datum):
            return "nog geen datum"
        return "" if self.stand.fase == "gesprek" else self.stand.stap


@dataclass(frozen=True)
class Kolom:
    """The schools at one step of the line."""

    naam: str
    regels: tuple[Schoolregel, ...]


@dataclass(frozen=True)
class Standen:
    """Where all schools of a round are."""

    zin: str
    kolommen: tuple[Kolom, ...]
    filters: tuple[Filter, ...]
    regels: tuple[Schoolregel, ...]
    kalender: Kalender | None


@dataclass(frozen=True)
class Rondelezer:
    """Who looks at a round, and what the QuerySets say of this person."""

    gebruiker: Gebruiker
    bewerkt: bool
    ziet_standen: bool


@dataclass(frozen=True)
class Rondeblad:
    """The page of a round for one reader."""

    datums: tuple[Datum, ...]
    prioriteiten: tuple[str, ...]
    eigen: tuple[Schoolregel, ...]
    standen: Standen | None
    keuzes: tuple[Schoolkeuze, ...]  # of a concept: who will take part
    rode_draad: Schrijfveld | None  # for its makers, while it may be written
    logboek: tuple[Logregel, ...]  # for its makers

    @property
    def met_gesprek(self) -> int:
        """How many of the chosen schools get a gesprek at once."""
        return sum(keuze.met_gesprek for keuze in self.keuzes)


def rondelijst(gebruiker: Gebruiker) -> list[Ronde]:
    """All rounds this person may read, the newest year first."""
    return list(
        Ronde.objects.zichtbaar_voor(gebruiker)
        .select_related("bestuur", "kader")
        .order_by("-schooljaar", "bestuur__naam", "-pk")
    )


def rondeblad(ronde: Ronde, lezer: Rondelezer, *, toon: str, vandaag: date) -> Rondeblad:
    """What this reader sees of the round, in a fixed number of queries.

    Args:
        toon: which rows of the table: jij, school, samen, or all of them.
    """
    eigen = Deelname.objects.bewerkbaar_voor(lezer.gebruiker).filter(ronde=ronde)
    alle = Deelname.objects.filter(ronde=ronde) if lezer.ziet_standen else eigen
    eigen_sleutels = set(eigen.values_list("pk", flat=True))
    regels = op_alfabet(
        _regel(
            deelname,
            stand_van(deelname, vandaag=vandaag),
            is_van_mij=deelname.adviseur_id == lezer.gebruiker.pk,
            leest_mee=lezer.bewerkt or deelname.pk in eigen_sleutels,
        )
        for deelname in met_stand(alle)
    )
    is_concept = ronde.status == Ronde.Status.CONCEPT
    return Rondeblad(
        datums=datums(ronde),
        prioriteiten=prioriteiten(ronde),
        eigen=tuple(rij for rij in regels if rij.deelname.pk in eigen_sleutels),
        standen=_standen(regels, toon, vandaag=vandaag) if lezer.ziet_standen and regels else None,
        keuzes=tuple(schoolkeuzes(ronde)) if lezer.bewerkt and is_concept else (),
        rode_draad=schrijfveld(ronde, "rode_draad", voorvoegsel="draad")
        if lezer.bewerkt and ronde.status in Ronde.LOPEND
        else None,
        logboek=logboek_van_ronde(ronde) if lezer.bewerkt else (),
    )


def schoolkeuzes(ronde: Ronde) -> list[Schoolkeuze]:
    """Which schools the maker chose, by name."""
    rijen = ronde.schoolkeuzes.select_related("school", "adviseur")
    return sorted(rijen, key=lambda rij: (alfabetisch(rij.school.naam), rij.pk))


def is_nog_leeg(ronde: Ronde) -> bool:
    """Whether its maker still has to choose the schools."""
    return ronde.status == Ronde.Status.CONCEPT and not ronde.schoolkeuzes.exists()


def woorden_van(ronde: Ronde) -> dict[str, str]:
    """The values of the kader's variables: of a concept the bestuur's own, missing ones from the
    kader; once it is open the copy the round keeps (domein.md 4).
    """
    if ronde.status != Ronde.Status.CONCEPT:
        return dict(ronde.woorden)
    return woorden_samen(ronde.kader.woorden, ronde.bestuur.woorden)


def prioriteiten(ronde: Ronde) -> tuple[str, ...]:
    """The domeinen the board asks for, in words."""
    woorden = woorden_van(ronde)
    domeinen = ronde.prioriteiten.order_by("volgorde", "pk")
    return tuple(f"{rij.code}. {vul_in(rij.titel, woorden)}" for rij in domeinen)


def datums(ronde: Ronde) -> tuple[Datum, ...]:
    """The days of the round that are known, in order."""
    bekend = (
        (ronde.opent_op, "De ronde gaat open", None),
        (ronde.zelfevaluatie_tot, "Scholen dienen uiterlijk in", None),
        (ronde.gesprekken_van or ronde.gesprekken_tot, "De gesprekken", ronde.gesprekken_tot),
        (ronde.rode_draad_op, "We delen de rode draad", None),
        (ronde.sluit_op, "De ronde sluit", None),
    )
    rijen = [Datum(dag, wat, tot if tot != dag else None) for dag, wat, tot in bekend if dag]
    return tuple(sorted(rijen, key=lambda rij: rij.dag))


def op_alfabet(regels: Iterable[Schoolregel]) -> tuple[Schoolregel, ...]:
    """By name, never by how far they are (rule 1)."""
    return tuple(sorted(regels, key=lambda rij: (alfabetisch(rij.school), rij.deelname.pk)))


def _regel(deelname: Deelname, stand: Stand, *, is_van_mij: bool, leest_mee: bool) -> Schoolregel:
    url = reverse("school_jaren", args=[deelname.school.sleutel])
    if leest_mee:
        url = deelname.get_absolute_url()
    elif stand.gesprek is not None and stand.gesprek.status in Gesprek.VAST:
        url = reverse("verslag", args=[stand.gesprek.sleutel])
    elif stand.is_ingediend:
        url = reverse("deelname_inzage", args=[deelname.sleutel])
    return Schoolregel(deelname, stand, url, is_van_mij)


def _standen(regels: tuple[Schoolregel, ...], toon: str, *, vandaag: date) -> Standen:
    van = {
        "jij": [rij for rij in regels if rij.aan_zet == "Jij"],
        "school": [rij for rij in regels if rij.stand.aan_zet == "school"],
        "samen": [rij for rij in regels if rij.stand.aan_zet == "samen"],
    }
    toon = toon if toon in van else ""
    namen = {"": "Alle", "jij": "Jij", "school": "School", "samen": "Samen"}
    if not any(rij.is_van_mij for rij in regels):
        del namen["jij"]
    return Standen(
        zin=zin_gevoerd([rij.stand.gesprek for rij in regels if rij.stand.gesprek]),
        kolommen=tuple(
            Kolom(FASENAMEN[fase], tuple(rij for rij in regels if rij.plek == plek))
            for plek, fase in enumerate(FASEN)
        ),
        filters=tuple(
            Filter(naam, waarde, len(van.get(waarde, regels)), waarde == toon)
            for waarde, naam in namen.items()
        ),
        regels=tuple(van.get(toon, regels)),
        kalender=_kalender(regels, vandaag),
    )


def _kalender(regels: tuple[Schoolregel, ...], vandaag: date) -> Kalender | None:
    """The reader's own talks; for who has none those of all."""
    eigen = [rij for rij in regels if rij.is_van_mij]
    return kalender(
        (
            Moment(
                school=rij.school,
                url=rij.url if gesprek.datum else rij.stap_url or rij.url,
                datum=gesprek.datum,
                is_gevoerd=gesprek.status not in Gesprek.NIET_GEVOERD,
            )
            for rij in eigen or regels
            for gesprek in gesprekken_van(rij.deelname)
            if gesprek.status != Gesprek.Status.VERVALLEN
        ),
        schooljaar=regels[0].deelname.ronde.schooljaar,
        van_mij=bool(eigen),
        vandaag=vandaag,
    )


def zin_gevoerd(gesprekken: Sequence[Gesprek]) -> str:
    """How many of the talks were held: work done, not marks."""
    gevoerd = sum(rij.status not in Gesprek.VOOR_HET_GESPREK for rij in gesprekken)
    if not gesprekken:
        return ""
    if not gevoerd:
        return "Er zijn nog geen gesprekken gevoerd."
    werkwoord = "is" if gevoerd == 1 else "zijn"
    return f"{gevoerd} van de {len(gesprekken)} gesprekken {werkwoord} gevoerd."
