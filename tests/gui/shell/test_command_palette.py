"""The command palette: opened, typed into and left with real keys, on maps and without one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from designer.command_palette.list_view import RowsView
from designer.command_palette.popover import CommandPopover
from designer.command_palette.results import CommandRow, Heading, SpotRow
from designer.window.main_window import MainWindow
from model.edits import fold
from tests.gui.shell.finding import child

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

_CONTROL = Qt.KeyboardModifier.ControlModifier


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def _press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(_focus(), key, modifiers)
    QApplication.processEvents()


def _open(window: MainWindow, query: str = "") -> CommandPopover:
    window.activateWindow()
    QApplication.processEvents()
    _press(Qt.Key.Key_K, _CONTROL)
    QTest.keyClicks(_focus(), query)
    QApplication.processEvents()
    return next(one for one in window.findChildren(CommandPopover) if one.isVisible())


def _is_open(window: MainWindow) -> bool:
    QApplication.processEvents()
    return any(popover.isVisible() for popover in window.findChildren(CommandPopover))


def _titles(view: RowsView) -> list[str]:
    model: QAbstractItemModel = view.model()
    return [model.index(i, 0).data() for i in range(model.rowCount(QModelIndex()))]


@pytest.fixture
def chosen_card(window: MainWindow) -> str:
    """One card is selected, and the keyboard on the map."""
    canvas = window.bench.canvas
    card_id = next(iter(canvas.document.cards))
    canvas.select([card_id])
    canvas.setFocus()
    return card_id


def test_typing_and_enter_run_a_command_on_what_was_selected(
    window: MainWindow, chosen_card: str
) -> None:
    _open(window, "vote")
    _press(Qt.Key.Key_Return)
    assert window.bench.session.document.cards[chosen_card].votes == 1
    assert window.bench.selection == {chosen_card}
    assert _focus() is window.bench.canvas
    assert not _is_open(window)
    assert window.bench.session.undo_stack.count() == 1


def test_esc_leaves_without_a_trace_and_the_keyboard_returns(
    window: MainWindow, chosen_card: str
) -> None:
    window.bench.inspector.focus_form()
    before = _focus()
    _open(window, "delete")
    _press(Qt.Key.Key_Escape)
    assert not _is_open(window)
    assert _focus() is before
    assert window.bench.session.undo_stack.count() == 0
    assert chosen_card in window.bench.session.document.cards


@pytest.mark.parametrize("way", ["again", "press beside"])
def test_it_is_left_by_its_key_and_by_a_press_beside_it(
    window: MainWindow, chosen_card: str, way: str
) -> None:
    popover = _open(window)
    if way == "again":
        _press(Qt.Key.Key_K, _CONTROL)
    else:
        QTest.mouseClick(popover, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert not _is_open(window)
    assert _focus() is window.bench.canvas
    assert window.bench.selection == {chosen_card}


def test_the_arrows_go_over_headings_and_round(window: MainWindow, chosen_card: str) -> None:
    view = child(_open(window, "zoom"), RowsView)
    rows = [view.rows.row(i) for i in range(view.rows.rowCount())]
    assert isinstance(rows[0], Heading)
    assert view.currentIndex().row() == 1
    _press(Qt.Key.Key_Down)
    assert view.currentIndex().row() == 2
    _press(Qt.Key.Key_Up)
    _press(Qt.Key.Key_Up)
    assert view.currentIndex().row() == len(rows) - 1
    _press(Qt.Key.Key_Down)
    assert view.currentIndex().row() == 1


def test_page_keys_go_far_and_stop_at_the_ends(window: MainWindow, chosen_card: str) -> None:
    view = child(_open(window), RowsView)
    _press(Qt.Key.Key_PageDown)
    assert view.currentIndex().row() > 5
    for _ in range(40):
        _press(Qt.Key.Key_PageDown)
    assert view.currentIndex().row() == view.rows.rowCount() - 1
    for _ in range(40):
        _press(Qt.Key.Key_PageUp)
    assert view.currentIndex().row() == 1


def test_what_cannot_be_done_says_why_and_does_nothing(window: MainWindow) -> None:
    window.bench.canvas.clear_selection()
    window.bench.canvas.setFocus()
    view = child(_open(window, "duplicate"), RowsView)
    titles = _titles(view)
    at = titles.index("Duplicate")
    assert titles[:at].count("Not possible now") == 1
    row = view.rows.row(at)
    assert isinstance(row, CommandRow)
    assert row.command.why_not == "Select something first"
    view.setCurrentIndex(view.rows.index(at))
    _press(Qt.Key.Key_Return)
    assert _is_open(window)
    assert window.bench.session.undo_stack.count() == 0


def test_the_text_of_a_card_leads_to_it(sample_window: MainWindow) -> None:
    bench = sample_window.bench
    bench.canvas.setFocus()
    document = bench.session.document
    card = next(c for c in document.cards.values() if c.text.startswith("Tries to picture"))
    view = child(_open(sample_window, "tries to pict"), RowsView)
    row = view.chosen()
    assert isinstance(row, SpotRow)
    assert row.spot.record_id == card.id
    assert "Go to" in _titles(view)
    _press(Qt.Key.Key_Return)
    assert bench.selection == {card.id}
    assert _focus() is bench.canvas


def test_what_a_collapsed_lane_hides_is_said_and_its_lane_shown(
    sample_window: MainWindow,
) -> None:
    bench = sample_window.bench
    document = bench.session.document
    card = next(c for c in document.cards.values() if c.text.startswith("Tries to picture"))
    bench.session.push(fold(document, [str(card.lane_id)], on=True))
    bench.canvas.setFocus()
    _open(sample_window, "tries to pict")
    _press(Qt.Key.Key_Return)
    assert bench.selection == {card.id}
    assert "collapsed lane" in sample_window.view.status_bar.sentence


def test_the_start_page_offers_what_is_enabled_there(application, qtbot: QtBot) -> None:
    window = application.open_window()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.setFocus()
    view = child(_open(window, "dark"), RowsView)
    row = view.chosen()
    assert isinstance(row, CommandRow)
    assert row.command.enabled
    assert not window.dark
    _press(Qt.Key.Key_Return)
    assert window.dark
    view = child(_open(window, "duplicate"), RowsView)
    row = view.chosen()
    assert isinstance(row, CommandRow)
    assert (row.command.enabled, row.command.why_not) == (False, "Open a map first")


def test_a_map_to_look_at_lists_what_changes_nothing_first(
    window: MainWindow, chosen_card: str
) -> None:
    window.bench.session.forbid_edits("")
    view = child(_open(window, "stage"), RowsView)
    rows = [view.rows.row(i) for i in range(view.rows.rowCount())]
    barred = [r.command for r in rows if isinstance(r, CommandRow) and not r.command.enabled]
    assert {"insert.stage"} <= {command.spec.id for command in barred}
    assert {c.why_not for c in barred if c.spec.id == "insert.stage"} == {"This map is read only"}


def test_what_was_used_last_comes_first_and_is_kept(
    window: MainWindow, chosen_card: str, settings_path: Path
) -> None:
    for query in ("zoom in", "vote"):
        _open(window, query)
        _press(Qt.Key.Key_Return)
    kept = json.loads(settings_path.read_text())["recent_commands"]
    assert kept == ["map.vote", "view.zoom-in"]
    view = child(_open(window), RowsView)
    assert _titles(view)[:3] == ["Used last", "Give a vote", "Zoom in"]
    assert _titles(view).count("Give a vote") == 1


def test_what_is_being_typed_on_the_map_is_kept(window: MainWindow, chosen_card: str) -> None:
    QTest.keyClick(_focus(), Qt.Key.Key_F2)
    QTest.keyClicks(_focus(), "!!")
    _open(window, "zoom in")
    assert window.bench.session.document.cards[chosen_card].text.endswith("!!")
    _press(Qt.Key.Key_Return)
    assert _focus() is window.bench.canvas


def test_a_screen_reader_is_told_rows_and_field(window: MainWindow, chosen_card: str) -> None:
    popover = _open(window, "duplicate")
    view, field = child(popover, RowsView), child(popover, QLineEdit)
    table = QAccessible.queryAccessibleInterface(view)
    assert table.role() == QAccessible.Role.List
    told = [table.child(i).text(QAccessible.Text.Name) for i in range(table.childCount())]
    assert any(text == "Duplicate, Edit, Ctrl+D" for text in told)
    assert field.accessibleName()
    assert field.accessibleDescription() == "Duplicate, Edit, Ctrl+D"


def test_it_stays_within_a_small_window(window: MainWindow, chosen_card: str) -> None:
    window.resize(1024, 700)
    popover = _open(window)
    box = child(popover, RowsView).parentWidget()
    assert box is not None
    assert popover.rect().contains(box.geometry())
    window.resize(760, 520)
    QApplication.processEvents()
    assert popover.rect().contains(box.geometry())
