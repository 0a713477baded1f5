"""Commands of several keys: what cannot be done now is said, and its keys are nobody's text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.window.main_window import MainWindow
from tests.gui.canvas.conftest import small_map
from tests.helpers.robot import settle
from tests.helpers.window_keys import focus

_NO = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


def press(*keys: Qt.Key) -> None:
    """Ctrl+G, then plain keys."""
    QTest.keyClick(focus(), Qt.Key.Key_G, _CONTROL)
    for key in keys:
        QTest.keyClick(focus(), key, _NO)
    settle()


def test_the_second_key_of_what_cannot_be_done_is_not_typed(small: MainWindow) -> None:
    small.bench.canvas.select(["t1"])  # the first step of its stage: nothing to split off
    press(Qt.Key.Key_S)
    assert not small.bench.canvas.editing.active
    assert small.bench.session.document == small_map()
    assert "Split stage from here" in small.view.status_bar.sentence
    QTest.keyClick(focus(), Qt.Key.Key_S, _NO)  # and the next letter is text again
    assert small.bench.canvas.editing.active


def test_what_can_be_done_is_done_and_the_next_letter_is_text(small: MainWindow) -> None:
    small.bench.canvas.select(["t2"])
    press(Qt.Key.Key_S)
    assert len(small.bench.session.document.stages) == 3
    small.bench.commit_editors()
    small.bench.canvas.select(["c1"])
    QTest.keyClick(focus(), Qt.Key.Key_S, _NO)
    assert small.bench.canvas.editing.active


def test_a_key_that_follows_nothing_is_let_go(small: MainWindow) -> None:
    small.bench.canvas.select(["c1"])
    press(Qt.Key.Key_F8)  # of no chord: Qt swallows it
    assert small.bench.session.document == small_map()
    QTest.keyClick(focus(), Qt.Key.Key_S, _NO)
    assert small.bench.canvas.editing.active


def test_a_press_of_the_mouse_ends_a_chord(small: MainWindow) -> None:
    small.bench.canvas.select(["t1"])
    press()
    QTest.mouseClick(small.bench.canvas.viewport(), Qt.MouseButton.LeftButton)
    small.bench.canvas.select(["c1"])
    QTest.keyClick(focus(), Qt.Key.Key_Escape, _NO)  # Qt still waited for the second key
    QTest.keyClick(focus(), Qt.Key.Key_X, _NO)
    assert small.bench.canvas.editing.active


def test_the_last_of_three_keys_is_not_typed_either(small: MainWindow) -> None:
    canvas = small.bench.canvas
    canvas.select(["t1"])
    QTest.keyClick(focus(), Qt.Key.Key_R, _CONTROL)  # Convert to: only cards can be
    QTest.keyClick(focus(), Qt.Key.Key_C, _NO)
    QTest.keyClick(focus(), Qt.Key.Key_N, _NO)
    settle()
    assert not canvas.editing.active
    assert small.bench.session.document == small_map()
    assert "cannot be done now" in small.view.status_bar.sentence
