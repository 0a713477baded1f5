"""How the value of a field is said in a cell, and what an answer in that cell means.

Reading is generous with spelling and strict with meaning: an answer that could be taken two ways is
refused with a sentence, and the person decides.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, StrEnum
from typing import Any

from exporters.workbook.facts import Facts
from exporters.workbook.sheets.errors import CellError
from exporters.workbook.sheets.meant import day_of, member_of, nearest
from exporters.workbook.sheets.names import Names
from exporters.workbook.values import Value, shown
from model.bounds import Reading
from model.kinds import words
from resources.words import tr

MIN_RATING, MAX_RATING = 1, 5


class Shape(Enum):
    """What kind of value stands in the cells."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Codec:
    """``say`` gives the cell for a field's value, ``read`` the field's value for a plain cell.

    ``read`` raises CellError. ``choices`` are offered in the sheet, ``strict`` where nothing else
    is understood; ``vocabulary`` is the closed set they come from, if it is one. Numbers lie from
    ``least`` to ``most``.
    """

    say: Callable[[Facts, Any], Value]
    read: Callable[[Names, Value], Any]
    choices: tuple[str, ...] = ()
    strict: bool = True
    shape: Shape = Shape.TEXT
    vocabulary: type[StrEnum] | None = None
    least: float | None = None
    most: float | None = None


def _text_of(_names: Names, value: Value) -> str:
    return shown(value)


def _line_of(_names: Names, value: Value) -> str:
    return " ".join(shown(value).split())


def _number_of(_names: Names, value: Value) -> float | None:
    if value is None:
        return None
    if isinstance(value, str):
        return _number_in(value)
    if isinstance(value, date):
        raise CellError(tr("A date stands where a number is expected."))
    return float(value)


def _number_in(text: str) -> float:
    """A number that was written as text: ``1.5``, ``1,5``, ``25 %`` (25), ``1,234.5``."""
    figures = "".join(text.split()).removesuffix("%").replace("\N{MINUS SIGN}", "-")
    if _TWO_WAYS.fullmatch(figures):
        raise CellError(
            tr("“{text}” could be meant in two ways; write it without a comma.", text=text)
        )
    if _COMMAS_GROUP.fullmatch(figures):
        figures = figures.replace(",", "")
    elif _POINTS_GROUP.fullmatch(figures):
        figures = figures.replace(".", "")
    figures = figures.replace(",", ".")
    if not _FIGURES.fullmatch(figures):
        raise CellError(tr("“{text}” is no number.", text=text))
    return float(figures)


_TWO_WAYS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_COMMAS_GROUP = re.compile(r"[+-]?\d{1,3}((,\d{3})+\.\d+|(,\d{3}){2,})")
_POINTS_GROUP = re.compile(r"[+-]?\d{1,3}((\.\d{3})+,\d+|(\.\d{3}){2,})")
_FIGURES = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?", re.IGNORECASE)


def _whole_of(names: Names, value: Value) -> int:
    number = _number_of(names, value) or 0.0
    if not number.is_integer():
        raise CellError(tr("“{text}” is no whole number.", text=shown(value)))
    return int(number)


def _date_of(_names: Names, value: Value) -> date | None:
    if value is None or isinstance(value, date):
        return value
    day = day_of(shown(value))
    if day is None:
        raise CellError(tr("“{text}” is no date; write it as 2026-01-31.", text=shown(value)))
    return day


def _yes_of(_names: Names, value: Value) -> bool:
    return shown(value).strip().casefold() not in {"", "no", "n", "0", "-", "false"}


def _lines_of(_names: Names, value: Value) -> tuple[str, ...]:
    return tuple(line.strip() for line in shown(value).split("\n") if line.strip())


def _listed(_facts: Facts, value: tuple[str, ...]) -> str:
    """Words with commas between them; one that has a comma itself stands in quotes."""
    return ", ".join(
        '"' + word.replace('"', '""') + '"' if "," in word or word.startswith('"') else word
        for word in value
    )


def _listed_of(_names: Names, value: Value) -> tuple[str, ...]:
    lines = csv.reader(shown(value).splitlines(), skipinitialspace=True)
    return tuple(part.strip() for line in lines for part in line if part.strip())


def choice(kind: type[StrEnum], *, none: bool = False) -> Codec:
    """One of a closed set of words; ``none`` where an empty cell is an answer."""
    known = ", ".join(words(member) for member in kind)

    def read(_names: Names, value: Value) -> StrEnum | None:
        text = shown(value)
        if not text.strip() and none:
            return None
        if not text.strip():
            raise CellError(tr("It must say one of: {known}.", known=known))
        said = member_of(kind, text)
        if said is not None:
            return said
        why = tr("“{text}” is none of: {known}.", text=text, known=known)
        near = nearest(kind, text)
        if near is not None:
            why += " " + tr("Is “{word}” meant?", word=words(near))
        raise CellError(why)

    return Codec(
        lambda _facts, value: words(value) if value is not None else "",
        read,
        tuple(words(member) for member in kind),
        vocabulary=kind,
    )


def proposed(names: Iterable[str]) -> Codec:
    """A line for which words are proposed, any other being welcome."""
    return Codec(lambda _facts, value: value, _line_of, tuple(names), strict=False)


def bounded(codec: Codec, least: float, most: float) -> Codec:
    """The numbers of a codec, but none below ``least`` or above ``most``."""

    def read(names: Names, value: Value) -> Any:  # noqa: ANN401 - what the codec reads
        number = codec.read(names, value)
        if number is not None and not least <= number <= most:
            raise CellError(
                tr(
                    "“{text}” is not from {least} to {most}.",
                    text=shown(value),
                    least=shown(least),
                    most=shown(most),
                )
            )
        return number

    return replace(codec, read=read, least=least, most=most)


def _rating_of(names: Names, value: Value) -> int | None:
    """A rating in figures (``4``, ``4/5``, ``4 of 5``); an empty cell takes it back."""
    text = shown(value).strip()
    if not text:
        return None
    said = _OF_FIVE.fullmatch(text)
    return _whole_of(names, said[1] if said else value)


_OF_FIVE = re.compile(r"(\d)\s*(?:/|of)\s*5", re.IGNORECASE)


def _readings(_facts: Facts, value: tuple[Reading, ...]) -> str:
    """A day and its value in each line, the oldest first."""
    return "\n".join(f"{one.on.isoformat()}: {shown(one.value)}" for one in value)


def _readings_of(names: Names, value: Value) -> tuple[Reading, ...]:
    found: dict[date, float] = {}
    for line in filter(str.strip, shown(value).split("\n")):
        day_said, _, number_said = line.partition(":")
        day, number = (
            _date_of(names, day_said.strip()),
            _number_of(names, number_said.strip() or None),
        )
        if day is None or number is None:
            raise CellError(tr("“{text}” is no reading; write 2026-01-31: 4.5.", text=line.strip()))
        found[day] = number
    return tuple(Reading(on=day, value=found[day]) for day in sorted(found))


TEXT = Codec(lambda _facts, value: value, _text_of)
LINE = Codec(lambda _facts, value: value, _line_of)
NUMBER = Codec(lambda _facts, value: value, _number_of, shape=Shape.NUMBER)
WHOLE = Codec(lambda _facts, value: value or None, _whole_of, shape=Shape.WHOLE)
DATE = Codec(lambda _facts, value: value, _date_of, shape=Shape.DATE)
RATING = bounded(
    Codec(lambda _facts, value: value, _rating_of, shape=Shape.WHOLE), MIN_RATING, MAX_RATING
)
READINGS = Codec(_readings, _readings_of)
YES = Codec(lambda _facts, value: "Yes" if value else "", _yes_of, ("Yes",))
LINES = Codec(lambda _facts, value: "\n".join(value), _lines_of)
LISTED = Codec(_listed, _listed_of)
PERSONAS = Codec(
    lambda facts, value: facts.persona_names(value), lambda names, value: names.personas(value)
)
ANSWERS = Codec(
    lambda facts, value: facts.answered(value), lambda names, value: names.pain_points(value)
)
EVIDENCE = Codec(
    lambda facts, value: facts.evidence_titles(value), lambda names, value: names.evidence(value)
)
METRIC = Codec(
    lambda facts, value: "\n".join(facts.figures.said((value,))) if value else "",
    lambda names, value: names.metric(value),
)
