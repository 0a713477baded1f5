"""Connectors: clear of cards, labels clear of lines, ends at their cards."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest

from model.document import JourneyMap
from model.kinds import CardKind, ConnectorKind, LaneKind
from model.layout.connectors import LINE_STYLES
from model.layout.display import Group, Role, walk
from model.layout.engine import layout_map
from model.layout.geometry import Point, Rect
from model.layout.result import ConnectorBox, LayoutOptions, LayoutResult
from model.layout.theme import LIGHT
from model.order import first_keys
from model.records import Card, Connector, Lane, Record, Stage, Step
from tests.layout.sample import sample_map

OPTIONS = LayoutOptions(theme=LIGHT)
KEYS = first_keys(60)


def woven_map(seed: int, *, connectors: int = 14, spans: bool = False) -> JourneyMap:
    """Cards at random in a grid of six steps and four lanes, woven together at random."""
    rng = random.Random(seed)  # noqa: S311 - arrows, not secrets
    records: list[Record] = [Stage(id="stage", order="V")]
    records += [Step(id=f"step-{n}", stage_id="stage", order=KEYS[n]) for n in range(6)]
    records += [Lane(id=f"lane-{n}", kind=LaneKind.ACTIONS, order=KEYS[n]) for n in range(4)]
    records += [
        Card(
            id=f"card-{n}",
            kind=CardKind.ACTION,
            order=KEYS[n],
            lane_id=f"lane-{rng.randrange(4)}",
            step_id=f"step-{rng.randrange(6)}",
            span=rng.choice((1, 1, 2)) if spans else 1,
            text="Walks to the shop " * rng.randrange(1, 4),
        )
        for n in range(26)
    ]
    for n in range(connectors):
        source, target = rng.sample(range(26), 2)
        records.append(
            Connector(
                id=f"connector-{n}",
                kind=rng.choice(list(ConnectorKind)),
                source_id=f"card-{source}",
                target_id=f"card-{target}",
                label=rng.choice(("", "because", "goes back to compare")),
            )
        )
    return JourneyMap.of(records)


def pieces(box: ConnectorBox) -> list[Rect]:
    return [
        Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))
        for a, b in pairwise(box.points)
    ]


def touches(piece: Rect, rect: Rect) -> bool:
    return (
        piece.x < rect.right
        and rect.x < piece.right
        and piece.y <= rect.bottom
        and rect.y <= piece.bottom
    ) or (
        piece.y < rect.bottom
        and rect.y < piece.bottom
        and piece.x <= rect.right
        and rect.x <= piece.right
    )


def card_rects(result: LayoutResult) -> list[Rect]:
    return [
        rect for card_id in result.document.cards if (rect := result.card_rect(card_id)) is not None
    ]


@pytest.mark.parametrize("seed", range(12))
def test_lines_run_upright_and_level_and_never_across_a_card(seed: int) -> None:
    result = layout_map(woven_map(seed), OPTIONS)
    cards = card_rects(result)
    assert len(result.connectors) == 14
    for box in result.connectors:
        for a, b in pairwise(box.points):
            assert a.x == b.x or a.y == b.y
        for piece in pieces(box):
            assert not [c for c in cards if touches(piece, c.inset(1.0))]


@pytest.mark.parametrize("seed", range(12))
def test_lines_begin_and_end_at_their_cards(seed: int) -> None:
    result = layout_map(woven_map(seed, spans=True), OPTIONS)
    for box in result.connectors:
        connector = result.document.connectors[box.connector_id]
        for card_id, end in (
            (connector.source_id, box.points[0]),
            (connector.target_id, box.points[-1]),
        ):
            rect = result.card_rect(card_id)
            assert rect is not None
            assert on_edge(end, rect)


def on_edge(point: Point, rect: Rect) -> bool:
    sides = min(abs(point.x - rect.x), abs(point.x - rect.right))
    ends = min(abs(point.y - rect.y), abs(point.y - rect.bottom))
    return min(sides, ends) < 0.01 and rect.inset(-0.01).contains(point)


@pytest.mark.parametrize("seed", range(12))
def test_labels_stand_on_clear_paper(seed: int) -> None:
    result = layout_map(woven_map(seed), OPTIONS)
    labels = [box.label for box in result.connectors if box.label]
    assert labels
    for first, second in combinations(labels, 2):
        assert not first.intersects(second)
    for label in labels:
        assert not [card for card in card_rects(result) if label.intersects(card)]
        assert label.x >= result.grid.x
        assert label.right <= result.grid.right


def test_the_labels_of_the_sample_keep_clear_of_all_lines() -> None:
    result = layout_map(sample_map(), OPTIONS)
    labels = [box.label for box in result.connectors if box.label]
    assert len(labels) == 4
    for label in labels:
        for box in result.connectors:
            assert not [p for p in pieces(box) if touches(p, label.inset(-1.5))]


def test_a_label_has_room_even_where_cells_are_full() -> None:
    document = sample_map()
    bare = JourneyMap.of(r for r in document.records() if not isinstance(r, Connector))
    assert layout_map(document, OPTIONS).lanes[1].height > layout_map(bare, OPTIONS).lanes[1].height


def test_kinds_differ_without_colour() -> None:
    looks = {(s.dash, s.filled, s.both_ends, s.width) for s in LINE_STYLES.values()}
    assert len(looks) == len(ConnectorKind)


def test_arrows_to_folded_or_parked_cards_are_not_drawn() -> None:
    document = sample_map()
    connector = Connector(id="x", source_id="card-1", target_id="card-94")
    records = [*document.records(), connector]
    result = layout_map(JourneyMap.of(records), OPTIONS)
    drawn = {
        node.id
        for node, _, _ in walk(result.connectors_group)
        if isinstance(node, Group) and node.role is Role.CONNECTOR
    }
    assert drawn == set(document.connectors) == {box.connector_id for box in result.connectors}


def test_neighbours_are_joined_by_a_straight_line() -> None:
    result = layout_map(sample_map(), OPTIONS)
    (box,) = [box for box in result.connectors if box.connector_id == "connector-1"]
    assert len(box.points) == 2
    assert box.points[0].y == box.points[1].y


def test_a_line_goes_round_a_wide_card_in_its_way() -> None:
    records: list[Record] = [Stage(id="stage", order="V")]
    records += [Step(id=f"step-{n}", stage_id="stage", order=KEYS[n]) for n in range(4)]
    records += [Lane(id=f"lane-{n}", kind=LaneKind.ACTIONS, order=KEYS[n]) for n in range(3)]
    records += [
        _card("source", "lane-0", "step-1"),
        _card("wide", "lane-1", "step-1", span=2),
        _card("target", "lane-2", "step-1"),
        Connector(id="connector", source_id="source", target_id="target"),
    ]
    for wide_begins in ("step-0", "step-1"):
        records[-3] = _card("wide", "lane-1", wide_begins, span=2)
        result = layout_map(JourneyMap.of(records), OPTIONS)
        wide = result.card_rect("wide")
        assert wide is not None
        assert not [p for p in pieces(result.connectors[0]) if touches(p, wide)]


def _card(card_id: str, lane_id: str, step_id: str, *, span: int = 1) -> Card:
    return Card(
        id=card_id,
        kind=CardKind.ACTION,
        order="V",
        lane_id=lane_id,
        step_id=step_id,
        span=span,
        text=card_id,
    )


def test_labels_of_neighbours_stand_by_their_line() -> None:
    document = sample_map()
    upper = ("card-1", "card-3", "card-4", "card-5")
    connector = Connector(id="x", source_id="card-5", target_id="card-4", label="compares")
    result = layout_map(JourneyMap.of([*document.records(), connector]), OPTIONS)
    assert all(result.card_rect(card_id) for card_id in upper)
    (box,) = [box for box in result.connectors if box.connector_id == "x"]
    assert box.label is not None
    near = box.label.inset(-12)
    assert [piece for piece in pieces(box) if touches(piece, near)]
