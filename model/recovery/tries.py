"""How often the program ended while it was looking at a journal: a third time is not tried unasked.

A mark stands beside the journal as long as somebody looks at it. One that is found when the next
program begins was left by a program that did not live to take it away.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Final

from model import disk
from model.atomic import write_bytes
from model.errors import FileError

MOST: Final = 2
"""So many times the program may end over a journal before it is left alone."""
_SUFFIX = ".tries"
_LONGEST = 8


def tries_of(journal: Path) -> int:
    """How many programs began to look at a journal and did not come to an end of it."""
    try:
        with _mark(journal).open("rb") as file:
            return max(0, int(file.read(_LONGEST)))
    except (OSError, ValueError):
        return 0


def begin(journal: Path) -> None:
    """Somebody begins to look at it; where that cannot be noted, it is looked at all the same."""
    with contextlib.suppress(FileError):
        write_bytes(_mark(journal), b"%d" % min(99, tries_of(journal) + 1))


def come_through(journal: Path) -> None:
    """It was looked at, and the program lives."""
    with contextlib.suppress(OSError):
        disk.remove(_mark(journal))


def _mark(journal: Path) -> Path:
    return journal.with_name(journal.name + _SUFFIX)
