"""Who did what: append-only, read by those concerned."""

from datetime import datetime

from django.db import models

from scholen.models.mensen import Gebruiker
from scholen.models.organisatie import Bestuur, School

HET_SYSTEEM = "het systeem"
"""Who acted when nobody was logged in: a command of the installation."""


class Gebeurtenis(models.Model):
    """One act: a transition, an akkoord, a read, a change of rights.

    Names and roles are text, so that the line still reads after somebody has left.
    """

    class Soort(models.TextChoices):
        OVERGANG = "overgang", "Stap in het proces"
        GELEZEN = "gelezen", "Gelezen"
        INZAGE = "inzage", "Inzage met reden"
        AKKOORD = "akkoord", "Akkoord"
        WIJZIGING = "wijziging", "Wijziging"
        NAAM = "naam", "Andere naam"
        INLOGGEN = "inloggen", "Inloggen en beveiliging"

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, null=True, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, null=True, related_name="+")
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+")
    naam = models.CharField("wie", max_length=200)
    rol = models.CharField("rol", max_length=200, blank=True)
    op = models.DateTimeField("wanneer")
    soort = models.CharField("soort", max_length=20, choices=Soort)
    model = models.CharField("waarvan", max_length=60)
    sleutel = models.CharField("sleutel", max_length=40)
    van = models.CharField("van", max_length=200, blank=True)
    naar = models.CharField("naar", max_length=200, blank=True)
    reden = models.TextField("reden", blank=True)
    hash = models.CharField("vingerafdruk", max_length=64, blank=True)

    class Meta:
        verbose_name_plural = "gebeurtenissen"
        indexes = [models.Index(fields=["model", "sleutel", "soort"], name="gebeurtenis_van")]

    def __str__(self) -> str:
        return f"{self.naam}: {self.model} {self.van} → {self.naar}"


def leg_vast(
    *,
    soort: str = Gebeurtenis.Soort.WIJZIGING,
    rij: models.Model,
    door: Gebruiker | None,
    op: datetime,
    van: str = "",
    naar: str = "",
    reden: str = "",
    vingerafdruk: str = "",
) -> Gebeurtenis:
    """Write one line in the log about ``rij``, a row with a bestuur and perhaps a school.

    Args:
        door: who did it; ``None`` for a command of the installation.
    """
    bestuur = getattr(rij, "bestuur", None)
    school = rij if isinstance(rij, School) else getattr(rij, "school", None)
    return Gebeurtenis.objects.create(
        bestuur=bestuur,
        school=school,
        gebruiker=door,
        naam=door.naam if door else HET_SYSTEEM,
        rol=functie_van(door, bestuur=bestuur, school=school) if door else "",
        op=op,
        soort=soort,
        model=rij._meta.model_name or "",
        sleutel=getattr(rij, "sleutel", "") or str(rij.pk),
        van=van,
        naar=naar,
        reden=reden,
        hash=vingerafdruk,
    )


def functie_van(gebruiker: Gebruiker, *, bestuur: Bestuur | None, school: School | None) -> str:
    """In what function somebody acts for a school, else for a bestuur, else at all: as text."""
    for aanstelling in sorted(
        gebruiker.aanstellingen.geldig(),
        key=lambda rij: (
            school is None or rij.school_id != school.pk,
            bestuur is None or rij.bestuur_id != bestuur.pk,
            rij.pk,
        ),
    ):
        return aanstelling.functie_of_rol
    return ""
