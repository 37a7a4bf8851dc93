"""From a template to a tagged PDF (PDF/UA-1). Knows nothing of schools.

Django writes the HTML here. The PDF is set in a process of its own (``zetter.py``), with limits
on time and memory and an empty environment: even plain text can keep a typesetter busy for
minutes, and then only that process stops.
"""

import logging
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from django.template.loader import render_to_string

from scholen.kindproces import draai

ZETTER = Path(__file__).with_name("zetter.py")
WACHTTIJD = 90  # seconds

REGELSPRONG = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
RAND = re.compile(r"(?<=>)\s+|\s+(?=<)")
# Control characters, changes of reading direction, and code points that are no character.
ONLEESBAAR = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)

logger = logging.getLogger(__name__)


class PdfMislukt(Exception):
    """There is no PDF; the text is a Dutch sentence the user may read."""


def render_pdf(template: str, context: Mapping[str, object]) -> bytes:
    """The PDF of ``template`` filled with ``context``; equal input gives equal bytes.

    Raises:
        PdfMislukt: too large, too slow, or it asked for a file that is not ours.
    """
    return zet_html(render_to_string(template, dict(context)))


def zet_html(html: str) -> bytes:
    """The PDF of a whole HTML document, made within 90 seconds or refused.

    Raises:
        PdfMislukt: as ``render_pdf``.
    """
    try:
        proces = draai([str(ZETTER)], leesbaar(html).encode(), wachttijd=WACHTTIJD)
    except subprocess.TimeoutExpired as fout:
        logger.warning("De pdf was na %s seconden niet klaar.", WACHTTIJD)
        raise PdfMislukt(
            "Het maken van de pdf duurde te lang. Probeer het over een paar minuten opnieuw."
        ) from fout
    if proces.returncode != 0 or not proces.stdout.startswith(b"%PDF-"):
        logger.error("De pdf mislukte (%s): %s", proces.returncode, proces.stderr.decode())
        raise PdfMislukt(
            "De pdf kon niet worden gemaakt. De tekst zelf staat nog hier. Probeer het later"
            " opnieuw, of vraag de beheerder om te kijken."
        )
    return proces.stdout


def leesbaar(html: str) -> str:
    """``html`` without what cannot be printed, and without the indentation of its templates.

    Every kind of line break in a text becomes a newline, which a stylesheet may let count.
    """
    return ONLEESBAAR.sub("", RAND.sub(" ", REGELSPRONG.sub("\n", html)))
