"""A disk that writes down what was asked of it.

While a ``RecordingDisk`` is entered every operation of ``model.disk`` is done and recorded with its
bytes. ``note(…)`` puts a remark between them, to tell later what had happened by then.
"""

from __future__ import annotations

import itertools
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from tests.durability.faulty import _Patched


@dataclass(frozen=True, slots=True)
class Made:
    """A file has a name now: it was created, or given a second one."""

    path: Path
    file: int


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes were put into a file."""

    file: int
    place: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file was cut off, or made longer with zeros."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """What a file holds is on the disk."""

    file: int


@dataclass(frozen=True, slots=True)
class Replaced:
    """A file has another name, and what had that is gone."""

    source: Path
    target: Path
    file: int


@dataclass(frozen=True, slots=True)
class Removed:
    """A name is gone."""

    path: Path


@dataclass(frozen=True, slots=True)
class FolderMade:
    path: Path


@dataclass(frozen=True, slots=True)
class FolderRemoved:
    path: Path


@dataclass(frozen=True, slots=True)
class FolderSynced:
    """The names in a folder are on the disk."""

    path: Path


@dataclass(frozen=True, slots=True)
class Remark:
    """What the test wants to know later."""

    said: Any


NameEvent: TypeAlias = Made | Replaced | Removed | FolderMade | FolderRemoved
FileEvent: TypeAlias = Written | Cut
Event: TypeAlias = NameEvent | FileEvent | Synced | FolderSynced | Remark


@dataclass
class _Open:
    file: int
    appends: bool
    place: int = 0


@dataclass
class RecordingDisk(_Patched):
    """Records what happens below ``root``. What is there when it is entered is on the disk."""

    root: Path
    events: list[Event] = field(default_factory=list)
    before: dict[Path, bytes] = field(default_factory=dict)
    _files: dict[Path, int] = field(default_factory=dict)
    _sizes: dict[int, int] = field(default_factory=dict)
    _open: dict[int, _Open] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def __post_init__(self) -> None:
        for path in sorted(self.root.rglob("*")):
            if path.is_dir():
                self.events.append(FolderMade(path))
            else:
                self._begin_with(path, path.read_bytes())
        self.events.extend(FolderSynced(p) for p in (self.root, *self.root.rglob("*/")))

    def note(self, said: Any) -> None:
        """Put a remark after what was done so far."""
        with self._lock:
            self.events.append(Remark(said))

    def asked(self, name: str, real: Callable[..., Any], arguments: Any, keywords: Any) -> Any:
        with self._lock:
            new = self._new_folders(*arguments) if name == "make_folder" else []
            answer = real(*arguments, **keywords)
            if name == "make_folder":
                self.events.extend(FolderMade(path) for path in new)
            else:
                recorder = getattr(self, f"_on_{name}", None)
                if recorder is not None:
                    recorder(answer, *arguments)
            return answer

    def _begin_with(self, path: Path, data: bytes) -> None:
        file = self._named(path)
        self.events += [Made(path, file), Written(file, 0, data), Synced(file)]
        self._sizes[file] = len(data)

    def _named(self, path: Path) -> int:
        self._files[path] = file = next(self._numbers)
        self._sizes[file] = 0
        return file

    def _new_folders(self, path: Path) -> list[Path]:
        return [each for each in reversed((path, *path.parents)) if not each.exists()]

    def _on_create(self, descriptor: int, path: Path) -> None:
        file = self._named(path)
        self.events.append(Made(path, file))
        self._open[descriptor] = _Open(file, appends=False)

    def _on_open_to_append(self, descriptor: int, path: Path) -> None:
        self._open[descriptor] = _Open(self._files[path], appends=True)

    def _on_write(self, count: int, descriptor: int, data: bytes) -> None:
        known = self._open[descriptor]
        place = self._sizes[known.file] if known.appends else known.place
        self.events.append(Written(known.file, place, data[:count]))
        known.place = place + count
        self._sizes[known.file] = max(self._sizes[known.file], known.place)

    def _on_truncate(self, _answer: None, descriptor: int, size: int) -> None:
        file = self._open[descriptor].file
        self.events.append(Cut(file, size))
        self._sizes[file] = size

    def _on_sync(self, _answer: None, descriptor: int) -> None:
        if descriptor in self._open:  # else it is a folder's, which is told of as a whole
            self.events.append(Synced(self._open[descriptor].file))

    def _on_close(self, _answer: None, descriptor: int) -> None:
        self._open.pop(descriptor, None)

    def _on_replace(self, _answer: None, source: Path, target: Path) -> None:
        file = self._files.pop(source)
        self._files[target] = file
        self.events.append(Replaced(source, target, file))

    def _on_link(self, _answer: None, source: Path, target: Path) -> None:
        self._files[target] = self._files[source]
        self.events.append(Made(target, self._files[source]))

    def _on_remove(self, _answer: None, path: Path) -> None:
        self._files.pop(path, None)
        self.events.append(Removed(path))

    def _on_remove_folder(self, _answer: None, path: Path) -> None:
        self.events.append(FolderRemoved(path))

    def _on_sync_folder(self, _answer: None, path: Path) -> None:
        self.events.append(FolderSynced(path))


def as_it_is(root: Path) -> dict[Path, bytes]:
    """All files below a folder with their bytes, as the system shows them now."""
    found = (Path(folder) / name for folder, _, names in os.walk(root) for name in names)
    return {path: path.read_bytes() for path in found}
