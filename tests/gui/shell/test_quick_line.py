"""The quick note line in a real window: keys, undo, suggestions, focus, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from designer.capture.bar import CaptureBar
from designer.capture.recall import Recall
from designer.capture.suggestions import Suggestions
from designer.settings import SettingsStore
from designer.window.main_window import MainWindow
from model.capture import CODES
from model.kinds import CardKind, Support
from model.places import CellPlace
from model.queries import cards_in_cell, lanes_in_order, parked_cards, steps_in_order
from model.records import Card
from tests.helpers.window_keys import focus, press

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
UP, DOWN, F4 = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_F4


def type_line(text: str, end: Qt.Key | None = ENTER) -> None:
    QTest.keyClicks(focus(), text)
    if end is not None:
        press(end)


@pytest.fixture
def bar(window: MainWindow) -> CaptureBar:
    """The line, with the keyboard in it and the first cell current."""
    window.activateWindow()
    canvas = window.bench.canvas
    canvas.setFocus()
    canvas.go_cell(0, 0)
    canvas.choose(canvas.chosen.at(lanes_in_order(canvas.document)[0].id, first_step(window)))
    press(F4)
    return window.bench.capture


def first_step(window: MainWindow) -> str:
    return steps_in_order(window.bench.canvas.document)[0].id


def suggestions(window: MainWindow) -> Suggestions:
    return window.findChildren(Suggestions)[-1]


def new_cards(window: MainWindow, before: set[str]) -> list[Card]:
    cards = window.bench.canvas.document.cards
    return [cards[i] for i in cards if i not in before]


def test_f4_and_esc_from_the_map(window: MainWindow, bar: CaptureBar) -> None:
    assert bar.isVisible()
    assert focus() is bar.field
    press(ESC)
    assert bar.isHidden()
    assert focus() is window.bench.canvas


def test_f4_while_a_field_has_the_focus_and_back_to_it(window: MainWindow) -> None:
    window.activateWindow()
    search = window.bench.palette_pane.search
    search.setFocus()
    press(F4)
    assert focus() is window.bench.capture.field
    press(F4)
    assert focus() is search


def test_f4_keeps_what_is_being_typed_on_the_map(window: MainWindow) -> None:
    window.activateWindow()
    canvas = window.bench.canvas
    canvas.setFocus()
    canvas.choose(canvas.chosen.at(lanes_in_order(canvas.document)[0].id, first_step(window)))
    for letter in "half a wo":
        QTest.keyClicks(focus(), letter)
    press(F4)
    assert "half a wo" in {c.text for c in canvas.document.cards.values()}
    assert focus() is window.bench.capture.field
    press(ESC)
    assert focus() is canvas


def test_enter_adds_a_note_and_the_line_is_ready_for_the_next(
    window: MainWindow, bar: CaptureBar
) -> None:
    before, steps = set(window.bench.canvas.document.cards), window.bench.session.undo_stack.count()
    type_line("!? Slow #email")
    assert bar.field.text == ""
    type_line("+ Faster")
    first, second = new_cards(window, before)
    assert (first.text, first.kind) == ("Slow", CardKind.PAIN_POINT)
    assert (first.support, first.channel) == (Support.ASSUMED, "email")
    assert (second.text, second.kind) == ("Faster", CardKind.OPPORTUNITY)
    assert window.bench.session.undo_stack.count() == steps + 2


def test_undo_is_the_lines_first_and_then_the_maps(window: MainWindow, bar: CaptureBar) -> None:
    before = window.bench.canvas.document
    type_line("One")
    type_line("tw", end=None)
    press(Qt.Key.Key_Z, CTRL)
    assert bar.field.text == ""
    assert window.bench.canvas.document != before
    press(Qt.Key.Key_Z, CTRL)
    assert window.bench.canvas.document == before
    assert focus() is bar.field
    press(Qt.Key.Key_Y, CTRL)
    assert bar.field.text == "tw"


def test_esc_leaves_no_trace_and_what_was_typed_waits(window: MainWindow, bar: CaptureBar) -> None:
    before = window.bench.canvas.document
    type_line("unfinished", end=ESC)
    assert window.bench.canvas.document is before
    assert window.bench.session.undo_stack.count() == 0
    press(F4)
    assert bar.field.text == "unfinished"


def test_up_recalls_earlier_lines_and_down_the_begun_one(bar: CaptureBar) -> None:
    type_line("one")
    type_line("two")
    type_line("thr", end=UP)
    assert bar.field.text == "two"
    press(UP)
    press(UP)
    assert bar.field.text == "one"
    press(DOWN)
    press(DOWN)
    assert bar.field.text == "thr"


def test_an_aim_holds_is_shown_and_can_be_let_go(window: MainWindow, bar: CaptureBar) -> None:
    canvas = window.bench.canvas
    document = canvas.document
    stage = list(document.stages.values())[-1]
    lane = lanes_in_order(document)[0]
    step = next(s.id for s in steps_in_order(document) if s.stage_id == stage.id)
    type_line(f">{stage.name}")
    assert canvas.document is document, "aiming alone adds nothing"
    assert bar.notes.aim == stage.name
    before = set(document.cards)
    type_line("one")
    type_line("two")
    assert [c.step_id for c in new_cards(window, before)] == [step, step]
    assert [c.text for c in cards_in_cell(canvas.document, lane.id, step)][-2:] == ["one", "two"]
    QTest.mouseClick(bar._aim, Qt.MouseButton.LeftButton)
    assert bar.notes.aim == ""
    assert focus() is bar.field
    type_line("three")
    assert "three" in [c.text for c in cards_in_cell(canvas.document, lane.id, first_step(window))]


def test_an_unknown_place_is_said_and_leads_to_the_parking_lot(
    window: MainWindow, bar: CaptureBar
) -> None:
    said: list[str] = []
    window.bench.said.connect(said.append)
    type_line("Lost >Xyzzy", end=None)
    assert "“>Xyzzy” is no place of this map" in bar.telling
    press(ENTER)
    assert parked_cards(window.bench.canvas.document)[-1].text == "Lost >Xyzzy"
    assert "parking lot" in said[-1]


def test_it_says_live_where_the_note_goes(window: MainWindow, bar: CaptureBar) -> None:
    resting = bar.telling
    assert lanes_in_order(window.bench.canvas.document)[0].name in resting
    type_line("! slow", end=None)
    assert bar.telling.startswith("Pain point ›")
    assert bar.field.accessibleDescription() == bar.telling
    canvas = window.bench.canvas
    cell = canvas.chosen.cell
    assert cell is not None
    other = steps_in_order(canvas.document)[-1]
    canvas.choose(canvas.chosen.at(cell.lane_id, other.id))
    QApplication.processEvents()
    stage = canvas.document.stages[other.stage_id]
    assert stage.name in bar.telling
    press(ENTER)
    assert bar.telling.startswith("Added: Pain point ›")


def test_suggestions_are_taken_with_tab_and_chosen_with_arrows(
    window: MainWindow, bar: CaptureBar
) -> None:
    stages = [s.name for s in window.bench.canvas.document.stages.values()]
    type_line(f"x >{stages[1][:4]}", end=None)
    shown = suggestions(window)
    assert shown.isVisible()
    press(TAB)
    assert bar.field.text == f"x >{stages[1]} "
    assert focus() is bar.field
    type_line(":", end=DOWN)
    press(DOWN)
    press(ENTER)
    assert bar.field.text == f"x >{stages[1]} :joy "
    type_line("#", end=UP)
    press(ESC)
    assert not shown.isVisible()
    assert bar.isVisible(), "Esc hides the list first"


def test_enter_adds_the_note_although_names_are_offered(
    window: MainWindow, bar: CaptureBar
) -> None:
    before = set(window.bench.canvas.document.cards)
    type_line("slow #ema")
    (card,) = new_cards(window, before)
    assert (card.text, card.channel) == ("slow", "email")


def test_a_suggestion_is_taken_with_the_mouse(window: MainWindow, bar: CaptureBar) -> None:
    type_line("x #ema", end=None)
    shown = suggestions(window)
    port = shown.viewport()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert bar.field.text == "x #email "
    assert focus() is bar.field


def test_the_codes_can_be_hidden_and_that_is_kept(
    window: MainWindow, bar: CaptureBar, settings_path: Path
) -> None:
    hint = bar._hint
    assert hint.isVisible()
    labels = [label.text() for label in hint.findChildren(QLabel)]
    assert [f.written for f in CODES.values()] == [t for t in labels if t[0] in set(CODES)]
    window.actions_by_id["capture.codes"].trigger()
    assert hint.isHidden()
    assert not SettingsStore(settings_path).value.codes_shown
    window.actions_by_id["capture.codes"].trigger()
    assert hint.isVisible()


def test_a_map_to_look_at_takes_no_notes(window: MainWindow, bar: CaptureBar) -> None:
    before = window.bench.canvas.document
    window.bench.session.forbid_edits("")
    type_line("kept")
    assert window.bench.canvas.document is before
    assert bar.field.text == "kept", "what was typed is not lost"
    window.actions_by_id.refresh()
    assert not window.actions_by_id["capture.note"].isEnabled()


def test_letters_beyond_the_first_plane_and_input_methods(
    window: MainWindow, bar: CaptureBar
) -> None:
    before = set(window.bench.canvas.document.cards)
    event = QInputMethodEvent()
    event.setCommitString("𝄞😀 日本 #email x")
    QApplication.sendEvent(bar.field, event)
    press(ENTER)
    (card,) = new_cards(window, before)
    assert (card.text, card.channel) == ("𝄞😀 日本 x", "email")


def test_what_alt_gr_types_begins_a_code(window: MainWindow, bar: CaptureBar) -> None:
    for key, text in ((Qt.Key.Key_At, "@"), (Qt.Key.Key_NumberSign, "#")):
        event = QKeyEvent(QEvent.Type.KeyPress, key, CTRL | Qt.KeyboardModifier.AltModifier, text)
        QApplication.sendEvent(bar.field, event)
    assert bar.field.text == "@#"


def test_pasted_text_is_one_line_without_markup(bar: CaptureBar) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("two\nlines\tof " + "x" * 9_000)
    bar.field.insertFromMimeData(data)
    assert bar.field.text.startswith("two lines of x")
    assert len(bar.field.text) <= 4_000


def test_enter_that_is_held_down_adds_one_note(window: MainWindow, bar: CaptureBar) -> None:
    type_line("one", end=None)
    for repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, ENTER, NONE, "\r", repeated)
        QApplication.sendEvent(bar.field, event)
    assert window.bench.session.undo_stack.count() == 1


def test_f6_reaches_the_line_and_names_are_told(window: MainWindow, bar: CaptureBar) -> None:
    assert bar in window.bench.panes()
    window.bench.canvas.setFocus()
    press(Qt.Key.Key_F6)
    assert focus() is bar.field
    assert bar.field.accessibleName() == "Quick note"
    assert bar.accessibleName() == "Quick note"


def test_notes_go_to_the_current_cell_of_the_map(window: MainWindow, bar: CaptureBar) -> None:
    cell = window.bench.canvas.chosen.cell
    assert isinstance(cell, CellPlace)
    type_line("here")
    cards = cards_in_cell(window.bench.canvas.document, cell.lane_id, cell.step_id)
    assert cards[-1].text == "here"


def test_the_look_changes_with_the_theme(bar: CaptureBar, set_theme: Callable[..., None]) -> None:
    type_line("! x", end=None)
    light = ink_of_the_code(bar)
    set_theme("dark")
    QApplication.processEvents()
    assert ink_of_the_code(bar) != light


def ink_of_the_code(bar: CaptureBar) -> str:
    block = bar.field.document().firstBlock()
    layout = block.layout()
    (marked,) = layout.formats()
    style = marked.format
    return style.foreground().color().name()


def test_recall_ends_at_both_ends() -> None:
    recall = Recall()
    assert recall.go(-1, "x") is None
    recall.keep("a")
    recall.keep("a")
    assert recall.go(-1, "x") == "a"
    assert recall.go(-1, "a") is None
    assert recall.go(1, "a") == "x"
    assert recall.go(1, "x") is None


def test_what_is_typed_waits_when_another_map_is_opened(
    bar: CaptureBar, window: MainWindow
) -> None:
    type_line("Half a thou", end=None)
    window.files.open_sample()
    QApplication.processEvents()
    other = window.bench.capture
    assert other is not bar
    assert other.isHidden()
    window.bench.canvas.setFocus()
    press(F4)
    assert other.field.text == "Half a thou"
    type_line("ght")
    texts = {card.text for card in window.bench.session.document.cards.values()}
    assert "Half a thought" in texts
    assert other.field.text == ""
