"""Keeping Python's search for garbage short while a large map is open.

A search through everything that belongs to a map of 5,000 cards takes a dozen frames, and comes
whenever enough new things were made. What an open map consists of is no garbage: it is left out.
"""

from __future__ import annotations

import gc

LARGE = 1_000
"""Maps with fewer cards are looked through fast enough."""


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
