"""Saving a whole concept at once, as a page without JavaScript sends it, and copying own lines."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q

from gesprekken.acties.verslag import NietNu
from gesprekken.models import Onderdeel, Verslag
from gesprekken.overzichten.schrijven import regel_van
from kwaliteit.acties.bewaren import Verschil, bewaar_veld, bewaar_velden
from kwaliteit.teksten import MAXIMALE_LENGTE, merk_van
from scholen.models import Gebruiker

IN_CONCEPT = Q(verslag__status=Verslag.Status.CONCEPT)
"""When a section may still be written."""


def concept_bewaren(
    onderdelen: Mapping[Onderdeel, Mapping[str, object]],
    *,
    merken: Mapping[str, str],
    door: Gebruiker,
    op: datetime,
) -> dict[str, Verschil]:
    """Save what was typed in all sections; gives what conflicts, by ``sleutel-veld``.

    Args:
        onderdelen: per section its cleaned values.
        merken: per ``sleutel-veld-merk`` what the writer started from.

    Raises:
        Gesloten: the verslag is no concept any more; what was typed is kept as *niet gekozen*.
    """
    verschillen: dict[str, Verschil] = {}
    for onderdeel, waarden in onderdelen.items():
        eigen = {veld: merken.get(f"{onderdeel.sleutel}-{veld}-merk", "") for veld in waarden}
        anders = bewaar_velden(
            onderdeel, waarden=waarden, merken=eigen, door=door, op=op, mits=IN_CONCEPT
        )
        verschillen |= {f"{onderdeel.sleutel}-{veld}": fout for veld, fout in anders.items()}
    return verschillen


def regel_overnemen(onderdeel: Onderdeel, *, regel: str, door: Gebruiker, op: datetime) -> None:
    """Copy an own line to the end of a section; the line itself stays its author's.

    Args:
        regel: what the button *neem over* sent.

    Raises:
        NietNu: there is no such line any more, or the section would get too long.
        Verschil, Gesloten: see ``bewaar_veld``.
    """
    tekst = regel_van(onderdeel.verslag, regel, schrijver=door)
    if tekst is None:
        raise NietNu("Die regel staat niet meer op je kladblok.")
    stond = Onderdeel.objects.values_list("tekst", flat=True).get(pk=onderdeel.pk)
    if tekst.strip() in stond:
        return  # the same click once more
    samen = f"{stond.rstrip()}\n\n{tekst.strip()}".lstrip()
    if len(samen) > MAXIMALE_LENGTE:
        raise NietNu("De tekst van dit onderdeel wordt dan te lang. Kort eerst iets in.")
    bewaar_veld(
        onderdeel,
        veld="tekst",
        waarde=samen,
        merk=merk_van(stond),
        door=door,
        op=op,
        mits=IN_CONCEPT,
    )
