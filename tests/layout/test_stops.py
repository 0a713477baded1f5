"""A layout that knows where its poster will be cut upright writes nothing across a cut."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.document import JourneyMap
from model.layout.cuts import ink_of
from model.layout.engine import layout_map
from model.records import Card, Connector, Lane, Marker, Record, Stage, Step, evolve
from tests.layout.cutting import OPTIONS, beyond, crossing, overlaps, stops_for, written
from tests.layout.sample import sample_map
from tests.layout.test_connectors import woven_map
from tests.map_strategies import maps
from tests.poster.crowds import Crowd, crowds


def holds_between_cuts(document: JourneyMap, stops: tuple[float, ...]) -> None:
    whole = layout_map(document, OPTIONS)
    result = layout_map(document, replace(OPTIONS, stops=stops))
    ink = ink_of(result)
    assert crossing(result, ink) == []
    assert written(result) == written(whole)
    assert overlaps(result) == []
    assert not beyond(result, ink) or beyond(whole, ink_of(whole))
    assert [(box.header.x, box.header.width) for box in result.steps] == [
        (box.header.x, box.header.width) for box in whole.steps
    ]
    assert result.size.width == whole.size.width


@settings(max_examples=15)
@given(st.data(), crowds(cards=80))
def test_no_letter_face_or_badge_lies_across_a_cut(data: st.DataObject, crowd: Crowd) -> None:
    document = crowd.map()
    holds_between_cuts(document, data.draw(stops_for(document)))


@settings(max_examples=40)
@given(st.data(), maps())
def test_nor_on_maps_of_any_shape(data: st.DataObject, document: JourneyMap) -> None:
    holds_between_cuts(document, data.draw(stops_for(document)))


@settings(max_examples=12)
@given(st.data())
def test_nor_on_the_rich_sample(data: st.DataObject) -> None:
    document = sample_map()
    holds_between_cuts(document, data.draw(stops_for(document)))


def test_the_legend_keeps_to_strips_narrower_than_its_names() -> None:
    document = Crowd(9, 2, 4, 40, 2).map()
    whole = layout_map(document, OPTIONS)
    count = int((whole.grid.right - whole.grid.x) / 44)
    stops = tuple(whole.grid.x + 44.0 * place for place in range(count))
    result = layout_map(document, replace(OPTIONS, stops=stops))
    ink = ink_of(result)
    assert not [mark.text for mark in ink.marks if mark.rect.right > result.size.width]
    legend = result.legend_group
    low, high = legend.dy, legend.dy + legend.bounds.height
    assert not any(ink.crossed(x=x, start=low, end=high) for x in stops)


def _otherwise(record: Record, draw: st.DrawFn) -> Record:
    """A record of the sample, drawn to be in the way of cuts."""
    match record:
        case Step():
            return evolve(record, width=draw(st.sampled_from((None, 300.0, 640.0, 900.0))))
        case Stage() | Lane():
            return evolve(record, collapsed=draw(st.integers(0, 4)) == 0)
        case Marker():
            position = draw(st.floats(0, 1))
            return evolve(record, position=position, trigger=record.word * 9, quote="So!")
        case Connector():
            return evolve(record, label="goes back to compare once more " * 3)
        case Card():
            return evolve(record, text=f"{record.text} {record.text}", tags=("a", "long tag"))
        case _:
            return record


@st.composite
def wide_maps(draw: st.DrawFn) -> tuple[JourneyMap, tuple[float, ...]]:
    """The rich sample with steps wider than a sheet, things collapsed, and cuts anywhere."""
    document = JourneyMap.of([_otherwise(record, draw) for record in sample_map().records()])
    places = layout_map(document, OPTIONS).steps
    stops: list[float] = []
    for box in places:
        left, right = box.header.x, box.header.right
        wide = st.floats(left, right) if box.folded or right - left > 200 else st.just(right)
        stop = draw(wide)
        if stop - (stops[-1] if stops else 0.0) >= 200 and draw(st.booleans()):
            stops.append(stop)
    return document, tuple(stops)


@settings(max_examples=20)
@given(wide_maps())
def test_nor_where_steps_are_wider_than_a_sheet(
    wide: tuple[JourneyMap, tuple[float, ...]],
) -> None:
    holds_between_cuts(*wide)


@pytest.mark.parametrize("seed", range(6))
def test_no_connector_runs_along_a_cut(seed: int) -> None:
    document = woven_map(seed, spans=True)
    borders = [box.header.right for box in layout_map(document, OPTIONS).steps]
    stops = tuple(borders[1:-1:2])
    result = layout_map(document, replace(OPTIONS, stops=stops))
    upright = [a.x for box in result.connectors for a, b in pairwise(box.points) if a.x == b.x]
    assert upright
    assert min(abs(x - stop) for x in upright for stop in stops) > 2


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7])
def test_what_is_collapsed_is_told_beside_the_cut(share: float) -> None:
    records = sample_map().records()
    document = JourneyMap.of(
        evolve(r, collapsed=True) if isinstance(r, Stage) or r.id == "lane-1" else r
        for r in records
    )
    result = layout_map(document, OPTIONS)
    assert all(box.folded for box in result.steps)
    for box in result.steps:
        holds_between_cuts(document, (box.header.x + share * box.header.width,))


@pytest.mark.parametrize("stop", [400.0, 404.0, 470.0])
def test_parked_cards_stand_between_cuts_and_the_curve_goes_through_its_faces(stop: float) -> None:
    document = sample_map()
    parked = [
        evolve(card, id=f"parked-{place}", lane_id=None, step_id=None, span=1)
        for place, card in enumerate(document.cards.values())
    ]
    document = JourneyMap.of([*document.records(), *parked])
    result = layout_map(document, replace(OPTIONS, stops=(stop,)))
    assert len(result.parking) > 20
    assert not [rect for rect in result.parking.values() if rect.x < stop < rect.right]
    for lane in result.lanes:
        points = {point for curve in lane.curves for point in curve.points}
        assert {marker.centre for marker in lane.markers.values()} >= {
            curve.points[0] for curve in lane.curves
        }
        assert all(
            marker.centre in points
            for marker in lane.markers.values()
            if any(curve.persona_id == marker.persona_id for curve in lane.curves)
        )


def test_without_stops_the_sample_is_cut_through() -> None:
    result = layout_map(sample_map(), OPTIONS)
    ink = ink_of(result)
    assert all(ink.crossed(x=step.header.right) for step in result.steps[:-1])
