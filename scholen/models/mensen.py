"""The people, and who works where in which role."""

from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from scholen import klok
from scholen.models.organisatie import Bestuur, Samenwerkingsverband, School
from scholen.models.sleutel import MetSleutel


class GebruikerManager(BaseUserManager["Gebruiker"]):
    def create_user(self, email: str, password: str | None = None, **velden: object) -> "Gebruiker":
        """Make a person with a hashed password; without one, nobody can log in yet.

        Args:
            email: stored in lower case, so one person has one account.
        """
        gebruiker = self.model(email=email.lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker

    def get_by_natural_key(self, email: str | None) -> "Gebruiker":
        return self.get(email=(email or "").lower())


class Gebruiker(MetSleutel, AbstractBaseUser):
    """A person with an account; rights come from the aanstellingen alone."""

    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField("naam", max_length=200)
    is_active = models.BooleanField("mag inloggen", default=True)

    objects = GebruikerManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    class Meta:
        verbose_name_plural = "gebruikers"
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")),
                name="email_in_kleine_letters",
                violation_error_message="Schrijf het e-mailadres met kleine letters.",
            )
        ]

    def __str__(self) -> str:
        return self.naam

    def scholen_als(self, *rollen: str) -> QuerySet[Any, Any]:
        """For ``school__in``: where one holds one of ``rollen`` (default: ib, mt, directeur)."""
        rollen = rollen or (Rol.IB, Rol.MT, Rol.DIRECTEUR)
        return self.aanstellingen.geldig().met_rol(*rollen).values("school")

    def besturen_als(self, *rollen: str) -> QuerySet[Any, Any]:
        """For ``bestuur__in``: at whose office one now holds one of ``rollen`` (default: any)."""
        return self.aanstellingen.geldig().met_rol(*rollen).values("bestuur")

    @property
    def voornaam(self) -> str:
        """The first word of the name: how the product greets somebody."""
        return self.naam.split(" ")[0]


class Rol(models.TextChoices):
    """The role codes of the field; what each may see stands in the access functions."""

    IB = "ib", "ib'er"
    MT = "mt", "MT-lid"
    TEAM = "team", "teamlid"
    DIRECTEUR = "directeur", "directeur"
    ADVISEUR = "adviseur", "bestuursadviseur"
    BESTUURDER = "bestuurder", "bestuurder"
    SWV = "swv", "swv-medewerker"
    LEZER = "lezer", "lezer"
    BEHEERDER = "beheerder", "functioneel beheerder"


SCHOOLROLLEN = (Rol.IB, Rol.MT, Rol.TEAM, Rol.DIRECTEUR)
BESTUURSROLLEN = (Rol.ADVISEUR, Rol.BESTUURDER, Rol.LEZER)


class AanstellingQuerySet(models.QuerySet["Aanstelling"]):
    def geldig(self) -> Self:
        """Those that run today; when one ends its rights end the same day."""
        vandaag = klok.vandaag()
        return self.filter(Q(tot=None) | Q(tot__gte=vandaag), van__lte=vandaag)

    def met_rol(self, *rollen: str) -> Self:
        """Those with one of ``rollen``; without any given, all."""
        return self.filter(rol__in=rollen) if rollen else self


class Aanstelling(models.Model):
    """Who works where, in which role, from when until when (both days included)."""

    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="aanstellingen")
    rol = models.CharField("rol", max_length=20, choices=Rol)
    school = models.ForeignKey(
        School, models.PROTECT, null=True, blank=True, related_name="aanstellingen"
    )
    bestuur = models.ForeignKey(
        Bestuur, models.PROTECT, null=True, blank=True, related_name="aanstellingen"
    )
    swv = models.ForeignKey(
        Samenwerkingsverband, models.PROTECT, null=True, blank=True, related_name="aanstellingen"
    )
    functie = models.CharField("functie", max_length=200, blank=True)
    van = models.DateField("van")
    tot = models.DateField("tot en met", null=True, blank=True)

    objects = AanstellingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "aanstellingen"
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(rol__in=SCHOOLROLLEN, school__isnull=False, bestuur=None, swv=None)
                    | Q(rol__in=BESTUURSROLLEN, bestuur__isnull=False, school=None, swv=None)
                    | Q(rol=Rol.SWV, swv__isnull=False, school=None, bestuur=None)
                    | Q(rol=Rol.BEHEERDER, school=None, swv=None)
                ),
                name="aanstelling_past_bij_de_rol",
                violation_error_message="Deze rol hoort bij een ander soort organisatie.",
            ),
            models.CheckConstraint(
                condition=Q(tot=None) | Q(tot__gte=models.F("van")),
                name="aanstelling_eindigt_na_begin",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]

    def __str__(self) -> str:
        waar = self.school or self.bestuur or self.swv or "de installatie"
        return f"{self.gebruiker}, {self.get_rol_display()} bij {waar}"

    @property
    def functie_of_rol(self) -> str:
        """The function as written, else the role in words."""
        return self.functie or self.get_rol_display()
