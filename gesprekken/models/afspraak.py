"""What comes of a talk and lives on: afspraken, aandachtspunten, ambities."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from gesprekken.models.agenda import Agendapunt
from gesprekken.models.gesprek import Gesprek, Partij
from kwaliteit.models import Gerichtheid, Item, Plek
from kwaliteit.overgangen import MetLevensloop
from scholen.models import Bestuur, Gebruiker, MetSleutel, School

VANAF = (Gesprek.Status.TER_VASTSTELLING, *Gesprek.VAST)
GEDEELD = Q(gesprek=None) | Q(gesprek__status__in=VANAF)
"""When an afspraak can be read by both sides: its verslag lies open, or is fixed."""


class AfspraakQuerySet(models.QuerySet["Afspraak"]):
    """Afspraken by who may read them and whose they are to do."""

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """School and advisers from the moment the verslag lies open, bestuurder and swv once fixed.

        Before that it belongs to a report only the adviser of the talk reads.
        """
        geldig = gebruiker.werk()
        eigen = gebruiker.scholen_als()
        adviseur = gebruiker.besturen_als("adviseur")
        bestuurder = gebruiker.besturen_als("bestuurder")
        swv = geldig.met_rol("swv").values("swv")
        ligt_vast = Q(gesprek=None) | Q(gesprek__status__in=Gesprek.VAST)
        return self.filter(
            GEDEELD & Q(school__in=eigen)
            | (GEDEELD | Q(gesprek__adviseur=gebruiker)) & Q(bestuur__in=adviseur)
            | ligt_vast & Q(bestuur__in=bestuurder)
            | ligt_vast & Q(bestuur__swv__in=swv, partij=Partij.SWV)
        )

    def bewerkbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """Status and notes: people of the party that owes it (samen: both; swv: its people)."""
        geldig = gebruiker.werk()
        school = Q(
            school__in=gebruiker.scholen_als(),
            partij__in=[Partij.SCHOOL, Partij.SAMEN],
        )
        bestuur = Q(
            bestuur__in=gebruiker.besturen_als("adviseur", "bestuurder"),
            partij__in=[Partij.BESTUUR, Partij.SAMEN],
        )
        swv = Q(bestuur__swv__in=geldig.met_rol("swv").values("swv"), partij=Partij.SWV)
        zichtbaar = self.model.objects.zichtbaar_voor(gebruiker).values("pk")
        return self.filter(school | bestuur | swv, pk__in=zichtbaar)

    def openstaand(self) -> Self:
        """Those that still have to be done."""
        return self.filter(status=Afspraak.Status.OPEN)

    def gedeeld(self) -> Self:
        """What both sides can read; before that it is the adviser's draft, and does not run."""
        return self.filter(GEDEELD)


class Afspraak(MetSleutel, MetLevensloop):
    """Something school, bestuur or samenwerkingsverband promised; its status lives on."""

    class Status(models.TextChoices):
        OPEN = "open", "Loopt"
        GEREED = "gereed", "Klaar"
        VERVALLEN = "vervallen", "Gestopt"
        DOORGEGEVEN = "doorgegeven", "Opnieuw afgesproken"

    OVERGANGEN = {
        Status.OPEN: frozenset({Status.GEREED, Status.VERVALLEN, Status.DOORGEGEVEN}),
        Status.GEREED: frozenset({Status.OPEN}),
        Status.VERVALLEN: frozenset({Status.OPEN}),
        Status.DOORGEGEVEN: frozenset(),
    }

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, related_name="afspraken")
    gesprek = models.ForeignKey(
        Gesprek, models.PROTECT, null=True, blank=True, related_name="afspraken"
    )
    agendapunt = models.ForeignKey(
        Agendapunt, models.PROTECT, null=True, blank=True, related_name="afspraken"
    )
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+")
    vervolg_op = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="vervolgen"
    )
    personen = models.ManyToManyField(Gebruiker, blank=True, related_name="+")
    wat = models.TextField("wat spreken we af")
    partij = models.CharField("wie komt in actie", max_length=10, choices=Partij)
    wie = models.CharField("namen", max_length=300, blank=True)
    tot = models.DateField("klaar op", null=True, blank=True)
    tot_tekst = models.CharField("wanneer, in woorden", max_length=200, blank=True)
    plek = models.CharField("plek", max_length=20, choices=Plek, blank=True)
    gerichtheid = models.CharField("gerichtheid", max_length=20, choices=Gerichtheid, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.OPEN)

    objects = AfspraakQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "afspraken"

    def __str__(self) -> str:
        return self.wat

    def get_absolute_url(self) -> str:
        return reverse("afspraak", args=[self.sleutel])

    @property
    def is_gedeeld(self) -> bool:
        """Whether both sides can read it, so that it runs (``gesprek`` must be selected along)."""
        return self.gesprek is None or self.gesprek.status in VANAF

    def afronden(self, *, door: Gebruiker, op: datetime, reden: str = "") -> None:
        """It is done."""
        self._ga_naar(self.Status.GEREED, door=door, op=op, reden=reden)

    def stoppen(self, *, door: Gebruiker, op: datetime, reden: str) -> None:
        """It will not be done; ``reden`` says why and is shown with it."""
        self._ga_naar(self.Status.VERVALLEN, door=door, op=op, reden=reden)

    def hervatten(self, *, door: Gebruiker, op: datetime, reden: str) -> None:
        """It runs again."""
        self._ga_naar(self.Status.OPEN, door=door, op=op, reden=reden)

    def doorgeven(self, *, door: Gebruiker, op: datetime) -> None:
        """A new afspraak takes it up."""
        self._ga_naar(self.Status.DOORGEGEVEN, door=door, op=op)


class Doel(models.Model):
    """How one sees that an afspraak works: measurable or noticeable, both full goals (rule 10)."""

    class Soort(models.TextChoices):
        MEETBAAR = "meetbaar", "Meetbaar"
        MERKBAAR = "merkbaar", "Merkbaar"

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    afspraak = models.ForeignKey(Afspraak, models.CASCADE, related_name="doelen")
    soort = models.CharField("soort", max_length=10, choices=Soort)
    waaraan = models.TextField("waaraan zien of merken we het")
    beginwaarde = models.CharField("hoe is het nu", max_length=200, blank=True)
    streefwaarde = models.CharField("waar willen we heen", max_length=200, blank=True)
    bij_wie = models.CharField("bij wie merken we het", max_length=200, blank=True)
    wanneer = models.CharField("wanneer kijken we", max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "doelen"

    def __str__(self) -> str:
        return self.waaraan


class Meetmoment(models.Model):
    """A look back at an afspraak; without a planned date it is a plain note."""

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    afspraak = models.ForeignKey(Afspraak, models.CASCADE, related_name="meetmomenten")
    gepland_op = models.DateField("gepland op", null=True, blank=True)
    gedaan_op = models.DateTimeField("gedaan op", null=True, blank=True)
    gebruiker = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+"
    )
    naam = models.CharField("wie", max_length=200, blank=True)
    waarde = models.CharField("waarde", max_length=200, blank=True)
    tekst = models.TextField("wat zien we", blank=True)

    class Meta:
        verbose_name_plural = "meetmomenten"

    def __str__(self) -> str:
        return f"Meetmoment {self.pk}"


class Aandachtspunt(MetSleutel):
    """Something to keep in mind, for a party, without anybody owing it."""

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    gesprek = models.ForeignKey(Gesprek, models.PROTECT, related_name="aandachtspunten")
    agendapunt = models.ForeignKey(
        Agendapunt, models.PROTECT, null=True, blank=True, related_name="aandachtspunten"
    )
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+")
    voor_wie = models.CharField("voor wie", max_length=10, choices=Partij)
    tekst = models.TextField("waar letten we op")

    class Meta:
        verbose_name_plural = "aandachtspunten"

    def __str__(self) -> str:
        return self.tekst


class Ambitie(MetSleutel):
    """Where a school (or the bestuur itself) wants to be in some years."""

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    school = models.ForeignKey(
        School, models.PROTECT, null=True, blank=True, related_name="ambities"
    )
    gesprek = models.ForeignKey(
        Gesprek, models.PROTECT, null=True, blank=True, related_name="ambities"
    )
    agendapunt = models.ForeignKey(
        Agendapunt, models.PROTECT, null=True, blank=True, related_name="ambities"
    )
    tekst = models.TextField("waar willen we heen")
    tot = models.CharField("tot en met welk schooljaar", max_length=9, blank=True)

    class Meta:
        verbose_name_plural = "ambities"

    def __str__(self) -> str:
        return self.tekst
