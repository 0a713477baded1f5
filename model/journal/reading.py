"""Journals that were left behind, and what stands in one."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from model.document import JourneyMap
from model.errors import FileError
from model.journal import wire
from model.journal.entries import Head
from model.journal.folder import (
    base_path,
    goes,
    journals,
    log_path,
    remove_all,
    remove_folder,
)
from model.journal.frames import frames, opened
from model.journal.owning import Claim, claimed
from model.outside import check_file, read_outside
from model.storage import MAX_BYTES
from model.troubles import reading_trouble
from resources.words import tr

_MOST_BYTES: Final = 4 * MAX_BYTES
_HEAD_BYTES: Final = 500_000
_PATIENCE_S: Final = 0.5


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A journal whose program is gone. ``touched`` is when it was last written to, in UTC.

    ``head`` is None when not even the beginning can be read: :func:`read` says why.
    """

    path: Path
    touched: datetime
    head: Head | None


@dataclass(frozen=True)
class Recorded:
    """What stands in a journal, which is ours as long as this is not let go.

    ``entries`` are as they were read; ``warnings`` are sentences about what could not be.
    """

    path: Path
    head: Head
    base: JourneyMap
    entries: tuple[wire.Read, ...]
    warnings: tuple[str, ...]
    claim: Claim

    def release(self) -> None:
        """Leave the journal for another time."""
        self.claim.release()

    def remove(self) -> None:
        """The journal is not needed any more: take it away.

        Raises:
            FileError: it cannot be removed.
        """
        _remove(self.path, self.claim)


def left_behind(folder: Path) -> tuple[LeftBehind, ...]:
    """The journals in a folder whose programs are gone, newest first.

    Those of programs that run are left out. What is left of journals that were ended is tidied up.
    """
    found = []
    for path in journals(folder):
        with contextlib.suppress(OSError):
            claim = claimed(path)
            if claim is None:
                continue
            try:
                left = _left(path)
                if left is None:
                    _remove_quietly(path, claim)
                else:
                    found.append(left)
            finally:
                claim.release()
    return tuple(sorted(found, key=lambda left: left.touched, reverse=True))


def in_use(folder: Path) -> int:
    """How many journals in a folder a program has that runs: its open maps, and those it offers."""
    count = 0
    for path in journals(folder):
        with contextlib.suppress(OSError):
            claim = claimed(path)
            if claim is None:
                count += 1
            else:
                claim.release()
    return count


def read(path: Path) -> Recorded:
    """What stands in a journal, which is claimed: nobody else reads it until it is let go.

    Raises:
        FileError: its program is running, somebody else has it, or nothing in it can be read.
    """
    try:
        claim = claimed(path, patience_s=_PATIENCE_S)
        if claim is None:
            raise FileError(tr("That journal is in use by another window, or no longer there."))
        try:
            return _recorded(path, claim)
        except BaseException:
            claim.release()
            raise
    except OSError as error:
        raise reading_trouble(error, path) from error


def discard(path: Path) -> None:
    """Take a journal away that cannot be read or is not wanted.

    Raises:
        FileError: its program is running, or it cannot be removed.
    """
    try:
        claim = claimed(path, patience_s=_PATIENCE_S)
    except OSError as error:
        raise reading_trouble(error, path) from error
    if claim is None:
        raise FileError(tr("That journal is in use by another window, or no longer there."))
    _remove(path, claim)


def _recorded(path: Path, claim: Claim) -> Recorded:
    """The newest base that is whole, and what follows it."""
    why: FileError | None = None
    warnings: list[str] = []
    for go in reversed(goes(path, "base")):
        try:
            start, base = _base(base_path(path, go))
        except FileError as error:
            why = why or error
            warnings.append(str(error))
            continue
        entries = tuple(_entries(path, go, start.after, warnings))
        return Recorded(path, start.head, base, entries, tuple(warnings), claim)
    raise why or FileError(tr("Nothing is left of that journal."))


def _base(path: Path) -> tuple[wire.Start, JourneyMap]:
    name = _called(path)
    data = read_outside(path, _MOST_BYTES)
    version, begin = opened(data, "base", name)
    try:
        return wire.read_base((frame.payload for frame in frames(data, begin, 1)), version)
    except (ValueError, LookupError, RecursionError) as error:
        raise FileError(tr("{name} is damaged.", name=name)) from error


def _entries(path: Path, first: int, after: int, warnings: list[str]) -> Iterator[wire.Read]:
    """What comes after an entry, from a log on, up to where something is missing."""
    last = after
    for go in goes(path, "log"):
        if go < first:  # all that was in it is in the base
            continue
        log = log_path(path, go)
        try:
            data = read_outside(log, _MOST_BYTES)
            if not data.strip(b"\0"):  # its name is all that reached the disk
                continue
            version, begin = opened(data, "log", _called(log))
        except FileError as error:
            warnings.append(str(error))
            continue
        end = begin
        for frame in frames(data, begin):
            if frame.number != last + 1:
                break
            end = frame.end
            try:
                yield wire.read(frame.payload, version)
            except (ValueError, LookupError, RecursionError):
                warnings.append(_stopped(log))
                return
            last = frame.number
        if end < len(data):
            warnings.append(_stopped(log))


def _stopped(path: Path) -> str:
    return tr("{name} is damaged; what was noted before that is there.", name=_called(path))


def _left(path: Path) -> LeftBehind | None:
    """What is left in a journal; None when no base is there, so nothing to bring back."""
    bases = goes(path, "base")
    if not bases:
        return None
    times = [file.stat().st_mtime for file in path.iterdir()]
    touched = datetime.fromtimestamp(max(times), UTC)
    for go in reversed(bases):
        with contextlib.suppress(FileError, ValueError):
            return LeftBehind(path, touched, _head(base_path(path, go)))
    return LeftBehind(path, touched, None)


def _head(path: Path) -> Head:
    check_file(path)
    with path.open("rb") as stream:
        data = stream.read(_HEAD_BYTES)
    _version, begin = opened(data, "base", _called(path))
    first = next(frames(data, begin, 1), None)
    if first is None:
        raise ValueError("head")
    return wire.read_head(first.payload)


def _remove(path: Path, claim: Claim) -> None:
    try:
        remove_all(path)
    except OSError as error:
        raise reading_trouble(error, path) from error
    finally:
        claim.release()
    remove_folder(path)


def _remove_quietly(path: Path, claim: Claim) -> None:
    with contextlib.suppress(FileError):
        _remove(path, claim)


def _called(path: Path) -> str:
    return tr("The journal “{name}”", name=f"{path.parent.name}/{path.name}")
