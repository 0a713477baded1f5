"""Tables: columns that share the width, a head drawn again on each page, rows with rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exporters.poster.texts.typesetting.flow import Block, Column, Ground, Line
from exporters.poster.texts.typesetting.lines import text_lines
from exporters.poster.texts.typesetting.style import CELL_GAP, LABEL, MOST_WHOLE, ROW_PAD
from model.ids import Id
from model.layout.display import Role
from model.layout.text import Align
from model.layout.theme import Theme


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a table's column; ``share`` is its part of what the fixed widths leave."""

    title: str
    share: float = 0.0
    width: float = 0.0
    align: Align = "start"


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table and the head that all its rows share.

    ``left`` and ``widths`` are where each column's text stands, in points from the left edge.
    """

    heads: tuple[Head, ...]
    left: tuple[float, ...]
    widths: tuple[float, ...]
    head: Block
    full: float
    rule: str

    def row(self, cells: Sequence[tuple[Line, ...]], *, record_id: Id = "") -> Block:
        """A row of the table, a cell for each column."""
        columns = tuple(
            Column(x, lines, Role.CELL, head.title)
            for x, lines, head in zip(self.left, cells, self.heads, strict=True)
        )
        row = Block(
            Role.TABLE_ROW,
            columns,
            id=record_id,
            above_pad=ROW_PAD,
            below_pad=ROW_PAD,
            head=self.head,
            ground=Ground(0.0, self.full, rule=self.rule),
        )
        return replace(row, whole=row.height <= MOST_WHOLE)


def table(heads: Sequence[Head], width: float, theme: Theme, *, title: str = "") -> Table:
    """A table ``width`` wide; ``title`` says what it is about."""
    fixed = sum(head.width for head in heads) + CELL_GAP * (len(heads) - 1)
    shares = sum(head.share for head in heads) or 1.0
    free = max(width - fixed, 0.0)
    left, widths, x = [], [], 0.0
    for head in heads:
        room = head.width + free * head.share / shares
        left.append(x)
        widths.append(room)
        x += room + CELL_GAP
    columns = tuple(
        Column(
            at,
            text_lines(head.title, LABEL, theme.secondary, room, align=head.align),
            Role.CELL,
            head.title,
        )
        for at, room, head in zip(left, widths, heads, strict=True)
    )
    top = Block(
        Role.TABLE_HEAD,
        columns,
        title=title,
        above_pad=2.0,
        below_pad=4.0,
        ground=Ground(0.0, width, rule=theme.faint, rule_width=0.8),
    )
    return Table(tuple(heads), tuple(left), tuple(widths), top, width, theme.hairline)
