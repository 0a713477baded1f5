"""A button with a face: how something feels."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets import drawing
from widgets.icon_paint import IconPainter
from widgets.roles import Role, colour

_SIDE, _FACE = 38, 26


class FaceButton(QAbstractButton):
    """Pressed, it emits ``chosen`` with its valence, -2 to +2. Enter presses it as Space does."""

    chosen = Signal(float)

    def __init__(
        self, icons: IconPainter, valence: float, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self.valence = valence
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.chosen.emit(self.valence))

    def sizeHint(self) -> QSize:
        """A square with room for a finger."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the face."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        drawing.body(painter, rect, fill=drawing.button_ground(self, rest=Role.SURFACE), radius=19)
        edge = (_SIDE - _FACE) / 2
        square = QRectF(edge, edge, _FACE, _FACE)
        ink, paper = colour(self, Role.INK), colour(self, Role.SURFACE)
        self._icons.paint_face(painter, self.valence, square, ink, paper)
        drawing.focus_ring(painter, self, radius=19)
