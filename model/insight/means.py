"""Means that do not depend on the order of what they are made of."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum


def mean(values: Sequence[float]) -> float:
    """The mean of one value at least: summed exactly, so that every laptop finds the same."""
    return fsum(values) / len(values)
