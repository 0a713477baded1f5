"""Watches the file of the open map, so that a change by another program is seen at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_SETTLE_MS = 250
"""Programs write in several strokes, or put a new file in the place of the old one."""


class FileWatch(QObject):
    """Tells by ``touched`` that something happened to the file; what, is for others to see."""

    touched = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_change)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLE_MS)
        self._settled.timeout.connect(self._on_settled)

    def follow(self, path: Path | None) -> None:
        """Watch this file and no other; None for none."""
        for other in self._watcher.files():
            self._watcher.removePath(other)
        self._path = path
        self._watch()

    def _watch(self) -> None:
        """A file that was replaced is a new one, which has to be watched anew."""
        path = self._path
        if path is not None and path.exists() and not self._watcher.files():
            self._watcher.addPath(str(path))

    def _on_change(self, _path: str) -> None:
        self._settled.start()

    def _on_settled(self) -> None:
        self._watch()
        self.touched.emit()
