"""What comes between a press and a release: other buttons, windows, edits, scrolling."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication

from designer.canvas.marking.marks import GhostMark
from model.edits import edit
from tests.bench.maps import synthetic
from tests.gui.canvas.conftest import small_map
from tests.gui.canvas.dragging import in_sight, seen, untouched, where
from tests.helpers.robot import Robot, card, cell, pixel, settle, sheet
from widgets.drag_item import DragItem

WEBSITE = DragItem(what="card", kind="touchpoint", channel="website")


def test_the_right_button_cancels(robot: Robot) -> None:
    before = robot.view.document
    robot.pointer.hold(card("Advert"), to=cell("Pays", "Touchpoints"))
    at = cell("Pays", "Touchpoints")
    robot.pointer.press(at, button=Qt.MouseButton.RightButton)
    untouched(robot, before)
    robot.pointer.release(button=Qt.MouseButton.RightButton)
    robot.pointer.release()
    untouched(robot, before)


def test_going_to_another_window_cancels(robot: Robot) -> None:
    before = robot.view.document
    robot.pointer.hold(card("Advert"), to=cell("Pays", "Touchpoints"))
    event = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(robot.view, event)
    untouched(robot, before)
    robot.pointer.release()
    untouched(robot, before)


def test_a_button_let_go_where_nobody_saw_it_cancels(robot: Robot) -> None:
    before = robot.view.document
    robot.pointer.hold(card("Advert"), to=cell("Pays", "Touchpoints"))
    robot.pointer._buttons = Qt.MouseButton.NoButton
    robot.pointer.move(card("Friend"))
    untouched(robot, before)


def test_an_undo_in_mid_drag_ends_the_drag(robot: Robot) -> None:
    session = robot.view.session
    original = robot.view.document
    session.push(edit(session.document, "c1", text="Poster"))
    settle()
    robot.pointer.hold(card("Poster"), to=cell("Pays", "Touchpoints"))
    session.undo_stack.undo()
    settle()
    assert robot.view.document == original
    assert seen(robot).document is robot.view.document
    assert robot.view.overlay.mark("ghost") is None
    robot.pointer.release()
    assert robot.view.document == original
    assert session.undo_stack.count() == 1


@pytest.mark.parametrize("how", ["space", "middle"])
def test_the_map_moves_below_a_drag_that_goes_on(robot: Robot, how: str) -> None:
    robot.view.zoom_about(2.0, QPointF(0, 0))
    robot.pointer.hold(card("Advert"), to=pixel(500, 600))
    corner = robot.view.camera.to_sheet(QPointF(0, 0))
    if how == "space":
        robot.keyboard.hold(Qt.Key.Key_Space)
    else:
        robot.pointer.press(pixel(500, 600), button=Qt.MouseButton.MiddleButton)
    held = robot.view.overlay.mark("ghost")
    robot.pointer.move(pixel(400, 520))
    follows = robot.view.overlay.mark("ghost")
    assert isinstance(held, GhostMark)
    assert isinstance(follows, GhostMark)
    assert follows.corner == held.corner - QPointF(100, 80)
    moved = robot.view.camera.to_sheet(QPointF(0, 0))
    assert (moved.x, moved.y) == pytest.approx((corner.x + 50, corner.y + 40), abs=1)
    assert robot.view.overlay.mark("ghost") is not None
    if how == "space":
        robot.keyboard.let_go(Qt.Key.Key_Space)
    else:
        robot.pointer.release(button=Qt.MouseButton.MiddleButton)
    assert robot.view.overlay.mark("ghost") is not None
    robot.pointer.move(pixel(420, 530))
    promised = seen(robot).document
    assert promised is not robot.view.document
    robot.pointer.release()
    assert robot.view.document == promised


def test_a_release_outside_of_the_window_lands_at_its_edge(robot: Robot) -> None:
    robot.view.zoom_about(2.0, QPointF(0, 0))
    inside = pixel(700, robot.view.viewport().height() - 2.0)
    robot.pointer.hold(card("Advert"), to=inside)
    promised = seen(robot).document
    robot.pointer.move(pixel(700, robot.view.viewport().height() + 300))
    assert seen(robot).document == promised
    robot.pointer.release()
    assert robot.view.document == promised


def test_the_map_scrolls_at_the_edge_and_the_preview_follows(
    make_robot: Callable[..., Robot],
) -> None:
    robot = make_robot(synthetic(400), width=900, height=600)
    view = robot.view
    view.zoom_reset()
    some = next(c for c in view.document.cards.values() if in_sight(view, c.id))
    rect = where(view.result, some.id)
    robot.pointer.press(sheet(rect.centre.x, rect.centre.y))
    robot.pointer.move(pixel(500, 300))
    places = set()
    robot.pointer.move(pixel(500, view.viewport().height() - 4.0))
    start = view.verticalScrollBar().value()
    for _ in range(80):
        view._mouse._scroll._turn()
        moved = seen(robot).document.cards[some.id]
        places.add((moved.lane_id, moved.step_id))
    assert view.verticalScrollBar().value() > start + 500
    assert len(places) > 2
    robot.esc()
    assert not view._mouse._scroll.active
    robot.pointer.release()


def test_a_preview_never_pulls_the_map_away_under_the_pointer(
    make_robot: Callable[..., Robot],
) -> None:
    robot = make_robot(synthetic(100), width=900, height=500)
    view = robot.view
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = bar.value()
    some = next(c for c in view.document.cards.values() if in_sight(view, c.id))
    rect = where(view.result, some.id)
    robot.pointer.press(sheet(rect.centre.x, rect.centre.y))
    for y in (150, 250, 350, 200, 300):
        robot.pointer.move(pixel(450, y))
        assert bar.value() == before
    robot.esc()
    robot.pointer.release()


def test_the_map_gets_lower_only_with_the_drop(
    make_robot: Callable[..., Robot],
) -> None:
    robot = make_robot(small_map(), height=400)
    bar = robot.view.verticalScrollBar()
    most = bar.maximum()
    robot.pointer.hold(card("Friend"), to=cell("Pays", "Touchpoints", down=0.4))
    assert seen(robot).size.height == robot.view.result.size.height
    assert bar.maximum() == most
    robot.pointer.release()
    settle()
    assert bar.maximum() < most


def test_the_map_scrolls_below_what_comes_from_the_palette(
    make_robot: Callable[..., Robot],
) -> None:
    robot = make_robot(synthetic(400), width=900, height=600)
    view = robot.view
    view.zoom_reset()
    before = view.document
    robot.pointer.hold_from_palette(WEBSITE, pixel(500, view.viewport().height() - 4.0))
    scroll = view._drops._scroll
    assert scroll.active
    cells = set()
    for _ in range(80):
        scroll._turn()
        (new,) = set(seen(robot).document.cards) - set(before.cards)
        made = seen(robot).document.cards[new]
        cells.add((made.lane_id, made.step_id))
    assert len(cells) > 2
    robot.pointer.leave_with_drag()
    untouched(robot, before)
    assert not scroll.active
