"""Themes in files: those that come with the program, and those that somebody wrote.

A theme file is JSON with the fields of ``Theme``. With ``"like": "dark"`` it takes everything that
it does not say from the theme of that name.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from model.errors import ExportError
from model.kinds import CardKind, Support
from model.layout.theme.record import Theme
from model.outside import read_outside, shown_name
from resources.locator import resource_path
from resources.words import tr

BUNDLED = ("journeyboard", "dark", "high-contrast", "ink-saver")
"""The names of the themes that come with the program; the first is the usual one."""

_MOST_BYTES = 1_000_000
_LIKE = "like"
_WHOLE = {"support": frozenset(Support), "cards": frozenset(CardKind)}
_THEME = TypeAdapter(Theme)


@cache
def bundled_theme(name: str) -> Theme:
    """A theme that comes with the program: always the very same object."""
    return _theme(resource_path("themes", f"{name}.json").read_bytes(), name)


def theme_in(path: Path) -> Theme:
    """The theme of somebody's file.

    Raises:
        FileError: the file cannot be read.
        ExportError: it is no theme; the sentence names the place.
    """
    return _theme(read_outside(path, _MOST_BYTES), shown_name(path))


def _theme(data: bytes, file: str) -> Theme:
    try:
        raw = from_json(data, allow_inf_nan=False)
    except ValueError as error:
        raise ExportError(tr("“{file}” is no JSON: {why}.", file=file, why=error)) from error
    if not isinstance(raw, dict):
        raise ExportError(tr("“{file}” is no theme: it has to hold one object.", file=file))
    try:
        theme = _THEME.validate_python(_completed(raw, file))
    except ValidationError as error:
        raise _refusal(error, file) from error
    for field, wanted in _WHOLE.items():
        if missing := sorted(wanted - getattr(theme, field).keys()):
            raise _refused(file, f"{field}.{missing[0]}", tr("is missing"))
    return theme


def _completed(raw: dict[str, Any], file: str) -> dict[str, Any]:
    """The fields of a file over those of the theme that it is like."""
    if _LIKE not in raw:
        return raw
    like = raw[_LIKE]
    if like not in BUNDLED:
        known = ", ".join(BUNDLED)
        raise _refused(file, _LIKE, tr("known are {known}", known=known))
    own = {key: value for key, value in raw.items() if key != _LIKE}
    below: dict[str, Any] = from_json(resource_path("themes", f"{like}.json").read_bytes())
    return _over(_completed(below, like), own)


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        old = below.get(key)
        deeper = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = _over(below[key], value) if deeper else value
    return merged


def _refusal(error: ValidationError, file: str) -> ExportError:
    """What the first fault is, and where."""
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"] if part != "[key]")
    match first["type"]:
        case "missing":
            why = tr("is missing")
        case "unexpected_keyword_argument" | "enum":
            why = tr("is no part of a theme")
        case "string_pattern_mismatch" | "string_type":
            why = tr("has to be a colour such as #1F2933")
        case _:
            why = first["msg"]
    return _refused(file, where, why)


def _refused(file: str, where: str, why: str) -> ExportError:
    return ExportError(
        tr("“{file}” is no theme: “{where}” {why}.", file=file, where=where[:80], why=why)
    )
