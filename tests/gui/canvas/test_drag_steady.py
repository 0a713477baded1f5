"""A card lands in the cell that was pointed at before the drag began, whatever was shown since."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt

from designer.canvas.places import place_for_card
from model.layout.geometry import Point
from model.layout.result import LayoutResult
from model.places import CellPlace
from model.records import Card, evolve
from model.samples import samples
from model.storage import load
from tests.gui.canvas.conftest import small_map
from tests.gui.canvas.dragging import in_sight, seen, untouched, where
from tests.helpers.robot import Robot, card, cell, pixel, sheet

ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


def cell_before(result: LayoutResult, point: Point) -> tuple[str | None, str | None]:
    place = place_for_card(result, point)
    return (place.lane_id, place.step_id) if isinstance(place, CellPlace) else (None, None)


def landed(robot: Robot, before: dict[str, Card], dragged: str) -> tuple[str | None, str | None]:
    """Where the dragged card, or its copy, is now."""
    cards = robot.view.document.cards
    new = [record_id for record_id in cards if record_id not in before]
    found = cards[new[0] if new else dragged]
    return found.lane_id, found.step_id


def heights(result: LayoutResult) -> list[float]:
    return [*(box.height for box in result.lanes), result.parking_rect.height]


def check_no_strip_is_lower(robot: Robot) -> None:
    for now, before in zip(heights(seen(robot)), heights(robot.view.result), strict=True):
        assert now >= before


def sweep(robot: Robot, dragged: str, ends: list[QPointF], modifiers: Qt.KeyboardModifier) -> None:
    """Drag a card to each point by way of the others before, let go, and undo."""
    view = robot.view
    for number, end in enumerate(ends):
        before = dict(view.document.cards)
        aim = cell_before(view.result, view.camera.to_sheet(end))
        rect = where(view.result, dragged)
        robot.pointer.press(sheet(rect.centre.x, rect.centre.y))
        for way in ends[max(0, number - 3) : number + 1]:
            robot.pointer.move(pixel(way.x(), way.y()), modifiers)
            check_no_strip_is_lower(robot)
        robot.pointer.release(modifiers)
        assert landed(robot, before, dragged) == aim
        if view.session.undo_stack.count():
            robot.undo()


@pytest.mark.parametrize("modifiers", [NONE, ALT])
def test_on_the_sample_a_card_lands_in_the_cell_that_was_there(
    make_robot: Callable[..., Robot], modifiers: Qt.KeyboardModifier
) -> None:
    robot = make_robot(load(samples()[0].path).document, width=1300, height=900)
    view = robot.view
    view.zoom_about(0.5 / view.zoom, QPointF(0, 0))
    tied = sorted({c.source_id for c in view.document.connectors.values()})
    ends = [QPointF(x, y) for x in (330.0, 610.0, 870.0) for y in range(160, 880, 37)]
    sweep(robot, next(i for i in tied if in_sight(view, i)), ends, modifiers)


def test_a_lane_a_card_is_lifted_out_of_stays_as_high(robot: Robot) -> None:
    before = robot.view.document
    robot.view.select(["c1", "c2"])
    robot.pointer.hold(card("Advert"), to=cell("Pays", "Pain points"))
    check_no_strip_is_lower(robot)
    assert seen(robot).lanes[0].height == robot.view.result.lanes[0].height
    robot.esc()
    robot.pointer.release()
    untouched(robot, before)


def test_it_gets_lower_with_the_drop(robot: Robot) -> None:
    height = robot.view.result.lanes[0].height
    robot.view.select(["c1", "c2"])
    robot.pointer.drag(card("Advert"), to=cell("Pays", "Pain points"))
    assert robot.view.result.lanes[0].height < height


def test_the_parking_lot_a_card_is_lifted_out_of_stays_as_high(
    make_robot: Callable[..., Robot],
) -> None:
    document = small_map()
    tall = evolve(document.cards["c1"], lane_id=None, step_id=None, text="Parked. " * 40)
    robot = make_robot(
        type(document).of([tall if r.id == "c1" else r for r in document.records()]), height=1000
    )
    height = robot.view.result.parking_rect.height
    rect = where(robot.view.result, "c1")
    robot.pointer.hold(
        sheet(rect.centre.x, rect.centre.y), to=cell("Pays", "Touchpoints", down=0.5)
    )
    assert seen(robot).parking_rect.height == height
    robot.pointer.release()
    assert robot.view.document.cards["c1"].step_id == "t3"
    assert robot.view.result.parking_rect.height < height
