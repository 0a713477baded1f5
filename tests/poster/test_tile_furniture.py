"""What helps to put sheets together stands exactly where the map is cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeGuard

import pytest

from exporters.poster.cutting.marks import ACCENT
from exporters.poster.options import Each, Fit, PosterOptions, Tiling
from exporters.poster.pages import Page, PageKind, Placed, Poster, Voice
from exporters.poster.paper import POINTS_PER_MM, paper_named
from exporters.poster.planning import planned
from model.layout.display import Node, PathNode, RectNode, Role, TextNode, walk
from tests.poster.crowds import Crowd
from tests.poster.test_sheets import content_of, core_of, tiles_of

NEAR = 0.01
OPTIONS = PosterOptions(fit=Fit.TEXT, least_text=16.0, tiling=Tiling(paper_named("A4")))


@pytest.fixture(scope="module")
def poster() -> Poster:
    """Three by three sheets or more; where nothing stands, there is none."""
    made = planned(Crowd(45, 3, 2, 3, 2).map(), OPTIONS)
    assert made.grids[0].columns > 2
    assert made.grids[0].rows > 2
    assert len(tiles_of(made)) < made.grids[0].columns * made.grids[0].rows
    return made


def nodes_of(page: Page, role: Role) -> Iterator[tuple[Node, float, float]]:
    """What is drawn around the map by parts of a role, and where on the page."""
    for part in page.parts:
        if part.voice is Voice.REPEATED and part.drawing.role is role and part.scale == 1:
            for node, dx, dy in walk(part.drawing):
                yield node, part.x + dx, part.y + dy


def place_of(page: Page) -> tuple[int, int]:
    """Column and row by the name of the sheet."""
    found = re.fullmatch(r"Sheet ([A-Z])(\d+)", page.title)
    assert found
    return ord(found[1]) - ord("A"), int(found[2]) - 1


def test_each_cut_has_a_mark_at_both_ends_and_outer_edges_have_none(poster: Poster):
    (grid,) = poster.grids
    for page in tiles_of(poster):
        core, (column, row) = content_of(page).clip, place_of(page)
        assert core is not None
        marks = [
            (node.x + dx, node.y + dy)
            for node, dx, dy in nodes_of(page, Role.SHEET)
            if isinstance(node, PathNode)
            and node.stroke_width == 0.4
            and len(node.path.commands) > 5
            if not _is_hatch(node)
        ]
        inner_x = [core.x] * (column > 0) + [core.right] * (column < grid.columns - 1)
        inner_y = [core.y] * (row > 0) + [core.bottom] * (row < grid.rows - 1)
        for x in inner_x:
            assert sum(abs(mark[0] - x) < NEAR for mark in marks) == 2, page.title
        for y in inner_y:
            assert sum(abs(mark[1] - y) < NEAR for mark in marks) == 2, page.title
        assert len(marks) == 2 * (len(inner_x) + len(inner_y)), page.title


def _is_hatch(node: PathNode) -> bool:
    return all(command[0] in "ML" for command in node.path.commands)


def test_repeated_headers_stand_over_their_columns_and_beside_their_lanes(poster: Poster):
    (layout,), scale = poster.layouts, poster.scale
    seen = 0
    for page in tiles_of(poster):
        content, piece = content_of(page), core_of(page)
        band = [x + node.rect.x for node, x, _ in nodes_of(page, Role.BAND) if _is_stage(node)]
        for stage in layout.stages:
            if band and piece.x < stage.rect.x < piece.right:
                x = content.x + scale * stage.rect.x
                assert any(abs(left - 0.5 - x) < NEAR for left in band), page.title
                seen += 1
        names = [y + node.rect.y for node, _, y in nodes_of(page, Role.LABELS) if _is_ground(node)]
        for lane in layout.lanes:
            if names and piece.y < lane.y < piece.bottom:
                y = content.y + scale * lane.y
                assert any(abs(top - y) < NEAR for top in names), page.title
                seen += 1
    assert seen > 4


def _is_stage(node: Node) -> TypeGuard[RectNode]:
    return isinstance(node, RectNode) and node.radius == 2


def _is_ground(node: Node) -> TypeGuard[RectNode]:
    return isinstance(node, RectNode) and node.rect.width > 50 and node.rect.height > 1


def test_the_locator_shows_the_place_of_the_sheet(poster: Poster):
    (grid,) = poster.grids
    for page in tiles_of(poster):
        cells = [
            (node, x + node.rect.x, y + node.rect.y)
            for node, x, y in nodes_of(page, Role.SHEET)
            if isinstance(node, RectNode) and node.fill in {ACCENT, "#D5DBE3"}
        ]
        xs = sorted({round(x, 3) for _, x, _ in cells})
        ys = sorted({round(y, 3) for _, _, y in cells})
        assert (len(xs), len(ys)) == (grid.columns, grid.rows)
        ((_, x, y),) = (cell for cell in cells if cell[0].fill == ACCENT)
        assert (xs.index(round(x, 3)), ys.index(round(y, 3))) == place_of(page)
        assert len(cells) == len(tiles_of(poster))


def test_the_guide_counts_and_orders_the_sheets_there_are(poster: Poster):
    guide, *sheets = poster.pages
    assert guide.kind is PageKind.GUIDE
    said = [text for part in guide.parts if part.voice is Voice.CONTENT for text in _texts(part)]
    assert any(text.startswith(f"{len(sheets)} of A4") for text in said)
    turns = [text for text in said if text.isdigit()][-len(sheets) :]
    assert turns == [str(place) for place in range(1, len(sheets) + 1)]
    names = [text for text in said if re.fullmatch(r"[A-Z]\d+", text) and text != "A4"]
    wanted = [page.title.removeprefix("Sheet ") for page in sheets]
    assert names == [name for name in wanted if name != "A4"]


def _texts(part: Placed) -> list[str]:
    return [node.text for node, _, _ in walk(part.drawing) if isinstance(node, TextNode)]


def test_bookmarks_of_sheets_lead_to_their_stages(poster: Poster):
    (layout,), scale = poster.layouts, poster.scale
    lefts = {layout.document.stages[box.stage_id].name: box.rect.x for box in layout.stages}
    seen = 0
    for page in tiles_of(poster):
        content = content_of(page)
        for mark in page.bookmarks:
            for entry in (mark, *mark.children):
                left = content.x + scale * lefts.get(entry.title, -1e6)
                if left > 0 and core_of(page).x < lefts[entry.title] < core_of(page).right:
                    assert abs(entry.target.x - left) < NEAR, (page.title, entry.title)
                    seen += 1
    assert seen


def test_a_map_on_one_page_is_as_large_as_its_margins_allow():
    (page,) = planned(Crowd(45, 3, 2, 3, 2).map(), PosterOptions(footer=False)).pages
    part = page.parts[0]
    bounds = part.drawing.bounds
    across = page.size.width - 2 * 10 * POINTS_PER_MM - part.scale * bounds.width
    down = page.size.height - 2 * 10 * POINTS_PER_MM - part.scale * bounds.height
    assert min(across, down) == pytest.approx(0)
    assert part.y == pytest.approx(10 * POINTS_PER_MM)


def test_each_page_knows_which_layout_it_shows():
    made = planned(Crowd(45, 3, 2, 3, 2).map(), PosterOptions(each=Each.STAGE))
    assert [page.look for page in made.pages] == [0, 1, 2]
    for page in made.pages:
        assert page.parts[0].drawing is made.layouts[page.look].display() or (
            page.parts[0].drawing.children == made.layouts[page.look].display().children
        )
