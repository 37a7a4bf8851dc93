"""The organisations: samenwerkingsverband, bestuur, school, vestiging."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from scholen import klok
from scholen.models.rol import DIALOOGROLLEN, KANTOOR
from scholen.models.sleutel import MetSleutel

if TYPE_CHECKING:
    from scholen.models.mensen import Gebruiker


def _open_op(dag: date, pad: str = "") -> Q:
    """What is not closed on a day; ``gesloten_op`` is the first day on which it is."""
    return Q(**{f"{pad}gesloten_op": None}) | Q(**{f"{pad}gesloten_op__gt": dag})


class Samenwerkingsverband(models.Model):
    """The regional partnership of school boards for passend onderwijs."""

    naam = models.CharField("naam", max_length=200)
    code = models.CharField("code", max_length=10, unique=True)

    class Meta:
        verbose_name_plural = "samenwerkingsverbanden"

    def __str__(self) -> str:
        return self.naam


class BestuurQuerySet(models.QuerySet["Bestuur"]):
    """Besturen by who works there."""

    def waar_werkt(self, gebruiker: "Gebruiker", *rollen: str) -> Self:
        """Besturen at whose office this person now holds one of ``rollen`` (default: any role)."""
        return self.filter(pk__in=gebruiker.werk().met_rol(*rollen).values("bestuur"))

    def met_een_school(self) -> Self:
        """Those with exactly one school that is not closed: other people make the second party."""
        open_vandaag = _open_op(klok.vandaag(), "scholen__")
        bestaand = models.Count("scholen", filter=open_vandaag)
        return self.annotate(aantal_scholen=bestaand).filter(aantal_scholen=1)

    def zichtbaar_voor(self, gebruiker: "Gebruiker") -> Self:
        """The besturen somebody works for, at the office or at one of the schools."""
        geldig = gebruiker.werk()
        return self.filter(
            Q(pk__in=geldig.values("bestuur")) | Q(pk__in=geldig.values("school__bestuur"))
        )


class Bestuur(models.Model):
    """A school board: the tenant that owns every row below it."""

    swv = models.ForeignKey(
        Samenwerkingsverband,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="besturen",
        verbose_name="samenwerkingsverband",
    )
    bestuursnummer = models.CharField(
        "bestuursnummer",
        max_length=5,
        unique=True,
        validators=[RegexValidator(r"^\d{5}$", "Een bestuursnummer heeft vijf cijfers.")],
    )
    naam = models.CharField("naam", max_length=200)
    woorden = models.JSONField("eigen woorden", default=dict, blank=True)
    verklaringen = models.JSONField("eigen verklaringen", default=dict, blank=True)
    heeft_swv_toestemming = models.BooleanField(
        "het samenwerkingsverband mag de rode draad zonder namen lezen", default=False
    )
    tweede_stap_vanaf = models.DateField("tweede stap nodig vanaf", null=True, blank=True)
    is_demo = models.BooleanField("hoort bij de demowereld", default=False, editable=False)

    objects = BestuurQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "besturen"

    def __str__(self) -> str:
        return self.naam

    def neem_beurt(self) -> None:
        """Hold the row until the transaction ends: acts on its schools come one after another."""
        Bestuur.objects.filter(pk=self.pk).update(naam=F("naam"))


class SchoolQuerySet(models.QuerySet["School"]):
    """Schools by who works there or may follow them, and whether they are open."""

    def waar_werkt(self, gebruiker: "Gebruiker", *rollen: str) -> Self:
        """Schools where this person now holds one of ``rollen`` (default: ib, mt or directeur)."""
        rollen = rollen or DIALOOGROLLEN
        return self.filter(pk__in=gebruiker.werk().met_rol(*rollen).values("school"))

    def zichtbaar_voor(self, gebruiker: "Gebruiker") -> Self:
        """Own schools for people of a school; all of the board for its office (no lezer)."""
        geldig = gebruiker.werk()
        kantoor = geldig.met_rol(*KANTOOR)
        return self.filter(
            Q(pk__in=geldig.met_rol(*DIALOOGROLLEN).values("school"))
            | Q(bestuur__in=kantoor.values("bestuur"))
        )

    def met_dialoog_voor(self, gebruiker: "Gebruiker") -> Self:
        """Whose dialogues one may follow: of the own school; of all of it for the board's office.

        Not for a beheerder, who looks after people and reads no content.
        """
        kantoor = gebruiker.werk().met_rol("adviseur", "bestuurder")
        return self.filter(
            Q(pk__in=self.model.objects.waar_werkt(gebruiker).values("pk"))
            | Q(bestuur__in=kantoor.values("bestuur"))
        )

    def bewerkbaar_voor(self, gebruiker: "Gebruiker") -> Self:
        """Names, vestigingen, closing: the beheerder of the bestuur."""
        return self.filter(bestuur__in=gebruiker.besturen_als("beheerder"))

    def uitnodigbaar_voor(self, gebruiker: "Gebruiker") -> Self:
        """For which one invites people: the directeur, and the beheerder of the bestuur."""
        return self.filter(
            Q(pk__in=gebruiker.scholen_als("directeur").values("school"))
            | Q(bestuur__in=gebruiker.besturen_als("beheerder"))
        )

    def bestaand(self) -> Self:
        """Those that are not closed today."""
        return self.filter(_open_op(klok.vandaag()))


class School(MetSleutel):
    """Who holds the conversation; one or more vestigingen."""

    class Soort(models.TextChoices):
        BASISSCHOOL = "basisschool", "Basisschool"
        SBO = "sbo", "Speciaal basisonderwijs"
        SO = "so", "Speciaal onderwijs"

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="scholen")
    naam = models.CharField("naam", max_length=200)
    soort = models.CharField("soort", max_length=20, choices=Soort, default=Soort.BASISSCHOOL)
    wijk = models.CharField("wijk", max_length=100, blank=True)
    gesloten_op = models.DateField("gesloten op", null=True, blank=True)
    opgegaan_in = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="voorgangers",
        verbose_name="opgegaan in",
    )

    objects = SchoolQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "scholen"

    def __str__(self) -> str:
        return self.naam

    @property
    def is_gesloten(self) -> bool:
        """Whether it is closed today; a day to come still counts as open."""
        return self.gesloten_op is not None and self.gesloten_op <= klok.vandaag()


class Vestiging(models.Model):
    """A location of a school; its BRIN6 is the key of the national lists."""

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.CASCADE, related_name="vestigingen")
    brin6 = models.CharField(
        "BRIN6",
        max_length=6,
        unique=True,
        validators=[
            RegexValidator(
                r"^\d{2}[A-Z]{2}\d{2}$",
                "Een vestigingsnummer heeft twee cijfers, twee letters en twee cijfers: 11ZZ03.",
            )
        ],
    )
    naam = models.CharField("naam", max_length=200)
    plaats = models.CharField("plaats", max_length=100, blank=True)
    gesloten_op = models.DateField("gesloten op", null=True, blank=True)

    class Meta:
        verbose_name_plural = "vestigingen"

    def __str__(self) -> str:
        return f"{self.naam} ({self.brin6})"

    @property
    def is_gesloten(self) -> bool:
        """Whether it is closed today."""
        return self.gesloten_op is not None and self.gesloten_op <= klok.vandaag()
