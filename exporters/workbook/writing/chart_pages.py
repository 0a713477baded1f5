"""Where charts stand beside a table so that no sheet of paper ends within one."""

from __future__ import annotations

from dataclasses import dataclass, field

from exporters.workbook.hidden import FIRST_ROW
from exporters.workbook.writing.paper import Paper
from exporters.workbook.writing.source import Written

_PIXELS_PER_POINT = 96 / 72
_USUAL_HEIGHT = 15.0  # of a row nobody set
_INDENT = 48.0  # the empty column before the charts
_LEAST_SCALE = 40


def paper_with_charts(written: Written, across: int) -> Paper:
    """The paper of a table, made to take charts of a width in pixels, which is told to the sheet.

    Charts that are wider than any paper are cut.
    """
    paper = written.paper
    needed = across / _PIXELS_PER_POINT + _INDENT
    scale = max(_LEAST_SCALE, min(paper.scale, int(paper.scale * paper.across / needed)))
    written.sheet.set_print_scale(scale)
    return Paper(paper.size, scale)


@dataclass
class ChartPages:
    """Pieces of paper, one below the other; ``breaks`` are the rows that begin a new one."""

    written: Written
    paper: Paper
    breaks: list[int] = field(default_factory=list)
    _top: float = 0.0

    @property
    def room(self) -> int:
        """How high a chart may be, in pixels."""
        return int(self.paper.down * _PIXELS_PER_POINT)

    def place(self, below: int, height: int) -> int:
        """Where a chart stands that would stand ``below``; pixels from the first row of the table.

        Where it would be cut it begins a new piece of paper, which is told to the sheet.
        """
        if below + height <= self._top + self.room or not below:
            return below
        row, start = FIRST_ROW, 0.0
        while start < below:
            start += self.written.heights.get(row, _USUAL_HEIGHT) * _PIXELS_PER_POINT
            row += 1
        self._top = start
        self.breaks.append(row)
        self.written.sheet.set_h_pagebreaks(self.breaks)
        return round(start) + 4
