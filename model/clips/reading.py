"""From a text to what it means: lines, or a table."""

from __future__ import annotations

from collections.abc import Sequence

from model.clips.addresses import MAX_ADDRESS, is_address, with_source
from model.clips.bounds import MAX_CARDS, MAX_CHARACTERS, MAX_COLUMNS, MAX_MARKUP, MAX_ROWS
from model.clips.clip import Clip, Lines, Snippet, Table
from model.clips.lines import is_bulleted, snippets_of
from model.clips.markdown import tables_in
from model.clips.markup import Rows, blocks_of
from model.clips.sheets import is_block, separated_rows, tabbed_rows
from model.clips.tidying import tidied
from model.errors import ImportFormatError
from resources.words import tr

_JOINT = " – "


def read_text(text: str) -> Clip:
    """What a plain text means: a block of cells, a Markdown table, or lines.

    Raises:
        ImportFormatError: it is more than may be taken in at once.
    """
    tidy = _tidy(text)
    lines = tidy.split("\n")
    if "\t" in tidy and not is_bulleted(lines):
        rows = tabbed_rows(tidy)
        if is_block(rows):
            return _table(_kept(rows))
    if "|" in tidy and (tables := tables_in(lines)):
        pieces: list[Snippet | Rows] = []
        at = 0
        for table in tables:
            pieces += [Snippet(line) for line in lines[at : table.start]]
            pieces.append(_kept(table.rows))
            at = table.end
        return _assembled([*pieces, *map(Snippet, lines[at:])])
    if "\t" not in tidy and '"' in tidy:
        lines = [cell for row in tabbed_rows(tidy) for cell in row]
    return _lines(snippets_of(lines))


def read_writing(text: str, html: str = "") -> Clip:
    """What a text means; where there is none, or only an address, what its HTML shows.

    Raises:
        ImportFormatError: it is more than may be taken in at once.
    """
    if not text.strip():
        return read_html(html)
    bare = len(text) <= 2 * MAX_ADDRESS and is_address(tidied(text).strip())
    if bare and html and len(html) <= MAX_MARKUP:
        named = read_html(html)
        if isinstance(named, Lines) and len(named.items) == 1 and named.items[0].source:
            return named
    return read_text(text)


def read_lines(text: str) -> Lines:
    """A text as lines and nothing else.

    Raises:
        ImportFormatError: it is more than may be taken in at once.
    """
    return _lines(snippets_of(_tidy(text).split("\n")))


def read_html(html: str) -> Clip:
    """What an HTML text shows.

    Raises:
        ImportFormatError: it is more than may be taken in at once.
    """
    _check_length(len(html), MAX_MARKUP)
    return _assembled(blocks_of(html))


def read_csv(text: str) -> Clip:
    """The cells of a CSV file; one of a single column is lines.

    Raises:
        ImportFormatError: it is no such file, or more than may be taken in at once.
    """
    rows = separated_rows(_tidy(text))
    if all(len(row) <= 1 for row in rows):
        return _lines(snippets_of([cell for row in rows for cell in row]))
    return _table(_kept(rows))


def _tidy(text: str) -> str:
    stripped = text.rstrip()  # a whole column of a sheet ends in a million empty lines
    _check_length(len(stripped))
    return tidied(stripped)


def _check_length(length: int, most: int = MAX_CHARACTERS) -> None:
    if length > most:
        raise ImportFormatError(
            tr(
                "That text is too long; {n} characters at most can be put on the map at once.",
                n=f"{most:,}",
            )
        )


def _kept(rows: Sequence[Sequence[str]]) -> Rows:
    """Cells as snippets."""
    return [[with_source("\n".join(_stripped(cell))) for cell in row] for row in rows]


def _stripped(cell: str) -> list[str]:
    return [line for line in (part.strip() for part in cell.split("\n")) if line]


def _assembled(pieces: Sequence[Snippet | Rows]) -> Clip:
    """One table with little around it, or else lines, to which the rows of tables are turned."""
    tables = [piece for piece in pieces if not isinstance(piece, Snippet)]
    words = snippets_of([piece for piece in pieces if isinstance(piece, Snippet)])
    if len(tables) == 1 and len(words) <= len(tables[0]) and _width(tables[0]) > 1:
        return _table(tables[0], words)
    lines: list[Snippet] = []
    for piece in pieces:
        lines += [piece] if isinstance(piece, Snippet) else map(_joined, piece)
    return _lines(snippets_of(lines))


def _joined(row: Sequence[Snippet]) -> Snippet:
    texts = [cell.text for cell in row if cell.text]
    source = next((cell.source for cell in row if cell.source), "")
    return Snippet(_JOINT.join(texts), source)


def _lines(items: tuple[Snippet, ...]) -> Lines:
    _check_amount(items)
    return Lines(items)


def _table(rows: Rows, beside: tuple[Snippet, ...] = ()) -> Table:
    """The rows made equally long, without the empty ones at the end."""
    width = _width(rows)
    while rows and not any(rows[-1]):
        rows = rows[:-1]
    if len(rows) > MAX_ROWS or width > MAX_COLUMNS:
        raise ImportFormatError(
            tr(
                "That table is too large; it may have {rows} rows and {columns} columns at most.",
                rows=f"{MAX_ROWS:,}",
                columns=MAX_COLUMNS,
            )
        )
    _check_amount([*(cell for row in rows for cell in row if cell), *beside])
    blank = Snippet("")
    square = tuple((*row[:width], *[blank] * (width - len(row))) for row in rows)
    return Table(square, beside)


def _width(rows: Rows) -> int:
    return max((i + 1 for row in rows for i, cell in enumerate(row) if cell), default=0)


def _check_amount(items: Sequence[Snippet]) -> None:
    _check_length(sum(len(item.text) for item in items))
    count = len(items)
    if count > MAX_CARDS:
        raise ImportFormatError(
            tr(
                "That would be {n} cards; {most} at most can be put on the map at once.",
                n=f"{count:,}",
                most=f"{MAX_CARDS:,}",
            )
        )
