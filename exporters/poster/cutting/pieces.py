"""Pieces of a drawing: the nodes that show in an area, and whether there are any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from model.layout.display import Group, ImageNode, Node, TextNode
from model.layout.extent import extent, leaves_ink
from model.layout.geometry import Rect


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which nodes of an area are wanted.

    ``asked`` is asked for each that is no group, with what it covers on the sheet. ``within``: what
    lies in the area as a whole need not be asked, all of it is wanted, or else nothing.
    """

    asked: Callable[[Node, Rect], bool]
    within: bool


_SEEN = 0.75
"""Ink closer than this to the edge of an area may be but a shade on paper."""


def piece_of(drawing: Group, area: Rect, wanted: Wanted) -> Group | None:
    """The drawing with only those nodes that touch ``area`` and are wanted; None without any.

    Groups that stay whole are the very objects.
    """
    return _piece(drawing, area, wanted, 0.0, 0.0)


def _piece(group: Group, area: Rect, wanted: Wanted, x: float, y: float) -> Group | None:
    # From here on all is told in the group's own coordinates; it stands at (x, y) of the sheet.
    x, y, area = x + group.dx, y + group.dy, area.moved(-group.dx, -group.dy)
    if not group.bounds.intersects(area):
        return None
    if _holds(area, group.bounds):
        return group if wanted.within else None
    kept: list[Node] = []
    for node in group.children:
        if isinstance(node, Group):
            part = _piece(node, area, wanted, x, y)
            if part is not None:
                kept.append(part)
            continue
        box = extent(node)
        if _touches(box, area) and wanted.asked(node, box.moved(x, y)):
            kept.append(node)
    if not kept:
        return None
    if len(kept) == len(group.children) and all(
        a is b for a, b in zip(kept, group.children, strict=True)
    ):
        return group
    return replace(group, children=tuple(kept))


def _holds(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.right <= outer.right
        and inner.bottom <= outer.bottom
    )


def _touches(box: Rect, area: Rect) -> bool:
    """Whether they share at least a point: lines without any height touch, too."""
    return (
        box.x <= area.right
        and area.x <= box.right
        and box.y <= area.bottom
        and area.y <= box.bottom
    )


def told_in(area: Rect) -> Wanted:
    """Wants everything but texts and pictures that stand for the most part elsewhere."""
    return Wanted(lambda node, box: not _is_told(node) or _is_mostly(box, area), within=True)


def told_beside(area: Rect) -> Wanted:
    """Wants the texts and pictures that touch the area but stand for the most part elsewhere."""
    return Wanted(lambda node, box: _is_told(node) and not _is_mostly(box, area), within=False)


ANYTHING = Wanted(lambda _node, _box: True, within=True)


def _is_told(node: Node) -> bool:
    """Whether a node says something that must be said once only."""
    return isinstance(node, TextNode | ImageNode)


def _is_mostly(box: Rect, area: Rect) -> bool:
    return area.contains(box.centre)


def is_blank(drawing: Group, area: Rect, paper: str) -> bool:
    """Whether an area of a drawing shows nothing but paper."""
    inner = area.inset(min(_SEEN, area.width / 4, area.height / 4))
    return not _inked(drawing, inner, paper)


def _inked(group: Group, area: Rect, paper: str) -> bool:
    area = area.moved(-group.dx, -group.dy)
    if not group.bounds.intersects(area):
        return False
    return any(
        _inked(node, area, paper) if isinstance(node, Group) else leaves_ink(node, area, paper)
        for node in group.children
    )
