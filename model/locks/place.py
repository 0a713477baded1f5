"""Where the lock of a map stands, and whether two paths are one file."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import Final

# No name that sync services leave out (`~$…`, `.~lock.…`, `*.lock`, `*.tmp`): others must see it.
_SUFFIX: Final = "-lock"
_LONGEST_NAME: Final = 240
_KEPT_OF_LONG: Final = 40
_ASIDE: Final = "-aside"


def real_path(path: Path) -> Path:
    """The file that a path leads to, through links; the path itself where that cannot be told."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return path


def lock_path(path: Path) -> Path:
    """The lock of the map at ``path``: hidden, beside the file that links lead to.

    A name that would be too long with the ending is shortened and told apart by a hash.
    """
    target = real_path(path)
    name = f".{target.name}{_SUFFIX}"
    if len(os.fsencode(name)) > _LONGEST_NAME:
        mark = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:16]
        name = f".{target.name[:_KEPT_OF_LONG]}-{mark}.journey{_SUFFIX}"
    return target.with_name(name)


def aside_path(lock: Path, token: str) -> Path:
    """Where a lock is put for a moment while it is looked at by whoever takes it away."""
    mark = hashlib.sha256(os.fsencode(lock.name) + token.encode()).hexdigest()[:16]
    return lock.with_name(f".journey-{mark}{_SUFFIX}{_ASIDE}")


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths are one file: links, and other spellings of a name, count as the same."""
    if one == other or real_path(one) == real_path(other):
        return True
    try:
        return os.path.samestat(one.stat(), other.stat())
    except (OSError, ValueError):
        return False


def may_be_locked(path: Path) -> bool:
    """Whether a lock means anything: an ordinary file that may be written, in such a folder."""
    target = real_path(path)
    try:
        ordinary = stat.S_ISREG(target.stat().st_mode)
        return ordinary and os.access(target, os.W_OK) and os.access(target.parent, os.W_OK)
    except (OSError, ValueError):
        return False
