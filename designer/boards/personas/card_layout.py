"""Where the parts of a persona's card stand at a width, and how high it is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont

from designer.boards.personas.card_face import CardFace
from designer.boards.text_block import TextBlock, text_block
from resources.words import tr
from widgets import drawing
from widgets.roles import Role

PAD = 16.0
PHOTO = 64.0
CURVE, FOOT, KEY = 72.0, 22.0, 18.0
_GAP = 12.0
_BULLET = 12.0
_MOST_LISTED, _MOST_LINES = 4, 2


@dataclass(frozen=True, slots=True)
class Words:
    """A text at its place; ``bullet``: a dot stands before it."""

    block: TextBlock
    at: QPointF
    role: Role
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class CardLayout:
    """The texts, and how high the card must be. Curve and foot stand at its bottom."""

    words: tuple[Words, ...]
    height: float


class _Column:
    """Texts below one another."""

    def __init__(self, font: QFont, left: float, y: float, width: float) -> None:
        self.words: list[Words] = []
        self._font, self._left, self._width = font, left, width
        self.y = y

    def text(
        self,
        words: str,
        role: Role,
        *,
        pixels: int = 13,
        weight: QFont.Weight = QFont.Weight.Normal,
        most: int = 1,
        bullet: bool = False,
    ) -> None:
        indent = _BULLET if bullet else 0.0
        font = drawing.weighted(self._font, weight, pixels=pixels)
        block = text_block(words, font, self._width - indent, most)
        self.words.append(Words(block, QPointF(self._left + indent, self.y), role, bullet))
        self.y += block.height

    def gap(self, high: float) -> None:
        self.y += high


def card_layout(face: CardFace, font: QFont, width: float) -> CardLayout:
    """The parts of a card that is so wide."""
    beside = PAD + PHOTO + _GAP
    head = _Column(font, beside, PAD + 2, width - beside - PAD - 18)
    head.text(face.name, Role.INK, pixels=16, weight=QFont.Weight.DemiBold, most=2)
    head.gap(2)
    head.text(face.role or tr("No role yet"), Role.SECONDARY if face.role else Role.FAINT, most=2)
    body = _Column(font, PAD, max(head.y, PAD + PHOTO) + _GAP, width - 2 * PAD)
    if face.quote:
        body.text(f"“{' '.join(face.quote.split())}”", Role.INK, most=3)
        body.gap(_GAP)
    _list(body, tr("Goals"), face.goals, tr("No goals yet"))
    body.gap(_GAP - 2)
    _list(body, tr("Challenges"), face.challenges, tr("No challenges yet"))
    journey = CURVE + KEY if face.journey is not None else 0.0
    height = body.y + _GAP + journey + FOOT + PAD
    return CardLayout((*head.words, *body.words), height)


def _list(column: _Column, title: str, lines: tuple[str, ...], none: str) -> None:
    column.text(title, Role.SECONDARY, pixels=12, weight=QFont.Weight.DemiBold)
    column.gap(2)
    shown = lines if len(lines) <= _MOST_LISTED else lines[: _MOST_LISTED - 1]
    for line in shown:
        column.text(line, Role.INK, most=_MOST_LINES, bullet=True)
        column.gap(1)
    if len(shown) < len(lines):
        column.text(tr("and {n} more", n=len(lines) - len(shown)), Role.SECONDARY, pixels=12)
    if not lines:
        column.text(none, Role.FAINT)


def curve_place(rect: QRectF) -> QRectF:
    """Where the curves stand in a card."""
    top = rect.bottom() - PAD - FOOT - KEY - CURVE
    return QRectF(rect.left() + PAD, top, rect.width() - 2 * PAD, CURVE)


def key_place(rect: QRectF) -> QRectF:
    """Where it says what the lines of the curves mean."""
    top = rect.bottom() - PAD - FOOT - KEY
    return QRectF(rect.left() + PAD, top, rect.width() - 2 * PAD, KEY)


def foot_place(rect: QRectF) -> QRectF:
    """Where it says what the persona rests on."""
    top = rect.bottom() - PAD - FOOT + 4
    return QRectF(rect.left() + PAD, top, rect.width() - 2 * PAD, FOOT)
