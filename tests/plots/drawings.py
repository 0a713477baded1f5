"""What is looked at in every plot: where its ink is, what its texts say, whether they are apart."""

from __future__ import annotations

from itertools import combinations

from model.layout.display import Group, Role, TextNode, walk
from model.layout.extent import extent
from model.layout.geometry import Rect
from model.layout.sketch import Drawing

SLACK = 0.6
"""Half a stroke may stand on the edge."""


def texts(drawing: Drawing) -> list[str]:
    """All lines, in painting order."""
    found = walk(drawing.group(Role.FIGURE, ""))
    return [node.text for node, _, _ in found if isinstance(node, TextNode)]


def words(drawing: Drawing) -> str:
    """All lines as one text."""
    return " ".join(texts(drawing))


def titles(drawing: Drawing) -> dict[str, str]:
    """What the items say, by the ids of their records."""
    found = walk(drawing.group(Role.FIGURE, ""))
    return {
        node.id: node.title
        for node, _, _ in found
        if isinstance(node, Group) and node.role is Role.ITEM and node.id
    }


def letters(drawing: Drawing) -> list[tuple[str, Rect]]:
    """The lines with the boxes that their small letters fill."""
    found = []
    for node, x, y in walk(drawing.group(Role.FIGURE, "")):
        if isinstance(node, TextNode) and node.text.strip():
            size = max(run.size for run in node.runs)
            box = Rect(node.x + x, node.y + y - 0.6 * size, node.width, 0.6 * size)
            found.append((node.text, box))
    return found


def assert_sound(drawing: Drawing) -> None:
    """All ink is inside, and no line of text runs into another."""
    room = Rect(0, 0, drawing.width, drawing.height).inset(-SLACK)
    for node, x, y in walk(drawing.group(Role.FIGURE, "")):
        if isinstance(node, Group | TextNode):
            continue
        assert _holds(room, extent(node).moved(x, y)), (node, room)
    for text, box in letters(drawing):
        assert _holds(room, box), (text, box, room)
    for (one, first), (other, second) in combinations(letters(drawing), 2):
        assert not first.inset(0.05).intersects(second.inset(0.05)), (one, other)


def _holds(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x <= inner.x
        and inner.right <= outer.right
        and outer.y <= inner.y
        and inner.bottom <= outer.bottom
    )
