"""The friendly warning of a page that saves as a whole (rule 11)."""

from django.contrib import messages

from kwaliteit.leerlingen import let_op
from scholen.http import GebruikerRequest


def waarschuw(request: GebruikerRequest, *teksten: object) -> None:
    """Say so when one of the saved texts seems to name a pupil; it is kept all the same."""
    for melding in sorted({let_op(tekst) for tekst in teksten if isinstance(tekst, str)} - {""}):
        messages.warning(request, melding)
