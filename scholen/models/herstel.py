"""Somebody lost the second step: one colleague asks to clear it, another one does."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from scholen.models.mensen import Aanstelling, Gebruiker
from scholen.models.organisatie import Bestuur
from scholen.models.rol import Rol
from scholen.models.sleutel import MetSleutel

GELDIG = timedelta(days=7)


class HerstelverzoekQuerySet(models.QuerySet["Herstelverzoek"]):
    def lopend(self, op: datetime) -> Self:
        """Those that wait for the second colleague, and are not too old."""
        return self.filter(afgerond_op=None, gevraagd_op__gt=op - GELDIG)

    def te_beslissen(self, op: datetime) -> Self:
        """Of those: about who works there now. Of who left there is nothing to decide."""
        werk = Aanstelling.objects.nu_bij(OuterRef("bestuur"))
        return self.lopend(op).filter(Exists(werk.filter(gebruiker=OuterRef("gebruiker"))))

    def af_te_ronden_door(self, gebruiker: Gebruiker) -> Self:
        """For a beheerder or bestuurder there, who neither asked it nor lost the step."""
        besturen = Bestuur.objects.waar_werkt(gebruiker, Rol.BEHEERDER, Rol.BESTUURDER)
        rijen = self.filter(bestuur__in=besturen.values("pk"))
        return rijen.exclude(gevraagd_door=gebruiker).exclude(gebruiker=gebruiker)


class Herstelverzoek(MetSleutel):
    """A request to clear the second step of somebody who works for a bestuur."""

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="herstelverzoeken")
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="herstelverzoeken")
    gevraagd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField("gevraagd op")
    afgerond_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+")
    afgerond_op = models.DateTimeField("afgerond op", null=True)

    objects = HerstelverzoekQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "herstelverzoeken"
        constraints = [
            models.UniqueConstraint(
                fields=["bestuur", "gebruiker"],
                condition=Q(afgerond_op=None),
                name="een_lopend_herstelverzoek_per_persoon",
            ),
            models.CheckConstraint(
                condition=Q(afgerond_door=None)
                | ~Q(afgerond_door=F("gevraagd_door")) & ~Q(afgerond_door=F("gebruiker")),
                name="herstel_door_een_ander",
            ),
        ]

    def __str__(self) -> str:
        return f"Herstel van de tweede stap van {self.gebruiker}"

    def afronden(self, *, door: Gebruiker, op: datetime) -> bool:
        """Finish it, once. Gives whether it was still to be done."""
        rij = type(self).objects.lopend(op).filter(pk=self.pk)
        return rij.update(afgerond_door=door, afgerond_op=op) == 1
