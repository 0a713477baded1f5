"""What holds for every sheet: nothing overlaps, nothing is lost, nothing leaves the paper."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings

from model.document import JourneyMap
from model.kinds import CardKind, LaneKind
from model.layout.display import (
    EllipseNode,
    Group,
    ImageNode,
    Node,
    PathNode,
    RectNode,
    Role,
    TextNode,
    walk,
)
from model.layout.engine import layout_map
from model.layout.geometry import Rect
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.seen import folding, seen_rect
from model.layout.theme import DARK, LIGHT
from model.order import first_keys
from model.records import Card, Lane, MapInfo, Record, Stage, Step, evolve
from tests.layout.reading import all_letters, holds, letters, lines_of, shown, text_lines
from tests.layout.sample import sample_map
from tests.map_strategies import maps

OPTIONS = LayoutOptions(theme=LIGHT)


@pytest.fixture(scope="module")
def sample() -> LayoutResult:
    return layout_map(sample_map(), OPTIONS)


def assert_sound(result: LayoutResult) -> None:
    for lane in result.lanes:
        for first, second in combinations(lane.cards.values(), 2):
            assert not first.intersects(second)
        for rect in lane.cards.values():
            assert rect.x >= 0
            assert rect.right <= result.grid.width
            assert rect.y >= 0
            assert rect.bottom <= lane.height
    for first, second in combinations(result.parking.values(), 2):
        assert not first.intersects(second)
    for rect in result.parking.values():
        assert holds(result.parking_rect, rect)
    for upper, lower in pairwise(result.lanes):
        assert upper.y + upper.height == pytest.approx(lower.y)
    assert_on_paper(result)


def assert_on_paper(result: LayoutResult) -> None:
    paper = Rect(0, 0, result.size.width, result.size.height)
    for line in text_lines(result.display()):
        assert holds(paper, line.rect), line
    for node, dx, dy in walk(result.display()):
        if isinstance(node, Group) and node.role is not Role.CARD:
            placed = node.bounds.moved(dx + node.dx, dy + node.dy)
            assert holds(paper.inset(-10), placed), (node.role, node.id)


def test_the_sample_is_sound(sample: LayoutResult) -> None:
    assert_sound(sample)


@settings(max_examples=60)
@given(maps(max_cards=14))
def test_any_map_is_sound(document: JourneyMap) -> None:
    assert_sound(layout_map(document, LayoutOptions(theme=LIGHT, hints=True)))


def test_spanning_cards_stack_without_overlap() -> None:
    keys = first_keys(40)
    records: list[Record] = [Lane(id="lane", kind=LaneKind.ACTIONS, order="V")]
    for number in range(6):
        records.append(Stage(id=f"stage-{number}", order=keys[number], name=str(number)))
        records.append(Step(id=f"step-{number}", stage_id=f"stage-{number}", order="V"))
    records += [
        Card(
            id=f"card-{number}",
            kind=CardKind.ACTION,
            order=keys[number],
            lane_id="lane",
            step_id=f"step-{number % 6}",
            span=1 + number % 4,
            text="Walks to the shop and back " * (1 + number % 3),
        )
        for number in range(18)
    ]
    result = layout_map(JourneyMap.of(records), OPTIONS)
    assert_sound(result)
    wide = result.lanes[0].cards["card-3"]
    narrow = result.lanes[0].cards["card-0"]
    assert wide.width == 3 * narrow.width + 2 * 12  # a span beyond the last step ends there


def test_text_stays_inside_its_card(sample: LayoutResult) -> None:
    checked = 0
    for node, dx, dy in walk(sample.display()):
        if isinstance(node, Group) and node.role is Role.CARD:
            rect = sample.card_rect(node.id)
            assert rect is not None
            for line in text_lines(Group(Role.CARD, node.id, node.children, node.bounds)):
                placed = line.rect.moved(dx + node.dx, dy + node.dy)
                assert holds(rect, placed), line
                checked += 1
    assert checked > 100


def test_icons_keep_their_size_and_text_its_own_column() -> None:
    document = sample_map()
    short = document.cards["card-5"]
    long = evolve(short, text="Übersichtsseite mit sämtlichen Versandkostenvergleichsmöglichkeiten")
    changed = JourneyMap.of([*(r for r in document.records() if r is not short), long])
    before, after = _card_lines(document, short.id), _card_lines(changed, short.id)
    assert len(after) > len(before)
    assert {line.rect.x for line in after} == {line.rect.x for line in before}
    assert _icon(changed, short.id) == _icon(document, short.id)


def _icon(document: JourneyMap, card_id: str) -> str:
    """The card's first path: its icon."""
    return next(line for line in lines_of(_card_group(document, card_id)) if "  path" in line)


def _card_group(document: JourneyMap, card_id: str) -> Group:
    display = layout_map(document, OPTIONS).display()
    (found,) = [
        node
        for node, _, _ in walk(display)
        if isinstance(node, Group) and node.role is Role.CARD and node.id == card_id
    ]
    return Group(found.role, found.id, found.children, found.bounds)


def _card_lines(document: JourneyMap, card_id: str) -> list[Any]:
    lines = list(text_lines(_card_group(document, card_id)))
    return [line for line in lines if len(line.text) > 1]


def texts_of(record: Record) -> list[str]:
    """Every text of a record that a person wrote."""
    hidden = {"id", "order", "language", "data", "media_type", "photo_id", "image_id"}
    hidden |= {
        "metric_id",
        "source_id",
        "target_id",
        "lane_id",
        "step_id",
        "stage_id",
        "persona_id",
    }
    found = []
    for name, value in record:
        if name in hidden or name.endswith("_ids"):
            continue
        if isinstance(value, str) and type(value) is str:
            found.append(value)
        elif isinstance(value, tuple):
            found.extend(item for item in value if isinstance(item, str))
    return [text for text in found if text.strip()]


def test_every_text_of_every_record_is_on_the_sheet() -> None:
    document = sample_map()
    everything = all_letters(layout_map(document, OPTIONS).display())
    texts = [text for record in document.records() for text in texts_of(record)]
    assert len(texts) > 150
    assert [text for text in texts if letters(text) not in everything] == []


def _folded(document: JourneyMap, card: Card) -> bool:
    if card.lane_id is None or card.step_id is None:
        return False
    stage = document.stages[document.steps[card.step_id].stage_id]
    return stage.collapsed or document.lanes[card.lane_id].collapsed


@settings(max_examples=40)
@given(maps())
def test_every_card_text_of_any_map_is_on_the_sheet(document: JourneyMap) -> None:
    """What a collapsed lane or stage hides is told of there instead, by a number."""
    result = layout_map(document, OPTIONS)
    everything = all_letters(result.display())
    for card in document.cards.values():
        folded = folding(document, card.lane_id or "", card.step_id or "")
        if not folded or result.card_rect(card.id) is not None:
            assert shown(card.text) in everything
        else:
            assert seen_rect(result, card.id) is not None


def test_a_collapsed_lane_says_how_many_cards_it_hides() -> None:
    document = sample_map()
    lane = max(document.lanes, key=lambda one: _cards_of(document, one))
    folded = JourneyMap.of(
        evolve(record, collapsed=True) if record.id == lane else record
        for record in document.records()
    )
    everything = all_letters(layout_map(folded, OPTIONS).display())
    assert f"Collapsed:{_cards_of(document, lane)}cards" in everything


def _cards_of(document: JourneyMap, lane_id: str) -> int:
    return sum(card.lane_id == lane_id for card in document.cards.values())


def test_the_same_map_gives_the_same_sheet() -> None:
    first = lines_of(layout_map(sample_map(), OPTIONS).display())
    assert first == lines_of(layout_map(sample_map(), OPTIONS).display())


def test_themes_change_colours_only() -> None:
    light, dark = (layout_map(sample_map(), LayoutOptions(theme=t)) for t in (LIGHT, DARK))
    assert [(t.text, t.rect) for t in text_lines(light.display())] == [
        (t.text, t.rect) for t in text_lines(dark.display())
    ]
    assert light.size == dark.size


def test_hints_change_no_place() -> None:
    plain = layout_map(sample_map(), OPTIONS)
    hinted = layout_map(sample_map(), LayoutOptions(theme=LIGHT, hints=True))
    assert plain.lanes[3].cards == hinted.lanes[3].cards
    assert plain.size == hinted.size
    assert "Whatdotheydo?" in all_letters(hinted.display())
    assert "Whatdotheydo?" not in all_letters(plain.display())


def test_an_empty_map_invites_on_the_canvas_and_prints_nothing_of_it() -> None:
    plain = layout_map(JourneyMap(), OPTIONS)
    hinted = layout_map(JourneyMap(), LayoutOptions(theme=LIGHT, hints=True))
    assert_sound(hinted)
    assert "firststage" in all_letters(hinted.display())
    assert "firststage" not in all_letters(plain.display())
    assert hinted.parking_rect.height > 0 == plain.parking_rect.height


def test_only_what_is_asked_for_is_laid_out() -> None:
    options = LayoutOptions(
        theme=LIGHT,
        lane_ids=frozenset(("lane-1", "lane-4")),
        persona_ids=frozenset(("persona-t",)),
        stage_ids=frozenset(("stage-1", "stage-2")),
        show_parking=False,
        show_legend=False,
    )
    result = layout_map(sample_map(), options)
    assert_sound(result)
    assert [box.lane_id for box in result.lanes] == ["lane-1", "lane-4"]
    assert [box.step_id for box in result.steps] == ["step-2", "step-3", "step-4"]
    assert set(result.personas) == {"persona-t"}
    assert set(result.lanes[0].cards) == {"card-4", "card-6", "card-7"}
    assert {marker.persona_id for marker in result.lanes[1].markers.values()} == {"persona-t"}
    assert result.parking == {}
    assert "Legend" not in all_letters(result.display())


def test_step_width_and_lane_height_are_honoured() -> None:
    document = sample_map()
    step, lane = document.steps["step-2"], document.lanes["lane-3"]
    tall, wide = evolve(lane, height=300.0), evolve(step, width=201.0)
    records = [r for r in document.records() if r is not step and r is not lane]
    result = layout_map(JourneyMap.of([*records, tall, wide]), OPTIONS)
    assert result.steps[2].header.width == 201
    assert result.lanes[3].height == 300


def test_a_folded_lane_is_a_strip_that_tells_how_much_it_holds() -> None:
    document = sample_map()
    lane = document.lanes["lane-1"]
    records = [r for r in document.records() if r is not lane]
    result = layout_map(JourneyMap.of([*records, evolve(lane, collapsed=True)]), OPTIONS)
    assert result.lanes[1].height < 40
    assert result.lanes[1].cards == {}
    assert "11cards" in all_letters(result.display())
    assert result.card_rect("card-1") is None


def test_missing_characters_are_reported_with_their_record() -> None:
    records = [MapInfo(id="map", title="Ogham \u1681"), Card(id="c", kind=CardKind.NOTE, order="V")]
    records[1] = evolve(records[1], text="Gothic \U00010330")
    result = layout_map(JourneyMap.of(records), OPTIONS)
    assert {(m.record_id, m.character) for m in result.missing} == {
        ("map", "\u1681"),
        ("c", "\U00010330"),
    }


def test_pictures_keep_their_shape(sample: LayoutResult) -> None:
    images = sample.document.images
    shapes = 0
    for node, _, _ in walk(sample.display()):
        if isinstance(node, ImageNode):
            image = images[node.image_id]
            assert node.rect.width / node.rect.height == pytest.approx(image.width / image.height)
            assert node.rect.height <= 96
            shapes += 1
    assert shapes == 3


def test_no_type_is_smaller_than_ten(sample: LayoutResult) -> None:
    sizes = {
        run.size
        for node, _, _ in walk(sample.display())
        if isinstance(node, TextNode)
        for run in node.runs
    }
    assert min(sizes) >= 10
    assert {21, 14, 12, 11.5} <= sizes


def ink_of(node: Node, dx: float, dy: float) -> Rect | None:
    """What a node covers on the sheet (text as its line, strokes with half their width)."""
    match node:
        case TextNode():
            (line,) = text_lines(node)
            return line.rect.moved(dx, dy)
        case RectNode() | EllipseNode():
            edge = node.stroke_width / 2 if node.stroke else 0.0
            return node.rect.inset(-edge).moved(dx, dy)
        case ImageNode():
            return node.rect.moved(dx, dy)
        case PathNode():
            numbers = [command[1:] for command in node.path.commands]
            xs = [x * node.scale for values in numbers for x in values[0::2]]
            ys = [y * node.scale for values in numbers for y in values[1::2]]
            edge = node.stroke_width / 2 if node.stroke else 0.0
            hull = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).inset(-edge)
            return hull.moved(node.x + dx, node.y + dy)
        case Group():
            return None


@pytest.mark.parametrize("hints", [False, True])
def test_bounds_of_groups_hold_all_their_ink(hints: bool) -> None:
    result = layout_map(sample_map(), LayoutOptions(theme=LIGHT, hints=hints))
    spilled = []
    for group, gx, gy in walk(result.display()):
        if isinstance(group, Group):
            room = group.bounds.moved(gx + group.dx, gy + group.dy).inset(-1.0)
            for node, dx, dy in walk(group, dx=gx, dy=gy):
                ink = ink_of(node, dx, dy)
                if ink is not None and not holds(room, ink):
                    spilled.append((group.role.value, group.id, lines_of(node)[0], room, ink))
    assert spilled == []
