"""An editor for a picture: shows it, chooses another from a file, takes it off."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from resources.words import tr
from widgets import drawing
from widgets.icon_paint import IconPainter
from widgets.roles import Role, colour

_HEIGHT = 120
_ROUND = 64


class Thumbnail(QWidget):
    """The picture, as large as fits; an icon where there is none."""

    def __init__(self, icons: IconPainter, *, round_: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._round = round_
        self._pixmap = QPixmap()
        if round_:
            self.setFixedSize(_ROUND, _ROUND)
        else:
            self.setFixedHeight(_HEIGHT)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_pixmap(self, pixmap: QPixmap) -> None:
        """Show another picture; a null one shows the icon."""
        self._pixmap = pixmap
        self.update()

    def sizeHint(self) -> QSize:
        """Its fixed size."""
        return QSize(_ROUND, _ROUND) if self._round else QSize(160, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(self.rect())
        radius = rect.width() / 2 if self._round else drawing.RADIUS
        drawing.body(painter, rect, fill=colour(self, Role.HOVER), radius=radius)
        if self._pixmap.isNull():
            icon = QRectF(0, 0, 24, 24)
            icon.moveCenter(rect.center())
            name = "persona" if self._round else "image"
            self._icons.paint_icon(painter, name, icon, colour(self, Role.FAINT))
            return
        clip = QPainterPath()
        clip.addRoundedRect(rect, radius, radius)
        painter.setClipPath(clip)
        mode = (
            Qt.AspectRatioMode.KeepAspectRatioByExpanding
            if self._round
            else Qt.AspectRatioMode.KeepAspectRatio
        )
        size = self._pixmap.size().scaled(self.size(), mode)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(rect.center())
        painter.drawPixmap(place, self._pixmap, QRectF(self._pixmap.rect()))


class PictureEditor(QWidget):
    """The thumbnail and its buttons. ``asked`` wishes for a file, ``removed`` for none."""

    asked = Signal()
    removed = Signal()

    def __init__(
        self, icons: IconPainter, *, round_: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        outer = QHBoxLayout(self) if round_ else QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        self.thumbnail = Thumbnail(icons, round_=round_, parent=self)
        outer.addWidget(self.thumbnail)
        buttons = QVBoxLayout() if round_ else QHBoxLayout()
        buttons.setSpacing(6)
        self.choose = QPushButton(tr("Choose…"), self)
        self.choose.clicked.connect(self.asked)
        self.remove = QPushButton(tr("Remove"), self)
        self.remove.clicked.connect(self.removed)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        outer.addLayout(buttons)

    def set_picture(self, pixmap: QPixmap, alt: str = "") -> None:
        """Show a picture, or that there is none."""
        self.thumbnail.set_pixmap(pixmap)
        self.thumbnail.setAccessibleName(alt or tr("Picture"))
        self.remove.setVisible(not pixmap.isNull())
