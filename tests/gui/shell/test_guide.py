"""A first map with the guide, as somebody new walks it: from the start page to the poster."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.guide.bar import GuideBar
from designer.keeping.waiting_texts import waiting_texts
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.edits import edit
from model.kinds import CardKind
from model.recovery.typed import NOTE
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.robot import settle

_FIVE_MINUTES_OF_CLICKS = 100
"""One every three seconds."""


def _bar(window: MainWindow) -> GuideBar:
    bar = window.bench.canvas_pane.findChild(GuideBar)
    assert isinstance(bar, GuideBar)
    return bar


def _type(bar: GuideBar, words: str) -> None:
    assert QApplication.focusWidget() is bar.line
    QTest.keyClicks(bar.line, words)
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    settle()


def _click(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def test_from_the_start_page_to_the_poster(
    application: Application, dialogs: FakeDialogs, qtbot: QtBot, tmp_path
) -> None:
    window = application.open_window()
    window.activateWindow()
    settle()
    start = next(b for b in window.findChildren(QPushButton) if "guide" in b.text())
    clicks = 1
    _click(start)
    bar = _bar(window)
    _type(bar, "Buying a first bicycle")
    _type(bar, "Mira")
    _click(bar.button)
    _click(bar.button)
    clicks += 4
    steps = len(window.bench.session.document.steps)
    for place in range(steps):
        _click(bar.faces[place % 5])
    clicks += steps
    _type(bar, "Nobody explains the sizes")
    _type(bar, "The offer is gone")
    _type(bar, "A size adviser")
    clicks += 3
    document = window.bench.session.document
    assert document.info.title == "Buying a first bicycle"
    assert [p.name for p in document.personas.values()] == ["Mira"]
    assert len(document.stages) == 5
    assert len(document.markers) == steps
    assert sum(c.kind is CardKind.PAIN_POINT for c in document.cards.values()) == 2
    assert len(document.actions) == 1
    dialogs.path = tmp_path / "poster.pdf"
    _click(bar.button)
    asked = window.exports.window
    assert asked is not None
    _click(asked.go_button)
    qtbot.waitUntil(lambda: not window.exports.running, timeout=30_000)
    clicks += 2
    assert dialogs.path.read_bytes().startswith(b"%PDF")
    _click(bar.skip)
    assert bar.isHidden()
    assert clicks + 3 * 8 < _FIVE_MINUTES_OF_CLICKS


@pytest.fixture
def guided(open_map: Callable[[JourneyMap], MainWindow]) -> MainWindow:
    """An empty map with the guide."""
    window = open_map(JourneyMap())
    window.activateWindow()
    window.actions_by_id["help.guide"].trigger()
    settle()
    return window


def test_what_is_done_on_the_map_counts_and_takes_no_keyboard(guided: MainWindow) -> None:
    bar, session = _bar(guided), guided.bench.session
    guided.bench.canvas.setFocus()
    session.push(edit(session.document, "map", title="By hand"))
    settle()
    assert bar._title.text() == "Who travels?"
    assert QApplication.focusWidget() is guided.bench.canvas


def test_what_is_being_typed_stays_while_the_map_changes(guided: MainWindow) -> None:
    bar, session = _bar(guided), guided.bench.session
    QTest.keyClicks(bar.line, "Buying a")
    session.push(edit(session.document, "map", objective="Another thing"))
    settle()
    assert bar.line.text() == "Buying a"


def test_each_answer_is_one_undo_and_the_question_can_be_gone_back_to(guided: MainWindow) -> None:
    bar, session = _bar(guided), guided.bench.session
    _type(bar, "First")
    assert session.document.info.title == "First"
    guided.bench.undo()
    assert session.document.info.title == ""
    _click(bar.back)
    assert bar._title.text() == "What is the map about?"


def test_steps_may_be_skipped_and_the_guide_left(guided: MainWindow) -> None:
    bar = _bar(guided)
    _click(bar.skip)
    _click(bar.skip)
    assert bar._title.text() == "Through which stages?"
    QTest.keyClick(bar.button, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert QApplication.focusWidget() is guided.bench.canvas
    guided.actions_by_id["help.guide"].trigger()
    assert bar.isVisible()
    assert bar._title.text() == "What is the map about?"


def test_feelings_can_be_told_by_keyboard_alone(guided: MainWindow) -> None:
    bar, session = _bar(guided), guided.bench.session
    _type(bar, "Title")
    _type(bar, "Mira")
    QTest.keyClick(bar.button, Qt.Key.Key_Return)
    QTest.keyClick(bar.button, Qt.Key.Key_Space)
    settle()
    focus = QApplication.focusWidget()
    assert focus is bar.faces[1]
    QTest.keyClick(focus, Qt.Key.Key_Right)
    QTest.keyClick(bar.faces[2], Qt.Key.Key_Space)
    settle()
    assert [marker.valence for marker in session.document.markers.values()] == [0.0]


def test_a_map_that_may_only_be_looked_at_ends_it(guided: MainWindow) -> None:
    guided.bench.session.forbid_edits("somebody else has it open")
    settle()
    assert _bar(guided).isHidden()


def test_what_waits_in_its_line_is_kept_safe_from_a_crash(guided: MainWindow) -> None:
    bar = _bar(guided)
    QTest.keyClicks(bar.line, "Buying a first bi")
    assert waiting_texts(guided.bench) == {NOTE: "Buying a first bi"}
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert waiting_texts(guided.bench) == {}
