"""The only place where a status changes."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from django.db import models, transaction

from scholen.models import Gebeurtenis, Gebruiker, leg_vast

NET_VOOR = "Iemand was je net voor. Kijk hoe het er nu voor staat."


class OngeldigeOvergang(Exception):
    """This step cannot be taken now; the text is a Dutch sentence the user may read."""


class AlVeranderd(OngeldigeOvergang):
    """Somebody took this step, or another one, a moment ago."""


class MetLevensloop(models.Model):
    """A row that goes through named statuses, one arrow at a time."""

    OVERGANGEN: ClassVar[Mapping[str, frozenset[str]]]

    status = models.CharField(max_length=20)  # each lifecycle adds its choices

    class Meta:
        abstract = True

    def kan_naar(self, status: str) -> bool:
        """Whether an arrow leads from the present status to ``status``."""
        return status in self.OVERGANGEN[self.status]

    def neem_beurt(self) -> None:
        """Hold the row until the transaction ends, so that acts on it come one after another.

        What is read after it is what the act before left; call it inside ``atomic``.

        Raises:
            AlVeranderd: the row has moved on since it was read.
        """
        rij = type(self)._base_manager.filter(pk=self.pk, status=self.status)
        if rij.update(status=self.status) != 1:
            raise AlVeranderd(NET_VOOR)

    def _ga_naar(
        self,
        status: str,
        *,
        door: Gebruiker | None,
        op: datetime,
        reden: str = "",
        **velden: object,
    ) -> None:
        """Move to ``status``, save ``velden`` in the same UPDATE, write the ``Gebeurtenis``.

        The UPDATE only matches while the row still has the status we read, so of two
        simultaneous clicks one wins and the other is refused.

        Raises:
            AlVeranderd: no such arrow, or the row has moved on since it was read.
        """
        vorige = self.status
        if not self.kan_naar(status):
            raise AlVeranderd("Deze stap kan nu niet meer. Kijk hoe het er nu voor staat.")
        velden["status"] = status
        with transaction.atomic():
            rij = type(self)._base_manager.filter(pk=self.pk, status=vorige)
            if rij.update(**velden) != 1:
                raise AlVeranderd(NET_VOOR)
            for naam, waarde in velden.items():
                setattr(self, naam, waarde)
            leg_vast(
                soort=Gebeurtenis.Soort.OVERGANG,
                rij=self,
                door=door,
                op=op,
                van=vorige,
                naar=status,
                reden=reden,
            )
