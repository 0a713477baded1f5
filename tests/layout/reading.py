"""Reading a layout in tests: as plain text lines, as words, as boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.layout.display import (
    EllipseNode,
    Group,
    ImageNode,
    Node,
    PathNode,
    RectNode,
    TextNode,
    walk,
)
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from model.layout.text import TextStyle, typeset

_ASCENT, _DESCENT = 0.8, 0.22
"""Of letters, in ems: what a line of text covers above and below its baseline."""


def lines_of(node: Node) -> list[str]:
    """The display list as text, a node a line, with all its numbers: equal lists look equal."""
    return [_line(item, dx, dy) for item, dx, dy in walk(node)]


def _line(node: Node, dx: float, dy: float) -> str:
    match node:
        case Group():
            place = _rect(node.bounds, dx + node.dx, dy + node.dy)
            return f"{node.role.value} {node.id} [{node.title}] {place}"
        case TextNode():
            fonts = ",".join(sorted({run.font for run in node.runs}))
            size = node.runs[0].size if node.runs else 0
            return (
                f"  text {node.x + dx:.2f} {node.y + dy:.2f} w{node.width:.2f} "
                f"{fonts} {size:g} {node.colour} {node.text!r}"
            )
        case RectNode() | EllipseNode():
            shape = "rect" if isinstance(node, RectNode) else "ellipse"
            radius = f" r{node.radius:g}" if isinstance(node, RectNode) else ""
            stroke = f" {node.stroke}/{node.stroke_width:.2f}" if node.stroke else ""
            return f"  {shape} {_rect(node.rect, dx, dy)}{radius} {node.fill}{stroke}"
        case PathNode():
            return f"  path {node.x + dx:.2f} {node.y + dy:.2f} x{node.scale:.2f} {_path(node)}"
        case ImageNode():
            return f"  image {_rect(node.rect, dx, dy)} {node.image_id[:8]} {node.alt!r}"


def _path(node: PathNode) -> str:
    dash = ",".join(f"{length:.2f}" for length in node.dash) or "-"
    style = f"{node.fill} {node.stroke} {node.stroke_width:.2f} {dash}"
    commands = " ".join(
        command[0] + ",".join(f"{number:.2f}" for number in command[1:])
        for command in node.path.commands
    )
    return f"{style} {commands}"


def _rect(rect: Rect, dx: float, dy: float) -> str:
    return f"{rect.x + dx:.2f},{rect.y + dy:.2f} {rect.width:.2f}x{rect.height:.2f}"


def boxes_of(result: LayoutResult) -> tuple[object, ...]:
    """All boxes to point at, in a form that compares."""
    return (
        result.size,
        result.grid,
        result.stages,
        result.steps,
        [
            (box.lane_id, box.y, box.height, box.label, dict(box.cards), dict(box.markers))
            for box in result.lanes
        ],
        result.connectors,
        dict(result.personas),
        dict(result.parking),
        result.parking_rect,
        result.missing,
    )


@dataclass(frozen=True)
class Line:
    """A line of text on the sheet: what it covers, roughly, and in which groups it stands."""

    text: str
    colour: str
    rect: Rect


def text_lines(node: Node) -> Iterator[Line]:
    """All lines of text with their places."""
    for item, dx, dy in walk(node):
        if isinstance(item, TextNode):
            size = item.runs[0].size
            top = item.y + dy - _ASCENT * size
            rect = Rect(item.x + dx, top, item.width, (_ASCENT + _DESCENT) * size)
            yield Line(item.text, item.colour, rect)


def holds(outer: Rect, inner: Rect) -> bool:
    """Whether a rectangle lies in another, but for rounding."""
    wide = outer.inset(-0.01)
    return (
        wide.x <= inner.x
        and inner.right <= wide.right
        and wide.y <= inner.y
        and inner.bottom <= wide.bottom
    )


def letters(text: str) -> str:
    """The text without white space, as lines may break anywhere."""
    return "".join(text.split())


def all_letters(node: Node) -> str:
    """All text on a sheet without white space, each block whole."""
    texts = []
    for item, _, _ in walk(node):
        if isinstance(item, TextNode):
            texts.append(item.text)
        elif isinstance(item, ImageNode):
            texts.append(item.alt)
        elif isinstance(item, Group):
            texts.append("|")
    return letters("".join(texts))


def shown(text: str) -> str:
    """The text as the typesetter shows it: what it never draws is left out."""
    block = typeset(text, TextStyle(10, 13))
    return letters("".join(line.text for line in block.lines))
