"""A plot on a board: painted sharp at any zoom, its items found by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from designer.speech.spoken import speak
from exporters.painters.qt import QtPainter, QtResources
from model.ids import Id
from model.layout.display import Group, Role, walk
from model.layout.geometry import Point, Rect
from model.layout.sketch import Drawing
from model.layout.theme import Theme
from widgets.plain_tip import plain_tip
from widgets.roles import Role as Meaning
from widgets.roles import colour

SCALE = 4 / 3
"""Pixels for a point at zoom 1: type of 9.5 points is as large as the interface's."""
_RING = 1.5
_AWAY = 2.0
_LEAST_WIDTH = 160
_KEPT = 4
"""A layout asks how high a plot is at several widths before it settles for one."""
_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


@dataclass(frozen=True, slots=True)
class PlotItem:
    """What stands for a record: its rooms in points, of which the first is the plot's own."""

    id: Id
    title: str
    rooms: tuple[Rect, ...]


def items_of(drawing: Drawing) -> tuple[PlotItem, ...]:
    """The items of a plot in reading order; a record that is drawn twice is one item."""
    rooms: dict[Id, list[Rect]] = {}
    titles: dict[Id, str] = {}
    for node, x, y in walk(drawing.group(Role.FIGURE, "")):
        if isinstance(node, Group) and node.role is Role.ITEM and node.id:
            rooms.setdefault(node.id, []).append(node.bounds.moved(x + node.dx, y + node.dy))
            titles.setdefault(node.id, node.title)
    return tuple(PlotItem(key, titles[key], tuple(found)) for key, found in rooms.items())


class PlotView(QWidget):
    """Shows a plot that ``make`` draws for a width in points and a theme, as high as it becomes.

    Whoever sets another vertical policy decides on the height.

    A click, or an arrow key, tells ``chosen`` with the id of a record; a double click, or Enter,
    ``opened``; ``grown``: it has another height. The pointer over an item shows its sentence; a
    screen reader hears it.
    """

    chosen = Signal(str)
    opened = Signal(str)
    grown = Signal()

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._theme = theme
        self._make: Callable[[float, Theme], Drawing] | None = None
        self._drawn: dict[int, tuple[Drawing, Group]] = {}
        self._items: tuple[PlotItem, ...] = ()
        self._current: Id = ""
        self._hovered: Id = ""
        self._resources = QtResources()
        self.setAccessibleName(title)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # --- what is shown -------------------------------------------------------------------------

    def show_plot(self, make: Callable[[float, Theme], Drawing]) -> None:
        """Show another plot. What is chosen stays chosen as long as it is drawn."""
        self._make = make
        self._drawn.clear()
        self._redraw()

    def set_theme(self, theme: Theme) -> None:
        """Put another theme on."""
        self._theme = theme
        self._drawn.clear()
        self._redraw()

    @property
    def items(self) -> tuple[PlotItem, ...]:
        """The items that can be chosen, in reading order."""
        return self._items

    @property
    def current(self) -> Id:
        """The record that is chosen, empty for none."""
        return self._current

    def select(self, record_id: Id) -> None:
        """Mark a record as chosen, without telling anybody; empty for none."""
        if record_id != self._current:
            self._current = record_id
            self.update()

    def room_of(self, record_id: Id) -> QRectF:
        """Where an item stands, in pixels; empty when it is not drawn."""
        found = next((item for item in self._items if item.id == record_id), None)
        return _pixels(found.rooms[0]) if found else QRectF()

    # --- Qt's questions ------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Wide enough to be read, and as high as it is."""
        return QSize(480, self.height())

    def minimumSizeHint(self) -> QSize:
        """Narrower than this no plot can be read."""
        return QSize(_LEAST_WIDTH, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: drawn anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing, and a ring around what is chosen."""
        if self._drawing(self.width()) is None:
            return
        painter = QPainter(self)
        painter.translate(_AWAY, _AWAY)
        painter.scale(SCALE, SCALE)
        for item in self._items:
            if item.id == self._hovered and item.id != self._current:
                self._mark(painter, item, colour(self, Meaning.BORDER), 1.0)
        QtPainter(painter, {}, self._resources).paint(self._drawn[self.width()][1])
        for item in self._items:
            if item.id == self._current:
                ink = colour(self, Meaning.ACCENT if self.hasFocus() else Meaning.SECONDARY)
                self._mark(painter, item, ink, _RING)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """The sentence of what the pointer is on."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            item = self._item_at(QPointF(event.pos()))
            words = plain_tip(item.title) if item else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    # --- mouse and keyboard --------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked."""
        item = self._item_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and item is not None:
            self._choose(item.id)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to it."""
        item = self._item_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and item is not None:
            self.opened.emit(item.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What can be clicked shows it."""
        self._hover(self._item_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        super().leaveEvent(event)
        self._hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go through the items, Enter goes to one on the map."""
        ids = [item.id for item in self._items]
        place = ids.index(self._current) if self._current in ids else -1
        key = Qt.Key(event.key())
        if not ids or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _FORWARD:
            self._choose(ids[min(place + 1, len(ids) - 1)])
        elif key in _BACK:
            self._choose(ids[max(place - 1, 0)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(ids[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and place >= 0:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By Tab one arrives at the first item, so that it is seen where the keyboard is."""
        super().focusInEvent(event)
        reasons = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        known = {item.id for item in self._items}
        if event.reason() in reasons and self._items and self._current not in known:
            self.select(self._items[0].id)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring is no longer the keyboard's."""
        super().focusOutEvent(event)
        self.update()

    # --- inside --------------------------------------------------------------------------------

    def _choose(self, record_id: Id) -> None:
        self.select(record_id)
        self._tell()
        self.chosen.emit(record_id)

    def _tell(self) -> None:
        title = next((item.title for item in self._items if item.id == self._current), "")
        self.setAccessibleDescription(title)
        if title and self.hasFocus():
            speak(self, title)

    def _hover(self, item: PlotItem | None) -> None:
        record_id = item.id if item else ""
        if record_id != self._hovered:
            self._hovered = record_id
            shape = Qt.CursorShape.PointingHandCursor if item else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def _item_at(self, position: QPointF) -> PlotItem | None:
        """The item below a pixel; where two overlap the smaller one."""
        point = Point((position.x() - _AWAY) / SCALE, (position.y() - _AWAY) / SCALE)
        found = [
            (room.width * room.height, place, item)
            for place, item in enumerate(self._items)
            for room in item.rooms
            if room.contains(point)
        ]
        return min(found, key=lambda one: one[:2])[2] if found else None

    def _mark(self, painter: QPainter, item: PlotItem, ink: QColor, width: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for room in item.rooms:
            outer = room.inset(-1.0)
            painter.drawRoundedRect(QRectF(outer.x, outer.y, outer.width, outer.height), 4.0, 4.0)

    def _drawing(self, width: int) -> Drawing | None:
        """The drawing for a width in pixels, made when it is first asked for."""
        if self._make is None:
            return None
        if width not in self._drawn:
            if len(self._drawn) >= _KEPT:
                self._drawn.pop(next(iter(self._drawn)))
            drawing = self._make(max(width - 2 * _AWAY, _LEAST_WIDTH) / SCALE, self._theme)
            self._drawn[width] = (drawing, drawing.group(Role.FIGURE, ""))
        return self._drawn[width][0]

    def _redraw(self) -> None:
        drawing = self._drawing(self.width())
        self._items = items_of(drawing) if drawing else ()
        fixed = self.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Fixed
        if drawing is not None and fixed:
            # Not by heightForWidth(): what becomes of it is lost while a page is not seen yet.
            height = round(drawing.height * SCALE + 2 * _AWAY)
            if height != self.height():
                self.setFixedHeight(height)
                self.grown.emit()
        focus = Qt.FocusPolicy.StrongFocus if self._items else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        self.update()


def _pixels(rect: Rect) -> QRectF:
    return QRectF(
        rect.x * SCALE + _AWAY, rect.y * SCALE + _AWAY, rect.width * SCALE, rect.height * SCALE
    )
