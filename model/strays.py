"""Hidden temporary files beside a map: their names, and taking away those that a crash left.

A program that was killed cannot clean up. Whoever writes in the same folder later does it for
it: only what bears our name, and only what nobody has touched for an hour, by the clock of the
disk it lies on (a share may have another one). Old files that wait in a folder of a group that was
being replaced (``model.together``) are never taken away.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from model import disk

OLD_FILES: Final = ".old"
"""In the folder of a group: where old files wait until all new ones have taken their places."""

FORGOTTEN_S: Final = 3_600.0
_OURS = re.compile(r"\.journeyboard-[0-9a-f]{16}\.tmp")


def temporary_beside(path: Path) -> Path:
    """A new name for a hidden temporary file or folder in the same folder."""
    return path.parent / f".journeyboard-{secrets.token_hex(8)}.tmp"


def clear_forgotten(folder: Path, now_s: float) -> None:
    """Take away what a killed program left in a folder; what cannot be is left for the next time.

    ``now_s``: the time on the clock of that disk, which is when something was last written there.
    """
    for path in _ours(folder):
        with contextlib.suppress(OSError):
            status = path.lstat()
            if stat.S_ISDIR(status.st_mode):
                _clear_group(path, now_s)
            elif stat.S_ISREG(status.st_mode) and now_s - status.st_mtime > FORGOTTEN_S:
                disk.remove(path)


def remove_group(folder: Path) -> None:
    """Take away a folder in which files were gathered, with all that is in it."""
    for path in (folder / OLD_FILES, folder):
        with contextlib.suppress(OSError):
            for inside in list(path.iterdir()):
                if inside.name != OLD_FILES:
                    disk.remove(inside)
        with contextlib.suppress(OSError):
            disk.remove_folder(path)


def _clear_group(folder: Path, now_s: float) -> None:
    waiting = folder / OLD_FILES
    if waiting.is_dir() and any(waiting.iterdir()):
        return
    times = [path.lstat().st_mtime for path in (folder, *folder.iterdir())]
    if now_s - max(times) > FORGOTTEN_S:
        remove_group(folder)


def _ours(folder: Path) -> Iterator[Path]:
    found: list[str] = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        found = [entry.name for entry in entries if _OURS.fullmatch(entry.name)]
    yield from (folder / name for name in found)
