"""Numbers, names and text as they stand in an SVG file."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# What XML 1.0 cannot carry, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789"


def number(value: float) -> str:
    """A number with at most two decimals and nothing that could be left out."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def escaped(text: str) -> str:
    """Text for element content and for attributes in double quotes."""
    return escape(_FORBIDDEN.sub("\ufffd", text), {'"': "&quot;", "\n": "&#10;"})


def short_name(index: int) -> str:
    """A short name that begins with a letter, different for each index."""
    name = _DIGITS[index % 26]
    index //= 26
    while index:
        index, digit = divmod(index - 1, len(_DIGITS))
        name += _DIGITS[digit]
    return name
