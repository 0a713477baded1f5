"""Writing files that belong together: all of them are there afterwards, or none."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from model import disk
from model.atomic import put_in_place, refuse_unless_replaceable, write_bytes
from model.errors import FileError, UnsureError
from model.strays import OLD_FILES, remove_group, temporary_beside
from model.troubles import writing_trouble
from resources.words import tr


class _StrandedError(FileError):
    """Old files could not be put back: where they wait must not be cleared."""


def write_together(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write each of the files, which stand in one folder; what was there before is replaced.

    They are gathered in a hidden folder beside their places and moved there at the end, so the
    bytes may come from something that takes its time or fails half-way. Each name leads to a
    complete file at any moment, the old one or the new one.

    Raises:
        UnsureError: all have taken their places, but it is not sure that they will last.
        FileError: one could not be written; the old files are as they were, the new ones gone.
    """
    gathering: Path | None = None
    try:
        targets: list[Path] = []
        for path, data in files:
            if gathering is None:
                gathering = _made_beside(path)
            _gather(gathering / path.name, data)
            targets.append(path)
        if gathering is not None:
            _move(targets, gathering)
    except _StrandedError:
        gathering = None
        raise
    finally:
        if gathering is not None:
            remove_group(gathering)


def _made_beside(path: Path) -> Path:
    folder = temporary_beside(path)
    try:
        disk.make_new_folder(folder)
        disk.make_new_folder(folder / OLD_FILES)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        remove_group(folder)
        raise writing_trouble(error, path) from error
    return folder


def _gather(path: Path, data: bytes) -> None:
    try:
        write_bytes(path, data)
    except UnsureError as error:  # nothing stands in its place yet: it has simply failed
        raise FileError(str(error)) from error


def _move(targets: list[Path], gathering: Path) -> None:
    for target in targets:
        refuse_unless_replaceable(target)
    done: list[Path] = []
    for target in targets:
        try:
            done.append(target)
            _take_place(target, gathering)
        except OSError as error:
            if not _put_back(done, gathering):
                raise _StrandedError(_stranded(target, gathering)) from error
            raise writing_trouble(error, target) from error
    try:
        disk.sync_folder(gathering.parent)
    except OSError as error:
        raise UnsureError(str(writing_trouble(error, targets[0]))) from error


def _take_place(path: Path, gathering: Path) -> None:
    target = Path(os.path.realpath(path))  # a link stays a link
    if target.exists():
        _keep_rights(target, gathering / path.name)
        _keep_old(target, gathering / OLD_FILES / path.name)
    put_in_place(gathering / path.name, target)


def _keep_rights(old: Path, new: Path) -> None:
    descriptor = disk.open_to_append(new)
    try:
        disk.keep_owner_and_rights(descriptor, old.stat())
    finally:
        disk.close(descriptor)


def _keep_old(target: Path, kept: Path) -> None:
    """A second name for the old file, which keeps its own until the new one takes it."""
    try:
        disk.link(target, kept)
    except OSError:  # a file system without second names
        descriptor = disk.create(kept)
        try:
            disk.write_all(descriptor, target.read_bytes())
            disk.keep_owner_and_rights(descriptor, target.stat())
        finally:
            disk.close(descriptor)


def _put_back(paths: list[Path], gathering: Path) -> bool:
    """Take the new files away again and put the old ones back; whether all of them are."""
    for path in paths:
        target, old = Path(os.path.realpath(path)), gathering / OLD_FILES / path.name
        with contextlib.suppress(OSError):
            if (gathering / path.name).exists():  # it never came to its place
                if old.exists():
                    disk.remove(old)
            elif old.exists():
                put_in_place(old, target)
            else:
                disk.remove(target)
    return not any((gathering / OLD_FILES).iterdir())


def _stranded(path: Path, gathering: Path) -> str:
    return tr(
        "“{name}” cannot be written, and what was there before could not all be put back; the"
        " rest is in “{folder}”.",
        name=path.name,
        folder=gathering / OLD_FILES,
    )
