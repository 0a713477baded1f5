"""Things glide to their places: exactly there in the end, at once where motion is not wanted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from designer.canvas.showing.items import GroupItem
from designer.canvas.showing.motion import DURATION_MS, MOST_MOVING
from designer.canvas.showing.scene import MapScene
from model.edits import add_card, edit, move_cards, remove
from model.kinds import CardKind
from model.layout.display import Role
from model.places import CellPlace, ParkingPlace
from tests.bench.maps import synthetic
from tests.gui.canvas.looking import agrees_with_a_fresh_scene
from tests.helpers.robot import Robot, card, cell, settle


class Clock:
    """Milliseconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(robot: Robot) -> Clock:
    """Motion is wanted, and its time is ours."""
    clock = Clock()
    robot.view.motion.clock = clock
    robot.view.motion.wanted = lambda: True
    return clock


def item_of(robot: Robot, card_id: str) -> GroupItem:
    scene = robot.view.scene()
    assert isinstance(scene, MapScene)
    return next(
        item
        for item in scene.items()
        if isinstance(item, GroupItem) and item.shown.role is Role.CARD and item.shown.id == card_id
    )


def seen_at(robot: Robot, card_id: str) -> tuple[float, float]:
    place = item_of(robot, card_id).scenePos()
    return place.x(), place.y()


def laid_out_at(robot: Robot, card_id: str) -> tuple[float, float]:
    rect = robot.view.layout_now.visible.card_rect(card_id)
    assert rect is not None
    return rect.x, rect.y


def pass_time(robot: Robot, clock: Clock, ms: float) -> None:
    clock.now += ms
    robot.view.motion.step()


def add_above(robot: Robot) -> None:
    place = CellPlace("touch", "t1", "c1")
    robot.view.attempt(lambda now: add_card(now, place, kind=CardKind.TOUCHPOINT, text="Radio"))
    settle()


def test_what_makes_room_glides_there_and_stands_exactly_in_the_end(
    robot: Robot, clock: Clock
) -> None:
    start = seen_at(robot, "c1")
    add_above(robot)
    goal = laid_out_at(robot, "c1")
    assert goal[1] > start[1] + 20
    assert seen_at(robot, "c1") == pytest.approx(start)
    pass_time(robot, clock, DURATION_MS / 3)
    way = seen_at(robot, "c1")[1]
    assert start[1] < way < goal[1]
    assert way - start[1] > (goal[1] - start[1]) / 2, "quick at first, slow in the end"
    pass_time(robot, clock, DURATION_MS)
    assert seen_at(robot, "c1") == goal
    assert item_of(robot, "c1").transform().isIdentity()
    assert not robot.view.motion.moving
    agrees_with_a_fresh_scene(robot)


def test_a_lane_that_is_pushed_down_glides_with_its_cards(robot: Robot, clock: Clock) -> None:
    start = seen_at(robot, "c4")
    add_above(robot)
    assert laid_out_at(robot, "c4")[1] > start[1]
    assert seen_at(robot, "c4") == pytest.approx(start)
    pass_time(robot, clock, DURATION_MS)
    assert seen_at(robot, "c4") == laid_out_at(robot, "c4")


def test_a_card_glides_from_lane_to_lane_and_back_by_undo(robot: Robot, clock: Clock) -> None:
    start = seen_at(robot, "c3")
    robot.view.attempt(lambda now: move_cards(now, ["c3"], CellPlace("pain", "t3")))
    settle()
    assert seen_at(robot, "c3") == pytest.approx(start)
    pass_time(robot, clock, DURATION_MS / 2)
    halfway = seen_at(robot, "c3")
    robot.undo()
    assert seen_at(robot, "c3") == pytest.approx(halfway)
    pass_time(robot, clock, DURATION_MS)
    assert seen_at(robot, "c3") == pytest.approx(start)
    assert not robot.view.motion.moving
    agrees_with_a_fresh_scene(robot)


def test_to_the_parking_lot_and_back(robot: Robot, clock: Clock) -> None:
    start = seen_at(robot, "c3")
    robot.view.attempt(lambda now: move_cards(now, ["c3"], ParkingPlace()))
    settle()
    assert seen_at(robot, "c3") == pytest.approx(start)
    pass_time(robot, clock, DURATION_MS)
    assert seen_at(robot, "c3") == laid_out_at(robot, "c3")


def test_what_is_new_appears_softly(robot: Robot, clock: Clock) -> None:
    before = set(robot.view.document.cards)
    add_above(robot)
    (new,) = set(robot.view.document.cards) - before
    assert item_of(robot, new).opacity() < 0.1
    pass_time(robot, clock, DURATION_MS / 2)
    assert 0.3 < item_of(robot, new).opacity() < 1
    pass_time(robot, clock, DURATION_MS)
    assert item_of(robot, new).opacity() == 1
    assert seen_at(robot, new) == laid_out_at(robot, new)


def test_arrows_come_back_softly_where_their_cards_are_on_their_way(
    robot: Robot, clock: Clock
) -> None:
    def arrow() -> GroupItem:
        return next(
            item
            for item in robot.view.items()
            if isinstance(item, GroupItem) and item.shown.role is Role.CONNECTOR
        )

    add_above(robot)
    assert arrow().opacity() < 0.1
    pass_time(robot, clock, DURATION_MS)
    assert arrow().opacity() == 1
    robot.view.attempt(lambda now: edit(now, "x1", label="later"))
    settle()
    assert arrow().opacity() == 1, "nothing moves: a word typed on an arrow does not blink"


def test_pointing_uses_the_new_places_at_once(robot: Robot, clock: Clock) -> None:
    add_above(robot)
    robot.pointer.click(card("Advert"))
    assert robot.view.selection == {"c1"}
    assert robot.view.motion.moving


def test_a_drag_lets_the_neighbours_glide_and_esc_takes_them_back(
    robot: Robot, clock: Clock
) -> None:
    start = seen_at(robot, "c1")
    robot.pointer.hold(card("Price page"), to=cell("Hears of it", "Touchpoints", down=0.05))
    assert seen_at(robot, "c1") == pytest.approx(start)
    assert seen_at(robot, "c3") == laid_out_at(robot, "c3"), "the hand leads it: it never lags"
    pass_time(robot, clock, DURATION_MS / 2)
    robot.esc()
    robot.pointer.release()
    pass_time(robot, clock, DURATION_MS)
    assert seen_at(robot, "c1") == pytest.approx(start)
    agrees_with_a_fresh_scene(robot)
    assert not robot.view.motion.moving


def test_after_a_drop_nothing_moves_that_was_shown_there(robot: Robot, clock: Clock) -> None:
    robot.pointer.hold(card("Price page"), to=cell("Hears of it", "Touchpoints", down=0.05))
    pass_time(robot, clock, DURATION_MS)
    robot.pointer.release()
    settle()
    assert not robot.view.motion.moving
    assert seen_at(robot, "c3") == laid_out_at(robot, "c3")


def test_a_layout_in_mid_motion_goes_on_from_what_is_seen(robot: Robot, clock: Clock) -> None:
    add_above(robot)
    pass_time(robot, clock, DURATION_MS / 2)
    seen = seen_at(robot, "c2")
    add_above(robot)
    assert seen_at(robot, "c2") == pytest.approx(seen)
    pass_time(robot, clock, DURATION_MS)
    assert seen_at(robot, "c2") == laid_out_at(robot, "c2")


def test_what_is_removed_in_mid_motion_is_gone(robot: Robot, clock: Clock) -> None:
    add_above(robot)
    robot.view.attempt(lambda now: remove(now, ["c1", "touch"]))
    settle()
    pass_time(robot, clock, DURATION_MS / 2)
    pass_time(robot, clock, DURATION_MS)
    assert not robot.view.motion.moving
    agrees_with_a_fresh_scene(robot)


def test_without_motion_everything_is_there_at_once_and_no_timer_runs(robot: Robot) -> None:
    robot.view.motion.wanted = lambda: False
    add_above(robot)
    assert seen_at(robot, "c1") == laid_out_at(robot, "c1")
    assert not robot.view.motion.moving


def test_nothing_moves_where_nothing_moved(robot: Robot, clock: Clock) -> None:
    robot.view.attempt(lambda now: edit(now, "c1", text="Adverb"))
    settle()
    assert not robot.view.motion.moving


def test_from_afar_nothing_glides(robot: Robot, clock: Clock) -> None:
    robot.view.zoom_about(0.2, QPointF(0, 0))
    add_above(robot)
    assert not robot.view.motion.moving


def test_zooming_out_in_mid_motion_puts_all_in_place(robot: Robot, clock: Clock) -> None:
    add_above(robot)
    robot.view.zoom_about(0.2, QPointF(0, 0))
    assert not robot.view.motion.moving
    assert seen_at(robot, "c1") == laid_out_at(robot, "c1")


def test_out_of_sight_nothing_glides(robot: Robot, clock: Clock) -> None:
    robot.view.zoom_about(4.0, QPointF(0, 0))
    robot.view.motion.seen = lambda: robot.view.sceneRect().translated(9_000, 0)
    add_above(robot)
    assert not robot.view.motion.moving


def test_a_crowd_jumps(make_robot: Callable[..., Robot]) -> None:
    robot = make_robot(synthetic(1_000))
    robot.view.motion.wanted = lambda: True
    robot.view.motion.seen = lambda: QRectF(0, 0, 90_000, 90_000)
    robot.view.select_all()
    robot.keyboard.press(Qt.Key.Key_Delete)
    settle()
    robot.undo()
    assert len(robot.view.document.cards) > MOST_MOVING
    assert not robot.view.motion.moving


def test_the_time_of_the_system_ends_a_motion_by_itself(robot: Robot, qtbot) -> None:
    robot.view.motion.wanted = lambda: True
    add_above(robot)
    assert robot.view.motion.moving
    qtbot.waitUntil(lambda: not robot.view.motion.moving)
    assert seen_at(robot, "c1") == laid_out_at(robot, "c1")
