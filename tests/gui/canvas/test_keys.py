"""The keyboard: going from card to card, moving, deleting, duplicating, the clipboard."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from model.fragment import FRAGMENT_MIME
from model.kinds import CardKind
from model.places import CellPlace, ParkingPlace
from model.queries import cards_in_cell, lanes_in_order, stages_in_order
from tests.helpers.robot import Robot, card, cell, sheet

UP, DOWN, LEFT, RIGHT = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
)
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def walk(robot: Robot, *keys: Qt.Key) -> object:
    for key in keys:
        robot.keyboard.press(key)
    chosen = robot.view.chosen
    return chosen.current or (chosen.cell and (chosen.cell.lane_id, chosen.cell.step_id))


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        ((DOWN,), "c2"),
        ((DOWN, UP), "c1"),
        ((RIGHT,), "c3"),
        ((RIGHT, RIGHT), ("touch", "t3")),
        ((RIGHT, RIGHT, LEFT), "c3"),
        ((DOWN, DOWN), "m1"),
        ((DOWN, DOWN, DOWN), ("pain", "t1")),
        ((DOWN, DOWN, DOWN, RIGHT), "c4"),
        ((UP,), "t1"),
        ((UP, UP), "s1"),
        ((UP, UP, RIGHT), "s2"),
        ((UP, UP, RIGHT, DOWN), "t3"),
        ((LEFT,), "c1"),
    ],
)
def test_arrow_keys_go_where_the_eye_goes(
    robot: Robot, keys: tuple[Qt.Key, ...], there: object
) -> None:
    robot.view.select(["c1"])
    assert walk(robot, *keys) == there


def test_an_arrow_key_on_nothing_begins_at_the_first_cell(robot: Robot) -> None:
    assert walk(robot, DOWN) == "c1"


def test_down_from_the_last_lane_leads_to_the_parking_lot_and_up_back(robot: Robot) -> None:
    robot.pointer.drag(card("Friend"), to=sheet(300, 10))
    robot.view.select(["c4"])
    assert walk(robot, DOWN) == "c2"
    assert walk(robot, UP) in ("c4", ("pain", "t1"), ("pain", "t2"))


def test_a_card_moves_by_lanes_and_steps(robot: Robot) -> None:
    robot.view.select(["c3"])
    robot.keyboard.press(RIGHT, ALT)
    assert robot.view.document.cards["c3"].step_id == "t3"
    robot.keyboard.press(LEFT, ALT)
    assert robot.view.document.cards["c3"].step_id == "t2"
    assert robot.view.session.undo_stack.count() == 2


def test_a_card_first_passes_its_neighbours_in_the_cell(robot: Robot) -> None:
    robot.view.select(["c1"])
    robot.keyboard.press(DOWN, ALT)
    assert [c.id for c in cards_in_cell(robot.view.document, "touch", "t1")] == ["c2", "c1"]
    robot.keyboard.press(UP, ALT)
    assert [c.id for c in cards_in_cell(robot.view.document, "touch", "t1")] == ["c1", "c2"]


def test_a_marker_moves_by_halves_and_a_stage_and_a_lane_change_places(robot: Robot) -> None:
    robot.view.select(["m1"])
    robot.keyboard.press(UP, ALT)
    assert robot.view.document.markers["m1"].valence == 1.5
    robot.keyboard.press(RIGHT, ALT)
    assert robot.view.document.markers["m1"].step_id == "t2"
    robot.view.select(["s1"])
    robot.keyboard.press(RIGHT, ALT)
    assert [s.id for s in stages_in_order(robot.view.document)] == ["s2", "s1"]
    robot.view.select(["pain"])
    robot.keyboard.press(UP, ALT)
    assert [entry.id for entry in lanes_in_order(robot.view.document)] == ["touch", "pain", "feel"]


def test_what_cannot_go_further_stays(robot: Robot) -> None:
    before = robot.view.document
    for record_id, key in (("s2", RIGHT), ("touch", UP), ("m3", RIGHT), ("x1", RIGHT)):
        robot.view.select([record_id])
        robot.keyboard.press(key, ALT)
    assert robot.view.document is before


def test_delete_removes_and_the_focus_stays_near(robot: Robot) -> None:
    robot.view.select(["c1"])
    robot.keyboard.press(Qt.Key.Key_Delete)
    assert "c1" not in robot.view.document.cards
    assert "x1" not in robot.view.document.connectors
    assert robot.view.selection == {"c2"}
    robot.keyboard.press(Qt.Key.Key_Delete)
    assert robot.view.chosen.cell == CellPlace("touch", "t1")
    robot.undo()
    robot.undo()
    assert {"c1", "c2"} <= set(robot.view.document.cards)


def test_deleting_the_map_itself_does_nothing(robot: Robot) -> None:
    robot.view.select(["map"])
    robot.keyboard.press(Qt.Key.Key_Delete)
    assert robot.view.session.undo_stack.count() == 0


def test_duplicate_selects_the_copies(robot: Robot) -> None:
    robot.view.select(["c1", "c4"])
    robot.keyboard.press(Qt.Key.Key_D, CTRL)
    assert len(robot.view.document.cards) == 6
    assert len(robot.view.selection) == 2
    assert not robot.view.selection & {"c1", "c4"}
    assert robot.view.session.undo_stack.count() == 1


def test_select_all_and_esc(robot: Robot) -> None:
    robot.keyboard.press(Qt.Key.Key_A, CTRL)
    assert robot.view.selection == {"c1", "c2", "c3", "c4", "m1", "m2", "m3"}
    robot.esc()
    assert robot.view.selection == set()


def test_copy_and_paste_into_another_cell(robot: Robot) -> None:
    robot.view.select(["c1"])
    robot.keyboard.press(Qt.Key.Key_C, CTRL)
    robot.pointer.click(cell("Pays", "Touchpoints"))
    robot.keyboard.press(Qt.Key.Key_V, CTRL)
    (new,) = cards_in_cell(robot.view.document, "touch", "t3")
    assert new.text == "Advert"
    assert robot.view.selection == {new.id}
    robot.undo()
    assert len(robot.view.document.cards) == 4


def test_cut_takes_away_and_paste_brings_back(robot: Robot) -> None:
    robot.view.select(["c3", "c4"])
    robot.keyboard.press(Qt.Key.Key_X, CTRL)
    assert set(robot.view.document.cards) == {"c1", "c2"}
    robot.pointer.click(cell("Pays", "Touchpoints"))
    robot.keyboard.press(Qt.Key.Key_V, CTRL)
    assert sorted(c.text for c in robot.view.document.cards.values()) == [
        "Advert",
        "Friend",
        "Price page",
        "Too dear",
    ]


def test_copied_cards_are_plain_text_for_other_programs(robot: Robot) -> None:
    robot.view.select(["c4", "c1", "c3"])
    robot.view.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Advert\tPrice page\n\t\n\tToo dear", "cells for a sheet"
    formats = data.formats()
    assert not [name for name in formats if "pickle" in name or "python" in name.lower()]


COPY_AND_LEAVE = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from designer.canvas.exchange.clipboard import copy_to_clipboard
from tests.gui.canvas.conftest import small_map
copy_to_clipboard(small_map(), ["c1"])
print(app.clipboard().text(), app.clipboard().mimeData().formats())
"""


def test_the_program_ends_well_with_its_own_data_on_the_clipboard(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COPY_AND_LEAVE],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Advert" in done.stdout
    assert FRAGMENT_MIME in done.stdout


def test_pasted_text_is_a_card_for_each_line(robot: Robot) -> None:
    data = QMimeData()
    data.setText("- Too slow\n- Too loud")
    QGuiApplication.clipboard().setMimeData(data)
    robot.pointer.click(cell("Pays", "Pain points"))
    robot.view.paste()
    cards = cards_in_cell(robot.view.document, "pain", "t3")
    assert [(c.text, c.kind) for c in cards] == [
        ("Too slow", CardKind.PAIN_POINT),
        ("Too loud", CardKind.PAIN_POINT),
    ]


def test_an_empty_clipboard_says_so(robot: Robot) -> None:
    said: list[str] = []
    robot.view.message.connect(said.append)
    QGuiApplication.clipboard().setMimeData(QMimeData())
    robot.view.paste()
    assert said == ["There is nothing on the clipboard that a map can hold."]


def test_the_current_place_follows_the_selection(robot: Robot) -> None:
    view = robot.view
    assert view.current_place() == CellPlace("touch", "t1")
    view.select(["c1"])
    assert view.current_place() == CellPlace("touch", "t1", "c2")
    view.select(["m2"])
    assert view.current_place() == CellPlace("touch", "t2")
    view.select(["s2"])
    assert view.current_place() == CellPlace("touch", "t3")
    view.select(["pain"])
    assert view.current_place() == CellPlace("pain", "t1")
    robot.pointer.drag(card("Advert"), to=sheet(300, 10))
    assert view.current_place() == ParkingPlace()


def test_a_letter_that_begins_a_text_is_no_shortcut(robot: Robot) -> None:
    def taken(key: Qt.Key, text: str, modifiers=Qt.KeyboardModifier.NoModifier) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
        event.ignore()
        QApplication.sendEvent(robot.view, event)
        return event.isAccepted()

    assert not taken(Qt.Key.Key_V, "v")
    robot.view.select(["c1"])
    assert taken(Qt.Key.Key_V, "v")
    assert not taken(Qt.Key.Key_Z, "z", CTRL)
