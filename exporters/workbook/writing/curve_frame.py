"""What stands around the emotion curves: how large they are, names of stages and lines between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from exporters.workbook.facts import Facts
from exporters.workbook.writing.chart_data import UNSEEN_SPACE, Area, ChartData, font, said
from model.layout.theme import LIGHT

LETTERS = 24
"""Of a step's name below the curves."""
UNSEEN: dict[str, object] = {"line": {"none": True}, "marker": {"type": "none"}}
"""Points that only carry a label."""
_NARROWEST, _WIDEST = 760, 1_300
_STEP, _LEAST_STEP, _LEFT, _RIGHT = 54, 20, 118, 16
_ABOVE, _PLOT, _LEGEND = 76, 250, 44
_LETTER, _SMALL_LETTER = 6.2, 5.8
"""Pixels of a letter: of a stage's name, of a step's."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of the chart, and of the curves in it, in pixels."""

    width: int
    height: int
    step: float

    @classmethod
    def of(cls, facts: Facts) -> Frame:
        """As wide as the steps need, as high as their names."""
        count = max(1, len(facts.steps))
        around = _LEFT + _RIGHT
        width = min(_WIDEST, max(_NARROWEST, around + _STEP * count))
        width = max(width, around + _LEAST_STEP * count)  # names stand upright, not on each other
        longest = max((len(label(step.name, LETTERS)) for step in facts.steps), default=1)
        height = _ABOVE + _PLOT + round(_SMALL_LETTER * longest) + 22 + _LEGEND
        return cls(width, height, (width - _LEFT - _RIGHT) / count)

    def plot(self) -> dict[str, float]:
        """Where the curves are, in shares of the chart."""
        return {
            "x": _LEFT / self.width,
            "y": _ABOVE / self.height,
            "width": (self.width - _LEFT - _RIGHT) / self.width,
            "height": _PLOT / self.height,
        }


def label(name: str, letters: int) -> str:
    """A name as short as its room asks, never one that is taken for a formula."""
    line = " ".join(name.split())
    short = line if len(line) <= letters else line[: max(1, letters - 1)].rstrip() + "…"
    return said(short) or UNSEEN_SPACE


def stage_spans(facts: Facts) -> list[tuple[str, int, int]]:
    """Each stage with its first and last step, counted from 1."""
    spans = []
    first = 1
    for _, steps in groupby(facts.steps, key=lambda step: step.stage_id):
        mine = list(steps)
        spans.append((facts.stage_name(mine[0].id), first, first + len(mine) - 1))
        first += len(mine)
    return spans


def add_stages(
    data: ChartData,
    chart: Any,  # noqa: ANN401 - xlsxwriter ships no types
    spans: Sequence[tuple[str, int, int]],
    frame: Frame,
) -> int:
    """Names of stages above the curves, lines between them; answers how many series these are."""
    left = data.block(4)
    for row, (_, first, last) in enumerate(spans):
        data.sheet.write_number(row, left, (first + last) / 2)
        data.sheet.write_number(row, left + 1, 2)
    bold = font(9, bold=True, colour=LIGHT.ink)
    names = [
        {"value": label(name, int((last - first + 1) * frame.step / _LETTER)), "font": bold}
        for name, first, last in spans
    ]
    chart.add_series(
        {
            "categories": Area(0, left, len(spans) - 1, left).reference(),
            "values": Area(0, left + 1, len(spans) - 1, left + 1).reference(),
            **UNSEEN,
            "data_labels": {"value": True, "position": "above", "font": bold, "custom": names},
        }
    )
    if len(spans) < 2:
        return 1
    row = -3
    for _, first, _ in spans[1:]:
        row += 3  # an empty row ends a line
        for offset, height in enumerate((-2, 2)):
            data.sheet.write_number(row + offset, left + 2, first - 0.5)
            data.sheet.write_number(row + offset, left + 3, height)
    chart.add_series(
        {
            "categories": Area(0, left + 2, row + 1, left + 2).reference(),
            "values": Area(0, left + 3, row + 1, left + 3).reference(),
            "line": {"color": LIGHT.hairline, "width": 0.75},
            "marker": {"type": "none"},
        }
    )
    return 2
