"""Display lists drawn for real, by each painter, to pictures that can be compared."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PIL import Image as Pillow
from PIL import ImageChops, ImageFilter

from exporters.painters.pdf import PdfPainter, PdfResources
from exporters.painters.svg import SvgPainter
from exporters.pdf.document import Description, PdfPage, written
from exporters.poster.pages import Page, PageKind, Placed
from exporters.svg import file_text
from model.layout.display import Group
from model.layout.geometry import Size
from model.records import MAP_ID, Image, MapInfo
from tests.exporters.scenes import IMAGES

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

ABOUT = Description("A title", "An author", "A subject", "en", date(2026, 11, 12))
SCALE = 2  # pixels per point


def tool(name: str) -> str:
    """The path of a program; the test is skipped where it is not installed."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def run(name: str, *arguments: str | Path) -> str:
    """What a program prints; it must succeed."""
    done = subprocess.run(
        [tool(name), *map(str, arguments)], capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode("utf-8")


def pdf_bytes(sheet: Group, images: Mapping[str, Image] = IMAGES) -> bytes:
    """The sheet as a page of its own size."""
    resources = PdfResources(images)
    painter = PdfPainter(resources)
    size = Size(sheet.bounds.width, sheet.bounds.height)
    painter.place(1.0, 0.0, size.height)
    painter.paint(sheet)
    page = Page(PageKind.MAP, "A title", size, (Placed(sheet),))
    return written([PdfPage(painter.content(), page)], resources, ABOUT)


def svg_bytes(sheet: Group, images: Mapping[str, Image] = IMAGES) -> bytes:
    """The sheet as an SVG file."""
    painter = SvgPainter([sheet], images)
    painter.paint(sheet)
    size = Size(sheet.bounds.width, sheet.bounds.height)
    return file_text(size, painter, MapInfo(id=MAP_ID, title="A title")).encode("utf-8")


def pdf_picture(sheet: Group, folder: Path) -> Pillow.Image:
    """What a PDF viewer shows."""
    return rasterised(pdf_bytes(sheet), folder)


def rasterised(
    data: bytes, folder: Path, *, dpi: float = 72 * SCALE, page: int = 1
) -> Pillow.Image:
    """A page of a PDF as a picture."""
    source = folder / "sheet.pdf"
    source.write_bytes(data)
    run("pdftoppm", "-r", str(dpi), "-f", str(page), "-singlefile", source, folder / "sheet")
    return Pillow.open(folder / "sheet.ppm").convert("RGB")


def qt_picture(sheet: Group, _folder: Path) -> Pillow.Image:
    """What the canvas shows."""
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415 - the others need no Qt

    from exporters.painters.qt import QtPainter  # noqa: PLC0415

    width, height = round(sheet.bounds.width * SCALE), round(sheet.bounds.height * SCALE)
    image = QImage(width, height, QImage.Format.Format_RGB888)
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    QtPainter(painter, IMAGES).paint(sheet)
    painter.end()
    return pillow(image)


def svg_picture(sheet: Group, _folder: Path) -> Pillow.Image:
    """What Qt's reader of SVG shows; it knows no clips."""
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    data = svg_bytes(sheet)
    ET.fromstring(data)  # noqa: S314 - our own file
    width, height = round(sheet.bounds.width * SCALE), round(sheet.bounds.height * SCALE)
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    QSvgRenderer(data).render(painter)
    painter.end()
    return pillow(image)


def pillow(image: QImage) -> Pillow.Image:
    """A Qt picture for comparing."""
    size = (image.width(), image.height())
    return Pillow.frombytes(
        "RGB", size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine()
    )


Renderer = Callable[[Group, Path], Pillow.Image]
PAINTERS: dict[str, Renderer] = {"qt": qt_picture, "pdf": pdf_picture, "svg": svg_picture}


def difference(first: Pillow.Image, second: Pillow.Image) -> float:
    """How much of the picture differs to the eye, from 0 to 1.

    Both are softened by a pixel, so that what counts is ink, not how an edge was smoothed; then a
    pixel differs when a channel does by more than a sixth.
    """
    counts = _gaps(_softened(first), _softened(second)).histogram()
    return sum(counts[_VISIBLE:]) / sum(counts)


def worst_patch(first: Pillow.Image, second: Pillow.Image, *, side: int = 40) -> float:
    """How much of the worst square of ``side`` pixels differs, from 0 to 1.

    Ink that is there in the other picture, but a pixel further, does not count: whole pixels are
    what painters round to.
    """
    one, other = _softened(first), _softened(second)
    shifts = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    gaps = [_gaps(one, ImageChops.offset(other, *shift)) for shift in shifts]
    seen = reduce(ImageChops.darker, gaps).point(lambda gap: 255 * (gap >= _VISIBLE))
    patches = seen.resize((-(-seen.width // side), -(-seen.height // side)), Pillow.Resampling.BOX)
    return max(patches.tobytes()) / 255


def worst_tint(first: Pillow.Image, second: Pillow.Image, *, side: int = 40) -> float:
    """How far the mean colours of the worst square of ``side`` pixels differ, of 255.

    This sees what is too faint for :func:`worst_patch`: a ground in another shade, bolder type.
    """
    size = (first.width // side, first.height // side)
    box = (0, 0, size[0] * side, size[1] * side)
    one, other = (p.resize(size, Pillow.Resampling.BOX, box) for p in (first, second))
    return float(max(_gaps(one, other).tobytes()))


_VISIBLE = 43


def _softened(picture: Pillow.Image) -> Pillow.Image:
    return picture.filter(ImageFilter.BoxBlur(1))


def _gaps(first: Pillow.Image, second: Pillow.Image) -> Pillow.Image:
    """The largest difference of a channel, pixel by pixel."""
    assert first.size == second.size
    return reduce(ImageChops.lighter, ImageChops.difference(first, second).split())
