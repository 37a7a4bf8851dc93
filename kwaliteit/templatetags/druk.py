"""Filters for printed documents. Newlines in a text count there (``white-space: pre-line``)."""

import re

from django import template

register = template.Library()

WITREGEL = re.compile(r"\n[ \t]*\n\s*")
MEESTE = 100  # a tag for each of thousands of paragraphs would only cost memory


@register.filter
def alineas(tekst: str) -> list[str]:
    """The paragraphs of a text, at most a hundred; what is left stays together in the last."""
    return [alinea for alinea in WITREGEL.split(tekst.strip(), maxsplit=MEESTE - 1) if alinea]
