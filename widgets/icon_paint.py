"""How widgets get their icons painted: they know names, not where the paths come from."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.roles import Role, colour


class IconPainter(Protocol):
    """Paints an icon by name, or an emotion's face, into a square."""

    def paint_icon(self, painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
        """Draw the icon in a colour; an unknown name draws nothing."""

    def paint_face(
        self, painter: QPainter, valence: float, rect: QRectF, colour: QColor, paper: QColor
    ) -> None:
        """Draw the face of a valence from -2 to +2."""


class IconLabel(QWidget):
    """An icon that is only looked at, in the colour of a role."""

    def __init__(
        self,
        icons: IconPainter,
        name: str,
        *,
        size: int = 18,
        role: Role = Role.SECONDARY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._name = name
        self._size = size
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, role: Role | None = None) -> None:
        """Show another icon, in the colour of another role if one is given."""
        self._name = name
        self._role = role or self._role
        self.update()

    def sizeHint(self) -> QSize:
        """The icon's square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        square = QRectF(0, 0, self._size, self._size)
        square.moveCenter(QRectF(self.rect()).center())
        self._icons.paint_icon(painter, self._name, square, colour(self, self._role))
