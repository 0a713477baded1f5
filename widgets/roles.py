"""Which palette role stands for which colour of the interface.

Qt's role names are about bevels; these are about meaning. Widgets that paint themselves read
colours through :func:`colour` and nothing else.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget


class Role(Enum):
    """The meaning of a colour, with the palette role that carries it."""

    INK = QPalette.ColorRole.WindowText
    SECONDARY = QPalette.ColorRole.Dark
    FAINT = QPalette.ColorRole.PlaceholderText
    HAIRLINE = QPalette.ColorRole.Midlight
    SURFACE = QPalette.ColorRole.Button
    GROUND = QPalette.ColorRole.Window
    FIELD = QPalette.ColorRole.Base
    BORDER = QPalette.ColorRole.Mid
    HOVER = QPalette.ColorRole.Light
    ACCENT = QPalette.ColorRole.Shadow
    ACCENT_SOFT = QPalette.ColorRole.AlternateBase
    DANGER = QPalette.ColorRole.BrightText


def colour(widget: QWidget, role: Role) -> QColor:
    """The colour with this meaning as the widget shall paint it now (faded when disabled)."""
    return widget.palette().color(role.value)
