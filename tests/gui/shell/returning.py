"""Workbooks that go out, are filled in and come back, as the tests of the window need them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from pytestqt.qtbot import QtBot

from designer.dialogs.returned.window import ReturnedWindow
from designer.document.session import DocumentSession
from designer.window.main_window import MainWindow
from exporters.identity import Identity
from exporters.workbook.hidden import FIRST_ROW, HEADER_ROW, ID_KEY, KEY_ROW
from exporters.workbook.writing.book import write_workbook

Filling = Callable[[Any], None]
"""Fills in a workbook, as openpyxl sees it."""


def sent(session: DocumentSession, path: Path, fill: Filling | None = None) -> Path:
    """Write the map of a session as a workbook, filled in."""
    with path.open("wb") as target:
        write_workbook(session.document, target, identity=Identity(session.origin.map_id))
    if fill is not None:
        book = openpyxl.load_workbook(path)
        fill(book)
        book.save(path)
    return path


def answer(sheet: Any, row: int, header: str, value: object) -> None:
    """Fill in a cell: the row counts the records of the sheet from 0."""
    headers = [cell.value for cell in sheet[HEADER_ROW + 1]]
    sheet.cell(row=FIRST_ROW + 1 + row, column=headers.index(header) + 1).value = value


def append(sheet: Any, **values: object) -> None:
    """Fill in a new row below the last one: values by the keys of their columns."""
    keys = [str(cell.value or "") for cell in sheet[KEY_ROW + 1]]
    ids = next(at for at, key in enumerate(keys, start=1) if key.startswith(ID_KEY))
    last = max(cell.row for cell in sheet[get_column_letter(ids)] if cell.value)
    for key, value in values.items():
        sheet.cell(row=last + 1, column=keys.index(key) + 1).value = value


def row_of(sheet: Any, text: str) -> int:
    """Which record of a sheet, from 0, has a cell that begins so."""
    found: Iterator[int] = (
        cell.row
        for row in sheet.iter_rows(min_row=FIRST_ROW + 1)
        for cell in row
        if str(cell.value or "").startswith(text)
    )
    return next(found) - FIRST_ROW - 1


def read_back(window: MainWindow, qtbot: QtBot, *paths: Path) -> ReturnedWindow:
    """Read workbooks back, and wait for the window."""
    window.returns.read(list(paths))
    qtbot.waitUntil(lambda: window.returns.window is not None, timeout=20_000)
    at_rest(window, qtbot)
    found = window.returns.window
    assert found is not None
    return found


def at_rest(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until nothing is read or compared any more."""
    qtbot.waitUntil(lambda: window.returns.at_rest, timeout=20_000)


def notices(window: MainWindow) -> list[str]:
    """What the notices above the map say, newest first."""
    return [bar.notice.text for bar in window.view.messages.bars()]
