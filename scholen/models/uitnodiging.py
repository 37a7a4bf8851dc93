"""An invitation by mail: a link that works once and not longer than a week."""

import base64
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.crypto import constant_time_compare, salted_hmac

from scholen.models.mensen import Aanstelling, AanstellingQuerySet, Gebruiker, MetRol
from scholen.models.organisatie import Bestuur, Samenwerkingsverband, School
from scholen.models.rol import INSTALLATIEROLLEN, TEAMROLLEN, Rol
from scholen.models.sleutel import MetSleutel
from scholen.models.voorstel import Voorstel

GELDIG = timedelta(days=7)
ZOUT = "scholen.uitnodiging"


class UitnodigingQuerySet(models.QuerySet["Uitnodiging"]):
    def open(self) -> Self:
        """Those that nobody accepted and nobody took back; they may have lapsed."""
        return self.filter(aangenomen_op=None, ingetrokken_op=None)

    def te_vernieuwen(self, *, door: Gebruiker, bestuur: Bestuur | None, op: datetime) -> Self:
        """Those that lapsed, and that this person may send again."""
        return self.open().filter(bestuur=bestuur, verloopt_op__lte=op).bewerkbaar_voor(door)

    def met_een_van(self, rollen: Iterable[Voorstel]) -> Self:
        """Those with one of these roles in them."""
        een = reduce(or_, (Q(**rol.plek) for rol in rollen))
        return self.filter(Exists(Uitnodigingsrol.objects.filter(een, uitnodiging=OuterRef("pk"))))

    def bewerkbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """Of the own bestuur for its beheerder; those to nothing but the own team for a directeur;
        those to beheerders and samenwerkingsverbanden for who keeps the installation."""
        werk = gebruiker.werk()
        return self.filter(_mag_uitnodigen(werk, per_rol=werk))

    def gedragen(self) -> Self:
        """Those whose inviter may still invite to all that is in them; of the system always."""
        werk = Aanstelling.objects.geldig().filter(gebruiker__is_active=True)
        mag = _mag_uitnodigen(
            werk.filter(gebruiker=OuterRef("door")),
            per_rol=werk.filter(gebruiker=OuterRef("uitnodiging__door")),
        )
        return self.filter(Q(door=None) | mag)


def _mag_uitnodigen(werk: AanstellingQuerySet, *, per_rol: AanstellingQuerySet) -> Q:
    """Whether somebody with these roles may invite; ``per_rol``: the same, seen from one role."""
    rollen = Uitnodigingsrol.objects.filter(uitnodiging=OuterRef("pk"))
    eigen = Q(school__in=per_rol.met_rol(Rol.DIRECTEUR).values("school"), rol__in=TEAMROLLEN)
    hoog = Q(rol__in=INSTALLATIEROLLEN)
    return (
        Q(bestuur__in=werk.met_rol(Rol.BEHEERDER).values("bestuur"))
        | Q(Exists(rollen.filter(eigen)), ~Exists(rollen.exclude(eigen)))
        | Q(
            Exists(werk.van_de_installatie()),
            Exists(rollen.filter(hoog)),
            ~Exists(rollen.exclude(hoog)),
        )
    )


class Uitnodiging(MetSleutel):
    """Somebody is asked to come and work here, in one or more roles.

    The token of the link is kept nowhere: it is made from the installation's secret key, the
    sleutel and the number of the sending, so that a copy of the database opens no door.
    """

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, null=True, related_name="+")
    email = models.EmailField("e-mailadres")
    naam = models.CharField("naam", max_length=200)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, editable=False, related_name="+")
    door_naam = models.CharField("wie nodigt uit", max_length=200, editable=False)
    op = models.DateTimeField("wanneer", editable=False)
    verstuurd = models.PositiveSmallIntegerField("hoe vaak verstuurd", default=0, editable=False)
    verloopt_op = models.DateTimeField("geldig tot", editable=False)
    aangenomen_op = models.DateTimeField("aangenomen", null=True, editable=False)
    aangenomen_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, editable=False, related_name="uitnodigingen"
    )
    ingetrokken_op = models.DateTimeField("ingetrokken", null=True, editable=False)

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "uitnodigingen"
        indexes = [models.Index(fields=["email"], name="uitnodiging_aan")]

    def __str__(self) -> str:
        return f"Uitnodiging aan {self.naam}"

    @property
    def token(self) -> str:
        """The secret half of the link of the last sending."""
        ruw = salted_hmac(ZOUT, f"{self.sleutel}:{self.verstuurd}", algorithm="sha256").digest()
        return base64.urlsafe_b64encode(ruw).rstrip(b"=").decode()

    def past(self, token: str) -> bool:
        """Whether this is the token of the last sending."""
        return constant_time_compare(token.encode(), self.token.encode())

    @property
    def is_open(self) -> bool:
        """Whether it was neither accepted nor taken back."""
        return self.aangenomen_op is None and self.ingetrokken_op is None

    def is_verlopen(self, op: datetime) -> bool:
        """Whether the week is over."""
        return op >= self.verloopt_op

    def werkt(self, op: datetime) -> bool:
        """Whether the link still opens the door."""
        return self.is_open and not self.is_verlopen(op)

    @property
    def wordt_gedragen(self) -> bool:
        """Whether who invited may still do so; if not, somebody else sends it again."""
        return type(self).objects.gedragen().filter(pk=self.pk).exists()

    @property
    def gesloten_school(self) -> School | None:
        """A school that closed meanwhile, if the invitation is for nothing else."""
        return gesloten_school_van(self.rollen.select_related("school").order_by("pk"))

    def aangeboden(self, op: datetime) -> list[Voorstel]:
        """The roles in it, as they can be given now; one query.

        Nobody gets a role for days that are over.
        """
        rijen = self.rollen.select_related("school", "bestuur", "swv").order_by("pk")
        return [
            Voorstel(
                rij.rol,
                max(rij.van, op.date()),
                rij.tot,
                rij.functie,
                school=rij.school,
                bestuur=rij.bestuur,
                swv=rij.swv,
            )
            for rij in rijen
        ]

    def verstuur_opnieuw(self, *, door: Gebruiker, op: datetime) -> bool:
        """A new link for another week, from who sends it now; the one before stops.

        Whether it was still open.
        """
        velden = {
            "verstuurd": self.verstuurd + 1,
            "verloopt_op": op + GELDIG,
            "door": door,
            "door_naam": door.naam,
        }
        rij = type(self).objects.open().filter(pk=self.pk, verstuurd=self.verstuurd)
        if rij.update(**velden) != 1:
            return False
        for veld, waarde in velden.items():
            setattr(self, veld, waarde)
        return True

    def verbeter_rol(self, rol: Voorstel) -> None:
        """A role in it as it is asked for now: with another function or days, or one more."""
        nieuw = {"functie": rol.functie, "van": rol.van, "tot": rol.tot}
        self.rollen.update_or_create(**rol.plek, defaults=nieuw)

    def verbeter_adres(self, email: str) -> bool:
        """Another address, for who did not come yet. Whether it was still open."""
        gelukt = type(self).objects.open().filter(pk=self.pk).update(email=email) == 1
        self.email = email if gelukt else self.email
        return gelukt

    def trek_in(self, *, op: datetime) -> bool:
        """The link stops. Whether it was still open."""
        gelukt = type(self).objects.open().filter(pk=self.pk).update(ingetrokken_op=op) == 1
        self.ingetrokken_op = op if gelukt else self.ingetrokken_op
        return gelukt

    def neem_aan(self, *, door: Gebruiker, op: datetime) -> bool:
        """Used, once. Whether it was still open, the week not over, and no newer link went out."""
        rij = (
            type(self)
            .objects.open()
            .filter(pk=self.pk, verloopt_op__gt=op, verstuurd=self.verstuurd)
        )
        if rij.update(aangenomen_op=op, aangenomen_door=door) != 1:
            return False
        self.aangenomen_op, self.aangenomen_door = op, door
        return True


class Uitnodigingsrol(MetRol):
    """One of the roles that an invitation gives."""

    uitnodiging = models.ForeignKey(Uitnodiging, models.CASCADE, related_name="rollen")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="+")
    bestuur = models.ForeignKey(Bestuur, models.PROTECT, null=True, blank=True, related_name="+")
    swv = models.ForeignKey(
        Samenwerkingsverband, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(MetRol.Meta):
        abstract = False
        verbose_name_plural = "uitnodigingsrollen"

    def __str__(self) -> str:
        return f"{self.get_rol_display()} bij {self.waar}"

    @property
    def waar(self) -> str:
        """The place by name."""
        return str(self.school or self.bestuur or self.swv or "de hele installatie")


def gesloten_school_van(rollen: Iterable[Uitnodigingsrol]) -> School | None:
    """The first of the schools of these roles, if all of them are at schools that closed."""
    scholen = [rol.school for rol in rollen]
    dicht = [school for school in scholen if school is not None and school.is_gesloten]
    return dicht[0] if dicht and len(dicht) == len(scholen) else None
