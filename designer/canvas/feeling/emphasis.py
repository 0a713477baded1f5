"""Whose feelings are worked on: that persona's curve stands out, the others' step back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, Qt, SignalInstance
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from designer.canvas.feeling.feelings import persona_name
from designer.canvas.host import Canvas
from designer.canvas.marking.marks import Mark
from designer.canvas.selection import Selection
from designer.canvas.showing.dimming import Dimming, Source
from designer.canvas.window import Space, Window
from designer.style.fonts import FAMILY
from model.document import JourneyMap
from model.ids import Id
from model.kinds import LaneKind
from model.layout.geometry import Rect
from model.layout.metrics import SMALL_STRONG
from model.layout.result import LayoutResult
from model.layout.theme import Theme
from resources.words import tr

_CHIP_HEIGHT = 18.0
_CHIP_WIDTH = 112.0
_LEFT, _FOOT = 2.0, 8.0
_DOT = 3.5
_PAD = 7.0


class EmphasisCanvas(Canvas, Protocol):
    """What emphasis needs of the view."""

    dimming: Dimming
    chosen_changed: SignalInstance
    hover_changed: SignalInstance


def emphasised(document: JourneyMap, chosen: Selection, hovered: Id | None) -> Id | None:
    """The persona whose feelings are worked on; None while nobody works on feelings.

    That of what is selected; in a cell of an emotion lane that of whom was worked on last; else
    that of the marker, curve or persona the pointer is over.
    """
    selected = chosen.feeling(document)
    if selected is not None:
        return selected
    cell = chosen.cell
    if cell is not None and cell.lane_id in document.lanes:
        in_feelings = document.lanes[cell.lane_id].kind is LaneKind.EMOTIONS
        if in_feelings and chosen.persona in document.personas:
            return chosen.persona
    return Selection.of([hovered]).feeling(document) if hovered is not None else None


def stepping_back(document: JourneyMap, persona_id: Id | None) -> frozenset[Id]:
    """The markers and (as their personas) the curves that step back behind a persona's."""
    if persona_id is None:
        return frozenset()
    others = [m for m in document.markers.values() if m.persona_id != persona_id]
    if len(others) == len(document.markers):
        return frozenset()  # this persona has no curve that could stand out
    return frozenset(m.id for m in others) | frozenset(m.persona_id for m in others)


@dataclass(frozen=True, slots=True)
class WhoseMark(Mark):
    """Below the name of the emotion lane: to whom a new emotion belongs."""

    above_strips = True

    rect: Rect
    name: str
    colour: str

    def bounds(self, window: Window) -> QRectF:
        """The chip."""
        return window.to_view(self.rect, Space.LABELS).adjusted(-1, -1, 1, 1)

    def paint(self, painter: QPainter, window: Window, theme: Theme, exposed: QRectF) -> None:
        """A dot in the persona's colour and the name."""
        plate, zoom = window.to_view(self.rect, Space.LABELS), window.zoom
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent_soft))
        painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2)
        middle = plate.center().y()
        painter.setBrush(QColor(self.colour))
        dot = QRectF(0, 0, 2 * _DOT * zoom, 2 * _DOT * zoom)
        dot.moveCenter(plate.topLeft())
        dot.moveLeft(plate.left() + _PAD * zoom)
        dot.moveTop(middle - _DOT * zoom)
        painter.drawEllipse(dot)
        font = QFont(FAMILY)
        font.setPixelSize(max(1, round(SMALL_STRONG.size * zoom)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.ink))
        left = dot.right() + 4 * zoom
        room = QRectF(left, plate.top(), plate.right() - _PAD * zoom - left, plate.height())
        name = QFontMetricsF(font).elidedText(self.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, name)


class Emphasis(QObject):
    """Watches what is selected and pointed at, and has the other curves step back."""

    def __init__(self, canvas: EmphasisCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._hovered: Id | None = None
        self._said: Id | None = None
        canvas.chosen_changed.connect(self._on_chosen)
        canvas.hover_changed.connect(self._on_hover)
        canvas.layout_now.shown.connect(self._refresh)

    @property
    def persona_id(self) -> Id | None:
        """Whose feelings are worked on now."""
        canvas = self._canvas
        return emphasised(canvas.document, canvas.chosen, self._hovered)

    def _on_hover(self, record_id: Id | None) -> None:
        self._hovered = record_id
        self._refresh()

    def _on_chosen(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        canvas, persona_id = self._canvas, self.persona_id
        ids = stepping_back(canvas.document, persona_id)
        canvas.dimming.set(Source.EMPHASIS, ids)
        several = len(canvas.document.personas) > 1
        shown = _whose(canvas.layout_now.last_shown, persona_id) if several else None
        canvas.overlay.put("whose", shown)


def _whose(result: LayoutResult, persona_id: Id | None) -> WhoseMark | None:
    lane = next((box for box in result.lanes if box.kind is LaneKind.EMOTIONS), None)
    marks = result.memory.marks if result.memory else {}
    mark = marks.get(persona_id or "")
    if lane is None or mark is None or lane.height < 3 * _CHIP_HEIGHT or persona_id is None:
        return None
    name = tr("New: {name}", name=persona_name(result.document, persona_id))
    top = lane.label.bottom - _CHIP_HEIGHT - _FOOT
    rect = Rect(lane.label.x + _LEFT, top, _CHIP_WIDTH, _CHIP_HEIGHT)
    return WhoseMark(rect, name, mark.line)
