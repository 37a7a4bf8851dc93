"""With which accounts of its own the people of a bestuur log in."""

from django.db import models
from django.db.models import Q

from scholen.models.organisatie import Bestuur
from scholen.models.sleutel import MetSleutel, nieuwe_sleutel


class Inlogdienst(MetSleutel):
    """The identity provider of a bestuur; a person is known there by its ``sub``, never by e-mail.

    The sleutel stands for exactly one issuer: another issuer gets another sleutel, so that who was
    known at the old one is unknown at the new one.
    """

    class Soort(models.TextChoices):
        ENTRA = "entra", "Microsoft Entra ID"
        GOOGLE = "google", "Google Workspace"
        ENTREE = "entree", "Entree Federatie"
        ANDERS = "anders", "Een andere dienst"

    bestuur = models.OneToOneField(Bestuur, models.PROTECT, related_name="inlogdienst")
    soort = models.CharField("soort", max_length=10, choices=Soort, default=Soort.ENTRA)
    issuer = models.CharField("issuer", max_length=300)
    client_id = models.CharField("client-id", max_length=191)
    geheim = models.TextField("clientgeheim, versleuteld", blank=True)
    domein = models.CharField("domein van de e-mailadressen", max_length=200, blank=True)
    bewijst_tweede_stap = models.BooleanField("vraagt zelf een tweede stap", default=False)
    staat_aan = models.BooleanField("staat aan", default=False)

    class Meta:
        verbose_name_plural = "inlogdiensten"
        constraints = [
            models.UniqueConstraint(
                fields=["domein"],
                condition=~Q(domein=""),
                name="een_inlogdienst_per_domein",
                violation_error_message="Dit domein is al in gebruik.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} van {self.bestuur}"

    @property
    def bij_naam(self) -> str:
        """What people know it by, in a sentence; a kind without a name says what it is."""
        anders = self.soort == self.Soort.ANDERS
        return "de inlogdienst" if anders else str(self.get_soort_display())

    def neem_issuer(self, issuer: str) -> bool:
        """Take another issuer, and with it another sleutel. Gives whether it was another."""
        if issuer == self.issuer:
            return False
        self.issuer, self.sleutel = issuer, nieuwe_sleutel()
        return True
