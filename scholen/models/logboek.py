"""Who did what: append-only, read by those concerned."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from scholen import klok
from scholen.herkomst import herkomst
from scholen.models.keten import Keten
from scholen.models.mensen import Aanstelling, Gebruiker
from scholen.models.organisatie import Bestuur, School
from scholen.models.rol import Rol

HET_SYSTEEM = "het systeem"
"""Who acted when nobody was logged in."""


class GebeurtenisQuerySet(models.QuerySet["Gebeurtenis"]):
    def zichtbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """The log of a bestuur for its beheerder, with how its people log in while they work
        there; no content in it.

        What a school does in its own draft stays out of it: until it submits, the bestuur hears
        how far it is and no more. The beheerder of the installation reads what belongs to no
        bestuur.
        """
        als_beheerder = gebruiker.werk().met_rol(Rol.BEHEERDER)
        besturen = als_beheerder.exclude(bestuur=None).values("bestuur")
        toen_hier = Aanstelling.objects.van_besturen(besturen).filter(
            Q(tot=None) | Q(tot__gte=OuterRef("op__date")),
            gebruiker__sleutel=OuterRef("sleutel"),
            van__lte=OuterRef("op__date"),
        )
        van_mensen = Q(Exists(toen_hier), bestuur=None, soort=Gebeurtenis.Soort.INLOGGEN)
        van_installatie = Q(bestuur=None) & Exists(als_beheerder.filter(bestuur=None))
        in_concept = Q(model__in=("zelfevaluatie", "onderwerp"), soort=Gebeurtenis.Soort.WIJZIGING)
        van_bestuur = Q(bestuur__in=besturen) & ~in_concept
        return self.filter(van_bestuur | van_mensen | van_installatie)

    def create(self, **velden: Any) -> Any:  # noqa: ANN401 fields of any kind; gives the line
        """Write one line at the end of its chain."""
        return self.bulk_create([Gebeurtenis(**velden)])[0]

    def bulk_create(  # type: ignore[override]  # a line is never written over another
        self, objs: Iterable[Any], batch_size: int | None = None
    ) -> list[Any]:
        """Write lines at the end of their chains, in this order."""
        rijen: list[Any] = list(objs)
        waarvandaan = herkomst()
        for rij in rijen:
            rij.verzoek, rij.sessie = waarvandaan.verzoek, waarvandaan.sessie
        with transaction.atomic(savepoint=False):
            Keten.objects.hang_aan(rijen)
            return super().bulk_create(rijen, batch_size=batch_size)


class Gebeurtenis(models.Model):
    """One act: a transition, an akkoord, a read, a change of rights.

    Names and roles are text, so that the line still reads after somebody has left. Nothing changes
    or removes a line: the database refuses, and the chain would show it.
    """

    class Soort(models.TextChoices):
        OVERGANG = "overgang", "Stap in het proces"
        GELEZEN = "gelezen", "Gelezen"
        INZAGE = "inzage", "Inzage met reden"
        AKKOORD = "akkoord", "Akkoord"
        WIJZIGING = "wijziging", "Wijziging"
        NAAM = "naam", "Andere naam"
        INLOGGEN = "inloggen", "Inloggen en beveiliging"
        GEWEIGERD = "geweigerd", "Geweigerd"
        INGEKORT = "ingekort", "Logboek ingekort"

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
    verzoek = models.CharField("verzoek", max_length=32, blank=True, editable=False)
    sessie = models.CharField("sessie", max_length=32, blank=True, editable=False)
    nummer = models.PositiveBigIntegerField("plek in de keten", editable=False)
    vorige = models.CharField("schakel van de regel ervoor", max_length=64, editable=False)
    schakel = models.CharField("schakel", max_length=64, editable=False)

    objects = GebeurtenisQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "gebeurtenissen"
        indexes = [models.Index(fields=["model", "sleutel", "soort"], name="gebeurtenis_van")]
        constraints = [
            models.UniqueConstraint(
                Coalesce("bestuur", Value(0, models.BigIntegerField())),
                "nummer",
                name="een_regel_per_plek_in_de_keten",
            )
        ]

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
    bij: models.Model | None = None,
) -> Gebeurtenis:
    """Write one line in the log about ``rij``, a row with a bestuur and perhaps a school.

    Args:
        door: who did it; ``None`` for a command of the installation.
        bij: the row it belongs to, when it carries no bestuur and no school itself.
    """
    bestuur, school = _waar(bij or rij)
    regel: Gebeurtenis = Gebeurtenis.objects.create(
        bestuur=bestuur,
        school=school,
        gebruiker=door,
        naam=door.naam if door else HET_SYSTEEM,
        rol=functie_van(door, bestuur=bestuur, school=school) if door else "",
        op=op,
        soort=soort,
        **_wijst_naar(rij),
        van=van,
        naar=naar,
        reden=reden,
        hash=vingerafdruk,
    )
    return regel


def leg_alle_vast(
    rijen: Iterable[models.Model], *, door: Gebruiker, op: datetime, reden: str
) -> None:
    """Write a line about each of these rows, as ``leg_vast``; one query per bestuur.

    Who acts does so for the bestuur, in the function that they have there.

    Args:
        reden: what was done; ``{}`` stands for the row.
    """
    functies: dict[Bestuur | None, str] = {}
    regels = []
    for rij in rijen:
        bestuur, school = _waar(rij)
        if bestuur not in functies:
            functies[bestuur] = functie_van(door, bestuur=bestuur, school=None)
        regels.append(
            Gebeurtenis(
                bestuur=bestuur,
                school=school,
                gebruiker=door,
                naam=door.naam,
                rol=functies[bestuur],
                op=op,
                soort=Gebeurtenis.Soort.WIJZIGING,
                **_wijst_naar(rij),
                reden=reden.format(rij),
            )
        )
    Gebeurtenis.objects.bulk_create(regels)


def _waar(rij: models.Model) -> tuple[Bestuur | None, School | None]:
    """Of which bestuur and which school a row is, as far as it is of one."""
    school = rij if isinstance(rij, School) else getattr(rij, "school", None)
    bestuur = rij if isinstance(rij, Bestuur) else getattr(rij, "bestuur", None)
    return bestuur or (school.bestuur if school else None), school


def _wijst_naar(rij: models.Model) -> dict[str, str]:
    sleutel = getattr(rij, "sleutel", "") or str(rij.pk)
    return {"model": rij._meta.model_name or "", "sleutel": sleutel}


def leg_vast_bij_installatie(
    *,
    soort: str = Gebeurtenis.Soort.WIJZIGING,
    model: str,
    sleutel: str,
    op: datetime,
    van: str = "",
    naar: str = "",
    reden: str = "",
    vingerafdruk: str = "",
) -> None:
    """Write one line in the log of the installation, of what is no row of a bestuur (any more).

    Nobody was logged in; who was is named by ``leg_vast``.
    """
    Gebeurtenis.objects.create(
        naam=HET_SYSTEEM,
        op=op,
        soort=soort,
        model=model,
        sleutel=sleutel,
        van=van,
        naar=naar,
        reden=reden,
        hash=vingerafdruk,
    )


def leg_handeling_vast(rij: models.Model, reden: str, *, bij: models.Model | None = None) -> None:
    """Write one line about a small act in the request that is being answered.

    Who and when come from there. Outside a request (the demo, a command) nobody acts like this,
    and nothing is written.
    """
    if door := herkomst().door:
        leg_vast(rij=rij, door=door, op=klok.nu(), reden=reden, bij=bij)


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
