"""Least heights of one layout: no strip below them, and nothing of it left in the next one."""

from __future__ import annotations

from hypothesis import given, settings

from model.changes import apply
from model.document import JourneyMap
from model.layout.engine import layout_map, relayout
from model.layout.least import as_high_as
from model.layout.result import LayoutOptions
from model.layout.theme import LIGHT
from tests.edit_strategies import Edit, edits
from tests.layout.test_relayout import assert_same
from tests.map_strategies import maps

OPTIONS = LayoutOptions(theme=LIGHT, hints=True)


@settings(max_examples=60)
@given(maps(), edits())
def test_no_strip_is_lower_and_none_is_higher_than_it_must_be(
    document: JourneyMap, wanted: Edit
) -> None:
    before = layout_map(document, OPTIONS)
    change = wanted(document)
    free = relayout(before, apply(document, change), change)
    held = relayout(before, apply(document, change), change, least=as_high_as(before))
    old = {box.lane_id: box.height for box in before.lanes}
    for box, other in zip(held.lanes, free.lanes, strict=True):
        assert box.height == max(other.height, old.get(box.lane_id, 0.0))
    if held.size.width == before.size.width:
        least = before.parking_rect.height
        assert held.parking_rect.height == max(free.parking_rect.height, least)


@settings(max_examples=40)
@given(maps(), edits())
def test_the_layout_after_knows_nothing_of_it(document: JourneyMap, wanted: Edit) -> None:
    before = layout_map(document, OPTIONS)
    change = wanted(document)
    after = apply(document, change)
    held = relayout(before, after, change, least=as_high_as(before))
    back = change.reversed()
    assert_same(relayout(held, document, back), before)
    none = type(change)()
    assert_same(relayout(held, after, none), layout_map(after, OPTIONS))
