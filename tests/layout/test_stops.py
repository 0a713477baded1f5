"""A layout that knows where its poster will be cut upright writes nothing across a cut."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from model.document import JourneyMap
from model.layout.cuts import ink_of
from model.layout.engine import layout_map
from tests.layout.cutting import OPTIONS, beyond, crossing, overlaps, stops_for, written
from tests.layout.sample import sample_map
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


@settings(max_examples=25)
@given(st.data(), crowds(cards=80))
def test_no_letter_face_or_badge_lies_across_a_cut(data: st.DataObject, crowd: Crowd) -> None:
    document = crowd.map()
    holds_between_cuts(document, data.draw(stops_for(document)))


@settings(max_examples=60)
@given(st.data(), maps())
def test_nor_on_maps_of_any_shape(data: st.DataObject, document: JourneyMap) -> None:
    holds_between_cuts(document, data.draw(stops_for(document)))


@settings(max_examples=20)
@given(st.data())
def test_nor_on_the_rich_sample(data: st.DataObject) -> None:
    document = sample_map()
    holds_between_cuts(document, data.draw(stops_for(document)))


def test_without_stops_the_sample_is_cut_through() -> None:
    result = layout_map(sample_map(), OPTIONS)
    ink = ink_of(result)
    assert all(ink.crossed(x=step.header.right) for step in result.steps[:-1])
