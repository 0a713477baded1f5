"""Mixing colours and keeping text legible. Colours are ``#RRGGBB``."""

from __future__ import annotations

from functools import lru_cache

READABLE = 4.5
"""The contrast that text must have with its ground (WCAG AA)."""

_STEPS = 40


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@lru_cache(maxsize=1024)
def blend(first: str, second: str, share: float) -> str:
    """The colour that is ``share`` (0 to 1) of the way from the first to the second."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


@lru_cache(maxsize=1024)
def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2: 0 is black, 1 is white."""
    parts = [value / 255 for value in _channels(colour)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=4096)
def contrast(first: str, second: str) -> float:
    """The contrast of two colours after WCAG 2, from 1 to 21."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=1024)
def readable(colour: str, *grounds: str, ratio: float = READABLE) -> str:
    """The colour, darkened or lightened just as far as it needs to be read on all ``grounds``."""
    light = sum(luminance(ground) for ground in grounds) / len(grounds) > 0.18
    end = "#000000" if light else "#FFFFFF"
    for step in range(_STEPS + 1):
        mixed = blend(colour, end, step / _STEPS)
        if min(contrast(mixed, ground) for ground in grounds) >= ratio:
            return mixed
    return end
