"""Maps cut onto sheets: what must hold of any map, on any paper.

Judged by the plan (pages) and by what a PDF viewer makes of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from exporters.poster.cutting.tiles import EDGE
from exporters.poster.fitting import FOOTER
from exporters.poster.options import Fit, PosterOptions, Tiling
from exporters.poster.pages import Page, PageKind, Placed, Poster, Voice
from exporters.poster.paper import PAPERS, POINTS_PER_MM, Orientation, paper_named, paper_sized
from exporters.poster.planning import planned
from model.errors import ExportError
from model.layout.cuts import ink_of
from model.layout.display import Group, TextNode, walk
from model.layout.extent import extent
from model.layout.geometry import Rect
from model.layout.inked import text_ink
from tests.poster.crowds import Crowd, crowds

# A map takes long to be made smaller; HYPOTHESIS_PROFILE=search looks at a thousand.
EVERY_DAY = settings(
    max_examples=max(12, settings().max_examples // 8),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
HALF_A_MM = 0.5 * POINTS_PER_MM
NEAR = 0.01
SMALL_PAPERS = ("A4", "A3", "Letter", "Legal", "Tabloid", "A5", "B4")
LARGE_PAPERS = ("A0", "A1", "A2", "B1", "ANSI D", "Arch E")
MM = POINTS_PER_MM


def tilings() -> st.SearchStrategy[Tiling]:
    """Sheets of office paper, with and without what can be left out."""
    return st.builds(
        Tiling,
        paper=st.sampled_from(SMALL_PAPERS).map(paper_named),
        orientation=st.sampled_from(Orientation),
        margin=st.sampled_from((5 * MM, 10 * MM, 0.0, 15 * MM)),
        overlap=st.sampled_from((10 * MM, 0.0, 15 * MM)),
        marks=st.booleans(),
        repeat_headers=st.booleans(),
        guide=st.booleans(),
    )


def tiled_options() -> st.SearchStrategy[PosterOptions]:
    """Posters to be put together, as large as a large paper, or at a text size."""
    return st.builds(
        PosterOptions,
        paper=st.sampled_from(LARGE_PAPERS).map(paper_named),
        fit=st.sampled_from((Fit.PAGE, Fit.PAGE, Fit.TEXT)),
        least_text=st.sampled_from((5.0, 7.0, 9.0)),
        tiling=tilings(),
    )


def tiled(crowd: Crowd, options: PosterOptions) -> Poster | None:
    """The poster, or None where there would be too many sheets."""
    try:
        return planned(crowd.map(), options)
    except ExportError as error:
        if "choose larger paper" not in str(error):
            raise
        return None


def tiles_of(poster: Poster) -> list[Page]:
    """The pages that show a piece of the map."""
    return [page for page in poster.pages if page.kind in (PageKind.MAP, PageKind.TILE)]


def content_of(page: Page) -> Placed:
    """The page's own piece of the map."""
    (content,) = (part for part in page.parts if part.voice is Voice.CONTENT and part.clip)
    return content


def core_of(page: Page) -> Rect:
    """The page's own piece, on the map."""
    part = content_of(page)
    clip, scale = part.clip, part.scale
    assert clip is not None
    return Rect(
        (clip.x - part.x) / scale,
        (clip.y - part.y) / scale,
        clip.width / scale,
        clip.height / scale,
    )


def texts(part: Placed) -> Counter[tuple[str, float, float]]:
    """The lines of a drawing and where they stand in it."""
    return Counter(
        (node.text, round(node.x + x, 3), round(node.y + y, 3))
        for node, x, y in walk(part.drawing)
        if isinstance(node, TextNode)
    )


def seen(part: Placed) -> Iterator[Rect]:
    """Where ink of a part may be on its page."""
    if part.clip is not None:
        yield part.clip
        return
    for node, dx, dy in walk(part.drawing):
        ink = text_ink(node) if isinstance(node, TextNode) else extent(node)
        if ink is not None and not isinstance(node, Group):
            box = ink.moved(dx, dy)
            scale = part.scale
            yield Rect(
                part.x + scale * box.x,
                part.y + scale * box.y,
                scale * box.width,
                scale * box.height,
            )


@EVERY_DAY
@given(crowds(cards=120), tiled_options())
@example(Crowd(1, 1, 1, 300), PosterOptions(tiling=Tiling()))
@example(Crowd(2, 12, 15, 600, 3), PosterOptions(tiling=Tiling()))
@example(Crowd(3, 1, 1, 0, 0), PosterOptions(paper=paper_named("A0"), tiling=Tiling()))
def test_sheets_show_all_once_and_cut_through_nothing(crowd: Crowd, options: PosterOptions):
    poster = tiled(crowd, options)
    if poster is None or poster.pages[0].kind is PageKind.MAP:
        return
    assert not poster.warnings
    (layout,) = poster.layouts
    pages = tiles_of(poster)
    told = sum((texts(content_of(page)) for page in pages), Counter())
    assert told == texts(Placed(layout.display()))
    ink = ink_of(layout)
    for page in pages:
        core = core_of(page).inset(0.001)
        for x in (core.x, core.right):
            assert not ink.crossed(x=x, start=core.y, end=core.bottom)
        for y in (core.y, core.bottom):
            assert not ink.crossed(y=y, start=core.x, end=core.right)
    assert_apart([core_of(page) for page in pages])


def assert_apart(cores: list[Rect]) -> None:
    """No two sheets have the same piece as their own."""
    for place, one in enumerate(cores):
        for other in cores[place + 1 :]:
            assert not one.inset(NEAR).intersects(other)


@EVERY_DAY
@given(crowds(cards=80), tiled_options())
@example(  # so little that it is one sheet, with the margin of the sheets
    Crowd(3, 1, 1, 0, 0),
    PosterOptions(fit=Fit.TEXT, least_text=3.0, tiling=Tiling(margin=20 * MM, guide=False)),
)
def test_all_ink_is_within_the_margins_and_overlaps_are_as_asked(
    crowd: Crowd, options: PosterOptions
):
    poster, tiling = tiled(crowd, options), options.tiling
    assert tiling is not None
    if poster is None:
        return
    for page in poster.pages:
        sheet = tiling.paper.turned(
            Orientation.LANDSCAPE if page.size.width > page.size.height else Orientation.PORTRAIT,
            page.size,
        )
        assert page.size == sheet
        assert_within(page, tiling.margin)
    if poster.pages[-1].kind is PageKind.TILE:
        assert_overlaps(poster, tiling.overlap)


def assert_within(page: Page, margin: float) -> None:
    """All that is printed keeps off the edges of the sheet, furniture too."""
    room = Rect(0, 0, page.size.width, page.size.height).inset(margin - NEAR)
    for part in page.parts:
        for box in seen(part):
            assert box.x >= room.x, (page.title, part.voice)
            assert box.y >= room.y, (page.title, part.voice)
            assert box.right <= room.right, (page.title, part.voice)
            assert box.bottom <= room.bottom, (page.title, part.voice)


def assert_overlaps(poster: Poster, overlap: float) -> None:
    """Before each inner cut, and in the corner of two, a sheet shows as much as was asked for."""
    (grid,) = poster.grids
    for page in tiles_of(poster):
        core, piece = content_of(page).clip, core_of(page)
        assert core is not None
        before = overlap if piece.x > grid.xs[0] + NEAR else 0.0
        wanted = []
        if overlap and piece.y > grid.ys[0] + NEAR:
            wanted.append((core.x - before, core.y - overlap, core.width + before, overlap))
        if before:
            wanted.append((core.x - before, core.y, before, core.height))
        clips = {part.clip for part in page.parts if part.voice is Voice.SILENT} - {core, None}
        strips = sorted((clip.x, clip.y, clip.width, clip.height) for clip in clips if clip)
        assert strips == [pytest.approx(strip) for strip in sorted(wanted)], page.title


@EVERY_DAY
@given(
    crowds(cards=60), st.sampled_from(PAPERS), st.sampled_from(Fit), st.sampled_from(Orientation)
)
def test_a_page_is_its_paper_however_large_the_map_is_on_it(crowd, paper, fit, orientation):
    try:
        poster = planned(crowd.map(), PosterOptions(paper=paper, fit=fit, orientation=orientation))
    except ExportError as error:
        assert "choose larger paper" in str(error)  # noqa: PT017 - a few are too small, in words
        return
    sides = sorted((paper.size.width, paper.size.height))
    for page in poster.pages:
        assert sorted((page.size.width, page.size.height)) == pytest.approx(sides, abs=HALF_A_MM)
        box = Rect(0, 0, page.size.width, page.size.height - FOOTER).inset(10 * MM - NEAR)
        for part in page.parts:
            if part.voice is Voice.CONTENT and page.kind is not PageKind.GUIDE:
                assert all(place.right <= box.right for place in seen(part))


@EVERY_DAY
@given(crowds(cards=200), st.sampled_from(("A4", "A3", "Letter", "A1")))
def test_pages_by_width_are_as_wide_as_the_paper_and_hold_all_once(crowd: Crowd, paper: str):
    options = PosterOptions(paper=paper_named(paper), fit=Fit.WIDTH)
    poster = tiled(crowd, options)
    assert poster is not None
    (layout,) = poster.layouts
    box_width = poster.pages[0].size.width - 2 * options.margin
    assert (layout.size.width - 2 * EDGE) * poster.scale == pytest.approx(box_width)
    parts = [part for page in poster.pages for part in page.parts]
    shown = [part for part in parts if part.voice is Voice.CONTENT]
    assert sum(map(texts, shown), Counter()) == texts(Placed(layout.display()))


@EVERY_DAY
@given(
    crowds(cards=20),
    st.sampled_from((30, 50, 80, 120, 400, 3000)),
    st.sampled_from((30, 50, 80, 120, 400)),
    st.sampled_from((0.0, 3 * MM)),
    st.sampled_from(Fit),
)
@example(Crowd(7, 3, 3, 18, 1), 80, 50, 0.0, Fit.TEXT)
@example(Crowd(216, 8, 10, 15, 1), 50, 120, 3 * MM, Fit.TEXT)  # hundreds of sheets on a small plan
def test_sheets_of_odd_sizes_hold_all_once_or_are_refused_in_a_sentence(
    crowd: Crowd, width: int, height: int, margin: float, fit: Fit
):
    tiling = Tiling(paper_sized(f"{width}x{height}mm"), margin=margin, overlap=2 * MM)
    options = PosterOptions(paper=paper_named("A3"), fit=fit, least_text=6.0, tiling=tiling)
    try:
        poster = planned(crowd.map(), options)
    except ExportError as error:
        assert re.search(r"choose larger paper|is too small for", str(error))  # noqa: PT017
        return
    assert poster.scale > 0
    for page in poster.pages:
        assert_within(page, margin)
    (layout,) = poster.layouts
    ink, grid = ink_of(layout), poster.grids[0]
    harmed = any(ink.crossed(y=y) for y in grid.ys[1:-1])
    assert harmed == any("are cut through" in warning for warning in poster.warnings)
    shown = [
        part
        for page in tiles_of(poster)
        for part in page.parts
        if part.voice is Voice.CONTENT and (part.clip or len(poster.pages) == 1)
    ]
    assert sum(map(texts, shown), Counter()) == texts(Placed(layout.display()))


def test_cuts_that_had_to_go_through_text_are_told():
    tiling = Tiling(
        paper_sized("300x40mm"),
        orientation=Orientation.LANDSCAPE,
        margin=0.0,
        overlap=2 * MM,
        marks=False,
        guide=False,
    )
    options = PosterOptions(fit=Fit.TEXT, least_text=12.0, tiling=tiling)
    poster = planned(Crowd(15, 1, 2, 6, 2).map(), options)
    ink = ink_of(poster.layouts[0])
    harmed = {mark for y in poster.grids[0].ys[1:-1] for mark in ink.crossed(y=y)}
    assert harmed
    assert f": {len(harmed)} are cut through" in poster.warnings[0]
