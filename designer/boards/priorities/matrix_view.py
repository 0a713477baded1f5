"""The priority matrix to be worked on: dots are dragged, or moved by keys, to rate them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from designer.boards.plotting import SCALE, PlotView
from designer.boards.priorities.dragging import item_in
from model.ids import Id
from model.insight.matrix import QUADRANTS, quadrant_of
from model.layout.geometry import Point, Size
from model.layout.sketch import Drawing
from model.layout.theme import Theme
from model.plots.matrix import LEVELS, cell_in, matrix_plot, ratings_at
from model.plots.values import Dot
from resources.words import tr
from widgets import drawing

_AWAY = 2.0  # as in the plot it paints on
_LEAST_HIGH, _HELD = 220, 26.0
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier


class MatrixView(PlotView):
    """Shows dots as high as there is room.

    ``rated`` carries a record with its new value and effort; ``said`` what a drag would mean.
    """

    rated = Signal(str, int, int)
    said = Signal(str)

    def __init__(self, theme: Theme, map_id: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Priority matrix"), theme, parent)
        self._map_id = map_id
        self._dots: tuple[Dot, ...] = ()
        self._pressed: tuple[Id, QPointF] | None = None
        self._held: Id | None = None
        self._aim: tuple[int, int] | None = None
        self._at = QPointF()
        self.may_edit = True
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleDescription(
            tr("Arrow keys go from dot to dot; with Control they change its ratings.")
        )

    def show_dots(self, dots: Sequence[Dot]) -> None:
        """Show these dots."""
        if tuple(dots) != self._dots or not self.items:
            self._dots = tuple(dots)
            self.show_plot(self._draw)

    def _draw(self, _width: float, theme: Theme) -> Drawing:
        return matrix_plot(self._dots, self._size(), theme, listed=False)

    def _size(self) -> Size:
        """The room of the plot, in points."""
        return Size((self.width() - 2 * _AWAY) / SCALE, (self.height() - 2 * _AWAY) / SCALE)

    def place_of(self, value: int, effort: int) -> QPointF:
        """The middle of a pair of ratings, in pixels."""
        middle = cell_in(self._dots, self._size(), effort, value).centre
        return QPointF(middle.x * SCALE + _AWAY, middle.y * SCALE + _AWAY)

    # --- Qt's questions ------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """It takes the room it gets."""
        return False

    def heightForWidth(self, _width: int) -> int:
        """As high as there is room."""
        return -1

    def sizeHint(self) -> QSize:
        """Large enough to drag on."""
        return QSize(400, 320)

    def minimumSizeHint(self) -> QSize:
        """Smaller it cannot be worked on."""
        return QSize(220, _LEAST_HIGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size: drawn anew."""
        super().resizeEvent(event)
        self.show_plot(self._draw)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plot, and where what is held would land."""
        super().paintEvent(event)
        if self._aim is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_aim(painter, *self._aim)
            if self._held is not None:
                self._paint_held(painter, self._at)

    def _paint_aim(self, painter: QPainter, effort: int, value: int) -> None:
        cell = cell_in(self._dots, self._size(), effort, value)
        rect = QRectF(cell.x * SCALE + _AWAY, cell.y * SCALE + _AWAY, cell.width * SCALE,
                      cell.height * SCALE)  # fmt: skip
        accent = QColor(self._theme.accent)
        painter.setPen(QPen(accent, 2))
        accent.setAlphaF(0.14)
        painter.setBrush(accent)
        painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 5, 5)

    def _paint_held(self, painter: QPainter, at: QPointF) -> None:
        """The dot that is held, below the pointer."""
        number = next((dot.number for dot in self._dots if dot.id == self._held), 0)
        disc = QRectF(at.x() - _HELD / 2, at.y() - _HELD / 2, _HELD, _HELD)
        accent, paper = QColor(self._theme.accent), QColor(self._theme.paper)
        drawing.body(painter, disc, fill=accent, border=paper, radius=_HELD / 2)
        font = drawing.weighted(self.font(), QFont.Weight.DemiBold, pixels=12)
        centre = Qt.AlignmentFlag.AlignHCenter
        drawing.text(painter, self, disc, str(number), paper, align=centre, font=font)

    def event(self, event: QEvent) -> bool:
        """Arrows with Control are meant for the dots: no shortcut takes them."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and not event.modifiers() & ~_KEYS and Qt.Key(event.key()) in _WAYS:
                event.accept()
                return True
        return super().event(event)

    # --- mouse and keyboard --------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a dot."""
        super().mousePressEvent(event)
        item = self._item_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and item is not None and self.may_edit:
            self._pressed = (item.id, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where it would land."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        record_id, start = self._pressed
        way = (event.position() - start).manhattanLength()
        if self._held is None and way >= QApplication.startDragDistance():
            self._held = record_id
        if self._held is not None:
            self._at = event.position()
            self._aim_at(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it fall."""
        held, aim = self._held, self._aim
        self._let_go()
        if held is not None and aim is not None:
            self.rated.emit(held, aim[1], aim[0])
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts a held dot back; with Control the arrows change the ratings of a dot."""
        way = _WAYS.get(Qt.Key(event.key()))
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape and (self._held or self._pressed):
            self._let_go()
        elif way is not None and control and not event.modifiers() & ~_KEYS:
            self._shift(*way)
        else:
            super().keyPressEvent(event)

    def _shift(self, effort: int, value: int) -> None:
        dot = next((dot for dot in self._dots if dot.id == self.current), None)
        if dot is None or not self.may_edit:
            return
        new_value = max(1, min(LEVELS, dot.value + value))
        new_effort = max(1, min(LEVELS, dot.effort + effort))
        if (new_value, new_effort) != (dot.value, dot.effort):
            self.rated.emit(dot.id, new_value, new_effort)
            self._tell_field(new_value, new_effort)

    # --- what is dragged in ----------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what comes from the list."""
        if self.may_edit and item_in(event.mimeData(), self._map_id) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would land."""
        self._aim_at(event.position())
        event.setAccepted(self._aim is not None)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """It went on."""
        self._let_go()

    def dropEvent(self, event: QDropEvent) -> None:
        """It landed."""
        record_id, aim = item_in(event.mimeData(), self._map_id), self._aim_of(event.position())
        self._let_go()
        if record_id is None or aim is None or not self.may_edit:
            event.ignore()
            return
        event.acceptProposedAction()
        self.rated.emit(record_id, aim[1], aim[0])

    # --- inside --------------------------------------------------------------------------------

    def _aim_of(self, at: QPointF) -> tuple[int, int] | None:
        point = Point((at.x() - _AWAY) / SCALE, (at.y() - _AWAY) / SCALE)
        return ratings_at(self._dots, self._size(), point)

    def _aim_at(self, at: QPointF) -> None:
        aim = self._aim_of(at)
        if aim != self._aim:
            self._aim = aim
            self.update()
            if aim is not None:
                self._tell_field(aim[1], aim[0])

    def _tell_field(self, value: int, effort: int) -> None:
        field = tr(QUADRANTS[quadrant_of(value, effort)].name)
        self.said.emit(
            tr("Value {value}, effort {effort}: {field}", value=value, effort=effort, field=field)
        )

    def _let_go(self) -> None:
        self._pressed = self._held = None
        if self._aim is not None:
            self._aim = None
            self.update()
