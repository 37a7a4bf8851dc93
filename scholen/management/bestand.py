"""The file that a command writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.core.management.base import CommandError


@contextmanager
def nieuw_bestand(uit: Path) -> Iterator[BinaryIO]:
    """A file that is not there yet, to write in.

    Raises:
        CommandError: it is there, or no file can be written there.
    """
    try:
        with uit.open("xb") as bestand:
            yield bestand
    except FileExistsError as fout:
        raise CommandError(f"{uit} is er al. Kies een andere naam.") from fout
    except OSError as fout:
        raise CommandError(f"In {uit} kunnen we niet schrijven: {fout.strerror}.") from fout
