"""The self-evaluation of a school on a kader, and what the board gets to read of it."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from kwaliteit.models.kader import Domein, Item, Kwaliteitskader
from kwaliteit.overgangen import MetLevensloop
from scholen.models import Bestuur, Gebruiker, MetSleutel, School


class ZelfevaluatieQuerySet(models.QuerySet["Zelfevaluatie"]):
    """Evaluations by who may read and write them: the people of the school."""

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """A draft is the school's own, always; the board reads its ``Indiening``."""
        return self.filter(school__in=gebruiker.scholen_als())

    def bewerkbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """Who may change it; *when* is up to the lifecycle."""
        return self.filter(school__in=gebruiker.scholen_als())


class Zelfevaluatie(MetSleutel, MetLevensloop):
    """What a school (or, without one, the board itself) answers on a kader in a school year."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        INGEDIEND = "ingediend", "Ingediend"

    class Voor(models.TextChoices):
        BESTUUR = "bestuur", "Voor het gesprek met het bestuur"
        SCHOOL = "school", "Voor onszelf"

    OVERGANGEN = {
        Status.CONCEPT: frozenset({Status.INGEDIEND}),
        Status.INGEDIEND: frozenset({Status.CONCEPT}),  # heropenen, with a reason
    }

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    school = models.ForeignKey(  # empty: the board itself
        School, models.PROTECT, null=True, blank=True, related_name="zelfevaluaties"
    )
    kader = models.ForeignKey(Kwaliteitskader, models.PROTECT, related_name="zelfevaluaties")
    focus = models.ManyToManyField(Domein, blank=True, related_name="+")
    schooljaar = models.CharField("schooljaar", max_length=9)
    voor = models.CharField(max_length=10, choices=Voor, default=Voor.BESTUUR)
    status = models.CharField(max_length=20, choices=Status, default=Status.CONCEPT)
    ingediend_op = models.DateTimeField(null=True, editable=False)
    ingediend_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = ZelfevaluatieQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "zelfevaluaties"
        constraints = [
            models.UniqueConstraint(
                fields=["school", "kader", "schooljaar"],
                condition=Q(voor="bestuur", school__isnull=False),
                name="een_zelfevaluatie_voor_het_bestuur_per_schooljaar",
            ),
            models.UniqueConstraint(
                fields=["bestuur", "kader", "schooljaar"],
                condition=Q(school__isnull=True),
                name="een_zelfevaluatie_van_het_bestuur_per_schooljaar",
            ),
        ]

    def __str__(self) -> str:
        return f"Zelfevaluatie {self.schooljaar} van {self.school or self.bestuur}"

    def indienen(self, *, door: Gebruiker, op: datetime) -> None:
        """Close the rows for writing; the snapshot is the actie's work."""
        self._ga_naar(self.Status.INGEDIEND, door=door, op=op, ingediend_door=door, ingediend_op=op)

    def heropenen(self, *, door: Gebruiker, op: datetime, reden: str) -> None:
        """Open the rows again; what the board has read stays as its ``Indiening``."""
        self._ga_naar(self.Status.CONCEPT, door=door, op=op, reden=reden)


class Waarde(models.TextChoices):
    """The answer on the scale; empty means no level chosen, which is a full answer too."""

    EEN = "1", "1"
    TWEE = "2", "2"
    DRIE = "3", "3"
    VIER = "4", "4"
    NVT = "nvt", "niet van toepassing"
    ONBEKEND = "onbekend", "weten we nog niet"


class Oordeel(models.Model):
    """The school's answer on one item; made with its zelfevaluatie, so saving never inserts."""

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    zelfevaluatie = models.ForeignKey(Zelfevaluatie, models.CASCADE, related_name="oordelen")
    item = models.ForeignKey(Item, models.PROTECT, related_name="oordelen")
    waarde = models.CharField("waar staan we", max_length=10, choices=Waarde, blank=True)
    toelichting = models.TextField("toelichting", blank=True)
    waaraan = models.TextField("waaraan merken we dat", blank=True)
    waar_te_vinden = models.TextField("waar te vinden", blank=True)
    feit_waarde = models.TextField("wat is het feit", blank=True)
    feit_jaar = models.CharField("van welk jaar", max_length=9, blank=True)
    streefjaar = models.CharField("in welk jaar willen we er zijn", max_length=9, blank=True)
    wil_bespreken = models.BooleanField("dit willen we bespreken", default=False)
    reden = models.TextField("waarom juist dit", blank=True)
    bekeken_op = models.DateTimeField(null=True, blank=True)
    gewijzigd_op = models.DateTimeField(null=True, blank=True)
    gewijzigd_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+"
    )
    overgenomen_van = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+"
    )
    overgenomen_op = models.DateTimeField(null=True, blank=True)
    overgenomen_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name_plural = "oordelen"
        constraints = [
            models.UniqueConstraint(fields=["zelfevaluatie", "item"], name="een_oordeel_per_item"),
            models.CheckConstraint(
                condition=Q(waarde__in=["", *Waarde.values]),
                name="oordeel_op_de_schaal",
                violation_error_message="Kies een van de stappen, of laat het leeg.",
            ),
        ]

    def __str__(self) -> str:
        return f"Oordeel {self.pk} bij item {self.item_id}"


class Inbreng(models.Model):
    """One team member's own view on an item; it never leaves the school (rule 4)."""

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    zelfevaluatie = models.ForeignKey(Zelfevaluatie, models.CASCADE, related_name="inbrengen")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    waarde = models.CharField("waar staan we", max_length=10, choices=Waarde, blank=True)
    toelichting = models.TextField("toelichting", blank=True)
    gewijzigd_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "inbrengen"
        constraints = [
            models.UniqueConstraint(
                fields=["zelfevaluatie", "item", "gebruiker"], name="een_inbreng_per_persoon"
            )
        ]

    def __str__(self) -> str:
        return f"Inbreng {self.pk} bij item {self.item_id}"


class Indiening(models.Model):
    """The snapshot the board reads, exactly as it was submitted; never changed, never removed."""

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    zelfevaluatie = models.ForeignKey(Zelfevaluatie, models.PROTECT, related_name="indieningen")
    inhoud = models.JSONField("inhoud")
    hash = models.CharField("vingerafdruk", max_length=64)
    ingediend_op = models.DateTimeField("ingediend op")
    ingediend_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    naam = models.CharField("wie", max_length=200)
    functie = models.CharField("functie", max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "indieningen"
        get_latest_by = ["ingediend_op", "pk"]

    def __str__(self) -> str:
        return f"Indiening {self.pk} van zelfevaluatie {self.zelfevaluatie_id}"

    @property
    def school(self) -> School | None:
        """Whose it is (select ``zelfevaluatie__school`` along); nothing for the board's own."""
        return self.zelfevaluatie.school
