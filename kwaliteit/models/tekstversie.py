"""Earlier texts of any field, and texts that lost to another: nothing typed is ever gone."""

from django.db import models

from scholen.models import Bestuur, Gebruiker


class Tekstversie(models.Model):
    """A text a field had before, or one that was refused because somebody else wrote too."""

    class Soort(models.TextChoices):
        EERDER = "eerder", "Eerdere tekst"
        NIET_GEKOZEN = "niet_gekozen", "Niet gekozen"

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    model = models.CharField("waarvan", max_length=60)
    rij = models.BigIntegerField("nummer van de rij")
    veld = models.CharField("veld", max_length=40)
    tekst = models.TextField("tekst", blank=True)
    soort = models.CharField("soort", max_length=20, choices=Soort, default=Soort.EERDER)
    op = models.DateTimeField("wanneer")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    naam = models.CharField("wie", max_length=200)

    class Meta:
        verbose_name_plural = "tekstversies"
        indexes = [models.Index(fields=["model", "rij", "veld", "op"], name="tekstversie_van")]

    def __str__(self) -> str:
        return f"{self.model} {self.rij}.{self.veld} op {self.op:%Y-%m-%d %H:%M}"
