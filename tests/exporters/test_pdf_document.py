"""The document around a poster: its page, fonts, pictures, outline and description."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pytest
from PIL import Image as Pillow

from exporters.pdf import write_pdf
from exporters.poster.fitting import placed
from exporters.poster.options import PosterOptions
from exporters.poster.paper import PAPERS, POINTS_PER_MM, Orientation, paper_sized
from model.document import JourneyMap
from model.layout.result import LayoutResult
from model.layout.theme import DARK
from model.records import MAP_ID, MapInfo
from tests.exporters.maps import small_map
from tests.exporters.posters import laid_out, poster, reader_of
from tests.exporters.rendering import rasterised, run
from tests.exporters.scenes import SCRIPTS

HALF_A_MM = 0.5 * POINTS_PER_MM
# Text that would end a string, close a dictionary or start an operator, were it taken for one.
HOSTILE = [r"\) Tj ET (", "(((", r"\\\\", ">>endobj", "%comment", "\u2028line", "a\\nb", "<</A 1>>"]


@pytest.fixture(scope="module")
def layout() -> LayoutResult:
    return laid_out(small_map(*SCRIPTS.values()), PosterOptions())


@pytest.mark.parametrize("orientation", [Orientation.LANDSCAPE, Orientation.PORTRAIT])
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_the_page_is_exactly_the_paper(layout: LayoutResult, paper, orientation: Orientation):
    reader = reader_of(poster(layout, PosterOptions(paper=paper, orientation=orientation)))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    sides = sorted((paper.size.width, paper.size.height))
    wanted = sides if orientation is Orientation.PORTRAIT else sides[::-1]
    assert [box.width, box.height] == pytest.approx(wanted, abs=HALF_A_MM)


def test_a0_measures_what_the_standard_says(layout: LayoutResult):
    options = PosterOptions(paper=paper_sized("841x1189mm"), orientation=Orientation.PORTRAIT)
    box = reader_of(poster(layout, options)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((2383.94, 3370.39), abs=0.01)


@pytest.mark.parametrize("words", ["900x600mm", "24x36in", "59,4 × 84,1 cm", "300*2000 mm"])
def test_no_ink_lies_beyond_the_margin(layout: LayoutResult, words: str, tmp_path: Path):
    options = PosterOptions(paper=paper_sized(words), margin=40.0, theme=DARK)
    picture = rasterised(poster(laid_out(layout.document, options), options), tmp_path, dpi=36)
    left, top, right, bottom = _ink(picture)
    assert min(left, top) >= 19
    assert right <= picture.width - 19
    assert bottom <= picture.height - 19
    # As large as the margins allow: it touches them in one direction.
    assert left <= 21 or top <= 21


def _ink(picture: Pillow.Image) -> tuple[int, int, int, int]:
    box = picture.convert("L").point(lambda value: 255 if value < 200 else 0).getbbox()
    assert box is not None
    return box


def test_the_dark_map_covers_its_whole_box(tmp_path: Path):
    options = PosterOptions(theme=DARK, margin=0, footer=False)
    layout = laid_out(small_map("Words"), options)
    place = placed(layout.size, options.paper, options)
    picture = rasterised(poster(layout, options), tmp_path, dpi=36)
    left, top, right, bottom = _ink(picture)
    assert right - left == pytest.approx(place.scale * layout.size.width / 2, abs=2)
    assert bottom - top == pytest.approx(place.scale * layout.size.height / 2, abs=2)


def test_qpdf_finds_no_fault(layout: LayoutResult, tmp_path: Path):
    path = tmp_path / "poster.pdf"
    path.write_bytes(poster(layout))
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)


def test_every_font_is_embedded_as_a_subset_that_can_be_searched(
    layout: LayoutResult, tmp_path: Path
):
    path = tmp_path / "poster.pdf"
    path.write_bytes(poster(layout))
    fonts = run("pdffonts", path).splitlines()[2:]
    assert len(fonts) >= 8
    for font in fonts:
        embedded, subset, unicode = font.split()[-5:-2]
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), font


def test_the_same_map_gives_the_same_bytes():
    assert poster(small_map("Words", "شيء")) == poster(small_map("Words", "شيء"))
    assert poster(small_map("Words")) != poster(small_map("Wards"))


def test_it_describes_itself():
    info = MapInfo(
        id=MAP_ID,
        title="Title (with ünï 结)",
        objective="Why (this) map",
        authors=("Ann", "Bob"),
        language="de-CH",
        revised_on=date(2026, 11, 12),
    )
    reader = reader_of(poster(small_map(info=info)))
    about = reader.metadata
    assert about is not None
    assert about.title == info.title
    assert about.author == "Ann, Bob"
    assert about.subject == "Why (this) map"
    assert about.creator == about.producer == "Journeyboard"
    assert about.creation_date is not None
    assert about.creation_date.date() == date(2026, 11, 12)
    assert reader.root_object["/Lang"] == "de-CH"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def test_a_language_that_is_none_is_left_out():
    info = MapInfo(id=MAP_ID, title="A map", language="mine and yours")
    assert "/Lang" not in reader_of(poster(small_map(info=info))).root_object


def test_the_outline_leads_to_the_stages_and_their_steps(layout: LayoutResult):
    reader = reader_of(poster(layout))
    outline = reader.outline
    assert [entry.title for entry in outline if not isinstance(entry, list)] == [
        "First (stage)",
        "Second",
    ]
    assert [entry.title for entry in outline[1]] == ["Step Fa", "Step Fb"]
    place = placed(layout.size, PosterOptions().paper, PosterOptions())
    for entry, box in zip(outline[::2], layout.stages, strict=True):
        assert float(entry["/Left"]) == pytest.approx(place.x + place.scale * box.rect.x, abs=0.1)


def test_a_map_without_stages_has_no_outline():
    assert reader_of(poster(JourneyMap())).outline == []


@pytest.mark.parametrize("text", HOSTILE)
def test_text_never_becomes_an_operator(text: str, tmp_path: Path):
    path = tmp_path / "poster.pdf"
    info = MapInfo(id=MAP_ID, title=text, objective=text, authors=(text,))
    path.write_bytes(poster(small_map(text, info=info)))
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)
    about = reader_of(path.read_bytes()).metadata
    assert about is not None
    assert about.title == text
    found = run("pdftotext", path, "-")
    assert re.sub(r"\s", "", text) in re.sub(r"\s", "", found)


def test_progress_is_told_to_the_end(tmp_path: Path):
    told: list[tuple[int, int]] = []
    path = tmp_path / "poster.pdf"
    write_pdf(small_map(), path, PosterOptions(), progress=lambda *step: told.append(step))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_small_print_is_told_with_the_paper_that_would_do(layout: LayoutResult):
    options = PosterOptions(paper=paper_sized("150x100mm"))
    missing, warning = write_pdf(layout, io.BytesIO(), options)
    assert "150x100mm" in warning
    assert re.search(r"\bA\d\b|\bB\d\b|Arch|ANSI|Letter", warning)
    assert write_pdf(layout, io.BytesIO(), PosterOptions()) == (missing,)


def test_characters_that_no_font_has_are_named():
    (warning,) = write_pdf(small_map("rare \U00013000"), io.BytesIO(), PosterOptions())
    assert "U+13000" in warning
    assert "hieroglyph" in warning.lower()
