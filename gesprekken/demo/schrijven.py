"""Typing in the demo world: every text is saved as a page saves it, one field at a time."""

from datetime import datetime

from django.db import models

from kwaliteit.acties.bewaren import bewaar_velden
from kwaliteit.teksten import merk_van, normaliseer
from scholen.models import Gebruiker


def schrijf(rij: models.Model, *, door: Gebruiker, op: datetime, **waarden: object) -> None:
    """Put values in fields of ``rij``, as somebody who sees what stands there now."""
    bewaar_velden(
        rij,
        waarden={veld: _zoals_getypt(waarde) for veld, waarde in waarden.items()},
        merken={veld: merk_van(getattr(rij, veld)) for veld in waarden},
        door=door,
        op=op,
    )


def _zoals_getypt(waarde: object) -> object:
    return normaliseer(waarde.strip()) if isinstance(waarde, str) else waarde
