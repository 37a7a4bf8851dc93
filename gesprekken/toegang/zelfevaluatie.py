"""The door to a school's draft: for the school alone, until it submits (rule 4).

An adviser sees the deelname but not this: for who may not read it, a draft does not exist.
"""

from django.db.models import QuerySet
from django.shortcuts import get_list_or_404, get_object_or_404

from gesprekken.models import Deelname
from kwaliteit.models import Oordeel
from kwaliteit.overzichten.item import met_item
from kwaliteit.overzichten.schaal import met_schaal
from scholen.models import Gebruiker


def zelfevaluatie_lezen(gebruiker: Gebruiker, sleutel: str) -> Deelname:
    """The deelname with its draft, for ib, mt and directeur of its school."""
    eigen = Deelname.objects.bewerkbaar_voor(gebruiker)
    return get_object_or_404(
        eigen.select_related("ronde", "school", "adviseur", "zelfevaluatie"), sleutel=sleutel
    )


def zelfevaluatie_bewerken(gebruiker: Gebruiker, sleutel: str) -> Deelname:
    """The same: who may read a draft writes in it; *when* is up to the lifecycle."""
    return zelfevaluatie_lezen(gebruiker, sleutel)


def oordelen_lezen(deelname: Deelname, code: str) -> list[Oordeel]:
    """The answers of one domein of this draft; a domein without items has no page.

    Raises:
        Http404: the kader has no domein with that code and an item in it.
    """
    oordelen = Oordeel.objects.filter(
        zelfevaluatie=deelname.zelfevaluatie_id, item__domein__code=code
    )
    return get_list_or_404(met_item(oordelen))


def oordeel_bewerken(gebruiker: Gebruiker, sleutel: str, code: str) -> Oordeel:
    """One answer, for who may write it, with what the scale allows; one query, for each save."""
    return get_object_or_404(
        _te_bewerken(gebruiker, sleutel).select_related("zelfevaluatie"), item__code=code
    )


def oordelen_bewerken(gebruiker: Gebruiker, sleutel: str, code: str) -> QuerySet[Oordeel]:
    """The answers of one domein, for who may write them, with what the scale allows."""
    return met_item(_te_bewerken(gebruiker, sleutel).filter(item__domein__code=code))


def _te_bewerken(gebruiker: Gebruiker, sleutel: str) -> QuerySet[Oordeel]:
    eigen = Deelname.objects.bewerkbaar_voor(gebruiker).filter(sleutel=sleutel)
    return met_schaal(Oordeel.objects.filter(zelfevaluatie__in=eigen.values("zelfevaluatie")))
