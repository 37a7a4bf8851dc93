"""Writing a workbook where a command was told to."""

from pathlib import Path

from django.core.management.base import CommandError


def schrijf_werkboek(uit: Path, inhoud: bytes) -> str:
    """Write it; gives the sentence that says so.

    Raises:
        CommandError: the file is no .xlsx, or cannot be written.
    """
    if uit.suffix.lower() != ".xlsx":
        raise CommandError(f"{uit} is geen werkboek. Geef een bestand dat eindigt op .xlsx.")
    try:
        uit.write_bytes(inhoud)
    except OSError as fout:
        raise CommandError(f"Het bestand {uit} is niet te schrijven: {fout.strerror}.") from fout
    return f"{uit} is geschreven."
