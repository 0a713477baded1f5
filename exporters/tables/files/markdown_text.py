"""Markdown: its tables with the headings above and the text around; numbered lists as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from exporters.tables.files.bounds import (
    MAX_BARS,
    MAX_BELOW,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_LINES,
    MAX_TABLES,
)
from exporters.tables.files.numbered_lists import Line, lists_of
from exporters.tables.grid import Grid, Grids
from model.clips.markdown import MarkedTable, tables_in, unmarked
from model.clips.tidying import tidied
from model.errors import ImportFormatError
from resources.words import tr

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*")
_FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,})")
_RULED = re.compile(
    r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$", re.MULTILINE
)
_LONGEST_HEADING = 300


def looks_like_markdown(text: str) -> bool:
    """Whether a text without a telling suffix holds a Markdown table."""
    return "|" in text and _RULED.search(text[:100_000]) is not None


def grids_of_markdown(text: str, *, name: str, warnings: tuple[str, ...] = ()) -> Grids:
    """All tables of a text; numbered lists after them, for texts whose journey is a list.

    Raises:
        ImportFormatError: there is neither, or it is too long.
    """
    if text.count("|") > MAX_BARS:
        raise ImportFormatError(tr("The tables of “{name}” are too large.", name=name))
    lines = _without_comments(tidied(text)).split("\n")
    if len(lines) > MAX_LINES:
        raise ImportFormatError(
            tr("“{name}” has more than {n} lines, too many to read.", name=name, n=f"{MAX_LINES:,}")
        )
    fenced = _fenced(lines)
    open_lines = ["" if inside else line for line, inside in zip(lines, fenced, strict=True)]
    tables = tables_in(open_lines) or tables_in(lines)
    told = list(warnings)
    if len(tables) > MAX_TABLES:
        told.append(tr("Only the first {n} tables were read.", n=MAX_TABLES))
    reader = _Reader(lines, fenced)
    grids = reader.read(tables[:MAX_TABLES])
    grids += lists_of(reader.lines, known=len(grids))
    if not grids:
        raise ImportFormatError(tr("“{name}” holds no table and no numbered list.", name=name))
    if sum(len(grid.rows) * len(grid.rows[0]) for grid in grids) > MAX_CELLS:
        raise ImportFormatError(tr("The tables of “{name}” are too large.", name=name))
    return Grids(name, tuple(grids), tuple(told))


@dataclass(slots=True)
class _Reader:
    """Goes down a text once: which headings stand over each table, which words around it."""

    texts: list[str]
    fenced: list[bool]
    headings: list[tuple[int, str]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def read(self, tables: list[MarkedTable]) -> list[Grid]:
        grids: list[Grid] = []
        at, beside = 0, list[str]()
        open_below = False  # whether the text still belongs to the table above
        for table in [*tables, None]:
            for index in range(at, table.start if table is not None else len(self.texts)):
                text = self.texts[index].strip()
                if self._heading(index):
                    open_below = False
                elif text:
                    beside.append(unmarked(text))
                    self._keep(index)
                    if open_below and len(grids[-1].below) < MAX_BELOW:
                        below = (*grids[-1].below, beside[-1])
                        grids[-1] = replace(grids[-1], below=below)
            if table is not None:
                grids.append(self._grid(table, beside, len(grids)))
                at, beside, open_below = table.end, [], True
        return [grid for grid in grids if grid.rows and grid.rows[0]]

    def _heading(self, index: int) -> bool:
        text = self.texts[index]
        found = _HEADING.fullmatch(text[:_LONGEST_HEADING]) if not self.fenced[index] else None
        if found is None:
            return False
        level = len(found.group(1))
        self.headings = [pair for pair in self.headings if pair[0] < level]
        self.headings.append((level, unmarked(found.group(2))))
        return True

    def _keep(self, index: int) -> None:
        titles = tuple(title for _, title in self.headings)
        self.lines.append(Line(index + 1, self.texts[index], titles))

    def _grid(self, table: MarkedTable, beside: list[str], count: int) -> Grid:
        titles = tuple(title for _, title in self.headings)
        rows = [row[:MAX_COLUMNS] for row in table.rows]
        width = max((len(row) for row in rows), default=0)
        square = tuple((*row, *[""] * (width - len(row))) for row in rows)
        first = table.end - len(square)
        numbers = (table.start + 1, *range(first + 2, table.end + 1))
        name = titles[-1] if titles else tr("Table {n}", n=count + 1)
        return Grid(name, square, titles, tuple(beside), numbers=numbers, headed=True)


def _without_comments(text: str) -> str:
    """The text without HTML comments; their line ends stay, so that lines keep their numbers."""
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        parts += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    return "".join([*parts, text[at:]])


def _fenced(lines: list[str]) -> list[bool]:
    """Line by line, whether it stands within a fence; the fences do, too."""
    return list(_inside(lines))


def _inside(lines: list[str]) -> Iterator[bool]:
    mark = ""
    for line in lines:
        found = _FENCE.match(line)
        if found is None:
            yield bool(mark)
            continue
        fence = found.group().strip()
        if not mark:
            mark = fence
        elif fence.startswith(mark):
            mark = ""
        yield True
