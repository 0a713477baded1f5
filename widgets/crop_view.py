"""A picture under a frame that stands still: the picture is moved, brought closer, turned."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from model.framing import FrameShape, Framing, moved, turned, whole_frame, zoomed
from resources.words import tr
from widgets import drawing
from widgets.roles import Role, colour

_AROUND = 26.0
_KEY_STEP, _FINE_STEP = 0.08, 0.01
_ZOOM_STEP = 1.12
_WHEEL_NOTCH = 120
_SHADE = QColor(15, 20, 25, 150)
_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_CLOSER = frozenset((Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_PageUp))
_FURTHER = frozenset((Qt.Key.Key_Minus, Qt.Key.Key_PageDown))


class CropView(QWidget):
    """Chooses a part of a picture. ``changed`` carries the new :class:`Framing`.

    Arrow keys move the frame (with Shift a little), plus and minus bring it closer, R turns.
    """

    changed = Signal(object)

    def __init__(
        self, picture: QImage, size: tuple[int, int], parent: QWidget | None = None
    ) -> None:
        """``picture`` may be shown smaller than it is; ``size`` is how many pixels it has."""
        super().__init__(parent)
        self._picture = picture
        self._frame = whole_frame(*size)
        self._dragged: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(300, 280)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(tr("What is kept of the picture"))
        self.setAccessibleDescription(
            tr("Arrow keys move the frame, plus and minus bring it closer, R turns the picture.")
        )

    @property
    def frame(self) -> Framing:
        """What is chosen now."""
        return self._frame

    def set_frame(self, frame: Framing) -> None:
        """Choose another part."""
        if frame != self._frame:
            self._frame = frame
            self.update()
            self.changed.emit(frame)

    def sizeHint(self) -> QSize:
        """Large enough to see a face."""
        return QSize(460, 400)

    def frame_rect(self) -> QRectF:
        """Where the frame stands, in pixels of the widget."""
        room = QRectF(self.rect()).adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
        high = min(room.height(), room.width() / self._frame.shape.value)
        rect = QRectF(0, 0, high * self._frame.shape.value, high)
        rect.moveCenter(room.center())
        return rect

    # --- mouse and keys --------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the picture in hand."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._dragged = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The picture follows the hand."""
        if self._dragged is None:
            return
        by, rect = event.position() - self._dragged, self.frame_rect()
        self._dragged = event.position()
        self.set_frame(moved(self._frame, -by.x() / rect.width(), -by.y() / rect.height()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        self._dragged = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Closer or further, at the pointer."""
        rect, at = self.frame_rect(), event.position()
        notches = event.angleDelta().y() / _WHEEL_NOTCH
        across = min(max((at.x() - rect.left()) / rect.width(), 0.0), 1.0)
        down = min(max((at.y() - rect.top()) / rect.height(), 0.0), 1.0)
        self.set_frame(zoomed(self._frame, _ZOOM_STEP**notches, across=across, down=down))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, bring closer, turn."""
        key = Qt.Key(event.key())
        if key in _DIRECTIONS:
            fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            step = _FINE_STEP if fine else _KEY_STEP
            right, down = _DIRECTIONS[key]
            self.set_frame(moved(self._frame, right * step, down * step))
        elif key in _CLOSER or key in _FURTHER:
            factor = _ZOOM_STEP if key in _CLOSER else 1 / _ZOOM_STEP
            self.set_frame(zoomed(self._frame, factor))
        elif key == Qt.Key.Key_R:
            self.set_frame(turned(self._frame))
        else:
            super().keyPressEvent(event)

    # --- painting --------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, the shade around the frame, and the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole, rect = QRectF(self.rect()), self.frame_rect()
        rounded = QPainterPath()
        rounded.addRoundedRect(whole, drawing.RADIUS, drawing.RADIUS)
        painter.setClipPath(rounded)
        painter.fillRect(whole, colour(self, Role.HOVER))
        self._paint_picture(painter, rect)
        shade = QPainterPath()
        shade.addRect(whole)
        hole = QPainterPath()
        hole.addRoundedRect(rect, 4, 4)
        painter.fillPath(shade.subtracted(hole), _SHADE)
        painter.setPen(QPen(QColor("#FFFFFF"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 4, 4)
        painter.setPen(QPen(QColor(255, 255, 255, 130), 1, Qt.PenStyle.DashLine))
        if self._dragged is not None:
            self._paint_thirds(painter, rect)
        elif self._frame.shape is FrameShape.SQUARE:
            painter.drawEllipse(rect)  # as it will be seen on the map
        drawing.focus_ring(painter, self)

    def _paint_picture(self, painter: QPainter, rect: QRectF) -> None:
        frame, cut = self._frame, self._frame.cut
        wide, high = frame.turned_size
        scale = rect.width() / ((cut.right - cut.left) * wide)
        painter.save()
        painter.translate(rect.left() - cut.left * wide * scale,
                          rect.top() - cut.top * high * scale)  # fmt: skip
        painter.scale(scale, scale)
        turn = QTransform()
        turn.translate(wide / 2, high / 2)
        turn.rotate(90 * frame.turns)
        turn.translate(-frame.width / 2, -frame.height / 2)
        painter.setTransform(turn, combine=True)
        painter.drawImage(QRectF(0, 0, frame.width, frame.height), self._picture)
        painter.restore()

    @staticmethod
    def _paint_thirds(painter: QPainter, rect: QRectF) -> None:
        for share in (1 / 3, 2 / 3):
            x, y = rect.left() + share * rect.width(), rect.top() + share * rect.height()
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
