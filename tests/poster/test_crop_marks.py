"""Bleed and crop marks: where they stand, what they leave alone, and that the PDF says so, too."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pictures

from exporters.pdf import write_pdf
from exporters.poster.options import PosterOptions, Tiling
from exporters.poster.pages import Page, PageKind, Placed, Voice
from exporters.poster.paper import MAX_SIDE, POINTS_PER_MM, Paper, paper_named
from exporters.poster.planning import planned
from model.errors import ExportError
from model.layout.display import RectNode, TextNode, walk
from model.layout.geometry import Rect, Size
from model.layout.theme import DARK, LIGHT
from model.layout.theme.perception import perceived
from tests.exporters.maps import small_map
from tests.exporters.rendering import rasterised, run

MM = POINTS_PER_MM
BLEED = 3 * MM
A4 = PosterOptions(paper=paper_named("A4"), bleed=BLEED, crop_marks=True)


def sheet(options: PosterOptions) -> Page:
    (page,) = planned(small_map("One"), options).pages
    return page


def marks_of(page: Page) -> Placed:
    (part,) = (part for part in page.parts if part.voice is Voice.SILENT)
    return part


def lines_of(page: Page) -> list[Rect]:
    part = marks_of(page)
    nodes = [(node, dx, dy) for node, dx, dy in walk(part.drawing) if isinstance(node, RectNode)]
    assert {node.fill for node, _, _ in nodes} == {"#000000"}
    return [node.rect.moved(part.x + dx, part.y + dy) for node, dx, dy in nodes]


@settings(max_examples=30, deadline=None)
@given(bleed=st.floats(0, 25).map(lambda mm: mm * MM), name=st.sampled_from(["A5", "A0", "Letter"]))
def test_two_marks_at_each_corner_point_at_it_from_outside_of_the_bleed(
    bleed: float, name: str
) -> None:
    page = sheet(PosterOptions(paper=paper_named(name), bleed=bleed, crop_marks=True))
    width, height = page.size.width, page.size.height
    lines = lines_of(page)
    off = max(3 * MM, bleed)
    around = Rect(0, 0, width, height).inset(-off + 1e-6)
    medium = Rect(0, 0, width, height).inset(-page.slug)
    for line in lines:
        assert not line.intersects(around)
        assert medium.x <= line.x
        assert medium.y <= line.y
        assert line.right <= medium.right
        assert line.bottom <= medium.bottom
        assert sorted((line.width, line.height)) == pytest.approx([0.25, 5 * MM])
    for x, y in product((0.0, width), (0.0, height)):
        upright = [line for line in lines if line.height > 1 and abs(line.centre.x - x) < 1e-6]
        level = [line for line in lines if line.width > 1 and abs(line.centre.y - y) < 1e-6]
        assert len(upright) == len(level) == 2
    assert len(lines) == 8


def test_bleed_alone_leaves_only_the_bleed_around_the_page() -> None:
    page = sheet(replace(A4, crop_marks=False))
    assert (page.bleed, page.slug, page.ground) == (BLEED, BLEED, LIGHT.paper)
    assert all(part.voice is not Voice.SILENT for part in page.parts)


def test_marks_alone_bleed_nothing() -> None:
    page = sheet(replace(A4, bleed=0.0))
    assert (page.bleed, page.ground) == (0.0, None)
    assert page.slug == pytest.approx(9 * MM)


def test_nothing_is_added_where_nothing_is_asked() -> None:
    page = sheet(PosterOptions())
    assert (page.bleed, page.slug, page.ground) == (0.0, 0.0, None)


def test_the_map_stands_where_it_stood() -> None:
    plain, marked = sheet(PosterOptions(paper=paper_named("A4"))), sheet(A4)
    assert marked.size == plain.size
    first, second = plain.parts[0], marked.parts[0]
    assert (first.x, first.y, first.scale) == (second.x, second.y, second.scale)


def test_a_print_shop_reads_beside_the_marks_what_the_sheet_is() -> None:
    page = sheet(replace(A4, version="3"))
    part = marks_of(page)
    ((text, y),) = (
        (node, part.y + dy + node.y)
        for node, _, dy in walk(part.drawing)
        if isinstance(node, TextNode)
    )
    words = text.text.replace("\N{NO-BREAK SPACE}", " ")
    # The small map lies upright on the paper or not: its size is said as it lies.
    sides = sorted(word for word in words.split() if word.isdigit())
    assert words.startswith("A small map · Version 3 · ")
    assert {"210", "297"} <= set(sides)
    assert -page.slug < y < -page.bleed


def test_tiles_are_cut_by_hand_and_get_no_crop_marks() -> None:
    options = replace(A4, paper=paper_named("A2"), tiling=Tiling())
    pages = planned(small_map("One"), options).pages
    assert {page.kind for page in pages} == {PageKind.TILE, PageKind.GUIDE}
    assert all((page.bleed, page.slug) == (0, 0) for page in pages)


def test_a_sheet_too_large_for_marks_is_refused() -> None:
    huge = Paper("huge", Size(MAX_SIDE, MAX_SIDE))
    with pytest.raises(ExportError, match=r"With bleed and crop marks, a side may have at most"):
        planned(small_map("One"), PosterOptions(paper=huge, crop_marks=True))


def written(options: PosterOptions, folder: Path) -> Path:
    path = folder / "poster.pdf"
    write_pdf(small_map("One"), path, options)
    return path


def test_the_pdf_tells_page_bleed_and_medium_apart(tmp_path: Path) -> None:
    words = run("pdfinfo", "-box", written(A4, tmp_path))
    boxes = {
        line.split(":")[0]: [float(number) for number in line.split(":")[1].split()]
        for line in words.splitlines()
        if "Box:" in line
    }
    media, bleed, trim = boxes["MediaBox"], boxes["BleedBox"], boxes["TrimBox"]
    sides = sorted((trim[2] - trim[0], trim[3] - trim[1]))
    assert sides == pytest.approx([210 * MM, 297 * MM], abs=0.02)
    assert [t - b for t, b in zip(trim, bleed, strict=True)] == pytest.approx(
        [BLEED, BLEED, -BLEED, -BLEED], abs=0.02
    )
    assert media[0] < bleed[0] < trim[0] < trim[2] < bleed[2] < media[2]


def test_colour_fills_the_bleed_and_stops_there(tmp_path: Path) -> None:
    options = replace(A4, theme=DARK)
    page = sheet(options)
    picture = rasterised(written(options, tmp_path).read_bytes(), tmp_path, dpi=72)

    def lightness(x: float, y: float) -> float:
        """What is seen at a place of the page."""
        spot = picture.getpixel((round(x + page.slug), round(y + page.slug)))
        assert isinstance(spot, tuple)
        return perceived("#" + "".join(f"{part:02X}" for part in spot)).lightness

    assert isinstance(picture, Pictures.Image)
    middle = page.size.height / 2
    assert lightness(3, middle) == pytest.approx(perceived(DARK.paper).lightness, abs=0.02)
    assert lightness(-BLEED + 2, middle) == pytest.approx(lightness(3, middle), abs=0.02)
    assert lightness(-BLEED - 3, middle) > 0.99
    assert lightness(page.size.width + BLEED - 2, middle) < 0.4
    assert lightness(page.size.width + BLEED + 3, middle) > 0.99
