"""The tokens as a QPalette: what plain Qt controls and our own painted widgets read.

Our widgets take every colour from the palette, by the meaning that
:class:`widgets.roles.Role` gives its roles, so that a change of theme repaints them by itself.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from designer.style.tokens import Tokens
from widgets.roles import Role


def interface_palette(tokens: Tokens) -> QPalette:
    """The palette of a theme, disabled state included."""
    theme = tokens.theme
    colours = {
        Role.INK: theme.ink,
        Role.SECONDARY: theme.secondary,
        Role.FAINT: tokens.faint,
        Role.HAIRLINE: theme.hairline,
        Role.SURFACE: tokens.surface,
        Role.GROUND: theme.canvas,
        Role.FIELD: tokens.field,
        Role.BORDER: tokens.field_border,
        Role.HOVER: tokens.hover,
        Role.ACCENT: theme.accent,
        Role.ACCENT_SOFT: theme.accent_soft,
        Role.DANGER: tokens.danger,
    }
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(role.value, QColor(colour))
    for also, colour in {
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.HighlightedText: theme.ink,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.LinkVisited: theme.accent,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.ToolTipBase: tokens.tip,
        QPalette.ColorRole.ToolTipText: tokens.tip_text,
        QPalette.ColorRole.Highlight: theme.accent_soft,
    }.items():
        palette.setColor(also, QColor(colour))
    for faded in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, faded, QColor(tokens.disabled))
    return palette
