"""A thing of the palette: dragged with the mouse, inserted by click, Enter or Space."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from widgets import drawing
from widgets.drag_item import DragItem
from widgets.icon_paint import IconPainter
from widgets.palette_entry import PaletteEntry, Shape
from widgets.plain_tip import plain_tip
from widgets.roles import Role, colour

_PADDING = 7
_GAP = 5
_ICON = 16
_SIZES = {Shape.CHIP: 30, Shape.FACE: 36, Shape.PERSON: 42}
_PORTRAIT = 30
_SMALL = 12
_OFF_TIP = 14
"""How far right of and below the pointer's tip a dragged avatar is."""


class PaletteButton(QAbstractButton):
    """One entry of the palette. ``chosen`` says that it shall be inserted at the current place."""

    chosen = Signal(object)

    def __init__(
        self, entry: PaletteEntry, icons: IconPainter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.entry = entry
        self._icons = icons
        self._pressed_at: QPoint | None = None
        self.setText(entry.label)
        self.setAccessibleName(entry.label)
        self.setAccessibleDescription(entry.details or entry.tip)
        self.setToolTip(plain_tip(entry.tip))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        horizontal = (
            QSizePolicy.Policy.Fixed if entry.shape is Shape.FACE else QSizePolicy.Policy.Expanding
        )
        self.setSizePolicy(horizontal, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.chosen.emit(entry.item))

    def _label_font(self) -> QFont:
        small = drawing.weighted(self.font(), QFont.Weight.Normal, pixels=_SMALL)
        if self.entry.shape is Shape.PERSON:
            return drawing.weighted(self.font(), QFont.Weight.DemiBold)
        return small

    def sizeHint(self) -> QSize:
        """Wide enough for the whole label."""
        side = _SIZES[self.entry.shape]
        if self.entry.shape is Shape.FACE:
            return QSize(side, side)
        words = QFontMetrics(self._label_font()).horizontalAdvance(self.entry.label)
        picture = _PORTRAIT if self.entry.shape is Shape.PERSON else _ICON
        return QSize(2 * _PADDING + picture + _GAP + words + 1, side)

    def minimumSizeHint(self) -> QSize:
        """It may become narrow: the label is then elided and the tip says it all."""
        side = _SIZES[self.entry.shape]
        return QSize(side, side)

    def mime_data(self) -> QMimeData:
        """What a drag of this entry carries."""
        return mime_data(self.entry.item)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag might begin."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It was a click."""
        self._pressed_at = None
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag once the mouse has gone far enough."""
        super().mouseMoveEvent(event)
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        way = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._drag(self._pressed_at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter inserts, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def _drag(self, hot_spot: QPoint) -> None:
        self._pressed_at = None
        self.setDown(False)
        drag = QDrag(self)
        drag.setMimeData(self.mime_data())
        if self.entry.shape is Shape.PERSON:
            drag.setPixmap(self._avatar())
            drag.setHotSpot(QPoint(0, 0))
        else:
            drag.setPixmap(self.grab())
            drag.setHotSpot(hot_spot)
        drag.exec(Qt.DropAction.CopyAction)

    def _avatar(self) -> QPixmap:
        """Only the round picture, off the pointer's tip: the card below stays in sight.

        The room between the two is part of the picture, as not every system takes a tip beside it.
        """
        ratio, side = self.devicePixelRatioF(), _OFF_TIP + _PORTRAIT + 1
        pixmap = QPixmap(QSize(side, side) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_disc(painter, QRectF(_OFF_TIP, _OFF_TIP, _PORTRAIT, _PORTRAIT), lifted=True)
        painter.end()
        return pixmap

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entry in its shape."""
        painter = QPainter(self)
        match self.entry.shape:
            case Shape.CHIP:
                self._paint_chip(painter)
            case Shape.FACE:
                self._paint_face(painter)
            case Shape.PERSON:
                self._paint_person(painter)
        drawing.focus_ring(painter, self)

    def _accent(self, role: Role) -> QColor:
        return QColor(self.entry.accent) if self.entry.accent else colour(self, role)

    def _paint_chip(self, painter: QPainter) -> None:
        rect = QRectF(self.rect())
        border = colour(self, Role.ACCENT if self.underMouse() else Role.HAIRLINE)
        ground = drawing.button_ground(self, rest=Role.FIELD)
        drawing.body(painter, rect, fill=ground, border=border)
        icon = QRectF(_PADDING, (rect.height() - _ICON) / 2, _ICON, _ICON)
        self._icons.paint_icon(painter, self.entry.icon, icon, self._accent(Role.SECONDARY))
        words = rect.adjusted(_PADDING + _ICON + _GAP, 0, -_PADDING + 4, 0)
        ink = colour(self, Role.INK)
        drawing.text(painter, self, words, self.entry.label, ink, font=self._label_font())

    def _paint_face(self, painter: QPainter) -> None:
        rect = QRectF(self.rect())
        drawing.body(painter, rect, fill=drawing.button_ground(self))
        face = rect.adjusted(5, 5, -5, -5)
        paper = colour(self, Role.FIELD)
        valence = self.entry.item.valence
        self._icons.paint_face(painter, valence, face, self._accent(Role.INK), paper)

    def _paint_person(self, painter: QPainter) -> None:
        rect = QRectF(self.rect())
        drawing.body(painter, rect, fill=drawing.button_ground(self))
        disc = QRectF(4, (rect.height() - _PORTRAIT) / 2, _PORTRAIT, _PORTRAIT)
        self._paint_disc(painter, disc)
        words = rect.adjusted(disc.right() + 10, 0, -_PADDING, 0)
        ink, font = colour(self, Role.INK), self._label_font()
        if not self.entry.details:
            drawing.text(painter, self, words, self.entry.label, ink, font=font)
            return
        upper = QRectF(words.left(), 4, words.width(), 18)
        drawing.text(painter, self, upper, self.entry.label, ink, font=font)
        lower = QRectF(words.left(), 21, words.width(), 17)
        small = drawing.weighted(self.font(), QFont.Weight.Normal, pixels=_SMALL)
        faint = colour(self, Role.SECONDARY)
        drawing.text(painter, self, lower, self.entry.details, faint, font=small)

    def _paint_disc(self, painter: QPainter, disc: QRectF, *, lifted: bool = False) -> None:
        """The round picture of a person; ``lifted`` off the palette it has ground of its own."""
        if not self.entry.icon:
            drawing.portrait(painter, self, disc, self.entry.label, self._accent(Role.ACCENT))
            return
        ground = colour(self, Role.FIELD) if lifted else None
        border = colour(self, Role.BORDER)
        drawing.body(painter, disc, fill=ground, border=border, radius=_PORTRAIT / 2)
        icon = disc.adjusted(7, 7, -7, -7)
        self._icons.paint_icon(painter, self.entry.icon, icon, colour(self, Role.SECONDARY))


def mime_data(item: DragItem) -> QMimeData:
    """A drag item as MIME data: JSON of our own type, nothing that another program would run."""
    data = QMimeData()
    data.setData(DragItem.MIME_TYPE, item.to_bytes())
    return data
