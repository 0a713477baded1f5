"""What each version changed against the one before it, found out in the background."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from designer.background import Job, Workroom
from designer.history.wording import damaged_words
from model.change_words import summary
from model.changes import difference
from model.document import JourneyMap
from model.errors import FileError
from model.versions import Version, VersionStore
from resources.words import tr

_PAUSE_MS = 20
"""Opening a large map holds the window for a moment: it gets its turn in between."""


class Summaries(QObject):
    """A line for each version. ``told`` carries the Version and its words."""

    told = Signal(object, str)

    def __init__(self, store: VersionStore, room: Workroom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._room = store, room
        self._known: dict[tuple[str, str], str] = {}
        self._waiting: list[tuple[Version, Version | None]] = []
        self._last: tuple[str, JourneyMap | FileError] | None = None
        self._job: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._next)

    @property
    def working(self) -> bool:
        """Whether there is something that is not told yet."""
        return bool(self._waiting) or self._job is not None

    def ask(self, versions: Sequence[Version]) -> None:
        """Tell of these, newest first; what was told before is told again at once."""
        pairs = list(zip(versions, (*versions[1:], None), strict=True)) if versions else []
        self._waiting = []
        for version, before in pairs:
            words = self._known.get(_key(version, before))
            if words is None:
                self._waiting.append((version, before))
            else:
                self.told.emit(version, words)
        if self._job is None:
            self._pause.start()

    def stop(self) -> None:
        """Want nothing any more."""
        self._waiting = []
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        if self._job is not None or not self._waiting:
            return
        version, before = self._waiting.pop(0)
        store, last = self._store, self._last
        job = Job(lambda _progress: _told(store, version, before, last))
        job.signals.succeeded.connect(partial(self._on_told, job, version, before))
        job.signals.ended.connect(partial(self._on_ended, job))
        self._job = job
        self._room.start(job)

    def _on_told(
        self,
        job: Job,
        version: Version,
        before: Version | None,
        found: tuple[str, tuple[str, JourneyMap | FileError] | None],
    ) -> None:
        if not job.stopped:
            words, self._last = found
            self._known[_key(version, before)] = words
            self.told.emit(version, words)

    def _on_ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            if self._waiting:
                self._pause.start()
            else:
                self._last = None


_Opened = tuple[str, JourneyMap | FileError]


def _told(
    store: VersionStore, version: Version, before: Version | None, last: _Opened | None
) -> tuple[str, _Opened | None]:
    """The words for a version, and the one before it as it was opened for that."""
    after = last if last is not None and last[0] == version.path.name else _open(store, version)
    if isinstance(after[1], FileError):
        return damaged_words(), None
    if before is None:
        return tr("the first that was kept"), None
    earlier = _open(store, before)
    if isinstance(earlier[1], FileError):
        return tr("the version before is damaged"), earlier
    return summary(difference(earlier[1], after[1])), earlier


def _open(store: VersionStore, version: Version) -> _Opened:
    try:
        return version.path.name, store.load(version)
    except FileError as error:
        return version.path.name, error


def _key(version: Version, before: Version | None) -> tuple[str, str]:
    return version.path.name, before.path.name if before is not None else ""
