"""The verslag: sections that both sides agree to, fixed with the last akkoord."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import In
from django.urls import reverse

from gesprekken.models.agenda import Agendapunt
from gesprekken.models.gesprek import Gesprek, Partij
from kwaliteit.overgangen import MetLevensloop
from scholen.models import Bestuur, Gebruiker, MetSleutel, School


class VerslagQuerySet(models.QuerySet["Verslag"]):
    """Reports by who may read them, and when."""

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """Concept: its adviser. Ter vaststelling: also the school. Fixed: also all of the office.

        Of a board with one school the office also reads what lies open: its second party is there.
        """
        eigen = gebruiker.scholen_als()
        adviseur = gebruiker.besturen_als("adviseur")
        kantoor = gebruiker.besturen_als("adviseur", "bestuurder")
        ligt_vast = Q(status__in=Verslag.VAST)
        een_school = Q(bestuur__in=Bestuur.objects.met_een_school().values("pk"))
        ligt_voor = Q(status=Verslag.Status.TER_VASTSTELLING)
        return self.filter(
            Q(gesprek__adviseur=gebruiker, bestuur__in=adviseur)
            | (ligt_vast | ligt_voor) & Q(gesprek__school__in=eigen)
            | (ligt_vast | ligt_voor & een_school) & Q(bestuur__in=kantoor)
        )

    def meegelezen_door(self, gebruiker: Gebruiker) -> Self:
        """Who reads a verslag while it lies open: the adviser of the talk and the school.

        Of a board with one school also its office. The others only read what is fixed, not how
        it came about.
        """
        return self.filter(
            Q(gesprek__adviseur=gebruiker, bestuur__in=gebruiker.besturen_als("adviseur"))
            | Q(gesprek__school__in=gebruiker.scholen_als())
            | Q(bestuur__in=gebruiker.besturen_als("adviseur", "bestuurder"))
            & Q(bestuur__in=Bestuur.objects.met_een_school().values("pk"))
        )

    def bewerkbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """Writing is the adviser's of the talk alone."""
        kantoor = gebruiker.besturen_als("adviseur")
        return self.filter(gesprek__adviseur=gebruiker, bestuur__in=kantoor)


class Verslag(MetSleutel, MetLevensloop):
    """One version of the report of a talk; a correction is a next version."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        TER_VASTSTELLING = "ter_vaststelling", "Ligt voor"
        VASTGESTELD = "vastgesteld", "Vastgesteld"
        ZONDER_VASTSTELLING = "zonder_vaststelling", "Afgesloten zonder vaststelling"

    OVERGANGEN = {
        Status.CONCEPT: frozenset({Status.TER_VASTSTELLING}),
        Status.TER_VASTSTELLING: frozenset(
            {Status.CONCEPT, Status.VASTGESTELD, Status.ZONDER_VASTSTELLING}
        ),
        Status.VASTGESTELD: frozenset(),
        Status.ZONDER_VASTSTELLING: frozenset(),
    }
    VAST = (Status.VASTGESTELD, Status.ZONDER_VASTSTELLING)

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    gesprek = models.ForeignKey(Gesprek, models.PROTECT, related_name="verslagen")
    versie = models.PositiveSmallIntegerField("versie", default=1)
    inhoud = models.JSONField("inhoud", null=True, editable=False)
    hash = models.CharField("vingerafdruk", max_length=64, blank=True, editable=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.CONCEPT)
    reden = models.TextField("waarom deze versie", blank=True)
    voorgelegd_op = models.DateTimeField(null=True, editable=False)
    vastgelegd_op = models.DateTimeField(null=True, editable=False)
    vervangen_op = models.DateTimeField(null=True, editable=False)

    objects = VerslagQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "verslagen"
        constraints = [
            models.UniqueConstraint(fields=["gesprek", "versie"], name="een_verslag_per_versie"),
            models.UniqueConstraint(
                fields=["gesprek"],
                condition=Q(status__in=["concept", "ter_vaststelling"]),
                name="een_verslag_tegelijk_in_de_maak",
            ),
        ]

    def __str__(self) -> str:
        return f"Verslag {self.versie} van {self.gesprek}"

    def get_absolute_url(self) -> str:
        return reverse("verslag", args=[self.gesprek.sleutel])

    @property
    def school(self) -> School:
        """The school of the talk (select ``gesprek__school`` along)."""
        return self.gesprek.school

    @property
    def is_vast(self) -> bool:
        """Whether its content is frozen."""
        return self.status in self.VAST

    def voorleggen(self, *, door: Gebruiker, op: datetime) -> None:
        """Send it to both sides; its sections and their numbers are fixed from here."""
        self._ga_naar(self.Status.TER_VASTSTELLING, door=door, op=op, voorgelegd_op=op)

    def terugnemen(self, *, door: Gebruiker, op: datetime, reden: str) -> None:
        """Back to concept; the actie voids the akkoorden by renewing the sections' hashes."""
        self._ga_naar(self.Status.CONCEPT, door=door, op=op, reden=reden, voorgelegd_op=None)

    def vaststellen(
        self, *, door: Gebruiker, op: datetime, inhoud: Mapping[str, Any], vingerafdruk: str
    ) -> None:
        """Freeze the content with the last akkoord (rule 8)."""
        self._ga_naar(
            self.Status.VASTGESTELD,
            door=door,
            op=op,
            inhoud=inhoud,
            hash=vingerafdruk,
            vastgelegd_op=op,
        )

    def afsluiten_zonder_vaststelling(
        self,
        *,
        door: Gebruiker,
        op: datetime,
        reden: str,
        inhoud: Mapping[str, Any],
        vingerafdruk: str,
    ) -> None:
        """Freeze the content with the akkoorden there are."""
        self._ga_naar(
            self.Status.ZONDER_VASTSTELLING,
            door=door,
            op=op,
            reden=reden,
            inhoud=inhoud,
            hash=vingerafdruk,
            vastgelegd_op=op,
        )


class OnderdeelQuerySet(models.QuerySet["Onderdeel"]):
    """Sections by what each side said to them."""

    def zonder_ja_van(self, partij: str) -> Self:
        """Those to which this side has not said yes as they read now; its newest word counts."""
        woorden = Akkoord.objects.filter(
            onderdeel=OuterRef("pk"), partij=partij, hash=OuterRef("hash")
        ).exclude(keuze=Akkoord.Keuze.ANTWOORD)
        laatste = woorden.order_by("-op", "-pk").values("keuze")[:1]
        return self.exclude(In(Coalesce(Subquery(laatste), Value("")), Akkoord.JA))


class Onderdeel(MetSleutel):
    """A section of a verslag: the unit one agrees to."""

    class Soort(models.TextChoices):
        WAAROM = "waarom", "Waarom we spraken"
        AGENDAPUNT = "agendapunt", "Agendapunt"
        OPEN = "open", "Wat nog openstaat"
        MEENEMEN = "meenemen", "Wat we meenemen"

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    verslag = models.ForeignKey(Verslag, models.CASCADE, related_name="onderdelen")
    agendapunt = models.ForeignKey(
        Agendapunt, models.PROTECT, null=True, blank=True, related_name="+"
    )
    soort = models.CharField("soort", max_length=20, choices=Soort)
    nummer = models.PositiveSmallIntegerField("nummer")
    titel = models.CharField("titel", max_length=300)
    tekst = models.TextField("tekst", blank=True)
    hash = models.CharField("vingerafdruk", max_length=64, blank=True, editable=False)

    objects = OnderdeelQuerySet.as_manager()

    class Meta:
        ordering = ["nummer"]
        verbose_name_plural = "onderdelen"
        constraints = [
            models.UniqueConstraint(fields=["verslag", "nummer"], name="een_onderdeel_per_nummer")
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.titel}"


class Akkoord(models.Model):
    """What one person of a party said to exactly this content of a section; never changed."""

    class Keuze(models.TextChoices):
        AKKOORD = "akkoord", "Akkoord"
        MET_KANTTEKENING = "met_kanttekening", "Akkoord, met kanttekening"
        NOG_NIET = "nog_niet", "Nog niet akkoord"
        ANTWOORD = "antwoord", "Antwoord op een kanttekening"

    JA = (Keuze.AKKOORD, Keuze.MET_KANTTEKENING)

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    onderdeel = models.ForeignKey(Onderdeel, models.PROTECT, related_name="akkoorden")
    partij = models.CharField(
        "namens", max_length=10, choices=[(Partij.SCHOOL, "School"), (Partij.BESTUUR, "Bestuur")]
    )
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    naam = models.CharField("wie", max_length=200)
    functie = models.CharField("functie", max_length=200, blank=True)
    op = models.DateTimeField("wanneer")
    keuze = models.CharField("keuze", max_length=20, choices=Keuze)
    kanttekening = models.TextField("kanttekening", blank=True)
    hash = models.CharField("vingerafdruk van wat er stond", max_length=64)

    class Meta:
        ordering = ["op", "pk"]
        verbose_name_plural = "akkoorden"

    def __str__(self) -> str:
        return f"{self.get_keuze_display()} van {self.naam}"


class VerslagPdfQuerySet(models.QuerySet["VerslagPdf"]):
    """The bytes of fixed reports, each kept once."""

    def bewaar(self, verslag: Verslag, *, inhoud: bytes, op: datetime) -> bytes:
        """Fill the row of ``verslag`` if it is still empty; gives the bytes that are kept."""
        rij, _ = self.get_or_create(verslag=verslag, defaults={"bestuur_id": verslag.bestuur_id})
        sha256 = hashlib.sha256(inhoud).hexdigest()
        leeg = self.filter(pk=rij.pk, inhoud=None)
        leeg.update(inhoud=inhoud, sha256=sha256, gemaakt_op=op)
        rij.refresh_from_db(fields=["inhoud"])
        return bytes(rij.inhoud or b"")


class VerslagPdf(models.Model):
    """The PDF of a fixed verslag: made once, kept as bytes."""

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    verslag = models.OneToOneField(Verslag, models.PROTECT, related_name="pdf")
    inhoud = models.BinaryField("bytes", null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    gemaakt_op = models.DateTimeField(null=True)

    objects = VerslagPdfQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "pdf’s van verslagen"

    def __str__(self) -> str:
        return f"Pdf van {self.verslag_id}"
