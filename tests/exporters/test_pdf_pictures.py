"""Pictures in a poster: every kind of file, upright, see-through where they are, never a trap."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image as Pillow

from model.records import Image
from tests.exporters.maps import small_map
from tests.exporters.posters import poster, reader_of
from tests.exporters.rendering import rasterised
from tests.exporters.scenes import picture, picture_of


@pytest.mark.parametrize(("form", "mode", "wanted"), [
    ("PNG", "RGB", "/FlateDecode"),
    ("PNG", "RGBA", "/FlateDecode"),
    ("PNG", "P", "/FlateDecode"),
    ("PNG", "L", "/FlateDecode"),
    ("JPEG", "RGB", "/DCTDecode"),
    ("JPEG", "L", "/DCTDecode"),
    ("JPEG", "CMYK", "/FlateDecode"),
    ("WEBP", "RGB", "/FlateDecode"),
])  # fmt: skip
def test_pictures_of_every_kind_are_embedded_once(form: str, mode: str, wanted: str):
    image = picture(form=form, mode=mode)
    page = reader_of(poster(small_map("Words", image=image))).pages[0]
    (embedded,) = page["/Resources"]["/XObject"].values()
    assert embedded["/Filter"] == wanted
    assert (embedded["/Width"], embedded["/Height"]) == (60, 40)


def test_a_transparent_picture_lets_the_card_through(tmp_path: Path):
    clear = Pillow.new("RGBA", (40, 40), (255, 0, 0, 0))
    buffer = io.BytesIO()
    clear.save(buffer, "PNG")
    source = small_map(image=picture_of(buffer.getvalue(), 40, 40))
    reds = rasterised(poster(source), tmp_path, dpi=72)
    assert (255, 0, 0) not in {colour for _, colour in reds.getcolors(1 << 24) or ()}


def test_a_turned_photo_stands_upright():
    exif = Pillow.Exif()
    exif[0x0112] = 6
    buffer = io.BytesIO()
    Pillow.new("RGB", (60, 40), "#C43D32").save(buffer, "JPEG", exif=exif)
    page = reader_of(poster(small_map(image=picture_of(buffer.getvalue(), 60, 40, "JPEG")))).pages[
        0
    ]
    (embedded,) = page["/Resources"]["/XObject"].values()
    assert (embedded["/Width"], embedded["/Height"]) == (40, 60)


def _unfolding() -> bytes:
    buffer = io.BytesIO()
    Pillow.new("1", (12_000, 12_000)).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    "image",
    [
        picture_of(b"no picture at all", 10, 10),
        picture_of(b"\x89PNG\r\n\x1a\n and no more", 10, 10),
        picture_of(_unfolding(), 10, 10),
    ],
    ids=["foreign", "broken", "unfolds to a gigabyte"],
)
def test_a_picture_that_cannot_be_shown_is_marked_instead(image: Image):
    page = reader_of(poster(small_map("Words", image=image))).pages[0]
    assert "/XObject" not in page["/Resources"]
