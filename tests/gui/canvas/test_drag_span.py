"""A card is stretched by its edges: what is shown is what comes, Esc and undo take it back."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.helpers.robot import Robot, card, cell


def test_the_left_edge_moves_the_beginning_and_leaves_the_end(robot: Robot) -> None:
    before = robot.view.document
    robot.pointer.click(card("Price page"))
    robot.pointer.hold(card("Price page", across=0.01), to=cell("Hears of it", "Touchpoints"))
    shown = robot.view.layout_now.visible.document.cards["c3"]
    assert (shown.step_id, shown.span) == ("t1", 2)
    assert robot.view.document is before
    robot.esc()
    robot.pointer.release()
    assert robot.view.document is before
    assert robot.view.layout_now.visible.document is before
    assert robot.view.session.undo_stack.count() == 0

    robot.pointer.drag(card("Price page", across=0.01), to=cell("Hears of it", "Touchpoints"))
    stretched = robot.view.document.cards["c3"]
    assert (stretched.step_id, stretched.span) == ("t1", 2)
    assert robot.view.session.undo_stack.count() == 1
    robot.pointer.drag(card("Price page", across=0.01), to=cell("Pays", "Touchpoints"))
    shrunk = robot.view.document.cards["c3"]
    assert (shrunk.step_id, shrunk.span) == ("t2", 1)
    robot.undo()
    robot.undo()
    assert robot.view.document == before


def test_the_left_edge_of_a_card_that_is_not_selected_moves_it(robot: Robot) -> None:
    robot.pointer.drag(card("Price page", across=0.01), to=cell("Pays", "Pain points"))
    moved = robot.view.document.cards["c3"]
    assert (moved.lane_id, moved.step_id, moved.span) == ("pain", "t3", 1)


def test_both_edges_of_the_selected_card_say_what_they_do(robot: Robot) -> None:
    robot.pointer.click(card("Price page"))
    for across in (0.01, 0.99):
        robot.pointer.move(card("Price page", across=across))
        assert robot.view.viewport().cursor().shape() is Qt.CursorShape.SizeHorCursor
        robot.pointer.move(card("Price page"))
        assert robot.view.viewport().cursor().shape() is not Qt.CursorShape.SizeHorCursor
