"""PNG pictures: their size, their limits, the same bytes each time."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow
from PIL import ImageChops
from PySide6.QtGui import QImage

from exporters.png import (
    MAX_PIXELS,
    Piece,
    export_png,
    grid_of,
    painting,
    picture_of_part,
)
from exporters.poster.options import PosterOptions
from exporters.poster.paper import Orientation, paper_named
from exporters.poster.picture import Picture
from exporters.progress import Cancelled
from model.errors import ExportError
from model.layout.geometry import Size
from model.layout.result import LayoutResult
from tests.conftest import ROOT
from tests.exporters.maps import small_map
from tests.exporters.posters import laid_out, picture_bytes
from tests.exporters.rendering import pillow

pytestmark = pytest.mark.usefixtures("qapp")

FROM_NOTHING = """
import sys
from pathlib import Path
from exporters.registry import export
from tests.exporters.maps import small_map
export(small_map("Words"), Path(sys.argv[1]))
"""


@pytest.fixture(scope="module")
def layout() -> LayoutResult:
    return laid_out(small_map("Words", "أكتب شيئا", "結帳"), PosterOptions())


def _wanted(**wishes: Any) -> PosterOptions:
    return PosterOptions(picture=Picture(**wishes))


def _picture(layout: LayoutResult, **wishes: Any) -> Pillow.Image:
    return Pillow.open(io.BytesIO(picture_bytes(export_png, layout, _wanted(**wishes))))


@pytest.mark.parametrize("dpi", [18, 72, 144, 200])
def test_dots_per_inch_are_those_of_the_map_at_full_size(layout: LayoutResult, dpi: float):
    picture = _picture(layout, dpi=dpi)
    wanted = (layout.size.width * dpi / 72, layout.size.height * dpi / 72)
    assert picture.size == pytest.approx(wanted, abs=0.51)
    assert picture.info["dpi"][0] == pytest.approx(dpi, abs=0.1)


@pytest.mark.parametrize("name", ["A4", "Letter"])
def test_on_paper_they_are_those_of_the_sheet(layout: LayoutResult, name: str):
    options = PosterOptions(
        paper=paper_named(name),
        orientation=Orientation.PORTRAIT,
        picture=Picture(paper=True, dpi=100),
    )
    data = picture_bytes(export_png, layout, options)
    size = paper_named(name).size
    wanted = (round(size.width * 100 / 72), round(size.height * 100 / 72))
    assert Pillow.open(io.BytesIO(data)).size == wanted


def test_the_width_or_the_longer_side_may_be_given(layout: LayoutResult):
    assert _picture(layout, width=301, dpi=10).width == 301
    assert max(_picture(layout, longest=300).size) == 300


def test_the_whole_picture_is_painted(layout: LayoutResult):
    picture = _picture(layout, dpi=99).convert("RGB")
    width, height = picture.size
    for corner in [(0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)]:
        assert picture.getpixel(corner) == picture.getpixel((0, 0))
    assert len(picture.getcolors(1 << 24) or ()) > 50


def test_strips_make_the_picture_that_is_painted_at_once(
    layout: LayoutResult, monkeypatch: pytest.MonkeyPatch
):
    at_once = pillow(picture_of_part(layout).convertToFormat(QImage.Format.Format_RGB888))
    monkeypatch.setattr(painting, "_STRIP_PIXELS", 50_000)
    in_strips = _picture(layout, dpi=144).convert("RGB")
    assert len(set(_strips(in_strips.height, in_strips.width))) > 5
    assert in_strips.size == at_once.size
    assert _largest_gap(in_strips, at_once) <= 4


def _strips(height: int, width: int) -> range:
    return range(0, height, painting.rows_of_strip(Piece(0, 0, width, height)))


def _largest_gap(first: Pillow.Image, second: Pillow.Image) -> int:
    extremes: Any = ImageChops.difference(first, second).getextrema()
    return int(max(high for _, high in extremes))


def test_pieces_put_together_are_the_whole(layout: LayoutResult, tmp_path: Path):
    whole = _picture(layout, width=900).convert("RGB")
    report = export_png(layout, tmp_path / "map.png", _wanted(width=900, tile=400))
    rows, columns = ceil(whole.height / 400), 3
    names = [f"map-r{row}-c{col}.png" for row in range(1, rows + 1) for col in range(1, 4)]
    assert [path.name for path in report.files] == names
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    together = Pillow.new("RGB", whole.size)
    grid = grid_of(layout.size, Picture(width=900, tile=400))
    assert (grid.rows, grid.columns) == (rows, columns)
    for piece, path in zip(grid.pieces(), report.files, strict=True):
        with Pillow.open(path) as part:
            assert part.size == (piece.width, piece.height)
            assert max(part.size) <= 400
            together.paste(part, (piece.x, piece.y))
    assert _largest_gap(together, whole) <= 4


def test_a_picture_that_is_small_enough_is_one_file(layout: LayoutResult, tmp_path: Path):
    report = export_png(layout, tmp_path / "map.png", _wanted(width=100, tile=5_000))
    assert report.files == ()
    assert list(tmp_path.iterdir()) == [tmp_path / "map.png"]


@given(
    width=st.integers(1, 60_000),
    height=st.integers(1, 60_000),
    tile=st.integers(3_500, 12_000),
)
def test_pieces_cover_each_pixel_once(width: int, height: int, tile: int):
    grid = grid_of(Size(width, height), Picture(dpi=72, tile=tile))
    pieces = list(grid.pieces())
    assert sum(piece.width * piece.height for piece in pieces) == width * height
    assert all(0 < piece.width <= tile and 0 < piece.height <= tile for piece in pieces)
    assert len({(piece.x, piece.y) for piece in pieces}) == len(pieces)
    assert all(piece.x + piece.width <= width for piece in pieces)
    assert all(piece.y + piece.height <= height for piece in pieces)
    names = {grid.ending(piece) for piece in pieces}
    assert len(names) == len(pieces)
    assert len({len(name) for name in names}) == 1, "they sort as they lie"


def test_a_picture_too_large_is_refused_with_what_fits(layout: LayoutResult):
    size = layout.size
    scale = (1.1 * MAX_PIXELS / (size.width * size.height)) ** 0.5
    with pytest.raises(ExportError) as caught:
        export_png(layout, Path("nowhere.png"), _wanted(dpi=72 * scale))
    dpi, across = (
        int(number) for number in re.findall(r"(\d+) (?:dpi|pixels)", str(caught.value))[1:]
    )
    fitting = grid_of(size, Picture(width=across))
    assert 0.99 * MAX_PIXELS < fitting.width * fitting.height <= MAX_PIXELS
    assert grid_of(size, Picture(dpi=dpi)).width <= fitting.width


@pytest.mark.parametrize("wishes", [{"longest": 32_768}, {"tile": 40_000, "longest": 40_000}])
def test_a_side_that_qt_cannot_count_is_refused(wishes: dict[str, Any]):
    with pytest.raises(ExportError):
        grid_of(Size(100.0, 2.0), Picture(**wishes))


def test_hundreds_of_files_are_refused():
    with pytest.raises(ExportError, match="files"):
        grid_of(Size(1_000, 1_000), Picture(width=30_000, tile=1_000))


@pytest.mark.parametrize(
    "wishes", [{"dpi": 0}, {"dpi": -1}, {"width": 0}, {"longest": 0}, {"tile": 5}]
)
def test_a_picture_without_a_size_is_refused(wishes: dict[str, Any]):
    with pytest.raises(ExportError):
        Picture(**wishes)


def test_lanes_and_stages_can_stand_alone(layout: LayoutResult):
    whole, bare = _picture(layout, dpi=72), _picture(layout, dpi=72, bare=True)
    assert bare.width <= whole.width
    heading = layout.stages[0].rect.y
    assert bare.height < whole.height - heading / 2


def test_a_picture_says_what_it_shows(layout: LayoutResult):
    assert _picture(layout, dpi=36).info["Title"] == "A small map"


def test_the_same_map_gives_the_same_bytes():
    first, second = (picture_bytes(export_png, small_map("Words", "شيء")) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("tile", [None, 400])
@pytest.mark.parametrize("after", [0, 2])
def test_stopping_leaves_no_file(
    layout: LayoutResult,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tile: int | None,
    after: int,
):
    monkeypatch.setattr(painting, "_STRIP_PIXELS", 50_000)
    told = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done == after:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_png(layout, tmp_path / "map.png", _wanted(width=900, tile=tile), progress=stop)
    assert list(tmp_path.iterdir()) == []
    assert told[-1][0] == after < told[-1][1]


def test_progress_goes_from_nothing_to_all(layout: LayoutResult, tmp_path: Path):
    told: list[tuple[int, int]] = []
    export_png(
        layout,
        tmp_path / "map.png",
        _wanted(width=900, tile=400),
        progress=lambda done, total: told.append((done, total)),
    )
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
    assert told == sorted(told)
    assert len({total for _, total in told}) == 1


def test_it_needs_neither_a_window_nor_a_screen(tmp_path: Path):
    path = tmp_path / "map.png"
    command = [sys.executable, "-c", FROM_NOTHING, str(path)]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    with Pillow.open(path) as picture:
        assert picture.format == "PNG"
