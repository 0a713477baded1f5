"""Watches the file of the open map, so that what other programs do to it is seen at once.

The system tells of changes to local files and folders. It tells nothing of most network shares, so
the file is also asked after every few seconds, in a thread: a share that hangs holds nobody up.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from designer.background import Job, start_apart
from exporters.progress import Progress

_SETTLE_MS = 250
"""Programs write in several strokes, or put a new file in the place of the old one."""
_POLL_MS = 4_000


@dataclass(frozen=True, slots=True)
class Sign:
    """What changes whenever somebody does anything to a file: cheaper to ask for than its content.

    ``inode`` stays through a rename; ``ctime_ns`` changes even where size and time were put back.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: tuple[int, int]


def sign_of(path: Path) -> Sign | None:
    """The sign of a file now; None where there is none, or it cannot be reached."""
    try:
        status = os.stat(path)  # noqa: PTH116 - one call, no wrapping
    except (OSError, ValueError):
        return None
    inode = (status.st_dev, status.st_ino)
    return Sign(status.st_size, status.st_mtime_ns, status.st_ctime_ns, inode)


class FileWatch(QObject):
    """Tells by ``touched`` that something happened to the file; what, is for others to see.

    ``folder_touched`` tells that files beside it came or went. ``settled`` and ``poll`` are the
    timers that wait until all is quiet, and that ask again.
    """

    touched = Signal()
    folder_touched = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._sign: Sign | None = None
        self._asking = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_change)
        self._watcher.directoryChanged.connect(self._on_folder_change)
        self._folder_changed = False
        self.settled = self._timer(_SETTLE_MS, self._on_settled)
        self.poll = self._timer(_POLL_MS, self._ask)

    def follow(self, path: Path | None) -> None:
        """Watch this file and no other; None for none."""
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._path = path
        self.settled.stop()
        self.poll.stop()
        if path is not None:
            self._sign = sign_of(path)
            self._watch()
            self.poll.start()

    def _timer(self, interval: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(then)
        return timer

    def _watch(self) -> None:
        """A file that was replaced is a new one, which has to be watched anew; a folder as well."""
        path = self._path
        if path is None:
            return
        if not self._watcher.files() and path.exists():
            self._watcher.addPath(str(path))
        if not self._watcher.directories() and path.parent.is_dir():
            self._watcher.addPath(str(path.parent))

    def _on_change(self, _path: str) -> None:
        self.settled.start()

    def _on_folder_change(self, _path: str) -> None:
        self._folder_changed = True
        self.settled.start()

    def _on_settled(self) -> None:
        self._watch()
        folder_changed, self._folder_changed = self._folder_changed, False
        self.touched.emit()
        if folder_changed:
            self.folder_touched.emit()

    # --- asking ----------------------------------------------------------------------------

    def _ask(self) -> None:
        path = self._path
        if path is None or self._asking:
            return
        self._asking = True
        job = Job(partial(_asked, path))
        job.signals.succeeded.connect(self._on_answer)
        job.signals.ended.connect(self._on_asked)
        start_apart(job)

    def _on_answer(self, answer: object) -> None:
        path, sign = answer if isinstance(answer, tuple) else (None, None)
        if path == self._path and sign != self._sign:
            self._sign = sign
            self.settled.start()

    def _on_asked(self) -> None:
        self._asking = False
        if self._path is not None:
            self.poll.start()


def _asked(path: Path, _progress: Progress) -> tuple[Path, Sign | None]:
    return path, sign_of(path)
