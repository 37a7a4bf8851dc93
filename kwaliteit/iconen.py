"""The icons of the house, read once from ``iconen.toml``."""

import tomllib
from functools import cache
from pathlib import Path

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

PADEN: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("iconen.toml").read_text(encoding="utf-8")
)


@cache
def teken(naam: str, klasse: str = "") -> SafeString:
    """The inline SVG of one icon, silent for screen readers: words always stand beside it.

    Args:
        naam: a key of ``iconen.toml``.
        klasse: an extra css class.

    Raises:
        KeyError: an icon by that name is not in ``iconen.toml``.
    """
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        f"icoon {klasse}".strip(),
        format_html_join("", '<path d="{}"/>', ((pad,) for pad in PADEN[naam])),
    )
