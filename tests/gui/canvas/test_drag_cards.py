"""Dragging cards: where they go, what Esc and undo do, copies, many at once."""

from __future__ import annotations

from PySide6.QtCore import Qt

from model.edits import move_cards
from model.places import CellPlace
from model.queries import cards_in_cell, parked_cards
from tests.helpers.robot import Robot, card, cell, pixel, sheet

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def texts(robot: Robot, lane_id: str, step_id: str) -> list[str]:
    return [c.text for c in cards_in_cell(robot.view.document, lane_id, step_id)]


def test_a_card_goes_to_the_cell_it_is_dropped_in_and_undo_brings_it_back(robot: Robot) -> None:
    before = robot.view.document
    robot.pointer.drag(card("Advert"), to=cell("Decision", "Touchpoints"))
    assert texts(robot, "touch", "t3") == ["Advert"]
    assert robot.view.session.undo_stack.count() == 1
    robot.undo()
    assert robot.view.document == before
    robot.redo()
    assert texts(robot, "touch", "t3") == ["Advert"]


def test_a_card_goes_between_the_cards_the_line_shows(robot: Robot) -> None:
    robot.pointer.drag(card("Price page"), to=card("Friend", across=0.4))
    order = texts(robot, "touch", "t1")
    assert sorted(order) == ["Advert", "Friend", "Price page"]
    assert order.index("Price page") in (1, 2)


def test_order_within_a_cell_changes_by_dragging(robot: Robot) -> None:
    robot.pointer.drag(card("Advert"), to=cell("Hears of it", "Touchpoints", down=0.98))
    assert texts(robot, "touch", "t1") == ["Friend", "Advert"]


def test_esc_leaves_the_map_and_the_undo_history_untouched(robot: Robot) -> None:
    before = robot.view.document
    robot.pointer.hold(card("Advert"), to=cell("Decision", "Touchpoints"))
    assert robot.view.overlay.mark("ghost") is not None
    assert robot.view.overlay.mark("veil") is not None
    assert robot.view.document is before
    robot.esc()
    robot.pointer.release()
    assert robot.view.document is before
    assert robot.view.session.undo_stack.count() == 0
    for name in ("ghost", "line", "target", "veil"):
        assert robot.view.overlay.mark(name) is None


def test_a_small_tremble_is_a_click_and_no_drag(robot: Robot) -> None:
    start = card("Advert")(robot.view)
    robot.pointer.press(card("Advert"))
    robot.pointer.move(pixel(start.x() + 2, start.y() + 1))
    assert robot.view.overlay.mark("ghost") is None
    robot.pointer.release()
    assert robot.view.selection == {"c1"}


def test_many_selected_cards_are_dragged_at_once_in_one_step(robot: Robot) -> None:
    robot.pointer.click(card("Advert"))
    robot.pointer.click(card("Price page"), CTRL)
    assert robot.view.selection == {"c1", "c3"}
    robot.pointer.drag(card("Price page"), to=cell("Pays", "Touchpoints"))
    assert texts(robot, "touch", "t3") == ["Price page"]
    assert texts(robot, "touch", "t2") == ["Advert"]
    assert robot.view.session.undo_stack.count() == 1
    assert robot.view.selection == {"c1", "c3"}


def test_a_click_on_one_of_many_selects_it_alone(robot: Robot) -> None:
    robot.view.select_all()
    robot.pointer.click(card("Friend"))
    assert robot.view.selection == {"c2"}


def test_alt_drag_leaves_the_original_and_selects_the_copy(robot: Robot) -> None:
    robot.pointer.drag(card("Advert"), to=cell("Pays", "Touchpoints"), modifiers=ALT)
    assert texts(robot, "touch", "t1") == ["Advert", "Friend"]
    assert texts(robot, "touch", "t3") == ["Advert"]
    (copied,) = robot.view.selection
    assert copied != "c1"
    assert robot.view.session.undo_stack.count() == 1


def test_a_card_dropped_beside_the_map_is_parked_not_lost(robot: Robot) -> None:
    robot.pointer.drag(card("Advert"), to=sheet(300, 10))
    assert [c.text for c in parked_cards(robot.view.document)] == ["Advert"]
    said: list[str] = []
    robot.view.message.connect(said.append)
    robot.pointer.drag(card("Friend"), to=cell("Pays", "Emotions", down=0.5))
    assert [c.text for c in parked_cards(robot.view.document)] == ["Advert", "Friend"]
    assert said[-1] == "Put into the parking lot."


def test_a_parked_card_goes_back_into_a_cell(robot: Robot) -> None:
    robot.pointer.drag(card("Advert"), to=sheet(300, 10))
    robot.pointer.drag(card("Advert"), to=cell("Pays", "Pain points"))
    assert texts(robot, "pain", "t3") == ["Advert"]


def test_dropping_a_card_where_it_was_changes_nothing(robot: Robot) -> None:
    before = robot.view.document
    start = card("Price page")(robot.view)
    robot.pointer.drag(card("Price page"), to=pixel(start.x() + 6, start.y() + 3))
    assert robot.view.document == before
    assert robot.view.session.undo_stack.count() == 0


def test_the_right_edge_stretches_a_card_over_more_steps(robot: Robot) -> None:
    before = robot.view.document
    robot.pointer.click(card("Price page"))
    robot.pointer.hold(card("Price page", across=0.98), to=cell("Pays", "Touchpoints"))
    assert robot.view.document is before
    shown = robot.view.layout_now.visible.document.cards["c3"]
    assert shown.span == 2
    robot.esc()
    robot.pointer.release()
    assert robot.view.document is before
    assert robot.view.layout_now.visible.document is before

    robot.pointer.drag(card("Price page", across=0.98), to=cell("Pays", "Touchpoints"))
    assert robot.view.document.cards["c3"].span == 2
    robot.undo()
    assert robot.view.document == before


def test_an_edit_from_elsewhere_shows_at_once(robot: Robot) -> None:
    session = robot.view.session
    session.push(move_cards(session.document, ["c1"], CellPlace("pain", "t3")))
    assert robot.view.result.document is session.document
    assert "c1" in robot.view.result.lanes[2].cards
