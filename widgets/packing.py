"""A layout that packs widgets in rows: as chips one after another, or in columns of equal width."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class PackedLayout(QLayout):
    """Rows of widgets, as many as fit.

    With ``columns`` 0 each widget has its own width. Otherwise the row is divided into that many
    equal columns; a widget too wide for one takes a row of its own, and a smaller one that comes
    later fills the hole before it, so that no name has to be cut. With ``least`` the columns are
    as many as fit when each is at least so wide, and every widget takes one.
    """

    def __init__(
        self, parent: QWidget | None = None, *, columns: int = 0, least: int = 0, gap: int = 6
    ) -> None:
        super().__init__(parent)
        self._least = least
        self._items: list[QLayoutItem] = []
        self._columns = columns
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item to the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove the item at a place and answer it."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It never asks for more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """The smallest size; the height comes from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Wide enough for the widest item's minimum."""
        width = max((item.minimumSize().width() for item in self._shown()), default=0)
        return QSize(width, 0)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        rows = self._rows(rect.width())
        y = rect.top()
        for row in rows:
            x = rect.left()
            height = max(item.sizeHint().height() for item, _ in row)
            for item, width in row:
                if move:
                    item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
                x += width + self._gap
            y += height + self._gap
        return max(0, y - self._gap - rect.top()) if rows else 0

    def _rows(self, width: int) -> list[_Row]:
        if self._least:
            columns = max(1, (width + self._gap) // (self._least + self._gap))
            return _grid(self._shown(), width, columns, self._gap)
        if self._columns:
            return _columns(self._shown(), width, self._columns, self._gap)
        return _flow(self._shown(), width, self._gap)


_Row = list[tuple[QLayoutItem, int]]


def _flow(items: list[QLayoutItem], width: int, gap: int) -> list[_Row]:
    rows: list[_Row] = []
    left = 0
    for item in items:
        wanted = min(item.sizeHint().width(), width)
        if not rows or left < wanted:
            rows.append([])
            left = width
        rows[-1].append((item, wanted))
        left -= wanted + gap
    return rows


def _columns(items: list[QLayoutItem], width: int, columns: int, gap: int) -> list[_Row]:
    column = max(1, (width - gap * (columns - 1)) // columns)
    rows: list[_Row] = []
    open_row: _Row | None = None
    for item in items:
        if item.sizeHint().width() > column:
            rows.append([(item, width)])
            continue
        if open_row is None:
            open_row = []
            rows.append(open_row)
        open_row.append((item, column))
        if len(open_row) == columns:
            open_row = None
    return rows


def _grid(items: list[QLayoutItem], width: int, columns: int, gap: int) -> list[_Row]:
    column = max(1, (width - gap * (columns - 1)) // columns)
    return [
        [(item, column) for item in items[start : start + columns]]
        for start in range(0, len(items), columns)
    ]
