"""The kwaliteitskader: a family of versions, each with domeinen and items."""

from datetime import datetime
from typing import Self

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse

from kwaliteit.overgangen import MetLevensloop, OngeldigeOvergang
from scholen.models import Bestuur, Gebruiker, MetSleutel, Samenwerkingsverband

DUBBEL_KADER = "Er is al een kader met deze naam en versie."


class KaderOnvolledig(OngeldigeOvergang):
    """A kader that has nothing to talk about somewhere is not published yet."""


class KwaliteitskaderQuerySet(models.QuerySet["Kwaliteitskader"]):
    """Kaders by who may read or change them, and what a round may be about."""

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """Shared ones are everybody's, a board's own for who works there, concepts for makers."""
        eigen = Q(bestuur__in=Bestuur.objects.zichtbaar_voor(gebruiker).values("pk"))
        gedeeld = Q(bestuur=None)
        leesbaar = (eigen | gedeeld) & ~Q(status=Kwaliteitskader.Status.CONCEPT)
        return self.filter(
            leesbaar | Q(pk__in=self.model.objects.bewerkbaar_voor(gebruiker).values("pk"))
        )

    def bewerkbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """Beheerder and adviseur of the bestuur that owns it; shared ones by command only."""
        kantoor = Bestuur.objects.waar_werkt(gebruiker, "beheerder", "adviseur")
        return self.filter(bestuur__in=kantoor.values("pk"))

    def gepubliceerd(self) -> Self:
        """Those that are fixed and not withdrawn."""
        return self.filter(status=Kwaliteitskader.Status.GEPUBLICEERD)

    def bruikbaar_voor(self, bestuur: Bestuur) -> Self:
        """What a round of this bestuur may be about: its own and the shared ones, published."""
        return self.gepubliceerd().filter(Q(bestuur=bestuur) | Q(bestuur=None))


class Kwaliteitskader(MetSleutel, MetLevensloop):
    """One version of a kader; a published version never changes (rule 7)."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        GEPUBLICEERD = "gepubliceerd", "Gepubliceerd"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    OVERGANGEN = {
        Status.CONCEPT: frozenset({Status.GEPUBLICEERD}),
        Status.GEPUBLICEERD: frozenset({Status.INGETROKKEN}),
        Status.INGETROKKEN: frozenset(),
    }

    bestuur = models.ForeignKey(  # empty: shared by all, or by a samenwerkingsverband
        Bestuur, models.PROTECT, null=True, blank=True, related_name="kaders"
    )
    swv = models.ForeignKey(
        Samenwerkingsverband, models.PROTECT, null=True, blank=True, related_name="kaders"
    )
    vorige = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="volgende"
    )
    naam = models.CharField("naam", max_length=200)
    versie = models.CharField("versie", max_length=40)
    omschrijving = models.TextField("omschrijving", blank=True)
    inleiding = models.TextField("inleiding", blank=True)
    bron = models.TextField("bron", blank=True)
    woorden = models.JSONField("woorden", default=dict, blank=True)
    instrumenten = models.JSONField(  # betrokkenen, fasen, kwadranten, rondevragen, startvragen
        "instrumenten", default=dict, blank=True
    )
    status = models.CharField(max_length=20, choices=Status, default=Status.CONCEPT)
    gepubliceerd_op = models.DateTimeField(null=True, editable=False)

    objects = KwaliteitskaderQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "kwaliteitskaders"
        constraints = [
            # Three, since SQLite cannot say that two empty owners are the same owner.
            models.UniqueConstraint(
                fields=["naam", "versie"],
                condition=Q(bestuur=None, swv=None),
                name="een_gedeeld_kader_per_naam_en_versie",
                violation_error_message=DUBBEL_KADER,
            ),
            models.UniqueConstraint(
                fields=["bestuur", "naam", "versie"],
                name="een_kader_per_bestuur_naam_en_versie",
                violation_error_message=DUBBEL_KADER,
            ),
            models.UniqueConstraint(
                fields=["swv", "naam", "versie"],
                name="een_kader_per_swv_naam_en_versie",
                violation_error_message=DUBBEL_KADER,
            ),
            models.CheckConstraint(
                condition=Q(bestuur=None) | Q(swv=None),
                name="kader_heeft_een_eigenaar",
                violation_error_message="Een kader heeft één eigenaar: bestuur of swv.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam}, versie {self.versie}"

    def get_absolute_url(self) -> str:
        return reverse("kwaliteit:kader", args=[self.sleutel])

    def publiceren(self, *, door: Gebruiker | None, op: datetime) -> None:
        """Fix this version: from now on rounds may use it and nothing in it changes.

        Args:
            door: ``None`` when the command publishes it.

        Raises:
            KaderOnvolledig: there is a domein without items, or no domein at all.
        """
        with transaction.atomic():
            self.neem_beurt()
            leeg = self.domeinen.filter(items=None).order_by("volgorde", "pk").first()
            if leeg is not None:
                raise KaderOnvolledig(
                    f"In domein {leeg.code}, {leeg.titel}, staat nog geen item. Zet er iets in of"
                    " haal het domein weg, en laad het kader opnieuw."
                )
            if not self.domeinen.exists():
                raise KaderOnvolledig("In dit kader staat nog niets. Laad eerst een bestand.")
            self._ga_naar(self.Status.GEPUBLICEERD, door=door, op=op, gepubliceerd_op=op)

    def intrekken(self, *, door: Gebruiker | None, op: datetime) -> None:
        """Take it off the list for new rounds; what was made with it stays readable."""
        self._ga_naar(self.Status.INGETROKKEN, door=door, op=op)


class Domein(models.Model):
    """One domain of a kader, in its order."""

    kader = models.ForeignKey(Kwaliteitskader, models.CASCADE, related_name="domeinen")
    code = models.CharField("code", max_length=20)
    titel = models.CharField("titel", max_length=300)
    kort = models.CharField("korte naam", max_length=100, blank=True)
    vraag = models.TextField("openingsvraag", blank=True)
    omschrijving = models.TextField("omschrijving", blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde")

    class Meta:
        ordering = ["volgorde"]
        verbose_name_plural = "domeinen"
        constraints = [
            models.UniqueConstraint(fields=["kader", "code"], name="een_domein_per_code"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.titel}"

    @property
    def naam(self) -> str:
        """The short name where there is one, for headings of tables and lists."""
        return self.kort or self.titel


class Thema(models.Model):
    """A tag on items, topics and afspraken; of a kader, or of a bestuur itself."""

    kader = models.ForeignKey(
        Kwaliteitskader, models.CASCADE, null=True, blank=True, related_name="themas"
    )
    bestuur = models.ForeignKey(
        Bestuur, models.PROTECT, null=True, blank=True, related_name="themas"
    )
    key = models.SlugField("sleutelwoord", max_length=60)
    naam = models.CharField("naam", max_length=100)
    omschrijving = models.TextField("omschrijving", blank=True)

    class Meta:
        verbose_name_plural = "thema's"
        constraints = [
            models.CheckConstraint(
                condition=Q(kader=None, bestuur__isnull=False)
                | Q(kader__isnull=False, bestuur=None),
                name="thema_van_kader_of_bestuur",
            ),
            models.UniqueConstraint(fields=["kader", "key"], name="een_thema_per_kader_en_key"),
            models.UniqueConstraint(fields=["bestuur", "key"], name="een_thema_per_bestuur_en_key"),
        ]

    def __str__(self) -> str:
        return self.naam


class Plek(models.TextChoices):
    """Where something is worked on: the rows of the kwaliteitskwadranten."""

    SCHOOL = "school", "School"
    BESTUUR = "bestuur", "Bestuur"
    SWV = "samenwerkingsverband", "Samenwerkingsverband"


class Gerichtheid(models.TextChoices):
    """What it is aimed at: the columns of the kwaliteitskwadranten."""

    BORGEN = "borgen", "Borgen"
    LEREN = "leren", "Leren"


class ItemQuerySet(models.QuerySet["Item"]):
    """Items, which stand in an order."""

    def in_volgorde(self) -> Self:
        """As the kader prints them, each with its domein."""
        return self.select_related("domein").order_by("domein__volgorde", "volgorde", "pk")


class Item(models.Model):
    """One statement to assess and talk about; its code is stable across versions."""

    class Soort(models.TextChoices):
        STELLING = "stelling", "Stelling"
        FEIT = "feit", "Feit"
        NORM = "norm", "Norm"
        AMBITIE = "ambitie", "Ambitie"

    class Over(models.TextChoices):
        SCHOOL = "school", "De school"
        BESTUUR = "bestuur", "Het bestuur"
        BEIDE = "beide", "School en bestuur"

    class Doelsoort(models.TextChoices):
        MEETBAAR = "meetbaar", "Meetbaar"
        MERKBAAR = "merkbaar", "Merkbaar"
        BEIDE = "beide", "Meetbaar of merkbaar"

    kader = models.ForeignKey(Kwaliteitskader, models.CASCADE, related_name="items")
    domein = models.ForeignKey(Domein, models.CASCADE, related_name="items")
    code = models.CharField("code", max_length=20)
    kort = models.CharField("korte naam", max_length=100, blank=True)
    stelling = models.TextField("stelling")
    bedoeld = models.TextField("wat we bedoelen", blank=True)
    vragen = models.JSONField("gespreksvragen", default=list, blank=True)
    merkbaar = models.JSONField("waaraan je het merkt", default=list, blank=True)
    niveaus = models.JSONField("zin per niveau", default=dict, blank=True)
    soort = models.CharField("soort", max_length=20, choices=Soort, default=Soort.STELLING)
    over = models.CharField("over wie", max_length=20, choices=Over, default=Over.SCHOOL)
    plek = models.CharField("plek", max_length=20, choices=Plek, default=Plek.SCHOOL)
    gerichtheid = models.CharField("gerichtheid", max_length=20, choices=Gerichtheid, blank=True)
    doelsoort = models.CharField(
        "meetbaar of merkbaar", max_length=20, choices=Doelsoort, default=Doelsoort.BEIDE
    )
    themas = models.ManyToManyField(Thema, related_name="items", blank=True)
    standaarden = models.JSONField("standaarden van de inspectie", default=list, blank=True)
    opmerking = models.TextField("opmerking", blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde")

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["domein__volgorde", "volgorde"]
        verbose_name_plural = "items"
        constraints = [
            models.UniqueConstraint(fields=["kader", "code"], name="een_item_per_code"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.naam}"

    @property
    def naam(self) -> str:
        """The short name where there is one, else the stelling."""
        return self.kort or self.stelling
