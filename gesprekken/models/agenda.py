"""What there is to talk about: the topics chosen, and the agenda made of them."""

from typing import Self

from django.db import models
from django.db.models import Case, Q, When

from gesprekken.models.gesprek import Gesprek
from gesprekken.models.ronde import Deelname
from kwaliteit.models import Domein, Item, Thema
from scholen.models import Bestuur, MetSleutel


class OnderwerpQuerySet(models.QuerySet["Onderwerp"]):
    """Topics by who brought them in, and those that are chosen."""

    def van_de_school(self) -> Self:
        """What the school brought in, chosen or not; the board's priority comes on top."""
        return self.exclude(bron=Onderwerp.Bron.BESTUUR)

    def gekozen(self) -> Self:
        """What is chosen now; of the school's at most the round's maximum (domein.md 9)."""
        return self.filter(ingetrokken_op=None)

    def in_volgorde(self) -> Self:
        """The board's priority first, then the school's own order."""
        return self.select_related("item", "domein").order_by(
            Case(When(bron="bestuur", then=0), default=1), "volgorde", "pk"
        )


class Onderwerp(MetSleutel):
    """A topic somebody chose to talk about."""

    class Bron(models.TextChoices):
        SCHOOL = "school", "van de school"
        BESTUUR = "bestuur", "van het bestuur"
        VORIG_JAAR = "vorig_jaar", "van vorig jaar"

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    deelname = models.ForeignKey(
        Deelname, models.CASCADE, null=True, blank=True, related_name="onderwerpen"
    )
    gesprek = models.ForeignKey(  # of a team talk or visitatie, which have no deelname
        Gesprek, models.CASCADE, null=True, blank=True, related_name="onderwerpen"
    )
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+")
    domein = models.ForeignKey(Domein, models.PROTECT, null=True, blank=True, related_name="+")
    thema = models.ForeignKey(Thema, models.PROTECT, null=True, blank=True, related_name="+")
    vorige = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="volgende"
    )
    bron = models.CharField("van wie", max_length=20, choices=Bron)
    titel = models.CharField("titel", max_length=300, blank=True)
    reden = models.TextField("waarom juist dit", blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    ingetrokken_op = models.DateTimeField(null=True, blank=True, editable=False)  # not chosen now

    objects = OnderwerpQuerySet.as_manager()

    class Meta:
        ordering = ["volgorde", "pk"]
        verbose_name_plural = "onderwerpen"
        constraints = [
            models.CheckConstraint(
                condition=Q(deelname=None, gesprek__isnull=False)
                | Q(deelname__isnull=False, gesprek=None),
                name="onderwerp_in_ronde_of_gesprek",
            ),
            models.CheckConstraint(
                condition=Q(item__isnull=False) | Q(domein__isnull=False) | ~Q(titel=""),
                name="onderwerp_gaat_ergens_over",
                violation_error_message="Schrijf op waar het over gaat.",
            ),
            models.UniqueConstraint(
                fields=["deelname", "item"],
                condition=Q(deelname__isnull=False, item__isnull=False),
                name="een_onderwerp_per_item",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        """Own words first, else the name of the item or domein (which must be selected along)."""
        if self.titel:
            return self.titel
        return self.item.naam if self.item else str(self.domein.titel if self.domein else "")

    @property
    def code(self) -> str:
        """Of its item or domein (which must be selected along), nothing for own words."""
        bron = self.item or self.domein
        return bron.code if bron else ""


class Agendapunt(MetSleutel):
    """A point on the agenda, and what came of it."""

    class Uitkomst(models.TextChoices):
        BESPROKEN = "besproken", "Besproken"
        DEELS = "deels", "Deels besproken"
        NIET_AAN_BOD = "niet_aan_bod", "Niet aan bod"

    AAN_BOD = (Uitkomst.BESPROKEN, Uitkomst.DEELS)

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    gesprek = models.ForeignKey(Gesprek, models.CASCADE, related_name="agendapunten")
    onderwerp = models.ForeignKey(
        Onderwerp, models.PROTECT, null=True, blank=True, related_name="agendapunten"
    )
    titel = models.CharField("titel", max_length=300)
    minuten = models.PositiveSmallIntegerField("minuten", null=True, blank=True)
    vraag = models.TextField("vraag om mee te beginnen", blank=True)
    uitkomst = models.CharField("hoe ver kwamen we", max_length=20, choices=Uitkomst, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        ordering = ["volgorde", "pk"]
        verbose_name_plural = "agendapunten"

    def __str__(self) -> str:
        return self.titel
