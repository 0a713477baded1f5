"""The frame over a picture keeps inside it, and what is cut out is what was seen in it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pictures
from PIL import ImageStat

from model.errors import ImportFormatError
from model.framing import Cut, FrameShape, Framing, moved, shaped, turned, whole_frame, zoomed
from model.images import PORTRAIT_SIDE, image_bytes, image_record, picture_size, portrait_record
from tests.personas.pictures import photo_bytes

_SHARES = st.floats(-3, 3)
_STEPS = st.one_of(
    st.tuples(st.just(moved), _SHARES, _SHARES),
    st.tuples(st.just(zoomed), st.floats(0.1, 10)),
    st.tuples(st.just(turned)),
    st.tuples(st.just(shaped), st.sampled_from(FrameShape)),
)


@given(st.integers(1, 9000), st.integers(1, 9000), st.lists(_STEPS, max_size=8))
def test_a_frame_never_leaves_the_picture(width: int, height: int, steps: list[Any]) -> None:
    frame = whole_frame(width, height)
    for step, *values in steps:
        frame = step(frame, *values)
        cut = frame.cut
        assert 0 <= cut.left < cut.right <= 1
        assert 0 <= cut.top < cut.bottom <= 1
        wide, high = frame.turned_size
        shape = (cut.right - cut.left) * wide / ((cut.bottom - cut.top) * high)
        assert shape == pytest.approx(frame.shape.value, rel=0.001)


def test_four_quarters_are_none() -> None:
    frame = zoomed(moved(whole_frame(900, 600), 0.1, 0.0), 2.0)
    there = turned(turned(turned(turned(frame))))
    assert there.cut.left == pytest.approx(frame.cut.left)
    assert there.turns == 0


def test_turning_keeps_the_same_place_in_the_frame() -> None:
    frame = moved(zoomed(whole_frame(800, 800), 3.0), -2.0, -2.0)  # over the red quarter
    for _ in range(4):
        record = portrait_record(four_colours(), frame.cut)
        red = Pictures.open(io.BytesIO(image_bytes(record))).convert("RGB")
        assert red.getextrema() == ((255, 255), (0, 0), (0, 0))
        frame = turned(frame)


def test_what_is_pointed_at_stays_while_the_frame_comes_closer() -> None:
    frame = whole_frame(1000, 1000)
    closer = zoomed(frame, 2.0, across=0.25, down=0.75)
    at = closer.cut.left + 0.25 * (closer.cut.right - closer.cut.left)
    assert at == pytest.approx(0.25)


def four_colours() -> bytes:
    """Red, green above blue, white; each a quarter of 800 by 800."""
    picture = Pictures.new("RGB", (800, 800), "white")
    picture.paste("red", (0, 0, 400, 400))
    picture.paste("green", (400, 0, 800, 400))
    picture.paste("blue", (0, 400, 400, 800))
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("turns", "colour"),
    [(0, (255, 0, 0)), (1, (0, 0, 255)), (2, (255, 255, 255)), (3, (0, 128, 0))],
)
def test_the_part_in_the_frame_is_what_is_kept(turns: int, colour: tuple[int, ...]) -> None:
    record = portrait_record(four_colours(), Cut(turns, 0.0, 0.0, 0.5, 0.5), alt="A")
    picture = Pictures.open(io.BytesIO(image_bytes(record))).convert("RGB")
    assert picture.getextrema() == tuple((one, one) for one in colour)
    assert record.alt == "A"


def test_a_photo_is_small_and_of_a_large_picture_sharp() -> None:
    frame = zoomed(whole_frame(3000, 2000), 2.0)
    record = portrait_record(photo_bytes(3000, 2000), frame.cut)
    assert (record.width, record.height) == (PORTRAIT_SIDE, PORTRAIT_SIDE)
    assert record.media_type == "image/jpeg"
    assert len(record.data) < 80_000
    small = portrait_record(photo_bytes(90, 80), whole_frame(90, 80).cut)
    assert (small.width, small.height) == (80, 80)  # never larger than it was


def test_a_portrait_is_higher_than_wide() -> None:
    frame = shaped(whole_frame(1000, 1000), FrameShape.PORTRAIT)
    record = portrait_record(photo_bytes(1000, 1000), frame.cut)
    assert (record.width, record.height) == (410, PORTRAIT_SIDE)


def test_a_photo_from_a_telephone_is_cut_as_it_is_seen() -> None:
    taken = Pictures.open(io.BytesIO(four_colours())).crop((0, 0, 800, 700))
    exif = Pictures.Exif()
    exif[0x0112] = 6  # to be turned a quarter to the right
    stream = io.BytesIO()
    taken.save(stream, "JPEG", exif=exif)
    record = portrait_record(stream.getvalue(), Cut(0, 0.0, 0.0, 0.4, 0.4))
    picture = Pictures.open(io.BytesIO(image_bytes(record))).convert("RGB")
    red, _, blue = ImageStat.Stat(picture.crop((60, 60, 120, 120))).mean
    assert (red < 60, blue > 200) == (True, True)
    assert picture_size(stream.getvalue()) == (700, 800)


@pytest.mark.parametrize("data", [b"", b"GIF89a", photo_bytes()[:900]])
def test_what_is_no_picture_is_told(data: bytes) -> None:
    with pytest.raises(ImportFormatError, match=r"picture.*\.$"):
        portrait_record(data, Framing(1, 1).cut)


def test_our_own_bytes_are_kept_and_those_of_cameras_are_not() -> None:
    ours = image_record(photo_bytes())
    assert image_record(image_bytes(ours)) == ours
    portrait = portrait_record(photo_bytes(), whole_frame(900, 700).cut)
    assert image_record(image_bytes(portrait)) == portrait
    for more in ({"comment": b"secret"}, {"exif": b"Exif\0\0secret"}, {"progressive": True}):
        data = photo_bytes(200, 200, **more)
        assert image_bytes(image_record(data)) != data
    behind = image_bytes(ours) + b"secret\xff\xd9"
    assert b"secret" not in image_bytes(image_record(behind))
    png = photo_bytes(100, 100, "PNG")
    assert b"secret" not in image_bytes(image_record(png + b"secret"))
