"""The list of the command palette: rows with icon, name, place and keys, under headings."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from designer.command_palette.results import CommandRow, Heading, Row, SpotRow
from resources.words import tr
from widgets.icon_paint import IconPainter
from widgets.roles import Role, colour

_ROW, _HEADING = 34, 28
_MARGIN, _ICON, _GAP = 10.0, 16.0, 10.0
_KEY_MARGIN = 6.0
_SMALL = 12

Index = QModelIndex | QPersistentModelIndex


class Data(IntEnum):
    """What the model tells beside the words."""

    ROW = Qt.ItemDataRole.UserRole


class RowsModel(QAbstractListModel):
    """The rows, as Qt's lists and screen readers read them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> Row | None:
        """The row at a place; None beyond the end."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows, headings among them."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row; for a screen reader with place, keys and what is in its way."""
        row = self.row(index.row())
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row)
            case Data.ROW:
                return row
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are only read; what cannot be done now can be looked at."""
        row = self.row(index.row())
        if row is None or isinstance(row, Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowsView(QListView):
    """The list. The keyboard stays in the search field, which moves through it by :meth:`go`."""

    def __init__(self, icons: IconPainter, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowPainter(icons, self))
        self.setAccessibleName(tr("Found"))
        self.setProperty("plain", True)  # noqa: FBT003 - Qt's own signature
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(False)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, the first one chosen."""
        self.rows.set_rows(rows)
        self.scrollToTop()
        self._choose(self._next(-1, 1))
        self.scrollToTop()

    def chosen(self) -> Row | None:
        """The row that Enter would take."""
        return self.rows.row(self.currentIndex().row())

    def go(self, by: int) -> None:
        """Choose the row so many further down (or up); from end to end with single steps."""
        here = self.currentIndex().row()
        last = self.rows.rowCount() - 1
        target = here + by
        if abs(by) == 1 and self._next(here, by) == here:
            target = 0 if by > 0 else last
        target = max(0, min(target, last))
        found = self._at_or_beyond(target, 1 if by > 0 else -1)
        self._choose(found)
        if found == self._next(-1, 1):
            self.scrollToTop()  # its heading too

    def page(self) -> int:
        """How many rows are in sight."""
        return max(1, self.viewport().height() // _ROW - 1)

    def height_of_all(self) -> int:
        """How high the list would be in full."""
        rows = (self.rows.row(i) for i in range(self.rows.rowCount()))
        return sum(_HEADING if isinstance(row, Heading) else _ROW for row in rows)

    def _choose(self, place: int) -> None:
        index = self.rows.index(place)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _next(self, place: int, way: int) -> int:
        """The next row that can be chosen, or the same place where there is none."""
        found = place + way
        while isinstance(self.rows.row(found), Heading):
            found += way
        return found if self.rows.row(found) is not None else place

    def _at_or_beyond(self, place: int, way: int) -> int:
        if not isinstance(self.rows.row(place), Heading):
            return place
        found = self._next(place, way)
        return found if found != place else self._next(place, -way)


def title_of(row: Row) -> str:
    """What a row is called."""
    match row:
        case Heading():
            return row.title
        case CommandRow():
            return row.command.title
        case SpotRow():
            return row.spot.title


def spoken(row: Row) -> str:
    """A row in one sentence, as a screen reader says it."""
    match row:
        case Heading():
            return row.title
        case CommandRow():
            command = row.command
            barred = tr("not possible now") if not command.enabled else ""
            parts = (command.title, command.path, command.keys, barred, command.why_not)
        case SpotRow():
            parts = (row.spot.title, row.spot.where, "", "", "")
    return ", ".join(part for part in parts if part)


class _RowPainter(QStyledItemDelegate):
    """Draws a row in the colours of the theme."""

    def __init__(self, icons: IconPainter, view: QListView) -> None:
        super().__init__(view)
        self._icons = icons
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower."""
        heading = isinstance(index.data(Data.ROW), Heading)
        return QSize(0, _HEADING if heading else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, then what the row says."""
        row: Row = index.data(Data.ROW)
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._view.font())
        if isinstance(row, Heading):
            self._heading(painter, rect, row.title)
        else:
            if state & QStyle.StateFlag.State_Selected:
                self._ground(painter, rect, Role.ACCENT_SOFT)
            elif state & QStyle.StateFlag.State_MouseOver:
                self._ground(painter, rect, Role.HOVER)
            self._row(painter, rect, row)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, role: Role) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._view, role))
        painter.drawRoundedRect(rect, 6, 6)

    def _heading(self, painter: QPainter, rect: QRectF, title: str) -> None:
        painter.setFont(self._small(bold=True))
        painter.setPen(colour(self._view, Role.SECONDARY))
        inner = rect.adjusted(_MARGIN, 8, -_MARGIN, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)

    def _row(self, painter: QPainter, rect: QRectF, row: CommandRow | SpotRow) -> None:
        enabled = not isinstance(row, CommandRow) or row.command.enabled
        ink = colour(self._view, Role.INK if enabled else Role.FAINT)
        inner = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        square = QRectF(inner.left(), inner.center().y() - _ICON / 2, _ICON, _ICON)
        soft = colour(self._view, Role.SECONDARY if enabled else Role.FAINT)
        match row:
            case CommandRow(command):
                self._icons.paint_icon(painter, command.spec.icon, square, soft)
                inner.setRight(self._keys(painter, inner, command.keys if enabled else ""))
                beside = command.path if enabled else command.why_not or command.path
            case SpotRow(spot):
                self._icons.paint_icon(painter, spot.icon, square, soft)
                beside = spot.where
        inner.setLeft(square.right() + _GAP)
        inner.setRight(self._beside(painter, inner, beside))
        painter.setPen(ink)
        self._title(painter, inner, title_of(row), row.marked)

    def _keys(self, painter: QPainter, inner: QRectF, keys: str) -> float:
        """The keys at the right, in a frame; answers how far the rest may go."""
        if not keys:
            return inner.right()
        painter.setFont(self._small())
        width = QFontMetricsF(painter.font()).horizontalAdvance(keys) + 2 * _KEY_MARGIN
        frame = QRectF(inner.right() - width, inner.center().y() - 10, width, 20)
        painter.setPen(QPen(colour(self._view, Role.HAIRLINE), 1))
        painter.setBrush(colour(self._view, Role.HOVER))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(colour(self._view, Role.SECONDARY))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, keys)
        return frame.left() - _GAP

    def _beside(self, painter: QPainter, inner: QRectF, words: str) -> float:
        """Where it stands, or what is in its way: at the right, at most half of the row."""
        painter.setFont(self._small())
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width() / 2)
        painter.setPen(colour(self._view, Role.SECONDARY))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, right, shown)
        return inner.right() - metrics.horizontalAdvance(shown) - _GAP

    def _title(self, painter: QPainter, inner: QRectF, title: str, marked: frozenset[int]) -> None:
        """The name, with the typed letters bold."""
        plain, bold = QFont(self._view.font()), QFont(self._view.font())
        bold.setWeight(QFont.Weight.Bold)
        shown = QFontMetricsF(bold).elidedText(title, Qt.TextElideMode.ElideRight, inner.width())
        x, at = inner.left(), 0
        while at < len(shown):
            end = at
            while end < len(shown) and (end in marked) == (at in marked):
                end += 1
            painter.setFont(bold if at in marked else plain)
            part = shown[at:end]
            place = QRectF(x, inner.top(), inner.right() - x + 4, inner.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, part)
            x += QFontMetricsF(painter.font()).horizontalAdvance(part)
            at = end

    def _small(self, *, bold: bool = False) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(_SMALL)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font
