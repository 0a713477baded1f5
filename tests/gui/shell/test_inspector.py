"""The inspector: refused values, several records at once, records that belong together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from designer.dialogs.crop_dialog import CropDialog
from designer.inspector.panel import Inspector
from designer.inspector.values import ValueBinding
from designer.window.main_window import MainWindow
from model.edits import add_card
from model.ids import Id
from model.kinds import CardKind, LaneKind
from model.places import CellPlace
from tests.gui.shell.faces import FakeDialogs
from tests.gui.shell.finding import child
from widgets.form.chips import ChipsEditor
from widgets.form.links import LinksEditor
from widgets.form.picture import PictureEditor

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def _inspector(window: MainWindow, ids: list[Id]) -> Inspector:
    inspector = window.bench.inspector
    inspector.show_selection(ids)
    return inspector


def test_what_is_no_value_is_said_at_the_field_and_changes_nothing(
    sample_window: MainWindow,
) -> None:
    document = sample_window.bench.session.document
    card = next(c for c in document.cards.values() if c.kind is CardKind.METRIC and c.metric_id)
    form = _inspector(sample_window, [card.id]).form
    assert form is not None
    binding = form.binding("value")
    assert isinstance(binding, ValueBinding)
    line = child(binding.widget, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "many")
    assert "number" in binding.row.error
    assert sample_window.bench.session.document is document
    line.selectAll()
    QTest.keyClicks(line, "12")
    assert binding.row.error == ""


def test_a_text_beyond_its_bounds_is_refused_in_a_sentence(window: MainWindow) -> None:
    form = _inspector(window, []).form
    assert form is not None
    binding = form.binding("title")
    assert isinstance(binding, ValueBinding)
    binding.row.field.edited.emit("x" * 501)  # type: ignore[attr-defined]
    assert "500" in binding.row.error
    assert window.bench.session.clean


def test_a_date_that_cannot_be_read_says_how_to_write_it(sample_window: MainWindow) -> None:
    form = _inspector(sample_window, []).form
    assert form is not None
    binding = form.binding("created_on")
    assert isinstance(binding, ValueBinding)
    line = child(binding.widget, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "soon")
    assert "2026-11-30" in binding.row.error
    line.selectAll()
    QTest.keyClicks(line, "3.4.2031")
    assert binding.row.error == ""
    assert sample_window.bench.session.document.info.created_on == date(2031, 4, 3)


def test_typing_in_a_field_is_one_undo_until_the_focus_leaves(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    form = _inspector(window, []).form
    assert form is not None
    line = child(form.binding("title").widget, QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "First")
    child(form.binding("objective").widget, QPlainTextEdit).setFocus()
    line.setFocus()
    QTest.keyClicks(line, " time")
    stack = window.bench.session.undo_stack
    assert window.bench.session.document.info.title == "First time"
    assert stack.count() == 2
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.bench.session.document.info.title == "First"
    assert line.text() == "First"
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "Shop"


def test_several_cards_are_edited_at_once_as_one_step(sample_window: MainWindow) -> None:
    session = sample_window.bench.session
    cards = [c for c in session.document.cards.values() if c.kind is CardKind.PAIN_POINT][:3]
    sample_window.bench.canvas.select([card.id for card in cards])
    inspector = sample_window.bench.inspector
    assert inspector.form is not None
    assert inspector._heading.text() == "3 pain points"
    text = child(inspector.form.binding("text").widget, QPlainTextEdit)
    assert text.toPlainText() == ""
    assert text.placeholderText() == "Different texts"
    owner = child(inspector.form.binding("owner").widget, QLineEdit)
    QTest.keyClicks(owner, "Ann")
    owners = {session.document.cards[card.id].owner for card in cards}
    assert owners == {"Ann"}
    session.undo_stack.undo()
    assert [session.document.cards[card.id] for card in cards] == cards


def test_cards_of_different_kinds_share_what_all_cards_have(sample_window: MainWindow) -> None:
    cards = sample_window.bench.session.document.cards.values()
    kinds = (CardKind.PAIN_POINT, CardKind.TOUCHPOINT)
    ids = [next(card.id for card in cards if card.kind is kind) for kind in kinds]
    inspector = _inspector(sample_window, ids)
    assert inspector.form is not None
    names = {field.name for field in inspector.form.fields}
    assert "text" in names
    assert "channel" not in names


def test_a_mixed_selection_has_no_form_and_can_be_deleted(sample_window: MainWindow) -> None:
    bench = sample_window.bench
    document = bench.session.document
    ids = [next(iter(document.cards)), next(iter(document.markers))]
    bench.canvas.select(ids)
    assert bench.inspector.form is None
    bench.inspector._delete.click()
    assert bench.session.document.find(ids[0]) is None
    assert bench.session.document.find(ids[1]) is None


def test_nothing_selected_shows_the_map(sample_window: MainWindow) -> None:
    bench = sample_window.bench
    bench.canvas.select([next(iter(bench.session.document.cards))])
    bench.canvas.clear_selection()
    assert bench.inspector.shown == ("map",)


def test_a_card_that_is_typed_into_a_cell_is_shown(window: MainWindow) -> None:
    document = window.bench.session.document
    lane = next(lane for lane in document.lanes.values() if lane.kind is LaneKind.ACTIONS)
    place = CellPlace(lane.id, next(iter(document.steps)))
    window.bench.canvas.editing.open_new(place, insert="Asks a friend")
    new = window.bench.session.document.cards.keys() - document.cards.keys()
    assert new
    assert set(window.bench.inspector.shown) == new


def test_a_usual_emotion_word_brings_its_valence(sample_window: MainWindow) -> None:
    session = sample_window.bench.session
    marker = next(m for m in session.document.markers.values() if m.valence > 0)
    form = _inspector(sample_window, [marker.id]).form
    assert form is not None
    line = child(form.binding("word").widget, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "anger")
    assert session.document.markers[marker.id].valence == -2
    line.selectAll()
    QTest.keyClicks(line, "a word of my own")
    assert session.document.markers[marker.id].valence == -2


# --- records that belong together ------------------------------------------------------------


def test_chips_say_and_set_which_personas_cards_are_about(sample_window: MainWindow) -> None:
    session = sample_window.bench.session
    document = session.document
    persona = next(iter(document.personas))
    cards = list(document.cards.values())
    on = next(card for card in cards if persona in card.persona_ids)
    off = next(card for card in cards if persona not in card.persona_ids)
    form = _inspector(sample_window, [on.id, off.id]).form
    assert form is not None
    chip = child(form, ChipsEditor).chip(persona)
    assert chip.state.value == "partly"
    chip.click()
    assert persona in session.document.cards[off.id].persona_ids
    assert chip.state.value == "on"
    chip.click()
    assert persona not in session.document.cards[on.id].persona_ids


def _links(inspector: Inspector, name: str) -> LinksEditor:
    assert inspector.form is not None
    return child(inspector.form.binding(name).widget, LinksEditor)


def test_evidence_is_created_attached_opened_and_taken_off(window: MainWindow) -> None:
    session = window.bench.session
    first, second = list(session.document.cards)[:2]
    window.bench.canvas.select([first])
    inspector = window.bench.inspector
    _links(inspector, "evidence_ids").add_button.click()
    (evidence_id,) = session.document.evidence
    assert session.document.cards[first].evidence_ids == (evidence_id,)
    assert inspector.shown == (evidence_id,)
    inspector.go_back()
    assert inspector.shown == (first,)
    window.bench.canvas.select([second])
    links = _links(inspector, "evidence_ids")
    assert [face.id for face in links._candidates()] == [evidence_id]
    links.attached.emit(evidence_id)
    assert session.document.cards[second].evidence_ids == (evidence_id,)
    links.removed.emit(evidence_id)
    assert session.document.cards[second].evidence_ids == ()
    assert evidence_id in session.document.evidence


def test_an_action_answers_a_pain_point_from_its_form(sample_window: MainWindow) -> None:
    session = sample_window.bench.session
    card = next(c for c in session.document.cards.values() if c.kind is CardKind.PAIN_POINT)
    sample_window.bench.canvas.select([card.id])
    inspector = sample_window.bench.inspector
    before = set(session.document.actions)
    _links(inspector, "answers_ids").created.emit()
    (made,) = set(session.document.actions) - before
    assert session.document.actions[made].answers_ids == (card.id,)
    assert inspector.shown == (made,)
    inspector._delete.click()
    assert made not in session.document.actions
    assert inspector.shown == (card.id,)


def test_opportunities_choose_the_pain_points_they_answer(sample_window: MainWindow) -> None:
    session = sample_window.bench.session
    chance = next(c for c in session.document.cards.values() if c.kind is CardKind.OPPORTUNITY)
    inspector = _inspector(sample_window, [chance.id])
    links = _links(inspector, "answers_ids")
    candidate = links._candidates()[0].id
    links.attached.emit(candidate)
    assert candidate in session.document.cards[chance.id].answers_ids
    links.removed.emit(candidate)
    assert session.document.cards[chance.id].answers_ids == chance.answers_ids


def test_the_map_lists_personas_and_makes_new_ones(window: MainWindow) -> None:
    session = window.bench.session
    inspector = _inspector(window, [])
    _links(inspector, "personas").created.emit()
    (persona_id,) = session.document.personas
    assert inspector.shown == (persona_id,)
    inspector.go_back()
    assert [row.face.id for row in _links(inspector, "personas").rows()] == [persona_id]


def test_a_metric_card_without_figures_gets_them_at_the_first_one(window: MainWindow) -> None:
    session = window.bench.session
    place = window.bench.canvas.current_place()
    change = add_card(session.document, place, kind=CardKind.METRIC, text="Sales")
    session.push(change)
    (card,) = change.added
    form = _inspector(window, [card.id]).form
    assert form is not None
    QTest.keyClicks(child(form.binding("value").widget, QLineEdit), "41")
    metric = session.document.metrics[session.document.cards[card.id].metric_id or ""]
    assert metric.value == 41


def _picture(path: Path) -> Path:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#2F6FDE"))
    assert image.save(str(path))
    return path


def test_a_photo_is_embedded_shown_and_removed(
    window: MainWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    session = window.bench.session
    inspector = _inspector(window, [])
    _links(inspector, "personas").created.emit()
    assert inspector.form is not None
    editor = child(inspector.form, PictureEditor)
    dialogs.path = _picture(tmp_path / "photo.png")
    editor.choose.click()
    child(editor, CropDialog).use.click()
    (image,) = session.document.images.values()
    assert (image.width, image.height) == (30, 30)
    assert not editor.thumbnail._pixmap.isNull()
    editor.remove.click()
    assert not session.document.images
    assert editor.thumbnail._pixmap.isNull()


def test_a_file_that_is_no_picture_is_refused_in_a_sentence(
    window: MainWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    inspector = _inspector(window, [])
    _links(inspector, "personas").created.emit()
    dialogs.path = tmp_path / "photo.png"
    dialogs.path.write_text("no picture")
    assert inspector.form is not None
    child(inspector.form, PictureEditor).choose.click()
    assert window.view.status_bar.sentence
    assert not window.bench.session.document.images


def test_a_record_that_is_undone_away_leaves_the_form(window: MainWindow) -> None:
    inspector = _inspector(window, [])
    _links(inspector, "personas").created.emit()
    window.bench.session.undo_stack.undo()
    assert inspector.shown == ("map",)


def test_another_theme_keeps_what_is_shown(
    sample_window: MainWindow, set_theme: Callable[[str], None]
) -> None:
    bench = sample_window.bench
    card = next(iter(bench.session.document.cards))
    bench.canvas.select([card])
    set_theme("dark")
    assert bench.inspector.shown == (card,)
    assert bench.inspector.form is not None
    assert not bench.inspector.form.isHidden()
