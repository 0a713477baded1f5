"""What those who hear the screen are told by the wheel of words and the bar of kinds."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from designer.canvas.wiring.wire_marks import Edge
from tests.helpers.robot import Robot, card
from tests.helpers.small_spots import grip


def told(widget: QWidget) -> tuple[str, QAccessible.Role]:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name), interface.role()


def test_words_are_buttons_with_names(robot: Robot) -> None:
    robot.view.name_feeling("m2")
    wheel = robot.view.words.wheel
    assert wheel is not None
    name, role = told(wheel.chips[0])
    assert name == "uncertainty, negative"
    assert role is QAccessible.Role.Button
    assert "Emotion word" in told(wheel.field)[0]
    assert told(wheel)[0] == "Emotion words"


def test_kinds_are_buttons_with_names_and_keys(robot: Robot) -> None:
    robot.pointer.move(card("Friend"))
    robot.pointer.drag(grip("Friend", Edge.RIGHT), to=card("Price page"))
    bar = robot.view.kinds.bar
    assert bar is not None
    assert told(bar)[0] == "Kind of arrow"
    assert [told(button)[0] for button in bar.buttons] == [
        "Next, key 1",
        "Loops back, key 2",
        "Causes, key 3",
        "In parallel, key 4",
    ]
