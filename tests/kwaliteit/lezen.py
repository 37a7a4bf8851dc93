"""Reading a page as somebody does."""

import re


def tekst_van(antwoord):
    """The text of a page without its tags."""
    kaal = re.sub(r"<[^>]*>", " ", antwoord.content.decode())
    return " ".join(kaal.split())
