"""The overview in the corner: the whole sheet in miniature, and what of it is in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from designer.canvas.view import CanvasView
from designer.finding.overview_picture import OverviewPicture
from model.layout.geometry import Point, Rect
from resources.words import tr
from widgets import drawing
from widgets.roles import Role, colour

_MOST = QSize(248, 176)
_SHARE = 0.34
"""At most this part of the canvas' width and height."""
_LEAST = 48
_EDGE = 6
_WHEEL_NOTCH = 120
_STEP = 1.2


class Overview(QWidget):
    """Click or drag to go somewhere, turn the wheel to zoom, double-click a stage to see it whole.

    It is out of the tab order: all it does, keys do on the map itself (arrows, zoom, Home). It
    hides while the whole sheet is in sight anyway. While the map is scrolled only the rectangle
    is painted anew, over a picture that is kept.
    """

    def __init__(self, canvas: CanvasView, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._wanted = False
        self._grip = QPointF()
        self.picture = OverviewPicture()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Overview of the whole map"))
        self.setToolTip(tr("Click to go there, double-click a stage to see it whole"))
        canvas.layout_now.shown.connect(self._on_layout)
        canvas.zoom_changed.connect(self._on_view)
        canvas.dimming.changed.connect(self.update)
        for bar in (canvas.horizontalScrollBar(), canvas.verticalScrollBar()):
            bar.valueChanged.connect(self._on_view)
        canvas.installEventFilter(self)
        self.hide()

    @property
    def wanted(self) -> bool:
        """Whether it stands whenever not all of the map is in sight."""
        return self._wanted

    def set_wanted(self, *, on: bool) -> None:
        """Have it, or not."""
        self._wanted = on
        self._on_layout()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The canvas has another size: so has this."""
        if event.type() is QEvent.Type.Resize:
            self._on_layout()
        return super().eventFilter(watched, event)

    def in_sight(self) -> QRectF:
        """What the canvas shows, in this widget's pixels."""
        visible = self._canvas.window_state().visible
        scale, inner = self._scale, self._inner()
        shown = QRectF(
            inner.x() + visible.x * scale,
            inner.y() + visible.y * scale,
            visible.width * scale,
            visible.height * scale,
        )
        return shown.intersected(inner)

    def place_of(self, point: Point) -> QPointF:
        """Where a point of the sheet is in this widget's pixels."""
        inner = self._inner()
        return QPointF(inner.x() + point.x * self._scale, inner.y() + point.y * self._scale)

    def _inner(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)

    @property
    def _scale(self) -> float:
        return self._inner().width() / self._canvas.layout_now.last_shown.size.width

    def _on_layout(self, _result: object = None) -> None:
        """Another layout or window: another size, perhaps nothing to show."""
        if not self._wanted:
            self.hide()
            return
        sheet, port = self._canvas.layout_now.last_shown.size, self._canvas.size()
        most_x = min(_MOST.width(), port.width() * _SHARE)
        most_y = min(_MOST.height(), port.height() * _SHARE)
        scale = min(most_x / sheet.width, most_y / sheet.height)
        width, height = (max(_LEAST, side * scale) for side in (sheet.width, sheet.height))
        wanted = QSize(round(width) + 2 * _EDGE, round(height) + 2 * _EDGE)
        if wanted != self.size():
            self.setFixedSize(wanted)
        self._on_view()

    def _on_view(self, _what: object = None) -> None:
        """The canvas shows another part."""
        if not self._wanted:
            return
        size = self._canvas.layout_now.last_shown.size
        visible = self._canvas.window_state().visible
        whole = (
            visible.x <= 0
            and visible.y <= 0
            and visible.right >= size.width
            and visible.bottom >= size.height
        )
        self.setVisible(not whole)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture that is kept, then a veil with a window in it."""
        painter = QPainter(self)
        drawing.body(
            painter,
            QRectF(self.rect()),
            fill=colour(self, Role.SURFACE),
            border=colour(self, Role.BORDER),
        )
        inner = self._inner()
        picture = self.picture.of(
            self._canvas.layout_now.last_shown,
            self._canvas.dimming.ids,
            inner.size().toSize(),
            self.devicePixelRatioF(),
        )
        if self.picture.stale_ms:
            self._again.start(self.picture.stale_ms)
        painter.drawPixmap(inner.topLeft(), picture)
        shown = self.in_sight()
        veil = QColor(colour(self, Role.SURFACE))
        veil.setAlphaF(0.45)
        for part in _around(inner, shown):
            painter.fillRect(part, veil)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour(self, Role.ACCENT), 2))
        painter.drawRoundedRect(shown.adjusted(1, 1, -1, -1), 2, 2)

    # --- pointing ------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the rectangle, or go where it was clicked."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        shown = self.in_sight()
        inside = shown.contains(event.position())
        self._grip = event.position() - shown.center() if inside else QPointF()
        if not inside:
            self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The rectangle follows."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position() - self._grip)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See the stage that was meant, as a whole."""
        point = self._point(event.position())
        result = self._canvas.layout_now.last_shown
        for stage in result.stages:
            if stage.rect.x <= point.x < stage.rect.right:
                top = stage.rect.y
                self._canvas.zoom_to(
                    Rect(stage.rect.x, top, stage.rect.width, result.grid.bottom - top)
                )
                return

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about what is below the pointer."""
        notches = event.angleDelta().y() / _WHEEL_NOTCH
        if notches:
            point = self._point(event.position())
            self._canvas.camera.look_from(point, self._canvas.zoom * _STEP**notches)
            self._canvas.zoomed()
        event.accept()

    def _point(self, position: QPointF) -> Point:
        inner, scale = self._inner(), self._scale
        return Point((position.x() - inner.x()) / scale, (position.y() - inner.y()) / scale)

    def _go(self, position: QPointF) -> None:
        self._canvas.camera.look_from(self._point(position), self._canvas.zoom)


def _around(whole: QRectF, hole: QRectF) -> list[QRectF]:
    """The rectangle without the hole, in four parts."""
    return [
        QRectF(whole.left(), whole.top(), whole.width(), hole.top() - whole.top()),
        QRectF(whole.left(), hole.bottom(), whole.width(), whole.bottom() - hole.bottom()),
        QRectF(whole.left(), hole.top(), hole.left() - whole.left(), hole.height()),
        QRectF(hole.right(), hole.top(), whole.right() - hole.right(), hole.height()),
    ]
