"""What is shown of a border that can be pulled: a line on it, and the size while it is pulled."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen

from designer.canvas.marking.marks import Mark
from designer.canvas.window import Space, Window
from model.layout.borders import Border, LaneBorder, StepBorder
from model.layout.geometry import Rect
from model.layout.theme import Theme

_WIDTH = 3.0
_TEXT_SIZE = 12
_HEIGHT = 22.0
_PADDING = 8.0
_AWAY = 16.0


def space_of(border: Border) -> Space:
    """What a border moves with."""
    match border:
        case LaneBorder():
            return Space.LABELS
        case StepBorder(in_grid=True):
            return Space.SHEET
        case _:
            return Space.BAND


@dataclass(frozen=True, slots=True)
class BorderMark(Mark):
    """A line along a border. One in the grid lies below the strips that are held in sight."""

    rect: Rect
    space: Space

    @property
    def above_strips(self) -> bool:  # type: ignore[override]
        """Headers and names are strips themselves."""
        return self.space is not Space.SHEET

    def bounds(self, window: Window) -> QRectF:
        """The line."""
        return window.to_view(self.rect, self.space).adjusted(-_WIDTH, -_WIDTH, _WIDTH, _WIDTH)

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """Draw it in the accent, as far as it is exposed."""
        shown = window.to_view(self.rect, self.space)
        x, y = round(shown.left()), round(shown.top())
        if shown.width() > shown.height():
            line = QLineF(x, y, shown.right(), y)
        else:
            top, bottom = max(shown.top(), exposed.top()), min(shown.bottom(), exposed.bottom())
            line = QLineF(x, top, x, bottom)
        for colour, width in ((theme.paper, _WIDTH + 2), (theme.accent, _WIDTH)):
            pen = QPen(QColor(colour), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(line)


@dataclass(frozen=True, slots=True)
class SizeMark(Mark):
    """The size that a thing would have, beside the pointer and always in sight."""

    above_strips = True

    text: str
    position: QPointF

    def bounds(self, window: Window) -> QRectF:
        """The plate."""
        return self._plate(window).adjusted(-1, -1, 1, 1)

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """Words on a dark plate."""
        plate = self._plate(window)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ink))
        painter.drawRoundedRect(plate, 5, 5)
        painter.setFont(_font())
        painter.setPen(QColor(theme.paper))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self.text)

    def _plate(self, window: Window) -> QRectF:
        port = window.to_view(window.visible)
        width = round(QFontMetricsF(_font()).horizontalAdvance(self.text) + 2 * _PADDING)
        x = min(self.position.x() + _AWAY, port.right() - width - 4)
        y = min(self.position.y() + _AWAY, port.bottom() - _HEIGHT - 4)
        return QRectF(round(max(x, port.left() + 4)), round(max(y, port.top() + 4)), width, _HEIGHT)


def _font() -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(_TEXT_SIZE)
    font.setBold(True)
    return font
