"""A field to search with: a lens at the left, a cross to empty it at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from widgets.icon_paint import IconPainter
from widgets.roles import Role, colour

_ICON = 16
_MARGIN = 10


class SearchField(QLineEdit):
    """Emits ``textChanged`` as typed; Escape empties it; ``left_down`` when Down is pressed."""

    left_down = Signal()

    def __init__(self, icons: IconPainter, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setTextMargins(_ICON + _MARGIN - 2, 0, 0, 0)
        self.setProperty("search", True)  # noqa: FBT003 - Qt's own signature

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties, Down leaves for what was found."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the lens."""
        super().paintEvent(event)
        painter = QPainter(self)
        square = QRectF(_MARGIN, (self.height() - _ICON) / 2, _ICON, _ICON)
        self._icons.paint_icon(painter, "search", square, colour(self, Role.SECONDARY))
