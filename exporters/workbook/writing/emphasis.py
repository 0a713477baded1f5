"""Colours that follow what is typed: status, priority, what is overdue; bands; the row to add.

All are rules of the sheet, one for a whole column, so that an edit shows at once. Each word has its
own darkness beside its hue, and says itself what it means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from exporters.workbook.hidden import FIRST_ROW
from exporters.workbook.sheets.column import Column
from exporters.workbook.writing.styles import Styles
from model.check import Severity
from model.insight.matrix import Quadrant
from model.kinds import (
    CardKind,
    GoalReached,
    MapState,
    Priority,
    Status,
    Support,
    Validation,
    words,
)
from model.layout.theme import LIGHT

Look = Mapping[str, object]

_BAD, _GOOD = LIGHT.cards[CardKind.PAIN_POINT], LIGHT.cards[CardKind.OPPORTUNITY]
_DEEP_AMBER, _DEEP_GREEN, _DEEP_RED = "#6B4A00", "#0F5C38", "#8E261D"
_QUIET = {"font_color": LIGHT.secondary}
_GREY = {"font_color": LIGHT.secondary, "bg_color": LIGHT.canvas}
_AMBER = {"font_color": _DEEP_AMBER, "bg_color": "#FBE7A8"}
_GREEN = {"font_color": _DEEP_GREEN, "bg_color": "#CDEBDA"}
_RED = {"font_color": _DEEP_RED, "bg_color": "#F8D3CF"}
_BLUE = {"font_color": "#1D4A9E", "bg_color": "#D6E3FB"}

LOOKS: Mapping[type[StrEnum], Mapping[StrEnum, Look]] = {
    Priority: {
        Priority.CRITICAL: {"font_color": "#6E150D", "bg_color": "#F0A9A1", "bold": True},
        Priority.HIGH: {"font_color": _DEEP_RED, "bg_color": "#FBE0DC", "bold": True},
        Priority.MEDIUM: _AMBER,
        Priority.LOW: _GREY,
    },
    Status: {
        Status.OPEN: {"font_color": LIGHT.ink, "bg_color": LIGHT.hairline},
        Status.PLANNED: _BLUE,
        Status.IN_PROGRESS: _AMBER,
        Status.DONE: _GREEN,
        Status.DROPPED: {**_GREY, "font_strikeout": True},
    },
    Support: {Support.RESEARCHED: _GREEN, Support.PARTLY: _AMBER, Support.ASSUMED: _GREY},
    GoalReached: {
        GoalReached.YES: _GREEN,
        GoalReached.PARTLY: _AMBER,
        GoalReached.NO: {**_RED, "bold": True},
        GoalReached.UNKNOWN: _GREY,
    },
    Validation: {Validation.VALIDATED: _GREEN, Validation.ASSUMED: _GREY},
    Severity: {
        Severity.PROBLEM: {**_RED, "bold": True},
        Severity.WARNING: _AMBER,
        Severity.QUESTION: _BLUE,
    },
    Quadrant: {
        Quadrant.QUICK_WIN: _GREEN,
        Quadrant.BIG_BET: _BLUE,
        Quadrant.FILL_IN: _GREY,
        Quadrant.MONEY_PIT: _RED,
    },
    MapState: {MapState.AS_IS: _QUIET, MapState.TO_BE: _BLUE},
    CardKind: {
        kind: {"font_color": colours.text, "bg_color": colours.fill}
        for kind, colours in LIGHT.cards.items()
    },
}
"""How a word of a closed vocabulary looks; the hues are the map's."""
_VALENCES: Sequence[tuple[str, Look]] = (
    ("<=-1.5", _RED),
    ("<=-0.5", {"font_color": _DEEP_RED, "bg_color": _BAD.fill}),
    (">=1.5", _GREEN),
    (">=0.5", {"font_color": _DEEP_GREEN, "bg_color": _GOOD.fill}),
)
"""How feelings look, the first that fits; what lies between is neither good nor bad."""
_LATE = {**_RED, "bold": True}
_BAND = "#F6F8FA"
_FINISHED = (Status.DONE, Status.DROPPED)


def add_emphasis(
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    styles: Styles,
    columns: Sequence[Column],
    last: int,
    end: int,
) -> None:
    """Rules for the cells of a table down to ``last``, and for rows added down to ``end``."""
    for index, column in enumerate(columns):
        vocabulary = column.codec.vocabulary if column.codec is not None else None
        for member, look in LOOKS.get(vocabulary, {}).items() if vocabulary is not None else ():
            sheet.conditional_format(
                FIRST_ROW,
                index,
                end,
                index,
                {
                    "type": "cell",
                    "criteria": "==",
                    "value": f'"{words(member)}"',
                    "format": styles.rule(**look),
                },
            )
    _add_overdue(sheet, styles, columns, end)
    _add_valences(sheet, styles, columns, end)
    _add_bands(sheet, styles, columns, last, end)


def _add_overdue(sheet: Any, styles: Styles, columns: Sequence[Column], end: int) -> None:  # noqa: ANN401
    places = {column.key: index for index, column in enumerate(columns)}
    if "due" not in places or "status" not in places:
        return
    due, status = (f"${xl_col_to_name(places[key])}{FIRST_ROW + 1}" for key in ("due", "status"))
    finished = "".join(f',{status}<>"{words(member)}"' for member in _FINISHED)
    sheet.conditional_format(
        FIRST_ROW,
        places["due"],
        end,
        places["due"],
        {
            "type": "formula",
            "criteria": f"=AND(ISNUMBER({due}),{due}<TODAY(){finished})",
            "format": styles.rule(**_LATE),
        },
    )


def _add_valences(sheet: Any, styles: Styles, columns: Sequence[Column], end: int) -> None:  # noqa: ANN401
    place = next((index for index, it in enumerate(columns) if it.key == "valence"), None)
    if place is None:
        return
    cell = f"${xl_col_to_name(place)}{FIRST_ROW + 1}"
    for bound, look in _VALENCES:
        sheet.conditional_format(
            FIRST_ROW,
            place,
            end,
            place,
            {
                "type": "formula",
                "criteria": f"=AND(ISNUMBER({cell}),{cell}{bound})",
                "format": styles.rule(**look),
                "stop_if_true": True,
            },
        )


def _add_bands(
    sheet: Any,  # noqa: ANN401
    styles: Styles,
    columns: Sequence[Column],
    last: int,
    end: int,
) -> None:
    """A soft band on every other row; below the table the next free row invites to write."""
    line = {"border": 1, "border_color": LIGHT.hairline}
    right = xl_col_to_name(len(columns) - 1)
    answers, others = _runs(columns)
    if others:
        rule = {
            "type": "formula",
            "criteria": "=MOD(ROW(),2)=1",
            "format": styles.rule(bg_color=_BAND),
        }
        _apply(sheet, others, FIRST_ROW, last, rule)
    if end <= last:
        return
    row = last + 2
    invited = f"=COUNTA($A{row - 1}:${right}{row})>0"
    fill = LIGHT.cards[CardKind.NOTE].fill
    for runs, look in ((answers, {**line, "bg_color": fill}), (others, line)):
        if runs:
            rule = {"type": "formula", "criteria": invited, "format": styles.rule(**look)}
            _apply(sheet, runs, last + 1, end, rule)


def _apply(
    sheet: Any,  # noqa: ANN401
    runs: Sequence[tuple[int, int]],
    top: int,
    bottom: int,
    rule: dict[str, object],
) -> None:
    areas = " ".join(
        f"{xl_col_to_name(left)}{top + 1}:{xl_col_to_name(right)}{bottom + 1}"
        for left, right in runs
    )
    left, right = runs[0]
    sheet.conditional_format(top, left, bottom, right, {**rule, "multi_range": areas})


def _runs(columns: Sequence[Column]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The columns side by side that are answers, and those that are not."""
    runs: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    for index, column in enumerate(columns):
        mine = runs[column.answer]
        if mine and mine[-1][1] == index - 1:
            mine[-1] = mine[-1][0], index
        else:
            mine.append((index, index))
    return runs[True], runs[False]
