"""The few rules of JavaScript that decide how mermaid reads a text.

White space, numbers and the order of strings differ from Python's in small ways; a reader that
agrees with mermaid has to follow JavaScript.
"""

from __future__ import annotations

import math
import re

INLINE_SPACE = r"\t\v\f \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""White space but for line feeds and carriage returns, for the brackets of a character class."""

SPACE = r"\n\r" + INLINE_SPACE
"""What ``\\s`` matches in JavaScript, for the brackets of a character class."""

SPACE_CHARACTERS = "".join(
    chr(code)
    for code in (
        *range(0x09, 0x0E),
        *(0x20, 0xA0, 0x1680),
        *range(0x2000, 0x200B),
        *(0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF),
    )
)
"""The same, for ``str.strip``."""

_DECIMAL = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE | re.ASCII)
_PREFIXED = {"0x": 16, "0o": 8, "0b": 2}
_DIGITS = {16: re.compile(r"[0-9a-fA-F]+"), 8: re.compile(r"[0-7]+"), 2: re.compile(r"[01]+")}
_MAX_DIGITS = 1_100  # more than the largest finite number has, in any of the bases


def trim(text: str) -> str:
    """The text without white space at its ends."""
    return text.strip(SPACE_CHARACTERS)


def trim_start(text: str) -> str:
    """The text without white space before it."""
    return text.lstrip(SPACE_CHARACTERS)


def number(text: str) -> float | None:
    """What ``Number(text)`` gives: 0 for nothing at all, None for what is no finite number."""
    text = trim(text)
    if not text:
        return 0.0
    base = _PREFIXED.get(text[:2].lower())
    if base is not None:
        digits = text[2:]
        if not _DIGITS[base].fullmatch(digits) or len(digits.lstrip("0")) > _MAX_DIGITS:
            return None
        try:
            return float(int(digits, base))
        except OverflowError:
            return None
    if not _DECIMAL.fullmatch(text):
        return None
    value = float(text)
    return value if math.isfinite(value) else None


def utf16_key(text: str) -> bytes:
    """A key that sorts strings by UTF-16 code units, as ``Array.sort`` does."""
    return text.encode("utf-16-be", "surrogatepass")


def shown_number(value: float) -> str:
    """What ``String(value)`` gives for a finite number."""
    if value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    mantissa, _, exponent = repr(value).partition("e")
    return f"{mantissa}e{int(exponent):+d}" if exponent else mantissa
