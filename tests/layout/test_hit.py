"""Pointing at a laid-out map: what is there, where dragged things would go."""

from __future__ import annotations

import pytest

from model.document import JourneyMap
from model.layout.engine import layout_map
from model.layout.geometry import Point
from model.layout.hit import (
    CardHit,
    CellHit,
    ConnectorHit,
    HeadingHit,
    LaneLabelHit,
    MarkerHit,
    NothingHit,
    ParkingHit,
    PersonaHit,
    StageHit,
    StepHit,
    drop_marker,
    drop_place,
    field_at,
    hit,
    lane_gap,
    marker_at,
    stage_gap,
    text_rect,
)
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.theme import LIGHT
from model.places import CellPlace, ParkingPlace
from tests.layout.reading import holds, text_lines
from tests.layout.sample import sample_map

OPTIONS = LayoutOptions(theme=LIGHT)


@pytest.fixture(scope="module")
def result() -> LayoutResult:
    return layout_map(sample_map(), OPTIONS)


def centre_of(result: LayoutResult, card_id: str) -> Point:
    rect = result.card_rect(card_id)
    assert rect is not None
    return rect.centre


def test_every_card_is_hit_at_its_middle(result: LayoutResult) -> None:
    for card_id in result.document.cards:
        assert hit(result, centre_of(result, card_id)) == CardHit(card_id)


def test_every_marker_header_and_persona_is_hit_at_its_middle(result: LayoutResult) -> None:
    for marker_id in result.document.markers:
        centre = result.marker_centre(marker_id)
        assert centre is not None
        assert hit(result, centre) == MarkerHit(marker_id)
    for stage in result.stages:
        assert hit(result, stage.rect.centre) == StageHit(stage.stage_id)
    for step in result.steps:
        assert hit(result, step.header.centre) == StepHit(step.step_id)
    for lane in result.lanes:
        assert hit(result, lane.label.centre) == LaneLabelHit(lane.lane_id)
    for persona_id, rect in result.personas.items():
        assert hit(result, rect.centre) == PersonaHit(persona_id)


def test_connectors_are_hit_on_their_line_and_their_label(result: LayoutResult) -> None:
    loop = next(box for box in result.connectors if box.connector_id == "connector-0")
    a, b = loop.points[1], loop.points[2]
    middle = Point((a.x + b.x) / 2, (a.y + b.y) / 2)
    assert hit(result, middle.moved(0, 3)) == ConnectorHit("connector-0")
    assert hit(result, middle.moved(0, -8)) != ConnectorHit("connector-0")
    assert loop.label is not None
    assert hit(result, loop.label.centre) == ConnectorHit("connector-0")


def test_free_paper(result: LayoutResult) -> None:
    lane, step = result.lanes[5], result.steps[0]
    free = Point(step.header.centre.x, lane.y + 20)
    assert hit(result, free) == CellHit(lane.lane_id, step.step_id)
    assert hit(result, Point(30, 30)) == HeadingHit()
    assert hit(result, Point(2, 2)) == NothingHit()
    strip = result.parking_rect
    assert hit(result, Point(strip.right - 5, strip.centre.y)) == ParkingHit()
    assert hit(result, Point(result.size.width - 2, lane.y + 5)) == NothingHit()


def test_cards_drop_before_the_card_whose_upper_half_is_pointed_at(result: LayoutResult) -> None:
    first, second = (result.card_rect(card_id) for card_id in ("card-5", "card-6"))
    assert first is not None
    assert second is not None
    upper, lower = Point(first.x + 5, first.y + 4), Point(first.x + 5, first.bottom - 4)
    assert drop_place(result, upper) == CellPlace("lane-1", "step-3", "card-5")
    assert drop_place(result, lower) == CellPlace("lane-1", "step-3", "card-6")
    below = Point(second.x, second.bottom + 3)
    assert drop_place(result, below) == CellPlace("lane-1", "step-3")
    assert drop_place(result, Point(2, 2)) is None


def test_parked_cards_drop_in_reading_order(result: LayoutResult) -> None:
    first, second = result.parking["card-94"], result.parking["card-95"]
    assert drop_place(result, Point(first.x + 2, first.centre.y)) == ParkingPlace("card-94")
    assert drop_place(result, Point(second.x + 2, second.centre.y)) == ParkingPlace("card-95")
    assert drop_place(result, Point(second.right + 50, second.centre.y)) == ParkingPlace()


def test_the_drop_marker_stands_between_the_cards(result: LayoutResult) -> None:
    first, second = (result.card_rect(card_id) for card_id in ("card-5", "card-6"))
    assert first is not None
    assert second is not None
    between = drop_marker(result, CellPlace("lane-1", "step-3", "card-6"))
    assert first.bottom <= between.y
    assert between.bottom <= second.y
    assert drop_marker(result, CellPlace("lane-1", "step-3")).y >= second.bottom
    assert drop_marker(result, CellPlace("lane-1", "step-3", "card-5")).bottom <= first.y
    parked = result.parking["card-95"]
    assert drop_marker(result, ParkingPlace("card-95")).right <= parked.x
    assert drop_marker(result, ParkingPlace()).x >= parked.right


def test_the_marker_of_an_empty_cell_stands_where_the_card_would(result: LayoutResult) -> None:
    line = drop_marker(result, CellPlace("lane-5", "step-0"))
    neighbour = result.card_rect("card-24")
    assert neighbour is not None
    assert line.bottom <= neighbour.y + 1
    below_a_span = drop_marker(result, CellPlace("lane-8", "step-1"))
    span = result.card_rect("card-33")
    assert span is not None
    assert below_a_span.y >= span.bottom


def test_gaps_between_stages_and_lanes(result: LayoutResult) -> None:
    second = result.stages[1].rect
    before, line = stage_gap(result, second.x + 10)
    assert before == "stage-1"
    assert line.centre.x == second.x
    assert stage_gap(result, 10_000)[0] is None
    before, line = lane_gap(result, result.lanes[2].y + 3)
    assert before == "lane-2"
    assert line.centre.y == result.lanes[2].y
    assert lane_gap(result, 10_000)[0] is None


def test_gaps_of_an_empty_map() -> None:
    empty = layout_map(JourneyMap(), OPTIONS)
    assert stage_gap(empty, 50)[0] is None
    assert lane_gap(empty, 50)[0] is None
    assert drop_place(empty, Point(300, 200)) is None


def test_a_marker_is_found_where_it_was_drawn(result: LayoutResult) -> None:
    # One that stands alone, so that it was not moved aside.
    centre = result.marker_centre("marker-5")
    assert centre is not None
    found = marker_at(result, centre)
    assert found is not None
    lane_id, step_id, position, valence = found
    assert (lane_id, step_id) == ("lane-4", "step-5")
    assert position == pytest.approx(0.5)
    assert valence == pytest.approx(2.0)


def test_valences_end_at_the_ends_of_the_scale(result: LayoutResult) -> None:
    lane = result.lanes[4]
    x = result.steps[0].header.centre.x
    top, bottom = marker_at(result, Point(x, lane.y + 1)), marker_at(result, Point(x, lane.y + 174))
    assert top is not None
    assert bottom is not None
    assert top[3] == 2.0
    assert bottom[3] == -2.0
    assert marker_at(result, Point(x, result.lanes[1].y + 5)) is None
    assert marker_at(result, Point(5, lane.y + 20)) is None


FIELDS = (
    ("map", "title"),
    ("map", "objective"),
    ("stage-1", "name"),
    ("stage-1", "goal"),
    ("stage-1", "key_action"),
    ("step-3", "name"),
    ("card-15", "details"),
    ("card-25", "owner"),
    ("marker-0", "word"),
    ("marker-0", "trigger"),
    ("persona-m", "name"),
    ("persona-m", "quote"),
    ("persona-m", "demographics"),
    ("connector-0", "label"),
)


@pytest.mark.parametrize(("record_id", "field"), FIELDS)
def test_the_place_of_a_text_is_where_it_is_drawn(
    result: LayoutResult, record_id: str, field: str
) -> None:
    rect = text_rect(result, record_id, field)
    assert rect is not None
    text = "".join(str(getattr(result.document.find(record_id), field)).split())
    inside = [line.text for line in text_lines(result.display()) if holds(rect, line.rect)]
    assert "".join("".join(inside).split()).strip("“”") == text
    if record_id not in ("marker-0", "map"):
        assert field_at(result, rect.centre) == field


def test_every_card_has_a_place_for_its_text(result: LayoutResult) -> None:
    for card_id in result.document.cards:
        rect, card = text_rect(result, card_id, "text"), result.card_rect(card_id)
        assert rect is not None
        assert card is not None
        assert holds(card, rect)


def test_texts_that_are_not_shown_have_no_place(result: LayoutResult) -> None:
    assert text_rect(result, "card-1", "owner") is None
    assert text_rect(result, "nobody", "text") is None
    assert field_at(result, Point(1, 1)) == ""
