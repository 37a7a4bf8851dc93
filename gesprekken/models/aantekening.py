"""What one person writes for himself: notes and own findings. Nobody else reads them (rule 4)."""

from typing import Self

from django.db import models

from gesprekken.models.agenda import Agendapunt
from gesprekken.models.gesprek import Gesprek
from kwaliteit.models import Item
from scholen.models import Bestuur, Gebruiker, MetSleutel


class AantekeningQuerySet(models.QuerySet["Aantekening"]):
    """Notes, each of its author alone."""

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """Notes are their author's alone (rule 4)."""
        return self.filter(auteur=gebruiker)


class Aantekening(MetSleutel):
    """A note of one person: beforehand, on the notepad, or parked for the end."""

    class Soort(models.TextChoices):
        VOORBEREIDING = "voorbereiding", "Voorbereiding"
        KLAD = "klad", "Kladblok"
        PARKEREN = "parkeren", "Geparkeerd"

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    gesprek = models.ForeignKey(Gesprek, models.CASCADE, related_name="aantekeningen")
    agendapunt = models.ForeignKey(
        Agendapunt, models.PROTECT, null=True, blank=True, related_name="aantekeningen"
    )
    auteur = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    soort = models.CharField("soort", max_length=20, choices=Soort)
    tekst = models.TextField("tekst", blank=True)
    gezegd_door = models.CharField("wie zei dit", max_length=200, blank=True)
    werd = models.CharField(  # only this private side knows where a shared text came from
        "sleutel van wat ervan is vastgelegd", max_length=12, blank=True, editable=False
    )
    op = models.DateTimeField("wanneer")

    objects = AantekeningQuerySet.as_manager()

    class Meta:
        ordering = ["op", "pk"]
        verbose_name_plural = "aantekeningen"
        constraints = [
            models.UniqueConstraint(
                fields=["gesprek", "auteur"],
                condition=models.Q(soort="voorbereiding"),
                name="een_voorbereiding_per_auteur",
            )
        ]

    def __str__(self) -> str:
        return f"Aantekening {self.pk}"


class BevindingQuerySet(models.QuerySet["Bevinding"]):
    """Findings, each of its author alone."""

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """Own findings are their author's alone (rule 4)."""
        return self.filter(auteur=gebruiker)


class Bevinding(models.Model):
    """What the adviser sees herself at an item, beside the school's story."""

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    gesprek = models.ForeignKey(Gesprek, models.CASCADE, related_name="bevindingen")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    auteur = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    tekst = models.TextField("wat ik zie", blank=True)

    objects = BevindingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bevindingen"
        constraints = [
            models.UniqueConstraint(
                fields=["gesprek", "item", "auteur"], name="een_bevinding_per_item_en_auteur"
            )
        ]

    def __str__(self) -> str:
        return f"Bevinding {self.pk}"
