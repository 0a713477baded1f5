"""All other plots: their figures are those they are given, and nothing runs into anything."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.kinds import GoalReached
from model.layout.display import EllipseNode, PathNode, RectNode
from model.layout.geometry import Size
from model.layout.theme import LIGHT, THEMES
from model.plots.bars import ranked_bars
from model.plots.channels import channel_plot
from model.plots.coverage import coverage_plot, share_text
from model.plots.curves import curve_plot
from model.plots.funnel import funnel_plot, lost_text
from model.plots.goals import goal_strip
from model.plots.rows import Listing, Row, listings
from model.plots.sparkline import sparkline
from model.plots.tiles import Tile, tile_row
from model.plots.values import Aim, Bar, ChannelRow, Cover, Fall, Line, Part, Span, Spot
from tests.plots.drawings import assert_sound, texts, titles, words

LONG = "The form asks for the same address twice and forgets it when the card is declined, again"
TEXTS = st.sampled_from(("", "Short", LONG, "x" * 80, "مرحبا بالعالم", "十二种语言的语音导览"))
WIDTHS = st.sampled_from((210.0, 330.0, 480.0, 800.0))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.none() | st.floats(0, 100)), max_size=30), WIDTHS)
def test_bars_tell_their_scores(rows: list[tuple[str, float | None]], width: float) -> None:
    bars = [
        Bar(f"c{n}", text, score, (Part("Severity", (score or 0) / 2), Part("Votes", 1)), number=n)
        for n, (text, score) in enumerate(rows, start=1)
    ]
    drawing = ranked_bars(bars, width, LIGHT)
    assert_sound(drawing)
    assert set(titles(drawing)) == {bar.id for bar in bars}
    told = texts(drawing)
    for bar in bars:
        assert ("Not rated" if bar.value is None else str(round(bar.value))) in told


def test_a_bar_is_as_long_as_its_parts() -> None:
    bar = Bar("a", "Slow", 60.0, (Part("Severity", 40.0), Part("Frequency", 20.0)))
    drawing = ranked_bars((bar,), 600, LIGHT)
    row = next(node for node in drawing.children if titles(drawing) and hasattr(node, "children"))
    rects = [node for node in row.children if isinstance(node, RectNode)]
    track, first, second = rects
    assert first.rect.width + 1 == pytest.approx(track.rect.width * 0.4)
    assert second.rect.width == pytest.approx(track.rect.width * 0.2)
    assert second.rect.x == pytest.approx(first.rect.right + 1)
    assert "Severity 40, Frequency 20" in titles(drawing)["a"]


COUNTS = st.integers(0, 500)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(TEXTS, COUNTS, COUNTS, COUNTS), max_size=20), WIDTHS)
def test_coverage_tells_its_shares(rows: list[tuple[str, int, int, int]], width: float) -> None:
    covers = [Cover(f"s{n}", *row, strong=n == 0) for n, row in enumerate(rows)]
    drawing = coverage_plot(covers, width, LIGHT)
    assert_sound(drawing)
    for cover in covers:
        if cover.total:
            assert share_text(cover) in texts(drawing)
            assert f"{cover.assumed} assumed" in titles(drawing)[cover.id]


def test_what_is_partly_researched_counts_half() -> None:
    assert share_text(Cover("a", "", 2, 1, 1)) == "62\N{NO-BREAK SPACE}%"
    assert share_text(Cover("a", "", 0, 0, 0)) == "\N{EN DASH}"


SPOTS = st.lists(st.tuples(st.floats(0, 12), st.floats(-2, 2), st.booleans()), max_size=14)


@settings(max_examples=25, deadline=None)
@given(st.lists(SPOTS, max_size=5), st.integers(1, 12), WIDTHS)
def test_curves_keep_their_words_apart(
    curves: list[list[tuple[float, float, bool]]], stages: int, width: float
) -> None:
    spans = [Span(f"s{n}", LONG, 12 * n / stages, 12 * (n + 1) / stages, n) for n in range(stages)]
    lines = [
        Line(f"p{n}", f"Persona {n}", n, _spots(n, spots), 0.5, 1 if len(spots) > 1 else None)
        for n, spots in enumerate(curves)
    ]
    drawing = curve_plot(lines, spans, width, LIGHT)
    assert_sound(drawing)
    ids = {spot.id for line in lines for spot in line.spots}
    assert ids <= set(titles(drawing))


def _spots(curve: int, spots: list[tuple[float, float, bool]]) -> tuple[Spot, ...]:
    return tuple(
        Spot(f"m{curve}-{n}", at, valence, "Pays", named, f"Word {valence:+.1f}")
        for n, (at, valence, named) in enumerate(sorted(spots))
    )


def test_a_curve_shows_its_mean_its_fall_and_what_it_says() -> None:
    spots = (Spot("a", 0.5, 2.0, "Finds", True, "joy +2"), Spot("b", 1.5, -1.0, "Pays"))
    line = Line("p", "Mara", 0, spots, 0.5, 1, "mean +0.5")
    spans = (Span("s", "Start", 0, 2, 0),)
    drawing = curve_plot((line,), spans, 400, LIGHT)
    assert {"joy +2", "Mara", "mean +0.5", "Start"} <= set(texts(drawing))
    assert titles(drawing)["a"] == "Mara, Finds: joy +2"
    paths = [node for node in drawing.children if isinstance(node, PathNode)]
    dashed = [node for node in paths if node.dash]
    halo = [node for node in paths if node.stroke_width > 5]
    assert len(dashed) == len(halo) == 1
    faces = [n for n in drawing.children if isinstance(n, EllipseNode)]
    top, bottom = faces[0].rect.centre.y, faces[-3].rect.centre.y
    assert dashed[0].y == pytest.approx(top + (bottom - top) * (2 - 0.5) / 4, abs=0.5)
    calm = curve_plot((Line("p", "Mara", 0, spots),), spans, 400, LIGHT)
    assert not [n for n in calm.children if isinstance(n, PathNode) and n.dash]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.floats(0, 1e9)), max_size=12), WIDTHS)
def test_funnels_are_sound_whatever_they_are_given(
    rows: list[tuple[str, float]], width: float
) -> None:
    falls = [
        Fall(f"c{n}", text, people, f"{people:.0f}", 0.3 if n else None)
        for n, (text, people) in enumerate(rows)
    ]
    assert_sound(funnel_plot(falls, width, LIGHT))


def test_a_funnel_tells_what_is_lost() -> None:
    falls = (
        Fall("a", "Searches", 200, "200"),
        Fall("b", "Books", 50, "50", 0.75),
        Fall("c", "Pays", 60, "60", -0.2),
    )
    drawing = funnel_plot(falls, 500, LIGHT)
    assert {"200", "50", "60", "\N{MINUS SIGN}75\N{NO-BREAK SPACE}%"} <= set(texts(drawing))
    assert titles(drawing)["b"] == "Books: 50, 75\N{NO-BREAK SPACE}% lost on the way"
    assert titles(drawing)["c"] == "Pays: 60, 20\N{NO-BREAK SPACE}% more than before"
    assert lost_text(0.0) == "0\N{NO-BREAK SPACE}%"


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(TEXTS, COUNTS, st.none() | st.floats(-2, 2), TEXTS), max_size=20), WIDTHS)
def test_channels_tell_their_figures(
    rows: list[tuple[str, int, float | None, str]], width: float
) -> None:
    channels = [
        ChannelRow(f"k{n}", name, count, mood, n, preferred, "high" if n % 2 else "", "low")
        for n, (name, count, mood, preferred) in enumerate(rows)
    ]
    drawing = channel_plot(channels, width, LIGHT)
    assert_sound(drawing)
    told = texts(drawing)
    for row in channels:
        assert str(row.touchpoints) in told
        assert str(row.pain_points) in told


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from(GoalReached)), max_size=14), WIDTHS)
def test_goals_stand_side_by_side(rows: list[tuple[str, str, GoalReached]], width: float) -> None:
    aims = [Aim(f"s{n}", name, goal, reached, n) for n, (name, goal, reached) in enumerate(rows)]
    drawing = goal_strip(aims, width, LIGHT)
    assert_sound(drawing)
    assert set(titles(drawing)) == {aim.id for aim in aims}


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=12), WIDTHS)
def test_lists_and_tiles_are_sound(rows: list[tuple[str, str, str]], width: float) -> None:
    found = tuple(
        Row(f"r{n}", text, note, "loop" if n % 2 else "", None if n % 3 else 1.0, figure=figure)
        for n, (text, note, figure) in enumerate(rows)
    )
    drawing = listings((Listing("One", found), Listing("Two", found[:3])), width, LIGHT)
    assert_sound(drawing)
    tiles = [Tile(f"{n:,}", text or "things") for n, (text, _, _) in enumerate(rows)]
    assert_sound(tile_row(tiles, width, LIGHT))


def test_a_sparkline_ends_at_its_last_value_and_shows_the_target() -> None:
    days = [(date(2026, 1, 1), 1.0), (date(2026, 2, 1), 3.0), (date(2026, 3, 1), 2.0)]
    drawing = sparkline(days, Size(100, 20), LIGHT, target=3.0, good=False)
    assert_sound(drawing)
    dot = drawing.children[-1]
    assert isinstance(dot, EllipseNode)
    assert dot.rect.centre.x == pytest.approx(97.6)
    assert dot.rect.centre.y == pytest.approx(10.0)
    assert any(isinstance(node, PathNode) and node.dash for node in drawing.children)
    assert sparkline([], Size(100, 20), LIGHT).children == ()
    assert_sound(sparkline([days[0]], Size(100, 20), LIGHT))


@pytest.mark.parametrize("name", sorted(THEMES))
def test_themes_change_colours_only(name: str) -> None:
    bars = [Bar(f"c{n}", LONG, 10.0 * n, (Part("Severity", 10.0 * n),)) for n in range(5)]
    drawing = ranked_bars(bars, 400, THEMES[name])
    assert words(drawing) == words(ranked_bars(bars, 400, LIGHT))
