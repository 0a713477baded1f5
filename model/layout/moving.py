"""Parts of a drawing moved to another place."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from model.layout.display import (
    EllipseNode,
    Group,
    ImageNode,
    Node,
    PathNode,
    RectNode,
    TextNode,
)


def moved(node: Node, dx: float, dy: float) -> Node:
    """The node, ``dx`` to the right and ``dy`` down."""
    match node:
        case TextNode() | PathNode():
            return replace(node, x=node.x + dx, y=node.y + dy)
        case RectNode() | EllipseNode() | ImageNode():
            return replace(node, rect=node.rect.moved(dx, dy))
        case Group():
            return replace(node, dx=node.dx + dx, dy=node.dy + dy)
        case _:
            assert_never(node)
