"""How long a bestuur keeps its gesprekken, and when was last cleared away what is past its term."""

from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import Q

from scholen.models.organisatie import Bestuur


class BewaringQuerySet(models.QuerySet["Bewaring"]):
    def van(self, bestuur: Bestuur) -> "Bewaring":
        """That of a bestuur; one that is not saved yet while it chose nothing."""
        return self.filter(bestuur=bestuur).first() or Bewaring(bestuur=bestuur)

    def geef_vrij(self, bestuur: Bestuur, *, tot: datetime) -> None:
        """From here on the database lets go of what this bestuur fixed before ``tot``.

        Call it inside ``atomic``, and ``sluit`` at its end: so nobody else ever finds it open.
        """
        self.update_or_create(bestuur=bestuur, defaults={"vrijgegeven_tot": tot})

    def sluit(self, bestuur: Bestuur) -> None:
        """The database refuses again."""
        self.update_or_create(bestuur=bestuur, defaults={"vrijgegeven_tot": None})


class Bewaring(models.Model):
    """For how many years after its school year a gesprek stays, with its verslag.

    Empty: what the register says. ``sinds`` is the day on which the bestuur chose: what goes
    because of that, goes no sooner than it can be seen coming.
    """

    bestuur = models.OneToOneField(Bestuur, models.PROTECT, related_name="bewaring")
    jaren = models.PositiveSmallIntegerField("hoeveel jaar gesprekken blijven", null=True)
    sinds = models.DateField("zo gekozen op", null=True)
    vrijgegeven_tot = models.DateTimeField("mag nu weg", null=True, editable=False)

    objects = BewaringQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bewaringen"
        constraints = [
            models.CheckConstraint(
                condition=Q(jaren=None) | Q(jaren__gte=1), name="bewaring_minstens_een_jaar"
            )
        ]

    def __str__(self) -> str:
        return f"Bewaring van {self.bestuur}"

    def kies(self, jaren: int, *, op: date) -> None:
        """Another number of years."""
        self.jaren, self.sinds = jaren, op
        self.save()


class OpruimbeurtManager(models.Manager["Opruimbeurt"]):
    def vorige(self) -> datetime | None:
        """When it was last done; nothing on a new installation."""
        beurt = self.first()
        return beurt.op if beurt else None

    def noteer(self, op: datetime) -> None:
        """It is done now."""
        self.update_or_create(pk=1, defaults={"op": op})


class Opruimbeurt(models.Model):
    """When clearing away last began: one row for the installation.

    A clock that is wrong shows by it. What went cannot be brought back, so a clock that made a
    leap is not believed.
    """

    STILTE = timedelta(days=31)
    """Every night is usual. After a longer silence somebody says first that the clock is right."""

    op = models.DateTimeField("laatst opgeruimd")

    objects = OpruimbeurtManager()

    class Meta:
        verbose_name_plural = "opruimbeurten"
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="opruimbeurt_is_er_een"),
        ]

    def __str__(self) -> str:
        return f"Opgeruimd op {self.op:%d-%m-%Y %H:%M}"
