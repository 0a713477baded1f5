"""What every long proof answers, so that one command can run them all and print their figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a proof went: a sentence with figures for docs/RELIABILITY.md, and what broke.

    ``failures`` are sentences that name what is needed to see it again, the seed above all.
    """

    figures: str
    failures: tuple[str, ...] = ()


Proof: TypeAlias = Callable[[int, float], Reached]
"""Takes the seed and a scale: 1.0 is the long form, less is shorter. Prints its progress."""
