"""Ways of connectors on maps of all shapes: never across a card, always from card to card."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from model.changes import apply
from model.document import JourneyMap
from model.edits import move_cards
from model.kinds import CardKind, ConnectorKind, LaneKind
from model.layout.engine import layout_map, relayout
from model.layout.geometry import Rect
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.seen import seen_rect
from model.layout.theme import LIGHT
from model.order import first_keys
from model.places import CellPlace
from model.records import Card, Connector, Lane, Record, Stage, Step
from tests.layout.test_connectors import card_rects, on_edge, pieces, touches
from tests.map_strategies import maps

OPTIONS = LayoutOptions(theme=LIGHT)
KEYS = first_keys(60)
_STEPS, _LANES = 5, 4


@st.composite
def woven(draw: st.DrawFn) -> JourneyMap:
    """Stacks of narrow and wide cards, with arrows between any two of them."""
    cells = st.tuples(
        st.integers(0, _LANES - 1),
        st.integers(0, _STEPS - 1),
        st.integers(1, 4),
        st.integers(1, 4),
    )
    placed = draw(st.lists(cells, min_size=2, max_size=18))
    places = st.integers(0, len(placed) - 1)
    arrows = st.tuples(
        places, places, st.sampled_from(list(ConnectorKind)), st.sampled_from(("", "because"))
    )
    joined = draw(st.lists(arrows, max_size=10))
    records: list[Record] = [Stage(id="stage", order="V")]
    records += [Step(id=f"step-{n}", stage_id="stage", order=KEYS[n]) for n in range(_STEPS)]
    records += [
        Lane(
            id=f"lane-{n}",
            kind=LaneKind.EMOTIONS if n == 1 and draw(st.booleans()) else LaneKind.ACTIONS,
            order=KEYS[n],
            collapsed=n == 2 and draw(st.booleans()),
        )
        for n in range(_LANES)
    ]
    records += [
        Card(
            id=f"card-{n}",
            kind=CardKind.ACTION,
            order=KEYS[n],
            lane_id=f"lane-{lane}",
            step_id=f"step-{step}",
            span=span,
            text="Walks to the shop " * length,
        )
        for n, (lane, step, span, length) in enumerate(placed)
    ]
    records += [
        Connector(
            id=f"arrow-{n}",
            source_id=f"card-{source}",
            target_id=f"card-{target}",
            kind=kind,
            label=label,
        )
        for n, (source, target, kind, label) in enumerate(joined)
        if source != target
    ]
    return JourneyMap.of(records)


def crossings(result: LayoutResult) -> list[tuple[str, Rect]]:
    """Lines that run through the inside of a card, and labels on one."""
    cards = [rect.inset(0.5) for rect in card_rects(result)]
    found = [
        (box.connector_id, card)
        for box in result.connectors
        for piece in pieces(box)
        for card in cards
        if touches(piece, card)
    ]
    found += [
        (box.connector_id, card)
        for box in result.connectors
        if box.label is not None
        for card in cards
        if box.label.intersects(card)
    ]
    return found


def check_routes(result: LayoutResult) -> None:
    assert crossings(result) == []
    for box in result.connectors:
        connector = result.document.connectors[box.connector_id]
        for a, b in pairwise(box.points):
            assert a.x == b.x or a.y == b.y
        for card_id, end in (
            (connector.source_id, box.points[0]),
            (connector.target_id, box.points[-1]),
        ):
            rect = seen_rect(result, card_id)
            assert rect is not None
            assert on_edge(end, rect)


@given(woven())
def test_no_line_runs_across_a_card(document: JourneyMap) -> None:
    check_routes(layout_map(document, OPTIONS))


@given(maps())
def test_no_line_runs_across_a_card_on_any_map(document: JourneyMap) -> None:
    check_routes(layout_map(document, OPTIONS))


@given(woven(), st.integers(0, 2**32))
def test_ways_follow_when_a_card_moves(document: JourneyMap, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - moves, not secrets
    card_id = rng.choice(sorted(document.cards))
    place = CellPlace(f"lane-{rng.randrange(_LANES)}", f"step-{rng.randrange(_STEPS)}")
    change = move_cards(document, [card_id], place)
    moved = apply(document, change)
    again = relayout(layout_map(document, OPTIONS), moved, change)
    check_routes(again)
    assert again.connectors == layout_map(moved, OPTIONS).connectors


def enclosed_map() -> JourneyMap:
    """A card below two wide ones that close both its gutters, and arrows to it from above."""
    records: list[Record] = [Stage(id="stage", order="V")]
    records += [Step(id=f"step-{n}", stage_id="stage", order=KEYS[n]) for n in range(4)]
    records += [Lane(id=f"lane-{n}", kind=LaneKind.ACTIONS, order=KEYS[n]) for n in range(2)]
    places = [
        ("source", "lane-0", "step-2", 1),
        ("wide", "lane-1", "step-1", 2),
        ("wider", "lane-1", "step-2", 2),
        ("target", "lane-1", "step-2", 1),
        ("below", "lane-1", "step-2", 1),
    ]
    records += [
        Card(
            id=card_id,
            kind=CardKind.ACTION,
            order=KEYS[n],
            lane_id=lane_id,
            step_id=step_id,
            span=span,
            text=card_id,
        )
        for n, (card_id, lane_id, step_id, span) in enumerate(places)
    ]
    records.append(Connector(id="arrow", source_id="source", target_id="target", label="then"))
    return JourneyMap.of(records)


def test_a_card_that_wide_ones_enclose_is_reached_around_them() -> None:
    result = layout_map(enclosed_map(), OPTIONS)
    check_routes(result)
    (box,) = result.connectors
    wide = result.card_rect("wide")
    assert wide is not None
    assert min(point.x for point in box.points) < wide.x


def _here(step: int) -> Card:
    return Card(
        id=f"card-{step}",
        kind=CardKind.ACTION,
        order="V",
        lane_id="lane",
        step_id=f"step-{step}",
        text="Here",
    )


def test_what_loops_back_to_a_neighbour_goes_around() -> None:
    records: list[Record] = [
        Stage(id="stage", order="V"),
        Lane(id="lane", kind=LaneKind.ACTIONS, order="V"),
    ]
    records += [Step(id=f"step-{n}", stage_id="stage", order=KEYS[n]) for n in range(2)]
    records += [_here(n) for n in range(2)]
    arrow = Connector(id="x", source_id="card-1", target_id="card-0", kind=ConnectorKind.LOOPS_BACK)
    (box,) = layout_map(JourneyMap.of([*records, arrow]), OPTIONS).connectors
    assert len(box.points) == 4
    (next_box,) = layout_map(
        JourneyMap.of([*records, arrow.model_copy(update={"kind": ConnectorKind.NEXT})]), OPTIONS
    ).connectors
    assert len(next_box.points) == 2
