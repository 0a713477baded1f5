"""Pictures in maps that unfold to more than a computer has, or that are none."""

from __future__ import annotations

import base64
import binascii
import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image as Pillow

from tests.hostile.maps import holding


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = binascii.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def _png(width: int, height: int, *chunks: bytes, rows: bytes = b"", depth: int = 8) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, 6, 0, 0, 0)
    body = _chunk(b"IDAT", zlib.compress(rows, 9))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (_chunk(b"IHDR", head), *chunks, body, _chunk(b"IEND", b""))
    )


def claims_too_much() -> bytes:
    return _png(100_000, 100_000, rows=b"\0" * 1_000)


def unfolds() -> bytes:
    """A picture as large as is still decoded, in some 24 kB."""
    return _png(4_000, 4_000, rows=b"\0" * ((4_000 * 4 + 1) * 4_000))


def swells_within() -> bytes:
    """A small picture whose data unfold to 200 MB."""
    return _png(8, 8, rows=b"\0" * 200_000_000)


def large_remark() -> bytes:
    remark = b"Comment\0\0" + zlib.compress(b"x" * 100_000_000)
    return _png(8, 8, _chunk(b"zTXt", remark), rows=b"\0" * 33 * 8)


def large_profile() -> bytes:
    profile = b"icc\0\0" + zlib.compress(b"\0" * 100_000_000)
    return _png(8, 8, _chunk(b"iCCP", profile), rows=b"\0" * 33 * 8)


def false_checksum() -> bytes:
    data = bytearray(_png(8, 8, rows=b"\0" * 33 * 8))
    data[30] ^= 0xFF
    return bytes(data)


def no_rows() -> bytes:
    return _png(800, 800)


def no_size() -> bytes:
    return _png(0, 0)


def odd_depth() -> bytes:
    return _png(8, 8, rows=b"\0" * 33 * 8, depth=3)


def animated() -> bytes:
    frames = [Pillow.new("RGB", (64, 64), (n, 0, 0)) for n in range(200)]
    buffer = io.BytesIO()
    frames[0].save(buffer, "PNG", save_all=True, append_images=frames[1:])
    return buffer.getvalue()


def _photo(kind: str) -> bytes:
    buffer = io.BytesIO()
    Pillow.effect_noise((400, 300), 90).convert("RGB").save(buffer, kind)
    return buffer.getvalue()


def jpeg_cut_off() -> bytes:
    data = _photo("JPEG")
    return data[: len(data) // 2]


def jpeg_head() -> bytes:
    return _photo("JPEG")[:4]


def jpeg_lies() -> bytes:
    data = bytearray(_photo("JPEG"))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = b"\xff\xff\xff\xff"  # 65,535 pixels a side
    return bytes(data)


def webp_cut_off() -> bytes:
    data = _photo("WEBP")
    return data[: len(data) // 2]


def drawing() -> bytes:
    return (
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="9"'
        b' height="9"><image x:href="file:///etc/passwd"/><script>alert(1)</script></svg>'
    )


def page() -> bytes:
    return b"<html><img src='http://127.0.0.1:9/x.png'></html>"


def gif() -> bytes:
    buffer = io.BytesIO()
    Pillow.new("P", (8, 8)).save(buffer, "GIF")
    return buffer.getvalue()


def nothing() -> bytes:
    return b""


PICTURES: tuple[Callable[[], bytes], ...] = (
    claims_too_much,
    unfolds,
    swells_within,
    large_remark,
    large_profile,
    false_checksum,
    no_rows,
    no_size,
    odd_depth,
    animated,
    jpeg_cut_off,
    jpeg_head,
    jpeg_lies,
    webp_cut_off,
    drawing,
    page,
    gif,
    nothing,
)


def map_with(pictures: list[bytes], *, kind: str = "png") -> bytes:
    """A map that shows each picture on a card and as somebody's photo."""
    texts = [base64.b64encode(data).decode() for data in pictures]
    texts.append("A")  # no base64 at all
    return holding(
        stages=[{"id": "g", "order": "V"}],
        steps=[{"id": "s", "stage_id": "g", "order": "V"}],
        lanes=[{"id": "l", "kind": "images", "order": "V"}],
        images=[
            {"id": f"i{n}", "media_type": f"image/{kind}", "width": 8, "height": 8, "data": text}
            for n, text in enumerate(texts)
        ],
        personas=[{"id": f"p{n}", "order": "V", "photo_id": f"i{n}"} for n, _ in enumerate(texts)],
        cards=[
            {
                "id": f"c{n}",
                "kind": "image",
                "order": f"{n:02d}V",
                "lane_id": "l",
                "step_id": "s",
                "image_id": f"i{n}",
            }
            for n, _ in enumerate(texts)
        ],
    )
