"""Working out what a map tells, off the window's thread where it takes long."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from designer.background import Job, Workroom
from model.document import JourneyMap
from model.insight.insight import Insight, insight

_AT_ONCE = 1_500
"""A map with fewer cards and feelings is worked out in less than a frame."""


class Reckoning(QObject):
    """Works out one map at a time, and then only the last of those asked for meanwhile.

    ``ready`` carries the :class:`Insight`.
    """

    ready = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room: Workroom | None = None
        self._busy = False
        self._next: tuple[JourneyMap, date] | None = None

    def ask(self, document: JourneyMap, today: date) -> None:
        """Work it out; a small map before this returns."""
        if self._busy:
            self._next = (document, today)
        elif len(document.cards) + len(document.markers) < _AT_ONCE:
            self.ready.emit(insight(document, today))
        else:
            self._begin(document, today)

    def _begin(self, document: JourneyMap, today: date) -> None:
        self._busy = True
        self._room = self._room or Workroom(self)
        job = Job(lambda _progress: insight(document, today))
        job.signals.succeeded.connect(self._found)
        job.signals.ended.connect(self._ended)
        self._room.start(job)

    def _found(self, found: object) -> None:
        if isinstance(found, Insight) and self._next is None:
            self.ready.emit(found)

    def _ended(self) -> None:
        self._busy = False
        if self._next is not None:
            wanted, self._next = self._next, None
            self.ask(*wanted)
