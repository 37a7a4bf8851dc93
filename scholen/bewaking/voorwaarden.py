"""The pieces that a condition on a row is made of, as SQL for PostgreSQL."""

from dataclasses import dataclass

from django.db.models import Model


def lijst(*namen: str) -> str:
    """The numbers in these settings of this transaction; read once per query.

    A query plans whatever the conditions of its tables ask for, needed or not. That costs more
    than the rows do, so several settings are asked for in one.
    """
    delen = (f"COALESCE(NULLIF(current_setting('kw.{een}', true), ''), '{{}}')" for een in namen)
    waarde = " || ".join(f"{deel}::bigint[]" for deel in delen)
    return f"(SELECT {waarde})::bigint[]"  # the outer cast says: one array, and not rows


def woord(naam: str) -> str:
    """The text in a setting of this transaction; without one ``NULL``, so equal to nothing.

    Looked up for each row that gets here, which costs less than to plan it once per query.
    """
    return f"NULLIF(current_setting('kw.{naam}', true), '')"


BESTUREN = f"= ANY ({lijst('besturen')})"
"""The besturen that somebody works for now: those of the place one chose, or all."""
MIJN = f"= ANY ({lijst('mijn')})"
"""Every bestuur that somebody works for, whatever place one chose."""
EERDER = f"= ANY ({lijst('eerder')})"
"""Every bestuur that somebody works or worked for: its name, and whom to ask there."""
GAST = f"= ANY ({lijst('gast')})"
"""The bestuur at whose door somebody stands: an invitation, or its own log-in."""
MIJN_OF_GAST = f"= ANY ({lijst('mijn', 'gast')})"
IK = f"= {woord('gebruiker')}::bigint"
IEMAND = f"{woord('gebruiker')} IS NOT NULL"
INSTALLATIE = f"{woord('installatie')} <> '{{}}'"
"""Whether somebody keeps the installation."""


@dataclass(frozen=True)
class Bewaakt:
    """A table, who may read a row of it, and who may add or change one."""

    tabel: str
    lezen: str
    schrijven: str

    @classmethod
    def van(cls, model: type[Model], lezen: str, schrijven: str = "") -> "Bewaakt":
        """Of a model; without ``schrijven`` whoever may read a row may write it."""
        return cls(model._meta.db_table, lezen, schrijven or lezen)


def van_bestuur(*modellen: type[Model]) -> tuple[Bewaakt, ...]:
    """Rows that carry their bestuur, and are for who works there now."""
    return tuple(Bewaakt.van(model, f"bestuur_id {BESTUREN}") for model in modellen)


def via(model: type[Model], kolom: str, waar: str = "", naar: str = "id") -> str:
    """That the row this column points at may be read: its own policy holds inside a subquery."""
    deel = f" WHERE {waar}" if waar else ""
    return f"{kolom} IN (SELECT {naar} FROM {model._meta.db_table}{deel})"  # noqa: S608 names of our own


def of(*delen: str) -> str:
    """At least one of them."""
    return " OR ".join(f"({deel})" for deel in delen)


def scholen_van(naam: str) -> str:
    """That it is a school of one of the besturen in this setting; read once per query."""
    return f"= ANY ((SELECT kw_scholen('kw.{naam}'))::bigint[])"


VAN_EEN_SWV = f"{woord('swv')} <> '{{}}'"


def voor_swv(wat: str) -> str:
    """That it is the ``wat`` of an afspraak for the samenwerkingsverband somebody works for."""
    return f"IN (SELECT {wat} FROM kw_voor_swv() WHERE {VAN_EEN_SWV})"  # noqa: S608 names of our own
