"""The round of a bestuur in a school year, and each school's part in it."""

from datetime import datetime
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.urls import reverse

from kwaliteit.models import Domein, Indiening, Kwaliteitskader, Oordeel, Zelfevaluatie
from kwaliteit.overgangen import MetLevensloop
from scholen.models import DIALOOGROLLEN, Bestuur, Gebruiker, MetSleutel, School


class RondeQuerySet(models.QuerySet["Ronde"]):
    """Rounds by who may read them, who runs them, and whether they stand still for now."""

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """The why-page is for all of the bestuur and its schools, a concept for its advisers."""
        geldig = gebruiker.werk()
        school = geldig.met_rol(*DIALOOGROLLEN).values("school__bestuur")
        kantoor = gebruiker.besturen_als("adviseur", "bestuurder", "lezer")
        leesbaar = (Q(bestuur__in=school) | Q(bestuur__in=kantoor)) & ~Q(status="concept")
        return self.filter(leesbaar | Q(bestuur__in=gebruiker.besturen_als("adviseur")))

    def bewerkbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """Any adviseur of the bestuur makes, opens, closes and rounds off."""
        return self.filter(bestuur__in=gebruiker.besturen_als("adviseur"))

    def houdt_stand(self, pk: int, *statussen: str) -> bool:
        """Whether this round has such a status; it keeps that until the transaction ends."""
        ronde = self.filter(pk=pk, status__in=statussen)
        return ronde.select_for_update(no_key=True).first() is not None


class Ronde(MetSleutel, MetLevensloop):
    """One year's dialogue of a bestuur with its schools, on one kader."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        OPEN = "open", "Open"
        GESLOTEN = "gesloten", "Gesloten"
        AFGEROND = "afgerond", "Afgerond"

    OVERGANGEN = {
        Status.CONCEPT: frozenset({Status.OPEN}),
        Status.OPEN: frozenset({Status.GESLOTEN, Status.CONCEPT}),
        Status.GESLOTEN: frozenset({Status.AFGEROND, Status.OPEN}),
        Status.AFGEROND: frozenset({Status.GESLOTEN}),
    }
    LOPEND = (Status.OPEN, Status.GESLOTEN)

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="rondes")
    kader = models.ForeignKey(
        Kwaliteitskader, models.PROTECT, related_name="rondes", verbose_name="kwaliteitskader"
    )
    prioriteiten = models.ManyToManyField(
        Domein, blank=True, related_name="+", verbose_name="waar het bestuur naar vraagt"
    )
    schooljaar = models.CharField(
        "schooljaar",
        max_length=9,
        validators=[RegexValidator(r"^\d{4}-\d{4}$", "Schrijf het schooljaar als 2026-2027.")],
    )
    titel = models.CharField("titel", max_length=200)
    waarom = models.TextField("waarom we dit doen", blank=True)
    doel = models.TextField("doel van het bestuur", blank=True)
    maximum = models.PositiveSmallIntegerField(
        "hoeveel onderwerpen een school kiest",
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )
    opent_op = models.DateField("opent op", null=True, blank=True)
    zelfevaluatie_tot = models.DateField("scholen dienen in tot en met", null=True, blank=True)
    gesprekken_van = models.DateField("gesprekken vanaf", null=True, blank=True)
    gesprekken_tot = models.DateField("gesprekken tot en met", null=True, blank=True)
    rode_draad_op = models.DateField("rode draad op", null=True, blank=True)
    sluit_op = models.DateField("sluit op", null=True, blank=True)
    rode_draad = models.TextField("de rode draad", blank=True)
    woorden = models.JSONField("woorden", default=dict, blank=True, editable=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.CONCEPT)

    objects = RondeQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "rondes"

    def __str__(self) -> str:
        return f"{self.titel} ({self.schooljaar})"

    def get_absolute_url(self) -> str:
        return reverse("ronde", args=[self.sleutel])

    def openen(self, *, door: Gebruiker, op: datetime, woorden: dict[str, str]) -> None:
        """Schools may write; ``woorden`` is the copy of the local names that this round keeps."""
        self._ga_naar(self.Status.OPEN, door=door, op=op, woorden=woorden)

    def terug_naar_concept(self, *, door: Gebruiker, op: datetime, reden: str) -> None:
        """Back to the drawing board, while no school has begun (the actie checks that)."""
        self._ga_naar(self.Status.CONCEPT, door=door, op=op, reden=reden)

    def sluiten(self, *, door: Gebruiker, op: datetime) -> None:
        """Nobody can submit any more; talks and reports go on."""
        self._ga_naar(self.Status.GESLOTEN, door=door, op=op)

    def heropenen(self, *, door: Gebruiker, op: datetime, reden: str) -> None:
        """Schools may submit again."""
        self._ga_naar(self.Status.OPEN, door=door, op=op, reden=reden)

    def afronden(self, *, door: Gebruiker, op: datetime) -> None:
        """The year's dialogue is complete (the actie checks the talks and the rode draad)."""
        self._ga_naar(self.Status.AFGEROND, door=door, op=op)

    def terug_naar_gesloten(self, *, door: Gebruiker, op: datetime, reden: str) -> None:
        """Not complete after all."""
        self._ga_naar(self.Status.GESLOTEN, door=door, op=op, reden=reden)


class Schoolkeuze(models.Model):
    """A school the maker of a round chose, with its adviser and whether a gesprek is wanted."""

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="schoolkeuzes")
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    adviseur = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    met_gesprek = models.BooleanField("met gesprek", default=True)

    class Meta:
        verbose_name_plural = "schoolkeuzes"
        constraints = [
            models.UniqueConstraint(fields=["ronde", "school"], name="een_keuze_per_school")
        ]

    def __str__(self) -> str:
        return f"{self.school} in {self.ronde}"


class DeelnameQuerySet(models.QuerySet["Deelname"]):
    """Schools in a round by who may do what, and how far each is."""

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """The school's people and the board's advisers: that it takes part, and how far it is."""
        eigen = gebruiker.scholen_als()
        kantoor = gebruiker.besturen_als("adviseur")
        return self.filter(Q(school__in=eigen) | Q(bestuur__in=kantoor))

    def bewerkbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """Answers, topics, the school's goal and reaction: the school's people."""
        return self.filter(school__in=gebruiker.scholen_als())

    def indienbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """Submitting is the directeur's act (or waarnemend: a second Aanstelling)."""
        return self.filter(school__in=gebruiker.scholen_als("directeur"))

    def te_begeleiden_door(self, gebruiker: Gebruiker) -> Self:
        """The board's goal, agenda, plan and log: the adviser of the deelname, while in office."""
        kantoor = gebruiker.besturen_als("adviseur")
        return self.filter(adviseur=gebruiker, bestuur__in=kantoor)

    def met_lezers_voor(self, gebruiker: Gebruiker) -> Self:
        """Who read what of the school: its own people, its adviser, the bestuurder."""
        return self.filter(
            Q(school__in=gebruiker.scholen_als())
            | Q(bestuur__in=gebruiker.besturen_als("bestuurder"))
            | Q(adviseur=gebruiker, bestuur__in=gebruiker.besturen_als("adviseur"))
        )

    def begonnen(self) -> Self:
        """Where the school has looked at, chosen or typed something, or has submitted."""
        return self.filter(self._is_begonnen())

    def met_stand(self) -> Self:
        """Adds ``stand``: how far the school is, in the three words the board hears (rule 4)."""
        return self.annotate(
            stand=Case(
                When(zelfevaluatie__status=Zelfevaluatie.Status.INGEDIEND, then=Value("ingediend")),
                When(self._is_begonnen(), then=Value("bezig")),
                default=Value("niet_begonnen"),
            )
        )

    def _is_begonnen(self) -> Q:
        oordelen = Oordeel.objects.filter(zelfevaluatie=OuterRef("zelfevaluatie"))
        indieningen = Indiening.objects.filter(zelfevaluatie=OuterRef("zelfevaluatie"))
        gekozen = Q(onderwerpen__bron="school") | Q(zelfevaluatie__focus__isnull=False)
        return (
            ~Q(doel_school="")
            | ~Q(reactie="")
            | Q(zelfevaluatie__status=Zelfevaluatie.Status.INGEDIEND)
            | Exists(oordelen.exclude(bekeken_op=None, gewijzigd_op=None))
            | Exists(indieningen)
            | Q(pk__in=self.model.objects.filter(gekozen).values("pk"))
        )


class Deelname(MetSleutel):
    """This school in this round, with its adviser; it may have no, one or more gesprekken."""

    class Stand(models.TextChoices):
        NIET_BEGONNEN = "niet_begonnen", "nog niet begonnen"
        BEZIG = "bezig", "bezig"
        INGEDIEND = "ingediend", "ingediend"

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="deelnames")
    school = models.ForeignKey(School, models.PROTECT, related_name="deelnames")
    adviseur = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    zelfevaluatie = models.OneToOneField(Zelfevaluatie, models.PROTECT, related_name="deelname")
    doel_school = models.TextField("doel van de school", blank=True)
    doel_bestuur = models.TextField("doel van het bestuur", blank=True)
    reactie = models.TextField("reactie van de school op het doel van het bestuur", blank=True)
    reden_geen_gesprek = models.TextField("waarom er geen gesprek is", blank=True)

    objects = DeelnameQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deelnames"
        constraints = [
            models.UniqueConstraint(fields=["ronde", "school"], name="een_deelname_per_school")
        ]

    def __str__(self) -> str:
        return f"{self.school} in {self.ronde}"

    def get_absolute_url(self) -> str:
        return reverse("deelname", args=[self.sleutel])

    @property
    def doel_van_bestuur(self) -> str:
        """The board's goal for this school, else that of the round (select ``ronde`` along)."""
        return self.doel_bestuur or self.ronde.doel
