"""Copying and pasting as actions of the window, and maps that are dropped on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.fragment import is_fragment
from model.queries import parked_cards
from model.storage import save
from tests.gui.canvas.conftest import empty_clipboard, small_map
from tests.gui.canvas.test_foreign_drops import files
from tests.helpers.robot import Robot, cell, settle

__all__ = ["empty_clipboard"]

pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("empty_clipboard"),
]
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def put(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def key(window: MainWindow, what: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(window.bench.canvas, what, modifiers)
    settle()


def test_a_table_is_pasted_as_plain_lines_by_its_key(small: MainWindow) -> None:
    robot = Robot(small.bench.canvas)
    robot.pointer.click(cell("Pays", "Pain points"))
    put("a\tb\nc\td")
    key(small, Qt.Key.Key_V, CTRL | ALT)
    cards = [c.text for c in small.bench.session.document.cards.values()]
    assert cards[-2:] == ["a b", "c d"]
    assert small.view.status_bar.sentence == "Pasted 2 cards."
    key(small, Qt.Key.Key_Z, CTRL)
    assert small.bench.session.document == small_map()


def test_copy_as_text_by_its_key(small: MainWindow) -> None:
    small.bench.canvas.select(["c1"])
    key(small, Qt.Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "Advert"
    assert small.view.status_bar.sentence == "Copied 1 line of text."


def test_copy_as_picture_and_as_journey_from_the_menu(small: MainWindow) -> None:
    small.bench.canvas.select(["c1"])
    small.actions_by_id["edit.copy-image"].trigger()
    assert not QGuiApplication.clipboard().image().isNull()
    small.actions_by_id["edit.copy-journey"].trigger()
    assert is_fragment(QGuiApplication.clipboard().text())


def test_a_chord_copies_too(small: MainWindow) -> None:
    small.bench.canvas.select(["c1"])
    key(small, Qt.Key.Key_G, CTRL)
    key(small, Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier)
    assert is_fragment(QGuiApplication.clipboard().text())


def test_the_menu_of_the_parking_lot_pastes_there(
    open_map: Callable[[JourneyMap], MainWindow],
) -> None:
    parked = next(iter(small_map().cards.values())).model_copy(
        update={"id": "n1", "lane_id": None, "step_id": None}
    )
    window = open_map(JourneyMap.of([*small_map().records(), parked]))
    canvas = window.bench.canvas
    canvas.reveal(["n1"])
    settle()
    lot = canvas.window_state().to_view(canvas.result.parking_rect)
    pixel = QPoint(round(lot.right()) - 20, round(lot.bottom()) - 12)
    put("free spot")
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.RightButton, pos=pixel)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, pixel, canvas.viewport().mapToGlobal(pixel)
    )
    QApplication.sendEvent(canvas.viewport(), event)
    menus = canvas.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (menu,) = [menu for menu in menus if menu.isVisible()]
    action = next(a for a in menu.actions() if a.objectName() == "edit.paste-parked")
    action.trigger()
    menu.close()
    assert [card.text for card in parked_cards(canvas.document)] == ["Advert", "free spot"]


def test_a_read_only_map_copies_but_takes_nothing(small: MainWindow) -> None:
    small.bench.session.forbid_edits("")
    small.actions_by_id.refresh()
    assert not small.actions_by_id["edit.paste-lines"].isEnabled()
    assert not small.actions_by_id["edit.paste-parked"].isEnabled()
    assert small.actions_by_id["edit.copy-text"].isEnabled()


def test_a_dropped_map_opens_in_a_window_of_its_own(
    small: MainWindow, application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "other.journey"
    save(path, small_map(), map_id="map-1")
    robot = Robot(small.bench.canvas)
    spot = cell("Pays", "Pain points")
    assert robot.pointer.hold_data(files(path), spot)
    robot.pointer.drop_data(files(path), spot)
    (bar,) = small.view.messages.bars()
    assert bar.notice.text == "“other.journey” is a map of its own."
    assert len(application.windows) == 1
    (button,) = [b for b in bar.findChildren(QPushButton) if b.text() == "Open in a new window"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(application.windows) == 2
    assert application.windows[-1].files.session is not None
    assert application.windows[-1].bench.session.path == path
    assert small.bench.session.document == small_map()
