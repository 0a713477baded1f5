"""What stands back: near and from afar, after edits, and for several who ask at once."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.canvas.showing.dimming import Source
from designer.canvas.showing.items import DIMMED, GroupItem
from model.edits import add_card
from model.kinds import CardKind
from model.layout.display import Role
from model.places import CellPlace
from tests.helpers.robot import Robot, card, settle


def opacity(robot: Robot, role: Role, record_id: str) -> float:
    scene = robot.view.scene()
    assert scene is not None
    found = [
        item.opacity()
        for item in scene.items()
        if isinstance(item, GroupItem) and (item.shown.role, item.shown.id) == (role, record_id)
    ]
    assert len(set(found)) == 1, f"{role} {record_id}: {found}"
    return found[0]


def test_cards_markers_curves_and_connectors_stand_back(robot: Robot) -> None:
    robot.view.dimming.set(Source.LENS, {"c1", "m1", "p1", "x1"})
    for role, record_id in (
        (Role.CARD, "c1"),
        (Role.MARKER, "m1"),
        (Role.CURVE, "p1"),
        (Role.CONNECTOR, "x1"),
    ):
        assert opacity(robot, role, record_id) == DIMMED
    assert opacity(robot, Role.CARD, "c2") == 1
    assert opacity(robot, Role.PERSONA, "p1") == 1, "the heading says who is who"
    robot.view.dimming.clear(Source.LENS)
    assert opacity(robot, Role.CARD, "c1") == opacity(robot, Role.CURVE, "p1") == 1


def test_two_who_ask_do_not_undo_each_other(robot: Robot) -> None:
    dimming = robot.view.dimming
    dimming.set(Source.LENS, {"c1", "c2"})
    dimming.set(Source.EMPHASIS, {"c2", "m1"})
    dimming.clear(Source.LENS)
    assert opacity(robot, Role.CARD, "c1") == 1
    assert opacity(robot, Role.CARD, "c2") == opacity(robot, Role.MARKER, "m1") == DIMMED
    assert dimming.ids == {"c2", "m1"}


def test_a_dimmed_card_stays_dimmed_when_it_moves_and_when_it_comes_back(robot: Robot) -> None:
    robot.view.dimming.set(Source.LENS, {"c2"})
    robot.pointer.click(card("Friend"))
    robot.keyboard.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert opacity(robot, Role.CARD, "c2") == DIMMED
    robot.pointer.click(card("Friend"))
    robot.keyboard.press(Qt.Key.Key_Delete)
    robot.undo()
    assert opacity(robot, Role.CARD, "c2") == DIMMED
    robot.view.attempt(
        lambda document: add_card(
            document, CellPlace("touch", "t1"), kind=CardKind.NOTE, text="New"
        )
    )
    settle()
    new = next(i for i, found in robot.view.document.cards.items() if found.text == "New")
    assert opacity(robot, Role.CARD, new) == 1


def test_from_afar_the_boxes_stand_back(robot: Robot) -> None:
    def bar_of(record_id: str) -> int:
        """How dark the card's bar is."""
        rect = robot.view.result.card_rect(record_id)
        assert rect is not None
        shown = robot.view.window_state().to_view(rect)
        image, y = robot.view.viewport().grab().toImage(), round(shown.center().y())
        around = range(round(shown.left()) - 1, round(shown.left()) + 4)
        return min(image.pixelColor(x, y).lightness() for x in around)

    robot.view.camera.zoom_at(0.28, robot.view.viewport().rect().center().toPointF())
    robot.view.zoomed()
    settle()
    plain = bar_of("c1")
    robot.view.dimming.set(Source.LENS, {"c1"})
    settle()
    dimmed = bar_of("c1")
    assert dimmed > plain + 40
    assert bar_of("c2") == plain
    robot.view.dimming.clear(Source.LENS)
    settle()
    assert bar_of("c1") == plain
