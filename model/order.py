"""Order by fractional keys: strings that sort, with room between any two neighbours.

Two laptops may each put a card between the same neighbours and still merge: nobody else's key
changes. Keys are digits of a fraction in base 62, without trailing zeros, compared as plain
strings. Ties (possible after a merge) are broken by id.
"""

from __future__ import annotations

from collections.abc import Iterable

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
_START = "V"
KEY_PATTERN = r"^[0-9A-Za-z]*[1-9A-Za-z]$"
MAX_KEY_LENGTH = 256


def key_between(before: str | None, after: str | None) -> str:
    """A key that sorts after ``before`` and before ``after`` (None: no neighbour there).

    Raises:
        ValueError: the neighbours are not in order, so nothing fits between.
    """
    low = before or ""
    if after is not None and low >= after:
        message = f"no key fits between {before!r} and {after!r}"
        raise ValueError(message)
    if after is None:
        return _stepped(low, +1) if low else _START
    return (_stepped(after, -1) if not low else "") or _middle(low, after)


def keys_between(before: str | None, after: str | None, count: int) -> list[str]:
    """``count`` ascending keys between two neighbours, kept short by halving."""
    if count <= 0:
        return []
    if after is None:
        keys: list[str] = []
        for _ in range(count):
            before = key_between(before, None)
            keys.append(before)
        return keys
    middle = key_between(before, after)
    left = (count - 1) // 2
    return [
        *keys_between(before, middle, left),
        middle,
        *keys_between(middle, after, count - 1 - left),
    ]


def first_keys(count: int) -> list[str]:
    """``count`` ascending keys for a fresh list."""
    return keys_between(None, None, count)


def last_key(keys: Iterable[str]) -> str | None:
    """The greatest of the keys, or None when there is none."""
    return max(keys, default=None)


def _stepped(key: str, direction: int) -> str:
    """A short key beyond ``key``: appending a thousand cards must not grow keys a thousandfold.

    Steps over 62 places, so that later insertions find room. Where the digits run out the key
    gets longer; below the smallest key of its length the answer is empty.
    """
    width = max(4, len(key))
    number = 0
    for digit in key.ljust(width, "0"):
        number = number * _BASE + _DIGITS.index(digit)
    number += direction * _BASE
    if number >= _BASE**width:
        return key + _START
    if number <= 0:
        return ""
    digits = []
    for _ in range(width):
        number, value = divmod(number, _BASE)
        digits.append(_DIGITS[value])
    return "".join(reversed(digits)).rstrip("0")


def _middle(low: str, high: str) -> str:
    """The shortest key strictly between two keys, near their middle."""
    prefix = []
    position = 0
    while True:
        low_digit = _DIGITS.index(low[position]) if position < len(low) else 0
        high_digit = _DIGITS.index(high[position]) if position < len(high) else _BASE
        if high_digit - low_digit > 1:
            prefix.append(_DIGITS[(low_digit + high_digit) // 2])
            return "".join(prefix)
        prefix.append(_DIGITS[low_digit])
        if high_digit > low_digit:
            high = ""  # below the upper neighbour from here on: only the lower one binds
        position += 1
