"""One way to write data down, so that equal content has an equal fingerprint."""

import hashlib
import json


def canonieke_json(data: object) -> str:
    """``data`` as JSON that is the same for equal content: sorted keys, no spaces, UTF-8.

    Args:
        data: dicts with text keys, lists, texts, whole numbers, booleans and ``None``.

    Raises:
        ValueError: a number that JSON has no word for (NaN, infinity).
        TypeError: something that is not plain data.
    """
    return json.dumps(
        data, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )


def vingerafdruk(data: object) -> str:
    """The SHA-256 of ``canonieke_json(data)``, as 64 hexadecimal characters."""
    return hashlib.sha256(canonieke_json(data).encode()).hexdigest()
