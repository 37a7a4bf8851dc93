"""What an act on a school says when it cannot be done."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models

from scholen import klok
from scholen.models import Samenwerkingsverband
from scholen.taal import voluit

AL_DICHT = "{} was al gesloten. Kijk hoe het er nu voor staat."
VROEGSTE = date(1985, 8, 1)  # the law that made the basisschool


class KanNiet(Exception):
    """Not now, or not so; the text is a Dutch sentence the user may read."""


class Ingehaald(KanNiet):
    """Somebody else changed the same fields after the page was opened; nothing is saved.

    ``rij`` says what stands there now, ``velden`` which fields both changed.
    """

    def __init__(self, rij: models.Model, velden: frozenset[str]) -> None:
        super().__init__("Iemand anders wijzigde dit net ook. Kies wat het wordt.")
        self.rij = rij
        self.velden = velden


def wat_wijzigt(
    rij: models.Model, nieuw: Mapping[str, Any], gezien: Mapping[str, str] | None
) -> dict[str, Any]:
    """Of the new values those that differ from what stands there now.

    Args:
        rij: as it is now, read in the turn of who changes it.
        gezien: what the page showed, by field, as it stands in a form; without it the new values
            count whatever stood there.

    Raises:
        Ingehaald: a field says neither what the page showed nor what is to come.
    """
    anders = {veld: waarde for veld, waarde in nieuw.items() if waarde != getattr(rij, veld)}
    if gezien is not None:
        ingehaald = {veld for veld in anders if als_invoer(getattr(rij, veld)) != gezien[veld]}
        if ingehaald:
            raise Ingehaald(rij, frozenset(ingehaald))
    return anders


def als_invoer(waarde: Any) -> str:  # noqa: ANN401 a text, or a row with a sleutel
    """A value as a form carries it."""
    if isinstance(waarde, Samenwerkingsverband):
        return waarde.code
    return "" if waarde is None else str(getattr(waarde, "sleutel", waarde))


def keur_dag(per: date, *, tot: date | None = None) -> None:
    """A day that can be meant: not before the basisschool, not years ahead.

    Raises:
        KanNiet: another day.
    """
    vandaag = klok.vandaag()
    laatste = tot or date(vandaag.year + 2, 12, 31)
    if not VROEGSTE <= per <= laatste:
        wat = "vandaag" if tot else voluit(laatste)
        raise KanNiet(f"Kies een dag tussen {voluit(VROEGSTE)} en {wat}.")
