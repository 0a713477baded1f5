"""The map on screen, to be looked at: zoom, scroll, held strips, marks. It edits nothing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmapCache, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from designer.canvas.camera import COARSE_BELOW, STEP, Camera
from designer.canvas.live_layout import LiveLayout
from designer.canvas.marking.overlay import Overlay
from designer.canvas.showing.dimming import Dimming
from designer.canvas.showing.held_strips import HeldStrips
from designer.canvas.showing.items import Ink
from designer.canvas.showing.motion import Motion
from designer.canvas.showing.scene import MapScene
from designer.canvas.window import Window
from designer.document.session import DocumentSession
from model.layout.geometry import Rect
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.theme import Theme

# Pictures of cards that were painted once, in kilobytes: enough for several large screens. With
# Qt's usual ten megabytes one screen throws its own cards out and paints them all again.
_PICTURES_KB = 192 * 1024


class MapBoard(QGraphicsView):
    """Shows the session's map, always as it is now."""

    zoom_changed = Signal(float)
    """Pixels per point."""

    def __init__(
        self, session: DocumentSession, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._scene = MapScene(self)
        self.dimming = Dimming(self._scene, self)
        self._strips = HeldStrips(self._scene.ink)
        self._at_start = True
        self._began: tuple[float, int, int] | None = None
        self.camera = Camera(self)
        self.overlay = Overlay(self.window_state, self._repaint)
        self.motion.seen = self._seen
        self._set_up()
        self.layout_now = LiveLayout(session, LayoutOptions(theme=theme, hints=True), self)
        self.layout_now.shown.connect(self.show_result)
        session.changed.connect(self._leave_start)
        self.show_result(self.layout_now.result)

    def _set_up(self) -> None:
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), _PICTURES_KB))
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setInteractive(False)

    @property
    def result(self) -> LayoutResult:
        """The map as it is now, laid out."""
        return self.layout_now.result

    @property
    def theme(self) -> Theme:
        """The colours of the map."""
        return self.layout_now.last_shown.options.theme

    @property
    def zoom(self) -> float:
        """Pixels per point."""
        return self.camera.zoom

    @property
    def ink(self) -> Ink:
        """What painting needs besides nodes."""
        return self._scene.ink

    @property
    def motion(self) -> Motion:
        """What glides to a new place."""
        return self._scene.motion

    @property
    def ground(self) -> QWidget:
        """The widget that fields stand on."""
        return self.viewport()

    def window_state(self) -> Window:
        """The state of the view, for placing things."""
        return self.camera.window()

    def show_result(self, result: LayoutResult) -> None:
        """Show the next version of the map."""
        preview = result.document is not self.session.document
        glide = not preview or self.motion.guided is not None
        before, window = self._scene.result, self.window_state()
        self._scene.show_result(result, glide=glide)
        self.camera.look_at(result, shrink=not preview)
        if before is not None and self._strips.differ(before, result):
            self._repaint_held(window, result)

    def _repaint_held(self, before: Window, result: LayoutResult) -> None:
        """Strips held in sight are no items: nobody else would have them painted again."""
        now = self.window_state()
        if (before.band_dy, before.labels_dx) != (now.band_dy, now.labels_dx):
            self.repaint_all()  # what is marked on a strip went with it
            return
        for area in self._strips.touches(now, result):
            self._repaint(area)

    def _seen(self) -> QRectF:
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def zoom_in(self) -> None:
        """Larger, about the middle."""
        self.zoom_about(STEP, QRectF(self.viewport().rect()).center())

    def zoom_out(self) -> None:
        """Smaller, about the middle."""
        self.zoom_about(1 / STEP, QRectF(self.viewport().rect()).center())

    def zoom_reset(self) -> None:
        """One pixel per point."""
        self.zoom_about(1 / self.zoom, QRectF(self.viewport().rect()).center())

    def zoom_fit(self) -> None:
        """The whole sheet."""
        self.camera.show_all()
        self.zoomed()

    def zoom_to(self, rect: Rect) -> None:
        """This part of the sheet, as large as it goes."""
        self.camera.zoom_to(rect)
        self.zoomed()

    def zoom_about(self, factor: float, position: QPointF) -> None:
        """Zoom so that what is at a pixel of the viewport stays there."""
        self.camera.zoom_at(self.zoom * factor, position)
        self.zoomed()

    def zoomed(self) -> None:
        """The zoom has changed."""
        self._at_start = False
        self._scene.set_coarse(on=self.zoom < COARSE_BELOW)
        self.zoom_changed.emit(self.zoom)

    def repaint_all(self) -> None:
        """Repaint the whole viewport: what follows the pointer does not scroll with the map."""
        self.viewport().update()

    def _repaint(self, area: QRectF) -> None:
        self.viewport().update(area.toAlignedRect().adjusted(-1, -1, 1, 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the map where no strip hides it, then the strips, then what lies above them."""
        window = self.window_state()
        result = self.layout_now.last_shown
        rest = event.region() - self._strips.covers(window)
        if not rest.isEmpty():
            super().paintEvent(QPaintEvent(rest))
        exposed = QRectF(event.rect())
        painter = QPainter(self.viewport())
        self._strips.paint(painter, window, result, exposed)
        self.overlay.paint(painter, window, result.options.theme, exposed, above=True)
        painter.end()

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The marks that lie on the map, in pixels."""
        exposed = painter.transform().mapRect(QRectF(rect))
        painter.save()
        painter.resetTransform()
        self.overlay.paint(painter, self.window_state(), self.theme, exposed, above=False)
        painter.restore()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll what is painted; only the held strips are painted again."""
        super().scrollContentsBy(dx, dy)
        for area in self._strips.touches(self.window_state(), self.layout_now.last_shown):
            self._repaint(area)
            self._repaint(area.translated(dx, dy))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the top left corner of what is seen; an untouched map follows the window."""
        begins = self._at_start and self._began in (None, self._place())
        super().resizeEvent(event)
        if begins:
            self._begin()
        else:
            self._at_start = False
            self.camera.fit_scroll_range()

    def showEvent(self, event: QShowEvent) -> None:
        """A map is first shown from its beginning."""
        super().showEvent(event)
        if self._at_start:
            self._begin()

    def _begin(self) -> None:
        """Show the map from its beginning, until somebody zooms, scrolls or edits."""
        self.camera.show_start()
        self._began = self._place()
        if self.isVisible():
            self.zoomed()
            self._at_start = True

    def _leave_start(self) -> None:
        self._at_start = False

    def _place(self) -> tuple[float, int, int]:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        return self.camera.zoom, across.value(), down.value()
