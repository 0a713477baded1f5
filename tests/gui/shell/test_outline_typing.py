"""Texts typed over the rows of the outline, and new cards typed below them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.outline.keys import Key, Kind
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.edits import edit
from model.edits.channels import add_channel
from model.queries import cards_in_cell
from model.records import MAP_ID
from tests.helpers.outline import SMALL_CARDS as CARD
from tests.helpers.outline import OutlineRobot
from tests.helpers.robot import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def _document(robot: OutlineRobot) -> JourneyMap:
    return robot.window.bench.session.document


def _undo_count(robot: OutlineRobot) -> int:
    return robot.window.bench.session.undo_stack.count()


@pytest.mark.parametrize("begin", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_text_is_typed_over_its_row(robot: OutlineRobot, begin: Qt.Key) -> None:
    robot.go_to(CARD["c2"])
    robot.press(begin)
    field = robot.view.field
    assert field is not None
    robot.type("Neighbour")
    assert _document(robot).cards["c2"].text == "Neighbour", "it reaches the map as it is typed"
    robot.press(Qt.Key.Key_Return)
    assert robot.view.field is None
    assert robot.view.hasFocus()
    assert _undo_count(robot) == 1
    robot.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _document(robot).cards["c2"].text == "Friend"


def test_a_letter_begins_a_text_at_its_end_as_on_the_map(robot: OutlineRobot) -> None:
    robot.go_to(CARD["c2"])
    robot.type("s!")
    robot.press(Qt.Key.Key_Return)
    assert _document(robot).cards["c2"].text == "Friends!"


def test_escape_takes_a_text_back(robot: OutlineRobot) -> None:
    robot.go_to(CARD["c2"])
    robot.type("xyz")
    robot.press(Qt.Key.Key_Escape)
    assert _document(robot).cards["c2"].text == "Friend"
    assert _undo_count(robot) == 0
    assert robot.view.hasFocus()


@pytest.mark.parametrize(
    ("key", "table", "field"),
    [
        (Key(Kind.MAP, MAP_ID), "info", "title"),
        (Key(Kind.STAGE, "s1"), "stages", "name"),
        (Key(Kind.STEP, "t2"), "steps", "name"),
        (Key(Kind.LANE, "pain"), "lanes", "name"),
        (Key(Kind.PERSONA, "p2"), "personas", "name"),
        (Key(Kind.MARKER, "m2"), "markers", "word"),
        (Key(Kind.CONNECTOR, "x1"), "connectors", "label"),
    ],
)
def test_everything_with_a_text_is_renamed(
    robot: OutlineRobot, key: Key, table: str, field: str
) -> None:
    robot.go_to(key)
    robot.press(Qt.Key.Key_F2)
    robot.type("anger")
    robot.press(Qt.Key.Key_Return)
    assert getattr(_document(robot).table(table)[key.id], field) == "anger"


def test_lines_of_a_text_survive_a_change_of_a_word(robot: OutlineRobot) -> None:
    bench = robot.window.bench
    bench.canvas.attempt(lambda now: edit(now, "c2", text="one\ntwo"))
    robot.go_to(CARD["c2"])
    robot.type("!")
    robot.press(Qt.Key.Key_Return)
    assert _document(robot).cards["c2"].text == "one\ntwo!"


def test_a_card_is_typed_into_a_cell(robot: OutlineRobot) -> None:
    robot.go_to(Key(Kind.CELL, "t3", "touch"))
    robot.type("Till")
    robot.press(Qt.Key.Key_Return)
    (card,) = cards_in_cell(_document(robot), "touch", "t3")
    assert card.text == "Till"
    assert _undo_count(robot) == 1
    assert robot.view.current_key() == Key(Kind.CARD, card.id)
    robot.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert cards_in_cell(_document(robot), "touch", "t3") == []


@pytest.mark.parametrize("end", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_card_nobody_typed_never_was(robot: OutlineRobot, end: Qt.Key) -> None:
    before = _document(robot)
    cell = Key(Kind.CELL, "t3", "touch")
    robot.go_to(cell)
    robot.press(Qt.Key.Key_Return)
    assert robot.view.field is not None
    robot.press(end)
    assert _document(robot) == before
    assert _undo_count(robot) == 0
    assert robot.view.current_key() == cell


def test_an_emotion_is_typed_into_an_emotion_lane(robot: OutlineRobot) -> None:
    robot.go_to(Key(Kind.CELL, "t3", "feel"))
    robot.type("anger")
    robot.press(Qt.Key.Key_Return)
    made = [m for m in _document(robot).markers.values() if m.word == "anger"]
    assert [(m.step_id, m.valence) for m in made] == [("t3", -2.0)]
    assert _undo_count(robot) == 1


def test_what_an_action_inserts_is_typed_here(robot: OutlineRobot) -> None:
    robot.go_to(CARD["c1"])
    robot.window.actions_by_id["insert.note"].trigger()
    settle()
    assert robot.window.bench.canvas.editing.editor is None
    assert robot.view.field is not None
    robot.type("Heard on the radio")
    robot.press(Qt.Key.Key_Return)
    assert "Heard on the radio" in robot.selected()
    assert robot.view.hasFocus()


def test_a_map_to_look_at_is_not_typed_over(robot: OutlineRobot) -> None:
    robot.window.bench.session.forbid_edits("")
    before = _document(robot)
    robot.go_to(CARD["c1"])
    robot.type("x")
    robot.go_to(Key(Kind.CELL, "t3", "touch"))
    robot.press(Qt.Key.Key_Return)
    assert _document(robot) == before
    assert "not changed" in robot.window.view.status_bar.sentence


def test_saving_takes_over_what_is_being_typed(robot: OutlineRobot) -> None:
    robot.go_to(CARD["c1"])
    robot.press(Qt.Key.Key_F2)
    robot.type("Poster")
    robot.window.bench.commit_editors()
    assert robot.view.field is None
    assert _document(robot).cards["c1"].text == "Poster"


def test_esc_takes_an_inserted_card_back_and_enter_keeps_it_empty(robot: OutlineRobot) -> None:
    bench = robot.window.bench
    before = bench.session.document
    robot.go_to(Key(Kind.CELL, "t3", "pain"))
    for key, left in ((Qt.Key.Key_Escape, 0), (Qt.Key.Key_Return, 1)):
        robot.window.actions_by_id["insert.pain-point"].trigger()
        settle()
        robot.press(key)
        assert len(bench.session.document.cards) == len(before.cards) + left
        assert bench.session.undo_stack.count() == left
    assert robot.view.hasFocus()


def test_a_channel_is_in_the_outline_and_renamed_in_its_form(small: MainWindow) -> None:
    bench = small.bench
    bench.session.push(add_channel(bench.session.document, name="kiosk"))
    (channel,) = bench.session.document.channels
    bench.switch_outline()
    settle()
    model = bench.outline._model
    assert model is not None
    key = model.key_of(channel)
    assert key is not None
    index = model.index_of(key)
    assert model.face(index).text == "kiosk"
    bench.outline.view.setCurrentIndex(index)
    settle()
    assert bench.inspector._shown == (channel,)
    QTest.keyClick(bench.outline.view, Qt.Key.Key_F2)
    settle()
    assert not bench.outline._typing.active
    assert bench.session.document.channels[channel].name == "kiosk"
