"""The window for a returned workbook as a person sees and works it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.dialogs.returned.detail import SideCard
from designer.dialogs.returned.value_text import ValueText
from designer.dialogs.returned.window import ReturnedWindow
from tests.helpers.settling import settle

NONE = Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key, wherever the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)
    settle()


def keys(window: ReturnedWindow) -> list[str]:
    """The proposals that are shown, in order."""
    return [one.key for one in window.list.rows.shown()]


def taken(window: ReturnedWindow) -> set[str]:
    """Those that are accepted."""
    decisions = window.decisions
    return {one.key for one in decisions.comparison.proposals if decisions.accepts(one)}


def current(window: ReturnedWindow) -> str:
    """The one that is looked at."""
    proposal = window.list.current
    return proposal.key if proposal is not None else ""


def sides(window: ReturnedWindow) -> list[SideCard]:
    """The sides that are shown, as one reads them."""
    found = [card for card in window.detail.findChildren(SideCard) if not card.isHidden()]
    return sorted(found, key=lambda card: (card.y(), card.x()))


def click(window: ReturnedWindow, key: str, *, on_tick: bool = False, twice: bool = False) -> None:
    """Click on the row of a proposal, or on its tick."""
    view = window.list
    index = view.rows.index_of(key)
    view.scrollTo(index)
    rect = view.visualRect(index)
    at = QPoint(rect.x() + (27 if on_tick else 200), rect.center().y())
    act = QTest.mouseDClick if twice else QTest.mouseClick
    act(view.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    settle()


def cut_off(window: ReturnedWindow) -> list[str]:
    """Texts of which not all can be seen."""
    return [
        text.toPlainText()
        for card in sides(window)
        for text in card.findChildren(ValueText)
        if text.viewport().height() < text.document().size().height()
    ]
