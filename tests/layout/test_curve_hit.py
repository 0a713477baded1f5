"""Pointing at curves, faces and words in an emotion lane."""

from __future__ import annotations

import pytest

from model.layout.engine import layout_map
from model.layout.geometry import Point
from model.layout.hit import CellHit, CurveHit, MarkerHit, hit
from model.layout.result import LaneBox, LayoutOptions, LayoutResult
from model.layout.theme import LIGHT
from model.records import Marker
from tests.layout.test_emotion_words import close_curves, emotional_map


def shown(markers: list[Marker], personas: int = 1) -> tuple[LayoutResult, LaneBox]:
    result = layout_map(emotional_map(markers, personas=personas), LayoutOptions(theme=LIGHT))
    return result, result.lanes[0]


@pytest.mark.parametrize("seed", range(4))
def test_every_point_of_a_curve_is_the_curve_or_what_lies_on_it(seed: int) -> None:
    result, lane = shown(close_curves(seed, 2, 8), personas=2)
    seen = 0
    for curve in lane.curves:
        for point in curve.points:
            found = hit(result, point.moved(result.grid.x, lane.y))
            assert isinstance(found, CurveHit | MarkerHit)
            seen += isinstance(found, CurveHit) and found.persona_id == curve.persona_id
    assert seen > 20


def test_a_curve_is_pointed_at_from_a_little_beside_it_and_no_further() -> None:
    markers = [
        Marker(id=f"m{n}", lane_id="lane", step_id=f"step-{n}", persona_id="p0", valence=0.0)
        for n in range(2)
    ]
    result, lane = shown(markers)
    middle = (lane.markers["m0"].centre.x + lane.markers["m1"].centre.x) / 2
    y = lane.markers["m0"].centre.y
    on = Point(result.grid.x + middle, lane.y + y)
    near = hit(result, on.moved(0, 3))
    assert isinstance(near, CurveHit)
    assert near.at.y == pytest.approx(on.y)
    assert isinstance(hit(result, on.moved(0, 9)), CellHit)


def test_a_word_is_its_marker() -> None:
    marker = Marker(
        id="m0", lane_id="lane", step_id="step-1", persona_id="p0", valence=1.0, word="relief"
    )
    result, lane = shown([marker])
    word = lane.markers["m0"].word
    assert word is not None
    assert hit(result, word.centre.moved(result.grid.x, lane.y)) == MarkerHit("m0")
