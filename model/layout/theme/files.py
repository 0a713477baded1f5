"""Themes in files that somebody wrote, checked.

A theme file is JSON with the fields of ``Theme``. With ``"like": "dark"`` it takes everything that
it does not say from the theme of that name.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import from_json

from model.errors import ExportError
from model.kinds import CardKind, Support
from model.layout.theme.bundled import BUNDLED, LIKE, bundled_fields, over, theme_of
from model.layout.theme.record import Theme
from model.outside import read_outside, shown_name
from resources.words import tr

_MOST_BYTES = 1_000_000
_WHOLE = {"support": frozenset(Support), "cards": frozenset(CardKind)}

_Colour: TypeAlias = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$", to_upper=True)]
_Words: TypeAlias = Annotated[str, Field(min_length=1, max_length=60)]
_Hues: TypeAlias = Annotated[tuple[_Colour, ...], Field(min_length=1, max_length=24)]


class _CardColours(BaseModel):
    """The shape of ``CardColours`` in a file."""

    model_config = ConfigDict(extra="forbid")

    fill: _Colour
    bar: _Colour
    text: _Colour


class _Theme(BaseModel):
    """The shape of ``Theme`` in a file: the same fields (tested), with their bounds."""

    model_config = ConfigDict(extra="forbid")

    name: _Words
    title: _Words
    ink: _Colour
    secondary: _Colour
    faint: _Colour
    hairline: _Colour
    canvas: _Colour
    paper: _Colour
    accent: _Colour
    accent_soft: _Colour
    shadow: _Colour
    badge: _Colour
    badge_text: _Colour
    star: _Colour
    stage_hues: _Hues
    stage_text: _Colour
    step_hues: _Hues
    persona_hues: _Hues
    persona_text: _Colour
    emotion_bands: tuple[_Colour, _Colour, _Colour, _Colour, _Colour]
    support: dict[Support, _Colour]
    cards: dict[CardKind, _CardColours]
    filled: bool = True
    card_edge: Annotated[float, Field(ge=0, le=1)] = 0.12


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
        theme = theme_of(_Theme.model_validate(_completed(raw, file)).model_dump())
    except ValidationError as error:
        raise _refusal(error, file) from error
    for field, wanted in _WHOLE.items():
        if missing := sorted(wanted - getattr(theme, field).keys()):
            raise _refused(file, f"{field}.{missing[0]}", tr("is missing"))
    return theme


def _completed(raw: dict[str, Any], file: str) -> dict[str, Any]:
    """The fields of a file over those of the theme that it is like."""
    if LIKE not in raw:
        return raw
    like = raw[LIKE]
    if like not in BUNDLED:
        known = ", ".join(BUNDLED)
        raise _refused(file, LIKE, tr("known are {known}", known=known))
    own = {key: value for key, value in raw.items() if key != LIKE}
    return over(bundled_fields(like), own)


def _refusal(error: ValidationError, file: str) -> ExportError:
    """What the first fault is, and where."""
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"] if part != "[key]")
    match first["type"]:
        case "missing":
            why = tr("is missing")
        case "extra_forbidden" | "enum":
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
