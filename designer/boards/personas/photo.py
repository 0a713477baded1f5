"""The photo of a persona, large: chosen from a file, pasted, dropped, cut out again, taken off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from resources.words import tr
from widgets import drawing
from widgets.icon_paint import IconPainter
from widgets.roles import Role, colour

_SIDE = 168
_RADIUS = 12.0


class PhotoFrame(QWidget):
    """The photo, or an invitation to drop one. The keyboard may stand on it.

    ``data_given`` carries what was dropped or pasted.
    """

    data_given = Signal(object)
    asked = Signal()
    removed = Signal()

    def __init__(self, icons: IconPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._photo: QImage | None = None
        self._tint = ""
        self._over = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(_SIDE, _SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(
            tr("Enter chooses a picture, Ctrl+V pastes one, Delete takes it off.")
        )

    def show_photo(self, photo: QImage | None, name: str, tint: str) -> None:
        """Show a photo; None for the invitation."""
        self._photo, self._tint = photo, tint
        self.setAccessibleName(
            tr("Photo of {name}", name=name) if photo else tr("No photo of {name}", name=name)
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Its fixed size."""
        return QSize(_SIDE, _SIDE)

    def paste(self) -> None:
        """Take the picture on the clipboard."""
        self.data_given.emit(QGuiApplication.clipboard().mimeData())

    def event(self, event: QEvent) -> bool:
        """Paste and Delete are about the photo here, not about the map."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
            if own or event.matches(QKeySequence.StandardKey.Paste):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, paste or take off."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.asked.emit()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if self._photo is not None:
                self.removed.emit()
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses a picture."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.asked.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures."""
        data = event.mimeData()
        if data.hasImage() or data.hasUrls():
            self._over = True
            self.update()
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped."""
        self._over = False
        self.update()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.data_given.emit(_kept(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the photo, or the invitation."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(self.rect())
        if self._photo is not None:
            self._paint_photo(painter, rect, self._photo)
        else:
            self._paint_invitation(painter, rect)
        if self._over:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(self, Role.ACCENT), 3))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), _RADIUS, _RADIUS)
        drawing.focus_ring(painter, self, radius=_RADIUS)

    def _paint_photo(self, painter: QPainter, rect: QRectF, photo: QImage) -> None:
        """As the card has it: filled, its middle seen."""
        expanding = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        size = photo.size().scaled(self.size(), expanding)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(rect.center())
        clip = QPainterPath()
        clip.addRoundedRect(rect, _RADIUS, _RADIUS)
        painter.save()
        painter.setClipPath(clip)
        painter.drawImage(place, photo)
        painter.fillRect(QRectF(0, rect.bottom() - 4, rect.width(), 5), QColor(self._tint))
        painter.restore()

    def _paint_invitation(self, painter: QPainter, rect: QRectF) -> None:
        inside = rect.adjusted(1, 1, -1, -1)
        painter.setBrush(colour(self, Role.HOVER))
        painter.setPen(QPen(colour(self, Role.BORDER), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(inside, _RADIUS, _RADIUS)
        icon = QRectF(0, 0, 32, 32)
        icon.moveCenter(rect.center())
        icon.translate(0, -18)
        self._icons.paint_icon(painter, "persona", icon, colour(self, Role.SECONDARY))
        painter.setPen(colour(self, Role.SECONDARY))
        painter.setFont(drawing.weighted(self.font(), self.font().weight(), pixels=12))
        words = rect.adjusted(12, rect.height() / 2 + 6, -12, -8)
        wrapped = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(words, int(wrapped), tr("Drop a photo here, or click to choose one"))


class PhotoPanel(QWidget):
    """The photo and its buttons."""

    cut_asked = Signal()

    def __init__(self, icons: IconPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame = PhotoFrame(icons, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.frame, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(6)
        self.choose = QPushButton(tr("Choose…"), self)
        self.choose.clicked.connect(self.frame.asked)
        self.paste = QPushButton(tr("Paste"), self)
        self.paste.clicked.connect(self.frame.paste)
        self.cut = QPushButton(tr("Cut out…"), self)
        self.cut.clicked.connect(self.cut_asked)
        self.remove = QPushButton(tr("Remove"), self)
        self.remove.clicked.connect(self.frame.removed)
        for button in (self.choose, self.paste, self.cut, self.remove):
            column.addWidget(button)
        column.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)

    def show_photo(self, photo: QImage | None, name: str, tint: str) -> None:
        """Show a photo and what can be done with it."""
        self.frame.show_photo(photo, name, tint)
        self.cut.setVisible(photo is not None)
        self.remove.setVisible(photo is not None)


def _kept(data: QMimeData) -> QMimeData:
    """A copy: what was dropped is gone when the drop is over."""
    copy = QMimeData()
    copy.setUrls(data.urls())
    for name in data.formats():
        if name.startswith("image/"):
            copy.setData(name, data.data(name))
    if data.hasImage():
        copy.setImageData(data.imageData())
    return copy
