"""One way to write data down, so that equal content has an equal fingerprint."""

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints


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


def met_rechte_apostrof(tekst: str) -> str:
    """``tekst`` to compare, where it makes no difference which apostrophe somebody typed."""
    return tekst.replace("’", "'")


def vingerafdruk(data: object) -> str:
    """The SHA-256 of ``canonieke_json(data)``, as 64 hexadecimal characters."""
    return hashlib.sha256(canonieke_json(data).encode()).hexdigest()


def als_data(waarde: Any) -> Any:  # noqa: ANN401 plain data of any shape
    """A dataclass as plain data: nested ones as dicts, tuples as lists, moments as ISO text."""
    if is_dataclass(waarde):
        return {veld.name: als_data(getattr(waarde, veld.name)) for veld in fields(waarde)}
    if isinstance(waarde, tuple | list):
        return [als_data(deel) for deel in waarde]
    if isinstance(waarde, date | time):
        return waarde.isoformat()
    return waarde


def uit_data(soort: Any, data: Any) -> Any:  # noqa: ANN401 plain data of any shape
    """The way back from ``als_data``, for the type ``soort``.

    Keys that are missing get the default of their field, so that what was frozen by an earlier
    version stays readable; unknown keys are left out.

    Raises:
        TypeError: a field without a default is missing.
    """
    if get_origin(soort) is UnionType:
        gewoon = next(deel for deel in get_args(soort) if deel is not NoneType)
        return None if data is None else uit_data(gewoon, data)
    if get_origin(soort) is tuple:
        return tuple(uit_data(get_args(soort)[0], deel) for deel in data)
    if is_dataclass(soort):
        soorten = get_type_hints(soort)
        bekend = [veld.name for veld in fields(soort) if veld.name in data]
        return soort(**{naam: uit_data(soorten[naam], data[naam]) for naam in bekend})  # type: ignore[operator]  # a class, not an instance
    if soort in (datetime, date, time):
        return soort.fromisoformat(data)
    return data
