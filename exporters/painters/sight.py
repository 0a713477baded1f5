"""What of a drawing may leave ink in a rectangle: the rest need not be painted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from model.layout.display import Group, Node
from model.layout.geometry import Rect

_CROWD = 8


def in_sight(
    node: Node, seen: Rect, dx: float = 0.0, dy: float = 0.0
) -> Iterator[tuple[Node, float, float]]:
    """The nodes that a rectangle may show, in painting order, each with its offset.

    Only groups of many are looked into.
    """
    if not isinstance(node, Group):
        yield node, dx, dy
    elif not _touches(node, seen.moved(-dx, -dy)):
        return
    elif len(node.children) < _CROWD:
        yield node, dx, dy
    else:
        for child in node.children:
            yield from in_sight(child, seen, dx + node.dx, dy + node.dy)


def pruned(group: Group, seen: Rect) -> Group | None:
    """A group without the groups in it that a rectangle does not show; None when none is left.

    The rectangle is in the coordinates that the group is moved in.
    """
    if not _touches(group, seen):
        return None
    inside = seen.moved(-group.dx, -group.dy)
    children: list[Node] = []
    for child in group.children:
        kept = pruned(child, inside) if isinstance(child, Group) else child
        if kept is not None:
            children.append(kept)
    return replace(group, children=tuple(children))


def _touches(group: Group, seen: Rect) -> bool:
    ink = group.bounds.moved(group.dx, group.dy)
    across = ink.x <= seen.right and seen.x <= ink.right
    return across and ink.y <= seen.bottom and seen.y <= ink.bottom
