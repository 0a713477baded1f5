"""How long work that may wait does wait: so that it takes a small share of the time only."""

from __future__ import annotations

from time import perf_counter

_SHORT_MS = 4.0
"""What takes no longer is done at once, however often: nobody feels it."""
_FACTOR = 10.0
_MOST_MS = 400.0


class Rest:
    """After work that took long, ten times as long is rested; after short work not at all."""

    def __init__(self) -> None:
        self._began = 0.0
        self._over = 0.0

    def begin(self) -> None:
        """The work begins."""
        self._began = perf_counter()

    def end(self) -> None:
        """It is done."""
        now = perf_counter()
        taken = (now - self._began) * 1000
        rest = 0.0 if taken < _SHORT_MS else min(_MOST_MS, _FACTOR * taken)
        self._over = now + rest / 1000

    @property
    def left_ms(self) -> int:
        """How long it is still rested, in milliseconds."""
        return max(0, round((self._over - perf_counter()) * 1000))
