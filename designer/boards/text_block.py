"""A plain text on at most so many lines, broken for a width: for rows that lists paint."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_KEPT = 2_000


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines of one text, the last with an ellipsis where it goes on. Sizes in pixels."""

    lines: tuple[str, ...]
    font: QFont
    leading: float
    width: float

    @property
    def height(self) -> float:
        """How high all lines are."""
        return self.leading * len(self.lines)

    def paint(self, painter: QPainter, at: QPointF, ink: QColor) -> None:
        """Draw the lines, the first one's top left at a point."""
        painter.setFont(self.font)
        painter.setPen(ink)
        for number, line in enumerate(self.lines):
            room = QRectF(at.x(), at.y() + number * self.leading, self.width + 1, self.leading)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)


@lru_cache(maxsize=_KEPT)
def text_block(words: str, font: QFont, width: float, most: int) -> TextBlock:
    """The text broken for a width."""
    metrics = QFontMetricsF(font)
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    cuts: list[int] = []
    for _ in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(10.0, width))
        cuts.append(line.textStart())
    layout.endLayout()
    # QTextLayout counts in UTF-16 units; texts beyond the basic plane are cut by those.
    units = words.encode("utf-16-le")
    lines = [
        _units(units, start, end).strip()
        for start, end in zip(cuts, [*cuts[1:], len(units) // 2], strict=True)
    ]
    if lines:
        lines[-1] = metrics.elidedText(lines[-1], Qt.TextElideMode.ElideRight, max(10.0, width))
    return TextBlock(tuple(lines) or ("",), font, metrics.height(), max(10.0, width))


def _units(units: bytes, start: int, end: int) -> str:
    return units[2 * start : 2 * end].decode("utf-16-le", errors="ignore")
