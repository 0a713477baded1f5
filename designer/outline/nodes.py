"""The rows of the outline that were made: who is above, who is below, and at which place."""

from __future__ import annotations

from itertools import count

from designer.outline.keys import Key

_numbers = count(1)


class Node:
    """A row. ``children`` is None until somebody asks for them; ``number`` is never used twice."""

    __slots__ = ("children", "key", "number", "parent", "row")

    def __init__(self, key: Key, parent: Node | None) -> None:
        self.key = key
        self.parent = parent
        self.children: list[Node] | None = None
        self.number = next(_numbers)
        self.row = 0

    def insert(self, row: int, child: Node) -> None:
        """Put a row in at a place."""
        children = self.children
        if children is None:
            children = self.children = []
        children.insert(row, child)
        child.parent = self
        self._count_from(row)

    def take(self, row: int) -> Node:
        """Take a row out."""
        children = self.children or []
        child = children.pop(row)
        self._count_from(row)
        return child

    def _count_from(self, row: int) -> None:
        for place, child in enumerate((self.children or [])[row:], row):
            child.row = place
