"""Keeping Python's search for garbage short while a large map is open, and in its own thread.

A search through everything that belongs to a map of 5,000 cards takes a dozen frames, and comes
whenever enough new things were made. What an open map consists of is no garbage: it is left out.

By itself Python searches in whatever thread makes a new thing, also in one that saves or exports.
What is found may belong to Qt, which only the thread of the windows may take apart: else the
program crashes. So the search is done there, by a timer, and nowhere else.
"""

from __future__ import annotations

import gc
from itertools import takewhile
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

LARGE = 1_000
"""Maps with fewer cards are looked through fast enough."""
_EVERY_MS = 100
_RESTING_MS = 1_600
"""Where nothing is made no garbage is: a window at rest wakes the computer this seldom."""


class GarbageInTurn(QObject):
    """While it lives, garbage is looked for in the thread of the windows only.

    ``clock`` rings when it is time to look.
    """

    _alive: ClassVar[int] = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        GarbageInTurn._alive += 1
        gc.disable()
        self.clock = QTimer(self)
        self.clock.setInterval(_EVERY_MS)
        self.clock.timeout.connect(self.look)
        self.clock.start()
        self.destroyed.connect(GarbageInTurn._gone)

    def look(self) -> None:
        """Search if Python would have; where there was no reason to, the next look is later."""
        searched = look_for_garbage()
        later = min(2 * self.clock.interval(), _RESTING_MS)
        self.clock.setInterval(_EVERY_MS if searched else later)

    @staticmethod
    def _gone() -> None:
        GarbageInTurn._alive -= 1
        if not GarbageInTurn._alive:
            gc.enable()


def look_for_garbage() -> bool:
    """Search as deep as Python would have done by itself, if it would have. Whether it would."""
    pairs = zip(gc.get_count(), gc.get_threshold(), strict=True)
    depth = sum(1 for _ in takewhile(lambda pair: pair[0] > pair[1], pairs))
    if depth:
        gc.collect(depth - 1)
    return depth > 0


def leave_out_open_map(cards: int, *, first: bool) -> None:
    """A map with so many cards has been opened; ``first``: no other was open in its place.

    What was left of the one before is collected: left out, it would stay for good.
    """
    if cards < LARGE:
        return
    if not first:
        gc.unfreeze()
        gc.collect()
    gc.freeze()
