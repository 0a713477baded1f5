"""Typing card after card: Enter, Tab, Ctrl with the arrows, and where the focus is then."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from designer.canvas.typing.editor import InPlaceEditor
from designer.canvas.view import CanvasView
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import set_span
from model.places import CellPlace
from model.queries import cards_in_cell, parked_cards, steps_in_order
from model.rules import problems
from tests.helpers.robot import Robot, Spot, card, cell, lane, marker, settle, sheet, step

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
ENTER, TAB, BACKTAB = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab
UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


def texts(robot: Robot, lane_id: str, step_id: str) -> list[str]:
    return [c.text for c in cards_in_cell(robot.view.document, lane_id, step_id)]


def repeat(target: QWidget, key: Qt.Key) -> None:
    """The key is held down: the next press of it comes from the keyboard by itself."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, NONE, "\r" if key == ENTER else "\t", True)
    QApplication.sendEvent(target, event)
    settle()


def steps(view: CanvasView) -> int:
    return view.session.undo_stack.count()


def test_enter_opens_the_next_card_below_in_the_same_cell(robot: Robot) -> None:
    robot.pointer.click(cell("Pays", "Pain points"))
    for word in ("one", "two", "three"):
        robot.keyboard.type(word)
        robot.keyboard.press(ENTER)
    assert robot.view.editing.active
    assert texts(robot, "pain", "t3") == ["one", "two", "three"]
    assert steps(robot.view) == 3
    robot.undo()
    assert texts(robot, "pain", "t3") == ["one", "two"]


def test_enter_after_an_edited_card_comes_between_it_and_the_next(robot: Robot) -> None:
    robot.pointer.double_click(card("Advert"))
    robot.keyboard.type("Poster")
    robot.keyboard.press(ENTER)
    robot.keyboard.type("Leaflet")
    robot.keyboard.press(ENTER, CTRL)
    assert texts(robot, "touch", "t1") == ["Poster", "Leaflet", "Friend"]
    assert not robot.view.editing.active


@pytest.mark.parametrize("key", [ENTER, Qt.Key.Key_Escape])
def test_an_empty_new_card_ends_typing_and_the_cell_has_the_focus(
    robot: Robot, key: Qt.Key
) -> None:
    robot.pointer.click(cell("Pays", "Pain points"))
    robot.keyboard.type("one")
    robot.keyboard.press(ENTER)
    after_one = robot.view.document
    robot.keyboard.press(key)
    assert not robot.view.editing.active
    assert robot.view.document is after_one
    assert steps(robot.view) == 1
    assert robot.view.chosen.cell == CellPlace("pain", "t3")
    assert robot.view.hasFocus()
    fields = robot.view.viewport().findChildren(InPlaceEditor)
    assert not [field for field in fields if field.isVisible()]
    robot.keyboard.type("two")
    robot.keyboard.press(ENTER)
    assert texts(robot, "pain", "t3") == ["one", "two"]


def test_esc_takes_back_only_the_card_it_was_pressed_in(robot: Robot) -> None:
    robot.pointer.click(cell("Pays", "Pain points"))
    robot.keyboard.type("one")
    robot.keyboard.press(ENTER)
    robot.keyboard.type("two")
    robot.esc()
    assert texts(robot, "pain", "t3") == ["one"]
    assert steps(robot.view) == 1


def test_enter_that_is_held_down_makes_nothing(robot: Robot) -> None:
    robot.pointer.click(cell("Pays", "Pain points"))
    robot.keyboard.type("one")
    robot.keyboard.press(ENTER)
    editor = robot.view.editing.editor
    assert editor is not None
    repeat(editor, ENTER)
    assert robot.view.editing.editor is editor
    robot.esc()
    repeat(robot.view, ENTER)
    assert not robot.view.editing.active


def test_enter_in_the_parking_lot_goes_on_there(robot: Robot) -> None:
    robot.pointer.drag(card("Friend"), to=sheet(300, 10))
    robot.pointer.double_click(card("Friend"))
    robot.keyboard.type("A")
    for word in ("B", "C"):
        robot.keyboard.press(ENTER)
        robot.keyboard.type(word)
    robot.view.commit_editor()
    assert [c.text for c in parked_cards(robot.view.document)] == ["A", "B", "C"]


def test_a_feeling_is_typed_as_ever_and_enter_ends_it(robot: Robot) -> None:
    robot.pointer.click(cell("Pays", "Emotions", across=0.05, down=0.05))
    robot.keyboard.type("joy")
    robot.keyboard.press(ENTER)
    assert not robot.view.editing.active
    assert len(robot.view.document.markers) == 4


def test_tab_and_shift_tab_go_right_and_left(robot: Robot) -> None:
    robot.pointer.double_click(cell("Compares", "Pain points"))
    robot.keyboard.type("here")
    robot.keyboard.press(TAB)
    robot.keyboard.type("right")
    robot.keyboard.press(BACKTAB, SHIFT)
    robot.keyboard.press(BACKTAB, SHIFT)
    robot.keyboard.type("left")
    robot.view.commit_editor()
    found = [texts(robot, "pain", f"t{n}") for n in (1, 2, 3)]
    assert found == [["left"], ["Too dear", "here"], ["right"]]
    assert steps(robot.view) == 3, "the empty card on the way is not kept"


def test_shift_tab_at_the_first_step_leaves_the_text_open(robot: Robot) -> None:
    robot.pointer.double_click(cell("Hears of it", "Pain points"))
    robot.keyboard.type("fi")
    robot.keyboard.press(BACKTAB, SHIFT)
    robot.keyboard.type("rst")
    robot.view.commit_editor()
    assert texts(robot, "pain", "t1") == ["first"]


def test_tab_goes_on_behind_a_card_that_spans_steps(robot: Robot) -> None:
    robot.view.select(["c1"])
    robot.view.attempt(lambda now: _span(now, 2))
    robot.pointer.double_click(card("Advert", across=0.2))
    robot.keyboard.press(TAB)
    robot.keyboard.type("behind")
    robot.view.commit_editor()
    assert texts(robot, "touch", "t3") == ["behind"]


def _span(document: JourneyMap, count: int) -> ChangeSet:
    return set_span(document, "c1", count)


def test_control_down_and_up_go_through_the_lanes(robot: Robot) -> None:
    robot.pointer.click(cell("Pays", "Touchpoints"))
    robot.keyboard.type("Till")
    robot.keyboard.press(DOWN, CTRL)
    robot.keyboard.type("anger")
    robot.keyboard.press(DOWN, CTRL)
    robot.keyboard.type("Queue")
    robot.keyboard.press(DOWN, CTRL)
    robot.keyboard.type("s")
    robot.keyboard.press(UP, CTRL)
    robot.keyboard.press(UP, CTRL)
    robot.keyboard.type("App")
    robot.view.commit_editor()
    document = robot.view.document
    assert texts(robot, "touch", "t3") == ["Till", "App"]
    assert texts(robot, "pain", "t3") == ["Queues"]
    (felt,) = [m for m in document.markers.values() if m.word]
    assert (felt.word, felt.valence, felt.step_id) == ("anger", -2, "t3")
    assert steps(robot.view) == 4
    assert problems(document) == []


# --- the offer of a step ---------------------------------------------------------------------


def at_the_last_step(robot: Robot, word: str = "last") -> None:
    robot.pointer.click(cell("Pays", "Pain points"))
    robot.keyboard.type(word)
    robot.keyboard.press(TAB)


def offered(robot: Robot) -> bool:
    shown = robot.view.overlay.mark("offer") is not None
    assert shown is robot.view.editing.offer.stands
    return shown


def test_a_second_tab_at_the_last_step_makes_a_step_and_types_there(robot: Robot) -> None:
    before = robot.view.document
    at_the_last_step(robot)
    assert offered(robot)
    assert len(robot.view.document.steps) == 3
    robot.keyboard.press(TAB)
    assert not offered(robot)
    new = steps_in_order(robot.view.document)[-1]
    assert new.stage_id == "s2"
    robot.keyboard.type("new")
    robot.view.commit_editor()
    assert texts(robot, "pain", new.id) == ["new"]
    assert texts(robot, "pain", "t3") == ["last"]
    assert steps(robot.view) == 3
    for _ in range(3):
        robot.undo()
    assert robot.view.document == before


def test_typing_declines_the_step_and_begins_another_card(robot: Robot) -> None:
    at_the_last_step(robot)
    robot.keyboard.type("more")
    assert not offered(robot)
    robot.view.commit_editor()
    assert texts(robot, "pain", "t3") == ["last", "more"]
    assert len(robot.view.document.steps) == 3


def test_esc_declines_the_step_and_leaves_no_trace(robot: Robot) -> None:
    at_the_last_step(robot)
    robot.esc()
    assert not offered(robot)
    assert steps(robot.view) == 1
    assert robot.view.chosen.cell == CellPlace("pain", "t3")


@pytest.mark.parametrize("way", ["click", "arrow", "focus"])
def test_whatever_else_declines_the_step(robot: Robot, way: str) -> None:
    at_the_last_step(robot)
    match way:
        case "click":
            robot.pointer.click(cell("Pays", "Pain points"))
        case "arrow":
            robot.keyboard.press(UP)
        case _:
            robot.view.clearFocus()
    assert not offered(robot)


def test_tab_that_is_held_down_makes_no_steps(robot: Robot) -> None:
    at_the_last_step(robot)
    for _ in range(3):
        repeat(robot.view, TAB)
    assert offered(robot)
    assert len(robot.view.document.steps) == 3


def test_nothing_is_offered_on_a_map_to_look_at(robot: Robot) -> None:
    robot.view.session.forbid_edits("")
    robot.pointer.click(cell("Pays", "Pain points"))
    robot.keyboard.type("x")
    assert not robot.view.editing.active
    assert steps(robot.view) == 0


# --- nothing is edited -----------------------------------------------------------------------


def test_tab_goes_from_cell_to_cell_and_out_at_the_end(robot: Robot) -> None:
    robot.pointer.click(card("Advert"))
    robot.keyboard.press(TAB)
    assert robot.view.chosen.cell == CellPlace("touch", "t2")
    robot.keyboard.press(TAB)
    robot.keyboard.press(BACKTAB, SHIFT)
    assert robot.view.chosen.cell == CellPlace("touch", "t2")
    assert robot.view.hasFocus()


@pytest.mark.parametrize("spot", [step("Pays"), lane("Touchpoints")])
def test_tab_on_a_header_is_left_to_the_window(robot: Robot, spot: Spot) -> None:
    robot.pointer.click(spot)
    event = QKeyEvent(QEvent.Type.KeyPress, TAB, NONE, "\t")
    chosen = robot.view.chosen
    QApplication.sendEvent(robot.view, event)
    assert robot.view.chosen == chosen


def test_control_and_arrows_go_by_cells(robot: Robot) -> None:
    robot.pointer.click(card("Too dear"))
    robot.keyboard.press(UP, CTRL)
    assert robot.view.chosen.cell == CellPlace("feel", "t2")
    robot.keyboard.press(UP, CTRL)
    robot.keyboard.press(UP, CTRL)
    robot.keyboard.press(Qt.Key.Key_Left, CTRL)
    assert robot.view.chosen.cell == CellPlace("touch", "t1")
    assert steps(robot.view) == 0
    robot.pointer.click(marker("m3"))
    robot.keyboard.press(DOWN, CTRL)
    assert robot.view.chosen.cell == CellPlace("pain", "t3")
