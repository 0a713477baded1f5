"""While cards are dragged the map shows where they would land, and stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt

from model.edits import move_cards
from model.places import CellPlace
from model.queries import cards_in_cell
from model.samples import samples
from model.storage import load
from tests.bench.maps import synthetic
from tests.gui.canvas.dragging import in_sight, seen, untouched, where
from tests.helpers.robot import Robot, Spot, card, cell, palette_data, pixel, settle, sheet
from widgets.drag_item import DragItem

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WEBSITE = DragItem(what="card", kind="touchpoint", channel="website")


def shown(robot: Robot, lane_id: str, step_id: str) -> list[str]:
    return [c.text for c in cards_in_cell(seen(robot).document, lane_id, step_id)]


def slowly(robot: Robot, start: Spot, end: Spot, steps: int) -> list[str]:
    """Drag in many small moves; the card before which it would be put, move by move."""
    robot.pointer.press(start)
    begin, goal = start(robot.view), end(robot.view)
    found = []
    for index in range(1, steps + 1):
        at = begin + (goal - begin) * (index / steps)
        robot.pointer.move(pixel(at.x(), at.y()))
        found.append(_place_of(robot, "Advert"))
    return found


def _place_of(robot: Robot, text: str) -> str:
    document = seen(robot).document
    moved = next(c for c in document.cards.values() if c.text == text)
    if moved.lane_id is None or moved.step_id is None:
        return "parked"
    texts = [c.text for c in cards_in_cell(document, moved.lane_id, moved.step_id)]
    return f"{moved.lane_id} {moved.step_id} {texts.index(text)}"


def test_the_neighbours_make_room_before_the_drop(robot: Robot) -> None:
    before = robot.view.document
    height = robot.view.result.lanes[0].height
    robot.pointer.hold(card("Price page"), to=cell("Hears of it", "Touchpoints", down=0.05))
    assert shown(robot, "touch", "t1") == ["Price page", "Advert", "Friend"]
    assert where(seen(robot), "c1").y > where(robot.view.result, "c1").y
    assert seen(robot).lanes[0].height > height
    assert robot.view.document is before
    robot.esc()
    robot.pointer.release()
    untouched(robot, before)


def test_what_is_shown_is_what_the_drop_makes(robot: Robot) -> None:
    robot.pointer.hold(card("Price page"), to=cell("Hears of it", "Touchpoints", down=0.05))
    promised = seen(robot).document
    robot.pointer.release()
    assert robot.view.document == promised
    assert robot.view.session.undo_stack.count() == 1
    robot.undo()
    assert shown(robot, "touch", "t1") == ["Advert", "Friend"]


def test_it_is_laid_out_only_when_the_place_changes(robot: Robot) -> None:
    robot.pointer.hold(card("Advert"), to=cell("Pays", "Pain points", down=0.5))
    counted: list[object] = []
    robot.view.layout_now.shown.connect(counted.append)
    at = cell("Pays", "Pain points", down=0.5)(robot.view)
    for dx in range(12):
        robot.pointer.move(pixel(at.x() + dx, at.y()))
    assert counted == []


@pytest.mark.parametrize("steps", [40, 173])
def test_no_place_flickers_while_the_pointer_goes_one_way(robot: Robot, steps: int) -> None:
    found = slowly(
        robot, card("Advert"), cell("Compares", "Pain points", across=0.5, down=0.99), steps
    )
    changes = [place for place, after in pairwise(found) if place != after]
    assert len(changes) == len(set(changes)), "a place was left and came again"


def test_where_arrows_go_along_no_place_flickers_either(make_robot: Callable[..., Robot]) -> None:
    robot = make_robot(load(samples()[0].path).document, width=1300, height=800)
    view = robot.view
    view.zoom_about(0.6 / view.zoom, QPointF(0, 0))
    tied = sorted({c.source_id for c in view.document.connectors.values()})
    some = next(card_id for card_id in tied if in_sight(view, card_id))
    rect = where(view.result, some)
    robot.pointer.press(sheet(rect.centre.x, rect.centre.y))
    start = view.window_state().to_view(rect).center()
    for y in range(150, 790, 16):
        robot.pointer.move(pixel(start.x() + 90, y))
        promised = seen(robot).document
        robot.pointer.move(pixel(start.x() + 90, y))
        assert seen(robot).document == promised
    robot.esc()
    robot.pointer.release()


def test_a_pointer_at_rest_keeps_its_place(make_robot: Callable[..., Robot]) -> None:
    robot = make_robot(synthetic(100))
    first = next(iter(robot.view.document.cards.values())).text
    start = card(first)(robot.view) if _once(robot, first) else None
    if start is None:
        some = next(c for c in robot.view.document.cards.values() if _once(robot, c.text))
        start = card(some.text)(robot.view)
    robot.pointer.press(pixel(start.x(), start.y()))
    for y in range(120, 880, 7):
        at = QPointF(start.x() + 120, y)
        robot.pointer.move(pixel(at.x(), at.y()))
        document = seen(robot).document
        robot.pointer.move(pixel(at.x(), at.y()))
        assert seen(robot).document is document


def _once(robot: Robot, text: str) -> bool:
    return sum(c.text == text for c in robot.view.document.cards.values()) == 1


def test_many_cards_move_as_a_block(robot: Robot) -> None:
    robot.view.select(["c1", "c2", "c3"])
    robot.pointer.drag(card("Advert"), to=cell("Compares", "Pain points", down=0.99))
    assert [c.text for c in cards_in_cell(robot.view.document, "pain", "t2")] == [
        "Too dear",
        "Advert",
        "Friend",
    ]
    assert [c.text for c in cards_in_cell(robot.view.document, "pain", "t3")] == ["Price page"]
    assert robot.view.session.undo_stack.count() == 1


def test_shift_keeps_the_lane_wherever_the_pointer_is(robot: Robot) -> None:
    robot.pointer.hold(card("Advert"), to=cell("Pays", "Pain points"))
    assert shown(robot, "pain", "t3") == ["Advert"]
    robot.keyboard.hold(Qt.Key.Key_Shift)
    assert shown(robot, "pain", "t3") == []
    assert shown(robot, "touch", "t3") == ["Advert"]
    robot.pointer.release(SHIFT)
    robot.keyboard.let_go(Qt.Key.Key_Shift)
    assert [c.text for c in cards_in_cell(robot.view.document, "touch", "t3")] == ["Advert"]


def test_shift_from_the_press_on_takes_what_is_selected_along(robot: Robot) -> None:
    robot.view.select(["c1", "c2"])
    robot.pointer.drag(card("Advert"), to=cell("Pays", "Pain points"), modifiers=SHIFT)
    assert [c.text for c in cards_in_cell(robot.view.document, "touch", "t3")] == [
        "Advert",
        "Friend",
    ]
    assert robot.view.selection == {"c1", "c2"}
    robot.pointer.click(card("Friend"), SHIFT)
    assert robot.view.selection == {"c1"}


def test_alt_in_mid_drag_shows_the_original_and_its_copy(robot: Robot) -> None:
    robot.pointer.hold(card("Advert"), to=cell("Pays", "Touchpoints"))
    assert shown(robot, "touch", "t1") == ["Friend"]
    robot.keyboard.hold(Qt.Key.Key_Alt)
    assert robot.view.viewport().cursor().shape() is Qt.CursorShape.DragCopyCursor
    assert shown(robot, "touch", "t1") == ["Advert", "Friend"]
    assert shown(robot, "touch", "t3") == ["Advert"]
    before = robot.view.document
    robot.keyboard.let_go(Qt.Key.Key_Alt)
    assert shown(robot, "touch", "t1") == ["Friend"]
    assert robot.view.viewport().cursor().shape() is Qt.CursorShape.ClosedHandCursor
    robot.esc()
    robot.pointer.release()
    untouched(robot, before)


def test_the_copies_of_a_block_keep_its_shape(robot: Robot) -> None:
    robot.view.select(["c1", "c3"])
    robot.pointer.drag(card("Advert"), to=cell("Compares", "Pain points", down=0.3), modifiers=ALT)
    document = robot.view.document
    assert len(document.cards) == 6
    assert [c.text for c in cards_in_cell(document, "pain", "t2")] == ["Advert", "Too dear"]
    assert [c.text for c in cards_in_cell(document, "pain", "t3")] == ["Price page"]
    assert len(robot.view.selection) == 2
    robot.undo()
    assert len(robot.view.document.cards) == 4


def test_the_palette_shows_the_card_where_it_would_land(robot: Robot) -> None:
    before = robot.view.document
    robot.pointer.hold_from_palette(WEBSITE, cell("Hears of it", "Touchpoints", down=0.05))
    assert shown(robot, "touch", "t1") == ["", "Advert", "Friend"]
    robot.pointer.leave_with_drag()
    untouched(robot, before)
    at = cell("Hears of it", "Touchpoints", down=0.05)
    robot.pointer.hold_from_palette(WEBSITE, at)
    promised = seen(robot).document
    robot.pointer.drop_data(palette_data(WEBSITE), at)
    assert robot.view.document == promised
    assert robot.view.session.undo_stack.count() == 1
    assert robot.view.editing.active
    robot.esc()
    robot.undo()
    assert robot.view.document == before


def test_from_the_palette_it_is_one_card_that_moves(robot: Robot) -> None:
    new: list[str] = []
    known = set(robot.view.document.cards)
    robot.view.layout_now.shown.connect(
        lambda result: new.extend(set(result.document.cards) - known)
    )
    robot.pointer.hold_from_palette(WEBSITE, cell("Pays", "Pain points"))
    robot.pointer.leave_with_drag()
    assert len(new) > 1
    assert len(set(new)) == 1


def test_text_of_another_program_is_shown_as_the_cards_it_becomes(robot: Robot) -> None:
    data = QMimeData()
    data.setText("One\nTwo\nThree")
    before = robot.view.document
    assert robot.pointer.hold_data(data, cell("Pays", "Pain points"))
    assert shown(robot, "pain", "t3") == ["One", "Two", "Three"]
    robot.pointer.leave_with_drag()
    untouched(robot, before)
    robot.pointer.hold_data(data, cell("Pays", "Pain points"))
    robot.pointer.drop_data(data, cell("Pays", "Pain points"))
    assert [c.text for c in cards_in_cell(robot.view.document, "pain", "t3")] == [
        "One",
        "Two",
        "Three",
    ]
    assert robot.view.session.undo_stack.count() == 1


def test_an_edit_from_elsewhere_meets_a_drag_from_the_palette(robot: Robot) -> None:
    at = cell("Pays", "Pain points")
    robot.pointer.hold_from_palette(WEBSITE, at)
    session = robot.view.session
    session.push(move_cards(session.document, ["c1"], CellPlace("pain", "t3")))
    settle()
    robot.pointer.drop_data(palette_data(WEBSITE), at)
    assert len(cards_in_cell(robot.view.document, "pain", "t3")) == 2
