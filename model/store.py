"""The store: the one place where a map is replaced by its next version."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from model.changes import ChangeSet, apply
from model.document import JourneyMap

Listener: TypeAlias = Callable[[JourneyMap, ChangeSet], None]


class Store:
    """Holds the current map. Listeners are told the new map and the change, after it is in."""

    def __init__(self, document: JourneyMap) -> None:
        self._document = document
        self._listeners: list[Listener] = []

    @property
    def document(self) -> JourneyMap:
        """The map as it is now."""
        return self._document

    def listen(self, listener: Listener) -> None:
        """Tell ``listener`` of every change from now on."""
        self._listeners.append(listener)

    def apply(self, change: ChangeSet) -> None:
        """Swap in the map after the change.

        Raises:
            RuleError: the change does not fit the map; nothing is changed and nobody told.
        """
        if not change:
            return
        self._document = apply(self._document, change)
        for listener in tuple(self._listeners):
            listener(self._document, change)
