"""Editing in place: what opens it, what it takes over, how it ends, and how it is undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QFontInfo, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.style.fonts import FAMILY
from model.document import JourneyMap
from model.kinds import CardKind
from model.layout.hit import text_rect
from model.places import CellPlace
from model.queries import cards_in_cell
from model.records import MAP_ID
from tests.gui.canvas.conftest import small_map
from tests.helpers.robot import (
    Robot,
    Spot,
    card,
    cell,
    feeling,
    lane,
    marker,
    persona,
    settle,
    sheet,
    stage,
    step,
)

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def same_family(qapp: QApplication) -> Iterator[None]:
    """The interface is written in the family of the map."""
    before = qapp.font()
    qapp.setFont(QFont(FAMILY, 9))
    yield
    qapp.setFont(before)


@pytest.mark.usefixtures("same_family")
def test_the_field_is_in_the_type_of_the_text_it_stands_over(robot: Robot) -> None:
    robot.view.zoom_reset()
    robot.pointer.double_click(stage("Awareness"))
    editor = robot.view.editing.editor
    assert editor is not None
    assert editor.font().weight() == QFont.Weight.Bold
    assert QFontInfo(editor.font()).pixelSize() == 14


def heading(view):
    rect = text_rect(view.result, MAP_ID, "title")
    return view.window_state().to_view(rect).center()


@pytest.mark.parametrize(
    ("spot", "table", "record_id", "field"),
    [
        (card("Advert"), "cards", "c1", "text"),
        (stage("Decision"), "stages", "s2", "name"),
        (step("Pays"), "steps", "t3", "name"),
        (lane("Touchpoints"), "lanes", "touch", "name"),
        (persona("Tom"), "personas", "p2", "name"),
        (marker("m1"), "markers", "m1", "word"),
        (heading, "info", MAP_ID, "title"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_double_click_edits_the_text_that_stands_there(
    robot: Robot, spot: Spot, table: str, record_id: str, field: str
) -> None:
    before = robot.view.document
    robot.pointer.double_click(spot)
    assert robot.view.editing.editor is not None
    robot.keyboard.type("New words")
    robot.keyboard.press(Qt.Key.Key_Return, CTRL)
    assert not robot.view.editing.active
    assert getattr(robot.view.document.find(record_id), field) == "New words"
    assert robot.view.session.undo_stack.count() == 1
    robot.undo()
    assert robot.view.document == before


def test_a_connectors_label_is_edited_where_it_stands(robot: Robot) -> None:
    box = robot.view.result.connectors[0]
    assert box.label is not None
    robot.pointer.double_click(sheet(box.label.centre.x, box.label.centre.y))
    robot.keyboard.type("later")
    robot.keyboard.press(Qt.Key.Key_Return)
    assert robot.view.document.connectors["x1"].label == "later"


def test_esc_takes_back_what_was_typed_and_leaves_no_undo_step(robot: Robot) -> None:
    before = robot.view.document
    robot.pointer.double_click(card("Advert"))
    robot.keyboard.type("Something else")
    assert robot.view.document.cards["c1"].text == "Something else"
    robot.esc()
    assert robot.view.document == before
    assert robot.view.session.undo_stack.count() == 0
    assert robot.view.session.clean


def test_clicking_elsewhere_keeps_what_was_typed(robot: Robot) -> None:
    robot.pointer.double_click(card("Advert"))
    robot.keyboard.type("Poster")
    robot.pointer.click(cell("Pays", "Pain points"))
    assert not robot.view.editing.active
    assert robot.view.document.cards["c1"].text == "Poster"


def test_shift_enter_breaks_the_line_on_a_card_but_not_in_a_name(robot: Robot) -> None:
    robot.pointer.double_click(card("Advert"))
    robot.keyboard.type("one")
    robot.keyboard.press(Qt.Key.Key_Return, SHIFT)
    robot.keyboard.type("two")
    robot.view.commit_editor()
    assert robot.view.document.cards["c1"].text == "one\ntwo"
    robot.pointer.double_click(step("Pays"))
    robot.keyboard.type("one")
    robot.keyboard.press(Qt.Key.Key_Return, SHIFT)
    assert not robot.view.editing.active
    assert robot.view.document.steps["t3"].name == "one"


def test_a_double_click_on_an_empty_cell_types_a_new_card_there(robot: Robot) -> None:
    before = robot.view.document
    robot.pointer.double_click(cell("Pays", "Pain points"))
    assert robot.view.editing.active
    assert robot.view.document is before, "a card never typed never was"
    robot.keyboard.type("Late")
    robot.keyboard.press(Qt.Key.Key_Return, CTRL)
    (new,) = cards_in_cell(robot.view.document, "pain", "t3")
    assert (new.text, new.kind) == ("Late", CardKind.PAIN_POINT)
    assert robot.view.selection == {new.id}
    assert robot.view.session.undo_stack.count() == 1
    robot.undo()
    assert robot.view.document == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_an_empty_new_card_never_was(robot: Robot, key: Qt.Key) -> None:
    before = robot.view.document
    robot.pointer.double_click(cell("Pays", "Pain points"))
    robot.keyboard.press(key)
    assert robot.view.document is before
    assert robot.view.layout_now.visible.document is before
    assert robot.view.session.undo_stack.count() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_new_card_whose_letters_are_all_deleted_never_was(robot: Robot, key: Qt.Key) -> None:
    before = robot.view.document
    robot.pointer.double_click(cell("Pays", "Pain points"))
    robot.keyboard.type("ab")
    robot.keyboard.press(Qt.Key.Key_Backspace)
    robot.keyboard.press(Qt.Key.Key_Backspace)
    robot.keyboard.press(key)
    assert robot.view.document == before
    assert robot.view.session.undo_stack.count() == 0


def test_tab_goes_to_a_new_card_in_the_next_cell(robot: Robot) -> None:
    robot.pointer.double_click(cell("Compares", "Pain points"))
    robot.keyboard.type("first")
    robot.keyboard.press(Qt.Key.Key_Tab)
    robot.keyboard.type("second")
    robot.keyboard.press(Qt.Key.Key_Return)
    assert [c.text for c in cards_in_cell(robot.view.document, "pain", "t2")][-1] == "first"
    assert [c.text for c in cards_in_cell(robot.view.document, "pain", "t3")] == ["second"]
    assert robot.view.session.undo_stack.count() == 2


def test_tab_goes_from_one_step_name_to_the_next(robot: Robot) -> None:
    robot.pointer.double_click(step("Hears of it"))
    robot.keyboard.type("Sees")
    robot.keyboard.press(Qt.Key.Key_Tab)
    robot.keyboard.type("Weighs")
    robot.keyboard.press(Qt.Key.Key_Return)
    assert robot.view.document.steps["t1"].name == "Sees"
    assert robot.view.document.steps["t2"].name == "Weighs"


def test_typing_on_a_selected_card_goes_on_after_its_text(robot: Robot) -> None:
    robot.pointer.click(card("Advert"))
    robot.keyboard.type("seen")
    robot.keyboard.press(Qt.Key.Key_Return)
    assert robot.view.document.cards["c1"].text == "Advert seen"
    assert robot.view.session.undo_stack.count() == 1


def test_typing_in_the_focus_cell_begins_a_card(robot: Robot) -> None:
    robot.pointer.click(cell("Pays", "Touchpoints"))
    robot.keyboard.type("Till")
    robot.keyboard.press(Qt.Key.Key_Return)
    (new,) = cards_in_cell(robot.view.document, "touch", "t3")
    assert new.text == "Till"
    assert robot.view.session.undo_stack.count() == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_f2_and_enter_edit_what_is_selected(robot: Robot, key: Qt.Key) -> None:
    robot.pointer.click(card("Advert"))
    robot.keyboard.press(key)
    assert robot.view.editing.active
    robot.keyboard.type("X")
    robot.view.commit_editor()
    assert robot.view.document.cards["c1"].text == "X"


def test_an_emotion_word_typed_in_its_lane_stands_at_its_usual_height(robot: Robot) -> None:
    before = robot.view.document
    robot.pointer.click(cell("Pays", "Emotions", across=0.05, down=0.05))
    robot.keyboard.type("frustration")
    robot.keyboard.press(Qt.Key.Key_Return)
    (new,) = set(robot.view.document.markers) - {"m1", "m2", "m3"}
    marked = robot.view.document.markers[new]
    assert (marked.word, marked.valence, marked.step_id) == ("frustration", -2, "t3")
    assert robot.view.session.undo_stack.count() == 1
    robot.undo()
    assert robot.view.document == before


def test_a_double_click_in_an_emotion_lane_puts_an_emotion_at_that_height(robot: Robot) -> None:
    before = robot.view.document
    robot.pointer.double_click(feeling("Compares", "Emotions", 1.5, across=0.8))
    assert robot.view.editing.editor is None
    wheel = robot.view.words.wheel
    assert wheel is not None
    QTest.keyClick(wheel.field, Qt.Key.Key_Escape)
    settle()
    (new,) = set(robot.view.document.markers) - {"m1", "m2", "m3"}
    made = robot.view.document.markers[new]
    assert (made.valence, made.word, made.step_id) == (1.5, "", "t2")
    assert made.position > 0.6
    robot.undo()
    assert robot.view.document == before


def test_what_an_input_method_is_composing_is_kept(robot: Robot) -> None:
    robot.pointer.double_click(card("Advert"))
    editor = robot.view.editing.editor
    assert editor is not None
    robot.keyboard.press(Qt.Key.Key_Delete)
    event = QInputMethodEvent()
    event.setCommitString("日本")
    QApplication.sendEvent(editor, event)
    settle()
    robot.view.commit_editor()
    assert robot.view.document.cards["c1"].text == "日本"


def test_an_input_method_begins_a_card_in_the_focus_cell(robot: Robot) -> None:
    robot.pointer.click(cell("Pays", "Touchpoints"))
    event = QInputMethodEvent()
    event.setCommitString("日本")
    QApplication.sendEvent(robot.view, event)
    settle()
    robot.view.commit_editor()
    (new,) = cards_in_cell(robot.view.document, "touch", "t3")
    assert new.text == "日本"


def test_pasted_markup_is_only_text(robot: Robot) -> None:
    robot.pointer.double_click(card("Advert"))
    editor = robot.view.editing.editor
    assert editor is not None
    data = QMimeData()
    data.setHtml('<img src="file:///etc/passwd"><b>bold</b>')
    data.setText("bold")
    editor.insertFromMimeData(data)
    robot.view.commit_editor()
    assert robot.view.document.cards["c1"].text == "bold"


def test_pasted_lines_become_one_in_a_name(robot: Robot) -> None:
    robot.pointer.double_click(step("Pays"))
    editor = robot.view.editing.editor
    assert editor is not None
    data = QMimeData()
    data.setText("Pays\nat the\n till")
    editor.insertFromMimeData(data)
    robot.view.commit_editor()
    assert robot.view.document.steps["t3"].name == "Pays at the till"


def test_control_characters_never_reach_the_map(robot: Robot) -> None:
    robot.pointer.double_click(card("Advert"))
    editor = robot.view.editing.editor
    assert editor is not None
    editor.insertPlainText("a\x07b\x00c")
    robot.view.commit_editor()
    assert robot.view.document.cards["c1"].text == "abc"


def test_a_name_that_would_be_too_long_is_cut_off_before_it_reaches_the_map(robot: Robot) -> None:
    robot.pointer.double_click(step("Pays"))
    editor = robot.view.editing.editor
    assert editor is not None
    data = QMimeData()
    data.setText("x" * 600)
    editor.insertFromMimeData(data)
    robot.view.commit_editor()
    assert len(robot.view.document.steps["t3"].name) <= 500


def test_undo_from_elsewhere_closes_the_field(robot: Robot) -> None:
    robot.pointer.double_click(card("Advert"))
    robot.keyboard.type("Poster")
    robot.view.session.undo_stack.undo()
    settle()
    assert not robot.view.editing.active
    assert robot.view.document.cards["c1"].text == "Advert"


def test_the_map_grows_while_it_is_typed_on(robot: Robot) -> None:
    height = robot.view.result.size.height
    robot.pointer.double_click(card("Advert"))
    robot.keyboard.type("a rather long text that needs several lines on a card this narrow " * 2)
    assert robot.view.editing.active
    assert robot.view.result.size.height > height


def test_one_undo_step_for_each_text(make_robot: Callable[..., Robot]) -> None:
    document: JourneyMap = small_map()
    robot = make_robot(document)
    for text in ("Poster", "Banner"):
        robot.view.edit_text("c1")
        robot.keyboard.type(text)
        robot.keyboard.press(Qt.Key.Key_Return)
    assert robot.view.session.undo_stack.count() == 2
    robot.undo()
    assert robot.view.document.cards["c1"].text == "Poster"


def test_a_new_card_goes_to_the_current_place_in_the_lane_meant_for_it(robot: Robot) -> None:
    robot.pointer.click(card("Price page"))
    assert robot.view.current_place() == CellPlace("touch", "t2", None)
    robot.view.add_card(CardKind.PAIN_POINT)
    robot.keyboard.type("Hidden fee")
    robot.view.commit_editor()
    assert [c.text for c in cards_in_cell(robot.view.document, "pain", "t2")] == [
        "Too dear",
        "Hidden fee",
    ]
