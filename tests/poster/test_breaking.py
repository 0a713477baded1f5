"""Lanes higher than a sheet are cut between their cards, not through them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings

from exporters.poster.cutting.breaking import broken_where_cut
from model.layout.engine import layout_map
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.theme import LIGHT
from tests.poster.crowds import Crowd, crowds

ROOM = 700.0


def evenly(layout: LayoutResult) -> tuple[float, ...]:
    """Cuts a sheet apart, or at the end of a lane where one ends on the lower half of a sheet."""
    ys = [0.0]
    ends = [lane.y + lane.height for lane in layout.lanes]
    while layout.size.height - ys[-1] > ROOM:
        near = [end for end in ends if ys[-1] + ROOM / 2 < end <= ys[-1] + ROOM]
        ys.append(max(near, default=ys[-1] + ROOM))
    return (*ys, layout.size.height)


def cut_cards(layout: LayoutResult) -> list[float]:
    """The heights of the cards that a cut goes through."""
    return [
        rect.height
        for y in evenly(layout)
        for lane in layout.lanes
        for rect in lane.cards.values()
        if rect.y < y - lane.y < rect.bottom
    ]


@settings(max_examples=12)
@given(crowds(cards=150))
def test_cards_that_fit_on_a_sheet_are_not_cut(crowd: Crowd) -> None:
    layout = layout_map(crowd.map(), LayoutOptions(theme=LIGHT))
    broken = broken_where_cut(layout, evenly, ROOM)
    assert all(height > ROOM / 2 for height in cut_cards(broken))
    assert broken.size.width == layout.size.width


def test_a_crowded_cell_is_cut_through_without_breaks_and_between_cards_with_them() -> None:
    layout = layout_map(
        Crowd(seed=7, stages=3, lanes=5, cards=90).map(), LayoutOptions(theme=LIGHT)
    )
    assert cut_cards(layout)
    broken = broken_where_cut(layout, evenly, ROOM)
    assert cut_cards(broken) == []
    assert all(below - above <= ROOM + 1e-6 for above, below in pairwise(evenly(broken)))


def test_a_map_whose_lanes_fit_stays_as_it_was() -> None:
    layout = layout_map(Crowd(seed=1, stages=3, lanes=2, cards=4).map(), LayoutOptions(theme=LIGHT))
    assert broken_where_cut(layout, lambda one: (0.0, one.size.height), ROOM) is layout
