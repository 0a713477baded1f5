"""JSON of strangers: read whole within bounds, or refused in one sentence."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn

from model.errors import ImportFormatError
from resources.words import tr

MAX_BYTES = 16_000_000
MAX_VALUES = 800_000
"""About as many, empty lists perhaps, take 80 MB of memory."""


def json_in(data: bytes, *, name: str) -> Any:  # noqa: ANN401 - whatever stands in the file
    """The value in a file.

    Raises:
        ImportFormatError: it is no JSON, too large, or nested without end.
    """
    if len(data) > MAX_BYTES:
        raise ImportFormatError(tr("“{name}” is too large to be read.", name=name))
    if sum(map(data.count, (b",", b"[", b"{"))) > MAX_VALUES:
        raise ImportFormatError(tr("“{name}” holds too much to be read.", name=name))
    try:
        text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
        return json.loads(text, parse_constant=_no_number)
    except RecursionError as error:
        raise ImportFormatError(tr("“{name}” is nested too deeply.", name=name)) from error
    except json.JSONDecodeError as error:
        raise ImportFormatError(
            tr("“{name}” is no whole JSON: see line {line}.", name=name, line=error.lineno)
        ) from error
    except ValueError as error:  # no text, NaN, or a number of thousands of digits
        raise ImportFormatError(tr("“{name}” is no JSON that can be read.", name=name)) from error


def holds(data: bytes, looked_for: Callable[[Any], bool]) -> bool:
    """Whether the bytes are JSON, and the value in them is what is looked for."""
    try:
        return looked_for(json_in(data, name=""))
    except ImportFormatError:
        return False


def first_of(entry: Mapping[str, Any], names: Iterable[str]) -> Any:  # noqa: ANN401
    """What an object says under the first of the names that it has, in whatever spelling.

    ``momentOfTruth``, ``moment_of_truth`` and ``Moment of truth`` are one name.
    """
    known: dict[str, Any] = {}
    for key, value in entry.items():
        known.setdefault(_plain(key), value)
    return next(
        (known[_plain(name)] for name in names if known.get(_plain(name)) is not None), None
    )


def text_of(value: object) -> str:
    """A value as text: of a list its items, one a line; of an object what it is called."""
    match value:
        case str():
            return value.strip()
        case bool() | None:
            return ""
        case int() | float():
            return f"{value:g}"
        case list():
            return "\n".join(filter(None, map(_said, value)))
        case dict():
            return _said(value)
        case _:
            return ""


def number_of(value: object) -> float | None:
    """A value as a finite number, also where it is written as text; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def objects_in(value: object) -> list[dict[str, Any]]:
    """The objects of a list, or of an object by key: each then knows its key as ``id``."""
    if isinstance(value, list):
        return [entry for entry in value if isinstance(entry, dict)]
    if isinstance(value, dict):
        return [{"id": key, **entry} for key, entry in value.items() if isinstance(entry, dict)]
    return []


def _said(value: object) -> str:
    if isinstance(value, dict):
        named = first_of(value, ("name", "title", "label", "text"))
        return named.strip() if isinstance(named, str) else ""
    return text_of(value) if not isinstance(value, list) else ""


def _plain(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)
