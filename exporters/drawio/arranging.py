"""Shapes that stand roughly one below the other are a column; roughly beside each other, a row."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

_APART = 0.5
"""A shape farther from its column than this part of the usual width begins the next one."""


def clusters(spans: Sequence[tuple[float, float]]) -> list[int]:
    """For each span (from, to) the number of its cluster, counted along the axis."""
    if not spans:
        return []
    centres = [(low + high) / 2 for low, high in spans]
    apart = _APART * max(20.0, median(high - low for low, high in spans))
    order = sorted(range(len(spans)), key=lambda index: centres[index])
    found = [0] * len(spans)
    number, total, count = 0, centres[order[0]], 1
    for index in order[1:]:
        if centres[index] - total / count > apart:
            number, total, count = number + 1, 0.0, 0
        total, count = total + centres[index], count + 1
        found[index] = number
    return found
