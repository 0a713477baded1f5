"""Collapsed stages and lanes on the canvas: what is seen, pointed at, typed and dropped there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from designer.canvas.marking.outlines import outline_of
from designer.canvas.selection import Selection
from model.changes import apply
from model.document import JourneyMap
from model.edits import fold
from model.layout.hit import CellHit, StageHit, hit
from model.places import CellPlace
from tests.gui.canvas.conftest import small_map
from tests.helpers.robot import Robot, card, cell, sheet, stage


def folded(*ids: str) -> JourneyMap:
    return apply(small_map(), fold(small_map(), ids or ("s1",)))


def test_a_collapsed_stage_shows_one_column_that_stands_for_it(
    make_robot: Callable[..., Robot],
) -> None:
    robot = make_robot(folded())
    result = robot.view.result
    first = result.steps[0]
    assert [box.step_id for box in result.steps] == ["t1", "t3"]
    assert first.folded
    assert first.header.width < 132
    assert hit(result, first.header.centre) == StageHit("s1")
    assert result.card_rect("c1") is None
    lane = result.lane("touch")
    assert lane is not None
    tile = outline_of(result, "c1")
    assert tile is not None
    assert outline_of(result, "c3") == tile
    assert hit(result, tile.rect.centre) == CellHit("touch", "t1")
    assert set(result.lanes[1].markers) == {"m3"}


def test_an_arrow_from_a_hidden_card_begins_at_the_tile(make_robot: Callable[..., Robot]) -> None:
    robot = make_robot(folded("s2"))
    robot.pointer.drag(
        card("Price page"), cell("Pays", "Touchpoints"), Qt.KeyboardModifier.NoModifier
    )
    result = robot.view.result
    (arrow,) = result.connectors
    tile = outline_of(result, "c3")
    assert tile is not None
    assert arrow.points[-1].x in (tile.rect.x, tile.rect.right, tile.rect.centre.x)
    assert robot.view.document.cards["c3"].step_id == "t3"
    robot.undo()
    assert robot.view.document == folded("s2")


def test_a_card_dropped_on_a_collapsed_stage_is_in_its_first_step_and_said_to_be(
    make_robot: Callable[..., Robot],
) -> None:
    robot = make_robot(folded())
    said: list[str] = []
    robot.view.message.connect(said.append)
    robot.view.choose(Selection.at("pain", "t3"))
    robot.keyboard.type("Late")
    robot.view.commit_editor()
    robot.pointer.drag(card("Late"), cell("Hears of it", "Pain points", down=0.5))
    placed = next(c for c in robot.view.document.cards.values() if c.text == "Late")
    assert (placed.lane_id, placed.step_id) == ("pain", "t1")
    assert "Awareness" in said[-1]


def test_deleting_a_stage_parks_its_cards_and_undo_puts_each_back(robot: Robot) -> None:
    robot.pointer.click(stage("Awareness", across=0.4))
    robot.keyboard.press(Qt.Key.Key_Delete)
    document = robot.view.document
    assert list(document.stages) == ["s2"]
    assert all(c.lane_id is None for c in document.cards.values())
    assert list(robot.view.result.parking) == ["c1", "c2", "c3", "c4"]
    robot.undo()
    assert robot.view.document == small_map()


def test_what_is_typed_into_a_collapsed_stage_is_seen(make_robot: Callable[..., Robot]) -> None:
    robot = make_robot(folded())
    robot.view.choose(Selection.at("pain", "t1"))
    robot.keyboard.type("Slow")
    assert not robot.view.document.stages["s1"].collapsed
    robot.view.commit_editor()
    texts = [c.text for c in robot.view.document.cards.values() if c.step_id == "t1"]
    assert "Slow" in texts
    robot.undo()
    robot.undo()
    assert robot.view.document == folded()


def test_a_double_click_into_a_collapsed_lane_opens_it(make_robot: Callable[..., Robot]) -> None:
    robot = make_robot(folded("pain"))
    robot.pointer.double_click(cell("Pays", "Pain points", down=0.5))
    assert not robot.view.document.lanes["pain"].collapsed
    assert robot.view.editing.active
    robot.esc()
    robot.undo()
    assert robot.view.document == folded("pain")


def test_keys_go_through_a_collapsed_stage_as_through_one_column(
    make_robot: Callable[..., Robot],
) -> None:
    robot = make_robot(folded())
    robot.view.choose(Selection.at("pain", "t3"))
    robot.keyboard.press(Qt.Key.Key_Left)
    assert robot.view.chosen.cell == CellPlace("pain", "t1")
    robot.keyboard.press(Qt.Key.Key_Right)
    assert robot.view.chosen.cell == CellPlace("pain", "t3")
    for _ in range(9):
        robot.keyboard.press(Qt.Key.Key_Up)
    assert robot.view.chosen.current == "s2"


def test_hidden_things_can_be_selected_moved_and_deleted_without_harm(
    make_robot: Callable[..., Robot],
) -> None:
    robot = make_robot(folded("s1", "feel"))
    robot.keyboard.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    robot.keyboard.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    robot.keyboard.press(Qt.Key.Key_Delete)
    robot.pointer.click(sheet(2, 2))
    while robot.view.session.undo_stack.canUndo():
        robot.undo()
    assert robot.view.document == folded("s1", "feel")
