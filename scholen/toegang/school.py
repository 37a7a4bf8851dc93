"""The door to a school."""

from django.shortcuts import get_object_or_404

from scholen.models import Gebruiker, School


def school_lezen(gebruiker: Gebruiker, sleutel: str) -> School:
    """The school with its people and places: for those who work there, and for its office."""
    zichtbaar = School.objects.zichtbaar_voor(gebruiker).select_related("bestuur", "opgegaan_in")
    return get_object_or_404(zichtbaar, sleutel=sleutel)
