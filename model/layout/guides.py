"""What a stage's guide says in the lanes that are still empty there. Never printed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from model.guidance import GUIDES
from model.kinds import LaneKind
from model.layout.columns import Columns, Header
from resources.words import tr

_WIDEST = 210.0
"""Lines longer than this are tiring to read, in points."""


def guide_keys(header: Header) -> tuple[str, ...]:
    """The guide of each stage shown, by its place; empty where it has none."""
    return tuple(stage.guide if stage.guide in GUIDES else "" for stage in header.stages)


def guide_hints(
    kind: LaneKind, guides: tuple[str, ...], columns: Columns, free: Collection[int]
) -> Iterator[tuple[str, float, float]]:
    """Text, left end and width of each hint: in stages of which every column is ``free``."""
    for place, key in enumerate(guides):
        text = GUIDES[key].hints.get(kind) if key else None
        first, after = columns.stage_span(place)
        if text and after > first and all(column in free for column in range(first, after)):
            left, width = columns.card_rect(first, after - first)
            yield tr(text), left, min(width, _WIDEST)
