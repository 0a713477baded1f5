"""The catalogue as all windows share it: read when first asked for, kept at each change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from model.errors import FileError
from model.library.catalogue import Catalogue, keep, read
from model.library.shelf import Shelved


class CatalogueStore(QObject):
    """``changed`` comes when it says something else. ``trouble`` is why its file was not read.

    A file that cannot be understood is never written over: one works without a catalogue then.
    """

    changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._value: Catalogue | None = None
        self._seen: Shelved | None = None
        self._past: list[Catalogue] = []
        self.trouble = ""

    @property
    def value(self) -> Catalogue:
        """The catalogue as it is now."""
        if self._value is None:
            self._read()
        return self._value or Catalogue()

    @property
    def can_undo(self) -> bool:
        """Whether something was changed since the program began."""
        return bool(self._past)

    def put(self, catalogue: Catalogue) -> None:
        """Keep another one.

        Raises:
            FileError: it cannot be kept, or another program changed it; that is read then.
        """
        before = self.value
        if catalogue == before:
            return
        self._keep(catalogue)
        self._past.append(before)
        self.changed.emit()

    def undo(self) -> None:
        """Take the last change back.

        Raises:
            FileError: it cannot be kept.
        """
        if self._past:
            self._keep(self._past[-1])
            self._past.pop()
            self.changed.emit()

    def _keep(self, catalogue: Catalogue) -> None:
        if self.trouble:
            raise FileError(self.trouble)
        try:
            self._seen = keep(self._folder, catalogue, self._seen)
        except FileError:
            self._read()
            self.changed.emit()
            raise
        self._value = catalogue

    def _read(self) -> None:
        self.trouble = ""
        try:
            self._value, self._seen = read(self._folder)
        except FileError as error:
            self._value, self.trouble = Catalogue(), str(error)
