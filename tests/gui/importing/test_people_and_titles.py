"""Personas of a file and the open map; what a map of a table is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.window.main_window import MainWindow
from exporters.tables.mapping import Purpose
from model.edits.people import add_persona
from model.queries import personas_in_order
from tests.gui.importing.tables import JOURNEY, asked_about, at_rest, press_go, written
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.settling import settle
from tests.helpers.window_keys import press

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def _press(window: MainWindow, text: str) -> None:
    """Press a button of the newest notice."""
    bar = window.view.messages.bars()[0]
    button = next(b for b in bar.findChildren(QPushButton) if b.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def _said(window: MainWindow) -> str:
    return window.view.messages.bars()[0].notice.text


def _file_of(window: MainWindow, folder: Path) -> Path:
    """Anna, who is on the map, and somebody new."""
    session = window.bench.session
    session.push(add_persona(session.document, name="Anna"))
    session.undo_stack.clear()
    people = [{"name": "Anna", "quote": "All new"}, {"name": "Somebody Else", "goals": ["Rest"]}]
    path = folder / "people.json"
    path.write_text(json.dumps({"personas": people}), encoding="utf-8")
    return path


def test_personas_of_a_file_join_the_open_map_as_one_undo(
    window: MainWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    session = window.bench.session
    dialogs.path = _file_of(window, tmp_path)
    before = session.document
    window.actions_by_id["file.import"].trigger()
    assert session.document is before  # asked first
    assert "1 new, 1 updated" in _said(window)
    _press(window, "Add to this map")
    now = personas_in_order(session.document)
    assert len(now) == len(before.personas) + 1
    assert now[0].quote == "All new"
    assert session.undo_stack.count() == 1
    _press(window, "Undo")
    assert session.document == before


def test_personas_of_a_file_can_make_a_map_of_their_own(window: MainWindow, tmp_path: Path) -> None:
    before = window.bench.session
    window.files.import_file(_file_of(window, tmp_path))
    _press(window, "Make a new map")
    assert window.bench.session is not before
    assert len(window.bench.session.document.personas) == 2


def test_undo_of_the_notice_never_takes_back_a_later_edit(
    window: MainWindow, tmp_path: Path
) -> None:
    session = window.bench.session
    window.files.import_file(_file_of(window, tmp_path))
    _press(window, "Add to this map")
    window.bench.insert(what="card", kind="note")
    window.bench.commit_editors()
    assert session.undo_stack.index() > 1
    assert not window.view.messages.bars()  # its Undo went with the next edit


def test_a_file_that_is_gone_when_its_personas_are_added_harms_nothing(
    window: MainWindow, tmp_path: Path
) -> None:
    path = _file_of(window, tmp_path)
    before = window.bench.session.document
    window.files.import_file(path)
    path.unlink()
    _press(window, "Add to this map")
    assert window.bench.session.document is before
    assert "people.json" in _said(window)


def test_on_the_start_page_and_read_only_personas_make_a_new_map(
    window: MainWindow, tmp_path: Path
) -> None:
    path = _file_of(window, tmp_path)
    before = window.bench.session
    before.forbid_edits("")
    window.files.import_file(path)
    assert window.bench.session is not before


def test_the_title_is_guessed_shown_and_can_be_another(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    start = application.open_window()
    asked = asked_about(start, written(tmp_path, JOURNEY, "shop.csv"), qtbot)
    line = asked.form.title.focusProxy()
    assert isinstance(line, QLineEdit)
    assert line.accessibleName() == "Title of the map"
    assert line.text() == "shop"
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    at_rest(asked, qtbot)
    assert line.text() == ""
    assert asked.mapping.title == "shop"  # an empty field is the guess
    QTest.keyClicks(line, "Our <b>shop</b> in May")
    at_rest(asked, qtbot)
    press_go(start, asked, qtbot)
    assert start.bench.session.document.info.title == "Our <b>shop</b> in May"
    again = asked_about(start, written(tmp_path, JOURNEY, "other.csv"), qtbot)
    assert again.mapping.title == "other"  # the title is not remembered for tables alike
    again.form.purpose.edited.emit(Purpose.EVIDENCE)
    assert again.form.rows["title"].isHidden()


def test_ctrl_enter_makes_the_map_from_wherever_the_keyboard_is(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    start = application.open_window()
    asked = asked_about(start, written(tmp_path, JOURNEY, "shop.csv"), qtbot)
    press(Qt.Key.Key_Tab)
    line = asked.form.title.focusProxy()
    assert line is not None
    assert line.hasFocus()  # what it tells, then what it is called
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: start.has_map, timeout=20_000)
    assert start.bench.session.document.info.title == "shop"
