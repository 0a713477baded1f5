"""Writing files that belong together: all of them are there afterwards, or none."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from model import disk
from model.atomic import put_in_place, refuse_unless_replaceable, write_bytes
from model.errors import FileError
from model.troubles import writing_trouble
from resources.words import tr


class _StrandedError(FileError):
    """Old files could not be put back: where they wait must not be cleared."""


def write_together(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write each of the files, which stand in one folder; what was there before is replaced.

    They are gathered in a hidden folder beside their places and moved there at the end, so the
    bytes may come from something that takes its time or fails half-way.

    Raises:
        FileError: one could not be written; the old files are as they were, the new ones gone.
    """
    gathering: Path | None = None
    try:
        targets: list[Path] = []
        for path, data in files:
            if gathering is None:
                gathering = _made_beside(path)
            write_bytes(gathering / path.name, data)
            targets.append(path)
        if gathering is not None:
            _move(targets, gathering)
    except _StrandedError:
        gathering = None
        raise
    finally:
        if gathering is not None:
            shutil.rmtree(gathering, ignore_errors=True)


def _made_beside(path: Path) -> Path:
    folder = path.parent / f".journeyboard-{secrets.token_hex(8)}.tmp"
    try:
        folder.mkdir()
        (folder / _OLD).mkdir()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise writing_trouble(error, path) from error
    return folder


_OLD = ".old"
"""Where old files wait until all new ones have taken their places."""


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
    disk.sync_folder(gathering.parent)


def _take_place(path: Path, gathering: Path) -> None:
    target = Path(os.path.realpath(path))  # a link stays a link
    if target.exists():
        shutil.copymode(target, gathering / path.name)
        put_in_place(target, gathering / _OLD / path.name)
    put_in_place(gathering / path.name, target)


def _put_back(paths: list[Path], gathering: Path) -> bool:
    """Take the new files away again and put the old ones back; whether all of them are."""
    for path in paths:
        target, old = Path(os.path.realpath(path)), gathering / _OLD / path.name
        with contextlib.suppress(OSError):
            if not (gathering / path.name).exists():
                target.unlink()
            if old.exists():
                put_in_place(old, target)
    return not any((gathering / _OLD).iterdir())


def _stranded(path: Path, gathering: Path) -> str:
    return tr(
        "“{name}” cannot be written, and what was there before could not all be put back; the"
        " rest is in “{folder}”.",
        name=path.name,
        folder=gathering / _OLD,
    )
