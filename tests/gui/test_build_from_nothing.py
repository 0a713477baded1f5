"""A whole map made by hand: built with mouse and keyboard, undone, redone, saved and read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from designer.canvas.view import CanvasView
from designer.document.session import DocumentSession
from model.document import JourneyMap
from model.queries import cards_in_cell, lanes_in_order, stages_in_order
from model.rules import problems
from model.storage import load, save
from tests.helpers.robot import Robot, card, cell, feeling, marker, record_id, settle, sheet, stage
from widgets.drag_item import DragItem

WEBSITE = DragItem(what="card", kind="touchpoint", channel="website")


@pytest.fixture
def robot(qtbot: QtBot) -> Robot:
    """A robot before an empty map."""
    session = DocumentSession()
    view = CanvasView(session)
    session.setParent(view)
    qtbot.addWidget(view)
    view.resize(1280, 860)
    view.show()
    qtbot.waitExposed(view)
    settle()
    return Robot(view)


def first_stage(robot: Robot) -> None:
    item = DragItem(what="stage", text="Awareness")
    robot.pointer.drop_from_palette(item, at=sheet(300, 200))


def second_stage(robot: Robot) -> None:
    item = DragItem(what="stage", text="Decision")
    robot.pointer.drop_from_palette(item, at=sheet(700, 200))


def a_lane(robot: Robot) -> None:
    item = DragItem(what="lane", kind="touchpoints")
    robot.pointer.drop_from_palette(item, at=stage("Awareness"))


def a_touchpoint(robot: Robot) -> None:
    robot.pointer.drop_from_palette(WEBSITE, at=cell("Awareness", "Touchpoints"))
    robot.esc()


def its_text(robot: Robot) -> None:
    robot.keyboard.type("Sign up")
    robot.keyboard.press(Qt.Key.Key_Return)


def another_touchpoint(robot: Robot) -> None:
    item = DragItem(what="card", kind="touchpoint", channel="email", text="Newsletter")
    robot.pointer.drop_from_palette(item, at=cell("Awareness", "Touchpoints"))


def moved_to_another_cell(robot: Robot) -> None:
    robot.pointer.drag(card("Newsletter"), to=cell("Decision", "Touchpoints"))


def an_emotion(robot: Robot) -> None:
    item = DragItem(what="emotion", valence=1, text="hope")
    robot.pointer.drop_from_palette(item, at=cell("Decision", "Touchpoints"))


def dragged_to_the_bottom(robot: Robot) -> None:
    (marker_id,) = robot.view.document.markers
    robot.pointer.drag(marker(marker_id), to=feeling("Decision", "Emotions", -2))


def a_persona_on_a_card(robot: Robot) -> None:
    item = DragItem(what="persona", text="Mara")
    robot.pointer.drop_from_palette(item, at=card("Sign up"))


# A workshop's first minutes; each is one undo step.
STEPS = (
    first_stage,
    second_stage,
    a_lane,
    a_touchpoint,
    its_text,
    another_touchpoint,
    moved_to_another_cell,
    an_emotion,
    dragged_to_the_bottom,
    a_persona_on_a_card,
)


def check_built(document: JourneyMap, view: CanvasView) -> None:
    """What the finished map must say."""
    assert [s.name for s in stages_in_order(document)] == ["Awareness", "Decision"]
    touch, feel = lanes_in_order(document)
    first, second = (box.step_id for box in view.result.steps)
    (sign_up,) = cards_in_cell(document, touch.id, first)
    (newsletter,) = cards_in_cell(document, touch.id, second)
    assert (sign_up.text, sign_up.channel) == ("Sign up", "website")
    assert newsletter.text == "Newsletter"
    (felt,) = document.markers.values()
    assert (felt.lane_id, felt.step_id, felt.valence, felt.word) == (feel.id, second, -2, "")
    assert sorted(p.name for p in document.personas.values()) == ["Customer", "Mara"]
    assert sign_up.persona_ids == (record_id(view, "personas", "Mara"),)
    assert problems(document) == []


def test_a_map_is_built_undone_redone_saved_and_read(robot: Robot, tmp_path: Path) -> None:
    session = robot.view.session
    states = [session.document]
    for number, make in enumerate(STEPS, start=1):
        make(robot)
        assert session.undo_stack.count() == number, f"{make.__name__} is not one undo step"
        states.append(session.document)
    check_built(session.document, robot.view)

    for state in reversed(states[:-1]):
        robot.undo()
        assert session.document == state
    assert session.document == JourneyMap()
    for state in states[1:]:
        robot.redo()
        assert session.document == state
    check_built(session.document, robot.view)

    path = tmp_path / "built.journey"
    save(path, session.document, map_id="map-robot", parents=())
    assert load(path).document == session.document
