"""A map becomes a template on the start page, a map is begun from it, and it can be deleted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from designer.dialogs.protocol import TemplateAsked
from designer.dialogs.template_dialog import TemplateDialog
from designer.start.start_cards import TemplateCard
from designer.window.main_window import MainWindow
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.robot import settle


def _own(window: MainWindow) -> list[TemplateCard]:
    return [card for card in window._start.cards() if card.entry.own]


def _keep(window: MainWindow, dialogs: FakeDialogs, name: str, *, whole: bool = False) -> None:
    dialogs.template_answer = TemplateAsked(name, whole)
    window.actions_by_id["file.keep-template"].trigger()
    settle()


def test_a_map_is_kept_and_another_begun_from_it(
    window: MainWindow, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    _keep(window, dialogs, "Our shops")
    window.show_start()
    settle()
    (card,) = _own(window)
    assert card.text() == "Our shops"
    qtbot.waitUntil(lambda: not card._picture.isNull())
    before = window.bench.session
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    settle()
    session = window.bench.session
    assert session is not before
    assert {s.name for s in session.document.stages.values()} == {
        s.name for s in before.document.stages.values()
    }
    assert not session.document.cards
    assert session.document.info.title == ""


def test_it_is_deleted_by_key_and_brought_back(window: MainWindow, dialogs: FakeDialogs) -> None:
    _keep(window, dialogs, "Our shops", whole=True)
    window.show_start()
    settle()
    (card,) = _own(window)
    QTest.keyClick(card, Qt.Key.Key_Delete)
    settle()
    assert _own(window) == []
    (bar,) = [b for b in window.view.messages.bars() if "deleted" in b.notice.text]
    back = next(b for b in bar.findChildren(QPushButton) if b.text() == "Bring it back")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    settle()
    assert [c.text() for c in _own(window)] == ["Our shops"]


def test_the_usual_templates_cannot_be_deleted(window: MainWindow) -> None:
    window.show_start()
    settle()
    count = len(window._start.cards())
    QTest.keyClick(window._start.cards()[1], Qt.Key.Key_Delete)
    settle()
    assert len(window._start.cards()) == count


def test_the_dialog_tells_of_a_name_that_is_taken(window: MainWindow) -> None:
    dialog = TemplateDialog("Shop", lambda name: name == "Shop", window)
    assert "replaces" in dialog._said.text()
    dialog.name.setText("Another")
    assert "replaces" not in dialog._said.text()
    dialog.whole.setChecked(True)
    assert dialog.asked == TemplateAsked("Another", whole=True)
    dialog.name.setText("  ")
    assert not dialog.keep.isEnabled()
    dialog.deleteLater()
