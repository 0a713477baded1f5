"""Keeps the name of a stage in sight whose beginning is scrolled away behind the lane names."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from designer.canvas.items import Ink
from designer.canvas.marks import crisp
from designer.canvas.window import Space, Window
from model.layout.display import Group, Role, TextNode, walk
from model.layout.geometry import Rect
from model.layout.result import LayoutResult

_GAP = 10.0


@dataclass(frozen=True, slots=True)
class _Parts:
    """A stage's header taken apart: the coloured ground, and what is written on it."""

    whole: Group
    ground: Group
    words: Group
    name_left: float
    name_right: float


class StageNames:
    """Paints the header of the stage that is cut off at the left, its words moved into sight."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._parts: _Parts | None = None

    def paint(self, painter: QPainter, window: Window, result: LayoutResult) -> None:
        """Paint over the stage band. The painter is in pixels of the viewport."""
        labels = window.labels_shown()
        if labels is None:
            return
        for box in result.stages:
            if box.rect.x < labels.right < box.rect.right:
                self._paint(painter, window, result, box.stage_id, box.rect, labels.right)

    def _paint(
        self,
        painter: QPainter,
        window: Window,
        result: LayoutResult,
        stage_id: str,
        rect: Rect,
        left: float,
    ) -> None:
        parts = self._taken_apart(result, stage_id)
        if parts is None:
            return
        room = rect.width - parts.name_right - _GAP
        shift = min(left - rect.x - parts.name_left + _GAP, room)
        if shift <= 0:
            return
        visible = Rect(left, rect.y, rect.right - left, rect.height)
        painter.save()
        painter.setClipRect(
            crisp(window.to_view(visible, Space.BAND)), Qt.ClipOperation.IntersectClip
        )
        painter.translate(crisp(window.to_view(rect, Space.BAND)).topLeft())
        painter.scale(window.zoom, window.zoom)
        nodes = self._ink.painter(painter)
        nodes.paint(parts.ground)
        painter.translate(shift, 0)
        nodes.paint(parts.words)
        painter.restore()

    def _taken_apart(self, result: LayoutResult, stage_id: str) -> _Parts | None:
        for child in result.band_group.children:
            if isinstance(child, Group) and child.role is Role.STAGE and child.id == stage_id:
                if self._parts is None or self._parts.whole is not child:
                    self._parts = _parts(child)
                return self._parts
        return None


def _parts(stage: Group) -> _Parts:
    ground = Group(Role.STAGE, stage.id, stage.children[:1], stage.bounds)
    words = Group(Role.STAGE, stage.id, stage.children[1:], stage.bounds)
    # The name comes first. Notes below it may be wider: those are cut off rather than the name.
    lines = [(node.x + dx, node.width) for node, dx, _ in walk(words) if isinstance(node, TextNode)]
    left, width = lines[0] if lines else (0.0, 0.0)
    return _Parts(stage, ground, words, left, left + width)
