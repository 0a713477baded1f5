"""Letters: how they join a text, how input methods and AltGr bring them, how fast they come."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.canvas import live_layout
from designer.canvas.selection import Selection
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import add_lane, edit
from model.kinds import LaneKind
from model.layout.engine import relayout
from model.layout.result import LayoutResult
from model.queries import cards_in_cell
from tests.gui.canvas.conftest import small_map
from tests.helpers.robot import Robot, cell, settle

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
ENTER = Qt.Key.Key_Return


def texts(robot: Robot, lane_id: str, step_id: str) -> list[str]:
    return [c.text for c in cards_in_cell(robot.view.document, lane_id, step_id)]


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        ("Advert", "x", "Advert x"),
        ("Advert ", "x", "Advert x"),
        ("", "x", "x"),
        ("a\n", "x", "a\nx"),
    ],
)
def test_words_typed_after_a_text_do_not_stick_to_it(
    robot: Robot, before: str, typed: str, after: str
) -> None:
    robot.view.attempt(lambda now: _said(now, before))
    robot.view.select(["c1"])
    robot.keyboard.type(typed)
    robot.view.commit_editor()
    assert robot.view.document.cards["c1"].text == after


def _said(document: JourneyMap, text: str) -> ChangeSet:
    return edit(document, "c1", text=text)


def test_an_input_method_goes_on_after_the_text_too(robot: Robot) -> None:
    robot.view.select(["c1"])
    event = QInputMethodEvent()
    event.setCommitString("日本")
    QApplication.sendEvent(robot.view, event)
    settle()
    robot.view.commit_editor()
    assert robot.view.document.cards["c1"].text == "Advert 日本"


def test_a_composition_that_comes_to_nothing_leaves_no_trace(robot: Robot) -> None:
    before = robot.view.document
    robot.view.select(["c1"])
    QApplication.sendEvent(robot.view, QInputMethodEvent("に", []))
    settle()
    robot.view.commit_editor()
    assert robot.view.document == before
    assert robot.view.session.undo_stack.count() == 0


@pytest.mark.parametrize(("key", "text"), [(Qt.Key.Key_At, "@"), (Qt.Key.Key_D, "đ")])
def test_what_alt_gr_types_is_text_and_no_command(robot: Robot, key: Qt.Key, text: str) -> None:
    robot.pointer.click(cell("Pays", "Pain points"))
    event = QKeyEvent(QEvent.Type.KeyPress, key, CTRL | ALT, text)
    QApplication.sendEvent(robot.view, event)
    settle()
    robot.view.commit_editor()
    assert texts(robot, "pain", "t3") == [text]


# --- speed -----------------------------------------------------------------------------------


def test_keys_without_a_pause_are_laid_out_once(
    make_robot: Callable[..., Robot], monkeypatch: pytest.MonkeyPatch
) -> None:
    robot = make_robot(small_map())
    robot.pointer.click(cell("Pays", "Pain points"))
    settle()
    shown: list[object] = []
    robot.view.layout_now.shown.connect(shown.append)
    count = [0]

    def counted(before: LayoutResult, document: JourneyMap, change: ChangeSet) -> LayoutResult:
        count[0] += 1
        return relayout(before, document, change)

    monkeypatch.setattr(live_layout, "relayout", counted)
    for word in ("one", "two", "three"):
        for letter in word:
            send(letter)
        send_key(ENTER)
    assert (count[0], shown) == (0, [])
    settle()
    assert count[0] == 1
    assert len(shown) == 1
    assert texts(robot, "pain", "t3") == ["one", "two", "three"]
    assert robot.view.editing.active


def send(letter: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter))


def send_key(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, key, NONE, "\r"))


def test_a_name_that_is_only_looked_at_stays_what_it_is(robot: Robot) -> None:
    """The field of an unnamed lane shows the name of its kind: Enter does not make it its own."""
    for key in (ENTER, Qt.Key.Key_Tab):
        robot.view.select(["pain"])
        robot.keyboard.press(Qt.Key.Key_F2)
        assert robot.view.editing.active
        robot.keyboard.press(key)
        robot.view.commit_editor()
        assert robot.view.document == small_map()
        assert robot.view.session.undo_stack.count() == 0


def test_a_letter_typed_right_after_the_focus_cell_was_undone_is_no_accident(
    robot: Robot,
) -> None:
    """The undo and the letter come within one turn: nothing has been shown anew between them."""
    view = robot.view
    lane = add_lane(view.document, kind=LaneKind.QUOTES)
    view.session.push(lane)
    settle()
    (made,) = lane.added
    view.choose(Selection.at(made.id, "t1"))
    before = set(view.document.cards)
    view.session.undo_stack.undo()
    QTest.keyClick(view, Qt.Key.Key_Q)
    settle()
    assert not view.editing.active
    assert set(view.document.cards) == before
