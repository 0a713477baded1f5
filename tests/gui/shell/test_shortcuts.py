"""The sheet of shortcuts: whole, made from the tables, searchable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from designer.actions.table import ACTIONS
from designer.dialogs.gestures import MAP_KEYS, MOUSE, TOUCH
from designer.dialogs.shortcuts import ShortcutsDialog
from designer.window.main_window import MainWindow
from model.capture.codes import CODES
from tests.gui.shell.finding import child

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture
def sheet(shared_window: MainWindow, qtbot: QtBot) -> ShortcutsDialog:
    """The sheet beside a map."""
    dialog = ShortcutsDialog(shared_window)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    return dialog


def test_every_action_gesture_and_code_stands_in_it(sheet: ShortcutsDialog) -> None:
    shown = sheet.shown()
    native = QKeySequence.SequenceFormat.NativeText
    for spec in ACTIONS:
        assert spec.shortcuts, f"{spec.id} has no keys"
        assert (QKeySequence(spec.shortcuts[0]).toString(native), spec.name) in shown
    assert {*MAP_KEYS, *MOUSE, *TOUCH} <= set(shown)
    assert {facts.written for facts in CODES.values()} <= {keys for keys, _ in shown}
    assert len(shown) == len(ACTIONS) + len(MAP_KEYS) + len(MOUSE) + len(TOUCH) + len(CODES)


def test_typing_leaves_what_fits_all_the_words(sheet: ShortcutsDialog) -> None:
    QTest.keyClicks(sheet.search, "sort VOTES")
    assert [text for _, text in sheet.shown()] == ["Sort by votes"]
    labels = [one.text() for one in sheet.findChildren(QLabel) if one.isVisibleTo(sheet)]
    assert "Sort by votes" in labels
    assert "Undo" not in labels
    QTest.keyClick(sheet.search, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert len(sheet.shown()) > len(ACTIONS)
    QTest.keyClicks(sheet.search, "f11")
    assert [text for _, text in sheet.shown()] == ["Full screen"]
    QTest.keyClicks(sheet.search, "xyz")
    assert sheet.shown() == []


@pytest.mark.parametrize(("width", "columns"), [(1120, 3), (760, 2), (400, 1), (1900, 5)])
def test_the_groups_stand_side_by_side_as_the_width_allows(
    sheet: ShortcutsDialog, width: int, columns: int
) -> None:
    sheet.resize(width, 600)
    QApplication.processEvents()
    area = child(sheet, QScrollArea)
    inner = area.widget()
    assert inner is not None
    groups = inner.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    rects = [group.geometry() for group in groups]
    assert len({rect.x() for rect in rects}) == columns
    assert not any(a.intersects(b) for i, a in enumerate(rects) for b in rects[i + 1 :])
    assert max(rect.right() for rect in rects) <= area.viewport().width()


def test_it_fits_on_a_small_screen(sheet: ShortcutsDialog) -> None:
    assert sheet.width() <= 1280
    assert sheet.height() <= 760


def test_f1_opens_it_and_esc_closes_it(window: MainWindow) -> None:
    window.activateWindow()
    window.bench.canvas.setFocus()
    QTest.keyClick(window.bench.canvas, Qt.Key.Key_F1)
    dialog = child(window, ShortcutsDialog)
    assert dialog.isVisible()
    assert not dialog.isModal()
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


# What a text field does itself, it does to the text; the action does the same to the map.
_ALSO_OF_TEXTS = {"edit.undo", "edit.redo", "edit.cut", "edit.copy", "edit.paste", "edit.delete"}
_ALSO_OF_TEXTS |= {"edit.all"}


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_shortcuts_leave_text_fields_their_keys(
    qtbot: QtBot, field: type[QLineEdit | QPlainTextEdit]
) -> None:
    widget = field("text")
    qtbot.addWidget(widget)
    taken = set()
    for spec in ACTIONS:
        for keys in spec.shortcuts:
            first = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs lack it
            event = QKeyEvent(
                QEvent.Type.ShortcutOverride, first.key(), first.keyboardModifiers()
            )  # fmt: skip
            event.ignore()
            QApplication.sendEvent(widget, event)
            if event.isAccepted():
                taken.add(spec.id)
    assert taken <= _ALSO_OF_TEXTS


def test_asked_for_twice_it_is_one_sheet(window: MainWindow) -> None:
    for _ in range(2):
        window.actions_by_id["help.shortcuts"].trigger()
        QApplication.processEvents()
    (only,) = window.findChildren(ShortcutsDialog)
    assert only.isVisible()
    only.close()
