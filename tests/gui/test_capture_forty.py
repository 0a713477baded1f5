"""Forty notes across five stages and six lanes: by keyboard alone without a pause, and by mouse.

Both the typing on the map and the quick note line are held to what was typed; the mouse builds
the same map from nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.canvas.view import CanvasView
from designer.document.session import DocumentSession
from designer.settings import SettingsStore
from designer.window.main_window import MainWindow
from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.edits import add_lane, add_stage
from model.kinds import LANE_KINDS, LaneKind, Support
from model.layout.geometry import Point
from model.queries import (
    cards_in_cell,
    lane_name,
    lanes_in_order,
    parked_cards,
    personas_in_order,
    stages_in_order,
    steps_of,
)
from model.rules import problems
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.robot import Robot, Spot, card, cell, feeling, settle, sheet, stage
from widgets.drag_item import DragItem

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
STAGES = ("awareness", "consideration", "decision", "purchase", "retention")
LANES = (
    LaneKind.TOUCHPOINTS,
    LaneKind.ACTIONS,
    LaneKind.EMOTIONS,
    LaneKind.THOUGHTS,
    LaneKind.PAIN_POINTS,
    LaneKind.OPPORTUNITIES,
)
FEELINGS = {"curiosity": 1.0, "hope": 1.0, "confusion": -1.0, "anger": -2.0, "relief": 1.0}


def _notes() -> dict[tuple[int, int], list[str]]:
    """What is said in each cell, by lane and stage: forty notes, two in every third cell."""
    said: dict[tuple[int, int], list[str]] = {}
    left = 40
    for row, kind in enumerate(LANES):
        for column, name in enumerate(STAGES):
            if kind is LaneKind.EMOTIONS:
                said[row, column] = [list(FEELINGS)[column]]
            else:
                words = [f"{name} {kind.value} {n}" for n in (1, 2)]
                said[row, column] = words if (row + column) % 5 < 2 else words[:1]
            left -= len(said[row, column])
    assert left == 0
    return said


NOTES = _notes()


def expected() -> dict[str, Any]:
    """The map that was said."""
    cells = {}
    for (row, column), words in NOTES.items():
        if LANES[row] is not LaneKind.EMOTIONS:
            kind = LANE_KINDS[LANES[row]].card_kind
            cells[row, column] = [(kind, word) for word in words]
    return {
        "stages": list(STAGES),
        "lanes": list(LANES),
        "cells": cells,
        "feelings": {column: [entry] for column, entry in enumerate(FEELINGS.items())},
        "parked": [],
        "personas": ["Customer"],
    }


def built(document: JourneyMap) -> dict[str, Any]:
    """What the map says now."""
    assert problems(document) == []
    stages, lanes = stages_in_order(document), lanes_in_order(document)
    columns = [steps_of(document, one.id) for one in stages]
    assert [len(steps) for steps in columns] == [1] * len(stages)
    cells, feelings = {}, {}
    for column, (step,) in enumerate(columns):
        felt = [m for m in document.markers.values() if m.step_id == step.id]
        feelings[column] = [(m.word, m.valence) for m in felt]
        for row, lane in enumerate(lanes):
            if lane.kind is not LaneKind.EMOTIONS:
                cards = cards_in_cell(document, lane.id, step.id)
                cells[row, column] = [(c.kind, c.text) for c in cards]
    return {
        "stages": [one.name for one in stages],
        "lanes": [lane.kind for lane in lanes],
        "cells": cells,
        "feelings": feelings,
        "parked": [c.text for c in parked_cards(document)],
        "personas": [p.name for p in personas_in_order(document)],
    }


def bare_map() -> JourneyMap:
    """The stages and the lanes, and nothing on them."""
    document = JourneyMap()
    edits: list[Callable[[JourneyMap], ChangeSet]] = [
        *(lambda now, name=name: add_stage(now, name=name) for name in STAGES),
        *(lambda now, kind=kind: add_lane(now, kind=kind) for kind in LANES),
    ]
    for edit in edits:
        document = apply(document, edit(document))
    return document


# --- by keyboard -----------------------------------------------------------------------------


class Typist:
    """Presses keys on whatever has the keyboard then, and never waits for the program."""

    def __init__(self, window: MainWindow) -> None:
        self.session = window.bench.session
        self.turns = 0
        window.bench.canvas.layout_now.shown.connect(self._count)

    def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        for letter in text:
            QTest.keyClicks(self._focus(), letter)

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press and release a key."""
        QTest.keyClick(self._focus(), key, held)

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def _count(self) -> None:
        self.turns += 1


@pytest.fixture
def typist(qapp, qtbot: QtBot, tmp_path: Path):
    """Somebody before a window with the bare map, the keyboard on the map."""
    answers = FakeDialogs()
    program = Application(
        qapp, settings=SettingsStore(tmp_path / "settings.json"), dialogs=lambda _window: answers
    )
    window = program.open_window()
    window.resize(1280, 800)
    window.show_session(DocumentSession(bare_map()))
    window.activateWindow()
    qtbot.waitActive(window)
    window.bench.canvas.setFocus()
    settle()
    yield Typist(window)
    window.bench.session.mark_saved()
    program.quit()
    settle()
    program.deleteLater()
    settle()


def test_forty_notes_typed_on_the_map_without_a_pause(typist: Typist) -> None:
    before = typist.session.document
    typist.press(Qt.Key.Key_Down)  # the first cell
    for row in range(len(LANES)):
        # To and fro: Tab along one lane, Ctrl+Down, Shift+Tab along the next.
        forward = row % 2 == 0
        columns = range(len(STAGES)) if forward else range(len(STAGES) - 1, -1, -1)
        for place, column in enumerate(columns):
            if place:
                key = Qt.Key.Key_Tab if forward else Qt.Key.Key_Backtab
                typist.press(key, SHIFT if not forward else Qt.KeyboardModifier.NoModifier)
            for number, words in enumerate(NOTES[row, column]):
                if number:
                    typist.press(Qt.Key.Key_Return)
                typist.type(words)
        typist.press(Qt.Key.Key_Down, CTRL)
    typist.press(Qt.Key.Key_Return, CTRL)
    assert built(typist.session.document) == expected()
    assert typist.session.undo_stack.count() == 40
    assert typist.turns == 0, "no key waited for a layout"
    settle()
    assert typist.turns == 1
    assert built(typist.session.document) == expected()
    while typist.session.undo_stack.canUndo():
        typist.session.undo_stack.undo()
    assert typist.session.document == before


def test_forty_notes_in_the_quick_line_without_a_pause(typist: Typist) -> None:
    typist.press(Qt.Key.Key_F4)
    for (row, column), notes in NOTES.items():
        lane = LANE_KINDS[LANES[row]].name.lower()
        aim = f">{STAGES[column]}/{lane} "
        for words in notes:
            typist.type(aim + words)
            typist.press(Qt.Key.Key_Return)
            aim = ""  # it holds
    assert built(typist.session.document) == expected()
    assert typist.session.undo_stack.count() == 40
    settle()
    assert built(typist.session.document) == expected()


def test_both_ways_of_typing_in_turn(typist: Typist) -> None:
    typist.press(Qt.Key.Key_Down)
    typist.type("first")
    typist.press(Qt.Key.Key_F4)
    typist.type("!? second >decision")
    typist.press(Qt.Key.Key_Return)
    typist.press(Qt.Key.Key_Escape)
    typist.press(Qt.Key.Key_Return)
    typist.press(Qt.Key.Key_End)
    typist.type(" of all")
    typist.press(Qt.Key.Key_Return, CTRL)
    said = {c.text: c for c in typist.session.document.cards.values()}
    assert set(said) == {"first of all", "second"}
    assert said["second"].support is Support.ASSUMED
    assert typist.session.undo_stack.count() == 3


# --- by mouse --------------------------------------------------------------------------------


@pytest.fixture
def mouse(qtbot: QtBot) -> Robot:
    """A mouse before an empty map."""
    session = DocumentSession()
    view = CanvasView(session)
    session.setParent(view)
    qtbot.addWidget(view)
    view.resize(1500, 1300)
    view.show()
    qtbot.waitExposed(view)
    settle()
    return Robot(view)


def below_all(view: CanvasView) -> QPointF:
    """Just above the lower edge of the last lane."""
    box = view.result.lanes[-1]
    return view.window_state().point_to_view(Point(box.label.centre.x, box.y + box.height - 2))


def other_window(robot: Robot, words: str, at: Spot) -> None:
    """Words dragged over from another window."""
    data = QMimeData()
    data.setText(words)
    robot.pointer.hold_data(data, at)
    robot.pointer.drop_data(data, at)


def test_the_same_map_by_mouse_alone(mouse: Robot) -> None:
    for number, name in enumerate(STAGES):
        at = stage(STAGES[number - 1], across=0.97) if number else sheet(300, 200)
        mouse.pointer.drop_from_palette(DragItem(what="stage", text=name), at)
    for number, kind in enumerate(LANES):
        at = below_all if number else stage(STAGES[0])
        mouse.pointer.drop_from_palette(DragItem(what="lane", kind=kind.value), at)
    mouse.pointer.wheel(sheet(10, 10), -2, CTRL)
    for (row, column), notes in NOTES.items():
        for words in notes:
            where = LANE_KINDS[LANES[row]].name
            if LANES[row] is LaneKind.EMOTIONS:
                item = DragItem(what="emotion", valence=FEELINGS[words], text=words)
                at = feeling(STAGES[column], where, FEELINGS[words])
                mouse.pointer.drop_from_palette(item, at)
            else:
                other_window(mouse, words, cell(STAGES[column], where, down=0.97))
    # One that fell into the wrong cell, and home again.
    words = NOTES[0, 4][-1]
    mouse.pointer.drag(card(words), to=cell(STAGES[3], lane_name_of(mouse, 1)))
    assert built(mouse.view.document) != expected()
    mouse.pointer.drag(card(words), to=cell(STAGES[4], lane_name_of(mouse, 0), down=0.97))
    assert built(mouse.view.document) == expected()


def lane_name_of(robot: Robot, row: int) -> str:
    return lane_name(lanes_in_order(robot.view.document)[row])
