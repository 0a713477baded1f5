"""Keeps the names of stages in sight: beside the lane names, and below the window's upper edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from designer.canvas.marking.marks import crisp
from designer.canvas.showing.items import Ink
from designer.canvas.window import STRIP_PAD, Space, Window
from model.layout.display import (
    EllipseNode,
    Group,
    ImageNode,
    Node,
    PathNode,
    RectNode,
    Role,
    TextNode,
    walk,
)
from model.layout.geometry import Rect
from model.layout.result import LayoutResult, StageBox

_GAP = 10.0
_LEAST_FOOT = 6.0
"""Below a baseline there is room for what hangs down."""
_SIGN = 6.0
"""How far the sign of a goal reaches below its place."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """A stage's header taken apart: the coloured ground, and what is written on it."""

    whole: Group
    ground: Group
    words: Group
    name_left: float
    name_right: float


class StageNames:
    """Paints headers that are cut off once more, their words moved into sight.

    A stage may begin left of what is seen; a band that is too high for the window begins above.
    """

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._parts: dict[str, _Parts] = {}

    def paint(self, painter: QPainter, window: Window, result: LayoutResult) -> None:
        """Paint over the stage band. The painter is in pixels of the viewport."""
        labels, band = window.labels_shown(), window.band_shown()
        left = labels.right if labels is not None else window.visible.x
        hidden = window.visible.y - band.y if band is not None else 0.0
        shown = []
        for box in result.stages:
            cut = labels is not None and box.rect.x < left < box.rect.right
            seen = box.rect.x < window.visible.right and left < box.rect.right
            if cut or (hidden > 0 and seen):
                shown.append(box.stage_id)
                self._paint(painter, window, result, box, left if cut else box.rect.x, hidden)
        self._parts = {i: self._parts[i] for i in shown if i in self._parts}

    def _paint(
        self,
        painter: QPainter,
        window: Window,
        result: LayoutResult,
        box: StageBox,
        left: float,
        hidden: float,
    ) -> None:
        parts, rect = self._taken_apart(result, box.stage_id), box.rect
        if parts is None:
            return
        room = rect.width - parts.name_right - _GAP
        along = max(0.0, min(left - rect.x - parts.name_left + _GAP, room))
        down = max(0.0, hidden)
        if along <= 0 and down <= 0:
            return
        top = max(0.0, down - STRIP_PAD)
        visible = Rect(left, rect.y + top, rect.right - left, rect.height - top)
        painter.save()
        painter.setClipRect(
            crisp(window.to_view(visible, Space.BAND)), Qt.ClipOperation.IntersectClip
        )
        painter.translate(crisp(window.to_view(rect, Space.BAND)).topLeft())
        painter.scale(window.zoom, window.zoom)
        nodes = self._ink.painter(painter)
        nodes.paint(parts.ground)
        painter.translate(along if left > rect.x else 0.0, down)
        nodes.paint(_above(parts.words, rect.height - down) if down > 0 else parts.words)
        painter.restore()

    def _taken_apart(self, result: LayoutResult, stage_id: str) -> _Parts | None:
        for child in result.band_group.children:
            if isinstance(child, Group) and child.role is Role.STAGE and child.id == stage_id:
                known = self._parts.get(stage_id)
                if known is None or known.whole is not child:
                    self._parts[stage_id] = _parts(child)
                return self._parts[stage_id]
        return None


def _above(words: Group, foot: float) -> Group:
    """The words that stand above a line, whole: no letter is cut through."""
    kept = [node for node in words.children if _foot_of(node) <= foot - _LEAST_FOOT]
    return Group(Role.STAGE, words.id, tuple(kept), words.bounds)


def _foot_of(node: Node) -> float:
    match node:
        case TextNode():
            return node.y
        case PathNode():
            return node.y + _SIGN
        case RectNode() | EllipseNode() | ImageNode():
            return node.rect.bottom
        case Group():
            return node.bounds.bottom + node.dy
        case _:
            assert_never(node)


def _parts(stage: Group) -> _Parts:
    ground = Group(Role.STAGE, stage.id, stage.children[:1], stage.bounds)
    words = Group(Role.STAGE, stage.id, stage.children[1:], stage.bounds)
    # The name comes first. Notes below it may be wider: those are cut off rather than the name.
    lines = [(node.x + dx, node.width) for node, dx, _ in walk(words) if isinstance(node, TextNode)]
    left, width = lines[0] if lines else (0.0, 0.0)
    return _Parts(stage, ground, words, left, left + width)
