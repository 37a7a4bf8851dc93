"""Printing the items of a domein, which is most of the work of that page."""

import re
from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from kwaliteit.overzichten.item import Itemblad

BEWAARD = 500
"""How many printed items a process keeps: some tens of domeinen, about 5 MB."""
INSPRINGEN = re.compile(r"\n\s+(?=<[a-z])")
"""White space of the templates; before a closing tag it may be the end of what somebody typed."""

register = template.Library()


@register.simple_tag
def item_formulier(item: Itemblad) -> SafeString:
    """One item as a form.

    What is printed follows from the sheet alone (no clock, no user, no address), so an item that
    did not change since somebody last looked is not printed anew: the sheet itself is the key.
    """
    return _druk_af(item) if settings.DEBUG else _bewaard(item)


def _druk_af(item: Itemblad) -> SafeString:
    return SafeString(
        INSPRINGEN.sub("\n", render_to_string("kwaliteit/_item.html", {"item": item}))
    )


_bewaard = lru_cache(maxsize=BEWAARD)(_druk_af)
