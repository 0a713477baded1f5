"""PNG pictures: their size, their limits, the same bytes each time."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from math import ceil
from pathlib import Path

import pytest
from PIL import Image as Pillow

from exporters.png import MAX_PIXELS, write_png
from exporters.poster.options import PosterOptions
from exporters.poster.picture import Picture
from exporters.progress import Cancelled
from exporters.source import laid_out
from model.errors import ExportError
from model.layout.geometry import Size
from model.layout.result import LayoutResult
from tests.conftest import ROOT
from tests.exporters.maps import small_map

pytestmark = pytest.mark.usefixtures("qapp")

FROM_NOTHING = """
import sys
from dataclasses import replace
from math import ceil
from pathlib import Path
from exporters.registry import export
from tests.exporters.maps import small_map
export(small_map("Words"), Path(sys.argv[1]))
"""


@pytest.fixture(scope="module")
def layout() -> LayoutResult:
    return laid_out(small_map("Words"), PosterOptions())


def _picture(layout: LayoutResult, options: PosterOptions) -> Pillow.Image:
    buffer = io.BytesIO()
    write_png(layout, buffer, options)
    return Pillow.open(buffer)


@pytest.mark.parametrize("scale", [0.25, 1.0, 2.0])
def test_the_scale_is_pixels_per_point(layout: LayoutResult, scale: float):
    picture = _picture(layout, PosterOptions(picture=Picture(dpi=72 * scale)))
    wanted = (ceil(layout.size.width * scale), ceil(layout.size.height * scale))
    assert picture.size == wanted
    assert picture.info["dpi"][0] == pytest.approx(72 * scale, abs=0.1)


def test_the_longer_side_may_be_given(layout: LayoutResult):
    assert max(_picture(layout, PosterOptions(picture=Picture(longest=300))).size) == 300


def test_the_whole_picture_is_painted(layout: LayoutResult):
    picture = _picture(layout, PosterOptions(picture=Picture(dpi=72 * 1.37))).convert("RGB")
    width, height = picture.size
    for corner in [(0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)]:
        assert picture.getpixel(corner) == picture.getpixel((0, 0))
    assert len(picture.getcolors(1 << 24) or ()) > 50


def test_a_picture_too_large_is_refused_with_the_largest_size(layout: LayoutResult):
    size = layout.size
    scale = (1.1 * MAX_PIXELS / (size.width * size.height)) ** 0.5
    with pytest.raises(ExportError) as caught:
        write_png(layout, io.BytesIO(), PosterOptions(picture=Picture(dpi=72 * scale)))
    most = int(str(caught.value).split()[-4])
    fitting = most / max(size.width, size.height)
    pixels = size.width * size.height * fitting**2
    assert 0.99 * MAX_PIXELS < pixels <= MAX_PIXELS


def test_a_side_that_qt_cannot_count_is_refused(layout: LayoutResult):
    narrow = replace(layout, size=Size(100.0, 2.0))
    with pytest.raises(ExportError, match="32767"):
        write_png(narrow, io.BytesIO(), PosterOptions(picture=Picture(longest=32_768)))


def test_the_same_map_gives_the_same_bytes():
    pictures = [io.BytesIO(), io.BytesIO()]
    for buffer in pictures:
        write_png(small_map("Words", "شيء"), buffer, PosterOptions())
    assert pictures[0].getvalue() == pictures[1].getvalue()


def test_stopping_leaves_no_file(layout: LayoutResult, tmp_path: Path):
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_png(layout, tmp_path / "map.png", PosterOptions(), progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_it_needs_neither_a_window_nor_a_screen(tmp_path: Path):
    path = tmp_path / "map.png"
    command = [sys.executable, "-c", FROM_NOTHING, str(path)]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    with Pillow.open(path) as picture:
        assert picture.format == "PNG"
