"""Sheets put together as the guide says are the poster on one sheet: printed, cut and compared."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PIL import Image as Pillow

from exporters.poster.options import PosterOptions, Tiling
from exporters.poster.pages import Page, PageKind, Poster, Voice
from exporters.poster.paper import POINTS_PER_INCH, Paper, paper_named
from exporters.poster.planning import planned
from model.document import JourneyMap
from model.layout.display import TextNode, walk
from model.layout.geometry import Rect, Size
from model.storage import load
from tests.exporters.pdf_text import folded
from tests.exporters.posters import poster as pdf_of
from tests.exporters.posters import reader_of
from tests.exporters.rendering import rasterised, run, worst_patch
from tests.poster.crowds import Crowd

DPI = 96.0
PIXELS = DPI / POINTS_PER_INCH
# The worst patch was measured at 0.03; with a sheet pasted three pixels off it is 0.17 or more.
# (How much differs in all says less: sheets begin between two pixels.)
SAME = 0.08
SAMPLES = Path(__file__).parents[2] / "resources" / "samples"

CASES = {
    "a crowd": (
        Crowd(11, 4, 5, 40, 2).map,
        PosterOptions(paper=paper_named("A1"), tiling=Tiling()),
    ),
    "no overlap": (
        Crowd(12, 3, 3, 12, 1).map,
        PosterOptions(
            paper=paper_named("A2"),
            tiling=Tiling(paper_named("Letter"), overlap=0, repeat_headers=False, marks=False),
        ),
    ),
    "all scripts": (
        lambda: load(SAMPLES / "multilingual.journey").document,
        PosterOptions(paper=paper_named("A1"), tiling=Tiling(paper_named("A3"))),
    ),
}


@pytest.fixture(scope="module", params=CASES)
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    """The plan of a poster, its sheets as pictures, and its PDF."""
    make, options = CASES[request.param]
    document: JourneyMap = make()
    folder = tmp_path_factory.mktemp("sheets")
    data = pdf_of(document, options)
    path = folder / "sheets.pdf"
    path.write_bytes(data)
    run("pdftoppm", "-r", str(DPI), "-png", path, folder / "sheet")
    pictures = [Pillow.open(file).convert("RGB") for file in sorted(folder.glob("sheet-*.png"))]
    return planned(document, options), pictures, path


def own_piece(page: Page) -> tuple[Rect, Size]:
    """Where a sheet shows its own piece, and how far right and down that is on the poster."""
    (part,) = (part for part in page.parts if part.voice is Voice.CONTENT and part.clip)
    assert part.clip is not None
    return part.clip, Size(part.clip.x - part.x, part.clip.y - part.y)


def put_together(plan: Poster, pictures: list[Pillow.Image], *, slip: int = 0) -> Pillow.Image:
    """The pieces side by side; ``slip``: how far the third is pasted off, in pixels."""
    size = plan.layouts[0].size
    whole = Pillow.new("RGB", _pixels(plan.scale * size.width, plan.scale * size.height), "white")
    for place, (page, picture) in enumerate(zip(plan.pages, pictures, strict=True)):
        if page.kind is PageKind.TILE:
            piece, at = own_piece(page)
            corners = (*_pixels(piece.x, piece.y), *_pixels(piece.right, piece.bottom))
            x, y = _pixels(at.width, at.height)
            whole.paste(picture.crop(corners), (x + (slip if place == 3 else 0), y))
    return whole


def _pixels(x: float, y: float) -> tuple[int, int]:
    return round(PIXELS * x), round(PIXELS * y)


def on_one_sheet(plan: Poster, folder: Path) -> Pillow.Image:
    """The very layout as a poster on a sheet of its own size."""
    layout, scale = plan.layouts[0], plan.scale
    paper = Paper("own", Size(scale * layout.size.width, scale * layout.size.height))
    options = PosterOptions(paper=paper, margin=0.0, footer=False)
    return rasterised(pdf_of(layout, options), folder, dpi=DPI)


def test_the_sheets_make_the_poster(printed, tmp_path: Path):
    plan, pictures, _ = printed
    one, other = on_one_sheet(plan, tmp_path), put_together(plan, pictures)
    size = min(one.width, other.width), min(one.height, other.height)
    assert abs(one.width - other.width) <= 1
    assert abs(one.height - other.height) <= 1
    one, other = one.crop((0, 0, *size)), other.crop((0, 0, *size))
    assert worst_patch(one, other) < SAME
    spoiled = put_together(plan, pictures, slip=4).crop((0, 0, *size))
    assert worst_patch(one, spoiled) > SAME


def test_no_sheet_is_blank(printed):
    plan, pictures, _ = printed
    for page, picture in zip(plan.pages, pictures, strict=True):
        if page.kind is PageKind.TILE:
            piece, _ = own_piece(page)
            box = (*_pixels(piece.x, piece.y), *_pixels(piece.right, piece.bottom))
            shades = picture.crop(box).convert("L").getextrema()
            assert shades[0] < 250, page.title


def test_sheets_in_the_file_are_exactly_the_paper(printed):
    plan, _, path = printed
    reader = reader_of(path.read_bytes())
    assert len(reader.pages) == len(plan.pages)
    for page, written in zip(plan.pages, reader.pages, strict=True):
        box = written.trimbox
        assert (float(box.width), float(box.height)) == pytest.approx(
            (page.size.width, page.size.height), abs=0.01
        )


def test_a_viewer_finds_every_letter_once(printed):
    """Repeated headers and footers aside, and what the guide says."""
    plan, _, path = printed
    sheets = [place for place, page in enumerate(plan.pages, 1) if page.kind is PageKind.TILE]
    whole = path.with_name("whole.pdf")
    whole.write_bytes(pdf_of(plan.layouts[0], PosterOptions(footer=False)))
    wanted = letters(run("pdftotext", whole, "-"))
    found: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    for place in sheets:
        number = str(place)
        found += letters(run("pdftotext", "-f", number, "-l", number, path, "-"))
    for place in sheets:
        extra += furniture(plan.pages[place - 1])
    assert not wanted - found
    assert not found - wanted - extra


def letters(text: str) -> Counter[str]:
    """The letters of a text, whatever their order."""
    return Counter(folded(text))


def furniture(page: Page) -> Counter[str]:
    """The letters of what stands around the map."""
    count: Counter[str] = Counter()
    for part in page.parts:
        if part.voice is Voice.REPEATED:
            for node, _, _ in walk(part.drawing):
                if isinstance(node, TextNode):
                    count += letters(node.text)
    return count
