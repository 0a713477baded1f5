"""Workbooks and maps that go ways of their own: saved late, renamed, gone, out of sight."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.dialogs.returned.window import ReturnedWindow
from designer.window.main_window import MainWindow
from tests.gui.shell.faces import FakeDialogs
from tests.gui.shell.returned_window import press
from tests.gui.shell.returning import answer, notices, read_back, row_of, sent
from tests.helpers.settling import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

_OWNER = "三木"


def _fill(book: Any) -> None:
    answer(book["Actions"], row_of(book["Actions"], "Name every bed"), "Owner", _OWNER)


def _take(asked: ReturnedWindow) -> None:
    QTest.mouseClick(asked.go_button, Qt.MouseButton.LeftButton)
    settle()


def _owners(window: MainWindow) -> set[str]:
    return {one.owner for one in window.bench.session.document.actions.values()}


def test_a_workbook_sent_before_the_first_save_comes_back_after_it(
    sample_window: MainWindow, dialogs: FakeDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    window = sample_window
    book = sent(window.bench.session, tmp_path / "early.xlsx", _fill)
    dialogs.path = tmp_path / "late.journey"
    assert window.files.save_as()
    assert window.files.open(tmp_path / "late.journey")
    _take(read_back(window, qtbot, book))
    assert _OWNER in _owners(window)


def test_a_workbook_of_a_map_comes_back_into_its_copy_under_another_name(
    sample_window: MainWindow, dialogs: FakeDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    window = sample_window
    dialogs.path = tmp_path / "one.journey"
    assert window.files.save_as()
    book = sent(window.bench.session, tmp_path / "one.xlsx", _fill)
    dialogs.path = tmp_path / "two.journey"
    assert window.files.save_as()
    assert window.files.open(tmp_path / "two.journey")
    _take(read_back(window, qtbot, book))
    assert _OWNER in _owners(window)
    assert window.files.save()
    assert window.files.open(tmp_path / "one.journey")
    assert _OWNER not in _owners(window)


def test_a_workbook_that_is_deleted_while_it_is_looked_at_is_taken_over(
    sample_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    book = sent(sample_window.bench.session, tmp_path / "三木.xlsx", _fill)
    read_back(sample_window, qtbot, book)
    book.unlink()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _OWNER in _owners(sample_window)
    assert sample_window.returns.window is None
    assert QGuiApplication.overrideCursor() is None
    # Whoever filled it in wrote in a script that the map did not have: it can be read all the same.
    assert any("CJK" in family or "JP" in family for family in QFontDatabase.families())


def test_what_is_taken_over_from_the_start_page_is_shown_on_the_map(
    sample_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = sample_window
    asked = read_back(window, qtbot, sent(window.bench.session, tmp_path / "a.xlsx", _fill))
    window.show_start()
    assert window.windowTitle() == "Journeyboard"
    _take(asked)
    assert "The night train" in window.windowTitle()
    assert _OWNER in _owners(window)
    assert "taken over" in notices(window)[0]


def test_a_workbook_that_is_gone_before_it_is_read_is_told(
    sample_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    before = sample_window.bench.session.document
    sample_window.returns.read([tmp_path / "nowhere.xlsx"])
    qtbot.waitUntil(lambda: not sample_window.returns.running, timeout=20_000)
    assert sample_window.returns.window is None
    assert "nowhere.xlsx" in notices(sample_window)[0]
    assert sample_window.bench.session.document is before
