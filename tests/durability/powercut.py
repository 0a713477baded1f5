"""What may be on a disk after the power went: every state that a recording allows.

Nothing is sure but what was synced. Of what a file was given since its last sync nothing, half or
all may be there, or its length with zeros for all or half of it; of the names that were made,
changed and removed since the last sync of their folder, any.

After each operation the states are: nothing of all that is open, all of it, and from both of them
each single and each pair of things the other way.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, TypeAlias, assert_never

from tests.durability.recorded import (
    Cut,
    Event,
    FileEvent,
    FolderMade,
    FolderRemoved,
    FolderSynced,
    Made,
    NameEvent,
    Remark,
    Removed,
    Replaced,
    Synced,
    Written,
)


class Part(Enum):
    """How much of something that was not synced is there."""

    NONE = "none"
    HALF = "half"
    ALL = "all"
    ZEROS = "zeros"
    """Its length is there, and zeros."""
    LATER = "later half"
    """Its length and its later half are there, before that zeros."""


_OF_FILES = tuple(Part)
_OF_NAMES = (Part.NONE, Part.ALL)
Files: TypeAlias = Mapping[Path, bytes]


@dataclass(frozen=True, slots=True)
class State:
    """What is there after a power failure, and the remarks that had been made by then.

    ``operation`` is after which event the power went, ``parts`` how much is there of what was open.
    ``killed`` says that all of it is: the program died, and the computer did not.
    """

    files: Files
    remarks: Sequence[Any]
    operation: int
    parts: tuple[Part, ...]

    @property
    def killed(self) -> bool:
        return all(part is Part.ALL for part in self.parts)


@dataclass
class _Disk:
    """What is sure, and what is open, while event after event goes by."""

    names: dict[Path, int] = field(default_factory=dict)
    folders: set[Path] = field(default_factory=set)
    contents: dict[int, bytes] = field(default_factory=dict)
    open_names: list[NameEvent] = field(default_factory=list)
    open_writes: dict[int, list[FileEvent]] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        match event:
            case Written() | Cut():
                self.open_writes.setdefault(event.file, []).append(event)
            case Synced(file):
                done = self.open_writes.pop(file, [])
                self.contents[file] = _with(self.contents.get(file, b""), done, Part.ALL)
            case FolderSynced(path):
                mine = [name for name in self.open_names if _folder_of(name) == path]
                self.open_names = [name for name in self.open_names if _folder_of(name) != path]
                for name in mine:
                    _rename(self.names, self.folders, name)
            case Remark():
                pass
            case _:
                self.open_names.append(event)

    def left(self, root: Path, parts: Sequence[Part]) -> Files:
        """The files that are there with so much of what is open."""
        names, folders = dict(self.names), set(self.folders)
        kept = parts[: len(self.open_names)]
        for name, part in zip(self.open_names, kept, strict=True):
            if part is Part.ALL:
                _rename(names, folders, name)
        contents = dict(self.contents)
        for (file, writes), part in zip(
            self.open_writes.items(), parts[len(self.open_names) :], strict=True
        ):
            contents[file] = _with(contents.get(file, b""), writes, part)
        return {
            path: contents.get(file, b"")
            for path, file in names.items()
            if all(p in folders for p in path.parents if p != root and p.is_relative_to(root))
        }

    def choices(self) -> list[tuple[Part, ...]]:
        """For each thing that is open, how much of it may be there."""
        return [_OF_NAMES] * len(self.open_names) + [_OF_FILES] * len(self.open_writes)


def states(root: Path, events: Sequence[Event], *, begin: int = 0) -> Iterator[State]:
    """Every state from an event on, the first time that it comes with the same remarks."""
    disk, remarks = _Disk(), []
    seen: set[tuple[int, int]] = set()
    for operation, event in enumerate(events):
        disk.take(event)
        if isinstance(event, Remark):
            remarks.append(event.said)
        if operation < begin:
            continue
        for parts in _combined(disk.choices()):
            files = disk.left(root, parts)
            key = hash(tuple(sorted(files.items()))), len(remarks)
            if key not in seen:
                seen.add(key)
                yield State(files, tuple(remarks), operation, parts)


def laid_out(state: State, root: Path, target: Path) -> None:
    """Put the files of a state into a folder."""
    for path, data in state.files.items():
        there = target / path.relative_to(root)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(data)


def _combined(choices: list[tuple[Part, ...]]) -> Iterator[tuple[Part, ...]]:
    for beginning in (Part.ALL, Part.NONE):
        base = [beginning] * len(choices)
        yield tuple(base)
        for count in (1, 2):
            for places in itertools.combinations(range(len(choices)), count):
                others = [[p for p in choices[place] if p is not beginning] for place in places]
                for parts in itertools.product(*others):
                    changed = list(base)
                    for place, part in zip(places, parts, strict=True):
                        changed[place] = part
                    yield tuple(changed)


def _folder_of(event: NameEvent) -> Path:
    return (event.target if isinstance(event, Replaced) else event.path).parent


def _rename(names: dict[Path, int], folders: set[Path], event: NameEvent) -> None:
    match event:
        case Made(path, file):
            names[path] = file
        case Replaced(source, target, file):
            if names.get(source) == file:
                del names[source]
            names[target] = file
        case Removed(path):
            names.pop(path, None)
        case FolderMade(path):
            folders.add(path)
        case FolderRemoved(path):
            folders.discard(path)
        case _:
            assert_never(event)


def _with(content: bytes, writes: Sequence[FileEvent], part: Part) -> bytes:
    """A file's content with a part of what was written to it."""
    match part:
        case Part.NONE:
            return content
        case Part.ALL:
            return _written(content, writes, None)
        case Part.HALF:
            total = sum(len(w.data) for w in writes if isinstance(w, Written))
            return _written(content, writes, total // 2)
        case Part.ZEROS | Part.LATER:
            whole = _written(content, writes, None)
            new = max(0, len(whole) - len(content))
            there = new // 2 if part is Part.LATER else 0
            return content[: len(whole)] + bytes(new - there) + whole[len(whole) - there :]
        case _:
            assert_never(part)


def _written(content: bytes, writes: Sequence[FileEvent], most: int | None) -> bytes:
    found = bytearray(content)
    for write in writes:
        if isinstance(write, Cut):
            del found[write.size :]
            found.extend(bytes(write.size - len(found)))
            continue
        data = write.data if most is None else write.data[:most]
        if len(found) < write.place:
            found.extend(bytes(write.place - len(found)))
        found[write.place : write.place + len(data)] = data
        if most is not None and (most := most - len(data)) <= 0:
            break
    return bytes(found)
