"""The lines that were typed before, to be called back."""

from __future__ import annotations

_MOST = 200


class Recall:
    """Goes back and forth through earlier lines; the line begun last waits at the end."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._at = 0
        self._begun = ""

    def keep(self, line: str) -> None:
        """A line is done; the same one twice in a row is kept once."""
        if self._lines[-1:] != [line]:
            self._lines = [*self._lines, line][-_MOST:]
        self._at, self._begun = len(self._lines), ""

    def go(self, by: int, now: str) -> str | None:
        """The line before (-1) or after (1) the one that stands there; None where there is none."""
        target = self._at + by
        if not 0 <= target <= len(self._lines):
            return None
        if self._at == len(self._lines):
            self._begun = now
        self._at = target
        return self._lines[target] if target < len(self._lines) else self._begun
