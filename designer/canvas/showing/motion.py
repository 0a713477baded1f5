"""Short moves when things make room: what was laid out anew glides from where it was seen.

Only pictures move. Items stand at their new places at once, so pointing and typing never wait; a
transform shows each of them, for a moment, on the way there. No layout, no timer at rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter
from typing import TypeAlias

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsItem

from model.ids import Id

DURATION_MS = 140.0
MOST_MOVING = 150
"""When more than so many things in sight would move, all are at their places at once."""
_TURN_MS = 16
_RISE = 5.0
"""How far below its place a new thing begins, in points."""
_LEAST = 0.25
_CONTAINS = QGraphicsItem.GraphicsItemFlag.ItemContainsChildrenInShape

Key: TypeAlias = tuple[str, Id]
"""Role and record id: the same thing, though another item shows it now."""


@dataclass(slots=True)
class _Way:
    """An item's way: how far from its place it was at the beginning, and whether it is new."""

    x: float
    y: float
    began: float
    fades: bool = False
    rest: float = 1.0
    shown: float = 1.0


class Motion(QObject):
    """Notes what a new layout moves, and then lets it glide there.

    ``wanted`` answers whether anything glides at all, ``clock`` milliseconds, ``seen`` the part of
    the scene in sight. ``guided`` are the ids of records that the hand leads, and that never glide;
    None while there is no such gesture: then previews, which follow the hand, do not glide either.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock: Callable[[], float] = lambda: perf_counter() * 1000.0
        self.wanted: Callable[[], bool] = lambda: False
        self.seen: Callable[[], QRectF] = QRectF
        self.guided: frozenset[Id] | None = None
        self._noting = False
        self._in_sight = QRectF()
        self._ways: dict[QGraphicsItem, _Way] = {}
        self._moved: dict[QGraphicsItem, QPointF] = {}
        self._came: list[tuple[Key, QGraphicsItem]] = []
        self._gone: dict[Key, QPointF] = {}
        self._redrawn: list[QGraphicsItem] = []
        self._opened: list[QGraphicsItem] = []
        self._raised: list[tuple[QGraphicsItem, float]] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self.step)

    @property
    def moving(self) -> bool:
        """Whether something is on its way; then, and only then, a timer runs."""
        return self._timer.isActive()

    # --- noting ----------------------------------------------------------------------------------

    def begin(self, *, glide: bool) -> None:
        """A new layout is about to be shown; without ``glide`` what it moves jumps."""
        self._noting = glide and self.wanted()

    def moved(self, item: QGraphicsItem, before: QPointF, record_id: Id = "") -> None:
        """An item was put to another place."""
        if self._noting and not self._is_guided(record_id):
            self._moved.setdefault(item, before)
        elif item in self._ways:
            self._settle(item)

    def came(self, key: Key, item: QGraphicsItem) -> None:
        """An item is new."""
        if self._noting and not self._is_guided(key[1]):
            self._came.append((key, item))

    def _is_guided(self, record_id: Id) -> bool:
        return self.guided is not None and record_id in self.guided

    def redrawn(self, item: QGraphicsItem) -> None:
        """A line between things was drawn anew: it comes back softly if these are on their way."""
        if self._noting:
            self._redrawn.append(item)

    def gone(self, key: Key, item: QGraphicsItem) -> None:
        """An item is about to be taken away."""
        if self._noting:
            self._gone[key] = item.scenePos()
        self.forget(item)

    def forget(self, item: QGraphicsItem) -> None:
        """An item is about to be taken away, and nothing comes in its place."""
        self._ways.pop(item, None)
        self._moved.pop(item, None)
        self._redrawn = [other for other in self._redrawn if other is not item]
        self._opened = [other for other in self._opened if not _within(other, item)]
        self._raised = [entry for entry in self._raised if not _within(entry[0], item)]

    def end(self) -> None:
        """The layout is shown: what it moved sets out."""
        self._noting = slides = False
        self._in_sight = self.seen()
        for ways in (list(self._sliding()), list(self._coming())):
            for item, way in ways:
                self._ways[item] = way
                self._show(item, way, 1.0)
                if not way.fades:
                    slides = True
        for item in self._redrawn if slides else ():
            self._fade(item)
        for notes in (self._moved, self._came, self._gone, self._redrawn):
            notes.clear()
        if len(self._ways) > MOST_MOVING:
            self.rest()
            return
        for item in self._ways:
            self._open(item)
        if self._ways and not self._timer.isActive():
            self._timer.start()

    def _sliding(self) -> Iterable[tuple[QGraphicsItem, _Way]]:
        """What moved within the item it stands on, from where it is seen now."""
        for item, before in self._moved.items():
            shift = item.transform()
            way = before - item.pos()
            found = self._way(item, way.x() + shift.dx(), way.y() + shift.dy())
            if found is not None:
                yield item, found

    def _coming(self) -> Iterable[tuple[QGraphicsItem, _Way]]:
        """What another item shows now, and what was not there at all."""
        for key, item in self._came:
            before = self._gone.get(key)
            if before is None:
                way = self._way(item, 0.0, _RISE)
                if way is not None:
                    way.fades, way.rest, way.shown = True, item.opacity(), item.opacity()
            else:
                shift = before - item.scenePos()
                way = self._way(item, shift.x(), shift.y())
                if way is not None:
                    self._raise(item)
            if way is not None:
                yield item, way

    def _fade(self, item: QGraphicsItem) -> None:
        self._settle(item)
        if item.sceneBoundingRect().intersects(self.seen()):
            opacity = item.opacity()
            way = _Way(0.0, 0.0, self.clock(), fades=True, rest=opacity, shown=opacity)
            self._ways[item] = way
            self._show(item, way, 1.0)

    def _way(self, item: QGraphicsItem, x: float, y: float) -> _Way | None:
        """The way of an item by so much; None, with the item at its place, if nobody sees it."""
        self._settle(item)
        place = item.sceneBoundingRect()
        seen = self._in_sight
        if abs(x) + abs(y) < _LEAST or not place.united(place.translated(x, y)).intersects(seen):
            return None
        return _Way(x, y, self.clock())

    # --- moving ----------------------------------------------------------------------------------

    def step(self) -> None:
        """Show everything where it is at this moment."""
        now = self.clock()
        for item, way in list(self._ways.items()):
            left = 1.0 - max(0.0, now - way.began) / DURATION_MS
            if left <= 0:
                self._settle(item)
            else:
                self._show(item, way, left**3)
        if not self._ways:
            self._stop()

    def rest(self) -> None:
        """Everything is at its place, at once."""
        for item in list(self._ways):
            self._settle(item)
        self._stop()

    def _show(self, item: QGraphicsItem, way: _Way, left: float) -> None:
        item.setTransform(QTransform.fromTranslate(way.x * left, way.y * left))
        if way.fades:
            if item.opacity() != way.shown:
                way.fades = False  # somebody else made it stand back meanwhile
                return
            item.setOpacity(way.rest * (1.0 - left))
            way.shown = item.opacity()

    def _settle(self, item: QGraphicsItem) -> None:
        way = self._ways.pop(item, None)
        if way is None:
            return
        item.setTransform(QTransform())
        if way.fades and item.opacity() == way.shown:
            item.setOpacity(way.rest)

    def _open(self, item: QGraphicsItem) -> None:
        """What an item stands on does not hold it on its way: Qt must look beyond its shape."""
        parent = item.parentItem()
        while parent is not None:
            if parent.flags() & _CONTAINS:
                parent.setFlag(_CONTAINS, False)  # noqa: FBT003 - Qt's own
                self._opened.append(parent)
            parent = parent.parentItem()

    def _raise(self, item: QGraphicsItem) -> None:
        """On its way from strip to strip it passes above those between."""
        top = item.topLevelItem()
        if all(top is not other for other, _ in self._raised):
            self._raised.append((top, top.zValue()))
            top.setZValue(top.zValue() + 0.5)

    def _stop(self) -> None:
        self._timer.stop()
        for parent in self._opened:
            parent.setFlag(_CONTAINS, True)  # noqa: FBT003 - Qt's own
        self._opened.clear()
        for item, level in self._raised:
            item.setZValue(level)
        self._raised.clear()


def _within(item: QGraphicsItem, other: QGraphicsItem) -> bool:
    return item is other or other.isAncestorOf(item)
