"""Whose rows somebody gets of the own data, and whom one asks: the besturen one works for."""

from collections.abc import Sequence

from scholen.models import Aanstelling, Bestuur, Gebruiker
from scholen.overzichten.personen import beheerders


def eigen_besturen(gebruiker: Gebruiker) -> list[Bestuur]:
    """Where somebody works now, at the place that one chose; by name."""
    return list(Bestuur.objects.zichtbaar_voor(gebruiker).order_by("naam", "pk"))


def wie_je_het_vraagt(gebruiker: Gebruiker) -> list[tuple[Bestuur, Sequence[Aanstelling]]]:
    """Per bestuur its beheerders; nothing for who works nowhere. Two queries."""
    besturen = eigen_besturen(gebruiker)
    per_bestuur = beheerders(besturen)
    return [(bestuur, per_bestuur[bestuur.pk]) for bestuur in besturen]
