"""A layout that knows where its lanes will be cut level puts nothing across a cut."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.document import JourneyMap
from model.ids import Id
from model.kinds import CardKind, LaneKind
from model.layout.cuts import clear_ys, crossed, ink_of
from model.layout.engine import layout_map
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from model.records import Card, Lane, Stage, Step
from tests.layout.cutting import OPTIONS, breaks_for, crossing, overlaps, written
from tests.layout.sample import sample_map
from tests.map_strategies import maps
from tests.poster.crowds import Crowd, crowds


def holds_between_breaks(
    document: JourneyMap, breaks: tuple[tuple[Id, tuple[float, ...]], ...]
) -> None:
    whole = layout_map(document, OPTIONS)
    result = layout_map(document, replace(OPTIONS, breaks=breaks))
    assert crossing(result, ink_of(result)) == []
    assert written(result) == written(whole)
    assert overlaps(result) == []


@settings(max_examples=15)
@given(st.data(), crowds(cards=120))
def test_nothing_lies_across_a_break(data: st.DataObject, crowd: Crowd) -> None:
    document = crowd.map()
    holds_between_breaks(document, data.draw(breaks_for(document)))


@settings(max_examples=40)
@given(st.data(), maps(max_cards=14))
def test_nor_on_maps_of_any_shape(data: st.DataObject, document: JourneyMap) -> None:
    holds_between_breaks(document, data.draw(breaks_for(document)))


@settings(max_examples=12)
@given(st.data())
def test_nor_on_the_rich_sample(data: st.DataObject) -> None:
    document = sample_map()
    holds_between_breaks(document, data.draw(breaks_for(document)))


def _column(*texts: str) -> JourneyMap:
    """One lane with one card below the other."""
    cards = (
        Card(
            id=f"card-{place}",
            kind=CardKind.ACTION,
            order=f"{place:02}V",
            lane_id="lane",
            step_id="step",
            text=text,
        )
        for place, text in enumerate(texts)
    )
    return JourneyMap.of(
        [
            Stage(id="stage", order="V", name="Stage"),
            Step(id="step", stage_id="stage", order="V", name="Step"),
            Lane(id="lane", kind=LaneKind.ACTIONS, order="V"),
            *cards,
        ]
    )


def _laid(document: JourneyMap, *breaks: float) -> tuple[LayoutResult, dict[Id, Rect]]:
    result = layout_map(document, replace(OPTIONS, breaks=(("lane", breaks),)))
    return result, dict(result.lanes[0].cards)


def test_a_card_that_a_break_would_cut_begins_below_it() -> None:
    document = _column(*("Waits for the bus in the rain",) * 8)
    _, before = _laid(document)
    cut = before["card-3"].centre.y
    result, after = _laid(document, cut)
    assert all(after[card_id] == before[card_id] for card_id in ("card-0", "card-1", "card-2"))
    assert cut < after["card-3"].y < cut + 12
    assert after["card-3"].height == before["card-3"].height
    assert result.lanes[0].height > layout_map(document, OPTIONS).lanes[0].height


@pytest.mark.parametrize("at", [130.0, 137.0, 145.0, 152.0])
def test_a_card_higher_than_a_sheet_is_opened_between_two_lines(at: float) -> None:
    document = _column("Waits for the bus in the rain and thinks of the sun. " * 20)
    _, before = _laid(document)
    result, after = _laid(document, at, 2 * at, 3 * at)
    assert after["card-0"].y == before["card-0"].y
    assert 4 < after["card-0"].height - before["card-0"].height < 3 * 40
    lane = result.lanes[0]
    for cut in (at, 2 * at, 3 * at):
        assert not crossed(result, y=lane.y + cut)
        gaps = clear_ys(result, lane.label.right, result.size.width, lane.y, lane.y + lane.height)
        (gap,) = [gap for gap in gaps if gap[0] < lane.y + cut < gap[1]]
        assert gap[1] - gap[0] > 2


def test_without_breaks_the_column_is_cut_through() -> None:
    document = _column(*("Waits for the bus in the rain",) * 8)
    result, cards = _laid(document)
    assert crossed(result, y=result.lanes[0].y + cards["card-3"].y + 20)
