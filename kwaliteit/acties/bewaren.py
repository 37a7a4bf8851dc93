"""Saving one field: compare-and-set on the value itself, one design for the whole product.

A save says which value it started from (its *merk*). If the stored value is still that one, a
single UPDATE that only matches the value as read puts the new one in its place. If not, nothing is
overwritten: the caller gets both texts, and the text that lost is kept as a ``Tekstversie``.
No locks, no version column; different fields never conflict (rule 5).

A field may be one part of a column that holds several by name: ``niveaus.2``, ``woorden.portaal``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Exists, Q

from kwaliteit.acties.tekstversies import houd_vast, laatste_versie, voeg_toe
from kwaliteit.leerlingen import let_op
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.teksten import als_tekst, merk_van
from scholen.models import Gebruiker

POGINGEN = 3


@dataclass(frozen=True)
class Bewaard:
    """The field now holds what was sent."""

    merk: str
    let_op: str


class Gesloten(OngeldigeOvergang):
    """The row may not be written any more: its lifecycle has moved on."""


class Weg(Gesloten):
    """The row is not there any more: somebody took it away while this was being written."""

    def __init__(self) -> None:
        super().__init__(
            "Iemand heeft dit intussen weggehaald. Kopieer je tekst als je hem nog nodig hebt."
        )


class Verschil(Exception):
    """The field holds another text than the writer started from; nothing was overwritten."""

    def __init__(self, *, jouw: str, ander: str, door: str, op: datetime | None, merk: str) -> None:
        super().__init__("Iemand anders heeft dit ook gewijzigd.")
        self.jouw = jouw
        self.ander = ander
        self.door = door
        self.op = op
        self.merk = merk


def bewaar_veld(
    rij: models.Model,
    *,
    veld: str,
    waarde: object,
    merk: str,
    door: Gebruiker,
    op: datetime,
    mits: Q | None = None,
    erbij: Mapping[str, object] | None = None,
) -> Bewaard:
    """Put ``waarde`` in ``veld`` of ``rij``, unless somebody else wrote there since ``merk``.

    Args:
        rij: the row as read in this request.
        waarde: the cleaned value, already normalised.
        merk: ``merk_van`` the value the writer saw.
        mits: the row must (still) match this, such as "the zelfevaluatie is a concept"; not a
            condition on a relation that may be empty.
        erbij: stamps to set in the same UPDATE.

    Raises:
        Verschil: the stored value is another one; ``waarde`` is kept as *niet gekozen*.
        Gesloten: the row no longer matches ``mits``, or is gone (``Weg``); ``waarde`` is kept too.
    """
    rijen = type(rij)._base_manager.filter(pk=rij.pk)
    open_rijen = rijen.filter(mits) if mits is not None else rijen
    bewaard = Bewaard(merk=merk_van(waarde), let_op=let_op(als_tekst(waarde)))
    kolom, _, deel = veld.partition(".")
    geheel = getattr(rij, kolom)
    for _ in range(POGINGEN):
        gelezen = _deel(geheel, deel)
        if merk_van(gelezen) == merk and als_tekst(gelezen) != als_tekst(waarde):
            with transaction.atomic():
                nieuw = _met_deel(geheel, deel, waarde)
                rij_nu = _ongewijzigd(rijen, kolom, geheel, mits)
                if rij_nu.update(**{kolom: nieuw, **(erbij or {})}) == 1:
                    voeg_toe(rij, veld, gelezen, waarde, door=door, op=op)
                    setattr(rij, kolom, nieuw)
                    return bewaard
        if not (nu := list(rijen.values_list(kolom, flat=True))):
            houd_vast(rij, veld, waarde, door=door, op=op)
            raise Weg
        geheel = nu[0]
        gelezen = _deel(geheel, deel)
        if als_tekst(gelezen) == als_tekst(waarde):
            return bewaard  # the same save once more: its answer got lost on the way
        if merk_van(gelezen) != merk or not open_rijen.exists():
            break
    houd_vast(rij, veld, waarde, door=door, op=op)
    if not open_rijen.exists():
        raise Gesloten("Hier kan nu niet meer geschreven worden.")
    raise _verschil(rij, veld=veld, jouw=waarde, ander=gelezen)


def waarde_van(rij: models.Model, veld: str) -> Any:  # noqa: ANN401 whatever the column holds
    """What stands in a field of a row, or in one part of a column."""
    kolom, _, deel = veld.partition(".")
    return _deel(getattr(rij, kolom), deel)


def _deel(geheel: Any, deel: str) -> Any:  # noqa: ANN401 whatever the column holds
    return geheel.get(deel, "") if deel else geheel


def _met_deel(geheel: Any, deel: str, waarde: Any) -> Any:  # noqa: ANN401 whatever it holds
    """The column with one part of it changed; a part without text is not kept."""
    if not deel:
        return waarde
    delen = {**geheel, deel: waarde}
    return {naam: tekst for naam, tekst in delen.items() if tekst or naam != deel}


def _ongewijzigd(
    rijen: models.QuerySet, veld: str, gelezen: object, mits: Q | None
) -> models.QuerySet:
    """The row, while it holds the value as read and may still be written.

    The value stands in the outer WHERE: after waiting for another writer PostgreSQL looks at that
    again, but not into a subquery, where a filter on a relation would take it along. The subquery
    locks the row that decides (nothing to do on SQLite, which has one writer): a save is either in
    what is submitted at that moment, or refused. That row alone and before the other, as who takes
    its turn on it does: two that lock the same rows in another order wait for each other.
    """
    mag = rijen if mits is None else _beslisser(rijen, mits)
    return rijen.filter(Exists(mag.select_for_update(no_key=True)), **{veld: gelezen})


def _beslisser(rijen: models.QuerySet, mits: Q) -> models.QuerySet:
    """The one row whose status ``mits`` asks for, if all it asks is so; else the row itself."""
    eisen = [eis for eis in mits.children if isinstance(eis, tuple)]
    verder = Q(*(eis for eis in mits.children if isinstance(eis, Q)))
    paden = {naam.rpartition("__status")[0] for naam, _ in eisen}
    pad = paden.pop() if len(paden) == 1 else ""
    if not pad or mits.negated or mits.connector != Q.AND:
        return rijen.filter(mits)
    model: type[models.Model] = rijen.model
    for deel in pad.split("__"):
        model = model._meta.get_field(deel).related_model  # type: ignore[assignment]  # no "self"
    boven = model._base_manager.filter(pk__in=rijen.filter(verder).values(pad))
    return boven.filter(**{naam.removeprefix(f"{pad}__"): waarde for naam, waarde in eisen})


def bewaar_velden(
    rij: models.Model,
    *,
    waarden: Mapping[str, object],
    merken: Mapping[str, str],
    door: Gebruiker,
    op: datetime,
    mits: Q | None = None,
    erbij: Mapping[str, object] | None = None,
) -> dict[str, Verschil]:
    """Save every field of a form that was sent whole, and give back those that conflict.

    A field that came back as it was sent out was not written in, whatever stands there by now.
    One field in conflict keeps none of the others from being saved, and none is forgotten.

    Raises:
        Gesloten: see ``bewaar_veld``; what was typed is kept as *niet gekozen*.
    """
    verschillen: dict[str, Verschil] = {}
    dicht: Gesloten | None = None
    for veld, waarde in waarden.items():
        if merk_van(waarde) in (merken.get(veld), merk_van(waarde_van(rij, veld))):
            continue
        try:
            bewaar_veld(
                rij,
                veld=veld,
                waarde=waarde,
                merk=merken.get(veld, ""),
                door=door,
                op=op,
                mits=mits,
                erbij=erbij,
            )
        except Verschil as verschil:
            verschillen[veld] = verschil
        except Gesloten as gesloten:
            dicht = gesloten
    if dicht is not None:
        raise dicht
    return verschillen


def _verschil(rij: models.Model, *, veld: str, jouw: object, ander: object) -> Verschil:
    laatste = laatste_versie(rij, veld)
    return Verschil(
        jouw=als_tekst(jouw),
        ander=als_tekst(ander),
        door=laatste.naam if laatste else "",
        op=laatste.op if laatste else None,
        merk=merk_van(ander),
    )
