"""A field that saves itself, as a page shows it."""

from dataclasses import dataclass

from django.db import models

from kwaliteit.leerlingen import let_op
from kwaliteit.teksten import als_tekst, merk_van


@dataclass(frozen=True)
class Schrijfveld:
    """The name of the field on its page, what stands in it, and the merk of what is stored."""

    naam: str
    veld: str
    waarde: str
    merk: str
    let_op: str


def schrijfveld(rij: models.Model, veld: str, *, voorvoegsel: str) -> Schrijfveld:
    """One field of a row; ``voorvoegsel`` is that of the form that saves it without JavaScript."""
    waarde = als_tekst(getattr(rij, veld))
    return Schrijfveld(
        naam=f"{voorvoegsel}-{veld}",
        veld=veld,
        waarde=waarde,
        merk=merk_van(waarde),
        let_op=let_op(waarde),
    )
