"""The talk itself: who sits at the table, what about, what was noted."""

from datetime import date, datetime, time
from typing import Self

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse

from gesprekken.models.ronde import Deelname
from kwaliteit.overgangen import AlVeranderd, MetLevensloop
from scholen.models import Bestuur, Gebruiker, MetSleutel, School, leg_vast


class Partij(models.TextChoices):
    """The two sides of the table; the samenwerkingsverband and both together owe things too."""

    SCHOOL = "school", "School"
    BESTUUR = "bestuur", "Bestuur"
    SAMEN = "samen", "Samen"
    SWV = "swv", "Samenwerkingsverband"


class GesprekQuerySet(models.QuerySet["Gesprek"]):
    """Talks by who may read them and who holds them."""

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """The school's people; of a talk with the board also its advisers."""
        eigen = gebruiker.scholen_als()
        kantoor = gebruiker.besturen_als("adviseur")
        return self.filter(
            Q(school__in=eigen) | Q(bestuur__in=kantoor, soort=Gesprek.Soort.BESTUUR)
        )

    def bewerkbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """Prepare, plan, hold, log and write: the adviser of this talk alone, while in office."""
        kantoor = gebruiker.besturen_als("adviseur")
        return self.filter(adviseur=gebruiker, bestuur__in=kantoor, soort=Gesprek.Soort.BESTUUR)


class Gesprek(MetSleutel, MetLevensloop):
    """A conversation of a school with its bestuur (later also within a team, or a visitatie)."""

    class Soort(models.TextChoices):
        BESTUUR = "bestuur", "Gesprek met het bestuur"
        TEAM = "team", "Teamgesprek"
        VISITATIE = "visitatie", "Collegiale visitatie"

    class Status(models.TextChoices):
        VOORBEREIDEN = "voorbereiden", "Wordt voorbereid"
        GEPLAND = "gepland", "Gepland"
        GEVOERD = "gevoerd", "Gevoerd"
        TER_VASTSTELLING = "ter_vaststelling", "Verslag ligt voor"
        VASTGESTELD = "vastgesteld", "Vastgesteld"
        ZONDER_VASTSTELLING = "zonder_vaststelling", "Afgesloten zonder vaststelling"
        VERVALLEN = "vervallen", "Gaat niet door"

    OVERGANGEN = {
        Status.VOORBEREIDEN: frozenset({Status.GEPLAND, Status.GEVOERD, Status.VERVALLEN}),
        Status.GEPLAND: frozenset({Status.GEVOERD, Status.VERVALLEN}),
        Status.GEVOERD: frozenset({Status.TER_VASTSTELLING}),
        Status.TER_VASTSTELLING: frozenset(
            {Status.VASTGESTELD, Status.GEVOERD, Status.ZONDER_VASTSTELLING}
        ),
        Status.VASTGESTELD: frozenset(),
        Status.ZONDER_VASTSTELLING: frozenset(),
        Status.VERVALLEN: frozenset(),
    }
    VOOR_HET_GESPREK = (Status.VOORBEREIDEN, Status.GEPLAND)
    TE_NOTEREN = (Status.VOORBEREIDEN, Status.GEPLAND, Status.GEVOERD)
    NIET_GEVOERD = (*VOOR_HET_GESPREK, Status.VERVALLEN)
    VAST = (Status.VASTGESTELD, Status.ZONDER_VASTSTELLING)
    VOLTOOID = (*VAST, Status.VERVALLEN)

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    deelname = models.ForeignKey(
        Deelname, models.PROTECT, null=True, blank=True, related_name="gesprekken"
    )
    school = models.ForeignKey(School, models.PROTECT, related_name="gesprekken")
    adviseur = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    soort = models.CharField("soort", max_length=20, choices=Soort, default=Soort.BESTUUR)
    datum = models.DateField("datum", null=True, blank=True)
    tijd = models.TimeField("van", null=True, blank=True)
    tijd_tot = models.TimeField("tot", null=True, blank=True)
    plaats = models.CharField("plaats", max_length=200, blank=True)
    link = models.URLField("link voor een videogesprek", max_length=500, blank=True)
    doel = models.TextField("doel", blank=True)  # only without a deelname
    status = models.CharField(max_length=20, choices=Status, default=Status.VOORBEREIDEN)
    gevoerd_op = models.DateTimeField(null=True, editable=False)

    objects = GesprekQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "gesprekken"
        constraints = [
            models.CheckConstraint(
                condition=Q(tijd=None) | Q(tijd_tot=None) | Q(tijd_tot__gt=models.F("tijd")),
                name="gesprek_eindigt_na_begin",
                violation_error_message="Het einde ligt voor het begin.",
            ),
        ]

    def __str__(self) -> str:
        return f"Gesprek met {self.school}"

    def get_absolute_url(self) -> str:
        return reverse("gesprek", args=[self.sleutel])

    @property
    def is_voor_het_gesprek(self) -> bool:
        """Whether it is still to be held."""
        return self.status in self.VOOR_HET_GESPREK

    @property
    def is_te_noteren(self) -> bool:
        """Whether its adviser may still note and capture: until the verslag lies open."""
        return self.status in self.TE_NOTEREN

    def plannen(
        self,
        *,
        door: Gebruiker,
        op: datetime,
        datum: date,
        tijd: time | None,
        tijd_tot: time | None,
        plaats: str,
        link: str,
    ) -> None:
        """Set the date; says only that a date stands, the school may still be preparing."""
        self._ga_naar(
            self.Status.GEPLAND,
            door=door,
            op=op,
            datum=datum,
            tijd=tijd,
            tijd_tot=tijd_tot,
            plaats=plaats,
            link=link,
        )

    def verzetten(
        self,
        *,
        door: Gebruiker,
        op: datetime,
        datum: date,
        tijd: time | None,
        tijd_tot: time | None,
        plaats: str,
        link: str,
    ) -> None:
        """Move a planned talk to another moment or place; it stays planned.

        Raises:
            AlVeranderd: it is not planned (any more), or was moved since it was read.
        """
        nieuw = {
            "datum": datum,
            "tijd": tijd,
            "tijd_tot": tijd_tot,
            "plaats": plaats,
            "link": link,
        }
        oud = {veld: getattr(self, veld) for veld in nieuw}
        zelfde_moment = (oud["datum"], oud["tijd"]) == (datum, tijd)
        with transaction.atomic():
            rij = Gesprek.objects.filter(pk=self.pk, status=self.Status.GEPLAND, **oud)
            if rij.update(**nieuw) != 1:
                raise AlVeranderd("Dit gesprek is net gewijzigd. Kijk hoe het nu staat.")
            if oud == nieuw:
                return  # held all the same: who sits at the table is written one after the other
            for veld, waarde in nieuw.items():
                setattr(self, veld, waarde)
            leg_vast(
                rij=self,
                door=door,
                op=op,
                van=_moment(oud["datum"], oud["tijd"]),
                naar=_moment(datum, tijd),
                reden="De plaats, de link of de eindtijd is gewijzigd." if zelfde_moment else "",
            )

    def voeren(self, *, door: Gebruiker, op: datetime, datum: date) -> None:
        """It was held on ``datum``; also straight from preparing, for a talk already held.

        On another day than was planned, the hours of that plan are not its hours.
        """
        zoals_gepland = datum == self.datum
        self._ga_naar(
            self.Status.GEVOERD,
            door=door,
            op=op,
            datum=datum,
            tijd=self.tijd if zoals_gepland else None,
            tijd_tot=self.tijd_tot if zoals_gepland else None,
            gevoerd_op=op,
        )

    def vervallen(self, *, door: Gebruiker, op: datetime, reden: str) -> None:
        """It will not take place."""
        self._ga_naar(self.Status.VERVALLEN, door=door, op=op, reden=reden)

    def voorleggen(self, *, door: Gebruiker, op: datetime) -> None:
        """Its first verslag goes to both sides."""
        self._ga_naar(self.Status.TER_VASTSTELLING, door=door, op=op)

    def terugnemen(self, *, door: Gebruiker, op: datetime, reden: str) -> None:
        """The adviser takes the verslag back to change it."""
        self._ga_naar(self.Status.GEVOERD, door=door, op=op, reden=reden)

    def vaststellen(self, *, door: Gebruiker, op: datetime) -> None:
        """Happens by itself with the last akkoord."""
        self._ga_naar(self.Status.VASTGESTELD, door=door, op=op)

    def afsluiten_zonder_vaststelling(self, *, door: Gebruiker, op: datetime, reden: str) -> None:
        """Ended with the akkoorden there are; the PDF says so."""
        self._ga_naar(self.Status.ZONDER_VASTSTELLING, door=door, op=op, reden=reden)


def _moment(datum: date | None, tijd: time | None) -> str:
    """A day and hour as the log writes them."""
    delen = (f"{datum:%d-%m-%Y}" if datum else "", f"{tijd:%H.%M}" if tijd else "")
    return " ".join(filter(None, delen))


class Deelnemer(models.Model):
    """Who sits at the table; a guest has a name and no account."""

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    gesprek = models.ForeignKey(Gesprek, models.CASCADE, related_name="deelnemers")
    gebruiker = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+"
    )
    naam = models.CharField("naam", max_length=200)
    functie = models.CharField("functie", max_length=200, blank=True)
    partij = models.CharField("namens", max_length=10, choices=Partij)

    class Meta:
        verbose_name_plural = "deelnemers"

    def __str__(self) -> str:
        return self.naam
