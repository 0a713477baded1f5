"""How the tick of a row is painted, as check boxes look."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from designer.style.tokens import Tokens
from widgets import drawing
from widgets.icon_paint import IconPainter

TICK = 18
"""How wide and high the room of a tick is, in pixels."""


def paint_tick(
    painter: QPainter, icons: IconPainter, box: QRectF, state: Qt.CheckState, tokens: Tokens
) -> None:
    """A box that is ticked, half ticked, or empty."""
    square = box.adjusted(1, 1, -1, -1)
    if state is Qt.CheckState.Unchecked:
        border = QColor(tokens.field_border_hover)
        drawing.body(painter, square, fill=QColor(tokens.field), border=border, radius=4)
        return
    full = state is Qt.CheckState.Checked
    fill = QColor(tokens.primary if full else tokens.theme.accent_soft)
    border = QColor(tokens.primary if full else tokens.theme.accent)
    ink = QColor(tokens.primary_text if full else tokens.theme.accent)
    drawing.body(painter, square, fill=fill, border=border, radius=4)
    name = "check" if full else "minus"
    icons.paint_icon(painter, name, square.adjusted(1, 1, -1, -1), ink)
