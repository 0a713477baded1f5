"""The names that a code may mean, in a list over the line; it never takes the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from model.capture import Code
from model.capture.names import Name
from model.emotions import EMOTION_VALENCES
from resources.words import tr
from widgets import drawing
from widgets.roles import Role, colour

_ROW = 28
_SHOWN = 8
_WIDTH = 260
_FRAME = 10
_PAD = 9
_TABLES = {"stages": "stage", "steps": "step", "lanes": "lane"}


class Suggestions(QListWidget):
    """At most one is current; none at first, so that Enter adds the note."""

    chosen = Signal(object)
    """A Name was picked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._names: Sequence[Name] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Suggestions"))
        self.setItemDelegate(_Rows(self))
        self.setMouseTracking(True)
        self.itemClicked.connect(self._on_click)
        self.hide()

    def offer(self, names: Sequence[Name], code: Code, above: QPoint) -> None:
        """Show names in a list that stands on a point of the parent; nothing hides it."""
        if not names:
            self.hide()
            return
        if tuple(names) != tuple(self._names) or not self.isVisible():
            self._names = tuple(names)
            self.clear()
            for name in names:
                item = QListWidgetItem(name.name, self)
                item.setData(Qt.ItemDataRole.UserRole, _aside(name, code))
            self.setCurrentRow(-1)
        height = min(len(names), _SHOWN) * _ROW + _FRAME
        room = self._room.rect()
        width = min(_WIDTH, room.width())
        x = max(0, min(above.x(), room.width() - width))
        self.setGeometry(x, max(0, above.y() - height), width, height)
        self.show()
        self.raise_()

    def answer(self, event: QKeyEvent) -> bool:
        """Whether a key is for the list: arrows go through it, Tab and Enter take, Esc hides."""
        if not self.isVisible() or event.modifiers() & _HELD:
            return False
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                # From below: the list stands on the line.
                by = -1 if event.key() == Qt.Key.Key_Up else 1
                row = self.currentRow()
                self.setCurrentRow((row + by if row >= 0 else min(by, 0)) % self.count())
                return True
            case Qt.Key.Key_Tab:
                self._take(max(0, self.currentRow()))
                return True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.currentRow() >= 0:
                self._take(self.currentRow())
                return True
            case Qt.Key.Key_Escape:
                self.hide()
                return True
            case _:
                return False

    def _on_click(self, item: QListWidgetItem) -> None:
        self._take(self.row(item))

    def _take(self, row: int) -> None:
        self.hide()
        self.chosen.emit(self._names[row])


_HELD = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
)


class _Rows(QStyledItemDelegate):
    """A name at the left, what it is at the right."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view = self.parent()
        if not isinstance(view, QListWidget):
            return
        rect = QRectF(option.rect)
        painter.save()
        if index.row() == view.currentRow():
            drawing.body(painter, rect, fill=colour(view, Role.ACCENT_SOFT), radius=4)
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        aside = str(index.data(Qt.ItemDataRole.UserRole) or "")
        right = Qt.AlignmentFlag.AlignRight
        drawing.text(painter, view, inner, aside, colour(view, Role.SECONDARY), align=right)
        room = painter.fontMetrics().horizontalAdvance(aside) + (_PAD if aside else 0)
        inner.setRight(inner.right() - room)
        drawing.text(painter, view, inner, str(index.data()), colour(view, Role.INK))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(option.rect.width(), _ROW)


def _aside(name: Name, code: Code) -> str:
    if code is Code.FEELING:
        return f"{EMOTION_VALENCES[name.value]:+d}"
    return tr(_TABLES[name.table]) if name.table in _TABLES else ""
