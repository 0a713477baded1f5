"""Any file with tables, by what is in it: CSV and its relatives, a workbook, Markdown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from exporters.tables.files.bounds import MAX_BYTES, MAX_MARKDOWN_BYTES, MAX_ROWS, MAX_TEXT_BYTES
from exporters.tables.files.csv_text import grid_of_csv
from exporters.tables.files.decoding import decoded
from exporters.tables.files.lucidchart import grids_of_lucidchart, is_lucidchart
from exporters.tables.files.markdown_text import grids_of_markdown, looks_like_markdown
from exporters.tables.grid import Grids
from model.errors import ImportFormatError
from resources.words import tr

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_MARKDOWN = frozenset({".md", ".markdown"})


def grids_in(data: bytes, *, name: str) -> Grids:
    """The tables of a file.

    Args:
        data: its bytes.
        name: its name with the suffix, which only decides where the content does not.

    Raises:
        ImportFormatError: it is too large, or there is no table in it.
    """
    if data.startswith(_ZIP):
        from exporters.tables.files.xlsx_sheets import grids_of_workbook  # noqa: PLC0415 - when asked for

        _check(len(data), MAX_BYTES, name)
        return grids_of_workbook(data, name=name)
    if data.startswith(_OLD_OFFICE):
        raise ImportFormatError(
            tr(
                "“{name}” is a workbook of an old kind or has a password; save it as .xlsx.",
                name=name,
            )
        )
    _check(len(data), MAX_TEXT_BYTES, name)
    text = decoded(data, name=name)
    return _of_text(text.text, name=name, warnings=text.warnings)


def grids_of_text(text: str, *, name: str) -> Grids:
    """The tables of a text, as from the clipboard.

    Raises:
        ImportFormatError: it is too long, or there is no table in it.
    """
    _check(len(text), MAX_TEXT_BYTES, name)
    return _of_text(text, name=name, warnings=())


def _of_text(text: str, *, name: str, warnings: tuple[str, ...]) -> Grids:
    path = PurePath(name)
    if path.suffix.lower() in _MARKDOWN or looks_like_markdown(text):
        _check(len(text), MAX_MARKDOWN_BYTES, name)
        return grids_of_markdown(text, name=name, warnings=warnings)
    grid, told = grid_of_csv(text, name=path.stem)
    if grid is None:
        raise ImportFormatError(tr("“{name}” is empty.", name=name))
    if len(grid.rows) > MAX_ROWS:
        raise ImportFormatError(
            tr(
                "“{name}” has more than {n} rows, too many for a map.",
                name=name,
                n=f"{MAX_ROWS:,}",
            )
        )
    if is_lucidchart(grid):
        drawing = grids_of_lucidchart(grid, name=name)
        return replace(drawing, warnings=(*warnings, *told, *drawing.warnings))
    return Grids(name, (grid,), (*warnings, *told))


def _check(size: int, most: int, name: str) -> None:
    if size > most:
        raise ImportFormatError(
            tr(
                "“{name}” is larger than {n} MB, too large a table.",
                name=name,
                n=f"{most / 1_000_000:g}",
            )
        )
