"""What the start page is filled with a moment after it stands: templates and recent maps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from resources.words import tr
from widgets import drawing
from widgets.plain_tip import plain_tip
from widgets.roles import Role, colour

if TYPE_CHECKING:  # only a name here: it brings the layout along
    from designer.start.template_pictures import GalleryEntry

PREVIEW = QSize(320, 160)
"""The size of a template's picture; a card shows as much of it as it has room for."""
LEAST_CARD = 216
CARD_GAP = 14
_PICTURE_HEIGHT = 124
_CARD_HEIGHT = 204


class TemplateCard(QAbstractButton):
    """A template of the gallery: its picture, name and a sentence.

    ``delete_asked`` comes with the id of one of the person's own: by its menu or the Delete key.
    """

    delete_asked = Signal(str)

    def __init__(self, entry: GalleryEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._picture = QPixmap()
        self.setText(entry.name)
        self.setAccessibleName(entry.name)
        self.setAccessibleDescription(entry.description)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_picture(self, picture: QPixmap) -> None:
        """Show how a map from it looks."""
        self._picture = picture
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes a template of one's own."""
        if self.entry.own and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_asked.emit(self.entry.id)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a template of one's own."""
        if not self.entry.own:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Delete the template")).triggered.connect(
            lambda: self.delete_asked.emit(self.entry.id)
        )
        menu.popup(event.globalPos())

    def sizeHint(self) -> QSize:
        """All cards are of one size."""
        return QSize(LEAST_CARD, _CARD_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        border = colour(self, Role.ACCENT if self.underMouse() else Role.HAIRLINE)
        drawing.body(painter, rect, fill=colour(self, Role.SURFACE), border=border, radius=8)
        frame = QRectF(8, 8, rect.width() - 16, _PICTURE_HEIGHT)
        drawing.body(painter, frame, fill=colour(self, Role.GROUND), radius=5)
        if not self._picture.isNull():
            clip = QPainterPath()
            clip.addRoundedRect(frame, 5, 5)
            painter.save()
            painter.setClipPath(clip)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            height = frame.width() * PREVIEW.height() / PREVIEW.width()
            shown = QRectF(frame.topLeft(), QSizeF(frame.width(), height))
            painter.drawPixmap(shown, self._picture, QRectF(self._picture.rect()))
            painter.restore()
        words = QRectF(12, frame.bottom() + 8, rect.width() - 24, 18)
        bold = drawing.weighted(self.font(), QFont.Weight.DemiBold)
        drawing.text(painter, self, words, self.text(), colour(self, Role.INK), font=bold)
        painter.setFont(drawing.weighted(self.font(), QFont.Weight.Normal, pixels=12))
        painter.setPen(colour(self, Role.SECONDARY))
        below = QRectF(12, words.bottom() + 2, rect.width() - 24, 36)
        wrap = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
        painter.drawText(below, wrap, self.entry.description)
        drawing.focus_ring(painter, self, radius=8)


class RecentRow(QAbstractButton):
    """A recent map: its name and its folder."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.setText(path.stem)
        self.setToolTip(plain_tip(str(path)))
        self.setAccessibleName(path.stem)
        self.setAccessibleDescription(str(path.parent))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(200, 46)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        drawing.body(painter, rect, fill=drawing.button_ground(self))
        bold = drawing.weighted(self.font(), QFont.Weight.DemiBold)
        upper = QRectF(8, 5, rect.width() - 16, 18)
        drawing.text(painter, self, upper, self.text(), colour(self, Role.INK), font=bold)
        small = drawing.weighted(self.font(), QFont.Weight.Normal, pixels=12)
        lower = QRectF(8, 23, rect.width() - 16, 17)
        folder = shown_folder(self.path.parent)
        drawing.text(painter, self, lower, folder, colour(self, Role.SECONDARY), font=small)
        drawing.focus_ring(painter, self)


def shown_folder(folder: Path) -> str:
    """A folder as people write it, with ``~`` for the home folder."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        return str(folder)
