"""The door to a school over the years."""

from django.shortcuts import get_object_or_404

from scholen.models import Gebruiker, School


def school_lezen(gebruiker: Gebruiker, sleutel: str) -> School:
    """The school, for its own people and for the advisers and bestuurder of its bestuur."""
    zichtbaar = School.objects.met_dialoog_voor(gebruiker).select_related("bestuur")
    return get_object_or_404(zichtbaar, sleutel=sleutel)
