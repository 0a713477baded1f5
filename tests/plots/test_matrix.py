"""The priority matrix: nothing stands on anything else, and nothing is left out."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from model.insight.matrix import quadrant_of
from model.kinds import CardKind
from model.layout.geometry import Point, Rect, Size
from model.layout.theme import LIGHT, THEMES
from model.plots.dots import quadrant_name
from model.plots.matrix import matrix_plot
from model.plots.matrix_list import matrix_list
from model.plots.matrix_places import DISC, fanned, heaps_of
from model.plots.values import Dot
from tests.plots.drawings import assert_sound, texts, titles, words

TEXTS = st.sampled_from(
    ("", "Too slow", "Nobody knows where the parcel is, or when it will come", "שלום עולם",
     "x" * 90, "Price hidden until the last step of the longest form there is on the web")
)  # fmt: skip
RATINGS = st.integers(1, 5)


@st.composite
def some_dots(draw: st.DrawFn, most: int = 40) -> tuple[Dot, ...]:
    rated = draw(st.lists(st.tuples(TEXTS, RATINGS, RATINGS), max_size=most))
    kinds = (CardKind.OPPORTUNITY, None)
    return tuple(
        Dot(f"c{number}", number, text, value, effort, kinds[number % 2])
        for number, (text, value, effort) in enumerate(rated, start=1)
    )


@settings(max_examples=40, deadline=None)
@given(some_dots(), st.sampled_from((240.0, 400.0, 700.0)), st.sampled_from((180.0, 300.0)))
def test_all_is_inside_and_apart_and_every_dot_is_told(
    dots: tuple[Dot, ...], width: float, height: float
) -> None:
    drawing = matrix_plot(dots, Size(width, height), LIGHT)
    assert_sound(drawing)
    found = titles(drawing)
    assert set(found) == {dot.id for dot in dots}
    for dot in dots:
        assert f"value {dot.value}, effort {dot.effort}" in found[dot.id]


@given(some_dots(), st.floats(24, 120), st.floats(24, 90))
def test_dots_at_one_place_are_fanned_out_within_it(
    dots: tuple[Dot, ...], width: float, height: float
) -> None:
    heaps = heaps_of(dots, lambda dot: Rect(dot.effort * width, dot.value * height, width, height))
    assert sum(len(heap.dots) for heap in heaps) == len(dots)
    for heap in heaps:
        spots = fanned(heap)
        others = heap.more[1] if heap.more else 0
        assert len(spots) + others == len(heap.dots)
        seats = spots + ([heap.more[0]] if heap.more else [])
        for spot in seats:
            assert _holds(heap.cell, spot)
        for place, spot in enumerate(seats):
            for other in seats[:place]:
                assert max(abs(spot.x - other.x), abs(spot.y - other.y)) >= DISC


def _holds(cell: Rect, spot: Point) -> bool:
    half = DISC / 2
    return cell.inset(half - 1e-6).contains(spot) or cell.width < DISC or cell.height < DISC


def test_one_dot_says_all_beside_it_and_needs_no_list() -> None:
    drawing = matrix_plot((Dot("a", 1, "Show the price at once", 5, 2),), Size(500, 300), LIGHT)
    assert drawing.height == 300
    assert "Show the price at once" in words(drawing)
    assert titles(drawing)["a"] == "1. Show the price at once: value 5, effort 2, Quick win"


def test_nothing_shows_the_field_and_its_names() -> None:
    drawing = matrix_plot((), Size(500, 300), LIGHT)
    shown = texts(drawing)
    assert {"Quick wins", "Big bets", "Fill-ins", "Money pits", "Value", "Effort"} <= set(shown)


def test_the_quadrants_of_plot_and_figures_are_the_same() -> None:
    wide = Size(700, 500)
    names = {}
    for value in range(1, 6):
        for effort in range(1, 6):
            drawing = matrix_plot((Dot("a", 1, "It", value, effort),), wide, LIGHT)
            names[value, effort] = titles(drawing)["a"].rsplit(", ", 1)[1]
    assert names[4, 3] == "Quick win"
    assert names[4, 4] == "Big bet"
    assert names[3, 3] == "Fill-in"
    assert names[3, 4] == "Money pit"
    for (value, effort), name in names.items():
        assert quadrant_name(quadrant_of(value, effort)).startswith(name)


def test_what_finds_no_room_is_counted_and_stands_in_the_list() -> None:
    dots = tuple(Dot(f"c{n}", n, f"Idea number {n}", 3, 3) for n in range(1, 61))
    drawing = matrix_plot(dots, Size(400, 300), LIGHT)
    assert_sound(drawing)
    more = next(text for text in texts(drawing) if text.startswith("+"))
    numbers = sum(text.isdigit() for text in texts(drawing))
    on_axes, in_list = 2 * 5, 60
    assert int(more[1:]) == 60 - (numbers - on_axes - in_list)
    for n in range(1, 61):
        assert f"Idea number {n}" in texts(drawing)


def test_without_its_list_a_crowded_matrix_keeps_its_height() -> None:
    dots = tuple(Dot(f"c{n}", n, f"Idea number {n}", 3, 3) for n in range(1, 61))
    assert matrix_plot(dots, Size(400, 300), LIGHT, listed=False).height == 300
    alone = matrix_list(dots, 500, LIGHT)
    assert_sound(alone)
    assert set(titles(alone)) == {dot.id for dot in dots}


def test_each_theme_draws_the_same_places() -> None:
    dots = tuple(Dot(f"c{n}", n, f"Idea number {n}", n % 5 + 1, n % 4 + 1) for n in range(1, 13))
    sizes = {
        (drawing.width, drawing.height, tuple(texts(drawing)))
        for theme in THEMES.values()
        for drawing in [matrix_plot(dots, Size(600, 300), theme)]
    }
    assert len(sizes) == 1
