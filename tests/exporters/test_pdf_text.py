"""The text of a poster: where the display list put it, found by search, in every script."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from exporters.pdf import write_pdf
from exporters.poster.fitting import placed
from exporters.poster.options import PosterOptions
from model.layout.result import LayoutResult
from model.layout.text import Weight
from model.storage import load
from tests.conftest import ROOT
from tests.exporters.pdf_text import folded, is_rtl, lines_of, misplaced, words_of
from tests.exporters.posters import laid_out
from tests.exporters.rendering import pdf_bytes, run
from tests.exporters.scenes import SCRIPTS, line, page

SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.journey"))
WITHIN = 0.5  # points
POINTED = "شكرًا جدًا عمّان שָׁלוֹם"


def _poster(layout: LayoutResult, folder: Path) -> Path:
    path = folder / "poster.pdf"
    write_pdf(layout, path, PosterOptions())
    return path


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda path: path.stem)
def layout(request: pytest.FixtureRequest) -> LayoutResult:
    return laid_out(load(request.param).document, PosterOptions())


def test_each_line_of_a_map_stands_in_its_poster_where_the_layout_put_it(
    layout: LayoutResult, tmp_path: Path
):
    place = placed(layout.size, PosterOptions().paper, PosterOptions())
    lines = list(lines_of(layout.display(), scale=place.scale, x=place.x, y=place.y))
    assert len(lines) > 100
    assert misplaced(lines, words_of(_poster(layout, tmp_path)), within=WITHIN) == []


def test_each_line_of_one_direction_is_found_by_its_text(layout: LayoutResult, tmp_path: Path):
    found = folded(run("pdftotext", "-raw", _poster(layout, tmp_path), "-"))
    lines = [entry for entry in lines_of(layout.display()) if not is_rtl(entry.text)]
    assert [entry.text for entry in lines if entry.letters not in found] == []


@pytest.mark.parametrize("weight", [Weight.REGULAR, Weight.BOLD])
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_line_is_found_in_every_script(script: str, weight: Weight, tmp_path: Path):
    path = tmp_path / "line.pdf"
    sheet = page(line(SCRIPTS[script], 10, 40, weight=weight), width=400)
    path.write_bytes(pdf_bytes(sheet))
    found = run("pdftotext", path, "-")
    for word in SCRIPTS[script].split():
        assert folded(word) in folded(found)
    assert misplaced(lines_of(sheet), words_of(path), within=0.05) == []


def test_points_and_marks_of_right_to_left_scripts_stay_after_their_letter(tmp_path: Path):
    path = tmp_path / "line.pdf"
    path.write_bytes(pdf_bytes(page(line(POINTED, 10, 40), width=400)))
    found = run("pdftotext", path, "-")
    assert [word for word in POINTED.split() if word not in found] == []


@pytest.mark.parametrize(
    ("what", "spoil"),
    [
        ("moved right", lambda node: replace(node, x=node.x + 0.7)),
        ("moved down", lambda node: replace(node, y=node.y + 0.7)),
        ("wider", lambda node: replace(node, width=node.width + 0.7)),
        ("other text", lambda node: replace(node, text=node.text.replace("w", "v", 1))),
        ("longer text", lambda node: replace(node, text=node.text + "s")),
        ("other order", lambda node: replace(node, text=node.text[::-1])),
    ],
)
def test_the_comparison_sees_a_spoiled_line(what: str, spoil, tmp_path: Path):
    node = line("two short words", 10, 40)
    path = tmp_path / "line.pdf"
    path.write_bytes(pdf_bytes(page(node, width=400)))
    assert misplaced(lines_of(node), words_of(path), within=WITHIN) == []
    assert misplaced(lines_of(spoil(node)), words_of(path), within=WITHIN), what


def test_readers_without_actual_text_still_see_latin_as_typed(tmp_path: Path):
    pypdf = pytest.importorskip("pypdf")
    path = tmp_path / "line.pdf"
    text = "Café: the first (office) fjord"
    path.write_bytes(pdf_bytes(page(line(text, 10, 40), width=400)))
    assert pypdf.PdfReader(path).pages[0].extract_text() == text
