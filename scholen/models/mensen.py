"""The people, and who works where in which role."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from scholen import klok
from scholen.models.organisatie import Bestuur, Samenwerkingsverband, School
from scholen.models.rol import (
    BESTUURSROLLEN,
    DIALOOGROLLEN,
    INSTALLATIEROLLEN,
    KANTOOR,
    SCHOOLROLLEN,
    TEAMROLLEN,
    Rol,
)
from scholen.models.sleutel import MetSleutel
from scholen.taal import vergelijkbaar

Besturen = QuerySet[Any, Any] | Iterable[Bestuur]
"""Rows, or a query for them or for their numbers."""


class GebruikerQuerySet(models.QuerySet["Gebruiker"]):
    def van_besturen(self, besturen: Besturen) -> Self:
        """Who works or worked for one of these besturen, at the office or at a school."""
        werk = Aanstelling.objects.van_besturen(besturen)
        return self.filter(pk__in=werk.values("gebruiker"))

    def zichtbaar_voor(self, gebruiker: "Gebruiker") -> Self:
        """Everybody of the bestuur for its office (no lezer); of the own school for a directeur."""
        return self._met_werk_bij(gebruiker, Aanstelling.objects.all())

    def collega_van(self, gebruiker: "Gebruiker") -> Self:
        """Of those who still work there or begin soon: who left is asked again, by mail."""
        return self._met_werk_bij(gebruiker, Aanstelling.objects.lopend())

    def _met_werk_bij(self, gebruiker: "Gebruiker", rijen: "AanstellingQuerySet") -> Self:
        eigen = rijen.filter(school__in=gebruiker.scholen_als(Rol.DIRECTEUR))
        werk = rijen.van_besturen(gebruiker.besturen_als(*KANTOOR))
        return self.filter(Q(pk__in=werk.values("gebruiker")) | Q(pk__in=eigen.values("gebruiker")))


class GebruikerManager(BaseUserManager["Gebruiker"]):
    """Makes and finds people by their e-mail address, whatever its capitals."""

    def create_user(self, email: str, password: str | None = None, **velden: object) -> "Gebruiker":
        """Make a person with a hashed password; without one, nobody can log in yet.

        Args:
            email: stored in lower case, so one person has one account.
        """
        gebruiker = self.model(email=email.lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker

    def met_adres(self, email: str) -> "Gebruiker | None":
        """Who has this address, if anybody does."""
        return self.filter(email=email.lower()).first()

    def get_by_natural_key(self, email: str | None) -> "Gebruiker":
        """The person who logs in with this address."""
        return self.get(email=(email or "").lower())


class Gebruiker(MetSleutel, AbstractBaseUser):
    """A person with an account; rights come from the aanstellingen alone."""

    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField("naam", max_length=200)
    is_active = models.BooleanField("mag inloggen", default=True)
    adres_gewijzigd_op = models.DateTimeField("ander e-mailadres sinds", null=True, editable=False)
    vergeten_op = models.DateTimeField("op verzoek vergeten", null=True, editable=False)

    voor = ""
    """For which place (``Aanstelling.plek``) somebody chose to work in this session; empty: all."""

    objects = GebruikerManager.from_queryset(GebruikerQuerySet)()

    UITGESCHREVEN = "@uitgeschreven.invalid"
    """How the address ends of an account that was cleared: nobody logs in or is found with it."""

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

    def werk(self) -> "AanstellingQuerySet":
        """The roles that count now: all that run, or those of the place one chose."""
        geldig: AanstellingQuerySet = self.aanstellingen.geldig()
        return geldig.op_plek(self.voor) if self.voor else geldig

    def scholen_als(self, *rollen: str) -> QuerySet[Any, Any]:
        """For ``school__in``: where one holds one of ``rollen`` (default: ib, mt, directeur)."""
        return self.werk().met_rol(*(rollen or DIALOOGROLLEN)).values("school")

    def besturen_als(self, *rollen: str) -> QuerySet[Any, Any]:
        """For ``bestuur__in``: at whose office one now holds one of ``rollen`` (default: any)."""
        return self.werk().met_rol(*rollen).values("bestuur")

    @property
    def is_leeggemaakt(self) -> bool:
        """Whether name, address and log-in are gone."""
        return self.email.endswith(self.UITGESCHREVEN)

    @property
    def voornaam(self) -> str:
        """The first word of the name: how the product greets somebody."""
        return self.naam.split(" ")[0]


HOUDT_DE_INSTALLATIE = Q(rol=Rol.BEHEERDER, bestuur=None)


class AanstellingQuerySet(models.QuerySet["Aanstelling"]):
    """Aanstellingen by day and by role."""

    def geldig(self) -> Self:
        """Those that run today; one that was ended counts no more at the next request."""
        return self.lopend().filter(van__lte=klok.vandaag())

    def lopend(self) -> Self:
        """Those that run today or begin later."""
        return self.filter(Q(tot=None) | Q(tot__gte=klok.vandaag()), beeindigd_op=None)

    def van_besturen(self, besturen: Besturen) -> Self:
        """Those at the office or at a school of one of these besturen."""
        return self.filter(Q(bestuur__in=besturen) | Q(school__bestuur__in=besturen))

    def nu_bij(self, bestuur: Bestuur | OuterRef) -> Self:
        """Those that count today at this bestuur (of a row, or of the row outside a subquery)."""
        return self.geldig().filter(Q(bestuur=bestuur) | Q(school__bestuur=bestuur))

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """Of the own bestuur for its office, of the own school for its people; who keeps the
        installation sees who keeps a bestuur."""
        kantoor = gebruiker.besturen_als(*KANTOOR)
        return self.filter(
            Q(bestuur__in=kantoor)
            | Q(school__bestuur__in=kantoor)
            | Q(school__in=gebruiker.scholen_als())
            | _voor_de_installatie(gebruiker)
        )

    def bewerkbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """The beheerder of the bestuur; the directeur for ib, mt and team of the own school; who
        keeps the installation for beheerders and people of a samenwerkingsverband."""
        eigen = gebruiker.besturen_als(Rol.BEHEERDER)
        return self.filter(
            Q(bestuur__in=eigen)
            | Q(school__bestuur__in=eigen)
            | Q(school__in=gebruiker.scholen_als(Rol.DIRECTEUR), rol__in=TEAMROLLEN)
            | _voor_de_installatie(gebruiker)
        )

    def van_de_installatie(self) -> Self:
        """Those of who keeps the installation: beheerder, and of no bestuur."""
        return self.filter(HOUDT_DE_INSTALLATIE)

    def op_plek(self, plek: str) -> Self:
        """Those at the place with this name (``Aanstelling.plek``); none for one we do not know."""
        soort, _, naam = plek.partition(":")
        if soort == "installatie":
            return self.van_de_installatie()
        veld = {"school": "school__sleutel", "swv": "swv__code"}.get(soort)
        return self.filter(**{veld or "bestuur__bestuursnummer": naam})

    def op_volgorde(self) -> Self:
        """With where each is: the schools by name, then the others."""
        rijen = self.select_related("school__bestuur", "bestuur", "swv")
        return rijen.order_by(F("school__naam").asc(nulls_last=True), "pk")

    def met_rol(self, *rollen: str) -> Self:
        """Those with one of ``rollen``; without any given, all."""
        return self.filter(rol__in=rollen) if rollen else self


def _voor_de_installatie(gebruiker: Gebruiker) -> Q:
    """What who keeps the installation looks after: beheerders, and samenwerkingsverbanden."""
    return Q(Exists(gebruiker.werk().van_de_installatie()), rol__in=INSTALLATIEROLLEN)


class MetRol(models.Model):
    """A role somewhere, from when until when (both days included)."""

    rol = models.CharField("rol", max_length=20, choices=Rol)
    functie = models.CharField("functie", max_length=200, blank=True)
    van = models.DateField("van")
    tot = models.DateField("tot en met", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(rol__in=SCHOOLROLLEN, school__isnull=False, bestuur=None, swv=None)
                    | Q(rol__in=BESTUURSROLLEN, bestuur__isnull=False, school=None, swv=None)
                    | Q(rol=Rol.SWV, swv__isnull=False, school=None, bestuur=None)
                    | Q(rol=Rol.BEHEERDER, school=None, swv=None)
                ),
                name="%(class)s_past_bij_de_rol",
                violation_error_message="Deze rol hoort bij een ander soort organisatie.",
            ),
            models.CheckConstraint(
                condition=Q(tot=None) | Q(tot__gte=models.F("van")),
                name="%(class)s_eindigt_na_begin",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]

    @property
    def functie_of_rol(self) -> str:
        """The function as written, else the role in words."""
        return self.functie or self.get_rol_display()

    @property
    def rol_erbij(self) -> str:
        """The role in words, where the function does not say it already."""
        rol = self.get_rol_display()
        return "" if vergelijkbaar(rol) in vergelijkbaar(self.functie_of_rol) else rol


class Aanstelling(MetSleutel, MetRol):
    """Who works where, in which role; when it ends the rights end at once."""

    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="aanstellingen")
    school = models.ForeignKey(
        School, models.PROTECT, null=True, blank=True, related_name="aanstellingen"
    )
    bestuur = models.ForeignKey(
        Bestuur, models.PROTECT, null=True, blank=True, related_name="aanstellingen"
    )
    swv = models.ForeignKey(
        Samenwerkingsverband, models.PROTECT, null=True, blank=True, related_name="aanstellingen"
    )
    beeindigd_op = models.DateTimeField("beëindigd", null=True, editable=False)
    nagekeken_op = models.DateTimeField("klopte nog", null=True, editable=False)

    objects = AanstellingQuerySet.as_manager()

    class Meta(MetRol.Meta):
        abstract = False
        verbose_name_plural = "aanstellingen"

    def __str__(self) -> str:
        return f"{self.gebruiker}, {self.get_rol_display()} bij {self.waar}"

    @property
    def waar(self) -> str:
        """The place by name; a beheerder without a bestuur keeps the whole installation."""
        return str(self.school or self.bestuur or self.swv or "de hele installatie")

    @property
    def plek(self) -> str:
        """A name for the place, as a session keeps it; read the place along."""
        if self.school:
            return f"school:{self.school.sleutel}"
        if self.swv:
            return f"swv:{self.swv.code}"
        return f"bestuur:{self.bestuur.bestuursnummer}" if self.bestuur else "installatie:"

    @property
    def ging_niet_door(self) -> bool:
        """Whether it was ended before its first day: nobody ever worked in it."""
        return self.beeindigd_op is not None and timezone.localdate(self.beeindigd_op) < self.van

    def loopt_op(self, dag: date) -> bool:
        """Whether it runs on a day or begins later, and was not ended."""
        return self.beeindigd_op is None and (self.tot is None or self.tot >= dag)
