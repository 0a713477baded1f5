"""Writing files that belong together: all of them are there afterwards, or none."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from model.atomic import refuse_unless_replaceable, write_bytes
from model.troubles import writing_trouble


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
            _put_back(done, gathering)
            raise writing_trouble(error, target) from error


def _take_place(target: Path, gathering: Path) -> None:
    if os.path.lexists(target):
        os.replace(target, gathering / _OLD / target.name)  # noqa: PTH105 - as in model.atomic
    os.replace(gathering / target.name, target)  # noqa: PTH105


def _put_back(targets: list[Path], gathering: Path) -> None:
    for target in targets:
        with contextlib.suppress(OSError):
            if not (gathering / target.name).exists():
                os.replace(target, gathering / target.name)  # noqa: PTH105
            if os.path.lexists(gathering / _OLD / target.name):
                os.replace(gathering / _OLD / target.name, target)  # noqa: PTH105
