"""The inspector over fifty things at once: of one kind, of several kinds of card, of all sorts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSpinBox

from designer.window.main_window import MainWindow
from model.edits.cards import reading_order
from model.kinds import CardKind, Status
from tests.gui.shell.finding import child

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def _fifty(window: MainWindow) -> list[str]:
    """Fifty cards of many kinds, selected."""
    document = window.bench.session.document
    ids = list(document.cards)[:50]
    assert len({document.cards[i].kind for i in ids}) > 5
    window.bench.canvas.select(ids)
    return ids


def _field(window: MainWindow, name: str, kind: type):
    form = window.bench.inspector.form
    assert form is not None
    return child(form.binding(name).widget, kind)


def _has_no_form(window: MainWindow) -> bool:
    return window.bench.inspector.form is None


def test_a_typed_text_goes_to_all_as_one_undo_step(sample_window: MainWindow) -> None:
    window = sample_window
    bench, before = window.bench, window.bench.session.document
    ids = _fifty(window)
    owner = _field(window, "owner", QLineEdit)
    assert (owner.text(), owner.placeholderText()) == ("", "Different texts")
    owner.setFocus()
    QTest.keyClicks(owner, "Dana")
    assert {bench.session.document.cards[i].owner for i in ids} == {"Dana"}
    assert bench.session.undo_stack.count() == 1
    assert bench.session.undo_stack.undoText() == "Edit 50 cards"
    bench.undo()
    assert bench.session.document == before


@pytest.mark.parametrize(
    ("name", "kind", "value"),
    [("status", QComboBox, Status.DONE), ("kind", QComboBox, CardKind.NOTE)],
)
def test_a_choice_goes_to_all_as_one_undo_step(
    sample_window: MainWindow, name: str, kind: type[QComboBox], value: object
) -> None:
    bench, before = sample_window.bench, sample_window.bench.session.document
    ids = _fifty(sample_window)
    box = _field(sample_window, name, kind)
    assert "Different" in (box.currentText(), box.placeholderText())
    at = next(i for i in range(box.count()) if box.itemText(i) in ("Done", "Note"))
    box.setCurrentIndex(at)
    box.activated.emit(at)
    assert {getattr(bench.session.document.cards[i], name) for i in ids} == {value}
    assert bench.session.undo_stack.count() == 1
    bench.undo()
    assert bench.session.document == before


def test_a_number_goes_to_all_and_different_ones_show_none(sample_window: MainWindow) -> None:
    bench = sample_window.bench
    ids = _fifty(sample_window)
    for votes, card_id in enumerate(ids[:2], start=3):
        bench.canvas.select([card_id])
        _field(sample_window, "votes", QSpinBox).setValue(votes)
    bench.canvas.select(ids)
    steps = bench.session.undo_stack.count()
    box = _field(sample_window, "votes", QSpinBox)
    assert box.lineEdit().text() != "3"
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "9")
    assert {bench.session.document.cards[i].votes for i in ids} == {9}
    assert bench.session.undo_stack.count() == steps + 1


def test_things_of_different_kinds_offer_each_kind(sample_window: MainWindow) -> None:
    window = sample_window
    document = window.bench.session.document
    markers = list(document.markers)
    window.bench.canvas.select([*list(document.cards)[:50], *markers])
    inspector = window.bench.inspector
    assert _has_no_form(window)
    buttons = inspector._mixed.buttons()
    assert {b.text() for b in buttons} == {"Only the 50 cards", f"Only the {len(markers)} emotions"}
    window.activateWindow()
    inspector.focus_form()
    emotions = next(b for b in buttons if "emotions" in b.text())
    emotions.setFocus()
    QTest.keyClick(emotions, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert window.bench.selection == set(markers)
    assert not _has_no_form(window)
    assert inspector._mixed.isHidden()


def test_what_several_cards_have_stands_in_reading_order(sample_window: MainWindow) -> None:
    document = sample_window.bench.session.document
    ids = list(document.cards)[:50]
    sample_window.bench.canvas.select(ids)
    in_order = [card.id for card in reading_order(document, [document.cards[i] for i in ids])]
    assert list(sample_window.bench.inspector._selection) == in_order
