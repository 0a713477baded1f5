"""Colours as eyes see them: lightness, chroma and hue (OKLCH), also through colour-blind eyes.

Lightness goes from 0 (black) to 1 (white), chroma from 0 (grey) to about 0.3, hue in degrees. Equal
distances look about equally far apart; 0.02 is what one just tells apart side by side.
"""

from __future__ import annotations

import math
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, TypeAlias

Triple: TypeAlias = tuple[float, float, float]
_Matrix: TypeAlias = tuple[Triple, Triple, Triple]


class Perceived(NamedTuple):
    """A colour by lightness, chroma and hue."""

    lightness: float
    chroma: float
    hue: float


class Eyes(StrEnum):
    """Who looks: most people, or those who lack one of the three kinds of cones."""

    USUAL = "usual"
    PROTANOPE = "protanope"
    DEUTERANOPE = "deuteranope"
    TRITANOPE = "tritanope"


# Ottosson's OKLab: linear sRGB to cone responses, their cube roots to lab, and back.
_TO_CONES: _Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB: _Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB: _Matrix = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_CONES: _Matrix = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
# Machado, Oliveira and Fernandes (2009), in linear sRGB, for eyes that lack the cones altogether.
_SEEN: dict[Eyes, _Matrix] = {
    Eyes.PROTANOPE: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Eyes.DEUTERANOPE: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Eyes.TRITANOPE: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_STEPS = 24


@lru_cache(maxsize=1024)
def perceived(colour: str) -> Perceived:
    """Lightness, chroma and hue of ``#RRGGBB``."""
    lightness, a, b = _lab(_linear(colour))
    return Perceived(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def shown(wanted: Perceived) -> str:
    """The colour as ``#RRGGBB``; with less chroma where no screen shows that much of it."""
    lightness = min(max(wanted.lightness, 0.0), 1.0)
    low, high = 0.0, wanted.chroma
    best = _rgb(lightness, high, wanted.hue)
    if not _in_range(best):
        for _ in range(_STEPS):
            middle = (low + high) / 2
            if _in_range(_rgb(lightness, middle, wanted.hue)):
                low = middle
            else:
                high = middle
        best = _rgb(lightness, low, wanted.hue)
    return "#" + "".join(f"{round(255 * _encoded(part)):02X}" for part in best)


@lru_cache(maxsize=8192)
def apart(first: str, second: str) -> float:
    """How far apart two colours are for the eyes that tell them apart worst."""
    return min(math.dist(_seen(first, eyes), _seen(second, eyes)) for eyes in Eyes)


@lru_cache(maxsize=4096)
def _seen(colour: str, eyes: Eyes) -> Triple:
    linear = _linear(colour)
    if eyes in _SEEN:
        red, green, blue = _times(_SEEN[eyes], linear)
        linear = (max(red, 0.0), max(green, 0.0), max(blue, 0.0))
    return _lab(linear)


def _times(matrix: _Matrix, values: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix)
    return first, second, third


def _linear(colour: str) -> Triple:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    )
    return red, green, blue


def _encoded(part: float) -> float:
    part = min(max(part, 0.0), 1.0)
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _lab(linear: Triple) -> Triple:
    first, second, third = (cone ** (1 / 3) for cone in _times(_TO_CONES, linear))
    return _times(_TO_LAB, (first, second, third))


def _rgb(lightness: float, chroma: float, hue: float) -> Triple:
    angle = math.radians(hue)
    lab = (lightness, chroma * math.cos(angle), chroma * math.sin(angle))
    first, second, third = (root**3 for root in _times(_FROM_LAB, lab))
    return _times(_FROM_CONES, (first, second, third))


def _in_range(linear: Triple) -> bool:
    return all(-1e-4 <= part <= 1 + 1e-4 for part in linear)
