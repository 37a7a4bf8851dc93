"""What an act on a school says when it cannot be done."""


class KanNiet(Exception):
    """Not now, or not so; the text is a Dutch sentence the user may read."""
