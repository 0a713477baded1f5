"""Stable random ids.

An id is ``<prefix>-<10 characters>`` from an alphabet without look-alikes: about 49 random bits,
so two laptops that work on copies of one map do not meet. The prefix only helps people who read
the file. Images are the exception: their id is the sha256 of their bytes.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable
from typing import TypeAlias

Id: TypeAlias = str
IdSource: TypeAlias = Callable[[str], Id]

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_LENGTH = 10


def new_id(prefix: str) -> Id:
    """A fresh random id, for instance ``card-7f3kq2mzh9``."""
    return f"{prefix}-" + "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


def seeded_ids(seed: int | str) -> IdSource:
    """A source of repeatable ids, for imports (same file, same map) and tests."""
    bits = random.Random(seed).getrandbits  # noqa: S311 - names, not secrets
    width, count = len(_ALPHABET).bit_length(), len(_ALPHABET)

    def source(prefix: str) -> Id:
        # What random.choice does, at a third of its time: large imports need many.
        letters: list[str] = []
        while len(letters) < _LENGTH:
            place = bits(width)
            if place < count:
                letters.append(_ALPHABET[place])
        return f"{prefix}-{''.join(letters)}"

    return source
