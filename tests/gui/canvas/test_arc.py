"""The dramatic arc and the details of stages, set and written where they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from designer.canvas.selection import Selection
from model.document import JourneyMap
from model.kinds import CardKind, LaneKind
from model.records import Lane, Step, evolve
from tests.gui.canvas.conftest import small_map
from tests.helpers.robot import Robot, cell, settle
from tests.helpers.spots import details, level

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def arc(make_robot: Callable[..., Robot]) -> Robot:
    """A robot at a map with both lanes; the middle step says how gripping it is."""
    records = [
        evolve(record, engagement=2) if isinstance(record, Step) and record.id == "t2" else record
        for record in small_map().records()
    ]
    lanes = [
        Lane(id="arc", order="M", kind=LaneKind.DRAMATIC_ARC),
        Lane(id="details", order="A1", kind=LaneKind.STAGE_DETAILS),
    ]
    return make_robot(JourneyMap.of([*records, *lanes]), height=1000)


def levels(robot: Robot) -> list[int | None]:
    return [robot.view.document.steps[key].engagement for key in ("t1", "t2", "t3")]


def count(robot: Robot) -> int:
    return robot.view.session.undo_stack.count()


# --- the arc -------------------------------------------------------------------------------------


def test_a_point_is_dragged_in_whole_levels_as_one_undo_step(arc: Robot) -> None:
    arc.pointer.drag(level("Compares", "Engagement", 2), to=level("Compares", "Engagement", 4.2))
    assert levels(arc) == [None, 4, None]
    assert count(arc) == 1
    arc.undo()
    assert levels(arc) == [None, 2, None]


def test_the_arc_follows_while_the_map_stays_and_esc_leaves_no_trace(arc: Robot) -> None:
    arc.pointer.hold(level("Compares", "Engagement", 2), to=level("Pays", "Engagement", 9))
    assert arc.view.layout_now.last_shown.document.steps["t2"].engagement == 5
    assert levels(arc) == [None, 2, None]
    arc.esc()
    arc.pointer.release()
    assert levels(arc) == [None, 2, None]
    assert count(arc) == 0


def test_a_click_in_an_empty_column_puts_a_point_where_the_faint_one_was(arc: Robot) -> None:
    arc.pointer.move(level("Pays", "Engagement", 5))
    assert arc.view.overlay.mark("newcomer") is not None
    arc.pointer.click(level("Pays", "Engagement", 5))
    assert levels(arc) == [None, 2, 5]
    assert count(arc) == 1


def test_a_click_beside_a_point_only_chooses_and_a_double_click_brings_it_there(
    arc: Robot,
) -> None:
    arc.pointer.move(level("Compares", "Engagement", 5))
    assert arc.view.overlay.mark("newcomer") is None
    arc.pointer.click(level("Compares", "Engagement", 5))
    assert levels(arc) == [None, 2, None]
    arc.pointer.double_click(level("Compares", "Engagement", 5))
    assert levels(arc) == [None, 5, None]


def test_keys_set_move_and_clear_a_level(arc: Robot) -> None:
    arc.pointer.click(level("Compares", "Engagement", 5))
    arc.keyboard.press(Qt.Key.Key_Up, ALT)
    assert levels(arc) == [None, 3, None]
    arc.keyboard.type("5")
    assert levels(arc) == [None, 5, None]
    arc.keyboard.press(Qt.Key.Key_Up, ALT)
    arc.keyboard.type("x")
    assert levels(arc) == [None, 5, None]
    arc.keyboard.press(Qt.Key.Key_Right)
    arc.keyboard.type("1")
    assert levels(arc) == [None, 5, 1]
    arc.keyboard.press(Qt.Key.Key_Delete)
    assert levels(arc) == [None, 5, None]
    assert not arc.view.editing.active


def test_what_may_be_typed_is_said(arc: Robot) -> None:
    said: list[str] = []
    arc.view.message.connect(said.append)
    arc.pointer.click(level("Compares", "Engagement", 5))
    arc.keyboard.press(Qt.Key.Key_F2)
    assert said[-1].startswith("Type 1 to 5")


# --- details of stages ---------------------------------------------------------------------------


def test_a_click_chooses_the_stage_and_a_double_click_writes_its_goal(arc: Robot) -> None:
    arc.pointer.click(details("Stage details", "Decision"))
    assert set(arc.view.selection) == {"s2"}
    arc.pointer.double_click(details("Stage details", "Decision"))
    arc.keyboard.type("Own a bicycle")
    settle()
    assert arc.view.document.stages["s2"].goal == "Own a bicycle"
    arc.keyboard.press(Qt.Key.Key_Escape)
    assert arc.view.document.stages["s2"].goal == ""


def test_typing_in_its_cell_writes_the_goal_and_makes_no_card(arc: Robot) -> None:
    cards = len(arc.view.document.cards)
    arc.view.choose(Selection.at("details", "t2"))
    arc.keyboard.type("Know them all")
    arc.view.commit_editor()
    assert arc.view.document.stages["s1"].goal == "Know them all"
    assert len(arc.view.document.cards) == cards
    assert count(arc) == 1


def test_a_goal_is_edited_where_it_stands_not_in_the_header(arc: Robot) -> None:
    arc.pointer.double_click(details("Stage details", "Awareness"))
    editor = arc.view.editing.editor
    assert editor is not None
    lane = arc.view.result.lane("details")
    assert lane is not None
    top = arc.view.camera.to_sheet(editor.geometry().topLeft().toPointF()).y
    assert lane.y < top < lane.y + lane.height
    arc.view.commit_editor()


def test_a_new_note_does_not_land_in_them_of_itself(arc: Robot) -> None:
    arc.pointer.click(cell("Pays", "Touchpoints"))
    arc.pointer.click(level("Compares", "Engagement", 5))
    arc.view.add_card(CardKind.NOTE)
    arc.keyboard.type("A note")
    arc.view.commit_editor()
    note = next(card for card in arc.view.document.cards.values() if card.text == "A note")
    assert note.lane_id not in {"arc", "details"}
