"""Text as it comes in at the door: one form, so that what is read back equals what was sent."""

import hashlib
import unicodedata

MAXIMALE_LENGTE = 20_000
_TOEGESTAAN = {"\n", "\t"}


def normaliseer(tekst: str) -> str:
    """The text in NFC, with ``\\n`` line ends and without control characters; never stripped.

    NUL is an error in PostgreSQL and silently kept by SQLite; the other control characters come
    along from Word and break exports.
    """
    tekst = unicodedata.normalize("NFC", tekst.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(teken for teken in tekst if teken in _TOEGESTAAN or not _is_stuurteken(teken))


def _is_stuurteken(teken: str) -> bool:
    return unicodedata.category(teken) in {"Cc", "Cs"}


def als_tekst(waarde: object) -> str:
    """A stored value as the browser sends it: a tick is ``1``, everything empty is ````.

    A list has a line for each of its texts.
    """
    if isinstance(waarde, bool):
        return "1" if waarde else ""
    if isinstance(waarde, list):
        return "\n".join(waarde)
    return "" if waarde is None else str(waarde)


def merk_van(waarde: object) -> str:
    """The mark of a stored value: the first 16 hex characters of its SHA-256.

    The page carries it per field; a save tells with it which value it started from.
    """
    return hashlib.sha256(als_tekst(waarde).encode()).hexdigest()[:16]
