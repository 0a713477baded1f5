"""Collapsed stages laid out: narrow and counted, curves and arrows go on; borders to pull."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.changes import apply
from model.document import JourneyMap
from model.edits import edit, fold
from model.layout.borders import (
    LaneBorder,
    StageBorder,
    StepBorder,
    border_at,
    border_rect,
    column_line_at,
)
from model.layout.display import Group, Role, TextNode, walk
from model.layout.engine import layout_map
from model.layout.geometry import Point
from model.layout.hit import drop_marker, drop_place, hit, marker_at
from model.layout.metrics import FOLD_LEAST, FOLD_MOST
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.seen import folding, seen_rect
from model.layout.theme import LIGHT
from model.queries import stages_in_order, steps_of
from tests.layout.sample import sample_map
from tests.map_strategies import maps

OPTIONS = LayoutOptions(theme=LIGHT)
STAGE = "stage-1"


def laid(document: JourneyMap, *folded: str) -> LayoutResult:
    return layout_map(apply(document, fold(document, folded)) if folded else document, OPTIONS)


def words(result: LayoutResult, role: Role) -> list[str]:
    found = [n for n, _, _ in walk(result.display()) if isinstance(n, Group) and n.role is role]
    return ["".join(t.text for t, _, _ in walk(n) if isinstance(t, TextNode)) for n in found]


def test_a_collapsed_stage_is_narrow_and_says_name_steps_and_cards() -> None:
    document = sample_map()
    whole, result = laid(document), laid(document, STAGE)
    stage = next(box for box in result.stages if box.stage_id == STAGE)
    assert FOLD_LEAST <= stage.rect.width <= FOLD_MOST
    assert result.size.width < whole.size.width
    assert document.stages[STAGE].name in words(result, Role.STAGE)
    steps = steps_of(document, STAGE)
    assert f"{len(steps)} steps" in words(result, Role.STEP)
    ids = {step.id for step in steps}
    lane = document.lanes["lane-1"]
    count = sum(c.lane_id == lane.id and c.step_id in ids for c in document.cards.values())
    assert count > 1
    assert f"{count} cards" in words(result, Role.FOLD)


def test_its_cards_are_nowhere_but_in_the_count() -> None:
    document = sample_map()
    result = laid(document, STAGE)
    ids = {step.id for step in steps_of(document, STAGE)}
    for card in document.cards.values():
        if card.step_id in ids:
            assert result.card_rect(card.id) is None
            assert seen_rect(result, card.id) is not None
        else:
            assert result.card_rect(card.id) == seen_rect(result, card.id) is not None


def test_curves_go_on_through_it_without_faces() -> None:
    document = sample_map()
    result = laid(document, STAGE)
    ids = {step.id for step in steps_of(document, STAGE)}
    lane = next(box for box in result.lanes if box.markers)
    hidden = [m for m in document.markers.values() if m.step_id in ids]
    assert hidden
    assert not {m.id for m in hidden} & lane.markers.keys()
    stage = next(box for box in result.stages if box.stage_id == STAGE)
    curves = [n for n, _, _ in walk(lane.group) if isinstance(n, Group) and n.role is Role.CURVE]
    left, right = stage.rect.x - result.grid.x, stage.rect.right - result.grid.x
    assert any(g.bounds.x < left and g.bounds.right > right for g in curves)


def test_a_feeling_pointed_at_in_it_is_at_a_step_of_its_own() -> None:
    document = sample_map()
    result = laid(document, STAGE)
    stage = next(box for box in result.stages if box.stage_id == STAGE)
    lane = next(box for box in result.lanes if box.markers)
    found = [
        marker_at(result, Point(stage.rect.x + share * stage.rect.width, lane.y + 80))
        for share in (0.1, 0.9)
    ]
    steps = [spot[1] for spot in found if spot is not None]
    assert steps == [steps_of(document, STAGE)[0].id, steps_of(document, STAGE)[-1].id]


def test_what_hides_a_cell() -> None:
    document = apply(sample_map(), fold(sample_map(), [STAGE, "lane-1"]))
    step_id = steps_of(document, STAGE)[0].id
    assert folding(document, "lane-1", step_id) == (STAGE, "lane-1")
    assert folding(document, "lane-2", step_id) == (STAGE,)
    assert folding(document, "lane-2", "gone") == ()


@pytest.mark.parametrize("name", ["", "A" * 500, "word " * 100, "Ünïcödé 記憶"])
def test_any_name_finds_room_in_a_narrow_column(name: str) -> None:
    document = apply(sample_map(), edit(sample_map(), STAGE, name=name))
    result = laid(document, STAGE)
    stage = next(box for box in result.stages if box.stage_id == STAGE)
    assert FOLD_LEAST <= stage.rect.width <= FOLD_MOST
    assert stage.rect.height < 120


@given(maps())
def test_expanding_all_again_gives_the_layout_of_the_open_map(document: JourneyMap) -> None:
    everything = [*document.stages, *document.lanes]
    folded = apply(document, fold(document, everything))
    result = layout_map(folded, OPTIONS)
    assert len(result.steps) == len(stages_in_order(document))
    assert all(box.folded for box in result.steps)
    assert all(not box.cards for box in result.lanes)


def test_borders_are_found_near_their_line_and_nowhere_else() -> None:
    result = laid(sample_map(), STAGE)
    first, lane = result.steps[0].header, result.lanes[2]
    at = Point(first.right + 2, first.centre.y)
    assert border_at(result, at, 4) == StepBorder(result.steps[0].step_id)
    assert border_at(result, at.moved(5, 0), 4) is None
    stage = result.stages[0].rect
    assert border_at(result, Point(stage.right - 2, stage.centre.y), 4) == StageBorder("stage-0")
    below = Point(lane.label.centre.x, lane.label.bottom - 1)
    assert border_at(result, below, 4) == LaneBorder(lane.lane_id)
    grid = Point(first.right, lane.y + lane.height / 2)
    assert border_at(result, grid, 4) is None
    assert column_line_at(result, grid, 4) == StepBorder(result.steps[0].step_id, in_grid=True)
    folded = next(box for box in result.steps if box.folded)
    assert border_at(result, Point(folded.header.right, folded.header.centre.y), 4) is None
    for border in (StageBorder("stage-0"), StepBorder("step-0"), LaneBorder("lane-1")):
        assert border_rect(result, border) is not None
    assert border_rect(result, StepBorder("gone")) is None


@given(maps(), st.lists(st.tuples(st.floats(-10, 2_000), st.floats(-10, 1_500)), max_size=12))
def test_any_point_of_any_map_can_be_pointed_at_and_dropped_on(
    document: JourneyMap, points: list[tuple[float, float]]
) -> None:
    result = layout_map(document, OPTIONS)
    cards = [rect.centre for box in result.lanes for rect in box.cards.values()]
    for point in [*(Point(x, y) for x, y in points), *cards]:
        hit(result, point)
        marker_at(result, point)
        border_at(result, point, 4)
        place = drop_place(result, point)
        if place is not None:
            assert drop_marker(result, place).width > 0
    for card in document.cards.values():
        lane = document.lanes.get(card.lane_id or "")
        if lane is not None:
            assert seen_rect(result, card.id) is not None
