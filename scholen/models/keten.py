"""The log as a chain: each line holds the hash of the one before, so no change stays unseen.

There is a chain per bestuur, and one of the installation. The row of a chain is its head: who adds
a line holds it until the transaction ends, so two lines never follow the same one.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple

from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce

from scholen.models.organisatie import Bestuur
from scholen.models.sleutel import MetSleutel

if TYPE_CHECKING:
    from scholen.models.logboek import Gebeurtenis


class Regel(NamedTuple):
    """A line of the log as it is hashed: names of rows instead of counters, the moment in UTC.

    So a chain still fits after a bestuur has moved to another installation.
    """

    nummer: int
    vorige: str
    school: str
    gebruiker: str
    naam: str
    rol: str
    op: str
    soort: str
    model: str
    sleutel: str
    van: str
    naar: str
    reden: str
    hash: str
    verzoek: str
    sessie: str

    @classmethod
    def van_rij(cls, rij: "Gebeurtenis") -> "Regel":
        """The line of a row (select ``school`` and ``gebruiker`` along)."""
        return cls(
            nummer=rij.nummer,
            vorige=rij.vorige,
            school=rij.school.sleutel if rij.school else "",
            gebruiker=rij.gebruiker.sleutel if rij.gebruiker else "",
            op=rij.op.astimezone(UTC).isoformat(timespec="microseconds"),
            **{naam: str(getattr(rij, naam)) for naam in TEKSTEN},
        )

    @property
    def schakel(self) -> str:
        """The SHA-256 of all of it: what the next line holds on to."""
        tekst = json.dumps(self, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(tekst.encode()).hexdigest()


TEKSTEN = (
    "naam",
    "rol",
    "soort",
    "model",
    "sleutel",
    "van",
    "naar",
    "reden",
    "hash",
    "verzoek",
    "sessie",
)


class KetenQuerySet(models.QuerySet["Keten"]):
    def neem_beurt(self, bestuur: int | None) -> "Keten":
        """The chain of a bestuur, held until the transaction ends; begun when there is none."""
        vast = self.select_for_update().filter(bestuur=bestuur)
        if keten := vast.first():
            return keten
        Keten.objects.bulk_create([Keten(bestuur_id=bestuur)], ignore_conflicts=True)
        return vast.get()

    def hang_aan(self, rijen: Sequence["Gebeurtenis"]) -> None:
        """Give each row its place behind the last line of its chain; call it inside ``atomic``."""
        for bestuur in sorted({rij.bestuur_id for rij in rijen}, key=lambda pk: pk or 0):
            keten = self.neem_beurt(bestuur)
            for rij in rijen:
                if rij.bestuur_id == bestuur:
                    keten.neem_op(rij)
            self.filter(pk=keten.pk).update(nummer=keten.nummer, kop=keten.kop)


class Keten(MetSleutel):
    """The head of one chain: how many lines there were, and the hash of the last.

    What retention has cut off stands here too, so that the first line left still has something to
    hold on to; a line of kind *ingekort* vouches for it.
    """

    bestuur = models.OneToOneField(Bestuur, models.PROTECT, null=True, related_name="+")
    nummer = models.PositiveBigIntegerField("nummer van de laatste regel", default=0)
    kop = models.CharField("schakel van de laatste regel", max_length=64, blank=True)
    begint_na = models.PositiveBigIntegerField("ingekort tot en met", default=0)
    begin = models.CharField("schakel van de laatste ingekorte regel", max_length=64, blank=True)

    objects = KetenQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "ketens"
        constraints = [
            models.UniqueConstraint(
                Coalesce("bestuur", Value(0, models.BigIntegerField())),
                name="een_keten_per_bestuur",
            )
        ]

    def __str__(self) -> str:
        return f"Logboek van {self.bestuur or 'de installatie'}"

    @property
    def eerste(self) -> str:
        """What the very first line holds on to: the chain itself."""
        return hashlib.sha256(f"keten {self.sleutel}".encode()).hexdigest()

    def neem_op(self, rij: "Gebeurtenis") -> None:
        """Let a row that is not saved yet follow the last one."""
        rij.nummer, rij.vorige = self.nummer + 1, self.kop or self.eerste
        rij.schakel = Regel.van_rij(rij).schakel
        self.nummer, self.kop = rij.nummer, rij.schakel
