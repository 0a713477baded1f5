"""Zooming and scrolling a view."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

from designer.canvas.convert import point_of, qpoint, qrect, rect_of
from designer.canvas.window import Strips, Window, held, held_height, strips
from model.layout.geometry import Point, Rect, Size
from model.layout.result import LayoutResult

LEAST_ZOOM = 0.1
MOST_ZOOM = 4.0
COARSE_BELOW = 0.3
"""Below this zoom no text can be read, and cards are shown as plain boxes."""
STEP = 1.25
_MARGIN = 24.0
# The sheet may be scrolled until this part of the window is empty on one side.
_OVERSCROLL = 0.3


class Camera:
    """Which part of the sheet a view shows, and how large."""

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self._size = Size(0, 0)
        self._strips = Strips(None, None)
        self._grid = Rect(0, 0, 0, 0)

    @property
    def zoom(self) -> float:
        """Pixels per point."""
        return self._view.transform().m11()

    @property
    def pixel_ratio(self) -> float:
        """Device pixels per pixel."""
        return self._view.viewport().devicePixelRatio()

    def look_at(self, result: LayoutResult, *, shrink: bool = True) -> None:
        """Take the size of the sheet and its strips from a result.

        Without ``shrink`` the sheet can be scrolled at least as far as before: a preview never
        pulls the map away under the pointer.
        """
        self._strips = strips(result)
        bottom = max((box.y + box.height for box in result.lanes), default=result.grid.bottom)
        self._grid = Rect(result.grid.x, result.grid.y, result.grid.width, bottom - result.grid.y)
        size = result.size if shrink else _larger(result.size, self._size)
        if size != self._size:
            self._size = size
            self.fit_scroll_range()

    def fit_scroll_range(self) -> None:
        """Let the sheet be scrolled a little beyond the window's edges, where it does not fit."""
        sheet = QRectF(0, 0, self._size.width, self._size.height)
        port, zoom = self._view.viewport().size(), self.zoom
        spare = []
        for length, room in ((sheet.width(), port.width()), (sheet.height(), port.height())):
            fits = length * zoom + 2 * _MARGIN <= room
            spare.append(_MARGIN / zoom if fits else max(_MARGIN, room * _OVERSCROLL) / zoom)
        self._view.setSceneRect(sheet.adjusted(-spare[0], -spare[1], spare[0], spare[1]))

    def window(self) -> Window:
        """The view's state, for placing things."""
        view = self._view
        transform = view.viewportTransform()
        inverse, _ = transform.inverted()
        visible = rect_of(inverse.mapRect(QRectF(view.viewport().rect())))
        band_dy, labels_dx = held(visible, self._strips, self._grid.bottom, self._grid.right)

        def to_view(point: Point) -> QPointF:
            return transform.map(qpoint(point))

        return Window(visible, transform.m11(), self._strips, band_dy, labels_dx, to_view)

    def to_sheet(self, position: QPoint | QPointF) -> Point:
        """The point of the sheet at a pixel of the viewport, whatever strip is held over it."""
        inverse, _ = self._view.viewportTransform().inverted()
        return point_of(inverse.map(QPointF(position)))

    def zoom_at(self, zoom: float, anchor: QPointF) -> None:
        """Zoom so that what is at ``anchor`` (pixels of the viewport) stays there."""
        zoom = min(MOST_ZOOM, max(LEAST_ZOOM, zoom))
        if zoom == self.zoom:
            return
        point = self.to_sheet(anchor)
        self._view.setTransform(QTransform.fromScale(zoom, zoom))
        self.fit_scroll_range()
        now = self._view.viewportTransform().map(qpoint(point))
        self.scroll(now - anchor)

    def scroll(self, by: QPointF | QPoint) -> bool:
        """Move the window over the sheet, in pixels; whether there was any way to go."""
        moved = False
        for bar, delta in (
            (self._view.horizontalScrollBar(), by.x()),
            (self._view.verticalScrollBar(), by.y()),
        ):
            if delta:
                before = bar.value()
                bar.setValue(before + round(delta))
                moved = moved or bar.value() != before
        return moved

    def zoom_to(self, rect: Rect, *, most: float = 1.0) -> None:
        """Show this part of the sheet as large as it goes, at most at zoom ``most``."""
        port = self._view.viewport().size()
        room_x, room_y = port.width() - 2 * _MARGIN, port.height() - 2 * _MARGIN
        zoom = min(room_x / max(rect.width, 1.0), room_y / max(rect.height, 1.0), most)
        zoom = min(MOST_ZOOM, max(LEAST_ZOOM, zoom))
        self._view.setTransform(QTransform.fromScale(zoom, zoom))
        self.fit_scroll_range()
        self._view.centerOn(qrect(rect).center())

    def look_from(self, point: Point, zoom: float) -> None:
        """Show the sheet at a zoom, with this point of it in the middle."""
        zoom = min(MOST_ZOOM, max(LEAST_ZOOM, zoom))
        self._view.setTransform(QTransform.fromScale(zoom, zoom))
        self.fit_scroll_range()
        self._view.centerOn(qpoint(point))

    def show_all(self) -> None:
        """Fit the whole sheet."""
        self.zoom_to(Rect(0, 0, self._size.width, self._size.height))

    def show_start(self) -> None:
        """How a map is first shown: as wide as the window, readable, from the top left."""
        room = self._view.viewport().width() - 2 * _MARGIN
        zoom = min(1.0, max(0.6, room / max(self._size.width, 1.0)))
        self._view.setTransform(QTransform.fromScale(zoom, zoom))
        self.fit_scroll_range()
        for bar in (self._view.horizontalScrollBar(), self._view.verticalScrollBar()):
            bar.setValue(round(-_MARGIN))

    def reveal(self, rect: Rect) -> None:
        """Scroll just enough that this part of the sheet is in sight, beside the held strips."""
        window = self.window()
        shown = window.to_view(rect)
        port = QRectF(self._view.viewport().rect())
        band, labels = self._strips.band, self._strips.labels
        top = (
            held_height(band, window.visible) * window.zoom
            if band and rect.y >= band.bottom
            else 0.0
        )
        left = labels.width * window.zoom if labels and rect.x >= labels.right else 0.0
        room = port.adjusted(left + _MARGIN, top + _MARGIN, -_MARGIN, -_MARGIN)
        self.scroll(
            QPointF(
                _shift(shown.left(), shown.right(), room.left(), room.right()),
                _shift(shown.top(), shown.bottom(), room.top(), room.bottom()),
            )
        )


def _larger(one: Size, other: Size) -> Size:
    return Size(max(one.width, other.width), max(one.height, other.height))


def _shift(low: float, high: float, room_low: float, room_high: float) -> float:
    """How far to scroll so that [low, high] lies in the room; its beginning wins."""
    if low < room_low:
        return low - room_low
    if high > room_high:
        return min(high - room_high, low - room_low)
    return 0.0
