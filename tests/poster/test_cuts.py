"""Where lengths are cut, how many sheets a size takes, and where ink is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.poster.cutting.cuts import Border, best_cuts
from exporters.poster.fitting import smallest_text
from exporters.poster.options import Fit, PosterOptions, Tiling, chosen_paper
from exporters.poster.pages import PageKind
from exporters.poster.paper import Orientation, paper_named
from exporters.poster.paper_choice import paper_for
from exporters.poster.planning import planned
from exporters.progress import Cancelled
from model.document import JourneyMap
from model.layout.display import Node, Path, PathNode, RectNode
from model.layout.engine import layout_map
from model.layout.extent import leaves_ink
from model.layout.geometry import Rect, Size
from tests.exporters.maps import small_map
from tests.poster.crowds import Crowd

SQUARE = Rect(0, 0, 10, 10)


def every(step: float, end: float, harm: float = 0.0) -> list[Border]:
    """Borders at equal distances."""
    return [Border(step * place, harm) for place in range(1, int(end / step))]


def test_sheets_are_evenly_filled_and_the_last_is_no_sliver():
    assert best_cuts(0, 105, every(5, 105), lambda _: 100.0) == (0, 55, 105)
    cuts = best_cuts(0, 1010, every(1, 1010), lambda _: 100.0)
    assert cuts is not None
    assert min(b - a for a, b in pairwise(cuts)) > 85


def test_a_better_border_a_quarter_of_a_sheet_back_is_taken_one_far_back_is_not():
    steps = every(10, 190, 0.1)
    assert best_cuts(0, 190, [*steps, Border(92.0)], lambda _: 100.0) == (0, 92, 190)
    assert best_cuts(0, 130, [*every(10, 130, 0.1), Border(45.0)], lambda _: 100.0) == (0, 45, 130)
    alone = best_cuts(0, 190, [*steps, Border(20.0)], lambda _: 100.0)
    assert alone is not None
    assert len(alone) == 3


def test_harm_is_weighed_against_sheets():
    # One cut through a lane saves a sheet, but not three of them.
    lanes = [Border(60.0), Border(120.0)]
    assert best_cuts(0, 180, [*lanes, Border(90.0, 0.3)], lambda _: 100.0) == (0, 90, 180)
    assert best_cuts(0, 180, [*lanes, Border(90.0, 1.5)], lambda _: 100.0) == (0, 60, 120, 180)


def test_where_no_border_is_near_enough_there_is_no_way():
    assert best_cuts(0, 300, [Border(50.0), Border(260.0)], lambda _: 100.0) is None


@given(
    st.lists(st.floats(1, 999), max_size=60),
    st.floats(20, 400),
    st.floats(0, 60),
)
def test_every_piece_fits_its_sheet(places: list[float], first: float, header: float):
    def room(at: float) -> float:
        return first if at == 0 else max(first - header, 5.0)

    cuts = best_cuts(0.0, 1000.0, [Border(place) for place in places], room)
    if cuts is not None:
        assert (cuts[0], cuts[-1]) == (0.0, 1000.0)
        assert set(cuts[1:-1]) <= set(places)
        for a, b in pairwise(cuts):
            assert 0 < b - a <= room(a) + 1e-5


@pytest.mark.parametrize(
    ("asked", "least", "whole"),
    [("A4", 3.0, "A3"), ("A4", 9.0, "A0"), ("Letter", 3.0, "Tabloid"), ("B4", 9.0, "B0")],
)
def test_the_paper_that_takes_it_whole_is_the_smallest_of_its_series(asked, least, whole):
    options = PosterOptions(paper=chosen_paper(paper=asked), fit=Fit.TEXT, least_text=least)
    choice = paper_for(10.0, Size(2012.0, 3112.0), options)
    assert choice.whole is not None
    assert choice.whole.name == whole
    assert choice.scale == least / 10
    assert choice.sheets > 1


def test_another_series_is_named_where_the_own_is_too_small_and_none_where_all_are():
    options = PosterOptions(fit=Fit.TEXT, least_text=12.0)
    choice = paper_for(10.0, Size(2012.0, 3112.0), options)
    assert choice.whole is not None
    assert choice.whole.name == "B0"
    assert paper_for(10.0, Size(20120.0, 3112.0), options).whole is None


@pytest.mark.parametrize("paper", ["A4", "A3", "Tabloid"])
def test_the_sheets_counted_beforehand_are_about_those_it_takes(paper: str):
    document = Crowd(21, 6, 6, 60, 2).map()
    options = PosterOptions(
        fit=Fit.TEXT, least_text=7.0, tiling=Tiling(paper_named(paper), guide=False)
    )
    layout = layout_map(document, options.layout())
    choice = paper_for(smallest_text(layout), layout.size, options)
    count = len(planned(document, options).pages)
    assert 0.6 * choice.sheets <= count <= 1.7 * choice.sheets


def test_text_at_a_size_is_one_page_where_it_fits_and_sheets_where_it_does_not():
    document = Crowd(22, 3, 3, 20, 1).map()
    small = planned(document, PosterOptions(fit=Fit.TEXT, least_text=5.0))
    assert [page.kind for page in small.pages] == [PageKind.MAP]
    large = planned(document, PosterOptions(fit=Fit.TEXT, least_text=30.0))
    assert {page.kind for page in large.pages} == {PageKind.GUIDE, PageKind.TILE}
    count = len(large.pages) - 1
    assert small.warnings == ()
    assert large.warnings[-1].startswith(f"At 30 pt the map takes {count} sheets of A1")
    for poster, least in ((small, 5.0), (large, 30.0)):
        assert smallest_text(poster.layouts[0]) * poster.scale == pytest.approx(least)


def test_a_map_with_next_to_nothing_on_it_is_one_page_of_the_small_paper():
    poster = planned(JourneyMap(), PosterOptions(tiling=Tiling()))
    (page,) = poster.pages
    assert page.kind is PageKind.MAP
    assert sorted((page.size.width, page.size.height)) == sorted(
        (paper_named("A4").size.width, paper_named("A4").size.height)
    )


def test_sheets_lie_the_way_that_takes_fewer_unless_told():
    document = small_map(*["Words that take a line or two"] * 30)
    counts = {
        way: len(planned(document, PosterOptions(tiling=Tiling(orientation=way))).pages)
        for way in Orientation
    }
    assert counts[Orientation.AUTO] <= min(counts.values()) + 1


@pytest.mark.parametrize(
    ("node", "inked"),
    [
        (RectNode(Rect(-50, -50, 100, 100), fill="#FFFFFF"), False),
        (RectNode(Rect(-50, -50, 100, 100), fill="#FFFFFF", stroke="#000000"), False),
        (RectNode(Rect(-50, -50, 55, 100), fill="#FFFFFF", stroke="#000000"), True),
        (RectNode(Rect(-50, -50, 100, 100), fill="#EEEEEE"), True),
        (RectNode(Rect(20, 0, 10, 10), fill="#000000"), False),
        (PathNode(Path((("M", -20, 30), ("L", 30, -20))), stroke="#000000"), True),
        (PathNode(Path((("M", -20, 60), ("L", 60, -20))), stroke="#000000"), False),
        (PathNode(Path((("M", -20, 5), ("C", -5, 5, 15, 5, 30, 5))), stroke="#000000"), True),
        (PathNode(Path((("M", -20, -9), ("C", 5, 20, 5, -30, 30, -9))), stroke="#000000"), False),
    ],
)
def test_an_area_is_inked_by_what_runs_through_it_not_by_what_runs_around(node: Node, inked):
    assert leaves_ink(node, SQUARE, "#FFFFFF") is inked


def test_cutting_a_crowded_map_tells_how_far_it_is_and_stops_when_told():
    crowd = Crowd(seed=3, stages=3, lanes=4, cards=120).map()
    options = PosterOptions(paper=paper_named("A3"), fit=Fit.TEXT, least_text=9.0)
    told: list[float] = []
    planned(crowd, options, progress=lambda done, total: told.append(done / total))
    assert told == sorted(told)
    assert sum(0.5 <= share < 0.9 for share in told) > 8

    def stop(done: int, total: int) -> None:
        if done / total > 0.7:
            raise Cancelled

    with pytest.raises(Cancelled):
        planned(crowd, options, progress=stop)
