"""All pages below each other, to scroll, zoom and drag; a place may be framed.

What is in sight is painted sharp elsewhere (:mod:`page_pictures`); until it comes the small
picture of the page stands there, larger and blurred.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from designer.dialogs.export.arrangement import (
    TITLE,
    Arrangement,
    arranged,
    zoom_to_page,
    zoom_to_width,
)
from designer.dialogs.export.page_pictures import Painted, whole
from designer.dialogs.export.shelf import PictureShelf
from exporters.poster.pages import Page
from exporters.poster.paper import POINTS_PER_INCH
from model.layout.geometry import Rect
from resources.words import tr
from widgets import drawing
from widgets.roles import Role, colour

_LEAST_ZOOM, _MOST_ZOOM, _STEP = 0.02, 16.0, 1.25
_WHEEL_STEP = 120.0
_FRAME = 2.5
_PLACE_SHARE = 0.4
_SCREEN_DPI = (50.0, 400.0)


class Fitting(Enum):
    """What the zoom follows while the window changes its size."""

    PAGE = "page"
    WIDTH = "width"
    NOTHING = "nothing"


class PageView(QAbstractScrollArea):
    """The pages. ``wants`` carries what to paint; ``page_changed`` which page is looked at."""

    wants = Signal(list)
    page_changed = Signal(int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Preview of the pages"))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        self.setMinimumSize(220, 160)
        self.fitting = Fitting.PAGE
        self._pages: tuple[Page, ...] = ()
        self._zoom = 1.0
        self._arranged = arranged((), 1.0, QSizeF())
        self._shelf = PictureShelf()
        self._current = 0
        self._frame: tuple[int, Rect] | None = None
        self._grabbed: QPointF | None = None
        self._stale = False
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)

    # --- what is shown ---------------------------------------------------------------------

    def set_pages(self, pages: tuple[Page, ...]) -> None:
        """Show these pages; the eye stays on the page with the same number, if there is one."""
        same = [page.size for page in pages] == [page.size for page in self._pages]
        self._pages = pages
        self._stale = False
        self._frame = None
        if same:
            self._shelf.outdate()
        else:
            self._shelf.clear()
            self._current = min(self._current, max(0, len(pages) - 1))
        self._arrange()
        if not same and pages:
            self.go_to(self._current)
        self._tell_page()
        self.ask()

    def set_stale(self, stale: bool) -> None:  # noqa: FBT001 - one obvious flag
        """Say that other pages are being made: what is shown stands back."""
        if stale != self._stale:
            self._stale = stale
            self.viewport().update()

    def take_small(self, page: int, pixmap: QPixmap) -> None:
        """The small picture of a page."""
        self._shelf.take_small(page, pixmap)
        self.viewport().update()

    def take(self, painted: Painted) -> None:
        """A picture that was wanted."""
        self._shelf.take(painted)
        self.viewport().update()

    @property
    def current(self) -> int:
        """The page that is looked at."""
        return self._current

    @property
    def zoom(self) -> float:
        """How large it is shown; 1 is as large as on paper."""
        return self._zoom / self._actual()

    def go_to(self, page: int) -> None:
        """Bring a page to the top of the view."""
        if 0 <= page < len(self._pages):
            self._current = page
            top = self._arranged.place(page).top() - TITLE
            self.verticalScrollBar().setValue(round(top - 4))
            self._tell_page()

    def show_place(self, page: int, part: Rect) -> None:
        """Look at a place of a page, with a frame around it."""
        if not 0 <= page < len(self._pages):
            return
        room = self.viewport().size()
        fitting = min(
            _PLACE_SHARE * room.width() / max(part.width, 1.0),
            _PLACE_SHARE * room.height() / max(part.height, 1.0),
        )
        self._frame = (page, part)
        self._current = page
        self.set_zoom(min(max(self.zoom, fitting / self._actual()), 2.0))
        centre = self._arranged.shown(page, part).center()
        self.horizontalScrollBar().setValue(round(centre.x() - room.width() / 2))
        self.verticalScrollBar().setValue(round(centre.y() - room.height() / 2))
        self._tell_page()
        self.viewport().update()

    def set_zoom(self, zoom: float, *, at: QPointF | None = None) -> None:
        """Show it so large (1: as on paper); the point of the view ``at`` stays where it is."""
        self._follow(Fitting.NOTHING)
        self._set_zoom(zoom * self._actual(), at)

    def zoom_by(self, factor: float, *, at: QPointF | None = None) -> None:
        """Show it larger or smaller."""
        self.set_zoom(self.zoom * factor, at=at)

    def fit(self, fitting: Fitting) -> None:
        """Have the zoom follow the window."""
        self._follow(fitting)
        self._arrange()
        self.go_to(self._current)
        self.ask()

    def _follow(self, fitting: Fitting) -> None:
        self.fitting = fitting
        # Pages as wide as the view would make a bar that comes and goes come and go for ever.
        policy = Qt.ScrollBarPolicy
        wide = fitting is Fitting.WIDTH
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if wide else policy.ScrollBarAsNeeded
        )

    # --- painting --------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour(self, Role.GROUND))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self._corner())
        for page in self._arranged.in_sight(self._area().adjusted(0, -TITLE, 0, TITLE)):
            self._paint_page(painter, page)
        if self._frame is not None and self._frame[0] < len(self._pages):
            self._paint_frame(painter, *self._frame)

    def _paint_page(self, painter: QPainter, page: int) -> None:
        place = self._arranged.place(page)
        shade = colour(self, Role.HAIRLINE)
        painter.fillRect(place.translated(2, 3), shade)
        painter.fillRect(place, QColor(Qt.GlobalColor.white))
        small = self._shelf.small(page)
        if small is not None:
            painter.drawPixmap(place, small, QRectF(small.rect()))
        sharp = self._shelf.sharp(page)
        if sharp is not None:
            part, pixmap = sharp
            target = self._arranged.shown(page, part)
            painter.save()
            painter.setClipRect(place)
            painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
            painter.restore()
        if self._stale:
            veil = colour(self, Role.GROUND)
            veil.setAlphaF(0.55)
            painter.fillRect(place, veil)
        painter.setPen(QPen(colour(self, Role.BORDER), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        self._paint_title(painter, page, place)

    def _paint_title(self, painter: QPainter, page: int, place: QRectF) -> None:
        title = QRectF(place.x(), place.y() - TITLE, max(place.width(), 160.0), TITLE - 3)
        here = page == self._current and len(self._pages) > 1
        ink = colour(self, Role.INK if here else Role.SECONDARY)
        weight = self.font().Weight.DemiBold if here else self.font().Weight.Normal
        font = drawing.weighted(self.font(), weight, pixels=12)
        words = f"{page + 1} · {self._pages[page].title}"
        drawing.text(painter, self, title, words, ink, font=font)

    def _paint_frame(self, painter: QPainter, page: int, part: Rect) -> None:
        around = self._arranged.shown(page, part).adjusted(-5, -5, 5, 5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(Qt.GlobalColor.white), _FRAME + 2))
        painter.drawRoundedRect(around, 6, 6)
        painter.setPen(QPen(colour(self, Role.DANGER), _FRAME))
        painter.drawRoundedRect(around, 6, 6)

    def ask(self) -> None:
        """Tell what is needed to show what is in sight as sharp as the screen is."""
        scale = self._zoom * self.devicePixelRatioF()
        self.wants.emit(self._shelf.missing(self._arranged, self._area(), scale))

    # --- where things stand ----------------------------------------------------------------

    def _actual(self) -> float:
        """Pixels per point at which a page is as large as on paper."""
        screen = self.screen()
        physical, logical = screen.physicalDotsPerInch(), screen.logicalDotsPerInch()
        least, most = _SCREEN_DPI
        return (physical if least <= physical <= most else logical) / POINTS_PER_INCH

    def _corner(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _area(self) -> QRectF:
        return QRectF(self._corner(), QSizeF(self.viewport().size()))

    def _arrange(self) -> None:
        room = QSizeF(self.viewport().size())
        sheets = [whole(page) for page in self._pages]
        if self.fitting is Fitting.PAGE:
            self._zoom = zoom_to_page(sheets, room)
        elif self.fitting is Fitting.WIDTH:
            self._zoom = zoom_to_width(sheets, room)
        self._zoom = max(_LEAST_ZOOM, min(_MOST_ZOOM, self._zoom))
        self._arranged = arranged(sheets, self._zoom, room)
        self._set_ranges(self._arranged)
        self._show_bars()
        self.viewport().update()
        self.zoomed.emit()

    def _show_bars(self) -> None:
        """Have the bars come and go; the area hears of a range only by its signal."""
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            if bar.isVisibleTo(self) != (bar.maximum() > 0):
                bar.rangeChanged.emit(bar.minimum(), bar.maximum())

    def _set_ranges(self, arrangement: Arrangement) -> None:
        port = self.viewport().size()
        for bar, size, room in (
            (self.horizontalScrollBar(), arrangement.width, port.width()),
            (self.verticalScrollBar(), arrangement.height, port.height()),
        ):
            bar.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            bar.setRange(0, max(0, round(size - room)))
            bar.setPageStep(room)
            bar.setSingleStep(max(20, room // 12))
            bar.blockSignals(False)  # noqa: FBT003

    def _set_zoom(self, zoom: float, at: QPointF | None) -> None:
        zoom = max(_LEAST_ZOOM, min(_MOST_ZOOM, zoom))
        port = self.viewport().size()
        at = at or QPointF(port.width() / 2, port.height() / 2)
        page = self._arranged.nearest((self._corner() + at).y()) if self._pages else 0
        old = self._arranged
        self._zoom = zoom
        point = self._corner() + at
        self._arrange()
        if self._pages:
            was, now = old.place(page), self._arranged.place(page)
            grown = zoom / old.zoom
            x = now.x() + (point.x() - was.x()) * grown - at.x()
            y = now.y() + (point.y() - was.y()) * grown - at.y()
            self.horizontalScrollBar().setValue(round(x))
            self.verticalScrollBar().setValue(round(y))
        self.ask()

    def _on_scrolled(self, _value: int) -> None:
        self.viewport().update()
        middle = self._area().center().y()
        if self._pages:
            found = self._arranged.nearest(middle)
            whole_in_sight = self._area().contains(self._arranged.place(self._current))
            if found != self._current and not whole_in_sight:
                self._current = found
                self._tell_page()
        self.ask()

    def _tell_page(self) -> None:
        if self._pages:
            page = self._pages[self._current]
            words = tr("Page {n} of {all}", n=self._current + 1, all=len(self._pages))
            self.setAccessibleDescription(f"{words}: {page.title}")
            self.page_changed.emit(self._current)

    # --- what a person does ----------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._arrange()
        if self.fitting is not Fitting.NOTHING:
            self.go_to(self._current)
        self.ask()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Control and the wheel zoom where the pointer is."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_STEP ** (event.angleDelta().y() / _WHEEL_STEP), at=event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the pages."""
        self._grabbed = event.position()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move them."""
        if self._grabbed is not None:
            moved = event.position() - self._grabbed
            self._grabbed = event.position()
            for bar, by in (
                (self.horizontalScrollBar(), moved.x()),
                (self.verticalScrollBar(), moved.y()),
            ):
                bar.setValue(bar.value() - round(by))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grabbed = None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pages by Page Up and Down, zoom by plus and minus, 0 fits, 1 is as on paper."""
        match event.key():
            case Qt.Key.Key_PageDown:
                self.go_to(min(self._current + 1, len(self._pages) - 1))
            case Qt.Key.Key_PageUp:
                self.go_to(max(self._current - 1, 0))
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.go_to(len(self._pages) - 1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_by(_STEP)
            case Qt.Key.Key_Minus:
                self.zoom_by(1 / _STEP)
            case Qt.Key.Key_0:
                self.fit(Fitting.PAGE)
            case Qt.Key.Key_2:
                self.fit(Fitting.WIDTH)
            case Qt.Key.Key_1:
                self.set_zoom(1.0)
            case _:
                super().keyPressEvent(event)
