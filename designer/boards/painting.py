"""What the lists of boards paint alike: support badges, pictures, pills."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from designer.boards.faces import RowFace
from designer.style.tokens import SMALL_PIXELS, Tokens
from model.kinds import Support
from model.layout.colours import readable
from resources.words import tr
from widgets import drawing
from widgets.icon_paint import IconPainter

_PILL_PADDING, _PILL_HEIGHT = 7.0, 20.0
_BADGE = 14.0


class RowPaint:
    """Paints parts of rows for one view, in the colours of ``tokens``."""

    def __init__(self, icons: IconPainter, view: QWidget, tokens: Tokens) -> None:
        self.icons = icons
        self.view = view
        self.tokens = tokens

    def font(self, *, bold: bool = False, small: bool = False) -> QFont:
        """The view's font in a weight and size."""
        weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
        return drawing.weighted(self.view.font(), weight, pixels=SMALL_PIXELS if small else None)

    def width(self, words: str, font: QFont) -> float:
        """How wide words are."""
        return QFontMetricsF(font).horizontalAdvance(words) + 1

    def soft(self) -> QColor:
        """The ink of what is said besides: read on every ground that a row has."""
        theme = self.tokens.theme
        grounds = (self.tokens.surface, self.tokens.hover, theme.accent_soft)
        return QColor(readable(theme.secondary, *grounds))

    def words(
        self,
        painter: QPainter,
        rect: QRectF,
        words: str,
        *,
        ink: QColor | None = None,
        bold: bool = False,
        small: bool = False,
        right: bool = False,
    ) -> None:
        """One line of plain text, cut with an ellipsis where it does not fit."""
        colour = ink if ink is not None else QColor(self.tokens.theme.ink)
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        font = self.font(bold=bold, small=small)
        drawing.text(painter, self.view, rect, words, colour, align=align, font=font)

    def picture(self, painter: QPainter, square: QRectF, face: RowFace) -> None:
        """The icon of a row, a face, or a portrait."""
        tokens = self.tokens
        if face.portrait:
            disc = square.adjusted(-2, -2, 2, 2)
            drawing.portrait(painter, self.view, disc, face.text, QColor(face.portrait))
        elif face.valence is not None:
            ink, paper = QColor(tokens.theme.secondary), QColor(tokens.surface)
            self.icons.paint_face(painter, face.valence, square, ink, paper)
        else:
            name = readable(face.tint or tokens.theme.secondary, tokens.surface, tokens.hover)
            self.icons.paint_icon(painter, face.icon, square, QColor(name))

    def support(self, painter: QPainter, right: float, middle: float, support: Support) -> float:
        """The badge of how well something is supported, up to ``right``; where it begins."""
        tokens = self.tokens
        grounds = (tokens.surface, tokens.hover, tokens.theme.accent_soft)
        ink = QColor(readable(tokens.theme.support[support], *grounds))
        word = tr(support.value)
        width = self.width(word, self.font(small=True))
        room = QRectF(right - width, middle - 10, width, 20)
        self.words(painter, room, word, ink=ink, small=True)
        icon = QRectF(room.x() - _BADGE - 4, middle - _BADGE / 2, _BADGE, _BADGE)
        self.icons.paint_icon(painter, support.value, icon, ink)
        return icon.x()

    def pill(
        self, painter: QPainter, right: float, middle: float, words: str, *, strong: bool = False
    ) -> float:
        """A figure on a rounded ground, up to ``right``; where it begins."""
        tokens = self.tokens
        ground = tokens.theme.accent_soft if strong else tokens.pressed
        ink = readable(tokens.theme.accent if strong else tokens.theme.secondary, ground)
        font = self.font(bold=True, small=True)
        width = max(_PILL_HEIGHT, self.width(words, font) + 2 * _PILL_PADDING)
        rect = QRectF(right - width, middle - _PILL_HEIGHT / 2, width, _PILL_HEIGHT)
        drawing.body(painter, rect, fill=QColor(ground), radius=_PILL_HEIGHT / 2)
        centre = Qt.AlignmentFlag.AlignHCenter
        drawing.text(painter, self.view, rect, words, QColor(ink), align=centre, font=font)
        return rect.x()
