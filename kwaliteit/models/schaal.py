"""The steps an answer is given in: a kader's own, or the four of the house."""

from django.db import models
from django.db.models import Q

from kwaliteit.models.kader import Kwaliteitskader

STANDAARD_NIVEAUS = (
    ("1", "nog niet", ""),
    ("2", "in ontwikkeling", ""),
    ("3", "op orde", ""),
    ("4", "sterk", "Anderen kunnen van ons leren."),
)
"""The four steps of the house, for a kader without a scale: waarde, label, uitleg."""
STANDAARD_NIET_VAN_TOEPASSING = "niet van toepassing"
STANDAARD_WETEN_WE_NIET = "weten we nog niet"


class Schaal(models.Model):
    """The scale a kader brings; without one the four steps of the house count."""

    kader = models.OneToOneField(Kwaliteitskader, models.CASCADE, related_name="schaal")
    naam = models.CharField("naam", max_length=100)
    toelichting = models.TextField("toelichting", blank=True)
    niet_van_toepassing = models.CharField(max_length=60, default=STANDAARD_NIET_VAN_TOEPASSING)
    weten_we_niet = models.CharField(max_length=60, default=STANDAARD_WETEN_WE_NIET)

    class Meta:
        verbose_name_plural = "schalen"

    def __str__(self) -> str:
        return self.naam


class Niveau(models.Model):
    """One step of a scale."""

    schaal = models.ForeignKey(Schaal, models.CASCADE, related_name="niveaus")
    waarde = models.PositiveSmallIntegerField("waarde")
    label = models.CharField("label", max_length=60)
    betekenis = models.TextField("betekenis", blank=True)

    class Meta:
        ordering = ["waarde"]
        verbose_name_plural = "niveaus"
        constraints = [
            models.UniqueConstraint(fields=["schaal", "waarde"], name="een_niveau_per_waarde"),
            models.CheckConstraint(condition=Q(waarde__range=(1, 4)), name="niveau_van_1_tot_4"),
        ]

    def __str__(self) -> str:
        return f"{self.waarde} {self.label}"

    @property
    def kader(self) -> Kwaliteitskader:
        """The kader this step is of; select ``schaal__kader`` along."""
        return self.schaal.kader
