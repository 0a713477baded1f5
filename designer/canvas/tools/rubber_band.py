"""Selecting what a rectangle touches."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.canvas.convert import rect_between
from designer.canvas.host import Canvas, Pointer
from designer.canvas.marking.marks import RubberMark
from designer.canvas.selection import Selection
from designer.canvas.tools.gesture import Gesture
from model.ids import Id
from model.layout.geometry import Rect
from model.layout.result import LayoutResult


class RubberBand(Gesture):
    """What the band touches is selected, arrows when all of them lies in it.

    With Shift or Ctrl in addition to what is selected already.
    """

    cursor = None

    def __init__(self, canvas: Canvas, start: Pointer, *, adds: bool) -> None:
        super().__init__(canvas, start)
        self._before = canvas.chosen
        self._base = canvas.chosen if adds else Selection()

    def begin(self) -> None:
        """The band is shown by the first move."""

    def move(self, pointer: Pointer) -> None:
        """Stretch the band and select."""
        band = rect_between(self.start.at, pointer.at)
        self.canvas.overlay.put("rubber", RubberMark(band))
        self.canvas.choose(self._base.with_ids(ids_touching(self.canvas.result, band)))

    def finish(self, pointer: Pointer) -> None:
        """Keep the selection."""
        self.canvas.overlay.clear("rubber")

    def cancel(self) -> None:
        """Select what was selected before."""
        self.canvas.overlay.clear("rubber")
        self.canvas.choose(self._before)


def ids_touching(result: LayoutResult, area: Rect) -> list[Id]:
    """The cards and markers that share an area with a rectangle of the sheet, arrows within it."""
    found: list[Id] = []
    for lane in result.lanes:
        if lane.y >= area.bottom or lane.y + lane.height <= area.y:
            continue
        inside = area.moved(-result.grid.x, -lane.y)
        found += [card_id for card_id, rect in lane.cards.items() if rect.intersects(inside)]
        found += [
            marker_id
            for marker_id, box in lane.markers.items()
            if inside.inset(-box.radius).contains(box.centre)
        ]
    found += [card_id for card_id, rect in result.parking.items() if rect.intersects(area)]
    # An arrow runs far: it is meant only where all of it lies in the band.
    found += [
        box.connector_id
        for box in result.connectors
        if all(area.contains(point) for point in box.points)
    ]
    return found


SELECTS_MORE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
