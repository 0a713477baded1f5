"""What of the map stands back so that the rest is seen: one place for all who ask for it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from PySide6.QtCore import QObject, Signal

from designer.canvas.showing.scene import MapScene
from model.ids import Id


class Source(Enum):
    """Who asks: each source says what it wants dimmed, and a thing is dimmed when any does."""

    LENS = "lens"
    EMPHASIS = "emphasis"


class Dimming(QObject):
    """Merges what the sources want dimmed, and has the scene show it.

    Ids are those of cards, markers and connectors; a persona's id means that persona's curves.
    Dimmed things stay where they are and can be worked on: there is no other layout, and nothing
    of it is printed. Ids stay dimmed until their source says otherwise, also while they are not
    in the map.
    """

    changed = Signal()

    def __init__(self, scene: MapScene, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._wanted: dict[Source, frozenset[Id]] = {}
        self._ids: frozenset[Id] = frozenset()

    @property
    def ids(self) -> frozenset[Id]:
        """What is dimmed now."""
        return self._ids

    def set(self, source: Source, ids: Iterable[Id]) -> None:
        """What this source wants dimmed, in place of what it wanted before."""
        self._wanted[source] = frozenset(ids)
        merged = frozenset[Id]().union(*self._wanted.values())
        if merged != self._ids:
            self._ids = merged
            self._scene.set_dimmed(merged)
            self.changed.emit()

    def clear(self, source: Source) -> None:
        """This source wants nothing dimmed."""
        self.set(source, ())
