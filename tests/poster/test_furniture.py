"""What stands around the map: footers, the logo, the version, and that nothing runs into them."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pictures

from exporters.poster.cutting.marks import LABEL_ROOM
from exporters.poster.fitting import FOOTER
from exporters.poster.options import Fit, PosterOptions, Tiling
from exporters.poster.pages import Page, PageKind, Placed, Poster, Voice
from exporters.poster.paper import Orientation, paper_named, paper_sized
from exporters.poster.planning import planned
from model.document import JourneyMap
from model.errors import ExportError
from model.kinds import MapState
from model.layout.colours import contrast
from model.layout.display import ImageNode, Node, RectNode, TextNode, walk
from model.layout.engine import layout_map
from model.layout.geometry import Rect
from model.layout.theme import DARK
from model.records import MAP_ID, MapInfo
from model.storage import load
from tests.conftest import ROOT
from tests.exporters.maps import small_map

ABOUT = MapInfo(
    id=MAP_ID,
    title="The night train",
    state=MapState.TO_BE,
    authors=("Marta Nowak", "Aylin Kaya"),
    created_on=date(2026, 9, 1),
    revised_on=date(2026, 11, 12),
)
ARABIC = "قطار الليل إلى البحر"
TILED = PosterOptions(paper=paper_named("A2"), tiling=Tiling())


def logo(width: int = 300, height: int = 100) -> bytes:
    stream = io.BytesIO()
    Pictures.new("RGB", (width, height), "#B5123E").save(stream, "PNG")
    return stream.getvalue()


def about(**fields: object) -> JourneyMap:
    return small_map("One", "Two", info=ABOUT.model_validate({**dict(ABOUT), **fields}))


def footer_of(page: Page) -> Placed:
    part = page.parts[-1]
    assert part.voice is Voice.REPEATED
    return part


def nodes_of(part: Placed) -> list[tuple[Node, float, float]]:
    assert part.scale == 1
    return [(node, part.x + dx, part.y + dy) for node, dx, dy in walk(part.drawing)]


def texts_of(page: Page) -> list[str]:
    return [node.text for node, _, _ in nodes_of(footer_of(page)) if isinstance(node, TextNode)]


def ink_of(page: Page) -> list[Rect]:
    """What the footer covers, on the page: each line of text and each picture."""
    found = []
    for node, dx, dy in nodes_of(footer_of(page)):
        if isinstance(node, TextNode):
            size = node.runs[0].size
            found.append(Rect(node.x + dx, node.y + dy - 0.8 * size, node.width, 1.05 * size))
        if isinstance(node, ImageNode):
            found.append(node.rect.moved(dx, dy))
    return found


def assert_in_strip(page: Page, margin: float, *, right: float = 0.0) -> None:
    """In the strip at the foot, within the margins, and nothing on top of anything else."""
    strip = Rect(margin, page.size.height - margin - FOOTER, page.size.width - 2 * margin, FOOTER)
    ink = sorted(ink_of(page), key=lambda rect: rect.x)
    for rect in ink:
        assert rect.x >= strip.x - 0.01
        assert rect.right <= strip.right - right + 0.01
        assert rect.y >= strip.y
        assert rect.bottom <= strip.bottom
    for left, other in pairwise(ink):
        assert left.right <= other.x - 4


def test_the_footer_says_what_a_sheet_belongs_to() -> None:
    (page,) = planned(about(), PosterOptions(version="3")).pages
    title, facts = texts_of(page)
    assert title == "The night train"
    words = facts.replace("\N{NO-BREAK SPACE}", " ")
    assert words == "To-be · Marta Nowak, Aylin Kaya · 12 Nov 2026 · Version 3"


def test_a_version_that_is_words_is_told_as_it_is() -> None:
    (page,) = planned(about(authors=()), PosterOptions(version="draft  two")).pages
    assert texts_of(page)[1].endswith("· draft two")


def test_pages_are_counted_where_there_are_several() -> None:
    poster = planned(about(), TILED)
    count = len(poster.pages)
    assert count > 2
    for number, page in enumerate(poster.pages, start=1):
        assert f"Page {number} of {count}" in texts_of(page)
    (single,) = planned(about(), PosterOptions()).pages
    assert not any("Page" in text for text in texts_of(single))


def sizes_on(paper: str, document: JourneyMap) -> set[float]:
    """The type sizes of a footer."""
    (page,) = planned(document, PosterOptions(paper=paper_named(paper))).pages
    nodes = [node for node, _, _ in nodes_of(footer_of(page)) if isinstance(node, TextNode)]
    return {run.size for node in nodes for run in node.runs}


def test_the_type_of_a_footer_is_that_of_a_footer_also_on_large_paper() -> None:
    assert sizes_on("A1", about()) == sizes_on("B0", about()) == {7.5}


def test_a_footer_is_quieter_than_the_title_of_a_map_in_small_print() -> None:
    assert sizes_on(
        "A4", load(ROOT / "resources" / "samples" / "night-train.journey").document
    ) == {6.0}


def test_a_fact_that_does_not_fit_is_left_out_rather_than_cut() -> None:
    version = "of the second workshop with everybody in the large hall upstairs"
    options = PosterOptions(paper=paper_named("A5"), version=version)
    authors = tuple(f"Author number {n}" for n in range(6))
    (page,) = planned(about(authors=authors), options).pages
    told = texts_of(page)[1]
    assert not told.endswith("…"), told
    assert "workshop" not in told


def test_footers_of_a_map_on_several_pages_begin_below_each_other() -> None:
    options = PosterOptions(
        paper=paper_named("A4"), fit=Fit.WIDTH, orientation=Orientation.LANDSCAPE
    )
    document = load(ROOT / "resources" / "samples" / "night-train.journey").document
    pages = planned(document, options).pages
    assert len(pages) > 2
    assert len({footer_of(page).x for page in pages}) == 1


def test_a_footer_is_set_smaller_before_it_is_shortened() -> None:
    document = about(title="A title of some length before all")
    (page,) = planned(document, PosterOptions(paper=paper_named("A5"))).pages
    assert not any("…" in text for text in texts_of(page))


def test_who_wants_no_footer_gets_none() -> None:
    options = PosterOptions(footer=False, logo=logo())
    poster = planned(about(), options)
    assert [part.voice for part in poster.pages[0].parts] == [Voice.CONTENT]
    # The logo beside the title needs its picture all the same.
    (shown,) = pictures(poster.pages[0])
    assert shown.image_id in poster.images


def test_on_tiles_the_room_of_label_and_locator_stays_free() -> None:
    options = replace(TILED, tiling=Tiling(margin=20.0), version="3")
    for page in planned(about(), options).pages:
        right = LABEL_ROOM if page.kind is PageKind.TILE else 0.0
        footers = [part for part in page.parts if part.voice is Voice.REPEATED]
        assert footers
        assert_in_strip(page, 20.0, right=right)


@pytest.mark.parametrize("title", ["The night train " * 30, ARABIC * 12, "没有国界的博物馆" * 40])
def test_long_titles_are_shortened_not_run_over(title: str) -> None:
    authors = tuple(f"Author number {n}" for n in range(12))
    options = PosterOptions(paper=paper_named("A4"), version="3", logo=logo())
    (page,) = planned(about(title=title[:480], authors=authors), options).pages
    assert_in_strip(page, options.margin)
    first, second = texts_of(page)
    assert first.endswith("…")
    assert second.endswith("…")


@settings(max_examples=20, deadline=None)
@given(
    title=st.text(max_size=60).map(lambda text: " ".join(text.split())),
    width=st.integers(60, 1200),
    height=st.integers(60, 1200),
    version=st.sampled_from(["", "3", "קו", "a very long word for a version " * 4]),
    pages=st.booleans(),
)
def test_no_footer_runs_over(
    title: str, width: int, height: int, version: str, *, pages: bool
) -> None:
    try:
        document = about(title=title)
    except ValueError:  # characters that no map may hold
        return
    paper = paper_sized(f"{width}x{height}mm")
    options = PosterOptions(paper=paper, margin=15.0, version=version, persona_sheets=pages)
    for page in planned(document, options).pages:
        assert_in_strip(page, 15.0)


def test_a_title_from_the_right_stands_at_the_right() -> None:
    poster = planned(about(title=ARABIC), TILED)
    for page in poster.pages:
        nodes = [node for node, _, _ in nodes_of(footer_of(page)) if isinstance(node, TextNode)]
        places = {node.text: node.x for node in nodes}
        number = next(x for text, x in places.items() if text.startswith("Page"))
        facts = next(x for text, x in places.items() if text.startswith("To-be"))
        assert number < facts < places[ARABIC]


def test_a_date_after_a_name_from_the_right_stays_whole() -> None:
    (page,) = planned(about(authors=("عمر الخطيب",)), PosterOptions()).pages
    (_, facts) = (node for node, _, _ in nodes_of(footer_of(page)) if isinstance(node, TextNode))
    runs = [run.text for run in facts.runs]
    assert any("12\N{NO-BREAK SPACE}Nov\N{NO-BREAK SPACE}2026" in run for run in runs), runs


def test_a_map_without_a_title_has_a_footer_of_facts() -> None:
    (page,) = planned(about(title="", authors=()), PosterOptions()).pages
    (facts,) = texts_of(page)
    assert facts.startswith("To-be")


def test_a_footer_keeps_off_the_edge_where_there_is_no_margin() -> None:
    (page,) = planned(about(), PosterOptions(margin=0.0)).pages
    assert min(rect.x for rect in ink_of(page)) >= 14


def test_a_footer_can_be_read_below_a_dark_map() -> None:
    for bleed, ground in ((0.0, None), (9.0, DARK.paper)):
        (page,) = planned(about(), PosterOptions(theme=DARK, bleed=bleed)).pages
        assert page.ground == ground
        nodes = [node for node, _, _ in nodes_of(footer_of(page)) if isinstance(node, TextNode)]
        assert all(contrast(node.colour, ground or "#FFFFFF") >= 4.5 for node in nodes)


# --- logo and version beside the title ------------------------------------------------------------


def pictures(page: Page) -> list[ImageNode]:
    return [
        node
        for part in page.parts
        for node, _, _ in walk(part.drawing)
        if isinstance(node, ImageNode)
    ]


def heading(poster: Poster) -> tuple[Rect, Rect]:
    """The boxes of the logo and of the title, on the map."""
    shown = list(walk(poster.layouts[0].display()))
    box = next(node.rect.moved(dx, dy) for node, dx, dy in shown if isinstance(node, ImageNode))
    title, at = next(
        (node, dx)
        for node, dx, _ in shown
        if isinstance(node, TextNode) and node.runs[0].size == 21
    )
    return box, Rect(title.x + at, 0, title.width, 21)


def test_the_logo_stands_beside_the_title_as_it_is() -> None:
    poster = planned(about(), PosterOptions(logo=logo(300, 100)))
    box, title = heading(poster)
    assert box.width / box.height == pytest.approx(3, rel=0.01)
    assert box.right == pytest.approx(poster.layouts[0].size.width - 24)
    assert title.right <= box.x - 20
    (node,) = pictures(poster.pages[0])  # not again in the footer
    image = poster.images[node.image_id]
    assert (image.width, image.height) == (300, 100)
    assert node.image_id not in poster.document.images


def test_a_title_from_the_right_has_the_logo_at_the_left() -> None:
    box, title = heading(planned(about(title=ARABIC), PosterOptions(logo=logo())))
    assert box.x == pytest.approx(24)
    assert box.right <= title.x - 20


@pytest.mark.parametrize(("width", "height"), [(2000, 20), (20, 2000), (1, 1)])
def test_a_logo_of_any_shape_leaves_room_for_the_title(width: int, height: int) -> None:
    poster = planned(about(title="Word " * 60), PosterOptions(logo=logo(width, height)))
    box, title = heading(poster)
    assert box.height <= 40.01
    assert box.width <= 0.31 * poster.layouts[0].size.width
    assert title.right <= box.x


def test_the_logo_is_on_one_tile_and_not_in_the_footers_of_tiles() -> None:
    poster = planned(about(), replace(TILED, logo=logo()))
    for page in poster.pages:
        in_footer = [n for n, _, _ in nodes_of(footer_of(page)) if isinstance(n, ImageNode)]
        assert len(in_footer) == (page.kind is PageKind.GUIDE)


def test_pages_of_text_show_the_logo_in_their_footer() -> None:
    poster = planned(about(), PosterOptions(logo=logo(), persona_sheets=True))
    sheets = [page for page in poster.pages if page.kind is PageKind.PERSONA]
    assert sheets
    for page in sheets:
        (node,) = (n for n, _, _ in nodes_of(footer_of(page)) if isinstance(n, ImageNode))
        assert node.rect.width / node.rect.height == pytest.approx(3, rel=0.01)


def test_on_a_dark_page_a_logo_stands_on_a_light_plate() -> None:
    options = PosterOptions(logo=logo(), persona_sheets=True, theme=DARK, bleed=9.0)
    drawings = [part.drawing for page in planned(about(), options).pages for part in page.parts]
    plates = 0
    for (plate, *_), (node, *_) in (
        pair for drawing in drawings for pair in pairwise(walk(drawing))
    ):
        if isinstance(node, ImageNode):
            assert isinstance(plate, RectNode)
            assert plate.fill == "#FFFFFF"
            assert plate.rect.inset(1.9).contains(node.rect.centre)
            assert plate.rect.width >= node.rect.width + 3.9
            plates += 1
    assert plates == 2  # beside the title, and in the footer of the persona's sheet


def test_a_finished_layout_is_shown_as_it_is_with_the_logo_below() -> None:
    options = PosterOptions(orientation=Orientation.PORTRAIT)
    layout = layout_map(about(), options.layout())
    (page,) = planned(layout, replace(options, logo=logo())).pages
    assert page.parts[0].drawing == layout.display()
    assert [type(n) for n, _, _ in nodes_of(footer_of(page))].count(ImageNode) == 1


def test_the_version_stands_below_the_title() -> None:
    layout = planned(about(), PosterOptions(version="3")).layouts[0]
    lines = [node.text for node, _, _ in walk(layout.display()) if isinstance(node, TextNode)]
    assert any(line.endswith("Version 3") and line.startswith("To-be") for line in lines)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"no picture", "Only PNG, JPEG and WebP"),
        (logo()[:60], "is broken"),
        (b"\x89PNG" + bytes(20_000_001), "larger than 20 MB"),
    ],
)
def test_a_logo_that_is_none_is_refused_in_a_sentence(data: bytes, why: str) -> None:
    with pytest.raises(ExportError, match="The logo cannot be used. .*" + why):
        planned(about(), PosterOptions(logo=data))


@settings(max_examples=25, deadline=None)
@given(
    stops=st.lists(st.floats(60, 700), max_size=5).map(lambda xs: tuple(sorted(xs))),
    title=st.sampled_from(["The night train", ARABIC, ""]),
    shape=st.sampled_from([(300, 100), (900, 60), (50, 200)]),
)
def test_no_cut_goes_through_the_logo(
    stops: tuple[float, ...], title: str, shape: tuple[int, int]
) -> None:
    options = replace(PosterOptions(logo=logo(*shape)).layout(), stops=stops)
    result = layout_map(about(title=title), options)
    box = next(
        node.rect.moved(dx, dy)
        for node, dx, dy in walk(result.display())
        if isinstance(node, ImageNode)
    )
    assert box.x >= 24 - 1e-6
    assert box.right <= result.size.width - 24 + 1e-6
    assert not any(box.x < stop < box.right for stop in stops)
    for line, dx, _ in walk(result.display()):
        if isinstance(line, TextNode) and line.runs[0].size == 21:
            assert line.x + dx >= box.right or line.x + dx + line.width <= box.x
