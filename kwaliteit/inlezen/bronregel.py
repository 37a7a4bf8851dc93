"""One line of a source, before anybody looks at its meaning."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bronregel:
    """One line: its number in the file, its text without the white space around it, its page.

    ``breedte`` counts the white space before it too: the room it took on the page.
    """

    nummer: int
    tekst: str
    bladzijde: int
    breedte: int
    reden: str = ""
    """Why the layout alone says that this is no content; empty for content and empty lines."""
    waar: str = ""
    """Its place where a number alone does not say it."""
    kop: bool = False
    """Whoever made it said that this is a heading."""
