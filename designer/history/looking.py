"""One version as it is shown: its picture, and what going back to it would change. Any thread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exporters.progress import Progress, portion
from model.change_words import Deed, Difference, differences, summary
from model.changes import ChangeSet, difference
from model.document import JourneyMap
from model.ids import Id
from model.kinds import Support
from model.layout.display import Group, Node, Path, PathNode, Role
from model.layout.engine import layout_map
from model.layout.geometry import Rect
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.theme import Theme
from model.versions import Version, VersionStore

if TYPE_CHECKING:
    from exporters.poster.pages import Page

MOST_LINES = 400
_PARTS = 4
_ROUND, _OUT, _WIDTH = 7.0, 3.0, 2.5
_ARC = 0.5523
_DASH = (5.0, 4.0)


@dataclass(frozen=True, slots=True)
class Look:
    """A version looked at. ``change`` leads from the map ``now`` to it; ``lines`` tell it."""

    version: Version
    document: JourneyMap
    now: JourneyMap
    change: ChangeSet
    lines: tuple[Difference, ...]
    page: Page

    @property
    def summary(self) -> str:
        """All that going back would change, in a line."""
        return summary(self.change)


def look(
    store: VersionStore, version: Version, now: JourneyMap, theme: Theme, progress: Progress
) -> Look:
    """Open a version, compare it with the map as it is now, lay it out in the colours of a theme.

    Raises:
        FileError: the version is damaged or gone.
        Cancelled: ``progress`` raised it.
    """
    document = store.load(version)
    progress(1, _PARTS)
    change = difference(now, document)
    progress(2, _PARTS)
    lines = differences(now, document, change, most=MOST_LINES)
    options = LayoutOptions(theme, show_legend=False)
    result = layout_map(document, options, watch=portion(progress, 0.5, 1))
    page = _page(result, change)
    return Look(version, document, now, change, lines, page)


def again(before: Look, now: JourneyMap) -> Look:
    """The same version, compared with the map as it is by now; the picture keeps its marks."""
    change = difference(now, before.document)
    lines = differences(now, before.document, change, most=MOST_LINES)
    return replace(before, now=now, change=change, lines=lines)


def tally(change: ChangeSet) -> dict[Deed, int]:
    """How many records come back, go, and become different."""
    return {
        Deed.ADDED: len(change.added),
        Deed.CHANGED: len(change.updated),
        Deed.REMOVED: len(change.removed),
    }


def _page(result: LayoutResult, change: ChangeSet) -> Page:
    from exporters.pictures import whole_map  # noqa: PLC0415 - only who looks at a picture
    from exporters.poster.pages import Placed  # noqa: PLC0415

    page = whole_map(result)
    marks = tuple(_marks(result, change))
    if not marks:
        return page
    box = Rect(0, 0, result.size.width, result.size.height)
    return replace(page, parts=(*page.parts, Placed(Group(Role.SIGNS, "", marks, box))))


def _marks(result: LayoutResult, change: ChangeSet) -> Iterator[Node]:
    """A frame around each card: a full one for what comes back, a dashed one for what differs."""
    support = result.options.theme.support
    cards: list[tuple[Id, Support, tuple[float, ...]]] = [
        (record.id, Support.RESEARCHED, ()) for record in change.added
    ]
    cards += [(record.id, Support.PARTLY, _DASH) for _, record in change.updated]
    for record_id, colour, dash in cards:
        rect = result.card_rect(record_id)
        if rect is not None:
            yield _frame(rect, support[colour], dash)


def _frame(rect: Rect, colour: str, dash: tuple[float, ...] = ()) -> PathNode:
    left, top = rect.x - _OUT, rect.y - _OUT
    right, bottom = rect.right + _OUT, rect.bottom + _OUT
    r, c = _ROUND, _ROUND * (1 - _ARC)
    path = Path(
        (
            ("M", left + r, top),
            ("L", right - r, top),
            ("C", right - c, top, right, top + c, right, top + r),
            ("L", right, bottom - r),
            ("C", right, bottom - c, right - c, bottom, right - r, bottom),
            ("L", left + r, bottom),
            ("C", left + c, bottom, left, bottom - c, left, bottom - r),
            ("L", left, top + r),
            ("C", left, top + c, left + c, top, left + r, top),
            ("Z",),
        )
    )
    return PathNode(path, stroke=colour, stroke_width=_WIDTH, dash=dash)
