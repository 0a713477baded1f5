"""Keeps the name of a lane in sight whose beginning is scrolled away above."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from designer.canvas.marking.marks import crisp
from designer.canvas.showing.items import Ink
from designer.canvas.window import STRIP_PAD, Space, Window
from model.layout.display import Group, Role, TextNode
from model.layout.geometry import Rect
from model.layout.result import LaneBox, LayoutResult

_FOOT = 9.0
"""Below the name, as above it on the sheet."""


class LaneNames:
    """Paints the name of the lane that begins above what is seen, moved down into sight."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink

    def paint(self, painter: QPainter, window: Window, result: LayoutResult) -> None:
        """Paint over the lane names. The painter is in pixels of the viewport."""
        found = _held(window, result)
        if found is None:
            return
        lane, name, shift = found
        top = _top(window)
        place = Rect(lane.label.x - STRIP_PAD, top, name.right + STRIP_PAD, name.bottom + _FOOT)
        area = crisp(window.to_view(place, Space.LABELS))
        foot = window.to_view(lane.label, Space.LABELS).bottom() - 1
        area.setBottom(min(area.bottom(), foot))
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        painter.fillRect(area, QColor(result.options.theme.paper))
        painter.translate(crisp(window.to_view(lane.label, Space.LABELS)).topLeft())
        painter.scale(window.zoom, window.zoom)
        painter.translate(0, shift)
        self._ink.painter(painter).paint(_name_only(result, lane, name))
        painter.restore()

    def areas(self, window: Window, result: LayoutResult) -> list[QRectF]:
        """The pixels that may change while the map is scrolled."""
        found = _held(window, result)
        if found is None:
            return []
        lane, name, _ = found
        place = Rect(lane.label.x - STRIP_PAD, _top(window), lane.label.width, name.bottom + _FOOT)
        return [crisp(window.to_view(place, Space.LABELS))]


def _top(window: Window) -> float:
    band = window.band_shown()
    return band.bottom if band is not None else window.visible.y


def _held(window: Window, result: LayoutResult) -> tuple[LaneBox, Rect, float] | None:
    """The lane, where its name stands in it, and how far the name has to move."""
    top = _top(window)
    lane = next((box for box in result.lanes if box.y < top < box.y + box.height), None)
    memory = result.memory
    if lane is None or memory is None:
        return None
    name = memory.lane_parts[lane.lane_id].label.texts.get((lane.lane_id, "name"))
    if name is None:
        return None
    shift = min(top - lane.y, lane.height - name.bottom - _FOOT)
    return (lane, name, shift) if shift > 0 else None


def _name_only(result: LayoutResult, lane: LaneBox, name: Rect) -> Group:
    """The label without the scale of an emotion lane, which stands still."""
    for child in result.labels_group.children:
        if isinstance(child, Group) and child.id == lane.lane_id:
            kept = tuple(
                node
                for node in child.children
                if not (isinstance(node, TextNode) and node.x > name.right)
            )
            return Group(Role.LANE_LABEL, lane.lane_id, kept, child.bounds)
    return Group(Role.LANE_LABEL, lane.lane_id, (), name)
