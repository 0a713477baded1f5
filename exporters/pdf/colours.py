"""What the numbers of colours mean: sRGB, as a profile of our own making (ICC.1:2001-04).

A matrix of the three primaries, adapted to the white of D50, and the curve of IEC 61966-2-1 as a
table: what every viewer and press understands, in 1 kB.
"""

from __future__ import annotations

import struct
from functools import lru_cache

from exporters.pdf.file import PdfFile, dictionary, reference

_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    "rXYZ": (0.4360747, 0.2225045, 0.0139322),
    "gXYZ": (0.3850649, 0.7168786, 0.0971045),
    "bXYZ": (0.1430804, 0.0606169, 0.7141733),
}
_NAME = "sRGB"
_POINTS = 256


def write_intent(file: PdfFile) -> int:
    """What device colours mean; gives its object's number."""
    profile = file.packed(srgb_profile(), {"N": 3, "Alternate": "/DeviceRGB"})
    return file.add(
        dictionary(
            {
                "Type": "/OutputIntent",
                "S": "/GTS_PDFA1",
                "OutputConditionIdentifier": f"({_NAME})",
                "Info": f"({_NAME})",
                "DestOutputProfile": reference(profile),
            }
        )
    )


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """The profile's bytes."""
    curve = _curve()
    tags = {
        "desc": _description(),
        "cprt": b"text\0\0\0\0No copyright\0",
        "wtpt": _point(_WHITE),
        **{name: _point(value) for name, value in _PRIMARIES.items()},
        **dict.fromkeys(("rTRC", "gTRC", "bTRC"), curve),
    }
    places: dict[bytes, int] = {}
    body = b""
    start = 128 + 4 + 12 * len(tags)
    table = struct.pack(">I", len(tags))
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += struct.pack(">4sII", name.encode("ascii"), places[data], len(data))
    return _header(start + len(body)) + table + body


def _header(size: int) -> bytes:
    """Size, version 2.1, a display's profile from RGB to XYZ, made on a fixed day, for D50."""
    made = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += made + b"acsp" + bytes(28)
    return head.ljust(68, b"\0") + struct.pack(">3i", *map(_fixed, _WHITE)).ljust(60, b"\0")


def _fixed(number: float) -> int:
    return round(number * 65536)


def _point(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *map(_fixed, values))


def _description() -> bytes:
    text = _NAME.encode("ascii") + b"\0"
    # After the plain name come an empty one in Unicode and an empty one for Macintosh.
    return b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(8 + 3 + 67)


def _curve() -> bytes:
    values = (place / (_POINTS - 1) for place in range(_POINTS))
    light = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]
    numbers = [round(65535 * value) for value in light]
    return b"curv\0\0\0\0" + struct.pack(f">I{_POINTS}H", _POINTS, *numbers)
