"""What may be asked of an export, and what an export tells: progress, cancelling, a report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from exporters.paper import POINTS_PER_MM, Orientation, Paper, paper_named, paper_sized
from model.errors import ExportError, JourneyboardError
from model.ids import Id
from model.layout.result import LayoutOptions
from model.layout.theme import LIGHT, Theme
from resources.words import tr

Progress: TypeAlias = Callable[[int, int], None]
"""Called with steps done and steps in all. It may raise :class:`Cancelled` to stop."""

DEFAULT_MARGIN = 10 * POINTS_PER_MM
_MOST_MARGIN = 0.4


class Cancelled(JourneyboardError):  # noqa: N818 - a wish, not an error
    """The person at the screen stopped the export. No file is left behind."""


@dataclass(frozen=True, slots=True)
class PosterOptions:
    """How a map becomes a picture: the sheet (PDF), the pixels (PNG), and what is shown of it.

    ``margin`` in points. ``scale`` and ``max_side`` are for PNG: pixels per point, and if given,
    the longer side in pixels instead. ``lane_ids`` and ``persona_ids`` None mean all.
    """

    paper: Paper = field(default_factory=lambda: paper_named("A1"))
    orientation: Orientation = Orientation.AUTO
    margin: float = DEFAULT_MARGIN
    theme: Theme = LIGHT
    lane_ids: frozenset[Id] | None = None
    persona_ids: frozenset[Id] | None = None
    show_parking: bool = True
    show_legend: bool = True
    scale: float = 2.0
    max_side: int | None = None

    def __post_init__(self) -> None:
        """Check what no sheet can carry.

        Raises:
            ExportError: the margin leaves no room, or the picture would have no size.
        """
        side = min(self.paper.size.width, self.paper.size.height)
        if not 0 <= self.margin <= _MOST_MARGIN * side:
            raise ExportError(tr("A margin this wide leaves no room for the map."))
        if self.scale <= 0 or (self.max_side is not None and self.max_side < 1):
            raise ExportError(tr("A picture needs a size above zero."))

    def layout(self) -> LayoutOptions:
        """What to ask of the layout."""
        return LayoutOptions(
            theme=self.theme,
            lane_ids=self.lane_ids,
            persona_ids=self.persona_ids,
            show_parking=self.show_parking,
            show_legend=self.show_legend,
        )


def chosen_paper(*, paper: str = "", size: str = "") -> Paper:
    """The paper from a name (``A1``) or a size (``900x600mm``); the size wins.

    Raises:
        ExportError: neither is understood.
    """
    if size:
        return paper_sized(size)
    return paper_named(paper) if paper else PosterOptions().paper


def chosen_orientation(word: str) -> Orientation:
    """The orientation from its name; empty means AUTO.

    Raises:
        ExportError: there is no such orientation.
    """
    try:
        return Orientation(word.strip().lower() or Orientation.AUTO)
    except ValueError:
        known = ", ".join(Orientation)
        raise ExportError(
            tr("“{word}” is no orientation. Known are: {known}.", word=word, known=known)
        ) from None


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written, and what the person should know about it, a sentence each."""

    path: Path
    warnings: tuple[str, ...] = ()


def no_progress(_done: int, _total: int) -> None:
    """For callers that do not watch."""
