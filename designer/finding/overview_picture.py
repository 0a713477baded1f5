"""The whole sheet in miniature, painted from the boxes of a layout once and kept."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from designer.canvas.convert import qrect
from designer.canvas.showing.items import DIMMED
from designer.finding.resting import Rest
from model.ids import Id
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from model.queries import stage_hues

_DARKER = 1.15


class OverviewPicture:
    """One picture: of a layout, with these things dimmed, at a size. Kept until one differs."""

    def __init__(self) -> None:
        self._made_of: tuple[object, ...] = ()
        self._pixmap = QPixmap()
        self._rest = Rest()
        self.stale_ms = 0
        """In how many milliseconds a better picture is to be had; 0: it is the right one."""
        self.painted = 0
        """How often it was painted anew."""

    def of(
        self,
        result: LayoutResult,
        dimmed: frozenset[Id],
        size: QSize,
        ratio: float,
    ) -> QPixmap:
        """The picture; ``size`` in pixels of the window.

        Of a large map it takes most of a frame: while that changes on and on, a picture of a moment
        ago is answered, and :attr:`stale_ms` says when to ask again.
        """
        made_of = (size, ratio, id(result), dimmed)
        known = made_of[:2] == self._made_of[:2] if self._rest.left_ms else made_of == self._made_of
        self.stale_ms = self._rest.left_ms if known and made_of != self._made_of else 0
        if not known or self._pixmap.isNull():
            self._made_of = made_of
            self._result = result  # alive, so that its id stays its own
            self._rest.begin()
            self._pixmap = _painted(result, dimmed, size, ratio)
            self._rest.end()
            self.painted += 1
        return self._pixmap


def _painted(result: LayoutResult, dimmed: frozenset[Id], size: QSize, ratio: float) -> QPixmap:
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    theme = result.options.theme
    pixmap.fill(QColor(theme.paper))
    painter = QPainter(pixmap)
    painter.scale(size.width() / result.size.width, size.height() / result.size.height)
    painter.setPen(Qt.PenStyle.NoPen)
    heading = result.heading_group
    place = heading.bounds.moved(heading.dx, heading.dy)
    painter.fillRect(qrect(Rect(place.x, place.y, min(place.width, 220), 14)), QColor(theme.faint))
    for rect in result.personas.values():
        painter.fillRect(qrect(rect), QColor(theme.canvas))
    _paint_band(painter, result)
    _paint_lanes(painter, result)
    _paint_cards(painter, result, dimmed)
    _paint_feelings(painter, result, dimmed)
    painter.end()
    return pixmap


def _paint_band(painter: QPainter, result: LayoutResult) -> None:
    theme, hues = result.options.theme, stage_hues(result.document)
    for stage in result.stages:
        hue = theme.stage_hues[hues[stage.stage_id] % len(theme.stage_hues)]
        painter.fillRect(qrect(stage.rect).adjusted(0, 0, -8, 0), QColor(hue))


def _paint_lanes(painter: QPainter, result: LayoutResult) -> None:
    theme = result.options.theme
    line, name = QColor(theme.hairline).darker(int(100 * _DARKER)), QColor(theme.faint)
    for lane in result.lanes:
        painter.fillRect(QRectF(lane.label.x, lane.y, result.grid.right, 2), line)
        words = min(lane.label.width * 0.55, 80)
        painter.fillRect(QRectF(lane.label.x, lane.y + 16, words, 10), name)


def _paint_cards(painter: QPainter, result: LayoutResult, dimmed: frozenset[Id]) -> None:
    """The cards, kind by kind; their bar's colour tells more than their pale ground."""
    cards, colours = result.document.cards, result.options.theme.cards
    boxes: dict[tuple[bool, str], list[QRectF]] = {}
    strips = [(lane.cards, result.grid.x, lane.y) for lane in result.lanes]
    for rects, x, y in (*strips, (result.parking, 0.0, 0.0)):
        for card_id, rect in rects.items():
            card = cards.get(card_id)
            if card is not None:
                key = (card_id in dimmed, colours[card.kind].bar)
                boxes.setdefault(key, []).append(qrect(rect.moved(x, y)))
    for (faint, colour), rects_of in boxes.items():
        painter.setOpacity(DIMMED if faint else 0.72)
        painter.setBrush(QColor(colour))
        painter.drawRects(rects_of)
    painter.setOpacity(1.0)


def _paint_feelings(painter: QPainter, result: LayoutResult, dimmed: frozenset[Id]) -> None:
    theme, memory = result.options.theme, result.memory
    for lane in result.lanes:
        for box in lane.markers.values():
            mark = memory.marks.get(box.persona_id) if memory is not None else None
            painter.setOpacity(DIMMED if box.marker_id in dimmed else 1.0)
            painter.setBrush(QColor(mark.line if mark is not None else theme.accent))
            centre = box.centre.moved(result.grid.x, lane.y)
            radius = box.radius
            painter.drawEllipse(
                QRectF(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius)
            )
    painter.setOpacity(1.0)
