"""What an export tells while and after it runs: progress, cancelling, a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

from model.errors import JourneyboardError

Progress: TypeAlias = Callable[[int, int], None]
"""Called with steps done and steps in all. It may raise :class:`Cancelled` to stop."""


_T = TypeVar("_T")


class Cancelled(JourneyboardError):  # noqa: N818 - a wish, not an error
    """The person at the screen stopped the export. No file is left behind."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written, and what the person should know about it, a sentence each.

    ``path`` is the file that was asked for. Where one file could not hold it all, ``files`` are
    those written instead, beside it and named after it.
    """

    path: Path
    warnings: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()


def no_progress(_done: int, _total: int) -> None:
    """For callers that do not watch."""


def portion(progress: Progress, begin: float, end: float) -> Progress:
    """What a part of the work tells: it takes the whole from ``begin`` to ``end`` (0 to 1)."""

    def tell(done: int, total: int) -> None:
        reached = begin + (end - begin) * done / max(1, total)
        progress(round(_FINE * reached), _FINE)

    return tell


def watched(things: Iterable[_T], progress: Progress, total: int) -> Iterator[_T]:
    """The things one by one; ``progress`` hears of every few hundredth of the ``total``."""
    progress(0, total)
    for done, thing in enumerate(things, 1):
        if done % _OFTEN == 0:
            progress(min(done, total), total)
        yield thing


_FINE, _OFTEN = 10_000, 250
