"""A table dropped on the map: its cells are cards, or it is imported as what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from designer.canvas.exchange.incoming import Files
from designer.canvas.exchange.intake import Intake
from designer.window.main_window import MainWindow
from model.edits.people import add_persona
from model.places import ParkingPlace
from tests.gui.importing.tables import JOURNEY, at_rest, written
from tests.helpers.settling import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def test_who_wants_it_imported_does_not_keep_the_cards(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = written(tmp_path, JOURNEY, "shop.csv")
    canvas, document = window.bench.canvas, window.bench.session.document
    canvas.offer_table(path, pasted=True)
    window.view.messages.dismiss("dropped")
    _paste(window)
    canvas.offer_table(path, pasted=True)
    (bar,) = window.view.messages.bars()
    assert "shop.csv" in bar.notice.text
    button = next(b for b in bar.findChildren(QPushButton) if b.text().startswith("Import"))
    button.click()
    qtbot.waitUntil(lambda: window.imports.window is not None)
    asked = window.imports.window
    assert asked is not None
    at_rest(asked, qtbot)
    assert window.bench.session.document == document
    asked.reject()


def test_later_edits_are_not_undone_for_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    _paste(window)
    window.bench.canvas.offer_table(written(tmp_path, JOURNEY), pasted=True)
    (bar,) = window.view.messages.bars()
    _paste(window)
    document = window.bench.session.document
    next(b for b in bar.findChildren(QPushButton) if b.text().startswith("Import")).click()
    qtbot.waitUntil(lambda: window.imports.window is not None)
    assert window.bench.session.document is document


def test_a_table_too_long_for_cards_is_imported(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = (f"Too slow {number} {'x' * 60};Survey;Purchase" for number in range(30_000))
    path = written(tmp_path, "\n".join(["Feedback;Source;Stage", *rows]), "answers.csv")
    document = window.bench.session.document
    place = ParkingPlace()
    Intake(window.bench.canvas, place, window.bench.canvas).take(Files((path,)))
    qtbot.waitUntil(lambda: window.imports.window is not None, timeout=20_000)
    assert window.bench.session.document is document
    asked = window.imports.window
    assert asked is not None
    at_rest(asked, qtbot)
    assert "answers.csv" in asked.windowTitle()


def test_a_small_table_is_cards_and_may_be_imported(window: MainWindow, tmp_path: Path) -> None:
    path = written(tmp_path, JOURNEY, "shop.csv")
    Intake(window.bench.canvas, ParkingPlace(), window.bench.canvas).take(Files((path,)))
    settle()
    assert window.bench.session.undo_stack.count() == 1
    (bar,) = window.view.messages.bars()
    assert "cards now" in bar.notice.text


def _paste(window: MainWindow) -> None:
    window.bench.session.push(add_persona(window.bench.session.document, name="Anna"))
    settle()
