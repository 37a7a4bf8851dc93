"""The history of each field, and texts that lost to another: nothing typed is ever gone."""

from django.db import models

from scholen.models import Bestuur, Gebruiker


class Tekstversie(models.Model):
    """One stretch of writing in a field, the present text included; or a text that was refused."""

    class Soort(models.TextChoices):
        BEWAARD = "bewaard", "Bewaard"
        NIET_GEKOZEN = "niet_gekozen", "Niet gekozen"

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    model = models.CharField("waarvan", max_length=60)
    rij = models.BigIntegerField("nummer van de rij")
    veld = models.CharField("veld", max_length=40)
    tekst = models.TextField("tekst", blank=True)
    soort = models.CharField("soort", max_length=20, choices=Soort, default=Soort.BEWAARD)
    sinds = models.DateTimeField("begonnen op")
    op = models.DateTimeField("laatst bewaard op")
    door = models.ForeignKey(  # empty: written before there was a history
        Gebruiker, models.PROTECT, null=True, related_name="+"
    )
    naam = models.CharField("wie", max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "tekstversies"
        indexes = [models.Index(fields=["model", "rij", "veld", "op"], name="tekstversie_van")]

    def __str__(self) -> str:
        return f"{self.model} {self.rij}.{self.veld} op {self.op:%Y-%m-%d %H:%M}"
