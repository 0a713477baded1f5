"""A monkey at mouse and keyboard: whatever it does, the map stays sound and can be undone."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt

from model.rules import problems
from tests.gui.canvas.conftest import small_map
from tests.gui.canvas.looking import agrees_with_a_fresh_scene
from tests.helpers.robot import Robot, Spot, settle
from widgets.drag_item import DragItem

KEYS = [
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_F2,
    Qt.Key.Key_A,
    Qt.Key.Key_C,
    Qt.Key.Key_X,
    Qt.Key.Key_V,
    Qt.Key.Key_D,
    Qt.Key.Key_Z,
]
MODIFIERS = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
]
ITEMS = [
    DragItem(what="stage", text="Stage"),
    DragItem(what="step", text="Step"),
    DragItem(what="lane", kind="thoughts"),
    DragItem(what="card", kind="note"),
    DragItem(what="card", kind="pain-point", text="Pain"),
    DragItem(what="persona", text="Zoe"),
    DragItem(what="persona", persona_id="p1"),
    DragItem(what="emotion", valence=-2.0, text="anger"),
]


class Monkey:
    """Works a canvas at random, from a seed."""

    def __init__(self, robot: Robot, seed: int) -> None:
        self._robot = robot
        self._dice = random.Random(seed)  # noqa: S311 - a game
        self._deeds = [
            self._drag,
            self._drag,
            self._drag,
            self._break_off,
            self._click,
            self._double_click,
            self._key,
            self._key,
            self._type,
            self._drop,
            self._wheel,
            self._tool,
            self._undo,
        ]

    def act(self) -> None:
        """Do one thing."""
        self._dice.choice(self._deeds)()

    def _spot(self) -> Spot:
        port = self._robot.view.viewport().rect()
        x = self._dice.uniform(-10, port.width() + 10)
        y = self._dice.uniform(-10, port.height() + 10)
        return lambda view: QPointF(x, y)

    def _drag(self) -> None:
        self._robot.pointer.drag(self._spot(), self._spot(), self._dice.choice(MODIFIERS))

    def _break_off(self) -> None:
        before = self._robot.view.document
        self._robot.view.commit_editor()
        committed = self._robot.view.document
        self._robot.pointer.hold(self._spot(), self._spot(), self._dice.choice(MODIFIERS))
        self._robot.esc()
        self._robot.pointer.release()
        assert self._robot.view.document in (before, committed)

    def _click(self) -> None:
        self._robot.pointer.click(self._spot(), self._dice.choice(MODIFIERS))

    def _double_click(self) -> None:
        self._robot.pointer.double_click(self._spot())

    def _key(self) -> None:
        self._robot.keyboard.press(self._dice.choice(KEYS), self._dice.choice(MODIFIERS))

    def _type(self) -> None:
        self._robot.keyboard.type(self._dice.choice(["joy", "a b", "Überlang " * 4]))

    def _drop(self) -> None:
        self._robot.pointer.drop_from_palette(self._dice.choice(ITEMS), at=self._spot())

    def _wheel(self) -> None:
        turn = self._dice.choice([-2, -1, 1, 2])
        self._robot.pointer.wheel(self._spot(), turn, self._dice.choice(MODIFIERS))

    def _tool(self) -> None:
        self._robot.view.set_tool(self._dice.choice(["select", "select", "pan", "connect"]))

    def _undo(self) -> None:
        if self._dice.random() < 0.7:
            self._robot.undo()
        else:
            self._robot.redo()


@pytest.mark.parametrize("seed", range(4))
def test_whatever_a_monkey_does_the_map_stays_sound(
    make_robot: Callable[..., Robot], seed: int
) -> None:
    robot = make_robot(small_map(), width=700, height=560)
    monkey = Monkey(robot, seed)
    for _ in range(120):
        monkey.act()
        assert problems(robot.view.document) == []
    robot.view.commit_editor()
    settle()
    agrees_with_a_fresh_scene(robot)
    while robot.view.session.undo_stack.canUndo():
        robot.undo()
    assert robot.view.document == small_map()
    agrees_with_a_fresh_scene(robot)
