"""What goes wrong with a file: it cannot be read, and a sentence says why; or one for each row."""


class InlezenMislukt(Exception):
    """The file cannot be used; the text is a Dutch sentence: what is wrong, what now."""


def hoogstens(fouten: list[str], meeste: int) -> list[str]:
    """The first of the faults, and how many more there are: whoever has many, has one cause."""
    if len(fouten) <= meeste:
        return fouten
    return [*fouten[:meeste], f"En nog {len(fouten) - meeste} rijen waar iets aan is."]
