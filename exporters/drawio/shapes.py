"""The shapes and arrows of a page: what they say, where they stand, what kind they are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from model.clips.clip import Snippet
from model.clips.markup import blocks_of
from model.layout.geometry import Rect

_MOST = 1e7  # a diagram's farthest point
_DEEP = 40  # groups within groups


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape by its id: its text, where it stands on the page, its style and own data."""

    id: str
    parent: str
    text: str
    rect: Rect
    style: Mapping[str, str]
    data: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_lane(self) -> bool:
        """Whether other shapes stand in it as in a lane or pool."""
        return "swimlane" in self.style or self.style.get("shape") == "swimlane"

    @property
    def upright_title(self) -> bool:
        """Whether its title stands at its left side, so that its contents run to the right."""
        return self.style.get("horizontal") == "0"


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line between two shapes by their ids; either may be missing."""

    source: str
    target: str
    text: str
    style: Mapping[str, str]
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page. Shapes stand in the order they were drawn."""

    name: str
    shapes: tuple[Shape, ...]
    arrows: tuple[Arrow, ...]


def drawing_of(name: str, cells: Iterable[tuple[Element, Mapping[str, str]]]) -> Drawing:
    """The shapes of a page at their places on it, and the arrows; labels of arrows go to them."""
    known = {cell.get("id", ""): (element, cell) for element, cell in cells}
    shapes: list[Shape] = []
    arrows: dict[str, Arrow] = {}
    labels: list[tuple[str, str]] = []
    for cell_id, (element, cell) in known.items():
        text, style = _text(cell.get("value", ""), _style(cell)), _style(cell)
        if cell.get("edge") == "1":
            source, target = cell.get("source", ""), cell.get("target", "")
            arrows[cell_id] = Arrow(source, target, text, style, dict(cell))
        elif cell.get("vertex") == "1":
            parent = cell.get("parent", "")
            if parent in known and known[parent][1].get("edge") == "1":
                labels.append((parent, text))
                continue
            x, y = _origin(parent, known)
            box = _box(element)
            rect = Rect(x + box.x, y + box.y, box.width, box.height)
            shapes.append(Shape(cell_id, parent, text, rect, style, dict(cell)))
    for arrow_id, text in labels:
        arrow = arrows.get(arrow_id)
        if arrow is not None and text:
            whole = " ".join(filter(None, (arrow.text, text)))
            arrows[arrow_id] = Arrow(arrow.source, arrow.target, whole, arrow.style, arrow.data)
    return Drawing(name, tuple(shapes), tuple(arrows.values()))


def _style(cell: Mapping[str, str]) -> dict[str, str]:
    """``ellipse;html=1`` as ``{"ellipse": "", "html": "1"}``."""
    pairs = (part.partition("=") for part in cell.get("style", "").split(";") if part)
    return {key: value for key, _, value in pairs}


def _text(value: str, style: Mapping[str, str]) -> str:
    if style.get("html") == "1" or ("<" in value and ">" in value):
        lines = []
        for block in blocks_of(value):
            if isinstance(block, Snippet):
                lines.append(block.text)
            else:
                lines += [" – ".join(cell.text for cell in row if cell.text) for row in block]
        return "\n".join(line for line in lines if line)
    return value.strip()


def _box(cell: Element) -> Rect:
    geometry = cell.find("mxGeometry")
    if geometry is None or geometry.get("relative") == "1":
        return Rect(0, 0, 0, 0)
    x, y, width, height = (_number(geometry.get(key)) for key in ("x", "y", "width", "height"))
    return Rect(x, y, max(0.0, width), max(0.0, height))


def _number(text: str | None) -> float:
    try:
        value = float(text or 0)
    except ValueError:
        return 0.0
    return min(max(value, -_MOST), _MOST) if math.isfinite(value) else 0.0


def _origin(
    parent: str, known: Mapping[str, tuple[Element, Mapping[str, str]]]
) -> tuple[float, float]:
    """Where the coordinates of a parent's children begin on the page."""
    x = y = 0.0
    for _ in range(_DEEP):  # a file may say that two groups hold each other
        if parent not in known:
            break
        element, cell = known[parent]
        box = _box(element)
        x, y = x + box.x, y + box.y
        parent = cell.get("parent", "")
    return x, y
