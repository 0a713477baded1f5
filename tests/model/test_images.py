from __future__ import annotations

import contextlib
import hashlib
import io

import pytest
from PIL import Image as Pictures
from PIL import ImageCms
from PIL.PngImagePlugin import PngInfo

from model.errors import ImportFormatError
from model.images import MAX_BYTES, image_bytes, image_record
from model.records import Image, evolve
from tests.strategies import PIXEL


def encoded(picture: Pictures.Image, kind: str, **options) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def decoded(image: Image) -> Pictures.Image:
    return Pictures.open(io.BytesIO(image_bytes(image)))


def two_colours(width: int, height: int, mode: str = "RGB") -> Pictures.Image:
    """Red on the left, blue on the right."""
    picture = Pictures.new("RGB", (width, height), "blue")
    picture.paste("red", (0, 0, width // 2, height))
    return picture.convert(mode)


def is_red(pixel) -> bool:
    return bool(pixel[0] > 200 and pixel[2] < 60)


@pytest.mark.parametrize(
    ("kind", "mode", "media_type"),
    [
        ("PNG", "RGB", "image/png"),
        ("PNG", "RGBA", "image/png"),
        ("PNG", "P", "image/png"),
        ("PNG", "L", "image/png"),
        ("PNG", "1", "image/png"),
        ("JPEG", "RGB", "image/jpeg"),
        ("JPEG", "CMYK", "image/jpeg"),
        ("JPEG", "L", "image/jpeg"),
        ("WEBP", "RGB", "image/jpeg"),
    ],
)
def test_each_kind_is_scaled_and_kept(kind: str, mode: str, media_type: str) -> None:
    image = image_record(encoded(two_colours(2000, 1000, mode), kind), alt="A flag\x00")
    assert (image.width, image.height, image.media_type) == (1024, 512, media_type)
    assert image.alt == "A flag"
    assert image.id == hashlib.sha256(image_bytes(image)).hexdigest()
    picture = decoded(image)
    assert picture.size == (1024, 512)
    if mode not in ("L", "1"):
        assert is_red(picture.convert("RGB").getpixel((100, 100)))
        assert not is_red(picture.convert("RGB").getpixel((900, 100)))


def test_small_pictures_are_not_blown_up() -> None:
    image = image_record(encoded(two_colours(30, 20), "PNG"))
    assert (image.width, image.height) == (30, 20)


def test_the_same_bytes_are_the_same_picture() -> None:
    data = encoded(two_colours(30, 20), "PNG")
    assert image_record(data) == image_record(data)


def test_what_shows_through_stays_so() -> None:
    clear = Pictures.new("RGBA", (40, 40), (255, 0, 0, 9))
    for kind in ("PNG", "WEBP"):
        image = image_record(encoded(clear, kind, **({"lossless": True} if kind == "WEBP" else {})))
        assert image.media_type == "image/png"
        assert decoded(image).convert("RGBA").getpixel((5, 5))[3] == 9  # type: ignore[index]


def test_sixteen_bits_of_grey() -> None:
    grey = Pictures.new("I;16", (30, 30), 0x8000)
    image = image_record(encoded(grey, "PNG"))
    assert decoded(image).getpixel((3, 3)) == 128


@pytest.mark.parametrize("with_profile", [False, True])
def test_a_turned_photo_stands_upright_and_tells_nothing(with_profile: bool) -> None:
    exif = Pictures.Exif()
    exif[0x0112] = 6  # turn to the right
    exif[0x010E] = "secret place"
    options = {"exif": exif, "comment": b"secret remark"}
    if with_profile:
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        options["icc_profile"] = profile.tobytes()
    image = image_record(encoded(two_colours(2000, 1000), "JPEG", **options))
    assert (image.width, image.height) == (512, 1024)
    picture = decoded(image).convert("RGB")
    assert is_red(picture.getpixel((256, 100)))  # left has become top
    assert not is_red(picture.getpixel((256, 900)))
    assert b"secret" not in image_bytes(image)
    assert b"ICC_PROFILE" not in image_bytes(image)


def test_words_in_a_png_are_left_behind() -> None:
    info = PngInfo()
    info.add_text("Comment", "secret remark")
    image = image_record(encoded(two_colours(30, 20), "PNG", pnginfo=info, dpi=(300, 300)))
    assert b"secret" not in image_bytes(image)


def big_but_empty(width: int, height: int) -> bytes:
    return encoded(Pictures.new("1", (width, height)), "PNG")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Only PNG, JPEG and WebP"),
        (b"no picture", "Only PNG, JPEG and WebP"),
        (encoded(two_colours(9, 9), "GIF"), "Only PNG, JPEG and WebP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Only PNG, JPEG and WebP"),
        (encoded(Pictures.effect_noise((200, 200), 99), "PNG")[:9000], "is broken"),
        (encoded(Pictures.effect_noise((200, 200), 99), "JPEG")[:5000], "is broken"),
        (b"\x89PNG" + b"x" * MAX_BYTES, "larger than 20 MB"),
        (big_but_empty(6000, 5000), "more than 24 megapixels"),
        (big_but_empty(30_000, 12_000), "more than 24 megapixels"),
    ],
)
def test_what_cannot_be_taken(data: bytes, says: str) -> None:
    with pytest.raises(ImportFormatError, match=says):
        image_record(data)


def test_any_spoiled_picture_is_taken_or_refused() -> None:
    whole = [encoded(two_colours(60, 60), kind) for kind in ("PNG", "JPEG", "WEBP")]
    for data in whole:
        for at in range(0, len(data), max(1, len(data) // 60)):
            for spoiled in (data[:at], data[:at] + b"\xff" + data[at + 1 :]):
                with contextlib.suppress(ImportFormatError):
                    image_record(spoiled)


def test_a_foreign_file_may_hold_no_picture() -> None:
    assert image_bytes(evolve(PIXEL, data="abc")) == b""
    assert hashlib.sha256(image_bytes(PIXEL)).hexdigest() == PIXEL.id


def test_long_and_thin() -> None:
    image = image_record(encoded(Pictures.new("RGB", (20_000, 1)), "PNG"))
    assert (image.width, image.height) == (1024, 1)
