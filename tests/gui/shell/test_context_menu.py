"""The context menu of the map: what it offers, where it opens, by mouse and by keyboard."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from designer.actions.spec import Context
from designer.canvas.marking.outlines import outlines_of
from designer.canvas.selection import Selection
from designer.window.context_menu import fill_menu, offered
from designer.window.main_window import MainWindow
from model.edits import edit

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def _open_menu(window: MainWindow) -> QMenu | None:
    menus = window.bench.canvas.findChildren(
        QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly
    )
    return next((menu for menu in menus if menu.isVisible()), None)


def _ids(menu: QMenu) -> list[str]:
    found: list[str] = []
    for action in menu.actions():
        inner = action.menu()
        found += _ids(inner) if isinstance(inner, QMenu) else [action.objectName()]
    return [name for name in found if name]


def _pixel(window: MainWindow, record_id: str) -> QPoint:
    canvas = window.bench.canvas
    canvas.reveal([record_id])
    (outline,) = outlines_of(canvas.result, [record_id])
    return canvas.window_state().to_view(outline.rect, outline.space).center().toPoint()


def _right_click(window: MainWindow, pixel: QPoint) -> QMenu:
    port = window.bench.canvas.viewport()
    QTest.mousePress(port, Qt.MouseButton.RightButton, pos=pixel)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(port, QContextMenuEvent(reason, pixel, port.mapToGlobal(pixel)))
    QTest.mouseRelease(port, Qt.MouseButton.RightButton, pos=pixel)
    menu = _open_menu(window)
    assert menu is not None
    return menu


def _one_of(window: MainWindow, table: str) -> str:
    return next(iter(window.bench.session.document.table(table)))


@pytest.mark.parametrize(
    ("table", "has", "has_not"),
    [
        ("cards", {"edit.text", "edit.duplicate", "map.moment", "map.park"}, {"insert.stage"}),
        ("markers", {"edit.text", "edit.cut", "insert.face-0"}, {"map.moment", "edit.all"}),
        ("stages", {"insert.stage", "insert.step", "edit.delete"}, {"map.park", "edit.all"}),
        ("steps", {"insert.step", "edit.delete"}, {"insert.stage", "map.vote"}),
        ("lanes", {"insert.lane-emotions", "edit.text"}, {"insert.step"}),
    ],
)
def test_a_right_click_offers_what_fits(
    sample_window: MainWindow, table: str, has: set[str], has_not: set[str]
) -> None:
    record_id = _one_of(sample_window, table)
    menu = _right_click(sample_window, _pixel(sample_window, record_id))
    assert sample_window.bench.selection == {record_id}
    names = set(_ids(menu))
    assert has <= names
    assert not has_not & names


def test_a_chosen_entry_acts_on_what_was_clicked(window: MainWindow, qtbot: QtBot) -> None:
    card_id = _one_of(window, "cards")
    menu = _right_click(window, _pixel(window, card_id))
    entry = next(action for action in menu.actions() if action.objectName() == "edit.delete")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
    assert card_id not in window.bench.session.document.cards
    assert _open_menu(window) is None


def test_free_paper_selects_nothing_and_offers_the_map(sample_window: MainWindow) -> None:
    canvas = sample_window.bench.canvas
    canvas.select([_one_of(sample_window, "cards")])
    canvas.zoom_fit()
    names = _ids(_right_click(sample_window, QPoint(1, 1)))
    assert canvas.selection == frozenset()
    assert {"edit.paste", "insert.stage", "map.details", "view.fit"} <= set(names)
    assert "edit.delete" not in names


def test_several_kinds_get_only_what_all_of_them_offer() -> None:
    names = {spec.id for spec in offered(frozenset({"card", "marker"}))}
    assert {"edit.cut", "edit.delete"} <= names
    assert not names & {"edit.duplicate", "map.moment"}
    assert offered(frozenset()) == []


def test_what_cannot_be_done_is_grey_and_shortcuts_show(sample_window: MainWindow) -> None:
    window = sample_window
    window.bench.session.forbid_edits("")
    card_id = _one_of(window, "cards")
    menu = _right_click(window, _pixel(window, card_id))
    park = next(action for action in menu.actions() if action.objectName() == "map.park")
    assert not park.isEnabled()
    copy = next(action for action in menu.actions() if action.objectName() == "edit.copy")
    assert copy.isEnabled()
    assert copy.isShortcutVisibleInContextMenu()
    assert copy.shortcut() == QKeySequence("Ctrl+C")


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_the_keyboard_opens_it_at_the_selection(
    sample_window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    window = sample_window
    canvas = window.bench.canvas
    card_id = _one_of(window, "cards")
    canvas.select([card_id])
    pixel = _pixel(window, card_id)
    canvas.setFocus()
    QTest.keyClick(canvas, key, modifier)
    menu = _open_menu(window)
    assert menu is not None
    (outline,) = outlines_of(canvas.result, [card_id])
    rect = canvas.window_state().to_view(outline.rect)
    place = canvas.viewport().mapFromGlobal(menu.pos())
    assert place.x() <= pixel.x()
    assert place.y() <= rect.bottom() + 2
    # Where there is no room below, as far up as it has to be.
    floor = menu.screen().availableGeometry().bottom()
    assert place.y() >= rect.top() or menu.geometry().bottom() >= floor - 12
    assert menu.activeAction().objectName() == "edit.cut"
    # Some systems send their own wish for a menu after the key: it stays one menu.
    wish = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(canvas, wish)
    assert _open_menu(window) is menu
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert _open_menu(window) is None
    assert canvas.selection == {card_id}


def test_a_cell_takes_what_is_inserted(window: MainWindow, qtbot: QtBot) -> None:
    bench = window.bench
    document = bench.session.document
    first = next(box.step_id for box in bench.canvas.result.steps)
    lane_id = next(box.lane_id for box in bench.canvas.result.lanes)
    bench.canvas.choose(Selection.at(lane_id, first))
    bench.canvas.setFocus()
    QTest.keyClick(bench.canvas, Qt.Key.Key_Menu)
    menu = _open_menu(window)
    assert menu is not None
    assert {"edit.paste", "insert.note", "insert.step", "insert.face-2"} <= set(_ids(menu))
    menu.close()
    window.actions_by_id["insert.step"].trigger()
    steps = [box.step_id for box in bench.canvas.result.steps]
    (new,) = set(steps) - set(document.steps)
    assert steps.index(new) == 1


@pytest.mark.parametrize("table", ["cards", "markers", "stages", "steps", "lanes"])
def test_mnemonics_are_unique(sample_window: MainWindow, table: str) -> None:
    menu = _right_click(sample_window, _pixel(sample_window, _one_of(sample_window, table)))
    letters = [a.text()[a.text().index("&") + 1].lower() for a in menu.actions() if "&" in a.text()]
    assert len(letters) == len(set(letters)), letters


_LONGEST = 18


@pytest.mark.parametrize("kind", get_args(Context))
def test_a_menu_is_short_and_begins_and_ends_with_an_entry(
    shared_window: MainWindow, kind: Context
) -> None:
    menu = QMenu(shared_window)
    fill_menu(menu, shared_window.actions_by_id, frozenset({kind}))
    entries = menu.actions()
    assert 1 <= len([one for one in entries if not one.isSeparator()]) <= _LONGEST
    lines = [one.isSeparator() for one in entries]
    assert not lines[0]
    assert not lines[-1]
    assert not any(one and other for one, other in pairwise(lines))
    menu.deleteLater()


def test_the_parking_lot_has_a_menu_of_its_own(window: MainWindow) -> None:
    canvas = window.bench.canvas
    window.actions_by_id["map.note-aside"].trigger()
    canvas.commit_editor()
    (parked,) = [c.id for c in canvas.document.cards.values() if c.lane_id is None]
    window.bench.session.push(edit(canvas.document, parked, text="aside"))
    canvas.reveal([parked])
    QApplication.processEvents()
    canvas.clear_selection()
    ground = canvas.result.parking_rect
    corner = canvas.window_state().to_view(ground).bottomRight().toPoint() - QPoint(6, 6)
    names = _ids(_right_click(window, corner))
    assert "arrange.select-parked" in names
    assert "map.note-aside" in names
    assert "insert.stage" not in names
    window.actions_by_id["arrange.select-parked"].trigger()
    assert canvas.selection == {parked}
