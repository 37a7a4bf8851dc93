"""The one thing that goes wrong with a file: it cannot be read, and a sentence says why."""


class InlezenMislukt(Exception):
    """The file cannot be used; the text is a Dutch sentence: what is wrong, what now."""
