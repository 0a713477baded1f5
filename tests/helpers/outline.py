"""Working the outline like a person: by keys, and by what its rows say."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from designer.outline.keys import Key, Kind
from designer.outline.view import OutlineView
from designer.window.main_window import MainWindow
from tests.helpers.robot import settle

NONE = Qt.KeyboardModifier.NoModifier
SMALL_CARDS = {name: Key(Kind.CARD, name) for name in ("c1", "c2", "c3", "c4")}
"""The rows of the cards of the small map."""

_MOST_ROWS = 3_000


class OutlineRobot:
    """The keyboard in the outline of a window. Every row is reached with the arrow keys alone."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        window.activateWindow()
        settle()
        if not window.bench.outline.focused:
            window.actions_by_id["view.outline"].trigger()
        settle()
        assert window.bench.outline.focused

    @property
    def view(self) -> OutlineView:
        """The tree."""
        return self.window.bench.outline.view

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key, wherever the keyboard is."""
        QTest.keyClick(self._target(), key, modifiers)
        settle()

    def type(self, text: str) -> None:
        """Type a text, wherever the keyboard is."""
        for character in text:
            QTest.keyClicks(self._target(), character)
        settle()

    def go_to(self, key: Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Go to a row by keys: from the top down, opening what it stands in on the way."""
        model = self.view.outline
        assert model is not None
        path = [key]
        while path[0] != model.key_at(QModelIndex()):
            path.insert(0, model.parent_key(path[0]))
        self.press(Qt.Key.Key_Home, modifiers)
        for step in path[1:]:
            self._down_to(step, modifiers)
            if step != key and not self.view.isExpanded(self.view.currentIndex()):
                self.press(Qt.Key.Key_Right)

    def add(self, key: Key) -> None:
        """Select one row more: with Control the arrows only go, and Space takes the row."""
        self.go_to(key, Qt.KeyboardModifier.ControlModifier)
        self.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)

    def rows(self) -> list[str]:
        """The texts of all rows that are shown open, from the top."""
        found = []
        index = self.view.model().index(0, 0)
        while index.isValid():
            found.append(str(index.data()))
            index = self.view.indexBelow(index)
        return found

    def selected(self) -> set[str]:
        """What the selected rows say."""
        return {str(index.data()) for index in self.view.selectedIndexes()}

    def _down_to(self, key: Key, modifiers: Qt.KeyboardModifier) -> None:
        for _ in range(_MOST_ROWS):
            if self.view.current_key() == key:
                return
            before = self.view.currentIndex()
            self.press(Qt.Key.Key_Down, modifiers)
            assert self.view.currentIndex() != before, f"no row {key} below"

    def _target(self) -> QWidget:
        target = QApplication.focusWidget()
        assert target is not None
        return target


def row_spot(robot: OutlineRobot, key: Key, down: float = 0.5) -> QPoint:
    """A place on a row, brought into sight; ``down`` says how far from its top, 0 to 1."""
    model = robot.view.outline
    assert model is not None
    index = model.index_of(key)
    robot.view.scrollTo(index)
    rect = robot.view.visualRect(index)
    return QPoint(rect.x() + 20, round(rect.y() + down * rect.height()))
