"""The files of one journal, and their names.

A folder of its own for each open map: ``owner.lock``, and for each go a base (the map as it was)
and a log (what happened since). A go begins with its log; its base follows. Once that is there the
files of the goes before are not needed any more.
"""

from __future__ import annotations

import contextlib
import re
import secrets
from datetime import datetime
from pathlib import Path

from model import disk
from model.journal.owning import LOCK_NAME

_FILE = re.compile(r"(\d{6})\.(base|log)")
_FOLDER = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")


def new_name(began: datetime) -> str:
    """A name for the journal of a map that was opened then; no two are the same."""
    return f"{began:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"


def base_path(folder: Path, go: int) -> Path:
    """Where the base of a go stands."""
    return folder / f"{go:06}.base"


def log_path(folder: Path, go: int) -> Path:
    """Where the log of a go stands."""
    return folder / f"{go:06}.log"


def journals(folder: Path) -> list[Path]:
    """The journals in a folder, newest first; none when there is no such folder."""
    try:
        found = [path for path in folder.iterdir() if _FOLDER.fullmatch(path.name)]
    except OSError:
        return []
    return sorted((path for path in found if path.is_dir()), reverse=True)


def goes(folder: Path, kind: str) -> list[int]:
    """The numbers of the goes that have a file of a kind, oldest first.

    Raises:
        OSError: the folder cannot be read.
    """
    found = [_FILE.fullmatch(path.name) for path in folder.iterdir()]
    return sorted(int(match[1]) for match in found if match is not None and match[2] == kind)


def remove_before(folder: Path, go: int) -> None:
    """Take away the files of earlier goes, whose content is in the base of this one."""
    for kind in ("base", "log"):
        for earlier in goes(folder, kind):
            if earlier < go:
                disk.remove(folder / f"{earlier:06}.{kind}")


def remove_all(folder: Path) -> None:
    """Take a journal away. Nothing of it is offered again, whenever the power goes.

    Raises:
        OSError: something is still there; without its base it is nothing.
    """
    # The base goes first, and for good: a log alone is never taken for a map.
    for go in goes(folder, "base"):
        disk.remove(base_path(folder, go))
    disk.sync_folder(folder)
    for path in list(folder.iterdir()):
        if path.name != LOCK_NAME:
            disk.remove(path)


def remove_folder(folder: Path) -> None:
    """Take an emptied journal's lock and folder away, as far as the system lets it."""
    with contextlib.suppress(OSError):
        disk.remove(folder / LOCK_NAME)
    with contextlib.suppress(OSError):
        disk.remove_folder(folder)
