"""Only what changed is painted again, and nothing that was there before stays behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from designer.canvas.view import CanvasView
from model.changes import apply
from model.document import JourneyMap
from model.edits import edit, resize
from model.layout.theme import DARK, LIGHT, Theme
from model.samples import samples
from model.storage import load
from tests.gui.canvas.conftest import small_map
from tests.gui.canvas.dragging import where
from tests.gui.canvas.test_held_names import on_screen
from tests.helpers.robot import Robot, pixel, settle, sheet

# A slanted line that is clipped has its edge smoothed a little differently.
TOLERANCE = 6
# Off the edges, where the map would scroll by itself between two looks.
SPOTS = [QPointF(280 + 137 * step % 560, 130 + 83 * step % 430) for step in range(24)]


def sample() -> JourneyMap:
    return load(samples()[0].path).document


def most_different(one: QImage, other: QImage) -> int:
    """By how much, of 255, two pictures differ where they differ most."""
    assert one.size() == other.size()
    assert one.format() == other.format()
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(mine - theirs) for mine, theirs in pairs)


def check(view: CanvasView) -> QImage:
    """What was painted bit by bit is what painting all anew gives."""
    settle()
    shown = on_screen(view)
    view.repaint_all()
    settle()
    anew = on_screen(view)
    if anew != shown:
        assert most_different(shown, anew) <= TOLERANCE
    return shown


def sweep(robot: Robot, card_id: str, spots: Sequence[QPointF]) -> None:
    """Drag a card about; looked at after each step, after the drop and after undoing it."""
    view = robot.view
    rect = where(view.result, card_id)
    robot.pointer.press(sheet(rect.centre.x, rect.centre.y))
    for spot in spots:
        robot.pointer.move(pixel(spot.x(), spot.y()))
        check(view)
    robot.pointer.release()
    check(view)
    if view.session.undo_stack.count():
        robot.undo()
        check(view)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("zoom", [1.0, 0.63, 0.2])
def test_a_card_that_is_dragged_about_leaves_nothing_behind(
    make_robot: Callable[..., Robot], zoom: float, theme: Theme
) -> None:
    robot = make_robot(sample(), width=900, height=640)
    view = robot.view
    view.set_theme(theme)
    view.zoom_about(zoom / view.zoom, QPointF(0, 0))
    card_id = next(i for i in view.document.cards if where(view.result, i).y < 700 / zoom)
    view.reveal([card_id])
    sweep(robot, card_id, SPOTS)


@pytest.mark.parametrize("right", [0, 300])
def test_nor_does_it_where_strips_are_held(make_robot: Callable[..., Robot], right: int) -> None:
    robot = make_robot(sample(), width=900, height=640)
    view = robot.view
    view.zoom_reset()
    view.camera.scroll(QPointF(right, 330))
    seen = view.window_state().visible
    card_id = next(
        i
        for i in view.document.cards
        if seen.y + 150 < where(view.result, i).y < seen.bottom - 100
        and seen.x + 200 < where(view.result, i).x < seen.right - 200
    )
    sweep(robot, card_id, SPOTS)


@pytest.mark.parametrize("zoom", [2.0, 1.0, 0.55, 0.25])
def test_a_sheet_that_gets_higher_and_lower_leaves_no_edge_behind(
    make_robot: Callable[..., Robot], zoom: float
) -> None:
    view = make_robot(small_map(), width=900, height=700).view
    view.zoom_about(zoom / view.zoom, QPointF(0, 0))
    document = view.document
    for number, height in enumerate((300.0, 411.3, 250.0, 900.0, 260.0, 2_600.0, 300.0)):
        lane = ("touch", "pain", "feel")[number % 3]
        view.session.push(resize(view.document, {lane: height}))
        check(view)
        view.camera.scroll(QPointF(0, 170 if number % 2 else -90))
        check(view)
    while view.session.undo_stack.canUndo():
        view.session.undo_stack.undo()
        check(view)
    assert view.document == document


def test_a_held_strip_shows_what_was_edited_in_it(make_robot: Callable[..., Robot]) -> None:
    document = apply(small_map(), resize(small_map(), {"touch": 1_600.0}))
    view = make_robot(document, width=420, height=420).view
    view.zoom_reset()
    view.camera.scroll(QPointF(60, 500))
    before = check(view)
    for record_id, name in (
        ("s1", "Ahem"),
        ("t2", "Asks"),
        ("touch", "Contacts"),
        ("s2", "D " * 90),
    ):
        view.session.push(edit(view.document, record_id, name=name))
        after = check(view)
        assert after != before
        before = after
