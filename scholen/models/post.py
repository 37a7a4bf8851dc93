"""Mail that has to go out: written with what it is about, sent by the worker, tried again."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q

from scholen.models.mensen import Gebruiker
from scholen.models.organisatie import Bestuur
from scholen.models.sleutel import MetSleutel
from scholen.models.uitnodiging import Uitnodiging

WACHTEN = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
"""How long to wait after each attempt that failed; after the last one it is given up."""
NIEUW_WACHTWOORD = "{nieuw wachtwoord}"
"""The whole text of a mail that is written on sending: whose address it is, the worker looks up."""


class UitgaandBerichtQuerySet(models.QuerySet["UitgaandBericht"]):
    def wachtend(self) -> Self:
        """Neither sent nor given up."""
        return self.filter(verzonden_op=None, mislukt_op=None)

    def te_versturen(self, op: datetime) -> Self:
        """Those whose turn it is, the longest waiting first."""
        return self.wachtend().filter(volgende_op__lte=op).order_by("volgende_op", "pk")

    def kreeg_al(self, aan: str, sinds: datetime) -> bool:
        """Whether a mail about a new password went to this address since then."""
        rijen = self.filter(aan=aan, tekst=NIEUW_WACHTWOORD, verzonden_op__gt=sinds)
        return rijen.exists()

    def houd_tegen(self, waarom: str, *, op: datetime) -> None:
        """What still waits does not go out any more."""
        self.wachtend().update(mislukt_op=op, fout=waarom)


class UitgaandBericht(MetSleutel):
    """One mail to one person. ``{link}`` in the text becomes the invitation's own link on sending.

    No row holds a link that opens a door, not even for a while: it is made as the mail goes out.
    The times here are those of the server, not of the demo's clock.
    """

    bestuur = models.ForeignKey(Bestuur, models.PROTECT, null=True, related_name="+")
    uitnodiging = models.ForeignKey(
        Uitnodiging, models.CASCADE, null=True, related_name="berichten"
    )
    van = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+")
    aan = models.EmailField("aan")
    onderwerp = models.CharField("onderwerp", max_length=200)
    tekst = models.TextField("tekst")
    op = models.DateTimeField("geschreven")
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    volgende_op = models.DateTimeField("volgende poging")
    verzonden_op = models.DateTimeField("verzonden", null=True)
    mislukt_op = models.DateTimeField("opgegeven", null=True)
    fout = models.CharField("wat er misging", max_length=200, blank=True)

    objects = UitgaandBerichtQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "uitgaande berichten"
        indexes = [
            models.Index(
                fields=["volgende_op"],
                condition=Q(verzonden_op=None, mislukt_op=None),
                name="bericht_wacht",
            )
        ]

    def __str__(self) -> str:
        return f"Bericht {self.sleutel}"

    def neem(self, *, op: datetime) -> bool:
        """Claim the next attempt. Of two workers one gets it; one that dies leaves it for later."""
        over = WACHTEN[min(self.pogingen, len(WACHTEN) - 1)]
        rij = type(self).objects.te_versturen(op).filter(pk=self.pk, pogingen=self.pogingen)
        if rij.update(pogingen=F("pogingen") + 1, volgende_op=op + over) != 1:
            return False
        self.pogingen, self.volgende_op = self.pogingen + 1, op + over
        return True

    def is_verzonden(self, *, op: datetime) -> None:
        """The mail server has it."""
        type(self).objects.filter(pk=self.pk).update(verzonden_op=op, fout="")
        self.verzonden_op, self.fout = op, ""

    def lukte_niet(self, fout: str, *, op: datetime, voorgoed: bool) -> None:
        """This attempt failed; the last one, or one that was refused for good, ends it."""
        self.fout = fout[:200]
        if voorgoed or self.pogingen > len(WACHTEN):
            self.mislukt_op = op
        type(self).objects.filter(pk=self.pk).update(fout=self.fout, mislukt_op=self.mislukt_op)
