"""Thin graphics items: each shows one group of the display list and knows nothing else.

Bounding rectangles stay on Qt's side (QGraphicsRectItem), so that Qt can walk thousands of items
per frame without calling into Python; only a group that must really be drawn does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsRectItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from designer.canvas.convert import qrect
from designer.canvas.showing.floor import changed_area, roomy
from designer.canvas.showing.motion import Motion
from designer.canvas.showing.rising import rising
from exporters.painters.qt import QtPainter, QtResources
from model.ids import Id
from model.layout.display import Group, Node, Role
from model.records import Image

# Small groups of many nodes are worth a picture each; large or simple ones are drawn.
_CACHED = frozenset({Role.CARD, Role.PERSONA, Role.STAGE, Role.STEP, Role.LANE_LABEL, Role.MARKER})
# What glides to a new place. Markers do not, as their curve would not go along.
_GLIDES = frozenset(
    {
        *(Role.CARD, Role.PERSONA, Role.STAGE, Role.STEP, Role.LANE_LABEL, Role.LANE_BACKGROUND),
        *(Role.LANE, Role.LEGEND, Role.PARKING),
    }
)
# What gets higher and lower all the time, and is seen all over: the rest of it is not repainted.
_FLOOR = frozenset({Role.SHEET, Role.LANE_BACKGROUND})
_NO_PEN = Qt.PenStyle.NoPen
DIMMED = 0.2
"""The opacity of what stands back: still there, and still to be taken hold of."""
# Below this distance two levels are too near for a third between them.
_LEAST_LEVEL = 1e-6

PartKey: TypeAlias = tuple[Role, Id, int]
"""Role, record id, and which one among those with the same role and id."""


@dataclass(slots=True)
class Ink:
    """What items share: native fonts and paths, the map's pictures, and what is on its way."""

    resources: QtResources = field(default_factory=QtResources)
    images: Mapping[Id, Image] = field(default_factory=dict)
    motion: Motion = field(default_factory=Motion)

    def painter(self, painter: QPainter) -> QtPainter:
        """A painter of nodes on ``painter``."""
        return QtPainter(painter, self.images, self.resources)


class GroupItem(QGraphicsRectItem):
    """Shows one group, at the group's own offset."""

    def __init__(
        self, group: Group, ink: Ink, parent: QGraphicsItem | None = None, *, level: float = 0.0
    ) -> None:
        super().__init__(_reach(group), parent)
        self._ink = ink
        self.shown = group
        self.level = level
        self.setPen(_NO_PEN)
        self.setZValue(level)
        self.setPos(group.dx, group.dy)
        if group.role in _CACHED:
            self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_group(self, group: Group) -> None:
        """Show the next version of the group; what did not change is not painted again."""
        before, self.shown = self.shown, group
        if group.bounds != before.bounds:
            self.setRect(_reach(group))
        if group.dx != before.dx or group.dy != before.dy:
            place = self.pos()
            self.setPos(group.dx, group.dy)
            if group.role in _GLIDES:
                self._ink.motion.moved(self, place, group.id)
        if group.role in _FLOOR:
            self.update_area(changed_area(before, group))
        elif group.children != before.children:
            self.update()
            if group.role is Role.CONNECTOR:
                self._ink.motion.redrawn(self)

    def update_area(self, area: QRectF) -> None:
        """Repaint a part; nothing where it is empty, which to Qt means all of it."""
        if not area.isEmpty():
            self.update(area)

    def raise_to(self, level: float) -> None:
        """Stand above the siblings with a lower level."""
        self.level = level
        self.setZValue(level)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the group's nodes."""
        self._ink.painter(painter).drawing(self.shown).paint(painter)


class ContainerItem(QGraphicsRectItem):
    """Shows the children of one group as items of their own, updated by identity.

    Runs of plain nodes between the child groups become items too, so the painting order is that
    of the display list.
    """

    def __init__(self, ink: Ink, parent: QGraphicsItem | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self._shown: Group | None = None
        self._items: dict[PartKey, GroupItem] = {}
        self._dimmed: frozenset[Id] = frozenset()
        self.setPen(_NO_PEN)
        # Qt then leaves all children out at once when the container is not in sight. (Not so if it
        # were also flagged as having no contents: then Qt does not look at its rectangle.)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemContainsChildrenInShape)

    @property
    def shown(self) -> Group | None:
        """What is shown."""
        return self._shown

    def show_group(self, group: Group) -> None:
        """Show the next version of the group; unchanged children are left alone."""
        before, self._shown = self._shown, group
        if before is group:
            return
        if before is None or group.bounds != before.bounds:
            self.setRect(roomy(group.bounds))
        if before is None or (
            group.children is not before.children and not self._show_middle(before, group)
        ):
            self._show_parts(parts(group))
        # Only now, so that children that go were still seen where they stood.
        if before is None or group.dx != before.dx or group.dy != before.dy:
            place = self.pos()
            self.setPos(group.dx, group.dy)
            if before is not None and group.role in _GLIDES:
                self._ink.motion.moved(self, place)

    def take_away(self) -> None:
        """Leave the scene, child by child, as each may come again elsewhere."""
        for item in self._items.values():
            self._remove(item)
        self._items.clear()
        self._ink.motion.forget(self)
        remove(self)

    def set_dimmed(self, ids: frozenset[Id]) -> None:
        """Let the children of these records stand back, and no others."""
        changed = self._dimmed ^ ids
        self._dimmed = ids
        for (_, record_id, _), item in self._items.items():
            if record_id in changed:
                item.setOpacity(DIMMED if record_id in ids else 1.0)

    def _added(self, group: Group, level: float) -> GroupItem:
        item = GroupItem(group, self._ink, self._parent_of(group), level=level)
        if group.id in self._dimmed:
            item.setOpacity(DIMMED)
        if group.id and group.role in _GLIDES:
            self._ink.motion.came((group.role, group.id), item)
        return item

    def _remove(self, item: GroupItem) -> None:
        self._ink.motion.gone((item.shown.role, item.shown.id), item)
        remove(item)

    def _parent_of(self, group: Group) -> QGraphicsItem:
        """Which item the one that shows this group is a child of."""
        return self

    def _show_middle(self, before: Group, after: Group) -> bool:
        """Show only what differs between the unchanged beginning and the unchanged end.

        So an edit costs the same in a lane of ten cards and of a thousand. Answers False, having
        done nothing, where this cannot tell the parts apart.
        """
        old, new = before.children, after.children
        head = _same(old, new)
        tail = min(_same(reversed(old), reversed(new)), len(old) - head, len(new) - head)
        gone = _keys(old[head : len(old) - tail])
        come = _keys(new[head : len(new) - tail])
        edges = _keys((*new[max(0, head - 1) : head], *new[len(new) - tail :][:1]))
        if gone is None or come is None or edges is None:
            return False
        below = self._items[next(iter(edges))].level if head else 0.0
        above = self._items[list(edges)[-1]].level if tail else math.inf
        levels = _levels([self._items.get(key) for key in come], below, above)
        if levels is None:
            return False
        for key in gone.keys() - come.keys():
            self._remove(self._items.pop(key))
        for (key, group), level in zip(come.items(), levels, strict=True):
            self._show_part(key, group, level)
        return True

    def _show_next(self, item: GroupItem, group: Group) -> None:
        item.show_group(group)
        parent = self._parent_of(group)
        if item.parentItem() is not parent:
            item.setParentItem(parent)

    def _show_part(self, key: PartKey, group: Group, level: float) -> None:
        item = self._items.get(key)
        if item is None:
            self._items[key] = self._added(group, level)
            return
        if item.shown is not group:
            self._show_next(item, group)
        if item.level != level:
            item.raise_to(level)

    def _show_parts(self, wanted: Sequence[tuple[PartKey, Group]]) -> None:
        before, self._items = self._items, {}
        level = 0.0
        for key, group in wanted:
            item = before.pop(key, None)
            if item is None:
                item = self._added(group, level + 1)
            elif item.shown is not group:
                self._show_next(item, group)
            self._items[key] = item
            level = item.level
        for gone in before.values():
            self._remove(gone)
        stack(self._items.values())


def _reach(group: Group) -> QRectF:
    return roomy(group.bounds) if group.role in _FLOOR else qrect(group.bounds)


def remove(item: QGraphicsItem) -> None:
    """Take one item out of its scene: one by one, as ``clear()`` leaves dead wrappers behind."""
    scene = item.scene()
    if scene is not None:
        scene.removeItem(item)


def _same(old: Iterable[Node], new: Iterable[Node]) -> int:
    """How many nodes are the very same at the beginning of both."""
    count = 0
    for mine, theirs in zip(old, new, strict=False):
        if mine is not theirs:
            break
        count += 1
    return count


def _keys(nodes: Iterable[Node]) -> dict[PartKey, Group] | None:
    """The groups by their keys; None when one is no record's, or is there twice."""
    found: dict[PartKey, Group] = {}
    for node in nodes:
        if not isinstance(node, Group) or not node.id or (node.role, node.id, 0) in found:
            return None
        found[node.role, node.id, 0] = node
    return found


def _levels(items: Sequence[GroupItem | None], below: float, above: float) -> list[float] | None:
    """Rising levels between two neighbours; None where there is no room for them.

    As many items as possible keep their level: who moved past many gets another, not the many.
    """
    own = [item.level if item is not None else None for item in items]
    kept = rising([level if level is not None and below < level < above else None for level in own])
    levels: list[float] = []
    for end in [*kept, len(items)]:
        top = own[end] if end < len(items) else above
        if top is None:
            return None
        count = end - len(levels)
        step = 1.0 if top == math.inf else (top - below) / (count + 1)
        if count and step < _LEAST_LEVEL:
            return None
        levels += [below + step * number for number in range(1, count + 1)]
        if end < len(items):
            levels.append(top)
            below = top
    return levels


def stack(items: Iterable[GroupItem]) -> None:
    """Let the items stand above each other in this order."""
    for level, item in enumerate(items, start=1):
        if item.level != level:
            item.raise_to(level)


def parts(group: Group) -> list[tuple[PartKey, Group]]:
    """The group's children as groups with keys: runs of plain nodes are gathered into one."""
    found: list[tuple[PartKey, Group]] = []
    seen: dict[tuple[Role, Id], int] = {}
    plain: list[Node] = []

    def add(child: Group) -> None:
        name = (child.role, child.id)
        count = seen[name] = seen.get(name, -1) + 1
        found.append(((child.role, child.id, count), child))

    def gather() -> None:
        if plain:
            add(Group(group.role, "", tuple(plain), group.bounds))
            plain.clear()

    for child in group.children:
        if isinstance(child, Group):
            gather()
            add(child)
        else:
            plain.append(child)
    gather()
    return found
