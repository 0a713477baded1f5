"""Colours of the window; none tells alone: kinds have icon and word, differences a line."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat

from designer.returning.differences import Mark
from designer.style.tokens import Tokens
from exporters.workbook.returning.comparison import Kind
from model.layout.colours import readable


def kind_colour(kind: Kind, tokens: Tokens) -> QColor:
    """The ink of a kind's icon and word: read on its own ground, and in a selected row."""
    match kind:
        case Kind.EDIT:
            name = tokens.theme.accent
        case Kind.NEW:
            name = tokens.success
        case Kind.CONFLICT:
            name = tokens.warning
        case Kind.REMOVED | Kind.UNREADABLE:
            name = tokens.danger
        case Kind.EXTRA:
            name = tokens.theme.secondary
    grounds = (tokens.surface, tokens.hover, tokens.theme.accent_soft, _ground(kind, tokens))
    return QColor(readable(name, *grounds))


def kind_ground(kind: Kind, tokens: Tokens) -> QColor:
    """What its icon stands on."""
    return QColor(_ground(kind, tokens))


def _ground(kind: Kind, tokens: Tokens) -> str:
    match kind:
        case Kind.EDIT:
            return tokens.theme.accent_soft
        case Kind.NEW:
            return tokens.success_soft
        case Kind.CONFLICT:
            return tokens.warning_soft
        case Kind.REMOVED | Kind.UNREADABLE:
            return tokens.danger_soft
        case Kind.EXTRA:
            return tokens.hover


def mark_colours(mark: Mark, tokens: Tokens) -> tuple[QColor, QColor | None]:
    """The ink of a piece of text, and its ground."""
    match mark:
        case Mark.GONE:
            return QColor(readable(tokens.danger, tokens.danger_soft)), QColor(tokens.danger_soft)
        case Mark.NEW:
            ground = tokens.success_soft
            return QColor(readable(tokens.success, ground)), QColor(ground)
        case Mark.SAME:
            return QColor(tokens.theme.ink), None


def text_format(mark: Mark, tokens: Tokens) -> QTextCharFormat:
    """How a piece of a text looks: struck out where it is gone, underlined where it is new."""
    made = QTextCharFormat()
    ink, ground = mark_colours(mark, tokens)
    made.setForeground(ink)
    if ground is not None:
        made.setBackground(ground)
    made.setFontStrikeOut(mark is Mark.GONE)
    made.setFontUnderline(mark is Mark.NEW)
    return made
