"""The words that HTML shows, in lines and tables. Nothing that it names is ever opened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, assert_never

from model.clips.addresses import MAX_ADDRESS, is_address, with_source
from model.clips.bounds import MAX_COLUMNS, MAX_ROWS
from model.clips.clip import Snippet
from model.clips.tags import Closing, Opening, Token, tokens_of
from model.clips.tags import Words as Said
from model.clips.tidying import tidied
from model.errors import ImportFormatError
from resources.words import tr

Rows: TypeAlias = list[list[Snippet]]


def _tags(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NEVER_SEEN = _tags("head svg math object audio video canvas select datalist")
_BLOCKS = _tags(
    "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary ul caption"
)
_VOID = _tags("area base br col embed hr img input link meta param source track wbr")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(r"(?:display:none|visibility:hidden|mso-hide:all)")
_BREAK = "\x0b"  # where the page breaks a line; none is left in the text itself


def blocks_of(html: str) -> list[Snippet | Rows]:
    """What an HTML text shows: a snippet for each line, rows of cells for each table.

    Raises:
        ImportFormatError: a table is larger than any sheet.
    """
    return _Reader().read(tokens_of(tidied(html)))


@dataclass(slots=True)
class _Words:
    """Words as they come, and the first address they lead to."""

    pieces: list[str] = field(default_factory=list)
    address: str = ""

    def lines(self) -> list[str]:
        """The lines that say something."""
        whole = tidied("".join(self.pieces).replace(_BREAK, "\n"))
        return [line for line in (part.strip() for part in whole.split("\n")) if line]


@dataclass(slots=True)
class _Grid:
    """A table as it grows. ``below`` says for how many rows a column is still covered."""

    rows: list[dict[int, Snippet]] = field(default_factory=list)
    below: dict[int, int] = field(default_factory=dict)
    column: int = 0

    def begin_row(self) -> None:
        self.below = {column: left - 1 for column, left in self.below.items() if left > 1}
        self.rows.append({})
        self.column = 0
        if len(self.rows) > MAX_ROWS:
            raise _too_large()

    def put(self, said: Snippet, across: int, down: int) -> None:
        """The next cell of the row; it covers so many columns and rows."""
        if not self.rows:
            self.begin_row()
        while self.column in self.below:
            self.column += 1
        if self.column + across > MAX_COLUMNS:
            raise _too_large()
        if said:
            self.rows[-1][self.column] = said
        if down > 1:
            self.below.update(dict.fromkeys(range(self.column, self.column + across), down))
        self.column += across

    def cells(self) -> Rows:
        """The rows, filled up to the last cell that says something."""
        width = max((column + 1 for row in self.rows for column in row), default=0)
        return [[row.get(column, Snippet("")) for column in range(width)] for row in self.rows]


class _Reader:
    """Follows the tags, and keeps what a page would show."""

    def __init__(self) -> None:
        self.blocks: list[Snippet | Rows] = []
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()
        self._hidden_at: int | None = None  # how deep the outermost hidden element is
        self._words = _Words()
        self._grid: _Grid | None = None
        self._tables = 0
        self._cell: tuple[int, int] | None = None

    def read(self, tokens: Iterable[Token]) -> list[Snippet | Rows]:
        """The blocks of a text."""
        for token in tokens:
            match token:
                case Opening():
                    self._open_tag(token)
                case Closing():
                    self._close_tag(token.tag)
                case Said():
                    self._say(token.text)
                case _:
                    assert_never(token)
        if self._grid is not None:
            self._tables = 1
            self._end_table()
        self._end_line()
        return self.blocks

    def _open_tag(self, opening: Opening) -> None:
        tag = opening.tag
        if tag == "body" and self._counts["head"]:
            self._close_tag("head")  # a head need not be closed
        if tag not in _VOID:
            self._open.append(tag)
            self._counts[tag] += 1
            hidden = tag in _NEVER_SEEN or _is_hidden(opening.attributes)
            if hidden and self._hidden_at is None:
                self._hidden_at = len(self._open)
        if self._hidden_at is None:
            self._begin(tag, opening.attributes)

    def _close_tag(self, tag: str) -> None:
        """A tag closes, and with it all that was left open in it."""
        while self._counts[tag]:
            last = self._open.pop()
            self._counts[last] -= 1
            if self._hidden_at is None:
                self._end(last)
            elif len(self._open) < self._hidden_at:
                self._hidden_at = None
            if last == tag:
                return

    def _say(self, text: str) -> None:
        if self._hidden_at is None:
            kept = text.replace("\n", _BREAK) if self._counts["pre"] else _SPACE.sub(" ", text)
            self._words.pieces.append(kept)

    # --- lines -----------------------------------------------------------------------------------

    def _end_line(self) -> None:
        if self._cell is not None:
            self._words.pieces.append(_BREAK)
            return
        words, self._words = self._words, _Words()
        self.blocks += [Snippet(line, words.address) for line in words.lines()]

    def _begin(self, tag: str, attrs: Mapping[str, str]) -> None:
        if tag in _BLOCKS or tag == "br":
            self._end_line()
        elif tag == "a" and not self._words.address:
            address = tidied(attrs.get("href", "")).strip()
            if len(address) <= MAX_ADDRESS and is_address(address):
                self._words.address = address
        elif tag in ("table", "tr", "td", "th"):
            self._begin_part(tag, attrs)

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_line()
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "table":
            self._end_table()

    # --- tables; one within a cell of another is only words -----------------------------------

    def _begin_part(self, tag: str, attrs: Mapping[str, str]) -> None:
        if tag == "table":
            self._end_line()
            self._tables += 1
            if self._grid is None:
                self._grid = _Grid()
        elif self._grid is None or self._tables > 1:
            self._words.pieces.append(_BREAK if tag == "tr" else " ")
        elif tag == "tr":
            self._end_cell()
            self._grid.begin_row()
        else:
            self._end_cell()
            self._words = _Words()
            self._cell = (_number(attrs.get("colspan", "")), _number(attrs.get("rowspan", "")))

    def _end_cell(self) -> None:
        if self._cell is None or self._grid is None or self._tables > 1:
            return
        (across, down), self._cell = self._cell, None
        words, self._words = self._words, _Words()
        self._grid.put(with_source("\n".join(words.lines()), words.address), across, down)

    def _end_table(self) -> None:
        self._end_cell()
        self._tables = max(0, self._tables - 1)
        if self._tables == 0 and self._grid is not None:
            grid, self._grid = self._grid, None
            self._end_line()
            self.blocks.append(grid.cells())


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    style = "".join(attributes.get("style", "").lower().split())
    return "hidden" in attributes or _HIDDEN.search(style) is not None


def _number(value: str) -> int:
    """A span as it counts: from 1 up."""
    digits = value.strip()[:6]
    return max(1, int(digits)) if digits.isdecimal() else 1


def _too_large() -> ImportFormatError:
    return ImportFormatError(
        tr(
            "That table is too large; it may have {rows} rows and {columns} columns at most.",
            rows=f"{MAX_ROWS:,}",
            columns=MAX_COLUMNS,
        )
    )
