"""The line where a drop would make a new lane, with its name."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter

from designer.canvas.marking.marks import LineMark
from designer.canvas.window import Window
from model.layout.theme import Theme

_TEXT_SIZE = 12
_HEIGHT = 20.0
_PADDING = 9.0
_INDENT = 14.0


@dataclass(frozen=True, slots=True)
class NewLaneMark(LineMark):
    """A drop marker with words on it, which stay in sight where the line begins further left."""

    text: str = ""

    def bounds(self, window: Window) -> QRectF:
        """The line, its ends and the words."""
        return super(NewLaneMark, self).bounds(window).united(self._plate(window))

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """The words on a plate in the colour of the line."""
        super(NewLaneMark, self).paint(painter, window, theme, exposed)
        plate = self._plate(window)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(plate, _HEIGHT / 2, _HEIGHT / 2)
        painter.setFont(_font())
        painter.setPen(QColor(theme.paper))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self.text)

    def _plate(self, window: Window) -> QRectF:
        line = window.to_view(self.rect, self.space)
        left = max(line.left(), window.to_view(window.visible).left()) + _INDENT
        width = QFontMetricsF(_font()).horizontalAdvance(self.text) + 2 * _PADDING
        corner = QPointF(round(left), round(line.center().y() - _HEIGHT / 2))
        return QRectF(corner.x(), corner.y(), round(width), _HEIGHT)


def _font() -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(_TEXT_SIZE)
    font.setBold(True)
    return font
