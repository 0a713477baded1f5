"""What a cut would go through: letters as they are drawn, faces, badges; not lines and grounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from model.layout.cuts import Inks, clear_ys, crossed, ink_of, ink_on
from model.layout.display import Group, RectNode, Role
from model.layout.engine import layout_map, relaid
from model.layout.geometry import Point, Rect
from model.layout.inked import text_ink
from model.layout.metrics import BODY, CARD, FACE, SMALL
from model.layout.result import MarkerBox
from model.layout.text import TextStyle, place, typeset
from tests.layout.cutting import OPTIONS
from tests.layout.sample import sample_map


@pytest.mark.parametrize("style", [CARD, BODY, SMALL])
@pytest.mark.parametrize("text", ["Ag Ég jy", "gjpqy ÂÉÎ", "žluťoučký kůň", "דג שלום", "東京 日本"])
def test_lines_under_each_other_have_a_gap(style: TextStyle, text: str) -> None:
    block = typeset(f"{text}\n{text}", style)
    first, second = (text_ink(node) for node in place(block, 0, 0, "#000000"))
    assert first is not None
    assert second is not None
    assert second.y - first.bottom > 0.5


def test_ink_is_that_of_the_letters() -> None:
    (node,) = place(typeset("x", BODY), 10, 20, "#000000")
    ink = text_ink(node)
    assert ink is not None
    assert ink.bottom == pytest.approx(node.y, abs=0.05)
    assert 0.45 * BODY.size < ink.height < 0.6 * BODY.size
    (low,) = place(typeset("g", BODY), 10, 20, "#000000")
    deep = text_ink(low)
    assert deep is not None
    assert deep.bottom > node.y + 0.15 * BODY.size
    assert all(text_ink(node) is None for node in place(typeset(" ", BODY), 0, 0, "#000000"))


def test_faces_and_badges_are_in_the_way_and_curves_are_not() -> None:
    result = layout_map(sample_map(), OPTIONS)
    (lane,) = (lane for lane in result.lanes if lane.markers)
    for marker in lane.markers.values():
        at = marker.centre.moved(result.grid.x, lane.y)
        assert any(
            not mark.text and mark.record_id == marker.marker_id and mark.rect.width > 2 * FACE
            for mark in crossed(result, x=at.x + 3, start=at.y - 1, end=at.y + 1)
        )
    curve = next(curve for curve in lane.curves if len(curve.points) > 40)
    clear = [
        point.moved(result.grid.x, lane.y)
        for point in curve.points
        if not _near_anything(point, lane.markers.values())
    ]
    assert clear
    assert not [p for p in clear if crossed(result, x=p.x, start=p.y - 1, end=p.y + 1)]


def _near_anything(point: Point, markers: Iterable[MarkerBox]) -> bool:
    for marker in markers:
        away = Rect(marker.centre.x - 14, marker.centre.y - 14, 28, 28)
        if away.contains(point) or (marker.word and marker.word.inset(-4).contains(point)):
            return True
    return False


def test_a_wide_tag_is_a_badge_and_a_card_is_a_ground() -> None:
    tag, card = RectNode(Rect(0, 0, 120, 14), 6, "#EEEEEE"), RectNode(Rect(0, 40, 120, 60), 6, "#F")
    ink = ink_on(Group(Role.SHEET, "", (tag, card), Rect(0, 0, 120, 100)))
    assert [mark.rect.height for mark in ink.marks] == [14.5]
    assert ink.crossed(x=60)
    assert not ink.crossed(x=60, start=20)
    assert not ink.crossed(x=130)


def test_clear_stretches_are_where_nothing_is_crossed() -> None:
    result = layout_map(sample_map(), OPTIONS)
    ink = ink_of(result)
    width, height = result.size.width, result.size.height
    gaps = ink.clear_ys(0, width, 0, height)
    assert gaps == clear_ys(result, 0, width, 0, height)
    assert len(gaps) > 20
    edges = [0.0, *(edge for gap in gaps for edge in gap), height]
    taken = list(zip(edges[::2], edges[1::2], strict=True))
    assert not any(ink.crossed(y=(low + high) / 2) for low, high in gaps)
    assert all(ink.crossed(y=(low + high) / 2) for low, high in taken if high - low > 0.1)
    part = ink.clear_ys(result.grid.x, width, result.grid.y, result.grid.bottom)
    assert sum(high - low for low, high in part) >= sum(
        min(high, result.grid.bottom) - max(low, result.grid.y)
        for low, high in gaps
        if high > result.grid.y and low < result.grid.bottom
    )
    columns = ink.clear_xs(0, width, result.grid.y, result.grid.bottom)
    assert not any(
        ink.crossed(x=(low + high) / 2, start=result.grid.y, end=result.grid.bottom)
        for low, high in columns
    )


def test_ink_follows_a_layout_that_moved() -> None:
    result = layout_map(sample_map(), OPTIONS)
    group = result.heading_group
    moved = Group(group.role, group.id, group.children, group.bounds, group.dx + 5, group.dy + 7)
    sheet = Rect(0, 0, 0, 0)
    before, after = (ink_on(Group(Role.SHEET, "", (one,), sheet)).marks for one in (group, moved))
    assert [mark.rect.moved(5, 7) for mark in before] == [mark.rect for mark in after]


def test_ink_that_is_known_from_the_layout_before_is_that_of_a_first_look() -> None:
    inks = Inks()
    result = layout_map(sample_map(), OPTIONS)
    inks.of(result)
    high = max(result.lanes, key=lambda lane: lane.height)
    broken = relaid(result, replace(OPTIONS, breaks=((high.lane_id, (high.height / 2,)),)))
    known, fresh = inks.of(broken), ink_of(broken)
    assert known.marks == fresh.marks
    assert known.edges() == fresh.edges()
    heads, feet = known.edges()
    assert heads == sorted(mark.rect.y for mark in fresh.marks)
    assert feet == pytest.approx(sorted(mark.rect.bottom for mark in fresh.marks))
    assert known.marks != inks.of(result).marks
