"""Waiting for another program to let a file go: a virus scanner holds it for a moment."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable
from itertools import accumulate
from typing import Final, TypeVar

_T = TypeVar("_T")

# Windows: access denied, sharing violation, lock violation.
_HELD_WINDOWS: Final = (5, 32, 33)
_HELD: Final = (errno.EBUSY, errno.ETXTBSY)

PAUSES_S: Final = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 0.7, 0.8)
"""How long to wait before each further attempt, in seconds: 2.98 in all."""

assert max(accumulate(PAUSES_S)) < 3  # noqa: S101 - a fact of the table above


def pause(seconds: float) -> None:
    """Wait; the one place where it is done."""
    time.sleep(seconds)


def held_by_another(error: OSError) -> bool:
    """Whether a file is only held by another program, which may let it go soon."""
    return getattr(error, "winerror", None) in _HELD_WINDOWS or error.errno in _HELD


def patiently(action: Callable[[], _T]) -> _T:
    """Do something to a file, again after a pause while another program holds it.

    Raises:
        OSError: it went wrong otherwise, or is held still after three seconds.
    """
    for seconds in PAUSES_S:
        try:
            return action()
        except OSError as error:
            if not held_by_another(error):
                raise
        pause(seconds)
    return action()
