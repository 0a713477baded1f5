"""Whether somebody is still behind a lock."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from model.locks.record import Held
from model.locks.running import Life, Running

RENEWED_AFTER: Final = timedelta(minutes=1)
"""How often a sign of life is renewed while somebody works on the map."""
RESTING_RENEWED_AFTER: Final = timedelta(minutes=10)
"""How often while nobody does: each sign is a file that a sync service carries to the others."""
SILENT_AFTER: Final = timedelta(minutes=25)
"""After two signs that did not come, and time for a sync service to be late."""


class Standing(Enum):
    """What is known of the owner of a lock."""

    OWN = "own"
    """This lock is the one that is asked for."""
    HERE = "here"
    """This program has it, in another window."""
    NEAR = "near"
    """Another program of this person on this computer, which runs."""
    FAR = "far"
    """Another computer or another person; the last sign of life is not long ago."""
    SILENT = "silent"
    """Another computer or another person, probably not there any more."""
    OVER = "over"
    """A program on this computer that runs no more: the lock means nothing."""


def judged(held: Held, running: Running, computer: str, now: datetime, token: str) -> Standing:
    """What is known of the owner of a lock.

    Args:
        held: what the lock says.
        running: this run of the program.
        computer: what this computer is called.
        now: the time.
        token: that of the lock that is asked for, empty for none.
    """
    if token and held.token == token:
        return Standing.OWN
    if held.instance == running.instance:
        return Standing.HERE
    life = running.life_of(held.home, held.instance)
    if life is Life.RUNS:
        return Standing.NEAR
    # A data folder that wanders between computers knows nothing of runs on the others.
    if life is Life.OVER and held.computer == computer:
        return Standing.OVER
    # Clocks of two computers differ, to either side.
    return Standing.SILENT if abs(now - held.seen) > SILENT_AFTER else Standing.FAR
