"""Actions are looked at only so often, yet whoever asks for one finds it as it is now."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from designer.actions import binding
from designer.window.main_window import MainWindow
from tests.helpers.robot import settle

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_shortcut_right_after_the_selection_is_never_refused(
    small: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binding, "_REST_MS", 60_000)  # however slow the machine is
    canvas, actions = small.bench.canvas, small.actions_by_id
    canvas.clear_selection()
    actions.refresh()
    duplicate = actions["edit.duplicate"]
    assert not duplicate.isEnabled()
    canvas.select(["c1"])
    settle()
    assert not duplicate.isEnabled(), "looked at too often"
    before = len(canvas.document.cards)
    QTest.keyClick(canvas, Qt.Key.Key_D, CTRL)
    assert len(canvas.document.cards) == before + 1


def test_who_asks_for_an_action_has_it_as_it_is(small: MainWindow) -> None:
    canvas, actions = small.bench.canvas, small.actions_by_id
    canvas.clear_selection()
    actions.refresh()
    canvas.select(["c1"])
    assert actions["edit.duplicate"].isEnabled()


def test_a_menu_opens_with_what_can_be_done_now(small: MainWindow) -> None:
    canvas, actions = small.bench.canvas, small.actions_by_id
    canvas.clear_selection()
    actions.refresh()
    duplicate = actions["edit.duplicate"]
    canvas.select(["c1"])
    assert not duplicate.isEnabled()
    edit = next(menu for menu in small.menuBar().findChildren(QMenu) if duplicate in menu.actions())
    edit.aboutToShow.emit()
    assert duplicate.isEnabled()
