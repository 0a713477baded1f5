"""Fingers on the canvas: tap, double tap, drag, two fingers, a finger held still."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.canvas.wiring.wire_marks import GripsMark
from model.places import CellPlace
from tests.gui.canvas.conftest import small_map
from tests.helpers.robot import Robot, Spot, card, cell, settle


class Fingers:
    """Two fingers at one canvas, as a touch screen reports them."""

    def __init__(self, robot: Robot, device: QPointingDevice) -> None:
        self._robot = robot
        self._device = device
        self.at: dict[int, QPoint] = {}

    def down(self, finger: int, spot: Spot) -> None:
        at = spot(self._robot.view).toPoint()
        self._commit(lambda touch: touch.press(finger, at), finger)
        self.at[finger] = at

    def move(self, finger: int, by: tuple[float, float], *, in_steps: int = 4) -> None:
        start = self.at[finger]
        for step in range(1, in_steps + 1):
            share = step / in_steps
            self._slide(finger, start + QPoint(round(by[0] * share), round(by[1] * share)))

    def _slide(self, finger: int, to: QPoint) -> None:
        self._commit(lambda touch: touch.move(finger, to), finger)
        self.at[finger] = to

    def up(self, finger: int) -> None:
        at = self.at.pop(finger)
        self._commit(lambda touch: touch.release(finger, at), finger)

    def tap(self, spot: Spot) -> None:
        self.down(0, spot)
        self.up(0)

    def _commit(self, do: Callable[[QTest.QTouchEventSequence], object], finger: int) -> None:
        touch = QTest.touchEvent(self._robot.view.viewport(), self._device, False)
        for other in self.at:
            if other != finger:
                touch.stationary(other)
        do(touch)
        touch.commit()
        settle()


@pytest.fixture(scope="module")
def touch_screen(qapp: QApplication) -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def fingers(robot: Robot, touch_screen: QPointingDevice) -> Fingers:
    robot.view.zoom_reset()
    settle()
    return Fingers(robot, touch_screen)


def test_a_tap_selects(robot: Robot, fingers: Fingers) -> None:
    fingers.tap(card("Advert"))
    assert robot.view.selection == {"c1"}
    assert robot.view.hasFocus()


def test_a_double_tap_edits_the_text(robot: Robot, fingers: Fingers) -> None:
    fingers.tap(card("Advert"))
    fingers.tap(card("Advert"))
    assert robot.view.editing.active
    robot.keyboard.type("Poster")
    robot.keyboard.press(Qt.Key.Key_Escape)
    assert not robot.view.editing.active


def test_two_taps_far_apart_are_no_double_tap(robot: Robot, fingers: Fingers) -> None:
    fingers.tap(card("Advert"))
    fingers.tap(card("Price page"))
    assert not robot.view.editing.active
    assert robot.view.selection == {"c3"}


def test_a_finger_drags_a_card(robot: Robot, fingers: Fingers) -> None:
    start = card("Friend")(robot.view)
    end = cell("Compares", "Pain points")(robot.view)
    fingers.down(0, card("Friend"))
    fingers.move(0, ((end - start).x(), (end - start).y()))
    assert robot.view.document == small_map()
    fingers.up(0)
    moved = robot.view.document.cards["c2"]
    assert (moved.lane_id, moved.step_id) == ("pain", "t2")
    robot.undo()
    assert robot.view.document == small_map()


def test_a_second_finger_ends_a_drag_without_a_trace(robot: Robot, fingers: Fingers) -> None:
    fingers.down(0, card("Friend"))
    fingers.move(0, (120, 60))
    fingers.down(1, cell("Pays", "Touchpoints"))
    fingers.move(1, (30, 0))
    fingers.up(1)
    fingers.up(0)
    assert robot.view.document == small_map()
    assert not robot.view.session.undo_stack.canUndo()


def test_a_finger_on_paper_moves_the_map(
    make_robot: Callable[..., Robot], touch_screen: QPointingDevice
) -> None:
    robot = make_robot(small_map(), width=420, height=360)
    robot.view.zoom_reset()
    settle()
    fingers = Fingers(robot, touch_screen)
    seen = robot.view.window_state().visible
    fingers.down(0, lambda view: QPointF(400, 340))
    fingers.move(0, (-60, -40))
    fingers.up(0)
    now = robot.view.window_state().visible
    assert (now.x - seen.x, now.y - seen.y) == (60, 40)
    assert robot.view.document == small_map()


def test_two_fingers_zoom_about_what_is_between_them(
    make_robot: Callable[..., Robot], touch_screen: QPointingDevice
) -> None:
    robot = make_robot(small_map(), width=700, height=560)
    view, fingers = robot.view, Fingers(robot, touch_screen)
    view.zoom_about(1.6 / view.zoom, QPointF(350, 280))  # larger than the window: it can scroll
    view.camera.scroll(QPointF(200, 150))
    fingers.down(0, lambda _view: QPointF(400, 300))
    fingers.down(1, lambda _view: QPointF(500, 300))
    middle = view.camera.to_sheet(QPointF(450, 300))
    fingers.move(0, (-50, 0))
    fingers.move(1, (50, 0))
    assert view.zoom == pytest.approx(3.2, rel=0.02)
    now = view.camera.to_sheet(QPointF(450, 300))
    assert now.x == pytest.approx(middle.x, abs=3)
    assert now.y == pytest.approx(middle.y, abs=3)
    fingers.up(0)
    fingers.up(1)
    assert view.document == small_map()


def test_a_finger_held_still_opens_the_menu(
    robot: Robot, fingers: Fingers, qtbot: QtBot, menus: list[QPoint]
) -> None:
    fingers.down(0, card("Price page"))
    qtbot.waitUntil(lambda: bool(menus), timeout=5_000)
    fingers.up(0)
    assert robot.view.selection == {"c3"}
    assert len(menus) == 1
    assert not robot.view.editing.active


def test_a_finger_that_slips_does_not_open_the_menu(
    robot: Robot, fingers: Fingers, qtbot: QtBot, menus: list[QPoint]
) -> None:
    fingers.down(0, card("Price page"))
    fingers.move(0, (40, 0))
    qtbot.wait(QApplication.styleHints().mousePressAndHoldInterval() + 100)
    robot.esc()
    fingers.up(0)
    assert menus == []


def test_edges_are_finger_sized_while_fingers_are_used(robot: Robot, fingers: Fingers) -> None:
    """Eighteen pixels from its edge a mouse takes the card, a finger stretches it."""
    fingers.tap(card("Price page"))
    fingers.down(0, lambda view: card("Price page", across=1.0)(view) - QPointF(18, 0))
    step = cell("Pays", "Touchpoints")(robot.view) - cell("Compares", "Touchpoints")(robot.view)
    fingers.move(0, (step.x(), 0))
    fingers.up(0)
    assert robot.view.document.cards["c3"].span == 2
    robot.undo()
    robot.pointer.press(lambda view: card("Price page", across=1.0)(view) - QPointF(18, 0))
    robot.pointer.release()
    robot.pointer.drag(
        lambda view: card("Price page", across=1.0)(view) - QPointF(18, 0),
        to=cell("Pays", "Touchpoints"),
    )
    assert robot.view.document.cards["c3"].step_id == "t3"


def test_handles_are_drawn_larger_for_fingers_and_small_again_for_the_mouse(
    robot: Robot, fingers: Fingers
) -> None:
    robot.pointer.click(card("Price page"))
    small = robot.view.overlay.mark("grips")
    assert isinstance(small, GripsMark)
    fingers.tap(card("Price page"))
    large = robot.view.overlay.mark("grips")
    assert isinstance(large, GripsMark)
    assert large.grown >= 2 * small.grown
    robot.pointer.click(card("Price page"))
    again = robot.view.overlay.mark("grips")
    assert isinstance(again, GripsMark)
    assert again.grown == small.grown


def test_a_finger_pulls_an_arrow_out_of_a_card(robot: Robot, fingers: Fingers) -> None:
    fingers.tap(card("Advert"))
    edge = card("Advert", across=1.0)(robot.view)
    end = card("Too dear")(robot.view) - edge
    fingers.down(0, lambda _view: edge + QPointF(7, 9))
    fingers.move(0, (end.x() - 7, end.y() - 9), in_steps=8)
    fingers.up(0)
    made = [c for c in robot.view.document.connectors.values() if c.id != "x1"]
    assert [(c.source_id, c.target_id) for c in made] == [("c1", "c4")]


def test_a_tap_on_the_field_that_is_edited_stays_there(robot: Robot, fingers: Fingers) -> None:
    robot.view.editing.open_new(CellPlace("pain", "t1"))
    settle()
    robot.keyboard.type("Slow")
    editor = robot.view.editing.editor
    assert editor is not None
    fingers.tap(lambda _view: QPointF(editor.geometry().center()))
    assert robot.view.editing.active


@pytest.fixture
def menus(robot: Robot) -> Iterator[list[QPoint]]:
    """Where a menu was asked for."""
    asked: list[QPoint] = []

    class Listener(QObject):
        def eventFilter(self, watched: QObject, event: object) -> bool:  # noqa: N802
            if isinstance(event, QContextMenuEvent):
                asked.append(event.pos())
                return True
            return False

    listener = Listener()
    robot.view.viewport().installEventFilter(listener)
    yield asked
    robot.view.viewport().removeEventFilter(listener)
