"""The ground of a row that a list paints itself: chosen, pointed at, with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle

from designer.style.tokens import Tokens
from widgets import drawing

RADIUS = 6.0


def paint_ground(
    painter: QPainter, body: QRectF, state: QStyle.StateFlag, tokens: Tokens, *, keyboard: bool
) -> None:
    """Paint it; ``keyboard``: whether the list has it."""
    if state & QStyle.StateFlag.State_Selected:
        drawing.body(painter, body, fill=QColor(tokens.theme.accent_soft), radius=RADIUS)
    elif state & QStyle.StateFlag.State_MouseOver:
        drawing.body(painter, body, fill=QColor(tokens.hover), radius=RADIUS)
    if state & QStyle.StateFlag.State_HasFocus and keyboard:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.theme.accent), 2))
        painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
