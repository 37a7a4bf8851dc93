"""Typing in the demo world: every text is saved as a page saves it, one field at a time."""

from collections.abc import Mapping
from datetime import datetime

from django.db import models

from kwaliteit.acties.bewaren import bewaar_velden
from kwaliteit.teksten import merk_van, normaliseer
from scholen.models import Gebruiker


def schrijf(
    rij: models.Model,
    *,
    door: Gebruiker,
    op: datetime,
    erbij: Mapping[str, object] | None = None,
    **waarden: object,
) -> None:
    """Put values in fields of ``rij``, as somebody who sees what stands there now.

    Args:
        erbij: stamps to set with each, see ``bewaar_veld``.
    """
    bewaar_velden(
        rij,
        waarden={veld: _zoals_getypt(waarde) for veld, waarde in waarden.items()},
        merken={veld: merk_van(getattr(rij, veld)) for veld in waarden},
        door=door,
        op=op,
        erbij=erbij,
    )


def _zoals_getypt(waarde: object) -> object:
    return normaliseer(waarde.strip()) if isinstance(waarde, str) else waarde
